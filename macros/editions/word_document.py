"""A Word document with real headings, lists, tables and links, which comes out the same for the same text and day.

It is written with python-docx, which is the library that others use and keep: of what it has no words for, the XML is
put together here.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

from macros.components.templates import render
from macros.content.typography import day
from macros.editions.archive import zipped
from macros.editions.book import Book

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FONT, INK, LINK, GAP = "Arial", "1A1A1A", "1B4BC4", "FFF1B8"
SIZES = {"Normal": 11, "Title": 26, "Subtitle": 13, "Heading 1": 18, "Heading 2": 15, "Heading 3": 12}
HEADS = ("Done", "Step", "By whom, and when")
WIDTHS = (16, 104, 50)  # mm
BOX = "\N{BALLOT BOX}"


class WordRun(NamedTuple):
    """Words of one style, which lead somewhere or nowhere."""

    text: str
    href: str = ""
    style: str = ""


class WordDocument:
    """A document for A4, in the language of a book."""

    def __init__(self, title: str, book: Book) -> None:
        import docx  # noqa: PLC0415  (whoever makes no editions has not got it)
        from docx.shared import Mm  # noqa: PLC0415

        self.book, self.document = book, docx.Document()
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
        self.describe(title)
        self.choose_styles()
        foot = page.footer.paragraphs[0]
        foot.add_run(f"{title}, edition of {day(book.made)}, page ")
        foot._p.append(element("w:fldSimple", instr="PAGE"))

    def describe(self, title: str) -> None:
        """Say what it is, in which language, and nothing of the template that it begins with."""
        own, made = self.document.core_properties, datetime.fromisoformat(self.book.made)
        own.title, own.author, own.last_modified_by = title, self.book.author, self.book.author
        own.language, own.comments, own.created, own.modified = self.book.language, self.book.address, made, made
        for language in self.document.styles.element.iter(qualified("w:lang")):
            language.set(qualified("w:val"), self.book.language)
        package = self.document.part.package
        for id, relation in [*package.rels.items()]:
            if relation.reltype.endswith("/thumbnail"):
                del package.rels[id]

    def choose_styles(self) -> None:
        """Choose a font that every office has, and ink in place of the template's blue; add what it has not."""
        from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415
        from docx.shared import Pt, RGBColor  # noqa: PLC0415

        styles: Any = self.document.styles
        for style in styles.element.iter(qualified("w:rFonts")):
            style.attrib.clear()
            for script in ("ascii", "hAnsi", "cs", "eastAsia"):
                style.set(qualified(f"w:{script}"), FONT)
        for colour in styles.element.iter(qualified("w:color")):
            colour.attrib.clear()
            colour.set(qualified("w:val"), INK)
        for rule in styles["Title"].element.iter(qualified("w:bottom")):
            rule.attrib.pop(qualified("w:themeColor"), None)
            rule.set(qualified("w:color"), INK)
        for name, size in SIZES.items():
            styles[name].font.size = Pt(size)
        styles["Subtitle"].font.italic = False
        for name, base in (("Small", "Normal"), ("Small Bullet", "List Bullet")):
            small = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            small.base_style, small.font.size = styles[base], Pt(9)
            small.paragraph_format.space_before = small.paragraph_format.space_after = Pt(4)
        link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        link.font.underline, link.font.color.rgb = True, RGBColor.from_string(LINK)
        gap = styles.add_style("Gap", WD_STYLE_TYPE.CHARACTER)
        gap.element.get_or_add_rPr().append(element("w:shd", val="clear", color="auto", fill=GAP))

    def heading(self, text: str, level: int, new_page: bool = False) -> None:
        made = self.document.add_heading(text, level)
        made.paragraph_format.page_break_before = True if new_page else None

    def paragraph(self, runs: Sequence[WordRun], style: str = "") -> None:
        self.write(self.document.add_paragraph(style=style or None), runs)

    @contextmanager
    def on_one_page(self) -> Iterator[None]:
        """Let the paragraphs that are added meanwhile, such as those of a clause, stand on one page."""
        start = len(self.document.paragraphs)
        yield
        own = self.document.paragraphs[start:]
        for paragraph in own:
            paragraph.paragraph_format.keep_together = True
        for paragraph in own[:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def numbered(self, points: Sequence[Sequence[WordRun]]) -> None:
        """Add a list that counts from 1."""
        if not points:
            return
        numbering: Any = self.document.part.numbering_part.element
        style: Any = self.document.styles["List Number"].element
        kind = numbering.num_having_numId(style.pPr.numPr.numId.val).abstractNumId.val
        number = numbering.add_num(kind)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        for point in points:
            paragraph = self.document.add_paragraph(style="List Number")
            own: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            own.get_or_add_ilvl().val = 0
            own.get_or_add_numId().val = number.numId
            self.write(paragraph, point)

    def steps(self, title: str, steps: Sequence[Sequence[Sequence[WordRun]]]) -> None:
        """Add a table of steps to tick, each of which has paragraphs; its head stands on each page that it is on."""
        from docx.shared import Mm, Pt  # noqa: PLC0415

        table = self.document.add_table(rows=1, cols=len(HEADS), style="Table Grid")
        table.autofit = False
        table._tbl.tblPr.append(element("w:tblCaption", val=title))
        for column, width in zip(table.columns, WIDTHS, strict=True):
            column.width = Mm(width)
        rows = [table.rows[0], *(table.add_row() for _ in steps)]
        for row in rows:
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))
            for cell, width in zip(row.cells, WIDTHS, strict=True):
                cell.width, cell.paragraphs[0].paragraph_format.space_before = Mm(width), Pt(3)
                cell.paragraphs[0].paragraph_format.space_after = Pt(3)
        rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
        for cell, head in zip(rows[0].cells, HEADS, strict=True):
            self.write(cell.paragraphs[0], [WordRun(head, style="Strong")])
        for row, paragraphs in zip(rows[1:], steps, strict=True):
            done, step, _ = row.cells
            done.paragraphs[0]._p.append(from_xml(render("editions/checkbox.xml", box=BOX)))
            self.fill(step, paragraphs)

    def fill(self, cell: _Cell, paragraphs: Sequence[Sequence[WordRun]]) -> None:
        first, *rest = paragraphs
        self.write(cell.paragraphs[0], first)
        for paragraph in rest:
            self.write(cell.add_paragraph(style="Small"), paragraph)

    def write(self, paragraph: Paragraph, runs: Sequence[WordRun]) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415

        for run in runs:
            made = paragraph.add_run(run.text, "Hyperlink" if run.href else run.style or None)
            if run.href:
                link = element("w:hyperlink")
                link.set(qualified("r:id"), paragraph.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, True))
                made._r.addprevious(link)
                link.append(made._r)

    def content(self) -> bytes:
        out = io.BytesIO()
        self.document.save(out)
        with ZipFile(out) as archive:
            return zipped([(name, archive.read(name)) for name in archive.namelist()], self.book.made)


def qualified(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415

    return qn(name)


def element(name: str, **attributes: str) -> Any:  # noqa: ANN401  (any element)
    from docx.oxml import OxmlElement  # noqa: PLC0415

    made: Any = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qualified(f"w:{key}"), value)
    return made


def from_xml(xml: str) -> Any:  # noqa: ANN401
    from docx.oxml import parse_xml  # noqa: PLC0415

    return parse_xml(xml)
