"""The HTML of macros stays whole among Markdown."""

from __future__ import annotations

import pytest
from markdown import Markdown

from macros.markdown_extensions import macro_html
from macros.markdown_extensions.macro_html import mark

INLINE = '<a href="#x">one\ntwo</a>'
BLOCK = "<hb-thing>\n<p>*One*</p>\n\n```\n<p>%41 wzxhzdk:0 {{ x }}\ttab</p>\n```\n</hb-thing>"


def convert(markdown: str) -> str:
    return Markdown(extensions=[macro_html.__name__, "tables", "pymdownx.superfences"]).convert(markdown)


def test_marked_html_is_one_line_that_jinja_and_markdown_leave_alone() -> None:
    assert "\n" not in mark(BLOCK)
    assert "{{" not in mark(BLOCK)
    assert "\t" not in mark(BLOCK)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("{}", BLOCK),
        ("Before {} after.", f"<p>Before </p>\n{BLOCK}\n<p> after.</p>"),
        ("*One* {} two {} *three*", f"<p><em>One</em> </p>\n{BLOCK}\n<p> two </p>\n{BLOCK}\n<p> <em>three</em></p>"),
        ("- One {}", f"<ul>\n<li>One {BLOCK}</li>\n</ul>"),
    ],
)
def test_a_block_stands_outside_the_paragraph(markdown: str, html: str) -> None:
    assert convert(markdown.replace("{}", mark(BLOCK))) == html


def test_words_round_a_link_are_kept() -> None:
    assert convert(f"See {mark(INLINE)}, then {mark(INLINE)}.") == f"<p>See {INLINE}, then {INLINE}.</p>"


def test_times_in_prose_are_glued_and_those_in_marked_html_are_not() -> None:
    assert convert(f"At 10 am {mark('<b>10 am</b>')}.") == "<p>At 10\u00a0am <b>10 am</b>.</p>"
