"""The dates of reviews: at the foot of a page, at its top where something is overdue, and of the whole handbook."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from macros.components.place import Link
from macros.components.review import Dates, Life, OverdueFact, render_overdue, render_review, render_reviews
from tests.support.handbook import invalid

DATES = Dates(Link("It's <b>", "../a/"), 'Head of "Words"', "2026-05-11", "2026-11-02", False)
LATE = DATES._replace(overdue=True)
FACT = OverdueFact(Link("Ann's <b>", "../sources/#source-a"), "2026-01-02", "2026-07-01")


def soup(html: str) -> BeautifulSoup:
    assert invalid(html) == []
    found = BeautifulSoup(html, "html.parser")
    assert not found.select("b")
    return found


def test_the_foot_of_a_page_says_who_owns_it_and_the_two_days() -> None:
    said = soup(render_review(DATES)).get_text()
    assert said.startswith("Owner of this page: Head of “Words”. Last reviewed on 11\u00a0May 2026. ")
    assert said.endswith(" Next review due by 2\u00a0November 2026.")
    assert "Review was due by 2\u00a0November 2026." in render_review(LATE)


def test_no_register_and_no_search_has_what_the_build_works_out() -> None:
    """But for what stands beside the text of a page, which neither of them reads."""
    (element,) = soup(render_reviews("", [], [], False)).find_all(recursive=False)
    assert element["data-register"] == ""
    assert "data-search-exclude" in element.attrs


def test_the_foot_of_a_page_leads_to_its_history_once_there_is_one() -> None:
    assert not soup(render_review(DATES)).select("a")
    (link,) = soup(render_review(DATES, "../s/one/history/index.html")).select("a")
    assert link["href"] == "../s/one/history/index.html"
    assert "sections" in link.get_text()


def test_where_nothing_is_overdue_nothing_is_said() -> None:
    assert render_overdue(DATES, []) == ""


def test_an_overdue_page_says_so_with_its_day_and_no_facts() -> None:
    page = soup(render_overdue(LATE, []))
    assert "This page is overdue for review. Its review was due by 2\u00a0November 2026" in page.get_text()
    assert not page.select("ul, details")


def test_one_overdue_fact_is_one() -> None:
    page = soup(render_overdue(DATES, [FACT]))
    assert "1 fact on this page is overdue for a check. Before you rely on it," in page.get_text()
    assert "This page is overdue" not in page.get_text()
    (fact,) = page.select("li")
    assert fact.get_text() == "Ann’s <b>: last checked on 2\u00a0January 2026, due again by 1\u00a0July 2026"
    assert [link["href"] for link in fact.select("a")] == ["../sources/#source-a"]


@pytest.mark.parametrize(("number", "folded"), [(2, False), (3, False), (4, True)])
def test_only_many_facts_are_folded(number: int, folded: bool) -> None:
    page = soup(render_overdue(LATE, [FACT] * number))
    assert f"{number} facts on this page are overdue for a check. Before you rely on one," in page.get_text()
    assert len(page.select("li")) == number
    assert [summary.get_text() for summary in page.select("summary")] == [f"Which {number} facts"] * folded


def test_a_source_without_a_list_has_words_alone() -> None:
    page = soup(render_overdue(DATES, [FACT._replace(source=Link("A <b>", None))]))
    assert "A <b>: last checked" in page.get_text()
    assert not page.select("a")


def test_all_pages_stand_in_a_table() -> None:
    page = soup(render_reviews("../", [DATES, LATE], [], False))
    rows = [[cell.get_text() for cell in row.select("td")] for row in page.select("tbody tr")]
    first = ["It’s <b>", "Head of “Words”", "11\u00a0May 2026", "2\u00a0November 2026"]
    assert rows == [first, [*first[:3], "2\u00a0November 2026, overdue"]]
    assert [link["href"] for link in page.select("a")] == ["../a/", "../a/"]
    assert len(page.select("table")) == 1
    heads = [head.get_text() for head in page.select("th")]
    assert [cell["data-column"] for cell in page.select("tbody tr:first-child td[data-column]")] == heads[1:]


def test_how_long_facts_hold_is_told_in_months() -> None:
    page = soup(render_reviews("", [], [Life("law", 182, 3, 0), Life("network", 91, 2, 1)], False))
    rows = [[cell.get_text() for cell in row.select("td")] for row in page.select("tr:has(td)")]
    assert rows == [["Law", "6 months", "3", "None"], ["Network", "3 months", "2", "1"]]


def test_the_calendar_is_offered_where_there_is_one() -> None:
    links = [link["href"] for link in soup(render_reviews("../../", [], [], True)).select("a")]
    assert links == ["../../review.ics", "../../review.json"]
    assert not soup(render_reviews("../../", [], [], False)).select("a")


@pytest.mark.parametrize(("after", "shown"), [(0, False), (1, True), (60, True)])
def test_a_browser_says_what_is_overdue_since_the_page_was_published(page: Page, after: int, shown: bool) -> None:
    page.goto("about/")
    notice = page.locator(".hb-due")
    expect(notice).to_be_hidden()
    due = datetime.fromisoformat(str(notice.get_attribute("data-due"))).replace(hour=12, tzinfo=UTC)
    page.clock.set_fixed_time(due + timedelta(days=after))
    page.reload()
    expect(notice).to_be_visible(visible=shown)
