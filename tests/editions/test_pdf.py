"""A PDF is tagged, says what the page says in its order, leads where the page leads, and comes out the same twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.content.html_tree import parse
from macros.editions import pdf
from macros.editions.book import Book
from macros.editions.chapters import books
from tests.editions.conftest import MADE, in_two_languages, needs_pango
from tests.support import pdf_layout_rules, pdf_ua
from tests.support.pdf_rules import Tagged, faults, without_spaces
from tests.support.published import FIRST, HOST
from tests.support.some import some

pytestmark = needs_pango


@pytest.fixture(scope="module")
def book(built: Path) -> Book:
    return books(built, MADE)[-1]


@pytest.fixture(scope="module")
def content(book: Book) -> bytes:
    return pdf.write(book)


def left_over(book: Book, read: Tagged) -> set[str]:
    """Return what a PDF says beside the text of an edition, all of which it says in its order."""
    body = next(each for each in parse(pdf.markup(book)).all() if each.tag == "body")
    said, at, more = read.text, 0, set()
    for word in body.text.split():
        found = said.find(word, at)
        assert found >= 0, f"{word} is missing after {said[at - 80 : at]}"
        more.add(said[at:found])
        at = found + len(word)
    return more | {said[at:]}


def repeated(book: Book) -> set[str]:
    """Return the heads of the tables, which stand on each page that a table goes on to."""
    return {without_spaces(each.text) for each in parse(pdf.markup(book)).all() if each.tag == "thead"}


def is_number(text: str) -> bool:
    return text.strip("•").removesuffix(".").isdecimal() or not text.strip("•◦▪")


def promises(book: Book, content: bytes) -> None:
    """A PDF has no fault, and all that the text and the headings of an edition promise."""
    read = Tagged(content)
    assert [*faults(read), *pdf_layout_rules.faults(read), *pdf_ua.faults(content)] == []
    assert {text for text in left_over(book, read) if not is_number(text)} <= repeated(book)
    headings = [heading for chapter in book.chapters for heading in chapter.headings]
    assert {heading.id for heading in some(headings)} <= read.destinations
    laid_out = (each for each in parse(pdf.markup(book)).all() if "hb-cover__title" not in each.classes)
    levels = [(int(each.tag[1]), each.text) for each in laid_out if each.tag in ("h1", "h2", "h3")]
    first = next(n for n, (level, _) in enumerate(levels) if level == 1)  # what comes before stands in nothing
    assert [(1, words) for _, words in levels[:first]] + levels[first:] == read.bookmarks
    assert {(heading.level, heading.title) for heading in headings if heading.level < 4} <= {*levels}
    targets = Counter(target for target, _ in read.links)  # a link on two lines is two
    links = (each.attributes["href"] for each in parse(pdf.markup(book)).all() if "href" in each.attributes)
    assert {href for href, count in Counter(some(links)).items() if targets[href] < count} == set()
    assert {heading.version for heading in headings} <= {*targets}
    assert all(target.startswith(("#", "http", "mailto:", "tel:")) for target in some(targets))


def test_a_pdf_keeps_what_is_promised(book: Book, content: bytes) -> None:
    assert len(book.chapters) == 2
    promises(book, content)
    targets = {target for target, _ in Tagged(content).links}
    assert {"#when-things-go-wrong", "#make-amends", f"{HOST}two-more-things/", "https://study.example/"} <= targets
    assert f"{HOST}s/make-amends/{FIRST}/" in targets
    assert not {target for target in targets if target.endswith("index.html")}


def test_a_name_in_two_languages_is_marked(book: Book) -> None:
    made = pdf.write(in_two_languages(book))
    marked = {(kind, str(element["/Lang"])) for _, kind, element in Tagged(made).elements if "/Lang" in element}
    assert marked == {("Span", "cy"), ("Span", "en")}
    assert pdf_ua.faults(made) == []


def test_what_is_told_of_words_stands_apart_from_them(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    part, markup = books(built, MADE)[1], pdf.markup
    monkeypatch.setattr(pdf, "markup", lambda book: markup(book).replace("closed <span", "closed<span"))
    text = "".join(page.extract_text() for page in Tagged(pdf.write(part)).reader.pages)
    assert "closed taken out: northbound put in: southbound" in text


def test_a_pdf_comes_out_the_same_twice(book: Book, content: bytes) -> None:
    assert pdf.write(book) == content


@pytest.mark.parametrize(
    ("broken", "found"),
    [
        (lambda html: html.replace("<h3", "<h5").replace("</h3>", "</h5>"), "H5 follows H2"),
        (lambda html: html.replace('lang="', 'data-lang="'), "it has no language"),
        (lambda html: html.replace("</h1>", '</h1><img src="assets/favicon.svg"/>', 1), "a figure has no words"),
    ],
)
def test_a_fault_in_the_text_is_found(
    built: Path, monkeypatch: pytest.MonkeyPatch, broken: Callable[[str], str], found: str
) -> None:
    part, markup = books(built, MADE)[1], pdf.markup
    monkeypatch.setattr(pdf, "markup", lambda book: broken(markup(book)))
    assert any(found in fault for fault in faults(Tagged(pdf.write(part))))


def test_a_link_that_leads_nowhere_is_found(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint drops it."""
    part, markup = books(built, MADE)[1], pdf.markup
    monkeypatch.setattr(pdf, "markup", lambda book: markup(book).replace('href="#make-amends"', 'href="#nowhere"'))
    with pytest.raises(AssertionError, match="#nowhere"):
        promises(part, pdf.write(part))


@pytest.mark.thorough
def test_the_pdfs_of_the_handbook_keep_what_is_promised(public_site: Path) -> None:
    for book in some(books(public_site, MADE)):
        promises(book, pdf.write(book))
