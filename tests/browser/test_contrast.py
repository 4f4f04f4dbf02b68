"""What is seen stands out from its ground: text, edges, signs and rings, in each look that a reader may ask for."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.contrast import LOOKS, Look, faults, named
from tests.browser.test_accessibility import OPEN_ALL, paths, permanent
from tests.support.real_pages import part_with
from tests.support.some import some

# Between them they have nearly all that components can show, in the looks that differ most.
SAMPLE = [
    ("light", "put-it-right/"),
    ("dark", "checklists/"),
    ("more contrast", part_with("networks")),
    ("forced colours, dark, light chosen", part_with("networks")),
]

FRAME = "<!DOCTYPE html><html lang=en><title>x</title><style>:focus {{ outline: 3px solid }}</style>{}"
GREY, DARKER = "#bbb", "#666"
FIELD = "<input style='border: 2px solid {}'>"
BUTTON = "<button style='border: 2px solid {}; background: #fff'>x</button>"
BAR = "<progress style='appearance: none; border: 1px solid; color: {}'></progress>"
ICON = "<svg><path fill='none' stroke='{}' d='M0 0h9v9'/></svg>"
SIGN = """<style>p::before {{ content: ""; background: {}; mask: linear-gradient(#000, #000) }}</style><p>Words</p>"""
LINE = "<p>One <mark style='background: none; text-decoration: underline 2px {}'>word</mark></p>"
TICK = """<style>input {{ appearance: none; border: 2px solid; background: #000 }}
  input::after {{ content: ""; border: solid {}; border-width: 0 3px 3px 0; transform: rotate(45deg) }}</style>
  <input type=checkbox>"""
GOLD = "background: gold"
CURRENT = "<style>[aria-current] {{ {} }}</style><a href='#x' aria-current=page>Here</a>"
FILLED = "<p>One <b style='background: gold; {}'>word</b></p>"


class Planted(NamedTuple):
    """What is wrong in a look, what it would be if it were right, and how the fault is told."""

    look: str
    html: str
    wrong: str
    right: str
    fault: str


PLANTED = {
    "text": Planted("light", "<p style='color: {}'>Words</p>", "#888", DARKER, "text 3.54"),
    "text, more contrast": Planted("more contrast", "<p style='color: {}'>Words</p>", DARKER, "#333", "text 5.74"),
    "the edge of a field": Planted("light", FIELD, GREY, DARKER, "edge 1.92"),
    "the edge of a button": Planted("light", BUTTON, GREY, DARKER, "edge 1.92"),
    "an icon": Planted("dark", ICON, "#fff", DARKER, "icon 1.00"),
    "a sign": Planted("light", SIGN, GREY, DARKER, "sign ::before 1.92"),
    "a tick": Planted("light", TICK, "#333", "#fff", "tick ::after 1.66"),
    "a line under words": Planted("light", LINE, GREY, DARKER, "line 1.92"),
    "a bar": Planted("light", BAR, GREY, DARKER, "bar 1.92"),
    "a ring": Planted("light", "<button style='outline: 3px solid {}'>x</button>", GREY, DARKER, "ring 1.92"),
    "no ring": Planted("light", "<button style='{}'>x</button>", "outline: 0", "", "ring 0.00"),
    "an icon that keeps its colour": Planted("forced colours, dark", ICON, "#000", "CanvasText", "icon 1.00"),
    "a state told by a ground": Planted("forced colours", CURRENT, GOLD, "font-weight: 700", "as without"),
    "words told by a ground": Planted("forced colours", FILLED, "", "border: 1px solid gold", "only a fill"),
}


def looked_at(browser: Browser, url: str, *looks: Look) -> dict[str, list[str]]:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.goto(url)
    page.evaluate(OPEN_ALL)
    found = {look.name: faults(page, look) for look in some(looks)}
    page.close()
    return {look: what for look, what in found.items() if what}


@pytest.mark.parametrize(("look", "path"), SAMPLE)
def test_what_is_seen_stands_out(browser: Browser, address: str, look: str, path: str) -> None:
    assert looked_at(browser, f"{address}/{path}", named(look)) == {}


@pytest.mark.thorough
def test_what_is_seen_of_every_page_stands_out(browser: Browser, address: str, site: Path) -> None:
    found = {path: looked_at(browser, f"{address}/{path}", *LOOKS) for path in some([*paths(site), *permanent(site)])}
    assert {path: what for path, what in found.items() if what} == {}


def searched(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.locator("hb-search input").fill("mistake")
    page.locator("hb-search li a").first.wait_for()


def cited(page: Page) -> None:
    page.locator(".hb-cite").first.click()
    page.locator("dialog[open]").wait_for()


@pytest.mark.parametrize("turn", [0, pytest.param(1, marks=pytest.mark.thorough)])
def test_what_is_seen_of_a_dialog_stands_out(browser: Browser, address: str, turn: int) -> None:
    page = browser.new_page(bypass_csp=True)
    found = {}
    for at, opened in enumerate((searched, cited)):
        page.goto(f"{address}/policy-authors/")
        opened(page)
        for look in some(LOOKS if turn else LOOKS[3 + at : 7 : 2]):
            found[f"{opened.__name__}, {look.name}"] = faults(page, look)
    page.close()
    assert not any(found.values()), found


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_what_does_not_stand_out_is_found(browser: Browser, planted: Planted) -> None:
    page = browser.new_page()
    look = named(planted.look)
    page.set_content(FRAME.format(planted.html.format(planted.wrong)))
    found = faults(page, look)
    assert [each for each in found if each.startswith(planted.fault)] == found != []
    page.set_content(FRAME.format(planted.html.format(planted.right)))
    assert faults(page, look) == []
    page.close()
