"""What has to hold of a tagged PDF, as far as a program can tell: points of the Matterhorn Protocol among others."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    ContentStream,
    DictionaryObject,
    IndirectObject,
    TextStringObject,
)

PAINTS = {
    b"Tj",
    b"TJ",
    b"'",
    b'"',
    b"f",
    b"F",
    b"f*",
    b"S",
    b"s",
    b"B",
    b"B*",
    b"b",
    b"b*",
    b"sh",
    b"Do",
    b"INLINE IMAGE",
}
KINDS = {"Document", "Part", "Art", "Sect", "Div", "NonStruct", "BlockQuote", "Caption", "P", "Span", "Link", "Lbl"}
KINDS |= {"L", "LI", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", *(f"H{n}" for n in range(1, 7))}
WITHIN = {"LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody"}, "TH": {"TR"}, "TD": {"TR"}}
ARTIFACT = -1
UNKNOWN = "\ufffd"


def plain(value: object) -> Any:  # noqa: ANN401  (any object of a PDF)
    return value.get_object() if isinstance(value, IndirectObject) else value


class Tagged:
    """A PDF with the order in which its text is read aloud."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(io.BytesIO(content))
        self.root: Any = plain(self.reader.trailer["/Root"])

    @cached_property
    def elements(self) -> list[tuple[str, str, DictionaryObject]]:
        """The elements of the structure, in the order of reading, each with its kind and the kind of what it is in."""
        found = []
        left: list[tuple[str, Any]] = [("", plain(self.root["/StructTreeRoot"])["/K"])]
        while left:
            parent, kid = left.pop()
            kid = plain(kid)
            if isinstance(kid, ArrayObject):
                left += [(parent, each) for each in reversed(kid)]
            elif isinstance(kid, DictionaryObject) and "/S" in kid:
                kind = str(kid["/S"]).removeprefix("/")
                found.append((parent, kind, kid))
                left.append((kind, kid.get("/K", ArrayObject())))
        return found

    @cached_property
    def owned(self) -> list[tuple[int, int, DictionaryObject]]:
        """The pieces of text in the order of reading: the number of the page, of the piece on it, and its element."""
        pages = {
            page.indirect_reference.idnum: n for n, page in enumerate(self.reader.pages) if page.indirect_reference
        }
        found = []
        for _, _, element in self.elements:
            kids: Any = plain(element.get("/K", ArrayObject()))
            page = pages[element.raw_get("/Pg").idnum] if "/Pg" in element else 0
            for kid in kids if isinstance(kids, ArrayObject) else [kids]:
                if isinstance(kid, int):
                    found.append((page, int(kid), element))
        return found

    @cached_property
    def reading(self) -> list[tuple[int, int]]:
        """The pieces of text in the order of reading: the number of the page, and of the piece on it."""
        return [(page, piece) for page, piece, _ in self.owned]

    @cached_property
    def pieces(self) -> list[dict[int | None, str]]:
        """For each page what is painted, by the number of the piece: its text. None is what is in no piece."""
        return [painted(ContentStream(page.get_contents(), self.reader), letters(page)) for page in self.reader.pages]

    @property
    def text(self) -> str:
        """The text in the order of reading, without what parts words."""
        return without_spaces("".join(self.pieces[page].get(piece, "") for page, piece in self.reading))

    @property
    def title(self) -> str:
        return (self.reader.metadata.title if self.reader.metadata else "") or ""

    @property
    def destinations(self) -> set[str]:
        return {*self.reader.named_destinations}

    @property
    def links(self) -> list[tuple[str, str]]:
        """The links of every page: where each leads, and what it says of itself."""
        notes = (plain(note) for page in self.reader.pages for note in plain(page.get("/Annots", ArrayObject())))
        links = [note for note in notes if note["/Subtype"] == "/Link"]
        return [
            (plain(note["/A"])["/URI"] if "/A" in note else f"#{note['/Dest']}", note.get("/Contents", ""))
            for note in links
        ]

    @property
    def bookmarks(self) -> list[tuple[int, str]]:
        """The bookmarks in their order, each with its level and its words."""
        found = []
        left: list[tuple[int, Any]] = [(1, each) for each in reversed(self.reader.outline)]
        while left:
            level, item = left.pop()
            if isinstance(item, list):
                left += [(level + 1, each) for each in reversed(item)]
            else:
                found.append((level, str(item.title)))
        return found


def letters(page: PageObject) -> dict[str, dict[bytes, str]]:
    """Return what the codes of each font of a page stand for."""
    fonts = {name: plain(font) for name, font in plain(page["/Resources"]).get("/Font", {}).items()}
    return {
        name: dict(mapped(plain(font["/ToUnicode"]).get_data())) for name, font in fonts.items() if "/ToUnicode" in font
    }


def mapped(cmap: bytes) -> Iterator[tuple[bytes, str]]:
    """Yield the codes of a font, which have two bytes, and their letters."""
    for kind, lines in re.findall(rb"begin(bfchar|bfrange)(.*?)endbf", cmap, re.DOTALL):
        for line in lines.strip().splitlines():
            codes = [bytes.fromhex(code.decode()) for code in re.findall(rb"<([0-9A-Fa-f ]*)>", line)]
            if kind == b"bfchar":
                yield codes[0], codes[1].decode("utf-16-be")
            elif len(codes) == 3:
                first, last = (int.from_bytes(code) for code in codes[:2])
                start = int.from_bytes(codes[2])
                for n in range(last - first + 1):
                    yield (first + n).to_bytes(2), (start + n).to_bytes(len(codes[2])).decode("utf-16-be")


def painted(content: ContentStream, fonts: dict[str, dict[bytes, str]]) -> dict[int | None, str]:
    marks: list[int | None] = []
    found: dict[int | None, str] = {}
    font: dict[bytes, str] = {}
    for operands, operator in content.operations:
        if operator == b"BDC":
            marks.append(ARTIFACT if operands[0] == "/Artifact" else plain(operands[1]).get("/MCID"))
        elif operator == b"BMC":
            marks.append(ARTIFACT if operands[0] == "/Artifact" else None)
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = fonts.get(operands[0], {})
        elif operator in PAINTS:
            mark = next((mark for mark in reversed(marks) if mark is not None), None)
            shown = operands[0] if operator == b"TJ" else operands
            said = b"".join(
                each.original_bytes for each in shown if isinstance(each, TextStringObject | ByteStringObject)
            )
            codes = [said[at : at + 2] for at in range(0, len(said), 2)]
            found[mark] = found.get(mark, "") + "".join(font.get(code, UNKNOWN) for code in codes)
    return found


def faults(pdf: Tagged) -> list[str]:
    """Return what is wrong with a PDF, each as a sentence."""
    return [*of_document(pdf), *of_structure(pdf), *of_content(pdf), *of_links(pdf), *of_fonts(pdf)]


def of_document(pdf: Tagged) -> Iterator[str]:
    root, metadata = pdf.root, plain(pdf.root.get("/Metadata"))
    packet = metadata.get_data().decode() if metadata else ""
    if not getattr(plain(root.get("/MarkInfo", DictionaryObject())).get("/Marked"), "value", False):
        yield "it is not marked as tagged"
    if not root.get("/Lang"):
        yield "it has no language"
    if not getattr(plain(root.get("/ViewerPreferences", DictionaryObject())).get("/DisplayDocTitle"), "value", False):
        yield "a reader shows the name of the file, and not the title"
    if not (re.search(r"<dc:title>.*\S.*</dc:title>", packet, re.DOTALL) and pdf.title):
        yield "it has no title"
    if not re.search(r'pdfuaid:part(="1"|>1<)', packet):
        yield "it does not say that it is PDF/UA-1"


def of_structure(pdf: Tagged) -> Iterator[str]:
    level = 0
    for parent, kind, element in pdf.elements:
        if kind not in KINDS:
            yield f"{kind} is no kind of element"
        if parent not in WITHIN.get(kind, {parent}):
            yield f"{kind} stands in {parent}"
        if kind == "Figure" and not element.get("/Alt"):
            yield "a figure has no words in its place"
        if kind == "TH" and not plain(element.get("/A", DictionaryObject())).get("/Scope"):
            yield "a head of a table does not say of what it is the head"
        if re.fullmatch("H[1-6]", kind):
            if int(kind[1]) > level + 1:
                yield f"{kind} follows H{level}"
            level = int(kind[1])
    named = [str(element["/ID"]) for _, _, element in pdf.elements if "/ID" in element]
    listed = plain(pdf.root["/StructTreeRoot"]).get("/IDTree", {}).get("/Names", [])[::2]
    if sorted(named) != list(listed):
        yield "the names of elements are not those in the tree of names"


def of_content(pdf: Tagged) -> Iterator[str]:
    for number, pieces in enumerate(pdf.pieces):
        own = [piece for page, piece in pdf.reading if page == number]
        if None in pieces:
            yield f"page {number + 1}: something is neither text nor an artifact"
        if {*pieces} - {None, ARTIFACT} - {*own}:
            yield f"page {number + 1}: something that is painted is not read"
        if len(own) > len({*own}):
            yield f"page {number + 1}: something is read twice"
        if any(UNKNOWN in text for text in pieces.values()):
            yield f"page {number + 1}: a letter cannot be told"
    if [page for page, _ in pdf.reading] != sorted(page for page, _ in pdf.reading):
        yield "the pages are not read in their order"


def of_links(pdf: Tagged) -> Iterator[str]:
    tagged = sum(kind == "Link" for _, kind, _ in pdf.elements)
    if len(pdf.links) > tagged:
        yield f"{len(pdf.links) - tagged} links have no tag"
    for target, said in pdf.links:
        if target.startswith("#") and target[1:] not in pdf.destinations:
            yield f"a link leads to {target}, which is nowhere"
        if not said:
            yield f"a link to {target} does not say where it leads"
    for number, page in enumerate(pdf.reader.pages):
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield f"page {number + 1}: the Tab key does not follow the order of reading"


def of_fonts(pdf: Tagged) -> Iterator[str]:
    fonts: dict[str, Any] = {}
    for page in pdf.reader.pages:
        fonts |= {
            str(plain(font)["/BaseFont"]): plain(font) for font in plain(page["/Resources"]).get("/Font", {}).values()
        }
    for name, font in fonts.items():
        if "/ToUnicode" not in font:
            yield f"the letters of {name} cannot be told"
        descriptor = plain(plain(plain(font.get("/DescendantFonts", [font]))[0])["/FontDescriptor"])
        if not {"/FontFile", "/FontFile2", "/FontFile3"} & {*descriptor}:
            yield f"{name} is not in the file"


def without_spaces(text: str) -> str:
    return re.sub(r"\s+", "", text)
