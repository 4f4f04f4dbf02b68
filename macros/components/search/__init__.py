"""The search: what readers call the things of the handbook, and which words mean the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.components.declaration import Component
from macros.content.collection import EntryType
from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where


@dataclass(frozen=True)
class SearchWords:
    """What readers type when they look for a section, an example or something else with an id."""

    where: Where
    words: tuple[Text, ...] = example("[hacked, locked out]")


@dataclass(frozen=True)
class Synonyms:
    """Words that mean the same: who types one finds the others too, a little lower."""

    where: Where
    words: tuple[Text, ...] = example("[delete, remove, take down]")


def check(id: str, synonyms: Synonyms) -> Iterator[Problem]:
    """Find what the schema cannot: a word that has no other beside it."""
    if len(synonyms.words) < 2:
        what = f'the synonyms "{id}" are one word alone.'
        yield Problem(synonyms.where, what, "Add what else readers call it, such as   words: [delete, remove]")


COMPONENT = Component(
    "search",
    reads=(
        EntryType("search", "search word", SearchWords, quoted=True),
        EntryType("synonyms", "synonym", Synonyms, check, file="synonyms.yml", first="delete:", quoted=True),
    ),
)
