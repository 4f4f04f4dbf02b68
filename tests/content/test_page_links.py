"""A link to a page names its file, and no other address is touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content import page_links
from macros.content.html_tree import edited, parse
from tests.test_properties import HOSTILE

FOLDERS = {
    "a/": "a/index.html",
    "a/#x": "a/index.html#x",
    "a/?q=/#x": "a/index.html?q=/#x",
    "..": "../index.html",
    "../..#x": "../../index.html#x",
    "../": "../index.html",
    ".": "index.html",
    "./": "index.html",
    "/": "/index.html",
    "/a/b/": "/a/b/index.html",
}
OTHERS = ["", "#a/", "?q=a/", "a", "a.b/c.css", "..a", "index.html#x", "https://a/", "HTTPS://a/", "//a/", "\\\\a/"]
OTHERS += ["mailto:a/", "https://[a]/", " https://a/", "file:///a/"]


@pytest.mark.parametrize(("address", "file"), FOLDERS.items())
def test_what_leads_to_a_folder_leads_to_the_page_in_it(address: str, file: str) -> None:
    assert page_links.to_file(address) == file


@pytest.mark.parametrize("address", OTHERS)
def test_any_other_address_stays(address: str) -> None:
    assert page_links.to_file(address) == address


@given(st.lists(st.sampled_from((*HOSTILE, "../", "./", "/", "#", "?", "a"))).map("".join))
def test_whatever_is_written_is_changed_once(address: str) -> None:
    file = page_links.to_file(address)
    assert page_links.to_file(file) == file


def test_the_rest_of_a_page_stays_as_it_is_written() -> None:
    html = """<A class=x HREF='a/?b&amp;c="d"' title="a/">é</a><a href=b/>B</a>"""
    html += '<link rel=next href="c/"><img src="a/">'
    said = """<A class=x href="a/index.html?b&amp;c=&quot;d&quot;" title="a/">é</a><a href="b/index.html">B</a>"""
    rest = '<link rel=next href="c/index.html"><img src="a/">'
    assert edited(html, page_links.edits(html, parse(html))) == said + rest
