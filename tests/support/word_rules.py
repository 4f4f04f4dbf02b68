"""What has to hold of a Word document, as far as a program can tell, so that everybody can read and edit it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn

TEXT, LINK, BREAK = qn("w:t"), qn("w:hyperlink"), qn("w:p")
LEADS = re.compile(r"(https?://|mailto:|tel:)\S+")


class Read:
    """A document as it is read again."""

    def __init__(self, content: bytes) -> None:
        self.document: Document = docx.Document(io.BytesIO(content))
        self.body: Any = self.document.element.body

    @property
    def words(self) -> list[str]:
        """All words in their order, those of tables too."""
        paragraphs = self.body.iter(BREAK)
        return " ".join("".join(each.text for each in one.iter(TEXT)) for one in paragraphs).split()

    @property
    def links(self) -> list[str]:
        rels = self.document.part.rels
        return [rels[each.get(qn("r:id"))].target_ref for each in self.body.iter(LINK) if each.get(qn("r:id")) in rels]

    @property
    def headings(self) -> list[tuple[int, str]]:
        styles = ((each.style.name or "" if each.style else "", each.text) for each in self.document.paragraphs)
        return [(int(name[-1]), text) for name, text in styles if name.startswith("Heading ")]

    def in_style(self, name: str) -> list[str]:
        """Return the texts in a style of letters."""
        runs = self.body.iter(qn("w:r"))
        return ["".join(each.text for each in run.iter(TEXT)) for run in runs if run.style == name]


def faults(content: bytes) -> list[str]:
    """Return what is wrong with a document, each as a sentence."""
    read = Read(content)
    return [*of_document(read), *of_text(read), *of_tables(read)]


def of_document(read: Read) -> Iterator[str]:
    own = read.document.core_properties
    if not own.title or not own.author:
        yield "it has no title or no author"
    languages = {each.get(qn("w:val")) for each in read.document.styles.element.iter(qn("w:lang"))}
    if languages != {own.language}:
        yield f"its language is {own.language}, and that of its text {languages}"
    if any(rel.reltype.endswith("/thumbnail") for rel in read.document.part.package.rels.values()):
        yield "it has the picture of another document"
    if any(each.get(qn("w:asciiTheme")) for each in read.document.styles.element.iter(qn("w:rFonts"))):
        yield "a style has the font of a theme"


def of_text(read: Read) -> Iterator[str]:
    level = 0
    for own, title in read.headings:
        if own > level + 1:
            yield f"heading {own} follows heading {level}: {title}"
        level = own
    if len(read.links) < len(list(read.body.iter(LINK))):
        yield "a link leads nowhere"
    for target in read.links:
        if not LEADS.fullmatch(target):
            yield f"a link leads to {target}"
    empty = sum(not paragraph.text.strip() for paragraph in read.document.paragraphs)
    if empty:
        yield f"{empty} paragraphs are empty"
    lists = [num.numId.val for num in read.body.iter(qn("w:numPr"))]
    starts = {num.numId for num in read.document.part.numbering_part.element.num_lst if num.lvlOverride_lst}
    if {*lists} - starts:
        yield "a list goes on with the numbers of another"


def of_tables(read: Read) -> Iterator[str]:
    for table in read.document.tables:
        first = table.rows[0]._tr
        if first.find(f".//{qn('w:tblHeader')}") is None:
            yield "a table has no head"
        if table._tbl.tblPr.find(qn("w:tblCaption")) is None:
            yield "a table has no name"
