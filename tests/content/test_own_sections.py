"""The words of an organisation stand in place of the original's, and each line is told where it was typed."""

from __future__ import annotations

import pickle

import pytest

from macros.content.own_sections import OwnSection, joined, read
from macros.problems import JoinedFile, Where

FILE = "docs/_own/sections/b.md"
OWN = "---\nbased_on: 2026-01-10\n---\n\n## Ours { #b }\n\nOur words.\n"
PAGE = """\
---
title: A page
---

## A { #a }

One.

### B { #b }

Two.

```
## no heading
```

### C { #c }

Three.
"""


def own() -> dict[str, OwnSection]:
    found, wrong = read("b", OWN, FILE)
    assert found
    assert not wrong
    return {"b": found}


def test_its_words_stand_there_up_to_the_next_heading_at_the_level_of_the_original() -> None:
    text, _ = joined(PAGE, "p.md", "docs/p.md", own())
    assert text.split("\n")[4:] == [
        "## A { #a }", "", "One.", "", "### Ours { #b }", "", "Our words.", "", "", "### C { #c }", "", "Three.", "",
    ]  # fmt: skip


def test_each_line_is_told_where_it_was_typed() -> None:
    text, file = joined(PAGE, "p.md", "docs/p.md", own())
    lines = text.split("\n")
    assert file == "docs/p.md"
    at = {line: str(Where(file, number)) for number, line in enumerate(lines, 1)}
    assert at["Our words."] == f"{FILE}:7"
    assert at["One."] == "docs/p.md:7"
    assert at["Three."] == "docs/p.md:19"
    assert str(Where(file, len(lines) + 1)) == f"docs/p.md:{len(lines) + 1}"
    again = pickle.loads(pickle.dumps(file))  # noqa: S301  (as the cache does)
    assert isinstance(file, JoinedFile)
    assert again.lines == file.lines


def test_a_page_without_them_is_left_as_it_is() -> None:
    assert joined(PAGE, "p.md", "docs/p.md", {}) == (PAGE, "docs/p.md")
    text = PAGE.replace("#b", "#d")
    assert joined(text, "p.md", "docs/p.md", own()) == (text, "docs/p.md")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Words.\n", ':1: this is no section: it begins with "Words.".\n  Begin it with   ## Its title { #b }'),
        ("## Ours { #c }\n", ':1: this is no section: it begins with "## Ours { #c }".'),
        ("## Ours\n", ':1: this is no section: it begins with "## Ours".'),
        ("", ':1: this is no section: it begins with "".'),
        ("---\nbasedon: 2026-01-10\n---\n## Ours { #b }\n", ':2: the front matter has an unknown key "basedon".'),
    ],
)
def test_what_is_no_section_is_told(text: str, says: str) -> None:
    found, (problem,) = read("b", text, FILE)
    assert found is None
    assert str(problem).startswith(FILE + says)
