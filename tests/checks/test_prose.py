"""The prose of a page, block by block: what counts as prose, and where each word of it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks.prose import Passage, blocks
from macros.content.pages import read
from macros.problems import Where
from tests.support.handbook import REVIEW, handbook_of, said

AT = Where("docs/a.yml", 1)
FRONT = "---\ntitle: A title\nid: a\ndescription: A description.\n" + REVIEW + "---\n"
FIRST = FRONT.count("\n") + 1  # the number of the first line below it


def found(body: str) -> list[tuple[str, int, str]]:
    """Return the kind, the line of the body, and what is written of each block of a page."""
    page = read(FRONT + body, "a.md", "docs/a.md", {})
    return [(block.kind, block.line - FIRST + 1, block.written) for block in blocks(page)]


def prose(written: str) -> str:
    text = Passage("paragraph", "docs/a.md", 1, written).text
    assert len(text) == len(written)
    return text


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("", []),
        ("\n\n", []),
        ("One.", [("paragraph", 1, "One.")]),
        ("One.\n  \nTwo.", [("paragraph", 1, "One."), ("paragraph", 3, "Two.")]),
        ("One\ntwo.\n\nThree.", [("paragraph", 1, "One\ntwo."), ("paragraph", 4, "Three.")]),
        ("## A { #a }\nOne.", [("heading", 1, "## A { #a }"), ("paragraph", 2, "One.")]),
        ("One.\n## A\n## B", [("paragraph", 1, "One."), ("heading", 2, "## A"), ("heading", 3, "## B")]),
        ("####### A", [("paragraph", 1, "####### A")]),
        ("#A", [("paragraph", 1, "#A")]),
        ("- a\n- b\n  more", [("item", 1, "- a"), ("item", 2, "- b\n  more")]),
        ("One:\n* a\n+ b", [("paragraph", 1, "One:"), ("item", 2, "* a"), ("item", 3, "+ b")]),
        ("1. c\n2) d", [("item", 1, "1. c"), ("item", 2, "2) d")]),
        ("Term\n:   What", [("paragraph", 1, "Term"), ("item", 2, ":   What")]),
        ("-a\n1.b", [("paragraph", 1, "-a\n1.b")]),
        ("| a | b |\n| - | - |", [("row", 1, "| a | b |"), ("row", 2, "| - | - |")]),
        ("One.\n> Quoted.\n> More.\nTwo.", [("paragraph", 1, "One."), ("paragraph", 4, "Two.")]),
        ("One.\n```\ncode\n```\nTwo.", [("paragraph", 1, "One."), ("paragraph", 5, "Two.")]),
        ("One.\n\n    - a\n", [("paragraph", 1, "One."), ("item", 3, "    - a")]),
    ],
)
def test_a_page_is_cut_into_blocks(body: str, told: list[tuple[str, int, str]]) -> None:
    assert found(body) == told


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Words only.", "Words only."),
        ("a {{ x() }} b", "a           b"),
        ('a {{ section("a", "the words") }}.', "a                  the words     ."),
        ('a {{ section("a") }}.', "a                   ."),
        ("a `code` b ``c ` d`` e", "a        b           e"),
        ("a [words](https://x.uk/a b) c", "a [words                    c"),
        ("a <b>bold</b> c", "a    bold     c"),
        ("see https://x.uk/a. Then", "see                 Then"),
        ("## A { #own-up }", "## A            "),
        ("A {: .wide } b", "A            b"),
        ("a {b} c", "a {b} c"),
        ('a "quoted" b', "a          b"),
        ("a \u201cquoted\u201d b", "a          b"),
        ('a "over\nlines" b', "a      \n       b"),
        ("it's a 'word'", "it's a 'word'"),
        ('an " alone', 'an " alone'),
    ],
)
def test_spaces_stand_for_what_is_not_prose(written: str, text: str) -> None:
    assert prose(written) == text


@pytest.mark.parametrize(("place", "line"), [(0, 7), (3, 7), (4, 8), (8, 9), (9, 10)])
def test_a_word_is_found_in_its_line(place: int, line: int) -> None:
    assert Passage("paragraph", "docs/a.md", 7, "One\nTwo\n\nThree").at(place) == ("docs/a.md", line)


def test_the_handbook_says_its_pages_their_front_matter_and_its_data(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    files = {
        "a.md": f"{FRONT}\nWords.\n",
        "b.md": "No front matter.\n",
        "a.yml": "checklists:\n  steps:\n    title: Steps\n    groups:\n      - title: All\n        items:\n"
        "          - id: stop\n            text: Stop\n            see: [a]\n",
        "synonyms.yml": "one:\n  words: [quoted, other]\n",
    }
    library = handbook_of(tmp_path, files).library
    found = [(block.kind, block.file, block.line, block.written) for block in said(library)]
    assert found == [
        ("paragraph", "docs/a.md", FIRST + 1, "Words."),
        ("heading", "docs/a.md", 2, "A title"),
        ("heading", "docs/a.md", 4, "A description."),
        ("paragraph", "docs/b.md", 1, "No front matter."),
        ("paragraph", "docs/a.yml", 3, "Steps"),
        ("paragraph", "docs/a.yml", 5, "All"),
        ("paragraph", "docs/a.yml", 8, "Stop"),
    ]
