"""What changed in a post, in words."""

from __future__ import annotations

import re

import pytest

from macros.components.templates import environment
from macros.register.word_diff import changes, with_gaps


def rendered(before: str, after: str) -> str:
    """Return a change as a person reads it in the page."""
    html = str(environment().get_template("diff.html").make_module().diff(changes(before, after)))  # type: ignore[attr-defined]
    return re.sub(r"<span class=\"hb-vh\"[^>]*>[^<]*</span>", "", html)


def short(before: str, after: str) -> str:
    signs = {"same": "{}", "del": "[-{}-]", "ins": "[+{}+]"}
    return "".join(signs[piece.kind].format(piece.text) for piece in changes(before, after))


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("closed northbound.", "closed southbound.", "closed [-northbound-][+southbound+]."),
        ("at 7.30 pm", "at 6.30 pm", "at [-7.30-][+6.30+] pm"),
        ("on Monday 3 May", "on Tuesday 4 May", "on [-Monday 3-][+Tuesday 4+] May"),
        ("a b", "a b", "a b"),
        ("", "a", "[+a+]"),
        ("a", "", "[-a-]"),
        ("We're here", "We were here", "[-We're-][+We were+] here"),
        ("a  b", "a b", "a[-  -][+ +]b"),
    ],
)
def test_whole_words_change(before: str, after: str, changed: str) -> None:
    assert short(before, after) == changed


def test_gaps_stand_in_square_brackets() -> None:
    assert [(p.kind, p.text) for p in with_gaps("At [time] we")] == [("same", "At "), ("gap", "time"), ("same", " we")]


@pytest.mark.parametrize(
    ("before", "after", "html"),
    [
        ("It is shut", "It is shut, sorry", "It is shut<ins>, sorry</ins>"),
        ("go north now", "go south now", "go <del>north</del> <ins>south</ins> now"),
        ("not now", "now", "<del>not </del>now"),
    ],
)
def test_the_marks_add_no_space_but_between_old_and_new(before: str, after: str, html: str) -> None:
    assert rendered(before, after) == html
