"""What stands in the documents that `policies.py` makes, and where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

SITE = "https://handbook.example.org"


@dataclass(frozen=True)
class Thing:
    """A link, or an address that is none, in a document."""

    kind: str
    address: str
    words: str | None = None
    tracked: str = ""
    place: str = ""
    bare: bool = False

    def at(self, place: str) -> Thing:
        return replace(self, place=place)

    @property
    def link(self) -> dict[str, Any]:
        found: dict[str, Any] = {"kind": self.kind, "address": self.address, "place": self.place}
        found |= {"words": self.words} if self.words is not None else {}
        return found | ({"tracked": self.tracked} if self.tracked else {})


def to(name: str) -> str:
    return f"{SITE}/s/{name}/"


PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
        ("presentation", "presentation"),
    )
)
NAMESPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
NAMESPACES += (
    ' xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" xmlns:dom="http://www.w3.org/2001/xml-events"'
)
NAMESPACES += ' xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"'
STYLES = """<office:styles><style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"><style:text-properties fo:font-size="16pt"/></style:style></office:styles>"""
AUTOMATIC = """<office:automatic-styles>
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="F" style:family="graphic"><style:graphic-properties style:wrap="none"/></style:style>
<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
 fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>"""


def flat(kind: str, body: str, master: str = "", changes: str = "") -> str:
    """Return a flat OpenDocument."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.{kind}">{STYLES}{AUTOMATIC}
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L">{master}</style:master-page>
</office:master-styles><office:body><office:{kind}>{changes}{body}</office:{kind}></office:body></office:document>"""


def a(address: str, words: str) -> str:
    return f'<text:a xlink:type="simple" xlink:href="{address}">{words}</text:a>'


def p(inner: str) -> str:
    return f'<text:p text:style-name="Standard">{inner}</text:p>'


H = '<text:h text:style-name="Heading_20_1" text:outline-level="1">Posting</text:h>'
IMAGE = f"<draw:image><office:binary-data>{PIXEL}</office:binary-data></draw:image>"

PLACES = flat(
    "text",
    H
    + p(f"The officers of Anytown Police follow {a(to('body'), 'what the handbook says')} about their own posts.")
    + p(f"The same holds for a part of a page: {a(SITE + '/networks/#own-up', 'own up')}.")
    + p(f'Read {SITE}/s/<text:span text:style-name="B">split</text:span>/ before you post.')
    + '<table:table table:name="T"><table:table-column/><table:table-row><table:table-cell office:value-type="string">'
    + p(a(to("table"), "in a table"))
    + "</table:table-cell></table:table-row></table:table>"
    + p(
        '<draw:frame draw:style-name="F" text:anchor-type="paragraph" svg:width="6cm" svg:height="2cm" svg:x="10cm" '
        f'svg:y="8cm"><draw:text-box>{p(a(to("text-box"), "in a text box"))}</draw:text-box></draw:frame>Beside it.'
    )
    + p(
        f'<draw:a xlink:type="simple" xlink:href="{to("picture")}"><draw:frame draw:name="Badge" '
        f'text:anchor-type="as-char" svg:width="1cm" svg:height="1cm">{IMAGE}<svg:desc>The badge</svg:desc></draw:frame>'
        "</draw:a> The badge of Anytown Police."
    )
    + p(
        'A note<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f"{p('See ' + a(to('footnote'), 'the footnote') + '.')}</text:note-body></text:note> stands below."
    )
    + p(
        'Another<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>'
        f"{p('See ' + a(to('endnote'), 'the endnote') + '.')}</text:note-body></text:note> stands at the end."
    )
    + p(
        "Somebody has<office:annotation><dc:creator>A. Officer</dc:creator><dc:date>2026-01-05T10:00:00</dc:date>"
        f"{p('Is ' + to('comment') + ' better?')}</office:annotation> said something."
    ),
    f"<style:header>{p(a(to('header'), 'Social media policy'))}</style:header>"
    f"<style:footer>{p(a(to('footer'), 'Handbook'))}</style:footer>",
)
IN_PLACES = [
    Thing("body", to("body"), "what the handbook says"),
    Thing("body", f"{SITE}/networks/#own-up", "own up"),
    Thing("bare", to("split")),
    Thing("table", to("table"), "in a table"),
    Thing("text box", to("text-box"), "in a text box"),
    Thing("picture", to("picture")),
    Thing("footnote", to("footnote"), "the footnote"),
    Thing("endnote", to("endnote"), "the endnote"),
    Thing("comment", to("comment"), bare=True),
    Thing("header", to("header"), "Social media policy"),
    Thing("footer", to("footer"), "Handbook"),
]


def region(number: int, kind: str, inner: str = "") -> str:
    return (
        f'<text:changed-region text:id="c{number}"><text:{kind}><office:change-info><dc:creator>A. Officer</dc:creator>'
        f"<dc:date>2026-01-05T10:00:00</dc:date></office:change-info>{inner}</text:{kind}></text:changed-region>"
    )


CHANGES = flat(
    "text",
    H
    + p(f"It begins with {a(to('kept'), 'what is kept')}, and goes on.")
    + p(
        f'Then <text:change-start text:change-id="c1"/>comes {a(to("inserted"), "what is new")}'
        '<text:change-end text:change-id="c1"/>.'
    )
    + p('At last <text:change text:change-id="c2"/>it ends.'),
    changes="<text:tracked-changes>"
    + region(1, "insertion")
    + region(2, "deletion", p(f"comes {a(to('deleted'), 'what is old')} "))
    + "</text:tracked-changes>",
)
IN_CHANGES = [
    Thing("body", to("kept"), "what is kept"),
    Thing("inserted", to("inserted"), "what is new", "inserted"),
    Thing("deleted", to("deleted"), "what is old", "deleted"),
]
WORDS = "Officers of Anytown Police who post in their own name say so, and say that what they think is their own. "
LONG = flat(
    "text",
    H
    + p(
        f"{WORDS}{a(to('wrapped'), 'Here is a link whose words are so many that no line can hold them all at once')}, and then."
    )
    + p(f"{WORDS * 2}It is at {SITE}/s/a-section-with-quite-a-long-name/versions/2026-02-01/ where you find it.")
    + p(f"{WORDS}{a(to('twice'), 'Twice')} and {a(to('twice'), 'twice')}.")
    + "<text:list>"
    + "".join(f"<text:list-item>{p(a(to('row'), 'The same'))}</text:list-item>" for _ in range(3))
    + "</text:list>"
    + p(f"Odd signs: {a(SITE + '/search/?q=a&amp;b=c', 'ask &amp; see')} – “é”."),
)
IN_LONG = [
    Thing("body", to("wrapped"), "Here is a link whose words are so many that no line can hold them all at once"),
    Thing("bare", f"{SITE}/s/a-section-with-quite-a-long-name/versions/2026-02-01/"),
    Thing("body", to("twice"), "Twice"),
    Thing("body", to("twice"), "twice"),
    *[Thing("body", to("row"), "The same")] * 3,
    Thing("body", f"{SITE}/search/?q=a&b=c", "ask & see"),
]
WRITER: dict[str, tuple[str, list[Thing]]] = {
    "places": (PLACES, IN_PLACES),
    "changes": (CHANGES, IN_CHANGES),
    "long": (LONG, IN_LONG),
}
PAGES: dict[str, dict[str, str]] = {"places": {"body": "page 1", "endnote": "page 2"}}
# A link that holds a text box stands where the box is anchored.
ANCHORED = {"text box": "under “Posting”"}
NOT_PRINTED = ["comment"]
LOST: dict[str, list[str]] = {"docx": [], "rtf": ["picture"], "html": ["comment", "text box"]}
RTF = {
    "body": "under “Posting”",
    "footnote": "footnote 1",
    "endnote": "endnote 1",
    "comment": "comment 1",
    "header": "header",
    "footer": "footer",
    "text box": "under “Posting”",
}
RTF_FLAT = {"body": "under “Posting”"}
HTML = {"body": "under “Posting”", "header": "before the first heading"}

CALC = (
    flat(
        "spreadsheet",
        '<table:table table:name="Links"><table:table-column/>'
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Policy of Anytown Police</text:p></table:table-cell>'
        '</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell/><table:table-cell office:value-type="string">'
        f"<text:p>{a(to('cell'), 'Own up')}</text:p></table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell '
        f'table:formula="of:=HYPERLINK(&quot;{to("formula")}&quot;;&quot;Say sorry&quot;)" office:value-type="string" '
        'office:string-value="Say sorry"><text:p>Say sorry</text:p></table:table-cell></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="string">'
        f"<text:p>See {to('bare')} for it</text:p></table:table-cell></table:table-row></table:table>"
        '<table:table table:name="More"><table:table-column/><table:table-row><table:table-cell office:value-type="string">'
        f"<text:p>{a(to('second-sheet'), 'Second sheet')}</text:p></table:table-cell></table:table-row></table:table>",
    ),
    [
        Thing("cell", to("cell"), "Own up", place="cell B4 of “Links”"),
        Thing("formula", to("formula"), "Say sorry", place="cell C5 of “Links”"),
        Thing("bare", to("bare"), place="cell A6 of “Links”"),
        Thing("cell", to("second-sheet"), "Second sheet", place="cell A1 of “More”"),
    ],
)


def frame(inner: str, y: int) -> str:
    return f'<draw:frame svg:width="18cm" svg:height="3cm" svg:x="2cm" svg:y="{y}cm"><draw:text-box>{inner}</draw:text-box></draw:frame>'


IMPRESS = (
    flat(
        "presentation",
        '<draw:page draw:name="One" draw:master-page-name="Standard">'
        + frame(p("Social media at Anytown Police"), 1)
        + frame(p(f"See {a(to('slide'), 'the handbook')}."), 5)
        + frame(p(f"{to('bare')} too"), 9)
        + "<presentation:notes>"
        + '<draw:frame presentation:class="notes" svg:width="15cm" svg:height="10cm" svg:x="2cm" svg:y="14cm">'
        + f"<draw:text-box>{p('Say ' + a(to('notes'), 'this'))}</draw:text-box></draw:frame></presentation:notes></draw:page>"
        + '<draw:page draw:name="Two" draw:master-page-name="Standard">'
        + frame(p(f"More is at {a(SITE + '/networks/#own-up', 'the networks')}."), 1)
        + "</draw:page>",
    ),
    [
        Thing("slide", to("slide"), "the handbook", place="slide 1"),
        Thing("bare", to("bare"), place="slide 1"),
        Thing("notes", to("notes"), "this", place="slide 1, notes"),
        Thing("slide", f"{SITE}/networks/#own-up", "the networks", place="slide 2"),
    ],
)

PANDOC = (
    f"""# Posting

The officers of Anytown Police follow [what the handbook says]({to("body")}) about their own posts.[^1]
Read [a part of it]({SITE}/networks/#own-up), and look at <{to("auto")}>.

- [one in a list]({to("list")})
- [the same]({to("list")})

| What | Where |
|------|-------|
| Own up | [in a table]({to("table")}) |

[^1]: See [the footnote]({to("footnote")}).
""",
    [
        Thing("body", to("body"), "what the handbook says"),
        Thing("body", f"{SITE}/networks/#own-up", "a part of it"),
        Thing("body", to("auto"), to("auto")),
        Thing("body", to("list"), "one in a list"),
        Thing("body", to("list"), "the same"),
        Thing("table", to("table"), "in a table"),
        Thing("footnote", to("footnote"), "the footnote"),
    ],
)
PANDOC_SLIDES = (
    f"# Posting\n\nSee [the handbook]({to('slide')}).\n\n::: notes\nSay [this]({to('notes')}).\n:::\n\n# More\n\n- [Again]({to('slide')})\n",
    [
        Thing("slide", to("slide"), "the handbook", place="slide 1"),
        Thing("slide", to("slide"), "Again", place="slide 2"),
    ],
)
PANDOC_PLAIN = (
    f"Posting\n\nRead <{to('auto')}> first, and then {SITE}/networks/#own-up, which says more.\n",
    [Thing("bare", to("auto"), place="line 3"), Thing("bare", f"{SITE}/networks/#own-up", place="line 3")],
)

WEB_PAGE = (
    f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Policy</title></head><body><h1>Posting</h1>
<p>The officers of Anytown Police follow <a href="{to("body")}">what the handbook says about their own posts and
about those of others</a> at all times.</p>
<p>Read <a href="{SITE}/networks/#own-up">a part of it</a>, or <a href="{to("shown")}">{to("shown")}</a>.</p>
<ul><li><a href="{to("row")}">Row</a></li><li><a href="{to("row")}">Row</a></li></ul>
<p>Odd: <a href="{SITE}/search/?q=a&amp;b=c">ask &amp; see</a>.</p></body></html>
""",
    [
        Thing("body", to("body"), "what the handbook says about their own posts and about those of others"),
        Thing("body", f"{SITE}/networks/#own-up", "a part of it"),
        Thing("body", to("shown"), to("shown")),
        Thing("body", to("row"), "Row"),
        Thing("body", to("row"), "Row"),
        Thing("body", f"{SITE}/search/?q=a&b=c", "ask & see"),
    ],
)
# AbiWord writes an ampersand in an address as it is, and so no XML.
PLAIN_PAGE = (
    WEB_PAGE[0].replace("?q=a&amp;b=c", "?q=a"),
    [replace(one, address=one.address.replace("&b=c", "")) for one in WEB_PAGE[1]],
)
ABIWORD = {"docx": {"body": "under “Posting”"}, "odt": {"body": "under “Posting”"}, "rtf": {"body": "under “Posting”"}}
ROFF = (
    f".nr HY 0\n.NH 1\nPosting\n.LP\nThe officers of Anytown Police look at {to('bare')} first. After that they go on to\n"
    f"{SITE}/networks/#own-up and read it.\n",
    [Thing("bare", to("bare"), place="page 1"), Thing("bare", f"{SITE}/networks/#own-up", place="page 1")],
)
ASCIIDOC = (
    f"= Policy\n\n== Posting\n\nSee {to('body')}[the handbook] and {to('auto')} too.\n\n|===\n|{to('table')}[in a table]\n|===\n",
    [
        Thing("body", to("body"), "the handbook", place="under “Posting”"),
        Thing("body", to("auto"), to("auto"), place="under “Posting”"),
        Thing("table", to("table"), "in a table", place="under “Posting”"),
    ],
)
RST_ODT = [Thing("bare", to("auto"), place="paragraph 3")]  # the program loses links, and keeps their words
RST = (
    f"Policy\n======\n\nPosting\n-------\n\nSee `the handbook <{to('body')}>`_ and {to('auto')} too.\n",
    [
        Thing("body", to("body"), "the handbook", place="under “Posting”"),
        Thing("body", to("auto"), to("auto"), place="under “Posting”"),
    ],
)
TEX = (
    rf"""\documentclass{{article}}
\usepackage[colorlinks]{{hyperref}}
\begin{{document}}
\section{{Posting}}
The officers of Anytown Police follow \href{{{to("body")}}}{{what the handbook says about their own posts and about those
of others, which is a good deal}} at all times.\footnote{{See \href{{{to("footnote")}}}{{the footnote}}.}}

They read \url{{{SITE}/s/a-section-with-quite-a-long-name/versions/2026-02-01/}} too, and after that they read
\href{{{SITE}/networks/\#own-up}}{{a part}}.
\begin{{itemize}}
\item \href{{{to("row")}}}{{Row}}
\item \href{{{to("row")}}}{{Row}}
\end{{itemize}}
\end{{document}}
""",
    [
        Thing("body", to("body"), None),
        Thing("footnote", to("footnote"), "the footnote"),
        Thing("body", f"{SITE}/s/a-section-with-quite-a-long-name/versions/2026-02-01/"),
        Thing("body", f"{SITE}/networks/#own-up", "a part"),
        Thing("body", to("row"), "Row"),
        Thing("body", to("row"), "Row"),
    ],
)


OPENPYXL = [
    Thing("cell", to("cell"), "Own up", place="cell B7 of “Links”"),
    Thing("cell", f"{SITE}/networks/#own-up", "A part", place="cell B8 of “Links”"),
    Thing("formula", to("formula"), "Say sorry", place="cell C9 of “Links”"),
    Thing("bare", to("bare"), place="cell A1 of “Links”"),
    Thing("comment", to("comment"), place="cell A1 of “Links”, comment", bare=True),
    Thing("cell", to("second-sheet"), "Second", place="cell A1 of “More & more”"),
]


def openpyxl_book(path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.worksheet.hyperlink import Hyperlink

    book = Workbook()
    sheet = book.active
    sheet.title = "Links"
    sheet["A1"] = f"Anytown Police: see {to('bare')}"
    sheet["A1"].comment = Comment(f"Or {to('comment')}", "A. Officer")
    sheet["B7"] = "Own up"
    sheet["B7"].hyperlink = to("cell")
    sheet["B8"] = "A part"
    sheet["B8"].hyperlink = Hyperlink(ref="B8", target=f"{SITE}/networks/", location="own-up")
    sheet["C9"] = f'=HYPERLINK("{to("formula")}","Say sorry")'
    other = book.create_sheet("More & more")
    other["A1"] = "Second"
    other["A1"].hyperlink = to("second-sheet")
    book.save(path)


def xlsxwriter_book(path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Links")
    sheet.write_url("A2", to("cell"), string="Own up")
    sheet.write_url("A3", f"{SITE}/networks/#own-up", string="A part")
    sheet.write_formula("A4", f'=HYPERLINK("{to("formula")}","Say sorry")', None, "Say sorry")
    sheet.insert_textbox("D2", "Press here", {"url": to("shape")})
    sheet.set_header(f"&LSee {to('header')}")
    book.close()


IN_XLSXWRITER = [
    Thing("cell", to("cell"), "Own up", place="cell A2 of “Links”"),
    Thing("cell", f"{SITE}/networks/#own-up", "A part", place="cell A3 of “Links”"),
    Thing("formula", to("formula"), "Say sorry", place="cell A4 of “Links”"),
    Thing("shape", to("shape"), place="shape on “Links”, shape"),
    Thing("header", to("header"), place="header of “Links”", bare=True),
]


def pptx_deck(path: Path) -> None:
    from pptx import Presentation
    from pptx.util import Inches

    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Posting"
    box = slide.shapes.add_textbox(Inches(1), Inches(2), Inches(6), Inches(1))
    paragraph = box.text_frame.paragraphs[0]
    for words, bold in (("the ", False), ("hand", True), ("book", False)):
        run = paragraph.add_run()
        run.text = words
        run.font.bold = bold
        run.hyperlink.address = to("slide")
    other = slide.shapes.add_textbox(Inches(1), Inches(3), Inches(6), Inches(1))
    other.text_frame.text = f"Read {to('bare')} too"
    other.click_action.hyperlink.address = to("shape")
    table = slide.shapes.add_table(1, 1, Inches(1), Inches(4), Inches(4), Inches(1)).table
    run = table.cell(0, 0).text_frame.paragraphs[0].add_run()
    run.text = "in a table"
    run.hyperlink.address = to("table")
    slide.notes_slide.notes_text_frame.text = f"Say {to('notes')}"
    second = deck.slides.add_slide(deck.slide_layouts[5])
    second.shapes.title.text = "More"
    run = second.shapes.add_textbox(Inches(1), Inches(2), Inches(6), Inches(1)).text_frame.paragraphs[0].add_run()
    run.text = "a part"
    run.hyperlink.address = f"{SITE}/networks/#own-up"
    # Each new file has all its layouts; one is enough here.
    deck.save(path)


IN_PPTX = [
    Thing("slide", to("slide"), "the handbook", place="slide 1"),
    Thing("shape", to("shape"), place="slide 1, shape"),
    Thing("table", to("table"), "in a table", place="slide 1"),
    Thing("bare", to("bare"), place="slide 1"),
    Thing("notes", to("notes"), place="slide 1, notes", bare=True),
    Thing("slide", f"{SITE}/networks/#own-up", "a part", place="slide 2"),
]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def into(paragraph: Any, xml: str) -> None:
    """Put elements of WordprocessingML into a paragraph."""
    from docx.oxml import parse_xml

    spaces = (
        f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    for element in parse_xml(f"<w:p {spaces}>{xml}</w:p>"):
        paragraph._p.append(element)


def relate(part: Any, address: str) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE

    return str(part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def t(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def h(id: str, inner: str, anchor: str = "") -> str:
    return f'<w:hyperlink r:id="{id}"{f" w:anchor={chr(34)}{anchor}{chr(34)}" if anchor else ""}>{inner}</w:hyperlink>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def word(fill: Callable[[Any], None]) -> Callable[[Path], None]:
    """Make a Word document with python-docx."""

    def make(path: Path) -> None:
        import docx

        document = docx.Document()
        document.add_heading("Posting", 1)
        fill(document)
        document.save(str(path))

    return make


def fields(document: Any) -> None:
    code = ("<w:r><w:instrText xml:space='preserve'>{}</w:instrText></w:r>").format
    whole = mark("begin") + code(f' HYPERLINK "{to("field")}" ') + mark("separate") + t("one field") + mark("end")
    into(document.add_paragraph("See "), whole)
    split = "".join(map(code, (" HYPER", f'LINK "{SITE}/s/', "split-", 'field/" ', '\\l "own-up" \\o "Tip" ')))
    into(
        document.add_paragraph("And "),
        mark("begin") + split + mark("separate") + t("another ") + t("one") + mark("end"),
    )
    into(
        document.add_paragraph("Then "),
        f'<w:fldSimple w:instr=" HYPERLINK &quot;{to("simple")}&quot; ">{t("a simple one")}</w:fldSimple>',
    )
    nested = (
        mark("begin")
        + code(" IF 1 = 1 ")
        + whole.replace("/field/", "/nested/").replace("one field", "nested")
        + mark("end")
    )
    into(document.add_paragraph("Last "), nested)
    into(
        document.add_paragraph("Within "),
        mark("begin") + code(' HYPERLINK \\l "_Toc1" ') + mark("separate") + t("contents") + mark("end"),
    )


IN_FIELDS = [
    Thing("field", to("field"), "one field"),
    Thing("field", f"{SITE}/s/split-field/#own-up", "another one"),
    Thing("field", to("simple"), "a simple one"),
    Thing("field", to("nested"), "nested"),
]


def tracked(document: Any) -> None:
    part = document.part
    who = 'w:id="{}" w:author="A. Officer" w:date="2026-01-05T10:00:00Z"'.format
    gone = "<w:r><w:delText>{}</w:delText></w:r>".format
    into(document.add_paragraph("One "), h(relate(part, to("kept")), t("kept")))
    into(document.add_paragraph("Two "), f"<w:ins {who(1)}>{h(relate(part, to('wrapped')), t('wrapped'))}</w:ins>")
    into(document.add_paragraph("Three "), h(relate(part, to("inside")), f"<w:ins {who(2)}>{t('inside')}</w:ins>"))
    into(document.add_paragraph("Four "), h(relate(part, to("deleted")), f"<w:del {who(3)}>{gone('deleted')}</w:del>"))
    into(document.add_paragraph("Five "), f"<w:del {who(4)}>{h(relate(part, to('gone')), gone('gone'))}</w:del>")
    code = f'<w:r><w:delInstrText> HYPERLINK "{to("field")}" </w:delInstrText></w:r>'
    whole = mark("begin") + code + mark("separate") + gone("field") + mark("end")
    into(document.add_paragraph("Six "), f"<w:del {who(5)}>{whole}</w:del>")
    into(
        document.add_paragraph("Seven "),
        h(relate(part, to("half")), t("half ") + f"<w:del {who(6)}>{gone('of it')}</w:del>"),
    )
    into(
        document.add_paragraph("Eight "),
        f"<w:del {who(7)}>{gone(to('old'))}</w:del><w:ins {who(8)}>{t(to('new'))}</w:ins>",
    )
    into(
        document.add_paragraph("Nine "), f"<w:moveFrom {who(9)}>{h(relate(part, to('moved')), t('moved'))}</w:moveFrom>"
    )


IN_TRACKED = [
    Thing("body", to("kept"), "kept"),
    Thing("inserted", to("wrapped"), "wrapped", "inserted"),
    Thing("inserted", to("inside"), "inside", "inserted"),
    Thing("deleted", to("deleted"), "deleted", "deleted"),
    Thing("deleted", to("gone"), "gone", "deleted"),
    Thing("deleted", to("field"), "field", "deleted"),
    Thing("body", to("half"), "half"),
    Thing("deleted", to("old"), None, "deleted", bare=True),
    Thing("bare", to("new")),
    Thing("deleted", to("moved"), "moved", "deleted"),
]


def shapes(document: Any) -> None:
    part = document.part
    one, other = relate(part, to("text-box")), part.rels
    # LibreOffice writes a relationship for each of the two.
    two = other._next_rId
    from docx.opc.rel import _Relationship

    other[two] = _Relationship(two, f"{R}/hyperlink", to("text-box"), part.partname.baseURI, external=True)
    box = "<w:txbxContent><w:p>{}</w:p></w:txbxContent>".format
    into(
        document.add_paragraph("Beside it "),
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/>'
        '<wp:docPr id="1" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>'
        f"{box(h(one, t('in a box')))}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        f'</mc:Choice><mc:Fallback><w:pict><v:shape style="width:90pt;height:30pt"><v:textbox>{box(h(two, t("in a box")))}'
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    id = relate(part, to("picture"))
    from base64 import b64decode
    from io import BytesIO

    picture = document.add_picture(BytesIO(b64decode(PIXEL)))._inline
    picture.docPr.set("descr", "The badge")
    from docx.oxml import parse_xml

    link = f'<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{R}" r:id="{id}"/>'
    picture.docPr.append(parse_xml(link))
    picture.graphic.graphicData.pic.nvPicPr.cNvPr.append(parse_xml(link))
    inner = f"<w:sdtContent>{h(relate(part, to('control')), t('in a control'))}</w:sdtContent>"
    into(document.add_paragraph("Choose "), f"<w:sdt><w:sdtPr/>{inner}</w:sdt>")
    table = document.add_table(1, 1)
    into(table.cell(0, 0).paragraphs[0], h(relate(part, to("table")), t("in a table")))
    into(
        document.add_paragraph("Old "),
        f'<w:r><w:pict><v:rect style="width:9pt;height:9pt" href="{to("vml")}" alt="Old"/></w:pict></w:r>',
    )


IN_SHAPES = [
    Thing("text box", to("text-box"), "in a box", place="text box, under “Posting”"),
    Thing("picture", to("picture"), "The badge", place="picture, under “Posting”"),
    Thing("content control", to("control"), "in a control"),
    Thing("table", to("table"), "in a table", place="table, under “Posting”"),
    Thing("picture", to("vml"), None, place="picture, under “Posting”"),
]


def shared(document: Any) -> None:
    part = document.part
    id = relate(part, f"{SITE}/networks/")
    into(document.add_paragraph("One "), h(id, t("one"), "one"))
    into(document.add_paragraph("Two "), h(id, t("two"), "two"))
    into(document.add_paragraph("Page "), h(id, t("page")))
    pair = relate(part, to("pair"))
    into(document.add_paragraph("Runs "), h(pair, t("in ", "<w:rPr><w:b/></w:rPr>")) + h(pair, t("pieces")))
    joined = "".join(
        t(piece, "<w:rPr><w:b/></w:rPr>" if number % 2 else "")
        for number, piece in enumerate((SITE[:9], SITE[9:], "/s/pla", "in/"))
    )
    into(document.add_paragraph("Plain "), joined)
    into(document.add_paragraph("Inner "), '<w:hyperlink w:anchor="there">' + t("inner") + "</w:hyperlink>")


IN_SHARED = [
    Thing("body", f"{SITE}/networks/#one", "one"),
    Thing("body", f"{SITE}/networks/#two", "two"),
    Thing("body", f"{SITE}/networks/", "page"),
    Thing("body", to("pair"), "in pieces"),
    Thing("bare", to("plain")),
]


def margins(document: Any) -> None:
    section = document.sections[0]
    for where, name in ((section.header, "header"), (section.footer, "footer")):
        into(where.paragraphs[0], h(relate(where.part, to(name)), t(name)))
    paragraph = document.add_paragraph("Said here")
    comment = document.add_comment(paragraph.runs, text="Is this so?", author="A. Officer", initials="AO")
    into(comment.add_paragraph(), t("See ") + h(relate(comment.part, to("comment")), t("here")))
    into(document.add_paragraph("See "), h(relate(document.part, to("body")), t("the body")))


IN_MARGINS = [
    Thing("header", to("header"), "header", place="header"),
    Thing("footer", to("footer"), "footer", place="footer"),
    Thing("comment", to("comment"), "here", place="comment 1"),
    Thing("body", to("body"), "the body"),
]


def odfpy_text(path: Path) -> None:
    from odf import text as odf_text
    from odf.opendocument import OpenDocumentText

    document = OpenDocumentText()
    document.text.addElement(odf_text.H(outlinelevel=1, text="Posting"))
    paragraph = odf_text.P(text="See ")
    paragraph.addElement(odf_text.A(href=f"{SITE}/networks/#own-up", text="a part"))
    document.text.addElement(paragraph)
    document.text.addElement(odf_text.P(text=f"Or {to('bare')}."))
    document.save(str(path))


IN_ODFPY = [Thing("body", f"{SITE}/networks/#own-up", "a part"), Thing("bare", to("bare"))]


def reportlab_page(path: Path) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = getSampleStyleSheet()["Normal"]
    text = f"{WORDS}{WORDS}<a href='{to('body')}'>what the handbook says about all of this, at length</a>. Also {to('bare')} too."
    row = f"<a href='{to('row')}'>Row</a>"
    SimpleDocTemplate(str(path)).build([Paragraph(words, style) for words in (text, row, row)])


IN_REPORTLAB = [
    Thing("body", to("body"), "what the handbook says about all of this, at length"),
    Thing("bare", to("bare")),
    Thing("body", to("row"), "Row"),
    Thing("body", to("row"), "Row"),
]


def reportlab_form(path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), invariant=True)
    canvas.drawString(72, 720, "Which section do you follow?")
    canvas.acroForm.textfield(name="section", value=to("form"), x=72, y=680, width=300)
    canvas.textAnnotation(f"Is it {to('comment')} now?", Rect=[72, 600, 100, 620], relative=0)
    canvas.save()


IN_REPORTLAB_FORM = [
    Thing("bare", to("form"), place="page 1, form"),
    Thing("comment", to("comment"), place="page 1, comment", bare=True),
]


def fpdf_page(path: Path) -> None:
    from fpdf import FPDF

    pdf = FPDF()
    for number in (1, 2):
        pdf.add_page()
        pdf.set_font("Helvetica", size=12)
        pdf.cell(text=f"Page {number}", link=to(f"page-{number}"))
    pdf.output(str(path))


IN_FPDF = [Thing("body", to("page-1"), "Page 1", place="page 1"), Thing("body", to("page-2"), "Page 2", place="page 2")]


def locked(path: Path) -> None:
    """Write a PDF that opens without a password, but whose parts are encrypted."""
    from fpdf import FPDF
    from fpdf.enums import AccessPermission

    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    pdf.cell(text="Read", link=to("locked"))
    pdf.set_encryption("owner", permissions=AccessPermission.none())
    pdf.output(str(path))


SAFE = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhandbook.example.org%2Fs%2Fsafe%2F&amp;data=05%7C02&amp;reserved=0"
DEFENCE = "https://urldefense.com/v3/__https://handbook.example.org/s/defence/*own-up__;Iw!!AbC!xyz$"


def mail(html: bool, plain: bool, encoding: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        from email.message import EmailMessage

        message = EmailMessage()
        message["From"], message["To"] = "a.officer@police.example", "policy@police.example"
        message["Subject"] = "Posting"
        message["Date"] = "Mon, 05 Jan 2026 10:00:00 +0000"
        text = f"Café: see {SITE}/s/plain/ and a line that is so long that it has to be cut when it is sent, which is {SITE}/s/a-section-with-quite-a-long-name/versions/2026-02-01/ here.\n"
        if plain:
            message.set_content(text, cte=encoding)
        if html:
            page = f'<p>Café: <a href="{SAFE}">safe</a>, <a href="{DEFENCE}">defence</a>, <a href="{SITE}/s/plain/?a=1&amp;b=2">plain</a></p>'
            add = message.add_alternative if plain else message.set_content
            add(page, subtype="html", cte=encoding)
        path.write_bytes(message.as_bytes())

    return make


IN_HTML_MAIL = [
    Thing("message", to("safe"), "safe", place="message"),
    Thing("message", f"{SITE}/s/defence/#own-up", "defence", place="message"),
    Thing("message", f"{SITE}/s/plain/?a=1&b=2", "plain", place="message"),
]
IN_PLAIN_MAIL = [
    Thing("bare", to("plain"), place="message"),
    Thing("bare", f"{SITE}/s/a-section-with-quite-a-long-name/versions/2026-02-01/", place="message"),
]


def under(things: list[Thing], place: str = "under “Posting”") -> list[Thing]:
    return [thing if thing.place else thing.at(place) for thing in things]


LIBRARIES: dict[str, tuple[str, Callable[[Path], None], list[Thing]]] = {
    "docx-fields.docx": ("python-docx", word(fields), under(IN_FIELDS)),
    "docx-tracked.docx": ("python-docx", word(tracked), under(IN_TRACKED)),
    "docx-shapes.docx": ("python-docx", word(shapes), under(IN_SHAPES)),
    "docx-shared.docx": ("python-docx", word(shared), under(IN_SHARED)),
    "docx-margins.docx": ("python-docx", word(margins), under(IN_MARGINS)),
    "python-pptx.pptx": ("python-pptx", pptx_deck, IN_PPTX),
    "openpyxl.xlsx": (
        "openpyxl",
        openpyxl_book,
        [replace(one, words=None) if one.kind == "formula" else one for one in OPENPYXL],
    ),
    "xlsxwriter.xlsx": ("XlsxWriter", xlsxwriter_book, IN_XLSXWRITER),
    "odfpy.odt": ("odfpy", odfpy_text, under(IN_ODFPY)),
    "reportlab.pdf": ("ReportLab", reportlab_page, under(IN_REPORTLAB, "page 1")),
    "reportlab-form.pdf": ("ReportLab", reportlab_form, IN_REPORTLAB_FORM),
    "fpdf2.pdf": ("fpdf2", fpdf_page, IN_FPDF),
    "fpdf2-locked.pdf": ("fpdf2", locked, [Thing("body", to("locked"), "Read", place="page 1")]),
    "mail-both-quoted.eml": ("the email package of Python", mail(True, True, "quoted-printable"), IN_HTML_MAIL),
    "mail-html-base64.eml": ("the email package of Python", mail(True, False, "base64"), IN_HTML_MAIL),
    "mail-plain-quoted.eml": ("the email package of Python", mail(False, True, "quoted-printable"), IN_PLAIN_MAIL),
}
