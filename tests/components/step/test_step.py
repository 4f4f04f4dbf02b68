"""The steps of a tool page: a page of three, made by the real template, style and script; nothing is built."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from macros.components.step import as_steps
from macros.output import bundler
from tests.browser.test_accessibility import findings
from tests.support.styles import styles

SITE = "https://handbook.example/"
FILLER = "<p>Anytown</p>" * 30
CONTENT = f"""<p>Before all steps.</p>
<h2 id="decide">Decide</h2><p id="first-line">Answer.</p><p><a href="#say">Write the words</a></p>{FILLER}
<h2 id="say">Say it</h2><p>Take the <em>words</em>.</p><p><label>Post <input id="post"></label></p>{FILLER}
<p><a id="on" href="#keep--who">Who was told</a></p>
<h2 id="keep">Keep it</h2><p>Write it down.</p>{FILLER}<p id="keep--who">Constable Example was told.</p>{FILLER}"""
# What a person sees of the way to a place: where the page stood in each frame.
WATCH = """() => {
  window.seen = [scrollY];
  const look = () => { if (seen.at(-1) !== scrollY) seen.push(scrollY); requestAnimationFrame(look); };
  look();
}"""
Open = Callable[..., Page]


def served(page: Page) -> None:
    scripts, _ = bundler.of_pages("js", [["step"]])
    bodies = {"x.css": (styles("step"), "text/css"), "x.js": (scripts["step"].content, "text/javascript")}
    head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Steps</title>'
    head += '<link rel="icon" href="data:,"><link rel="stylesheet" href="x.css"><script src="x.js" defer></script>'
    html = f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body><main class="md-typeset"><h1>Steps</h1>'
    html += f"{as_steps(CONTENT)}</main></body></html>"

    def answer(route: Route) -> None:
        body, kind = bodies.get(route.request.url.rpartition("/")[2], (html, "text/html"))
        route.fulfill(body=body, content_type=kind)

    page.context.route(f"{SITE}**", answer)


@pytest.fixture
def steps(page: Page) -> Page:
    served(page)
    page.goto(SITE)
    return page


def name(page: Page, id: str) -> Locator:
    return page.locator(f"#{id} > button")


def opened(page: Page) -> list[str]:
    """The ids of the steps that are open; all have a name that says so."""
    names = page.locator("hb-step > h2")
    expect(names).to_have_count(3)
    said = {id: name(page, id).get_attribute("aria-expanded") for id in ("decide", "say", "keep")}
    shown = [id for id in said if page.locator(f"hb-step:has(#{id}) > div > p").first.is_visible()]
    assert shown == [id for id, expanded in said.items() if expanded == "true"]
    return shown


def at_the_top(target: Locator) -> bool:
    """Whether an element is where an address leads: below the bar of the site."""
    return bool(target.evaluate("e => Math.abs(e.getBoundingClientRect().top) < 130"))


def test_the_first_step_is_open_and_the_others_say_what_is_in_them(steps: Page) -> None:
    assert opened(steps) == ["decide"]
    expect(name(steps, "say")).to_have_text("Say itTake the words.")
    steps.locator("hb-step").nth(1).evaluate("step => { step.dataset.holds = 'A correction'; }")
    expect(name(steps, "say")).to_have_text("Say itA correction")


def test_a_link_opens_the_step_that_it_leads_to_in_one_movement(steps: Page) -> None:
    steps.evaluate(WATCH)
    steps.get_by_role("link", name="Write the words").click()
    expect(steps.locator("#say")).to_be_focused()
    assert opened(steps) == ["say"]
    assert at_the_top(steps.locator("#say"))
    expect(steps.locator("#post")).to_be_in_viewport()
    steps.locator("#on").click()
    assert opened(steps) == ["keep"]
    assert at_the_top(steps.locator("#keep--who"))
    steps.evaluate("() => new Promise(requestAnimationFrame)")
    assert steps.evaluate("seen.length") <= 4, "the start, a scroll to each link, and what it leads to"


def test_a_press_opens_a_step_and_folds_it_again(steps: Page) -> None:
    name(steps, "keep").click()
    assert opened(steps) == ["keep"]
    assert at_the_top(steps.locator("#keep"))
    expect(name(steps, "keep")).to_be_focused()
    assert steps.url == f"{SITE}#keep"
    name(steps, "keep").click()
    assert opened(steps) == []
    steps.keyboard.press("Enter")
    assert opened(steps) == ["keep"]


def test_the_way_back_leads_to_the_step_before(steps: Page) -> None:
    name(steps, "say").click()
    name(steps, "keep").click()
    steps.go_back()
    assert opened(steps) == ["say"]
    assert at_the_top(steps.locator("#say"))
    steps.go_forward()
    assert opened(steps) == ["keep"]
    assert at_the_top(steps.locator("#keep"))


@pytest.mark.parametrize(
    ("address", "step", "shown"),
    [("#say", "say", "#say"), ("#keep--who", "keep", "#keep--who"), ("#keep--who;x.1", "keep", "#keep")],
)
def test_an_address_opens_its_step(page: Page, address: str, step: str, shown: str) -> None:
    served(page)
    page.goto(SITE + address)
    assert opened(page) == [step]
    expect(page.locator(shown)).to_be_in_viewport()


def test_what_was_typed_stays_while_a_step_is_folded(steps: Page) -> None:
    name(steps, "say").click()
    steps.locator("#post").fill("7 pm")
    name(steps, "keep").click()
    expect(steps.locator("#post")).to_be_hidden()
    name(steps, "say").click()
    expect(steps.locator("#post")).to_have_value("7 pm")


def test_words_that_the_browser_finds_open_their_step(page: Page) -> None:
    served(page)
    page.goto(f"{SITE}#:~:text=Constable%20Example")
    expect(page.locator("#keep--who")).to_be_in_viewport()
    assert opened(page) == ["keep"]


def test_on_paper_all_steps_are_there(steps: Page) -> None:
    steps.emulate_media(media="print")
    for at in range(3):
        expect(steps.locator("hb-step > div").nth(at).locator("p").first).to_be_visible()
    expect(steps.locator(".hb-step__line").filter(visible=True)).to_have_count(0)


def test_without_script_all_steps_are_there(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    served(page)
    page.goto(SITE)
    for at in range(3):
        expect(page.locator("hb-step > div").nth(at).locator("p").first).to_be_visible()
    expect(page.locator("hb-step button")).to_have_count(0)
    context.close()


def test_what_stands_before_the_steps_and_their_ids_stay(steps: Page) -> None:
    expect(steps.locator("main > p")).to_have_text("Before all steps.")
    for id in ("decide", "say", "keep"):
        expect(steps.locator(f"h2#{id}")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 1280])
def test_folded_and_open_steps_have_no_violation(browser: Browser, width: int) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 664})
    page = context.new_page()
    served(page)
    page.goto(SITE)
    found = findings(page)
    name(page, "say").click()
    found += findings(page)
    context.close()
    assert not found
