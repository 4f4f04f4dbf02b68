"""What the pages say of what a copy of them needs, and what the worker is told."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest

from macros.build import LASTING_INDEX, WORKER
from macros.components.offline import PLACE, REST
from macros.content.html_tree import parse
from macros.output import offline_worker
from tests.support.handbook import ROOT, real
from tests.support.some import some
from tests.support.tags import files_of, loaded, tags

LATER_OF_THE_SEARCH = ("script", "style", "index")
LATER_OF_THE_CHECK = ("sections", "worker", "pdf")


def loads(page: str) -> set[str]:
    """Return the addresses of what a page loads, at once or later; that of a version is kept without the search."""
    found = tags(page)
    later = [tag.attributes[f"data-{of}"] for tag in found if tag.name == "hb-search" for of in LATER_OF_THE_SEARCH]
    check = [
        tag.attributes[f"data-{of}"] for tag in found if tag.name == "hb-policy-check" for of in LATER_OF_THE_CHECK
    ]
    lasting = any(address.endswith(LASTING_INDEX) for address in later)
    return {*loaded(found, "stylesheet", "icon"), *([] if lasting else later), *check}


def marked(page: str) -> tuple[str, list[str]]:
    """Return the edition and the files of a page, read as the worker reads them."""
    edition, *files = page.partition(offline_worker.MARK)[2].partition('"')[0].split(" ")
    return edition, files


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    return {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in files_of(site).values()}


def test_every_page_has_one_mark_that_names_all_that_it_loads(pages: dict[str, str]) -> None:
    assert len(pages) > 100
    for name, page in some(pages.items()):
        assert page.count(offline_worker.MARK) == 1, name
        assert {urldefrag(file).url for file in marked(page)[1]} == loads(page), name


def test_what_a_page_loads_is_found() -> None:
    page = (
        "<link href=a.css media=all rel=stylesheet><link rel=canonical href=c><script defer src='b.js'></script>"
        "<img alt='' src=d.png><hb-search data-index=e data-style=f data-script=g></hb-search><script>h</script>"
    )
    assert loads(page) == {*("a.css", "b.js", "d.png"), *"efg"}


def test_the_digests_are_those_of_the_files(pages: dict[str, str], site: Path) -> None:
    files = {urljoin(f"/{name}", file) for name, page in pages.items() for file in marked(page)[1]}
    assert len(files) > 6
    for file in some(files):
        address, digest = urldefrag(file)
        content = (site / urlsplit(address).path.lstrip("/")).read_bytes()
        assert digest == f"sha256-{base64.b64encode(hashlib.sha256(content).digest()).decode()}", file


def test_every_page_of_the_theme_has_a_place_for_the_note(pages: dict[str, str]) -> None:
    framed = {name for name, page in pages.items() if marked(page)[0]}
    assert {name for name, page in pages.items() if PLACE in page} == framed
    assert {"index.html", "put-it-right/index.html", "offline/index.html"} <= framed
    assert all(pages[name].count(PLACE) == 1 for name in framed)


def test_the_page_in_place_of_another_can_be_shown_at_any_address(pages: dict[str, str]) -> None:
    page = pages["offline/index.html"]
    names = ("href", "src", "data-script", "data-style", "data-index")
    addresses = {tag.attributes[name] for tag in tags(page) for name in names if name in tag.attributes}
    for address in some(addresses):
        assert urlsplit(address).scheme or address.startswith("#") or f'"{address}' in page, address
        assert urlsplit(address).scheme or address.startswith(("#", "../")), address
    assert page.count(REST) == 1


def test_the_worker_is_told_of_the_pages_that_say_so(site: Path) -> None:
    worker = (site / WORKER).read_text("utf-8")
    said: dict[str, Any] = json.loads(worker.removeprefix("self.handbook=").split(";\n")[0])
    published = [ROOT / "docs" / path for path in real().library.pages]
    pages = [path for path in published if "\noffline: true\n" in path.read_text("utf-8")]
    assert len(said["pages"]) == len(pages) > 1
    assert said["patience"] == 4000
    for key in ("mark", "place", "rest", "cited", "when", "note", "name", "offline", "version"):
        assert said[key], key


# A made-up site, to see what changes a mark.


def build(site: Path, files: dict[str, str], root: str = "/") -> dict[str, tuple[str, list[str]]]:
    """Write a site, and return the marks of its pages."""
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    offline_worker.mark(site, root, LATER)
    return {name: marked((site / name).read_text("utf-8")) for name in files if name.endswith(".html")}


def page(*files: str, words: str = "Words") -> str:
    return f'<meta {offline_worker.MARK}{offline_worker.EDITION} {" ".join(files)} "><p>{words}</p>'


INDEX = "assets/search-index.1.js"
LATER = [INDEX, "assets/search.1.js", "assets/search.2.js"]


@pytest.mark.parametrize(
    ("changed", "new"),
    [
        ({}, False),
        ({"a.css": "other"}, True),
        ({"picture.png": "other"}, True),
        ({INDEX: "2"}, False),
        ({"index.html": page("a.css", INDEX, "picture.png", words="Other words")}, True),
    ],
)
def test_an_edition_is_new_when_the_page_or_a_file_of_it_is(tmp_path: Path, changed: dict[str, str], new: bool) -> None:
    files = {"a.css": "x", "picture.png": "x", INDEX: "1"}
    files["index.html"] = page("a.css", INDEX, "picture.png")
    before, after = build(tmp_path / "1", files)["index.html"], build(tmp_path / "2", files | changed)["index.html"]
    assert (before[0] != after[0]) == new
    assert (before == after) == (not changed)
    assert [urldefrag(file).url for file in after[1]] == [
        "a.css",
        INDEX,
        "picture.png",
    ]


def test_an_edition_is_the_same_when_what_is_loaded_later_has_another_name(tmp_path: Path) -> None:
    one, two = (
        build(tmp_path / n, {f"assets/search.{n}.js": n, "index.html": page(f"assets/search.{n}.js")})["index.html"]
        for n in "12"
    )
    assert one[0] == two[0]
    assert [urldefrag(file).url for file in (*one[1], *two[1])] == ["assets/search.1.js", "assets/search.2.js"]


def test_addresses_are_those_of_the_site_below_its_path(tmp_path: Path) -> None:
    files = {"x/a b.css": "x", "404.html": page("/some/path/x/a%20b.css"), "y/index.html": page("../x/a%20b.css")}
    marks = build(tmp_path, files, "/some/path/")
    assert marks["404.html"][1][0].startswith("/some/path/x/a%20b.css#sha256-")
    assert marks["y/index.html"][1][0].startswith("../x/a%20b.css#sha256-")


def test_a_file_that_is_not_there_is_not_waited_for(tmp_path: Path) -> None:
    assert build(tmp_path, {"index.html": page("gone.png", "https://host.example/a.png")})["index.html"][1] == []


def test_pictures_are_found_in_any_form() -> None:
    text = """<p>&lt;img src="no.png"&gt; <img
        alt="> src=no" src='my picture.png#part'><IMG SRC=../b.svg><img src="https://host.example/c.png">
        <img src="data:image/png;base64,AAAA"><img alt=""><img src='my picture.png'></p>"""
    assert offline_worker.images(parse(text)) == ["my%20picture.png", "../b.svg"]
    assert offline_worker.images(parse("<p>None</p>")) == []


def test_pictures_are_found_in_all_their_sizes() -> None:
    text = """<picture><source srcset="a.webp 2x,b.webp, c.webp 640w" src="no.mp3"><source srcset="">
        <img srcset="d.png, data:image/png;base64,AA== 2x" src="e.png" alt=""></picture>"""
    assert offline_worker.images(parse(text)) == ["a.webp", "b.webp", "c.webp", "e.png", "d.png"]
    assert offline_worker.images(parse('<IMG SRC="e.png">')) == ["e.png"]


def test_a_name_with_a_mark_of_its_own_stays_whole() -> None:
    assert html.escape('a"b') not in offline_worker.images(parse('<img src="a&quot;b.png">'))[0]
    assert offline_worker.images(parse('<img src="a&quot;b.png">')) == ["a%22b.png"]
