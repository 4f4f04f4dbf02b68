"""Every page, as somebody has set their system or their browser: nothing is lost, and all can be pressed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.content import html_tree
from tests.browser.test_accessibility import OPEN_ALL, paths, permanent
from tests.browser.test_large_text import OUTSIDE
from tests.conftest import ROOT
from tests.support.some import sample, some
from tests.support.thumb import PHONE

SAMPLE = ["", "part-5-when-things-go-wrong/", "put-it-right/"]
# The least that WCAG 1.4.12 says a page has to bear.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }"""
PRESSED = "button, .hb-btn, input, select, textarea, summary"
STOPS = f"a[href], {PRESSED}"
PORTRAIT, LANDSCAPE, WIDE = (390, 664), (664, 390), (1280, 800)
# What is under 24 px, unless it stands in a line of text, has that much room around it, or is drawn by the browser.
SMALL = """([least, selector]) => {
  const stops = [...document.querySelectorAll(selector)]
    .filter(stop => !stop.disabled && stop.checkVisibility({ visibilityProperty: true }))
    .filter(stop => stop.getClientRects().length);
  // A press beside a box may be one of the box: its label is, and so is a part that is drawn round it.
  const round = stop => getComputedStyle(stop, '::before').position === 'absolute' ? [stop.offsetParent] : [];
  const area = stop => [stop, ...(stop.labels ?? []), ...round(stop)].reduce((all, part) => {
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
# What something else lies over, in the middle of what is to be pressed.
COVERED = """selector => [...document.querySelectorAll(selector)]
  .filter(stop => !stop.disabled && stop.checkVisibility({ visibilityProperty: true }))
  .filter(stop => stop.getClientRects().length && !stop.matches('.hb-skip'))
  .filter(stop => {
    stop.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { left, top, width, height } = stop.getClientRects()[0];
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return !hit || !(stop.contains(hit) || hit.closest('label')?.control === stop);
  })
  .map(stop => stop.outerHTML.slice(0, 140))"""
MOVING = """() => document.getAnimations().length + [...document.querySelectorAll('*')]
  .filter(each => getComputedStyle(each).transitionDuration.split(', ').some(time => parseFloat(time) > 0)).length"""


FIELDS = {"checkbox", "date", "datetime-local", "file", "radio", "search", "text", "time"}
MOVEMENTS = re.compile(r"touchmove|gesture(start|change)|device(motion|orientation)|dragstart|\.draggable")


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
    found["names"] = page.evaluate(UNNAMED)
    found["covered on a phone"] = page.evaluate(COVERED, STOPS)
    found["portrait"] = page.evaluate(OUTSIDE)
    page.set_viewport_size({"width": LANDSCAPE[0], "height": LANDSCAPE[1]})
    found["landscape"] = page.evaluate(OUTSIDE)
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    found["covered"] = page.evaluate(COVERED, STOPS)
    page.set_viewport_size({"width": 320, "height": 256})
    found["320 px"] = page.evaluate(OUTSIDE)
    page.add_style_tag(content=SPACING)
    found["text spacing"] = [*page.evaluate(OUTSIDE), *page.evaluate(CUT)]
    page.close()
    page = opened(browser, url, PORTRAIT, reduced_motion="reduce")
    found["reduced motion"] = ["something moves"] if page.evaluate(MOVING) else []
    page.close()
    return {asked: what for asked, what in found.items() if what}


def written(site: Path, path: str) -> list[html_tree.Element]:
    """Return the elements of a page, as they stand in its file."""
    file = site / path if path.endswith(".html") else site / path / "index.html"
    return [*html_tree.parse(file.read_text("utf-8")).all()]


def sweep(browser: Browser, address: str, visited: list[str]) -> dict[str, dict[str, list[str]]]:
    found = {path: of_a_page(browser, f"{address}/{path}") for path in some(visited)}
    return {path: wrong for path, wrong in found.items() if wrong}


def test_a_page_bears_what_is_asked_of_it(browser: Browser, address: str) -> None:
    assert not sweep(browser, address, SAMPLE)


@pytest.mark.thorough
def test_every_page_bears_what_is_asked_of_it(browser: Browser, address: str, site: Path) -> None:
    assert not sweep(browser, address, [*paths(site), *permanent(site)])


def searched(page: Page) -> None:
    page.locator(".hb-search__open").tap()
    page.locator("hb-search input").fill("mistake")
    page.locator("hb-search li a").first.wait_for()


def as_it_is(page: Page) -> None:
    """Leave a page as it opens."""


UNDER_STRESS: list[tuple[str, Callable[[Page], None]]] = [
    ("part-5-when-things-go-wrong/", as_it_is),
    ("", searched),
    ("put-it-right/", as_it_is),
    ("", as_it_is),
    ("404.html", as_it_is),
]


@pytest.mark.parametrize(("path", "state"), sample(3, UNDER_STRESS))
def test_what_is_pressed_under_stress_is_large(
    browser: Browser, address: str, path: str, state: Callable[[Page], None]
) -> None:
    page = browser.new_page(**PHONE)
    page.goto(f"{address}/{path}")
    page.evaluate(OPEN_ALL)
    state(page)
    small = page.evaluate(SMALL, [44, STOPS])
    page.close()
    assert not small


def test_nothing_plays_and_nothing_has_a_key_of_one_letter(site: Path) -> None:
    for path in some(paths(site)):
        for element in some(written(site, path)):
            assert element.tag not in ("audio", "video", "marquee", "blink", "object", "embed"), path
            assert "accesskey" not in element.attributes, path


def test_no_field_asks_who_somebody_is(site: Path) -> None:
    """Nobody signs in, and nothing that a browser could fill in by itself is asked for."""
    inputs = [each for path in some(paths(site)) for each in written(site, path) if each.tag == "input"]
    for field in some(inputs):
        assert field.attributes.get("type", "text") in FIELDS
        assert field.attributes.get("autocomplete", "off") == "off"


def test_every_page_lists_the_same_pages_in_the_same_order(site: Path) -> None:
    listed = {}
    for path in some(paths(site)):
        links = [each for each in written(site, path) if "hb-nav__link" in each.classes]
        listed[path] = [each.text.strip() for each in links if not each.attributes["href"].startswith("#")]
    assert len({tuple(some(names)) for path, names in listed.items()}) == 1, listed


def test_no_script_waits_for_a_path_of_a_finger_or_a_movement() -> None:
    for script in some((ROOT / "macros").rglob("*.js")):
        assert not MOVEMENTS.search(script.read_text("utf-8")), script.name


def test_what_is_too_small_or_cut_off_is_found(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 256})
    page.set_content(
        "<article><button style='all: unset; display: block; width: 20px; height: 20px'>x</button></article>"
    )
    assert page.evaluate(SMALL, [24, STOPS])
    page.set_content("<a style='display: block; width: 40px; height: 40px' href='#a'>x</a>")
    assert page.evaluate(SMALL, [44, STOPS])
    assert not page.evaluate(SMALL, [24, STOPS])
    page.set_content("<button>x</button><p style='position: absolute; inset: 0'>Words</p>")
    assert page.evaluate(COVERED, STOPS)
    page.set_content("<article><p style='height: 1em; overflow: hidden'>Words<br>and more</p></article>")
    assert page.evaluate(CUT)
    page.set_content("<p style='width: 400px'>Words</p>")
    assert page.evaluate(OUTSIDE)
    page.set_content("<button aria-label='Send it'>Send</button><button aria-label='Go'>Send</button>")
    assert len(page.evaluate(UNNAMED)) == 1
    page.set_content("<p style='transition: color 1s'>Words</p>")
    assert page.evaluate(MOVING)
    page.close()
