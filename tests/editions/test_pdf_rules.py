"""Each rule for a PDF notices what breaks it, and so does the checker of others."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, NumberObject, TextStringObject

from macros.editions import pdf
from macros.editions.chapters import books
from tests.editions.conftest import MADE, needs_pango
from tests.support import pdf_layout_rules, pdf_ua
from tests.support.pdf_rules import Tagged, faults
from tests.support.some import sample, some


@pytest.fixture(scope="module")
def content(built: Path) -> bytes:
    return pdf.write(books(built, MADE)[0])


def objects(writer: PdfWriter) -> Iterator[Any]:
    """Yield the objects of a PDF, and the dictionaries that stand in them."""
    left: list[Any] = [each.get_object() for each in writer._objects if each is not None]
    while left:
        each = left.pop()
        yield each
        left += [value for value in each.values() if isinstance(value, dict)] if isinstance(each, dict) else []


def of(writer: PdfWriter, key: str, *values: str) -> list[Any]:
    """Return the dictionaries with a key that has one of some values, or any."""
    known = (each for each in objects(writer) if isinstance(each, dict) and key in each)
    return some(each for each in known if not values or each[key] in values)


def without(key: str, *having: str) -> Callable[[PdfWriter], None]:
    """Take a key out of every dictionary that has it, or that has another key too."""

    def broken(writer: PdfWriter) -> None:
        for each in of(writer, key):
            if all(other in each for other in having):
                del each[NameObject(key)]

    return broken


def kinds(before: str, after: str) -> Callable[[PdfWriter], None]:
    """Let each element of a kind be one of another."""

    def broken(writer: PdfWriter) -> None:
        for each in of(writer, "/S", before):
            each[NameObject("/S")] = NameObject(after)

    return broken


def no_title(writer: PdfWriter) -> None:
    writer.metadata = {}


def pages_reversed(writer: PdfWriter) -> None:
    for each in of(writer, "/S", "/Document", "/Sect", "/Div", "/Art"):
        if isinstance(each.get("/K"), ArrayObject):
            each[NameObject("/K")] = ArrayObject(reversed(each["/K"]))


def read_twice(writer: PdfWriter) -> None:
    for each in of(writer, "/K"):
        if isinstance(each["/K"], NumberObject):
            each[NameObject("/K")] = ArrayObject([each["/K"]] * 2)
        elif isinstance(each["/K"], ArrayObject):
            each["/K"].extend([kid for kid in each["/K"] if isinstance(kid, NumberObject)])


def leads_nowhere(writer: PdfWriter) -> None:
    for each in of(writer, "/Dest"):
        if each.get("/Subtype") == "/Link":
            each[NameObject("/Dest")] = TextStringObject("no-such-place")


def changed(content: bytes, broken: Callable[[PdfWriter], None]) -> bytes:
    writer, out = PdfWriter(clone_from=io.BytesIO(content)), io.BytesIO()
    broken(writer)
    writer.write(out)
    return out.getvalue()


@needs_pango
@pytest.mark.parametrize(
    ("broken", "says"),
    sample(
        5,
        [
            (pages_reversed, "the pages are not read in their order"),
            (leads_nowhere, "a link leads to #no-such-place, which is nowhere"),
            (kinds("/THead", "/Div"), "TR stands in Div"),
            (no_title, "it has no title"),
            (without("/ToUnicode"), "cannot be told"),
            (without("/Lang"), "it has no language"),
            (without("/DisplayDocTitle"), "a reader shows the name of the file"),
            (without("/Metadata"), "it does not say that it is PDF/UA-1"),
            (kinds("/P", "/Paragraph"), "Paragraph is no kind of element"),
            (kinds("/Link", "/Span"), "links have no tag"),
            (without("/Scope"), "does not say of what it is the head"),
            (without("/IDTree"), "the names of elements are not those"),
            (read_twice, "something is read twice"),
            (without("/Contents", "/Subtype"), "does not say where it leads"),
            (without("/Tabs"), "the Tab key does not follow"),
            (without("/FontFile2"), "is not in the file"),
        ],
    ),
)
def test_a_fault_is_found(content: bytes, broken: Callable[[PdfWriter], None], says: str) -> None:
    assert faults(Tagged(content)) == []
    assert says in "\n".join(faults(Tagged(changed(content, broken))))


@needs_pango
@pytest.mark.parametrize(
    ("broken", "rule"),
    sample(
        3,
        [
            (kinds("/LBody", "/Div"), "LI-KIDS"),
            (without("/Lang"), "TEXT-LANGUAGE"),
            (without("/StructParent"), "LINK-LINK-TAG"),
            (kinds("/THead", "/Div"), "TABLE-KIDS"),
            (kinds("/H2", "/H4"), "HEADING-NESTING"),
            (kinds("/P", "/Paragraph"), "STRUCT-TREE-ROLE-MAP"),
            (without("/FontFile2"), "FONT-EMBEDDING"),
            (without("/ToUnicode"), "FONT-UNICODE-MAPPING"),
            (without("/Contents", "/Subtype"), "LINK-CONTENTS"),
            (without("/Tabs"), "PAGE-TABS"),
            (without("/DisplayDocTitle"), "VIEWER-PREFERENCES"),
            (without("/Metadata"), "ID-PART"),
            (without("/Marked"), "TAGGED-DOCUMENT"),
        ],
    ),
)
def test_the_checker_of_others_finds_a_fault(content: bytes, broken: Callable[[PdfWriter], None], rule: str) -> None:
    assert pdf_ua.faults(content) == []
    assert f"PDFUA1-{rule}-001" in "\n".join(pdf_ua.faults(changed(content, broken)))


@needs_pango
@pytest.mark.parametrize(
    ("style", "says"),
    [
        (".md-typeset .hb-version { font-size: 8pt }", "letters of 8.0 points are too small"),
        (".md-typeset .hb-version { break-before: page }", "ends with a heading"),
        ('.hb-contents::after { content: ""; display: block; break-before: page; height: 1cm }', "is empty"),
    ],
)
def test_a_fault_of_a_page_is_found(
    built: Path, style: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "pdf.css"
    sheet.write_text(pdf.STYLE.read_text("utf-8") + style, "utf-8")
    monkeypatch.setattr(pdf, "STYLE", sheet)
    assert says in "\n".join(pdf_layout_rules.faults(Tagged(pdf.write(books(built, MADE)[0]))))
