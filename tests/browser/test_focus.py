"""What has the focus can be seen, wherever it came from: no bar that stays in the window stands over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_accessibility import OPEN_ALL, paths, permanent
from tests.support.some import some

# The last is a window of 1280 by 1024 at 400 %.
WINDOWS = [(1280, 800), (320, 256), (390, 664)]
PAGES = ["part-2-getting-followers/", "put-it-right/"]
# Going on by a key scrolls as `focus()` does. Of each stop nine points are looked at, and one of them has to be seen.
HIDDEN = """() => {
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter(stop => !stop.disabled && stop.tabIndex >= 0 && stop.checkVisibility({ visibilityProperty: true }));
  const at = [0.1, 0.5, 0.9];
  const shows = (stop, { left, top, width, height }) =>
    at.some(x => at.some(y => {
      const hit = document.elementFromPoint(left + width * x, top + height * y);
      return hit && (stop.contains(hit) || hit.contains(stop) || hit.closest('label')?.control === stop);
    }));
  const hidden = [];
  for (const stop of [...stops, ...stops.toReversed()]) {
    stop.focus();
    const seen = [...stop.getClientRects()].some(rect => rect.width && shows(stop, rect));
    if (document.activeElement === stop && !seen) hidden.push(stop.outerHTML.slice(0, 160));
  }
  return hidden;
}"""


def hidden(page: Page, window: tuple[int, int]) -> list[str]:
    width, height = window
    page.set_viewport_size({"width": width, "height": height})
    found: list[str] = page.evaluate(HIDDEN)
    return found


@pytest.mark.parametrize("window", WINDOWS)
def test_focus_is_never_hidden(browser: Browser, address: str, window: tuple[int, int]) -> None:
    found = {}
    for path in some(PAGES):
        page = browser.new_page()
        page.goto(f"{address}/{path}")
        found[path] = hidden(page, window)
        page.close()
    assert not any(found.values()), found


@pytest.mark.thorough
@pytest.mark.parametrize("window", WINDOWS)
def test_focus_is_hidden_on_no_page(browser: Browser, address: str, site: Path, window: tuple[int, int]) -> None:
    found = {}
    for path in some([*paths(site), *permanent(site)]):
        page = browser.new_page()
        page.goto(f"{address}/{path}")
        page.evaluate(OPEN_ALL)
        found[path] = hidden(page, window)
        page.close()
    assert not any(found.values()), found


def test_hidden_focus_is_found(browser: Browser) -> None:
    page = browser.new_page()
    row = "<p style='height: 40px'><button>Press</button></p>"
    bar = "<p style='position: sticky; top: 0; height: 90px; margin: 0; background: #fff'>Bar</p>"
    page.set_content(f"<html lang=en><title>x</title>{bar}{row * 20}</html>")
    assert hidden(page, (320, 256))
    page.add_style_tag(content="html { scroll-padding-top: 100px }")
    assert not hidden(page, (320, 256))
    page.close()
