"""Attributes for the build are taken out, and nothing else of the HTML is touched."""

from __future__ import annotations

import pytest

from macros.content import html_attributes
from macros.content.html_attributes import changed
from macros.content.html_tree import edited, parse

NAMES = ("data-register", "data-search")


def without(html: str) -> str:
    return edited(html, changed(dict.fromkeys(NAMES, html_attributes.without), html, parse(html)))


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ('<p data-register="a" id="x">A</p>', '<p id="x">A</p>'),
        ("<p\n  DATA-REGISTER='a > b'\n  hidden>A</p>\n<br data-search>B", "<p\n  hidden>A</p>\n<br>B"),
        (
            '<i data-register="a\nb" title="&quot;&amp;lt;">é</i><b data-search>c</b>',
            '<i title="&quot;&amp;lt;">é</i><b>c</b>',
        ),
        ('<img data-search alt="" />', '<img alt="" />'),
        (
            "<svg viewBox='0' data-search  title='&#34; data-search'>",
            "<svg viewBox='0'  title='&#34; data-search'>",
        ),
    ],
)
def test_only_these_attributes_go(written: str, published: str) -> None:
    assert without(f"É\n{written}\n") == f"É\n{published}\n"


@pytest.mark.parametrize(
    "written",
    [
        '<P  class=x data-registered="a">A &amp; &lt;p data-register="a"&gt; B',
        """<p title='<p data-register="a">'>A""",
        '<!-- <p data-register="a"> --> <script>"<p data-register=\\"a\\">"</script>',
    ],
)
def test_what_has_none_of_them_stays_as_it_is_written(written: str) -> None:
    assert without(written) == written


def test_one_tag_may_lose_an_attribute_and_have_another_changed() -> None:
    html = '<a href="a" data-register="[a]" title="b">'
    edits = changed({"data-register": html_attributes.without, "href": lambda value: f"{value}&b"}, html, parse(html))
    assert edited(html, edits) == '<a href="a&amp;b" title="b">'
