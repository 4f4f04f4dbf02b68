"""Who has set large letters gets them, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import ARGS, chosen
from tests.browser.test_accessibility import paths, permanent
from tests.browser.test_presses import OPEN_ALL
from tests.support.some import some

PAGES = ["", "part-2-getting-followers/", "put-it-right/", "policy-authors/"]
OUTSIDE = """() => [...document.querySelectorAll('body *')]
  .filter(each => each.checkVisibility() && !each.closest('.hb-vh, table, pre'))
  .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
  .map(each => each.outerHTML.slice(0, 120))"""


@pytest.fixture
def large(browser: Browser) -> Iterator[Page]:
    """A page of a small phone, in a browser whose letters are set to 32 px."""
    args = [*ARGS, "--blink-settings=defaultFontSize=32"]
    started = browser.browser_type.launch(executable_path=chosen(), args=args)
    yield started.new_page(viewport={"width": 375, "height": 812})
    started.close()


def too_wide(page: Page, address: str, visited: list[str]) -> dict[str, list[str]]:
    found = {}
    for path in some(visited):
        page.goto(f"{address}/{path}")
        page.evaluate(OPEN_ALL)
        found[path] = page.evaluate(OUTSIDE)
    return {path: wide for path, wide in found.items() if wide}


def test_letters_of_twice_the_size_fit_a_phone(large: Page, address: str) -> None:
    assert not too_wide(large, address, PAGES)


@pytest.mark.thorough
def test_letters_of_twice_the_size_fit_a_phone_on_every_page(large: Page, address: str, site: Path) -> None:
    assert not too_wide(large, address, [*paths(site), *permanent(site)])
