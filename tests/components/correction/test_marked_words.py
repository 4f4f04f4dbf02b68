"""The wrong words of a post, marked where they stand, and the letters that stand for an account."""

from __future__ import annotations

import pytest

from macros.components.correction.marked_words import initials, marked_words, stand_in


def marked(text: str, *wrong: str) -> str:
    """Return a text with its wrong words in brackets."""
    form = {"wrong": "[{}]", "same": "{}"}
    return "".join(form[piece.kind].format(piece.text) for piece in marked_words(text, wrong))


@pytest.mark.parametrize(
    ("text", "wrong", "shown"),
    [
        ("No, northbound is no road.", ["no", "No,"], "[No,] northbound is [no] road."),
        ("Mill Road", ["Mill", "Mill Road"], "[Mill Road]"),
        ("Mill Road and Mill", ["Mill Road", "Mill"], "[Mill Road] and [Mill]"),
        ("a road, a road", ["road"], "a [road], a [road]"),
        ("roads road_1 aroad", ["road"], "roads road_1 aroad"),
        ("Road road", ["road"], "Road [road]"),
        ("one (two) three", ["(two)", "e.t"], "one [(two)] three"),
        ("at 7.30pm", ["7.30"], "at 7.30pm"),
        ("£5 5", ["£5"], "[£5] 5"),
        ("one\ntwo", ["one\ntwo"], "[one\ntwo]"),
        ("one two", [], "one two"),
        ("one two", [""], "one two"),
        ("", ["one"], ""),
    ],
)
def test_each_wrong_wording_is_marked_as_a_whole_the_longest_first(text: str, wrong: list[str], shown: str) -> None:
    assert marked(text, *wrong) == shown


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("road", "The road.", True),
        ("road", "The roads.", False),
        ("road", "broad", False),
        ("the road", "to the road", True),
        ("!", "Stop!", True),
        ("p!", "Stop!", True),
        ("op", "Stop!", False),
        (".", "Stop!", False),
        ("é", "café", False),
        ("one\ntwo", "one\ntwos", False),
    ],
)
def test_what_begins_or_ends_with_a_letter_stands_in_a_text_only_as_whole_words(
    words: str, text: str, found: bool
) -> None:
    assert stand_in(words, text) is found


@pytest.mark.parametrize(
    ("account", "face"),
    [
        ("Anytown Police", "AP"),
        ("anytown", "A"),
        ("Alpha beta gamma", "AB"),
        ("👮 Police", "P"),
        ("(One) Two", "T"),
        ("élan 2", "É2"),
        ("!", "?"),
        ("", "?"),
    ],
)
def test_a_face_is_made_of_letters(account: str, face: str) -> None:
    assert initials(account) == face
