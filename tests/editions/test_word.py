"""A Word document has the text of the pages, which can be edited, and leads where they lead."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from macros.content.html_tree import Element, parse
from macros.editions import word
from macros.editions.book import Book
from macros.editions.chapters import BOX, books
from tests.editions.conftest import MADE
from tests.support.published import FIRST, HOST
from tests.support.some import some
from tests.support.word_rules import Read, faults

# What a document does not say, or in another place: its checklists are tables, with a column for who has done a step.
ELSEWHERE = {"hb-kicker", "hb-version", "hb-sign", "hb-item__box"}
BLOCKS = {"div", "h3", "legend", "li", "p"}
GROUNDS = '<div class="hb-clause__rests".*?</div>'
NUMBERED = r"^\d+\. "


@pytest.fixture(scope="module")
def book(built: Path) -> Book:
    return books(built, MADE)[-1]


@pytest.fixture(scope="module")
def clauses(book: Book) -> bytes:
    return word.clauses(book)


@pytest.fixture(scope="module")
def checklists(book: Book) -> bytes:
    return word.checklists(book)


def said(element: Element) -> str:
    inside = (child if isinstance(child, str) else said(child) for child in element.children)
    own = "" if ELSEWHERE & {*element.classes} else "".join(inside)
    return f"{re.sub(NUMBERED, '', own) if element.tag == 'li' else own}{' ' if element.tag in BLOCKS else ''}"


def promises(book: Book, content: bytes, tag: str) -> None:
    """All that the pages say is there in its order, and each link, to a permanent address."""
    read, texts, at = Read(content), word.WordTexts(book), 0
    assert faults(content) == []
    there = read.words
    for element in some([each for chapter in book.chapters for each in parse(chapter.html).all() if each.tag == tag]):
        for each in said(element).split():
            assert each in there[at:], f"{each} is missing after {there[at - 9 : at]}"
            at = there.index(each, at) + 1
        links = (each.attributes["href"] for each in element.all() if "href" in each.attributes)
        assert {texts.addresses.get(href, href) for href in links} <= {*read.links}
        heading = next(each for each in element.all() if each.tag == "h3")
        assert (2, heading.text) in read.headings


def test_a_clause_is_there_to_be_filled_in(book: Book, clauses: bytes) -> None:
    promises(book, clauses, "hb-clause")
    read = Read(clauses)
    points = [each.text for each in read.document.paragraphs if each.style and each.style.name == "List Number"]
    assert points == ["Only people named in [the list] post for us.", "They write down what they post."]
    assert "[the list]" in read.in_style("Gap")
    assert f"{HOST}s/clause-who-posts/{FIRST}/" in read.links
    assert f"{HOST}s/make-amends/{FIRST}/" in read.links


def test_a_clause_whose_grounds_a_copy_has_left_out_is_there_without_them(book: Book) -> None:
    bare = [replace(each, html=re.sub(GROUNDS, "", each.html, flags=re.DOTALL)) for each in book.chapters]
    assert bare != book.chapters
    content = word.clauses(replace(book, chapters=bare))
    assert faults(content) == []
    assert "They write down what they post." in [each.text for each in Read(content).document.paragraphs]
    assert f"{HOST}s/make-amends/{FIRST}/" not in Read(content).links


def test_a_checklist_is_a_table_with_boxes_to_tick(book: Book, checklists: bytes) -> None:
    promises(book, checklists, "hb-checklist")
    read = Read(checklists)
    rows = [row for table in some(read.document.tables) for row in table.rows[1:]]
    boxes = list(read.body.iter(qn("w:sdt")))
    steps = sum(chapter.html.count("hb-item__box") for chapter in book.chapters)
    assert (len(rows), len(boxes)) == (steps, steps)
    assert read.words.count(BOX) == steps
    assert all(link.startswith("http") for link in some(read.links))
    assert f"{HOST}s/move-on/" in read.links


def test_it_comes_out_the_same_twice(book: Book, clauses: bytes) -> None:
    assert word.clauses(book) == clauses


@pytest.mark.thorough
def test_the_documents_of_the_handbook_keep_what_is_promised(public_site: Path) -> None:
    book = books(public_site, MADE)[-1]
    promises(book, word.clauses(book), "hb-clause")
    promises(book, word.checklists(book), "hb-checklist")


def test_a_clause_stands_on_one_page(clauses: bytes) -> None:
    paragraphs = Read(clauses).document.paragraphs
    start = next(n for n, each in enumerate(paragraphs) if each.style and each.style.name == "Heading 2")
    assert [each.paragraph_format.keep_with_next for each in paragraphs[start:]] == [
        *[True] * (len(paragraphs) - start - 1),
        None,
    ]
