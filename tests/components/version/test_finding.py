"""What a person does with the history of a section: finds the version of a day, compares two, prints it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.test_accessibility import OPEN_ALL, WINDOWS, Scheme, findings
from tests.browser.test_permalinks import Reader, reader, served
from tests.browser.test_print import alone
from tests.support.published import FIRST, SECOND, THIRD, root
from tests.support.some import some

__all__ = ["reader", "root", "served"]  # fixtures

CHANGES, ENDS, STAYS = "s/changes/history/", "s/ends/history/", "s/stays/history/"
FUTURE = "2999-12-31"
# A day, what is said of it, and the versions that it leads to.
DAYS = {
    "2026-01-09": ("Not published yet: it was first published on 10 January 2026.", []),
    FIRST: ("Published on this day: the version of 10 January 2026.", [f"../{FIRST}/index.html"]),
    "2026-02-09": ("On 9 February 2026: the version of 10 January 2026.", [f"../{FIRST}/index.html"]),
    SECOND: (
        "Published on this day: the version of 10 February 2026. Before it: the version of 10 January 2026.",
        [f"../{SECOND}/index.html", f"../{FIRST}/index.html"],
    ),
    "2026-03-11": ("On 11 March 2026: the version of 10 March 2026.", ["#text"]),
    FUTURE: ("This day is still to come. Today: the version of 10 March 2026.", ["#text"]),
}
SCRIPTED = pytest.mark.parametrize("reader", ["web", "file"], indirect=True)
UNSCRIPTED = pytest.mark.parametrize("reader", ["web, no script", "file, no script"], indirect=True)


def day(page: Page) -> Locator:
    return page.get_by_label("Day")


def enter(page: Page, date: str) -> None:
    """Enter a day, and let the pause pass after which it is said what was in force; the clock is installed."""
    day(page).fill(date)
    page.clock.run_for(1000)


def said(page: Page, of: str = "day") -> Locator:
    return page.locator(f"[role=status][data-part={of}]")


def compare(page: Page, before: str, after: str) -> Locator:
    page.get_by_label("From").select_option(label=before)
    page.get_by_label("To").select_option(label=after)
    page.get_by_role("button", name="Compare").click()
    return page.locator("[data-part=compared]")


def links(of: Locator) -> list[str]:
    found: list[str] = of.locator("a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    return found


@SCRIPTED
def test_a_day_leads_to_the_version_that_was_in_force(reader: Reader) -> None:
    reader.page.clock.install()
    reader.follow(CHANGES)
    expect(said(reader.page)).to_be_empty()
    for date, (words, hrefs) in DAYS.items():
        enter(reader.page, date)
        expect(said(reader.page)).to_have_text(words)
        assert links(said(reader.page)) == hrefs
    enter(reader.page, "2026-02-09")
    said(reader.page).get_by_role("link").click()
    reader.arrives(f"s/changes/{FIRST}/")
    expect(reader.page.locator("#as-cited")).to_contain_text("two parts")


@pytest.mark.original
def test_a_day_before_the_versions_of_an_example_leads_to_its_section(page: Page) -> None:
    """Until an example had a permanent address, what it said stood in the versions of its section alone."""
    page.goto("part-5-when-things-go-wrong/")
    page.goto(f"s/{page.locator('hb-correction h3').first.get_attribute('id')}/history/")
    around = page.locator("[data-part=around]")
    section, words = around.get_attribute("href"), around.text_content()
    day(page).fill("2026-11-29")
    link = said(page).get_by_role("link", name=words or "", exact=True)
    expect(link).to_have_count(1)
    link.click()
    expect(page).to_have_url(re.compile(rf"{re.escape(str(section).removeprefix('../../../'))}\?on=2026-11-29$"))
    expect(said(page)).to_contain_text("29 November 2026")


def test_a_link_can_name_the_day(browser: Browser, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/{CHANGES}?on=2026-02-09")
    expect(day(page)).to_have_value("2026-02-09")
    expect(said(page)).to_have_text(DAYS["2026-02-09"][0])
    page.goto(f"{served}/{CHANGES}?on=<b>soon</b>")
    expect(day(page)).to_have_value("")
    expect(said(page)).to_be_empty()
    page.close()


@SCRIPTED
def test_nothing_is_in_force_once_a_section_is_withdrawn(reader: Reader) -> None:
    reader.page.clock.install()
    reader.follow(ENDS)
    enter(reader.page, "2026-03-09")
    expect(said(reader.page)).to_have_text("On 9 March 2026: the version of 10 January 2026.")
    for date in (THIRD, FUTURE):
        enter(reader.page, date)
        words = "Withdrawn on 10 March 2026. Until then: the version of 10 January 2026."
        expect(said(reader.page)).to_have_text(words)
    assert links(said(reader.page)) == [f"../{FIRST}/index.html"]


@SCRIPTED
def test_any_two_are_compared_word_by_word(reader: Reader) -> None:
    reader.follow(CHANGES)
    found = compare(reader.page, "10 January 2026", "10 March 2026")
    expect(found.locator("h2")).to_have_text("From 10 January 2026 to 10 March 2026")
    expect(found.locator("del").first).to_contain_text("taken out:")
    expect(found.locator("ins").first).to_contain_text("put in:")
    expect(found).to_contain_text("The title was “It changes”, and then “It has changed”.")
    expect(said(reader.page, "pair")).to_have_text("Lines: 2 reworded, 1 taken out, 1 put in.")
    rows = found.locator("dt").all_text_contents()
    assert {word: rows.count(word) for word in ("Reworded", "Taken out", "Put in")} == {
        "Reworded": 2,
        "Taken out": 1,
        "Put in": 1,
    }
    shown = found.inner_text()
    expect(compare(reader.page, "10 March 2026", "10 January 2026")).to_have_text(found.text_content() or "")
    assert found.inner_text() == shown, "the older is always the first"
    compare(reader.page, "10 March 2026", "10 March 2026")
    expect(said(reader.page, "pair")).to_have_text("This is one version: choose two.")


@SCRIPTED
def test_what_is_compared_is_what_the_page_tells_of_two_in_a_row(reader: Reader) -> None:
    reader.follow(CHANGES)
    told = reader.page.locator(f"section:has([id='{SECOND}']) .hb-compared")
    found = compare(reader.page, "10 January 2026", "10 February 2026").locator(".hb-compared")
    expect(found.locator("dd")).to_have_text(told.locator("dd").all_text_contents())
    expect(found.locator("dt")).to_have_text(told.locator("dt").all_text_contents())


@SCRIPTED
def test_two_versions_with_the_same_words_are_called_so(reader: Reader) -> None:
    reader.follow("s/leaves/history/")
    found = compare(reader.page, "10 January 2026", "10 March 2026")
    expect(found).to_contain_text("Every word is the same in both.")
    expect(said(reader.page, "pair")).to_have_text("Every word is the same in both.")


@UNSCRIPTED
def test_without_a_script_all_but_the_asking_is_there(reader: Reader) -> None:
    reader.follow(CHANGES)
    page = reader.page
    expect(page.locator("article :is(input, select, button)").filter(visible=True)).to_have_count(0)
    for name in (FIRST, SECOND, THIRD):
        expect(page.locator(f"section:has([id='{name}'])")).to_contain_text("In force")
    folded = page.locator(f"section:has([id='{SECOND}']) details")
    expect(folded.locator("ins").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("ins").first).to_be_visible()
    expect(page.locator("#newest")).to_contain_text("three parts")


def test_a_link_to_a_version_shows_what_it_changed(reader: Reader) -> None:
    reader.follow(f"{CHANGES}#{SECOND}")
    expect(reader.page.locator(f"[id='{SECOND}']")).to_be_in_viewport()
    marks = reader.page.locator("section ins")
    expect(marks.filter(visible=True).first).to_be_visible()
    unfolded = reader.page.locator(f"section:has([id='{SECOND}']) ins")
    expect(marks.filter(visible=True)).to_have_count(unfolded.count())


def test_a_page_leads_to_the_histories_of_its_sections(reader: Reader) -> None:
    reader.follow("s/page-one/history/")
    reader.page.locator(".hb-within summary").click()
    reader.page.locator(".hb-within a", has_text="It has changed").click()
    reader.arrives(CHANGES)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_moves_when_something_is_said(browser: Browser, served: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.clock.install()
    page.goto(f"{served}/{CHANGES}")
    button = page.get_by_role("button", name="Compare")
    before = button.bounding_box()
    for date in DAYS:
        enter(page, date)
        expect(said(page)).to_have_text(DAYS[date][0])
        assert button.bounding_box() == before
    page.close()


def test_it_is_used_by_keyboard_alone(browser: Browser, served: str) -> None:
    page = browser.new_page(locale="en-GB")
    page.goto(f"{served}/{CHANGES}")
    press = page.keyboard.press
    page.locator("h1").focus()
    press("Tab")
    expect(page.locator("article .hb-btn--go").first).to_be_focused()
    press("Tab")
    expect(day(page)).to_be_focused()
    day(page).fill("2026-02-09")
    expect(said(page)).to_have_text(DAYS["2026-02-09"][0])
    page.get_by_label("From").focus()
    press("ArrowDown")
    press("Tab")
    expect(page.get_by_label("To")).to_be_focused()
    press("Tab")
    press("Enter")
    expect(said(page, "pair")).not_to_be_empty()
    expect(page.locator("[data-part=compared] h2")).to_have_text("From 10 January 2026 to 10 March 2026")
    page.close()


def on_paper(page: Page) -> None:
    page.emulate_media(media="print")


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_all_is_unfolded_and_nothing_can_be_pressed(browser: Browser, served: str, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{served}/{CHANGES}")
    on_paper(page)
    for marks in some(page.locator("section .hb-compared")):
        expect(marks.locator("ins").first).to_be_visible()
    expect(page.locator("article :is(input, select, button, .hb-btn)").filter(visible=True)).to_have_count(0)
    expect(page.locator("#newest")).to_be_visible()
    expect(page.locator("article")).to_contain_text("https://host.example/some/path/s/changes/history/")
    context.close()


def test_on_paper_no_heading_stands_alone_at_the_foot_of_a_page(browser: Browser, served: str) -> None:
    page = browser.new_page()
    for path in (CHANGES, "s/page-one/history/"):
        page.goto(f"{served}/{path}")
        assert list(alone(page)) == []
    page.close()


def nothing(page: Page) -> None:
    expect(said(page)).to_be_empty()


def everything(page: Page) -> None:
    day(page).fill(SECOND)
    expect(said(page)).not_to_be_empty()
    compare(page, "10 January 2026", "10 March 2026")
    expect(said(page, "pair")).not_to_be_empty()
    page.evaluate(OPEN_ALL)


@pytest.mark.parametrize("state", [nothing, everything])
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_no_violation(browser: Browser, served: str, width: int, scheme: Scheme, state: Callable[[Page], None]) -> None:
    context = browser.new_context(
        bypass_csp=True,  # axe itself is an inline script
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    page.goto(f"{served}/{CHANGES}")
    state(page)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()
