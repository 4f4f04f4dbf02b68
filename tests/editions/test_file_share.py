"""The archive for a file share has all that its pages lead to, nothing that only a server needs, and a beginning."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

from macros.content.html_tree import parse
from macros.editions import file_share
from macros.editions.book import Book
from macros.editions.chapters import books
from tests.editions.conftest import MADE
from tests.support.some import some

LEADING = {"href", "src", "data-script", "data-style", "data-index"}


@pytest.fixture
def book(built: Path, tmp_path: Path) -> Book:
    site = shutil.copytree(built, tmp_path / "site")
    (site / ".before").mkdir()
    (site / ".before" / "index.html").write_text("Left over.")
    return books(site, MADE)[-1]


def unpacked(content: bytes, folder: Path) -> list[str]:
    with ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
        return archive.namelist()


def missing(folder: Path, names: list[str]) -> set[tuple[str, str]]:
    """Return what pages in a folder lead to or load that is not there, with the page."""
    found = set()
    for page in some([name for name in names if name.endswith(".html")]):
        for element in parse((folder / page).read_text("utf-8")).all():
            for name in LEADING & {*element.attributes}:
                file, _, _ = element.attributes[name].partition("#")
                if file and ":" not in file and not (folder / page).parent.joinpath(unquote(file)).is_file():
                    found.add((page, file))
    return found


def test_nothing_is_missing_that_a_page_leads_to_or_loads(book: Book, tmp_path: Path) -> None:
    assert missing(tmp_path, unpacked(file_share.write(book), tmp_path)) == set()


@pytest.mark.thorough
def test_nothing_is_missing_of_the_handbook(public_site: Path, tmp_path: Path) -> None:
    names = unpacked(file_share.write(books(public_site, MADE)[-1]), tmp_path)
    assert missing(tmp_path, names) == set()
    assert max(map(len, names)) < 120  # Windows knows no path of more than 260 characters, with the folder before it


def test_something_that_is_missing_is_found(book: Book, tmp_path: Path) -> None:
    names = unpacked(file_share.write(book), tmp_path)
    (tmp_path / "handbook" / "glossary" / "index.html").unlink()
    assert ("handbook/index.html", "glossary/index.html") in missing(
        tmp_path, [each for each in names if "glossary" not in each]
    )


def test_what_only_a_server_needs_is_left_out_and_what_is_hidden(book: Book, tmp_path: Path) -> None:
    names = unpacked(file_share.write(book), tmp_path)
    tops, there = {name.split("/")[1] for name in names if "/" in name}, {path.name for path in book.site.iterdir()}
    assert {"404.html", "offline", "robots.txt", "sitemap.xml", "sw.js", ".before"} <= there
    assert there - tops == {"404.html", "offline", "robots.txt", "sitemap.xml", "sitemap.xml.gz", "sw.js", ".before"}
    assert names[0] == file_share.START


def test_it_comes_out_the_same_whatever_the_times_of_its_files(book: Book) -> None:
    once = file_share.write(book)
    for path in some(book.site.rglob("*.html")):
        path.touch()
    assert file_share.write(book) == once


def test_a_reader_begins_at_the_start_file(book: Book, tmp_path: Path, browser: Browser) -> None:
    unpacked(file_share.write(book), tmp_path / "on a share")
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "on a share" / file_share.START).as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text(book.title)
    page.get_by_role("link").first.click()
    expect(page.locator("h1#main")).to_be_visible()
    context.close()
