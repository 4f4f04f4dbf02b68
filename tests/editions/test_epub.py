"""An EPUB is one to EPUBCheck, says what the pages say in their order, and leads where they lead."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from playwright.sync_api import Browser

from macros.content.html_tree import parse
from macros.editions import epub
from macros.editions.archive import zipped
from macros.editions.book import Book, Heading
from macros.editions.chapters import books
from tests.browser.test_accessibility import findings
from tests.editions.conftest import MADE, in_two_languages
from tests.support.epub_rules import faults
from tests.support.published import FIRST, HOST
from tests.support.some import some

XHTML = "{http://www.w3.org/1999/xhtml}"
PART = "EPUB/part-5-when-things-go-wrong.xhtml"
A_HEADING = Heading("a", 1, "A", f"{HOST}s/a/", f"{HOST}s/a/{FIRST}/", "")
Files = dict[str, bytes]


def files(content: bytes) -> Files:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def book(built: Path) -> Book:
    return books(built, MADE)[-1]


@pytest.fixture(scope="module")
def content(book: Book) -> bytes:
    return epub.write(book)


def read(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)  # noqa: S314  (our own)


def links(page: ElementTree.Element) -> list[str]:
    return [each.attrib["href"] for each in page.iter(f"{XHTML}a")]


def promises(book: Book, content: bytes) -> None:
    """Each chapter has the text, the ids and the links of its page; each link within leads to something."""
    pages = {name: read(made) for name, made in files(content).items() if name.endswith(".xhtml")}
    ids = {name: [each.attrib["id"] for each in page.iter() if "id" in each.attrib] for name, page in pages.items()}
    for chapter in some(book.chapters):
        page, tree = pages[f"EPUB/{chapter.name}.xhtml"], parse(chapter.html)
        said = "".join(page.find(f"{XHTML}body").itertext()).split()  # type: ignore[union-attr]
        assert said[: len(tree.text.split())] == tree.text.split()
        own = [each.attributes["id"] for each in tree.all() if "id" in each.attributes]
        assert ids[f"EPUB/{chapter.name}.xhtml"][1 if own[0] != chapter.id else 0 :][: len(own)] == own
        assert {heading.version for heading in some(chapter.headings)} <= {*links(page)}
        assert {address for _, address in chapter.sources} <= {*links(page)}
    contents = links(pages["EPUB/nav.xhtml"])
    for chapter in book.chapters:
        assert {f"{chapter.name}.xhtml#{heading.id}" for heading in chapter.headings} <= {*contents}
    for page in pages.values():
        for href in (each for each in links(page) if not each.startswith(("http", "mailto:", "tel:"))):
            name, _, id = href.partition("#")
            assert f"EPUB/{name}" in pages, href
            assert not id or id in ids[f"EPUB/{name}"], href


def test_an_epub_keeps_what_is_promised(book: Book, content: bytes) -> None:
    promises(book, content)
    found = links(read(files(content)["EPUB/part-1-begin-well.xhtml"]))
    assert {"part-5-when-things-go-wrong.xhtml#make-amends", f"{HOST}two-more-things/"} <= {*found}
    assert f"{HOST}s/a-clause/{FIRST}/" in found


def test_it_says_what_it_is(content: bytes) -> None:
    package = read(files(content)["EPUB/package.opf"])
    said = {
        (each.tag.rpartition("}")[2], each.attrib.get("property", "")): each.text for each in package[0] if each.text
    }
    assert said["language", ""] == "en-GB"
    assert said["date", ""] == MADE
    assert said["source", ""] == HOST
    assert said["meta", "dcterms:modified"] == f"{MADE}T00:00:00Z"
    assert {"schema:accessMode", "schema:accessModeSufficient", "schema:accessibilityHazard"} < {k for _, k in said}
    assert {"schema:accessibilityFeature", "schema:accessibilitySummary"} < {k for _, k in said}


def test_a_name_in_two_languages_is_marked_for_new_and_for_old_readers(book: Book) -> None:
    title = read(files(epub.write(in_two_languages(book)))["EPUB/title.xhtml"])
    marked = [
        (each.attrib.get("lang"), each.attrib.get(epub.XML_LANG), each.text) for each in title.iter(f"{XHTML}span")
    ]
    assert marked == [("cy", "cy", "Llawlyfr"), ("en", "en", "Handbook")]


def test_it_comes_out_the_same_twice_and_begins_with_what_it_is(book: Book, content: bytes) -> None:
    assert epub.write(book) == content
    with ZipFile(io.BytesIO(content)) as archive:
        first = archive.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")


def test_a_picture_comes_with_it(book: Book, tmp_path: Path) -> None:
    picture = "assets/favicon.svg"
    chapter = replace(book.chapters[0], html=f'<p><img src="{picture}" alt="A sign"/></p>', headings=[A_HEADING])
    made = epub.write(replace(book, chapters=[chapter]))
    assert files(made)[f"EPUB/{picture}"] == (book.site / picture).read_bytes()
    package = files(made)["EPUB/package.opf"].decode()
    assert f'href="{picture}" media-type="image/svg+xml"' in package
    assert "alternativeText" in package


def test_epubcheck_finds_no_fault(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(content)
    assert faults(tmp_path / "a.epub") == []


def instead(name: str, old: bytes, new: bytes) -> Callable[[Files], Files]:
    def change(made: Files) -> Files:
        assert old in made[name]
        return made | {name: made[name].replace(old, new, 1)}

    return change


def without(name: str) -> Callable[[Files], Files]:
    return lambda made: {each: content for each, content in made.items() if each != name}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (instead(PART, b"#make-amends", b"#nowhere"), "RSC-012"),
        (instead(PART, b"<h2", b"<h2 open='open'"), "RSC-005"),
        (instead(PART, b"</h2>", b"</h3>"), "RSC-016"),
        (instead("EPUB/package.opf", b"<dc:language>", b"<dc:type>"), "RSC-016"),
        (instead("EPUB/package.opf", b"T00:00:00Z", b""), "RSC-005"),
        (instead("EPUB/package.opf", b' properties="nav"', b""), "RSC-005"),
        (without("EPUB/style.css"), "RSC-001"),
        (without("META-INF/container.xml"), "RSC-002"),
    ],
)
def test_a_fault_is_found(content: bytes, tmp_path: Path, broken: Callable[[Files], Files], says: str) -> None:
    made = broken(files(content))
    (tmp_path / "a.epub").write_bytes(zipped(made.items(), MADE, epub.MIMETYPE))
    assert says in "\n".join(faults(tmp_path / "a.epub"))


def test_nothing_is_cut_off_on_a_phone(book: Book, browser: Browser, tmp_path: Path) -> None:
    row = "".join(f"<td>communications {n}</td>" for n in range(5))
    address = f"{HOST}{'a-very-long-name-' * 4}"
    html = f"<table><tbody><tr>{row}</tr></tbody></table><p>{address}</p>"
    made = epub.write(replace(book, chapters=[replace(book.chapters[0], html=html, headings=[A_HEADING])]))
    with ZipFile(io.BytesIO(made)) as archive:
        archive.extractall(tmp_path)
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto((tmp_path / "EPUB" / "part-1-begin-well.xhtml").as_uri())
    assert page.get_by_role("cell").count() == 5
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def findings_of_axe(browser: Browser, made: Files, folder: Path) -> list[str]:
    """Return what axe finds in the documents of an EPUB, but for landmarks, which the package has and no document."""
    with ZipFile(io.BytesIO(zipped(made.items(), MADE))) as archive:
        archive.extractall(folder)
    page, found = browser.new_page(), []
    for path in some(sorted(folder.rglob("*.xhtml"))):
        page.goto(path.as_uri())
        found += [f"{path.name}: {each}" for each in findings(page)]
    page.close()
    return [each for each in found if not re.search(": (landmark-one-main|region) ", each)]


@pytest.mark.thorough
def test_axe_finds_nothing_in_any_document(browser: Browser, content: bytes, tmp_path: Path) -> None:
    assert findings_of_axe(browser, files(content), tmp_path) == []


@pytest.mark.thorough
def test_a_document_without_a_language_is_found_by_axe(browser: Browser, content: bytes, tmp_path: Path) -> None:
    broken = instead(PART, b' lang="en-GB" xml:lang="en-GB"', b"")(files(content))
    assert "html-has-lang" in "\n".join(findings_of_axe(browser, broken, tmp_path))


@pytest.mark.thorough
def test_the_epub_of_the_handbook_keeps_what_is_promised(public_site: Path, tmp_path: Path) -> None:
    book = books(public_site, MADE)[-1]
    promises(book, epub.write(book))
    (tmp_path / "a.epub").write_bytes(epub.write(book))
    assert faults(tmp_path / "a.epub") == []
