"""What has to hold of the pages of a PDF as somebody sees them, as far as a program can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject

from tests.support.pdf_rules import Tagged, plain

SMALLEST = 9  # points
PIXEL = 0.75  # points


def faults(pdf: Tagged) -> list[str]:
    """Return what is wrong with the pages of a PDF, each as a sentence."""
    return [*of_letters(pdf), *of_pages(pdf)]


def of_letters(pdf: Tagged) -> Iterator[str]:
    for number, page in enumerate(pdf.reader.pages, 1):
        if small := sorted(size for size in sizes(page, pdf.reader) if size < SMALLEST):
            yield f"page {number}: letters of {small[0]} points are too small"


def sizes(page: PageObject, reader: PdfReader) -> set[float]:
    """Return the sizes of the letters of a page, in points."""
    found, size, scale = set(), 0.0, 1.0
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"Tf":
            size = float(operands[1])
        elif operator == b"Tm":
            scale = abs(float(operands[3])) * PIXEL
        elif operator in (b"Tj", b"TJ"):
            found.add(round(size * scale, 1))
    return found


def of_pages(pdf: Tagged) -> Iterator[str]:
    last = {page: element for page, _, element in pdf.owned}
    for number in range(len(pdf.reader.pages)):
        if number not in last:
            yield f"page {number + 1} is empty"
        elif any(re.fullmatch("/H[1-6]", kind) for kind in around(last[number])):
            yield f"page {number + 1} ends with a heading"


def around(element: DictionaryObject) -> Iterator[str]:
    """Yield the kind of an element, and those of what it is in."""
    while "/S" in element:
        yield str(element["/S"])
        element = plain(element["/P"])
