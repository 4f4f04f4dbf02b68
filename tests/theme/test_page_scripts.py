"""What the scripts of every page do, on one of our own: colours, the list of sections, what is folded, the address."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from macros.output import bundler
from tests.conftest import ROOT

THEME = ROOT / "macros" / "theme"
SITE = "https://handbook.example/part/"
NESTED = (
    '<details id="outer"><summary>Outer</summary><details id="inner" name="one"><summary>Inner</summary>{}</details>'
)
FOLDED = (
    NESTED.format('<p id="deep">Deep.</p>')
    + '</details><details id="other" name="one" open><summary>Other</summary>x</details>'
)
PARTS = "".join(f'<h2 id="part-{n}">Part {n}</h2><p style="height: 900px">Words.</p>' for n in range(9))
LINKS = "".join(f'<p style="margin: 0; height: 60px"><a href="#part-{n}">Part {n}</a></p>' for n in range(9))
PLACE = "position: fixed; top: 0; right: 0; height: 200px; overflow: auto"
NAV = f'<nav id="nav" style="{PLACE}">{LINKS}<a href="#nowhere">x</a></nav>'
BUTTON = "<hb-theme><button hidden>Dark colours</button></hb-theme>"
CURRENT = "() => [...document.querySelectorAll('#nav [aria-current]')].map((link) => link.hash + link.ariaCurrent)"
OLD = """(() => {
  const real = CSS.supports;
  CSS.supports = (...all) => !all.join().includes('details-content') && real.call(CSS, ...all);
})()"""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
OPEN = "() => ['outer', 'inner', 'other'].filter((id) => document.getElementById(id).open)"
TOP = "document.getElementById('deep').getBoundingClientRect().top"

Serve = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Serve]:
    """Opens the page at an address, on a system of light or dark colours, with a script before its own."""
    script, _ = bundler.made("theme", "js", [THEME / "script.js"])
    assert script
    content = script.content
    head = f'<title>Part</title><link rel="icon" href="data:,"><link rel="canonical" href="{SITE}">'
    html = f'<!DOCTYPE html>{head}<main>{BUTTON}<p style="height: 2000px">Above.</p>{FOLDED}{PARTS}</main>{NAV}'
    contexts = []

    def answer(route: Route) -> None:
        is_script = route.request.url.endswith(".js")
        kind = "text/javascript" if is_script else "text/html"
        route.fulfill(body=content if is_script else f'{html}<script src="x.js"></script>', content_type=kind)

    def opened(path: str = "", before: str = "", dark: bool = False) -> Page:
        context = browser.new_context(color_scheme="dark" if dark else "light", viewport={"width": 800, "height": 600})
        contexts.append(context)
        page = context.new_page()
        page.route(f"{SITE}**", answer)
        page.add_init_script(before)
        page.goto(SITE + path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("dark", [False, True])
def test_a_choice_of_colours_is_kept_while_it_is_another_than_the_systems(open_page: Serve, dark: bool) -> None:
    page = open_page(dark=dark)
    button, root = page.get_by_role("button", name="Dark colours"), page.locator("html")
    kept = "localStorage.getItem('__theme')"
    expect(button).to_have_attribute("aria-pressed", str(dark).lower())
    assert page.evaluate(kept) is None
    button.click()
    expect(button).to_have_attribute("aria-pressed", str(not dark).lower())
    assert root.get_attribute("data-theme") == page.evaluate(kept) == ("light" if dark else "dark")
    page.emulate_media(color_scheme="light" if dark else "dark")
    expect(button).to_have_attribute("aria-pressed", str(not dark).lower())  # as was chosen
    page.emulate_media(color_scheme="dark" if dark else "light")
    button.click()
    expect(button).to_have_attribute("aria-pressed", str(dark).lower())
    assert root.get_attribute("data-theme") is page.evaluate(kept) is None
    page.emulate_media(color_scheme="light" if dark else "dark")
    expect(button).to_have_attribute("aria-pressed", str(not dark).lower())  # as the system


def test_colours_can_be_chosen_where_nothing_is_kept(open_page: Serve) -> None:
    page = open_page(before="Object.defineProperty(self, 'localStorage', { get() { throw new Error('off') } })")
    page.get_by_role("button", name="Dark colours").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_list_of_sections_shows_where_the_reader_is_and_moves_to_it(open_page: Serve) -> None:
    page = open_page()
    assert page.evaluate(CURRENT) == []
    page.evaluate("document.getElementById('part-1').scrollIntoView()")
    expect(page.locator("#nav [aria-current=true]")).to_have_attribute("href", "#part-1")
    assert page.evaluate("document.getElementById('nav').scrollTop") == 0, "what is seen already stays"
    page.evaluate("scrollBy(0, 600)")  # part 2 comes in, below the upper third
    page.evaluate(DRAWN)
    assert page.evaluate(CURRENT) == ["#part-1true"]
    page.evaluate("scrollBy(0, 200)")
    expect(page.locator("#nav [aria-current=true]")).to_have_attribute("href", "#part-2")
    page.evaluate("document.getElementById('part-6').scrollIntoView()")
    expect(page.locator("#nav [aria-current=true]")).to_have_attribute("href", "#part-6")
    assert page.evaluate(CURRENT) == ["#part-6true"]
    row = page.locator("#nav a[href='#part-6']").bounding_box()
    assert row
    assert 60 < row["y"] < 140, "in the middle of the list"
    page.evaluate("document.getElementById('part-1').scrollIntoView()")
    expect(page.locator("#nav [aria-current=true]")).to_have_attribute("href", "#part-1")
    expect(page.locator("#nav a").nth(1)).to_be_in_viewport(ratio=1)


def test_an_address_opens_all_that_it_leads_into_and_comes_there(open_page: Serve) -> None:
    page = open_page("#deep")
    assert page.evaluate(OPEN) == ["outer", "inner"]
    assert page.evaluate(TOP) == pytest.approx(0, abs=1)
    page.evaluate("document.getElementById('outer').open = false; scrollTo(0, 0); location.hash = ''")
    page.evaluate("location.hash = 'deep'")
    expect(page.locator("#deep")).to_be_in_viewport()
    assert page.evaluate(OPEN) == ["outer", "inner"]
    assert page.evaluate(TOP) == pytest.approx(0, abs=1)


def test_an_older_browser_opens_all_for_paper_and_folds_it_again(open_page: Serve) -> None:
    page = open_page(before=OLD)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(OPEN) == ["outer", "inner", "other"]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(OPEN) == ["other"]
    assert page.locator("#inner, #other").evaluate_all("all => all.map((at) => at.getAttribute('name'))") == [
        "one",
        "one",
    ]
    assert page.locator("#outer").get_attribute("name") is None


def test_a_newer_browser_opens_it_by_its_style(open_page: Serve) -> None:
    page = open_page()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(OPEN) == ["other"]


@pytest.mark.parametrize(
    ("path", "shown"),
    [("index.html", ""), ("index.html?on=1#deep", "?on=1#deep"), ("other/index.html", "other/index.html")],
)
def test_the_address_is_that_under_which_the_page_is_published(open_page: Serve, path: str, shown: str) -> None:
    assert open_page(path).url == SITE + shown
