"""A Word document has real headings, lists, tables and links, and each rule for one notices what breaks it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn

from macros.editions.book import Book
from macros.editions.word_document import BOX, HEADS, INK, WordDocument, WordRun
from tests.editions.conftest import MADE
from tests.support.published import HOST
from tests.support.word_rules import Read, faults

BOOK = Book("handbook", "A handbook", "Handbooks", "Part 1", HOST, "cy", "An editor", "", MADE, [], Path(), [])
LINK = WordRun("a page", f"{HOST}s/a-page/")


def made() -> bytes:
    document = WordDocument("Things to edit", BOOK)
    document.paragraph([WordRun("Things")], "Title")
    document.heading("First", 1)
    document.heading("Second", 2, new_page=True)
    document.paragraph([WordRun("See "), LINK, WordRun(" and "), WordRun("[fill in]", style="Gap"), WordRun(".")])
    for word in ("one", "two"):
        document.numbered([[WordRun(word)], [WordRun("more")]])
    document.numbered([])
    document.steps(
        "Steps", [[[WordRun("Must", style="Strong"), WordRun(" do it")], [WordRun("Because.")]], [[WordRun("Do that")]]]
    )
    document.paragraph([WordRun("The end.")], "Small")
    return document.content()


@pytest.fixture(scope="module")
def content() -> bytes:
    return made()


def test_all_that_is_put_into_it_is_there_in_its_order(content: bytes) -> None:
    read = Read(content)
    steps = f"{BOX} Must do it Because. {BOX} Do that"
    text = f"Things First Second See a page and [fill in]. one more two more {' '.join(HEADS)} {steps} The end."
    assert read.words == text.split()
    assert read.headings == [(1, "First"), (2, "Second")]
    assert (read.links, read.in_style("Gap"), read.in_style("Hyperlink")) == ([LINK.href], ["[fill in]"], ["a page"])
    assert faults(content) == []


def test_it_says_what_it_is_and_has_the_language_of_the_book(content: bytes) -> None:
    own = Read(content).document.core_properties
    assert (own.title, own.author, own.language) == ("Things to edit", "An editor", "cy")
    assert own.modified
    assert own.modified.date().isoformat() == MADE
    assert own.comments == HOST


def test_it_is_for_a4_and_comes_out_the_same_whenever_it_is_made(content: bytes) -> None:
    page = Read(content).document.sections[0]
    assert [round(length.mm) for length in (page.page_width, page.page_height) if length] == [210, 297]
    assert made() == content
    with ZipFile(io.BytesIO(content)) as archive:
        assert {each.date_time for each in archive.infolist()} == {(2026, 12, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert "PAGE" in archive.read("word/footer1.xml").decode()


def test_each_box_can_be_ticked_and_a_heading_begins_a_page(content: bytes) -> None:
    read = Read(content)
    assert len(list(read.body.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))) == 2
    begins = [each.text for each in read.document.paragraphs if each.paragraph_format.page_break_before]
    assert begins == ["Second"]


def test_paragraphs_can_stand_on_one_page() -> None:
    document = WordDocument("Things to edit", BOOK)
    document.paragraph([WordRun("before")])
    with document.on_one_page():
        for word in ("one", "two", "three"):
            document.paragraph([WordRun(word)])
    document.paragraph([WordRun("after")])
    own = [each.paragraph_format for each in Read(document.content()).document.paragraphs]
    assert [each.keep_with_next for each in own] == [None, True, True, None, None]
    assert [each.keep_together for each in own] == [None, True, True, True, None]


def test_no_line_has_the_blue_of_the_template(content: bytes) -> None:
    title = Read(content).document.styles["Title"].element
    (line,) = title.iter(qn("w:bottom"))
    assert (line.get(qn("w:color")), line.get(qn("w:themeColor"))) == (INK, None)


def no_title(read: Read) -> None:
    read.document.core_properties.title = ""


def another_language(read: Read) -> None:
    next(read.document.styles.element.iter(qn("w:lang"))).set(qn("w:val"), "en-US")


def a_heading_too_deep(read: Read) -> None:
    next(each for each in read.document.paragraphs if each.style and each.style.name == "Heading 2").style = "Heading 3"


def a_link_to_a_place(read: Read) -> None:
    relation = next(each for each in read.document.part.rels.values() if each.is_external)
    relation._target = "#make-amends"


def no_link(read: Read) -> None:
    next(read.body.iter(qn("w:hyperlink"))).set(qn("r:id"), "none")


def no_head(read: Read) -> None:
    for each in list(read.body.iter(qn("w:tblHeader"))):
        each.getparent().remove(each)


def no_name(read: Read) -> None:
    for each in list(read.body.iter(qn("w:tblCaption"))):
        each.getparent().remove(each)


def an_empty_paragraph(read: Read) -> None:
    read.document.add_paragraph()


def numbers_that_go_on(read: Read) -> None:
    for each in list(read.document.part.numbering_part.element.iter(qn("w:lvlOverride"))):
        each.getparent().remove(each)


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (no_title, "no title"),
        (another_language, "its language is cy"),
        (a_heading_too_deep, "heading 3 follows heading 1"),
        (a_link_to_a_place, "leads to #make-amends"),
        (no_link, "leads nowhere"),
        (no_head, "no head"),
        (no_name, "no name"),
        (an_empty_paragraph, "empty"),
        (numbers_that_go_on, "the numbers of another"),
    ],
)
def test_a_fault_is_found(content: bytes, broken: Callable[[Read], None], says: str) -> None:
    read, out = Read(content), io.BytesIO()
    broken(read)
    read.document.save(out)
    assert says in "\n".join(faults(out.getvalue()))
