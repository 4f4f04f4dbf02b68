"""Every page, as somebody has set their system or their browser: nothing is lost, and all can be pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.content import html_tree
from tests.browser.test_accessibility import OPEN_ALL, paths
from tests.browser.test_large_text import OUTSIDE
from tests.support.some import some

SAMPLE = ["", "part-5-when-things-go-wrong/", "put-it-right/", "register/"]
# The least that WCAG 1.4.12 says a page has to bear.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }"""
PRESSED = "button, .hb-btn, input, select, textarea, summary"
STOPS = f"a[href], {PRESSED}"
PORTRAIT, LANDSCAPE = (390, 664), (664, 390)
# What is under 24 px, unless it stands in a line of text, has that much room around it, or is drawn by the browser.
SMALL = """([least, selector]) => {
  const stops = [...document.querySelectorAll(selector)]
    .filter(stop => !stop.disabled && stop.checkVisibility({ visibilityProperty: true }))
    .filter(stop => stop.getClientRects().length);
  const area = stop => [stop, ...(stop.labels ?? [])].reduce((all, part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return [Math.min(all[0], left), Math.min(all[1], top), Math.max(all[2], right), Math.max(all[3], bottom)];
  }, [1e9, 1e9, -1e9, -1e9]);
  const inText = stop => getComputedStyle(stop).display === 'inline';
  return stops.filter(stop => {
    const [left, top, right, bottom] = area(stop);
    return !inText(stop) && Math.min(right - left, bottom - top) < least - 0.5;
  }).map(stop => stop.outerHTML.slice(0, 140));
}"""
# Whoever speaks to a computer says the words that are seen: only a sign without letters may have another name.
UNNAMED = """() => [...document.querySelectorAll(':is(a[href], button, summary, input)[aria-label]')]
  .filter(each => /[a-z]/i.test(each.textContent))
  .filter(each => !each.getAttribute('aria-label').startsWith(each.textContent.trim()))
  .map(each => each.outerHTML.slice(0, 140))"""
CUT = """() => [...document.querySelectorAll('article *')]
  .filter(each => each.checkVisibility() && !each.closest('.hb-vh, select, textarea, table, pre'))
  .filter(each => /hidden|clip/.test(getComputedStyle(each).overflow))
  .filter(each => getComputedStyle(each).textOverflow !== 'ellipsis')
  .filter(each => each.scrollHeight > each.clientHeight + 4 && each.clientHeight)
  .map(each => each.outerHTML.slice(0, 140))"""
MOVING = """() => document.getAnimations().length + [...document.querySelectorAll('*')]
  .filter(each => getComputedStyle(each).transitionDuration.split(', ').some(time => parseFloat(time) > 0)).length"""


def opened(browser: Browser, url: str, size: tuple[int, int], **asked: str) -> Page:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, bypass_csp=True, **asked)  # type: ignore[arg-type]
    page.goto(url)
    page.evaluate(OPEN_ALL)
    return page


def of_a_page(browser: Browser, url: str) -> dict[str, list[str]]:
    """Return what is wrong with a page, by what was asked of it."""
    found = {}
    page = opened(browser, url, PORTRAIT)
    found["targets of 24 px"] = page.evaluate(SMALL, [24, STOPS])
    page.set_viewport_size({"width": LANDSCAPE[0], "height": LANDSCAPE[1]})
    found["landscape"] = page.evaluate(OUTSIDE)
    page.set_viewport_size({"width": 320, "height": 256})
    found["320 px"] = page.evaluate(OUTSIDE)
    page.add_style_tag(content=SPACING)
    found["text spacing"] = [*page.evaluate(OUTSIDE), *page.evaluate(CUT)]
    page.close()
    page = opened(browser, url, PORTRAIT, reduced_motion="reduce")
    found["reduced motion"] = ["something moves"] if page.evaluate(MOVING) else []
    page.close()
    return {asked: what for asked, what in found.items() if what}


def sweep(browser: Browser, address: str, visited: list[str]) -> dict[str, dict[str, list[str]]]:
    found = {path: of_a_page(browser, f"{address}/{path}") for path in some(visited)}
    return {path: wrong for path, wrong in found.items() if wrong}


def test_a_page_bears_what_is_asked_of_it(browser: Browser, address: str) -> None:
    assert not sweep(browser, address, SAMPLE)


@pytest.mark.thorough
def test_every_page_bears_what_is_asked_of_it(browser: Browser, address: str, site: Path) -> None:
    assert not sweep(browser, address, paths(site))


def test_what_is_pressed_under_stress_is_large(browser: Browser, address: str) -> None:
    page = opened(browser, f"{address}/put-it-right/", PORTRAIT)
    small = page.evaluate(SMALL, [44, PRESSED])
    page.close()
    assert not small


def test_a_name_begins_with_the_words_that_are_seen(browser: Browser, address: str) -> None:
    found = {}
    for path in some(SAMPLE):
        page = opened(browser, f"{address}/{path}", PORTRAIT)
        found[path] = page.evaluate(UNNAMED)
        page.close()
    assert not any(found.values()), found


def test_nothing_plays_and_nothing_has_a_key_of_one_letter(site: Path) -> None:
    for path in some(paths(site)):
        file = site / path / "index.html" if not path.endswith(".html") else site / path
        for element in some([*html_tree.parse(file.read_text("utf-8")).all()]):
            assert element.tag not in ("audio", "video", "marquee", "blink", "object", "embed"), path
            assert "accesskey" not in element.attributes, path


def test_what_is_too_small_or_cut_off_is_found(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    page.set_content(
        "<article><button style='all: unset; display: block; width: 20px; height: 20px'>x</button></article>"
    )
    assert page.evaluate(SMALL, [24, STOPS])
    page.set_content("<article><p style='height: 1em; overflow: hidden'>Words<br>and more</p></article>")
    assert page.evaluate(CUT)
    page.set_content("<p style='width: 400px'>Words</p>")
    assert page.evaluate(OUTSIDE)
    page.set_content("<button aria-label='Send it'>Send</button><button aria-label='Go'>Send</button>")
    assert len(page.evaluate(UNNAMED)) == 1
    page.set_content("<p style='transition: color 1s'>Words</p>")
    assert page.evaluate(MOVING)
    page.close()
