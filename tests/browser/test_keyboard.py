"""Tab comes to every stop of a page, one after the other, and out again."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_accessibility import OPEN_ALL, paths, permanent
from tests.browser.test_sweeps import STOPS
from tests.support.some import some

# Of radio buttons with one name, Tab comes to the one that is chosen, or to the first.
BEFORE = """selector => {
  const first = stop => {
    const all = stop.type === 'radio' ? [...document.getElementsByName(stop.name)] : [stop];
    return (all.find(one => one.checked) ?? all[0]) === stop;
  };
  self.stops = [...document.querySelectorAll(selector)]
    .filter(stop => !stop.disabled && stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }))
    .filter(first);
  self.visited = [];
  addEventListener('focusin', ({ target }) => visited.push(target));
  const within = stop => (/date|time/.test(stop.type) ? 8 : 1); // a day, a month, a year and so on
  return [stops.length, stops.reduce((sum, stop) => sum + within(stop), 2)];
}"""
AFTER = """() => {
  const order = visited.filter((stop, at) => stops.includes(stop) && visited.indexOf(stop) === at);
  const told = stop => stop.outerHTML.slice(0, 140);
  const missed = stops.filter(stop => !order.includes(stop));
  return [...missed, ...order.filter((stop, at) => !missed.length && stop !== stops[at])].map(told);
}"""


def missed(page: Page) -> tuple[list[str], int]:
    """Return the stops of a page to which Tab does not come, or out of turn, and how many stops there are."""
    count, presses = page.evaluate(BEFORE, STOPS)
    for _ in range(presses):
        page.keyboard.press("Tab")
    return page.evaluate(AFTER), count


def sweep(browser: Browser, address: str, visited: list[str]) -> None:
    found = {}
    stops = 0
    for path in some(visited):
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{address}/{path}")
        page.evaluate(OPEN_ALL)
        found[path], count = missed(page)
        stops += count
        page.close()
    print(f"{stops} stops on {len(found)} pages")
    assert not any(found.values()), found


def test_every_stop_of_a_page_is_come_to(browser: Browser, address: str) -> None:
    sweep(browser, address, ["put-it-right/"])


@pytest.mark.thorough
def test_every_stop_of_every_page_is_come_to(browser: Browser, address: str, site: Path) -> None:
    sweep(browser, address, [*paths(site), *permanent(site)])


@pytest.mark.parametrize(
    ("script", "found"),
    {
        "nothing": ("", False),
        "a trap": ("button.onkeydown = event => event.preventDefault()", True),
        "another order": ("button.tabIndex = 1", True),
    }.values(),
)
def test_a_stop_that_is_missed_is_found(browser: Browser, script: str, found: bool) -> None:
    page = browser.new_page()
    radios = "<input type=radio name=r><input type=radio name=r checked>"
    page.set_content(f"<html lang=en><title>x</title><a href='#a'>One</a><button>Two</button><input>{radios}</html>")
    page.evaluate(f"() => {{ const button = document.querySelector('button'); {script} }}")
    assert bool(missed(page)[0]) is found
    page.close()
