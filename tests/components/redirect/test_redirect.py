"""A page that leads on at once, and by hand where a browser does not follow."""

from __future__ import annotations

import html5lib
from bs4 import BeautifulSoup

from macros.components.place import Link
from macros.components.redirect import render_redirect

HTML = render_redirect(
    "section", Link('A "title" & <b>', 'a/index.html#"x"'), "https://host.example/?a&b", "Our <handbook>"
)


def test_it_is_a_whole_page_without_a_mistake() -> None:
    parser = html5lib.HTMLParser()
    parser.parse(HTML)
    assert parser.errors == []


def test_it_leads_to_one_place_by_itself_and_by_a_link() -> None:
    soup = BeautifulSoup(HTML, "html.parser")
    assert [meta["content"] for meta in soup.select("meta[http-equiv=refresh]")] == ['0; url=a/index.html#"x"']
    assert [link["href"] for link in soup.select("main a")] == ['a/index.html#"x"']
    assert [link["href"] for link in soup.select("link[rel=canonical]")] == ["https://host.example/?a&b"]


def test_its_words_are_escaped() -> None:
    soup = BeautifulSoup(HTML, "html.parser")
    assert soup.title
    assert soup.title.get_text() == 'A "title" & <b> | Our <handbook>'
    assert [heading.get_text() for heading in soup.select("h1")] == ['A "title" & <b>']
    assert not soup.select("b, handbook")


def test_nothing_is_loaded_for_it() -> None:
    soup = BeautifulSoup(HTML, "html.parser")
    assert not soup.select("script, style, img, link[rel=stylesheet]")
    (policy,) = soup.select('meta[http-equiv="Content-Security-Policy"]')
    assert policy["content"] == "default-src 'none'"
    assert [mark["content"] for mark in soup.select("meta[name=handbook]")] == [""]
