"""A text in several languages, each by its tag (BCP 47), of which a page says which is which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import yaml

from macros.content.yaml_reader import Reader, Text
from macros.problems import Where, did_you_mean, shown

LANGUAGES = {
    "en": "English",
    "cy": "Welsh",
    "ga": "Irish",
    "gd": "Scottish Gaelic",
    "sco": "Scots",
    "kw": "Cornish",
}
BETWEEN = " / "


class InLanguages(Text):
    """A text in several languages: as a text all of them, one after another. `parts` has each by its tag."""

    parts: Mapping[str, str]

    def __new__(cls, parts: Mapping[str, str], where: Where) -> InLanguages:
        text = super().__new__(cls, BETWEEN.join(parts.values()), where)
        assert isinstance(text, InLanguages)  # noqa: S101  (a mistake of ours, not of an editor's)
        text.parts = parts
        return text

    def __getnewargs__(self) -> tuple[Mapping[str, str], Where]:  # type: ignore[override]
        """Return what makes it again, for a cache."""
        return self.parts, self.where


def read(
    reader: Reader, node: yaml.MappingNode, called: str, one: Callable[[yaml.Node, str, str], Any]
) -> InLanguages | None:
    """Read a text by its languages; None with problems noted when it cannot be. `one` reads that in one of them."""
    parts: dict[str, Any] = {}
    before = len(reader.problems)
    for tag, value in reader.pairs(node):
        if tag not in LANGUAGES:
            named = {words.lower(): key for key, words in LANGUAGES.items()}
            meant = named.get(tag.lower())
            what = f'{called} cannot be in "{shown(tag)}".'
            what += f' Did you mean "{meant}"?' if meant else did_you_mean(tag, LANGUAGES)
            known = ", ".join(f"{key} ({words})" for key, words in LANGUAGES.items())
            reader.problem(tag.where, what, f"It may be in: {known}.")
        else:
            parts[tag] = one(value, f'"{tag}" of {called}', f"{tag}: Llawlyfr Anytown")
    if not node.value:
        reader.problem(
            reader.where(node), f"{called} is empty.", "Write a language and the words, such as   cy: Llawlyfr"
        )
    return InLanguages(parts, reader.where(node)) if parts and len(reader.problems) == before else None
