"""The lines of a text of the register as paragraphs, lists, tables and headings, with the words of each reference."""

from __future__ import annotations

import pytest

from macros.components.place import Link
from macros.components.version.blocks import Block, blocks, in_words

KNOWN = {
    "known": Link('It\'s "known"', "../s/known/index.html"),
    "unlinked": Link("(A book, 1999)", None),
    "silent": Link("", "../s/silent/index.html"),
}
GUIDE = "Question [start]: What?\n- A mistake [wrong-fact]\n- No more [known]\nOutcome [wrong-fact]: Put it right\n"


def made(text: str) -> list[Block]:
    return list(blocks(text, KNOWN.get))


def told(block: Block) -> list[list[str]]:
    """Return the words of each cell of each line; a reference is in braces, with the words of a link in brackets."""
    return [
        [
            "".join(
                f"{{{run.reference}|{f'[{run.link.words}]' if run.link.href else run.link.words}}}"
                if run.reference
                else run.link.words
                for run in cell
            )
            for cell in line
        ]
        for line in block.lines
    ]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("", []),
        ("One.\nTwo.\n", [("p", 1), ("p", 1)]),
        ("# A\n# B\n", [("h3", 1), ("h3", 1)]),
        ("- a\n- b\n", [("ul", 2)]),
        ("1. a\n2. b\n3. c\n", [("ol", 3)]),
        ("0. a\n1. b\n", [("ol", 2)]),
        ("1. a\n3. b\n", [("ol", 1), ("ol", 1)]),
        ("2. a\n2. b\n", [("ol", 1), ("ol", 1)]),
        ("999. a\n", [("ol", 1)]),
        ("1000. a\n", [("p", 1)]),
        ("01. a\n", [("p", 1)]),
        ("1.a\n", [("p", 1)]),
        ("#a\n-a\n", [("p", 1), ("p", 1)]),
        ("- a\n1. b\n- c\n", [("ul", 1), ("ol", 1), ("ul", 1)]),
        ("a | b\nc | d\ne | f\n", [("table", 3)]),
        ("a | b\nc | d | e\nf | g | h\n", [("p", 1), ("table", 2)]),
        ("a|b\nc |d\n", [("p", 1), ("p", 1)]),
        ("- a | b\n- c | d\n", [("ul", 2)]),
    ],
)
def test_lines_become_blocks(text: str, shape: list[tuple[str, int]]) -> None:
    assert [(block.kind, len(block.lines)) for block in made(text)] == shape


def test_a_list_that_counts_begins_with_its_first_number() -> None:
    assert [block.start for block in made("7. a\n8. b\n8. c\n- d\n")] == [7, 8, 0]


def test_marks_are_left_out_and_only_the_first() -> None:
    assert [told(block) for block in made("# # A\n- - b\n1. 2. c\n")] == [[["# A"]], [["- b"]], [["2. c"]]]


def test_the_columns_of_a_table_are_named_by_its_first_line() -> None:
    (table,) = made("A | [known]\nc | d\n")
    assert table.columns == ["A", "It’s “known”"]
    assert table.names == ()


def test_a_line_alone_is_no_table_but_keeps_its_bars() -> None:
    (line,) = made("a | [unlinked] | c\n")
    assert (line.kind, told(line)) == ("p", [["a | {[unlinked]|(A book, 1999)} | c"]])


def test_networks_are_named_in_the_line_before() -> None:
    said, table = made("Networks: Edit, Delete\nA | Change it | No | Yes\n")
    assert (said.kind, table.kind) == ("p", "table")
    assert (table.names, table.columns) == (("Edit", "Delete"), ["", "", "Edit", "Delete"])


@pytest.mark.parametrize("before", ["- Networks: Edit, Delete", "The Networks: Edit, Delete", "Networks: Edit\nWords."])
def test_only_a_paragraph_right_before_names_the_columns(before: str) -> None:
    *_, table = made(f"{before}\nA | No\nB | Yes\n")
    assert table.names == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See [known].", "See {[known]|[It’s “known”]}."),
        ("[unlinked]", "{[unlinked]|(A book, 1999)}"),
        ("At [time], as [gone] says", "At [time], as [gone] says"),
        ("Words [silent], more", "Words{ [silent]|[]}, more"),
        ("[silent]", "{[silent]|[]}"),
        ("[known][unlinked]", "{[known]|[It’s “known”]}{[unlinked]|(A book, 1999)}"),
        ('It\'s "so"', "It’s “so”"),
    ],
)
def test_a_reference_has_its_words_and_address_and_what_is_none_stays(text: str, shown: str) -> None:
    (block,) = made(f"{text}\n")
    assert told(block) == [[shown]]


def test_what_the_guide_gives_itself_needs_nobody_to_know_it() -> None:
    assert [told(block) for block in made(GUIDE)] == [
        [["Question{ [start]|}: What?"]],
        [["A mistake {[wrong-fact]|Put it right}"], ["No more {[known]|[It’s “known”]}"]],
        [["Outcome{ [wrong-fact]|}: Put it right"]],
    ]


def test_a_text_in_words_has_the_same_lines() -> None:
    assert in_words(f"# A\n- [known], [time] | b\n{GUIDE}", KNOWN.get) == (
        "# A\n- It’s “known”, [time] | b\n"
        "Question: What?\n- A mistake Put it right\n- No more It’s “known”\nOutcome: Put it right\n"
    )
    assert in_words("", KNOWN.get) == ""
