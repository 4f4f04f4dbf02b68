"""The texts of the versions of a section: with what each referred to in its words, and two beside each other."""

from __future__ import annotations

import pytest

from macros.components.place import Link
from macros.components.version.texts import LONG, Line, Texts, in_sight, line, of_source, stretches
from macros.content.yaml_reader import Text
from macros.problems import Where
from macros.register.comparison import Row
from macros.register.entries import Register, Version
from macros.register.references import Kind, Reference, written
from macros.register.word_diff import Piece

AT = Where("x.yml", 1)
ACT = Reference("act", "source", "An Act", "1981-10-02", "high", "https://example.org/")
BOOK = Reference("book", "source", "A book", "undated", "low")
SAME = Row("same", [Piece("same", "Words.")])
HEADING = Row("same", [Piece("same", "# Here")])
OUT = Row("out", [Piece("del", "Words.")])
ROWS = {"s": SAME, "h": HEADING, "o": OUT}


def texts(*said: str, title: str = "A title", refers: tuple[Reference, ...] = (ACT, BOOK)) -> Texts:
    """Return the texts of a section that has said one after the other; the title is that of the last."""
    kept = [version(text, "A title", refers) for text in said[:-1]]
    return Texts(Register(AT, (*kept, version(said[-1], title, refers))), "../../")


def version(text: str, title: str, refers: tuple[Reference, ...]) -> Version:
    said = {"date": "2026-01-10", "note": "", "page": "a.md", "title": title, "sha256": "", "seal": ""}
    typed = {name: Text(value, AT) for name, value in said.items()}
    return Version(AT, kind="major", **typed, refers=written(refers), text=text)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (ACT, "Dated 2\u00a0October 1981. Confidence: high."),
        (BOOK, "Undated. Confidence: low."),
        (ACT._replace(date="1981"), "Dated 1981. Confidence: high."),
    ],
)
def test_a_source_has_its_date_and_how_sure_we_were(one: Reference, said: str) -> None:
    assert of_source(one) == said


def test_the_sources_of_a_text_are_those_that_it_cites() -> None:
    made = texts("[book] and [act].\n", "[time].\n")
    assert made.sources(0) == [(Link("A book", None), of_source(BOOK)), (Link("An Act", ACT.url), of_source(ACT))]
    assert made.sources(1) == []


@pytest.mark.parametrize(
    ("kind", "link"),
    [
        ("section", Link("Words", "../../s/x/index.html")),
        ("duty", Link("Words", None)),
        ("checklist", Link("Words", None)),
    ],
)
def test_only_a_section_has_a_permanent_address(kind: Kind, link: Link) -> None:
    made = texts("[x].\n", refers=(Reference("x", kind, "Words"),))
    assert made.refer(0)("x") == link
    assert made.refer(0)("y") is None


def test_a_source_stands_in_brackets() -> None:
    assert texts("").refer(0)("act") == Link("(An Act)", "https://example.org/")
    assert texts("").refer(0)("book") == Link("(A book)", None)


def test_a_text_in_words_has_its_sources_below_it() -> None:
    assert texts("# A\nAs [act] and [book] say.\n", "None.\n").in_words == [
        "# A\nAs (An Act) and (A book) say.\n"
        "Source: An Act. Dated 2\u00a0October 1981. Confidence: high. https://example.org/\n"
        "Source: A book. Undated. Confidence: low.\n",
        "None.\n",
    ]


def test_a_reader_sees_the_same_again_when_text_title_and_sources_are() -> None:
    back = texts("One.\n", "Two.\n", "One.\n")
    assert [back.alike(at, -1) for at in range(3)] == [True, False, True]
    assert not texts("One.\n", "One.\n", title="Another").alike(0, 1)


def test_two_that_are_the_same_have_nothing_to_compare() -> None:
    made = texts("One.\n", "Two words, and more.\n", "One.\n")
    assert made.compared(0, 2) == []
    (stretch,) = made.compared(0, 1)
    assert [each.word for each in stretch.lines] == ["Taken out", "Put in"]


def rows(shape: str) -> list[Row]:
    return [ROWS[mark] for mark in shape]


@pytest.mark.parametrize(
    ("shape", "seen"),
    [
        ("sssss", set()),
        ("sssos", {0, 2, 3, 4}),
        ("hsssosss", {0, 3, 4, 5}),
        ("hssshssos", {4, 6, 7, 8}),
        ("ohsss", {0, 1}),
        ("hsssh", set()),
    ],
)
def test_what_changed_is_in_sight_with_what_is_around_it_and_its_heading(shape: str, seen: set[int]) -> None:
    assert {at for at in in_sight(rows(shape)) if 0 <= at < len(shape)} == seen


@pytest.mark.parametrize(
    ("number", "seen", "told"),
    [
        (0, set(), []),
        (3, {0, 1, 2}, [(False, [0, 1, 2])]),
        (LONG, {0}, [(False, [0, 1, 2, 3, 4, 5])]),
        (LONG + 1, {0}, [(False, [0]), (True, [1, 2, 3, 4, 5, 6])]),
        (LONG + 1, {LONG}, [(True, [0, 1, 2, 3, 4, 5]), (False, [6])]),
        (LONG + 2, {0, LONG + 1}, [(False, [0]), (True, [1, 2, 3, 4, 5, 6]), (False, [7])]),
        (LONG + 1, {0, LONG}, [(False, [0, 1, 2, 3, 4, 5, 6])]),
    ],
)
def test_only_a_long_run_out_of_sight_is_folded(
    number: int, seen: set[int], told: list[tuple[bool, list[int]]]
) -> None:
    assert list(stretches([SAME] * number, seen)) == told


@pytest.mark.parametrize(
    ("pieces", "told"),
    [
        ([("same", "Words.")], Line("Reworded", False, [Piece("same", "Words.")])),
        ([("same", "# Here")], Line("Reworded", True, [Piece("same", "Here")])),
        ([("same", "- One")], Line("Reworded", False, [Piece("same", "\u2022 One")])),
        ([("same", "- - One - ")], Line("Reworded", False, [Piece("same", "\u2022 - One - ")])),
        ([("del", "# "), ("ins", "New")], Line("Reworded", True, [Piece("ins", "New")])),
        ([("same", "One "), ("ins", "# two")], Line("Reworded", False, [Piece("same", "One "), Piece("ins", "# two")])),
    ],
)
def test_the_mark_of_a_line_becomes_what_it_stands_for(pieces: list[tuple[str, str]], told: Line) -> None:
    assert line(Row("reworded", [Piece(kind, text) for kind, text in pieces])) == told
