"""What the tags of a PDF need for PDF/UA beyond those that WeasyPrint writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

REFERENCE = re.compile(rb"(\d+) \d+ R")
ARTIFACT = ["/Artifact", "<</Type/Pagination>>"]


def finish(_document: object, pdf: Any) -> None:  # noqa: ANN401  (of pydyf, which has no types)
    """Complete the tags of a PDF that is about to be written.

    The heads and feet of pages are artifacts, and no text that is read again on each page. A cell of a table's head
    says that it is of a column, and what names cells has the tree in which they are found.
    """
    root = resolved(pdf, pdf.catalog["StructTreeRoot"])
    elements = list(tree(pdf, root["K"]))
    for parent, element in elements:
        if element["S"] == "/TH":
            head = resolved(pdf, parent["P"])["S"] == "/THead"
            element["A"]["Scope"] = "/Column" if head else "/Row"
    named = sorted((element["ID"].data, element.reference) for _, element in elements if "ID" in element)
    if named:
        names = b" ".join(part for pair in named for part in pair)
        root["IDTree"] = b"<</Names[" + names + b"]>>"
    read = {element.reference for _, element in elements}
    pages = resolved(pdf, root["ParentTree"])["Nums"]
    for number, page in enumerate(pdf.page_references):
        owners = pages[pages.index(number) + 1]
        unread = {mcid for mcid, owner in enumerate(owners) if owner not in read}
        leave_unread(resolved(pdf, resolved(pdf, page)["Contents"]), unread)
        owners[:] = ["null" if mcid in unread else owner for mcid, owner in enumerate(owners)]


def resolved(pdf: Any, reference: bytes) -> Any:  # noqa: ANN401
    found = REFERENCE.fullmatch(reference)
    return pdf.objects[int(found[1])] if found else None


def tree(pdf: Any, kids: list[Any]) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    """Yield each element of the structure below some, in the order in which they are read, with its parent."""
    left = [(None, kid) for kid in kids[::-1]]
    while left:
        parent, kid = left.pop()
        element = resolved(pdf, kid) if isinstance(kid, bytes) else None
        if element is not None and "S" in element:
            yield parent, element
            left += [(element, child) for child in element["K"][::-1]]


def leave_unread(content: Any, mcids: set[int]) -> None:  # noqa: ANN401
    """Turn marked content of a page into artifacts."""
    stream = content.stream
    for at, part in enumerate(stream):
        if part == b"BDC" and stream[at - 1].get("MCID") in mcids:
            stream[at - 2 : at] = ARTIFACT
