"""What stands at the foot of a page: the terms that it links to, and the way to all of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.content import html_tree
from macros.handbook import words_used
from macros.handbook.place import OnPage
from tests.support.handbook import REVIEW, Handbook, handbook_of

FRONT = "---\ntitle: {id}'s\nid: {id}\ndescription: Of words.\n" + REVIEW + "---\n\n"
GLOSSARY = """\
post:
  term: post
  means: It's what is said.
alt-text:
  term: alt text
  means: Words for a picture.
"""
LINK = '<a class="hb-term" href="#term-{}">x</a>'


def handbook(folder: Path, **pages: str) -> Handbook:
    files = {f"{name}.md": FRONT.format(id=name) + body for name, body in pages.items()}
    return handbook_of(folder, files | {"glossary.yml": GLOSSARY})


def foot(made: Handbook, html: str, path: str = "one.md") -> BeautifulSoup:
    place = OnPage(made.library, made.library.pages[path])
    return BeautifulSoup(words_used.at_the_foot(place, html_tree.parse(html)), "html.parser")


@pytest.fixture
def two(tmp_path: Path) -> Handbook:
    return handbook(tmp_path, one="Words.\n", words="{{ glossary() }}\n")


def test_a_page_without_links_to_terms_has_no_foot(two: Handbook) -> None:
    assert not foot(two, "<p>A post.</p><a href='#term-post'>post</a>").contents


def test_each_term_is_explained_once_in_the_order_of_the_alphabet(two: Handbook) -> None:
    soup = foot(two, f"<p>{LINK.format('post')}</p><p>{LINK.format('alt-text')}</p>")
    assert [term["id"] for term in soup.select("dt")] == ["term-alt-text", "term-post"]
    assert [meaning.get_text() for meaning in soup.select("dd")] == ["Words for a picture.", "It’s what is said."]
    assert [link["href"] for link in soup.select("dt a")] == ["#used-alt-text", "#used-post"]


def test_only_what_is_used_is_explained_and_the_rest_is_a_link_away(two: Handbook) -> None:
    soup = foot(two, LINK.format("post"))
    assert [term["id"] for term in soup.select("dt")] == ["term-post"]
    (link,) = soup.select("p a")
    assert (link.get_text(), link["href"]) == ("words’s", "../words/")


def test_a_handbook_without_a_page_of_words_has_no_link_to_it(tmp_path: Path) -> None:
    soup = foot(handbook(tmp_path, one="Words.\n"), LINK.format("post"))
    assert [term["id"] for term in soup.select("dt")] == ["term-post"]
    assert not soup.select("p a")


def test_the_page_of_words_itself_has_them_already(two: Handbook) -> None:
    assert not foot(two, LINK.format("post"), "words.md").contents
