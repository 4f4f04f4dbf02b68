"""The list of changes: by day, the grave ones first, and one entry for what is one change."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from macros.components.changes import ChangeGroup
from macros.output import bundler
from tests.support.changed_handbook import FIRST, MAJOR, handbook, live, register
from tests.support.handbook import Handbook, invalid


@pytest.fixture
def small(tmp_path: Path) -> Handbook:
    return handbook(tmp_path, "{{ changes() }}")


def soup(handbook: Handbook) -> BeautifulSoup:
    html = handbook.html("a.md")
    assert not invalid(html)
    return BeautifulSoup(html, "html.parser")


def test_before_anything_is_published_there_is_no_list(small: Handbook) -> None:
    assert not soup(small).select("section, fieldset, ul")


def test_the_feed_is_linked_where_there_is_one(small: Handbook) -> None:
    assert not soup(small).select("a[href$='feed.xml']"), "without an address of the site there is none"
    small.library.site_url = "https://host.example/some/path/"
    assert soup(small).select("a[href='../feed.xml']")


def test_what_may_have_to_be_acted_on_comes_first(small: Handbook) -> None:
    live(small.library)
    words = [tag.get_text() for tag in soup(small).select("section:first-of-type strong")]
    assert words == ["Withdrawn:", "Major:", "Minor:", "Moved:"]


def test_many_first_publications_are_folded(small: Handbook) -> None:
    live(small.library)
    (folded,) = soup(small).select("details")
    assert "6 sections" in folded.select("summary")[0].get_text()
    assert len(folded.select("li")) == 6


def test_few_first_publications_are_not(small: Handbook) -> None:
    small.library.registers |= {"b": register(FIRST)}
    page = soup(small)
    assert not page.select("details")
    assert page.select_one("li a[href='../s/b/history/index.html#2026-10-01']")
    assert not page.select("fieldset"), "a choice that changes nothing is left out"


@pytest.mark.parametrize("kind", ["major", "withdrawn"])
def test_grave_changes_are_known(kind: str) -> None:
    assert ChangeGroup(kind, "", []).grave
    assert not ChangeGroup("minor", "", []).grave


def test_the_choice_needs_no_script(small: Handbook, browser: Browser) -> None:
    small.library.registers |= {"b": register(FIRST, MAJOR)}
    styles, _ = bundler.bundle("css")
    assert styles
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(f"<style>{styles.content.decode()}</style><main class=md-typeset>{small.html('a.md')}</main>")
    days = page.locator("section").filter(visible=True)
    assert days.count() == 2
    page.get_by_role("radio").last.check()
    assert days.count() == 1
    assert "Major" in str(days.locator("li").filter(visible=True).first.text_content())
    context.close()
