"""Every state of "Put it right" has valid HTML and nothing that axe finds, as a reader comes through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.components.networks import Network
from tests.browser.contrast import LOOKS, faults, turned
from tests.browser.test_accessibility import CORNERS, OPEN_ALL, findings, look
from tests.support.handbook import network, real
from tests.support.some import some
from tests.support.steps import open_step
from tests.test_site import validate

SENTENCE = "Our meeting at Anytown Town Hall is on Friday at 7 pm. "
FULL = """() => {
  Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
}"""


def asked(page: Page) -> None:
    page.locator(".hb-guide__answers a:visible").last.click()
    expect(page.locator(".hb-guide__far li")).to_have_count(1)  # until then the page may still move


def decided(page: Page) -> None:
    """Come to an outcome that asks for a duty with a time."""
    open_step(page, "decide")
    page.locator("hb-guide").get_by_role("button", name="Start again").click()
    page.locator("hb-guide").get_by_role("button", name="With this record").click()
    expect(page.locator(".hb-guide__card").first).to_be_visible()  # or the next press would be at the card before
    for to in ("holds", "identified", "personal-data"):
        page.locator(f".hb-guide__answers a:visible[href*='-{to};']").click()
    expect(page.locator("#o-personal-data")).to_be_visible()


def withheld(page: Page) -> None:
    open_step(page, "say-it")
    page.locator("#writer-post").fill(SENTENCE)
    page.locator("hb-writer [data-part=withheld]").wait_for(state="visible")


def written(page: Page) -> None:
    page.get_by_role("button", name="New record").click()
    page.keyboard.press("Enter")
    page.locator("#writer-post").fill(SENTENCE)
    page.locator("#writer-network").select_option(network("x"))
    page.locator("#writer-happened").select_option(index=1)
    page.locator("#writer-wrong").fill("7 pm")
    page.locator("#writer-right").fill("6 pm")
    page.locator("#writer-cause").fill("if anyone was upset")
    page.locator("hb-writer [name=writer-harm]").check()


def too_long(page: Page) -> None:
    """Write more than fits, where the network has a limit."""
    limit = int(real().library.all(Network)[network("x")].limit or 0)
    page.locator("hb-writer [data-part=outputs] textarea").first.fill(SENTENCE * (limit // len(SENTENCE) + 4))
    if limit:
        page.locator("hb-writer [data-over]").first.wait_for()


def kept(page: Page) -> None:
    page.locator("hb-incident [name=network]").fill("X")
    page.locator("hb-incident [data-duty]").last.check()
    page.locator("hb-incident [data-part=told]").get_by_role("button").last.click()
    page.locator("hb-incident [name=post]").fill("Other words.")
    page.locator("hb-incident [name=noticer]").focus()


def deleted(page: Page) -> None:
    page.get_by_role("button", name="Delete this record").click()
    page.get_by_role("button", name="Undo").wait_for()


def full(page: Page) -> None:
    page.evaluate(FULL)
    page.locator("hb-incident [name=wrong]").fill("It is not said.")
    page.locator("hb-incident .hb-saved").wait_for()


STATES: list[Callable[[Page], None]] = [asked, decided, withheld, written, too_long, kept, deleted, full]


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=f"{address}/",
        bypass_csp=True,  # axe itself is an inline script
        service_workers="block",
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.thorough)], ids=["in turn", "every"])
def test_every_state_is_sound(reader: Page, tmp_path: Path, every: bool) -> None:
    """The windows take turns from one state to the next, or each state is looked at in both, and in every look."""
    reader.goto("put-it-right/")
    found = {}
    pages = []
    for turn, state in enumerate(STATES):
        state(reader)
        reader.evaluate(OPEN_ALL)
        reader.evaluate("scrollTo(0, 0)")  # the bar at the top hides parts of what is below it
        for width, scheme in some(CORNERS if every else [CORNERS[turn % len(CORNERS)]]):
            look(reader, width, scheme)
            found[f"{state.__name__}, {width} {scheme}"] = findings(reader)
            wide = reader.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            found[f"{state.__name__}, width {width}"] = ["the page scrolls sideways"] if wide else []
        for asked in LOOKS if every else []:
            found[f"{state.__name__}, {asked.name}"] = faults(reader, asked)
        turned(reader, LOOKS[0])
        pages.append(tmp_path / f"{state.__name__}.html")
        html = reader.evaluate("document.documentElement.outerHTML")
        pages[-1].write_text(f"<!DOCTYPE html>{html}".replace('=""', ""), "utf-8")  # as the theme writes booleans
    assert not {state: what for state, what in found.items() if what}
    done = validate(*pages)
    assert done.returncode == 0, done.stdout
