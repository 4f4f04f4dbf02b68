"""A site leads to its editions once there are any, and says what is true as long as there are none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.content.html_tree import Element, parse
from macros.editions import links
from macros.editions.book import Edition, pages
from macros.editions.chapters import books
from macros.editions.every_edition import edition_of
from tests.editions.conftest import MADE
from tests.support.published import FIRST
from tests.support.some import some

LISTING, PART = "two-more-things/index.html", "part-5-when-things-go-wrong/index.html"
HISTORY = "s/make-amends/history/index.html"
EARLIER = f"s/choose-a-network/{FIRST}/index.html"


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """The small handbook with files in the place of its editions."""
    site = shutil.copytree(built, tmp_path / "site")
    (site / "editions").mkdir()
    for edition in editions(site):
        (site / edition.path).write_bytes(b"%PDF" * 1000)
    return site


def editions(site: Path) -> list[Edition]:
    return [edition_of(book) for book in books(site, MADE)]


def leading(page: Path) -> list[str]:
    """Return where the place of a page leads, which is one element that holds all of it."""
    (place,) = (each for each in parse(page.read_text("utf-8")).all() if each.tag == links.TAG)
    return [each.attributes["href"] for each in place.all() if each.tag == "a"]


def test_a_site_that_is_built_and_no_more_leads_to_none(built: Path) -> None:
    assert [leading(built / page) for page in (LISTING, PART, HISTORY, EARLIER)] == [[], [], [], []]


def test_each_page_leads_to_its_edition_and_one_to_all(site: Path) -> None:
    links.write(site, editions(site), MADE)
    others = "two-more-things/index.html#every-file"
    assert leading(site / PART) == ["../editions/part-5-when-things-go-wrong.pdf", f"../{others}"]
    assert leading(site / HISTORY) == [
        "../../../editions/part-5-when-things-go-wrong.pdf#make-amends",
        f"../../../{others}",
    ]
    assert leading(site / EARLIER) == [
        "../../../editions/part-1-begin-well.pdf#choose-a-network",
        f"../../../{others}",
    ]
    assert leading(site / LISTING) == [f"../{edition.path}" for edition in some(editions(site))]
    for page in (PART, LISTING, HISTORY, EARLIER):
        found = [(site / page).parent / href.partition("#")[0] for href in leading(site / page)]
        assert [path for path in some(found) if not path.is_file()] == []


def test_it_can_be_done_again_and_changes_nothing_else(site: Path) -> None:
    links.write(site, editions(site), MADE)
    once = (site / PART).read_text("utf-8")
    links.write(site, editions(site), MADE)
    assert (site / PART).read_text("utf-8") == once
    links.write(site, editions(site), "2027-01-02")
    assert (site / PART).read_text("utf-8") == once.replace("1\u00a0December 2026)", "2\u00a0January 2027)")


def test_editions_do_not_show_the_links_to_them(built: Path, site: Path) -> None:
    links.write(site, editions(site), MADE)
    assert [book.chapters for book in books(site, MADE)] == [book.chapters for book in books(built, MADE)]


def test_the_history_of_what_no_part_has_leads_nowhere(site: Path) -> None:
    links.write(site, editions(site), MADE)
    assert (site / "s" / "two-more-things" / FIRST).is_dir()
    assert leading(site / "s" / "two-more-things" / "history" / "index.html") == []


def test_a_page_without_a_list_of_all_is_done_without(site: Path) -> None:
    for page in site.rglob("index.html"):
        if page.parent.name == "two-more-things":
            page.write_text(page.read_text("utf-8").replace(links.TAG, "b"), "utf-8")
    links.write(site, editions(site), MADE)
    assert leading(site / PART) == ["../editions/part-5-when-things-go-wrong.pdf"]


def test_the_anchor_is_that_of_the_section_with_the_place(site: Path) -> None:
    page = next(page for page in pages(site) if page.path == "two-more-things/")
    assert links.anchor(page) == "#every-file"
    page.article = Element("article", {}, 0, 0, 0, 0)
    assert links.anchor(page) == ""
