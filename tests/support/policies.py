"""The documents in `tests/data/policies/`, made by the programs that people write policies with.

They are data, made again only when one is added: `python -m tests.support.policies [NAME...]`. It needs, from Debian
(`apt-get install --no-install-recommends`), libreoffice-writer, libreoffice-calc, libreoffice-impress, pandoc, abiword,
groff, texlive-latex-recommended, texlive-xetex, wkhtmltopdf, weasyprint, gnumeric, asciidoctor, python3-docutils and
qpdf; and, in the environment that runs it, python-docx, python-pptx, openpyxl, XlsxWriter, odfpy, reportlab and fpdf2,
which the handbook itself does not. CHROME_PATH names the browser that prints.

Beside each document stands a JSON file with what is known to be in it, because it was put there: links, and addresses
that are no links, by the place where a reader finds them. What a program is known to lose is left out here, and not
taken from what our reader finds.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.support import policy_sources as sources
from tests.support.policy_sources import Thing

FOLDER = Path(__file__).parent.parent / "data" / "policies"
Maker = Callable[[Path], None]


@dataclass
class Made:
    """A document: what makes it, and what is in it."""

    name: str
    program: str
    make: Maker
    things: list[Thing] = field(default_factory=list)


def perform(*command: str | Path, cwd: Path | None = None) -> None:
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        raise RuntimeError(f"{command}: {done.stdout[-2000:]} {done.stderr[-2000:]}")


def office(source: str, suffix: str, target: str, infilter: str = "") -> Maker:
    """Convert a flat OpenDocument with LibreOffice; `target` is the format and perhaps its filter."""

    def make(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            start = Path(folder) / f"a.{suffix}"
            start.write_text(source, "utf-8")
            profile = f"-env:UserInstallation=file://{Path(tempfile.gettempdir()) / 'policies-profile'}"
            options = [f"--infilter={infilter}"] if infilter else []
            perform("soffice", profile, "--headless", *options, "--convert-to", target, "--outdir", folder, start)
            shutil.copy(start.with_suffix(f".{target.partition(':')[0]}"), path)

    return make


def pandoc(source: str, target: str, *options: str) -> Maker:
    def make(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            start = Path(folder) / "a.md"
            start.write_text(source, "utf-8")
            perform("pandoc", "--from=markdown", f"--to={target}", "--standalone", *options, "-o", path, start)

    return make


def tex(program: str, source: str) -> Maker:
    def make(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "a.tex").write_text(source, "utf-8")
            for _ in range(2):
                perform(program, "-interaction=nonstopmode", "a.tex", cwd=Path(folder))
            shutil.copy(Path(folder) / "a.pdf", path)

    return make


def of_page(source: str, *command: str) -> Maker:
    """Make a document of a web page with a command, in which IN and OUT stand for the files."""

    def make(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            start = Path(folder) / "a.html"
            start.write_text(source, "utf-8")
            perform(*(word.replace("IN", str(start)).replace("OUT", str(path)) for word in command))

    return make


def from_file(source: str, suffix: str, *command: str) -> Maker:
    def make(path: Path) -> None:
        with tempfile.TemporaryDirectory() as folder:
            start = Path(folder) / f"a.{suffix}"
            start.write_text(source, "utf-8")
            perform(*(word.replace("IN", str(start)).replace("OUT", str(path)) for word in command))

    return make


def piped(source: str, *command: str) -> Maker:
    def make(path: Path) -> None:
        done = subprocess.run(command, input=source.encode(), capture_output=True, check=True, timeout=120)
        path.write_bytes(done.stdout)

    return make


def printed(source: str) -> Maker:
    """Print a web page with the browser of the tests."""
    browser = os.environ.get("CHROME_PATH") or "chromium"
    return of_page(source, browser, "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=OUT", "file://IN")


def by_kind(things: Iterable[Thing], places: dict[str, str], lost: Iterable[str] = ()) -> list[Thing]:
    """Place things as a format shows them; `lost` are kinds that a program does not write."""
    return [thing.at(places.get(thing.kind, places["body"])) for thing in things if thing.kind not in {*lost}]


def untracked(things: Iterable[Thing]) -> list[Thing]:
    """Show changes as a print does, which does not tell them apart."""
    return [replace(thing, tracked="", kind="body" if thing.tracked else thing.kind) for thing in things]


def wordless(things: Iterable[Thing], kind: str) -> list[Thing]:
    """Leave out what is pressed, where a program writes the link apart from its words."""
    return [replace(thing, words=None) if thing.kind == kind else thing for thing in things]


HEADED = {
    "body": "under “Posting”",
    "table": "table, under “Posting”",
    "text box": "text box, under “Posting”",
    "picture": "picture, under “Posting”",
    "footnote": "footnote 1",
    "endnote": "endnote 1",
    "comment": "comment 1",
    "header": "header",
    "footer": "footer",
}
ROMAN = {**HEADED, "endnote": "endnote i"}
PAGE = {"body": "page 1"}
FLOW = {"body": "under “Posting”"}


def writer() -> Iterable[Made]:
    program = "LibreOffice Writer"
    for name, (source, things) in sources.WRITER.items():
        pages = sources.PAGES.get(name, PAGE)
        in_pdf = sources.NOT_PRINTED
        yield Made(f"writer-{name}.odt", program, office(source, "fodt", "odt"), by_kind(things, ROMAN))
        yield Made(
            f"writer-{name}.docx",
            program,
            office(source, "fodt", "docx"),
            by_kind(things, {**HEADED, **sources.ANCHORED}, sources.LOST["docx"]),
        )
        yield Made(
            f"writer-{name}.rtf",
            program,
            office(source, "fodt", "rtf"),
            wordless(by_kind(things, sources.RTF, sources.LOST["rtf"]), "text box"),
        )
        yield Made(
            f"writer-{name}.pdf", program, office(source, "fodt", "pdf"), untracked(by_kind(things, pages, in_pdf))
        )
        yield Made(
            f"writer-{name}.html",
            program,
            office(source, "fodt", "html"),
            untracked(by_kind(things, sources.HTML, sources.LOST["html"])),
        )
    source, things = sources.WRITER["places"]
    more = (("dotx", "MS Word 2007 XML Template"), ("docm", "MS Word 2007 XML VBA"))
    for suffix, filter_name in more:
        made = office(source, "fodt", f"{suffix}:{filter_name}")
        yield Made(
            f"writer-places.{suffix}",
            program,
            made,
            by_kind(things, {**HEADED, **sources.ANCHORED}, sources.LOST["docx"]),
        )


def calc() -> Iterable[Made]:
    source, things = sources.CALC
    yield Made("calc.ods", "LibreOffice Calc", office(source, "fods", "ods"), things)
    yield Made("calc.xlsx", "LibreOffice Calc", office(source, "fods", "xlsx"), things)
    with_pages = [
        thing.at("page 2" if "More" in thing.place else "page 1")
        for thing in things
        if thing.kind in {"cell", "formula", "bare"}
    ]
    yield Made("calc.pdf", "LibreOffice Calc", office(source, "fods", "pdf"), with_pages)

    def gnumeric(suffix: str) -> Maker:
        def make(path: Path) -> None:
            with tempfile.TemporaryDirectory() as folder:
                start = Path(folder) / "a.xlsx"
                sources.openpyxl_book(start)
                perform("ssconvert", start, Path(folder) / f"b.{suffix}")
                shutil.copy(Path(folder) / f"b.{suffix}", path)

        return make

    cells = [thing for thing in sources.OPENPYXL if thing.kind != "cell"]  # it loses those of openpyxl
    yield Made("gnumeric.xlsx", "Gnumeric", gnumeric("xlsx"), cells)
    yield Made("gnumeric.ods", "Gnumeric", gnumeric("ods"), cells)


def impress() -> Iterable[Made]:
    source, things = sources.IMPRESS
    yield Made("impress.odp", "LibreOffice Impress", office(source, "fodp", "odp"), things)
    yield Made("impress.pptx", "LibreOffice Impress", office(source, "fodp", "pptx"), things)
    printed_things = [
        thing.at(thing.place.partition(",")[0].replace("slide", "page")) for thing in things if thing.kind != "notes"
    ]
    yield Made("impress.pdf", "LibreOffice Impress", office(source, "fodp", "pdf"), printed_things)


def from_pandoc() -> Iterable[Made]:
    source, things = sources.PANDOC
    notes = {**HEADED, "footnote": "footnote 1"}
    flow = {"body": "under “Posting”"}
    for target, places, options in (
        ("docx", notes, ()),
        ("odt", {**notes, "table": "table, under “Posting”"}, ()),
        ("rtf", {**sources.RTF_FLAT, "footnote": "footnote 1"}, ()),
        ("html", flow, ("--metadata=title:Policy",)),
    ):
        yield Made(f"pandoc.{target}", "Pandoc", pandoc(source, target, *options), by_kind(things, places))
    for name, target in (("gfm", "gfm"), ("commonmark", "commonmark"), ("links", "gfm-raw_html")):
        options = ("--reference-links",) if name == "links" else ()
        places = {"body": "under “Posting”", "footnote": "footnote 1"} if target.startswith("gfm") else flow
        yield Made(f"pandoc-{name}.md", "Pandoc", pandoc(source, target, *options), by_kind(things, places))
    slides, on_slides = sources.PANDOC_SLIDES
    yield Made("pandoc.pptx", "Pandoc", pandoc(slides, "pptx"), on_slides)
    yield Made("pandoc.txt", "Pandoc", pandoc(sources.PANDOC_PLAIN[0], "plain"), sources.PANDOC_PLAIN[1])
    yield Made(
        "pandoc.tex.pdf", "Pandoc and XeTeX", pandoc(source, "pdf", "--pdf-engine=xelatex"), by_kind(things, PAGE)
    )


def from_libraries() -> Iterable[Made]:
    for name, (program, make, things) in sources.LIBRARIES.items():
        yield Made(name, program, make, things)


def printers() -> Iterable[Made]:
    page, things = sources.WEB_PAGE
    paged = by_kind(things, PAGE)
    yield Made("page.html", "by hand", lambda path: void(path.write_text(page, "utf-8")), by_kind(things, FLOW))
    yield Made("chromium.pdf", "Chromium", printed(page), paged)
    yield Made("wkhtmltopdf.pdf", "wkhtmltopdf", of_page(page, "wkhtmltopdf", "-q", "IN", "OUT"), paged)
    yield Made("weasyprint.pdf", "WeasyPrint", of_page(page, "weasyprint", "IN", "OUT"), paged)
    narrow = page.replace("<body>", '<body style="width: 9em">')
    yield Made("chromium-narrow.pdf", "Chromium", printed(narrow), paged)
    yield Made("weasyprint-narrow.pdf", "WeasyPrint", of_page(narrow, "weasyprint", "IN", "OUT"), paged)
    for suffix in ("docx", "odt", "rtf"):
        maker = of_page(sources.PLAIN_PAGE[0], "abiword", f"--to={suffix}", "-o", "OUT", "IN")
        yield Made(f"abiword.{suffix}", "AbiWord", maker, by_kind(sources.PLAIN_PAGE[1], sources.ABIWORD[suffix]))
    roff, in_roff = sources.ROFF
    yield Made("groff.pdf", "groff", piped(roff, "groff", "-ms", "-Tpdf"), in_roff)
    yield Made(
        "groff.txt", "groff", piped(roff, "groff", "-ms", "-Tascii", "-P-cbou"), [t.at("line 9") for t in in_roff]
    )
    adoc, in_adoc = sources.ASCIIDOC
    yield Made("asciidoctor.html", "Asciidoctor", from_file(adoc, "adoc", "asciidoctor", "-o", "OUT", "IN"), in_adoc)
    rst, in_rst = sources.RST
    yield Made("docutils.html", "Docutils", from_file(rst, "rst", "rst2html", "IN", "OUT"), in_rst)
    yield Made("docutils.odt", "Docutils", from_file(rst, "rst", "rst2odt", "IN", "OUT"), sources.RST_ODT)
    for program in ("pdflatex", "xelatex", "lualatex"):
        yield Made(f"{program}.pdf", program, tex(program, sources.TEX[0]), by_kind(sources.TEX[1], PAGE))


def void(_: object) -> None:
    """Make nothing of what a function returns."""


def known(made: Made) -> dict[str, Any]:
    links = [thing.link for thing in made.things if thing.kind != "bare" and not thing.bare]
    bare = [thing.link for thing in made.things if thing.kind == "bare" or thing.bare]
    return {"made by": made.program, "links": links, "bare": bare}


def main(names: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    groups = (writer, calc, impress, from_pandoc, from_libraries, printers)
    for made in (made for group in groups for made in group()):
        if names and not any(made.name.startswith(name) for name in names):
            continue
        path = FOLDER / made.name
        if not path.exists() or names:
            try:
                made.make(path)
            except (OSError, RuntimeError, subprocess.SubprocessError) as error:
                print(f"{made.name}: {error}", file=sys.stderr)
                continue
        text = json.dumps(known(made), ensure_ascii=False, indent=1)
        path.with_name(f"{made.name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
