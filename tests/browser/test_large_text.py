"""Who has set large letters, or asked for more contrast, gets them, and nothing is cut off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import ARGS, chosen
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


def test_letters_of_twice_the_size_fit_a_phone(large: Page, address: str) -> None:
    found = {}
    for path in some(PAGES):
        large.goto(f"{address}/{path}")
        large.evaluate(OPEN_ALL)
        found[path] = large.evaluate(OUTSIDE)
    assert not any(found.values()), found


def test_more_contrast_is_given_to_who_asks_for_it(browser: Browser, address: str) -> None:
    colour = "name => getComputedStyle(document.querySelector(name)).color"
    seen = {}
    for contrast in ("no-preference", "more"):
        page = browser.new_page(contrast=contrast)
        page.goto(f"{address}/part-2-getting-followers/")
        seen[contrast] = [page.evaluate(colour, name) for name in (".hb-kicker", "h1")]
        page.close()
    quiet, ink = seen["no-preference"]
    assert quiet != ink
    assert seen["more"] == [ink, ink]
