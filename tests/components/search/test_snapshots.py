"""What the scripts make of the search, by the words and the classes, in an index of our own."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from macros.content.pages import Page as Source
from macros.handbook.catalogue import COMPONENTS
from macros.handbook.library import Library
from macros.handbook.search_entries import Entry
from macros.output import search_index
from tests.browser.snapshots import Snapshots

PAGE = "policy-authors/"
INDEX = "**/search-index.*.js"
ONE = Source("one.md", "docs/one.md", None)
ENTRIES = [
    Entry("beacon", "Section", ONE, "A beacon", "Somebody lit it on a hill to warn of danger. " * 8),
    *(Entry(f"candle-{n}", "Section", ONE, f"Candle {n}") for n in range(13)),
    Entry("lantern", "Example", ONE, "A lantern"),
    Entry("contempt", "Page", ONE, "Contempt"),
]


def test_what_somebody_meets(page: Page) -> None:
    page.clock.install()
    page.goto(PAGE)
    page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60)
    states = Snapshots(page, page.request.get(page.url).text(), "hb-search")
    query = page.get_by_role("searchbox")
    shown = page.locator(".hb-dialog__status")

    def take(step: str) -> None:
        page.clock.run_for(1_000)
        states.take(step)

    states.take("at first")
    page.route(INDEX, lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    page.get_by_role("button", name="Search the handbook").click()
    expect(shown).to_contain_text("could not be loaded")
    take("it cannot be loaded")
    page.keyboard.press("Escape")
    page.evaluate("Object.defineProperty(navigator, 'onLine', { value: false, configurable: true })")
    page.get_by_role("button", name="Search the handbook").click()
    expect(shown).to_contain_text("no connection")
    take("without a connection")
    page.keyboard.press("Escape")
    page.unroute(INDEX)
    body = search_index.asset(Library(COMPONENTS), ENTRIES).content
    page.route(INDEX, lambda route: route.fulfill(content_type="text/javascript", body=body))
    page.get_by_role("button", name="Search the handbook").click()
    page.wait_for_function("() => self.handbookSearch")
    query.fill("lantern")
    page.clock.run_for(1_000)
    expect(page.locator(".hb-results a").first).to_be_visible()
    for words in ("lantern", "hill danger", "candle", "candle qqqzzz", "qqqzzz", "qontemmtt"):
        query.fill(words)
        take(words)
    page.locator(".hb-dialog__none").get_by_role("button").first.click()
    take("a word that is near")
    states.verify("search")
