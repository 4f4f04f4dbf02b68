"""Why YAML cannot be parsed, said in an editor's words and where the mistake was made."""

from __future__ import annotations

import pytest
import yaml

from macros.content.yaml_errors import (
    AFTER,
    COMMA,
    CURLED,
    DASH,
    DOUBLE_ROUND,
    MARKS,
    QUOTE,
    SINGLE_ROUND,
    TAB,
    UNCLOSED,
    Slip,
    explain,
    within,
)
from macros.content.yaml_reader import Reader

COLON = ("there is a colon in this text, and no quotes round it.", QUOTE)
NO_COLON = ("there is no colon after this name.", "Write a name, a colon, a space and then the text.")
BRACKET = ("a bracket is not closed, or there is a comma too many.", "Look for it here.")
OPENED = ("a bracket is opened here and never closed.", "Close it, or put quotes round the text.")
BACKSLASH = ("a backslash in double quotes means something else.", "Use single quotes, or write it twice.")
LIST = ("a list begins where a text belongs.", QUOTE)
MORE = ("a line   ---   or   ...   ends this file, but more follows.", "Delete that line.")
SINGLE, DOUBLE = (AFTER, SINGLE_ROUND), (AFTER, DOUBLE_ROUND)
LOOK = "Look at this line and at the one above."


def slip(text: str) -> Slip:
    with pytest.raises(yaml.MarkedYAMLError) as error:
        yaml.compose(text, Loader=yaml.CSafeLoader)
    return explain(error.value, text)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: b: c\n", 0, COLON),
        ("x: y\na: b\n c\nd: e: f\n", 3, COLON),
        ('a: "b\n', 0, UNCLOSED),
        ("a: 'b\n\n", 0, UNCLOSED),
        ("x: y\na: 'b\nc: d\n", 1, UNCLOSED),
        ("a: [b\nc: d\n", 0, OPENED),
        ("a: [b: c: d]\n", 0, OPENED),
        ("a: [b,,c]\n", 0, BRACKET),
        ("a: ]\n", 0, BRACKET),
        ("a: b\nc\nd: e\n", 1, NO_COLON),
        ("corrections\n  road:\n    title: A\n", 0, NO_COLON),
        ("corrections:\n  road\n    title: A\n", 1, NO_COLON),
        ("corrections:\n  road:\n    title\n    kind: x\n", 2, NO_COLON),
        ("a:\n- id: x\n- id\n  text: z\n", 2, NO_COLON),
        ("a: &\n", 0, MARKS),
        ("a: !<x\n", 0, MARKS),
        ("a: b\n---\nc: d\n", 1, MORE),
        ('a: "\\q"\n', 0, BACKSLASH),
        ("a: - b\n", 0, LIST),
        ("a: `b\n", 0, ("a text may not start with ` without quotes.", QUOTE)),
        ("a: %b\n", 0, ("a text may not start with % without quotes.", QUOTE)),
        ('a: "b" c\n', 0, SINGLE),
        ("a: 'b' c\n", 0, DOUBLE),
        ('a: "she\'d b" c\n', 0, DOUBLE),
        ("a: 'she'd \"b\" c'\n", 0, DOUBLE),
        ("\ta: b\n", 0, TAB),
        ("a: b\n \tc: d\n", 1, TAB),
        ("a:\n  -b\n  c: d\n", 1, DASH),
        ("a: b\n-c\n", 1, DASH),
        ("a: \u201cb: c\u201d\n", 0, CURLED),
        ("a: \u2018b: c\u2019\n", 0, CURLED),
        ('a: "b\u201d\nc: d\n', 0, CURLED),
        ('a: {b: "He said "no" to me", c: d}\n', 0, SINGLE),
        ("x: y\na: ['one 'two' three', four]\n", 1, DOUBLE),
        ('a: {b: "one" c: d}\n', 0, COMMA),
        ('x: y\na: "one\n  two\nb: c\nd: "e f"\n', 1, UNCLOSED),
        ("a:\n  - b: 'one\n      two\n    c: d\n  - b: 'e'\n", 1, UNCLOSED),
        ('a: "one\n  two"\nb: "c" d\n', 2, SINGLE),
        ("a: b\na:b\n", 1, ("there is no space after the colon.", "Put a space after   a:")),
    ],
)
def test_each_mistake_is_told_in_words_at_its_line(text: str, line: int, said: tuple[str, str]) -> None:
    assert slip(text) == (line, *said)


@pytest.mark.parametrize("typed", ['She\'d "b" c', '"It\'s" c', '"b" c', "'b' c", "it's 'so' and \"so\""])
@pytest.mark.parametrize("quote", ['"', "'"])
def test_the_cure_for_quotes_within_a_text_ends(typed: str, quote: str) -> None:
    reader, written = Reader("page.yml"), f"{quote}{typed}{quote}"
    if reader.parse(f"a: {written}") is None:
        single = reader.problems[0].do == SINGLE_ROUND
        written = f"'{typed}'" if single else '"' + typed.replace('"', "'") + '"'
    assert Reader("page.yml").parse(f"a: {written}"), written


def test_a_handle_needs_no_mark() -> None:
    assert "Leave out the @ of a handle" in slip("a: @b\n").do


def test_what_has_no_words_of_ours_has_those_of_the_parser() -> None:
    said = slip("%x\na: b\n")
    assert said == (0, "this is not YAML: while scanning a directive found unknown directive name.", LOOK)


@pytest.mark.parametrize(
    ("text", "line", "has", "belongs", "put"),
    [
        ("a:\n  b: c\n d: e\n", 2, "1 space", "2", "2 spaces"),
        ("a:\n  - b\n - c\n", 2, "1 space", "2", "2 spaces"),
        ("x: y\n\n\n   z: 1\n", 3, "3 spaces", "none", "no spaces"),
        (" a: b\nc: d\n", 0, "1 space", "none", "no spaces"),
        ("# x\n\n  a:\n    b: c\nd: e\n", 2, "2 spaces", "none", "no spaces"),
        ("a:\n b: c\n  d: e\n", 2, "2 spaces", "1", "1 space"),
        ("a:\n    b: c\n  d: e\n", 2, "2 spaces", "4", "4 spaces"),
    ],
)
def test_a_line_that_is_not_lined_up_is_told_how_far_in_it_belongs(
    text: str, line: int, has: str, belongs: str, put: str
) -> None:
    what = f"this line has {has} before it, and those it belongs to have {belongs}."
    assert slip(text) == (line, what, f"Put {put} before it.")


def test_a_text_that_goes_on_too_far_left_is_told_both_ways() -> None:
    said = slip("a:\n  b: words\n  and more\n  c: d\n")
    assert said == (
        2,
        "this line has no name with a colon, and is not indented as a text.",
        "If it goes on with the text above, put 4 spaces before it. If not, write   name: text",
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", set()),
        ("a: b\n", set()),
        ("a: [b,\n  c,\n  d]\ne: f\n", {1, 2}),
        ('a: "b\n  c"\nd: e\n', {1}),
        ("a: >-\n  b\n  c\nd: e\n", {1, 2}),
        ("a:\n  - b\n  - c\n", set()),
        ("a: [b,\n  c]\nd: e: f\n", {1}),
    ],
)
def test_the_lines_within_quotes_brackets_and_texts_are_known_as_far_as_yaml_can_be_read(
    text: str, lines: set[int]
) -> None:
    assert within(text) == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n b: 2\n", 2),
        ("a:\n  b: 1\n c: 2\n", 3),
        ("a:\n  b: 1\nc: 2\n  d: 3\n", 3),
        ("a:\n- b: 1\n c: 2\n", 3),
        ("a:\n- b: 1\n  c: 2\n   d: 3\n", 4),
        ("a:\n  - >-\n    b: c\n\n  # d\n  - e\n - f\n", 7),
        ("a: [b,\n  c: 1,\nd]\ne:f\ng: h\n", 4),
        ('a: "b\n c: d"\ne: f g: h\n', 3),
        ("a: b\n  c\n  - d\n e\nf:g\nh: i\n", 5),
        ("-\n  a: b\n   c: d\n", 3),
    ],
)
def test_a_slip_is_found_where_it_was_made(text: str, line: int) -> None:
    reader = Reader("docs/a.yml")
    assert reader.parse(text) is None
    assert [problem.where.line for problem in reader.problems] == [line]
