"""An edition as a PDF that is tagged (PDF/UA-1), and whose destinations have the ids of the sections."""

from __future__ import annotations

import hashlib
import logging
from importlib.util import find_spec
from pathlib import Path

from macros.components.templates import render
from macros.editions import pdf_gaps, pdf_tags
from macros.editions.book import Book

STYLE = Path(__file__).with_name("pdf.css")
# The fonts of every edition: a machine's own would make another file of the same text.
FONTS = {"font_source_sans_pro": "SourceSansPro", "font_source_serif_pro": "SourceSerifPro"}


def write(book: Book) -> bytes:
    """Return an edition as a PDF, the same for the same text and day."""
    import weasyprint  # noqa: PLC0415  (whoever makes no editions has not got it)
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of each rule that is for screens
    text = markup(book)
    fonts = FontConfiguration()
    sheets = [weasyprint.CSS(book.site / path, font_config=fonts) for path in book.styles]
    sheets += [weasyprint.CSS(string=faces(), font_config=fonts), weasyprint.CSS(STYLE, font_config=fonts)]
    with pdf_gaps.filled():
        made: bytes = weasyprint.HTML(string=text, base_url=f"{book.site}/").write_pdf(
            pdf_variant="pdf/ua-1",
            pdf_identifier=hashlib.sha256(text.encode()).digest()[:16],
            stylesheets=sheets,
            font_config=fonts,
            finisher=pdf_tags.finish,
        )
    return made


def markup(book: Book) -> str:
    """Return the HTML that a PDF is laid out from."""
    many = len(book.chapters) > 1
    title = book.title if many else f"{book.title}: {book.series}"
    return render("editions/pdf.html", book=book, title=title, many=many)


def faces() -> str:
    """Return the style that names the files of the fonts."""
    found = {name: find_spec(package) for package, name in FONTS.items()}
    folders = {name: Path(spec.origin).parent / "files" for name, spec in found.items() if spec and spec.origin}
    return render("editions/faces.css", folders={name: folder.as_uri() for name, folder in folders.items()})
