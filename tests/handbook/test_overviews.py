"""The macros that show what the handbook as a whole tells."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from macros.handbook import overviews, register_seal
from macros.handbook.place import OnPage
from tests.support.changed_handbook import handbook, live

SITE = "https://host.example/some/path/"


def place(folder: Path) -> OnPage:
    """Return a page in a folder of the site of a handbook that has lived."""
    library = handbook(folder, "Words.").library
    live(library)
    library.site_url = SITE
    return OnPage(library, library.pages["a.md"])


def addresses(html: str) -> set[str]:
    return {str(link["href"]) for link in BeautifulSoup(html, "html.parser").select("a")}


def test_the_register_has_every_section_and_its_seal(tmp_path: Path) -> None:
    page = place(tmp_path)
    html = overviews.register(page)
    ids = {*page.library.sections, *page.library.registers}
    assert {f"../s/{id}/" for id in ids} | {"../register.csv", "../seals.txt"} <= addresses(html)
    assert register_seal.seal(page.library) in html
    assert f"{SITE}s/own-up/" in html


def test_the_changes_lead_to_their_versions_and_to_the_feed_of_a_site(tmp_path: Path) -> None:
    page = place(tmp_path)
    assert {"../s/own-up/history/index.html#2026-11-20", "../s/old/"} <= addresses(overviews.changes(page))
    assert "../feed.xml" in addresses(overviews.changes(page))
    page.library.site_url = ""
    assert "../feed.xml" not in addresses(overviews.changes(page))


def test_the_reviews_lead_to_each_page_and_to_the_calendar_of_a_site(tmp_path: Path) -> None:
    page = place(tmp_path)
    assert addresses(overviews.reviews(page)) == {"../a/", "../b/", "../review.ics", "../review.json"}
    page.library.site_url = ""
    assert addresses(overviews.reviews(page)) == {"../a/", "../b/"}


def test_all_of_them_list_what_others_show() -> None:
    components = (overviews.REGISTER, overviews.CHANGES, overviews.REVIEW)
    assert [macro.name for component in components for macro in component.macros if macro.lists] == [
        "register",
        "changes",
        "reviews",
    ]
