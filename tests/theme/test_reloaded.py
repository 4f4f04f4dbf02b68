"""A page that is reloaded while the handbook is served: where it was, what was folded, and for which files it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import ROOT

SCRIPT = (ROOT / "macros" / "theme" / "reloaded.js").read_text("utf-8")
SITE = "https://handbook.example/"
FOLDED = "<details><summary>More</summary><p>Folded.</p></details>"
PARTS = "".join(f'<h2 id="part-{n}">Part {n}</h2><p style="height: 900px">Words.</p>' for n in range(6))
TOP = "document.getElementById('part-3').getBoundingClientRect().top"
# What is to be done after seconds waits for the test. (A clock of the test's own would hide how a page was come to.)
HELD = """(() => {
  const soon = setTimeout;
  self.setTimeout = (work, delay) => (delay > 5000 ? (self.held = { work, delay }) : soon(work, delay));
})()"""

Serve = Callable[..., None]


def document(epoch: int, told: list[tuple[int, list[str]]], above: int) -> str:
    words = f'<p style="height: {above}px">Above.</p>' + FOLDED * 3 + PARTS
    told_as = json.dumps(told).replace('"', "&quot;")
    script = f'<script data-epoch="{epoch}" data-told="{told_as}">{SCRIPT}</script>'
    return f'<!DOCTYPE html><title>Page</title><link rel="icon" href="data:,"><main>{words}</main>{script}'


@pytest.fixture
def open_page(browser: Browser) -> Iterator[tuple[Page, Serve]]:
    """A page, and how to say what it is to be from now on: its epoch, what was told since, and how much is above."""
    context = browser.new_context(viewport={"width": 390, "height": 664})
    page = context.new_page()
    served = {"html": ""}

    def answer(route: Route) -> None:
        route.fulfill(body=served["html"], content_type="text/html")

    def serve(epoch: int, *told: tuple[int, list[str]], above: int = 100) -> None:
        served["html"] = document(epoch, [*told], above)

    context.route(f"{SITE}**", answer)
    page.add_init_script(HELD)
    yield page, serve
    context.close()


def at_part_three(page: Page) -> float:
    """Go to a part and a little further, unfold the second of what is folded, and return where the part is then."""
    page.locator("details").nth(1).evaluate("at => { at.open = true; }")
    page.evaluate("document.getElementById('part-3').scrollIntoView()")
    page.evaluate("scrollBy(0, 100)")
    return float(page.evaluate(TOP))


def test_it_keeps_its_place_and_says_for_which_files_it_was(open_page: tuple[Page, Serve]) -> None:
    page, serve = open_page
    serve(1, (1, ["old.md"]))
    page.goto(f"{SITE}a/")
    said = page.get_by_role("status")
    expect(said).to_have_count(0)
    top = at_part_three(page)
    assert top == pytest.approx(-100, abs=1)
    serve(4, (1, ["old.md"]), (2, ["a.md", "b.md"]), (3, ["b.md", "c.yml", "d.md"]), above=1000)
    page.reload()
    assert page.evaluate(TOP) == pytest.approx(top, abs=1)
    assert page.locator("details").evaluate_all("all => all.map((at) => at.open)") == [False, True, False]
    expect(said).to_have_text("Reloaded: a.md, b.md, c.yml and 1 more")
    expect(said).to_have_class("hb-reloaded")
    assert page.evaluate("history.scrollRestoration") == "manual"
    assert page.evaluate("held.delay") == 10_000
    page.evaluate("held.work()")
    expect(said).to_have_count(0)


def test_three_files_are_all_told(open_page: tuple[Page, Serve]) -> None:
    page, serve = open_page
    serve(1)
    page.goto(f"{SITE}a/")
    serve(2, (2, ["a.md", "b.md", "c.md"]))
    page.reload()
    expect(page.get_by_role("status")).to_have_text("Reloaded: a.md, b.md, c.md")


def test_above_the_first_heading_it_stays_as_far_down_as_it_was(open_page: tuple[Page, Serve]) -> None:
    page, serve = open_page
    serve(1, above=900)
    page.goto(f"{SITE}a/")
    page.evaluate("scrollTo(0, 200)")
    serve(2, above=1000)
    page.reload()
    assert page.evaluate("scrollY") == pytest.approx(200, abs=1)
    expect(page.get_by_role("status")).to_have_count(0)  # nothing was told: somebody has reloaded it


def test_another_page_begins_at_its_top(open_page: tuple[Page, Serve]) -> None:
    page, serve = open_page
    serve(1)
    page.goto(f"{SITE}a/")
    at_part_three(page)
    serve(2, (2, ["a.md"]))
    page.goto(f"{SITE}b/")
    assert page.evaluate("scrollY") == 0
    assert page.evaluate("history.scrollRestoration") == "auto"
    expect(page.get_by_role("status")).to_have_count(0)
    assert page.evaluate("sessionStorage.length") == 0
    page.go_back()
    page.goto(f"{SITE}a/")  # a link, and no reload
    expect(page.get_by_role("status")).to_have_count(0)
