"""Every page without a script: nothing is shown that does nothing, and nothing is missing that a script would show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_accessibility import OPEN_ALL, paths, permanent
from tests.browser.test_large_text import OUTSIDE
from tests.support.some import some

SAMPLE = ["put-it-right/", "checklists/", "check-my-policy/"]
SHOW = "document.querySelector('p').hidden = false"
# A field keeps what is typed, which can be printed; a field to search in needs somewhere to send it.
DEAD = """() => [...document.querySelectorAll(
    "button, [type=search], [role=button], [aria-haspopup], label, a[href^='#']")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length)
  .filter(each => {
    const seen = target => target?.checkVisibility();
    if (each.matches("a")) {
      const id = decodeURIComponent(each.hash.slice(1));
      return id && !seen(document.getElementById(id));
    }
    if (each.matches("label")) return !seen(each.control);
    return !each.popoverTargetElement && !each.form?.hasAttribute("action");
  })
  .map(each => each.outerHTML.slice(0, 140))"""
# The texts of the page as it came, and whether each is shown. What stands in a control is of it, and goes with it.
TEXTS = """() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode;
    const words = data.trim().replace(/\\s+/g, " ");
    if (!words || parentElement.closest("script, style, template, noscript")) continue;
    if (parentElement.closest("button, label, select, [role=status]")) continue;
    found.push([words, parentElement.checkVisibility({ visibilityProperty: true })]);
  }
  return found;
}"""


def shown(page: Page) -> tuple[set[str], set[str]]:
    """Return the texts of a page that are shown, and those that are not shown anywhere in it."""
    page.evaluate(OPEN_ALL)
    texts = page.evaluate(TEXTS)
    seen = {words for words, visible in texts if visible}
    return seen, {words for words, _ in texts} - seen


def guidance(site: Path) -> str:
    """Return what the sections say today: the forms of the tools, which need a script, have other words."""
    sections = json.loads((site / "sections.json").read_text("utf-8"))["sections"]
    newest = [site / "s" / each["id"] / each["versions"][-1]["version"] / "text.txt" for each in some(sections)]
    return " ".join(" ".join(file.read_text("utf-8") for file in newest).split())


def without(browser: Browser, url: str, said: str) -> dict[str, list[str]]:
    """Return what is wrong with a page for whom no script runs, where a script may reveal none of what is said."""
    with_script = browser.new_page(bypass_csp=True)
    with_script.goto(url)
    revealed, _ = shown(with_script)
    with_script.close()
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page.goto(url)
    _, hidden = shown(page)
    missing = [words for words in sorted(hidden & revealed) if words in said]
    found = {"missing": missing, "dead": page.evaluate(DEAD), "sideways": page.evaluate(OUTSIDE)}
    page.set_viewport_size({"width": 320, "height": 640})
    found["dead on a phone"], found["sideways on a phone"] = page.evaluate(DEAD), page.evaluate(OUTSIDE)
    page.close()
    return {what: those for what, those in found.items() if those}


def sweep(browser: Browser, address: str, site: Path, visited: list[str]) -> dict[str, dict[str, list[str]]]:
    said = guidance(site)
    found = {path: without(browser, f"{address}/{path}", said) for path in some(visited)}
    return {path: wrong for path, wrong in found.items() if wrong}


def test_a_page_needs_no_script(browser: Browser, address: str, site: Path) -> None:
    assert sweep(browser, address, site, SAMPLE) == {}


@pytest.mark.thorough
def test_no_page_needs_a_script(browser: Browser, address: str, site: Path) -> None:
    assert sweep(browser, address, site, [*paths(site), *permanent(site)]) == {}


@pytest.mark.parametrize(
    ("html", "found"),
    {
        "nothing": ("<p>Words <a href='#here' id=here>here</a></p><button popovertarget=here>Open</button>", set()),
        "a dead button": ("<button>Do it</button>", {"dead", "dead on a phone"}),
        "a search that goes nowhere": ("<input type=search>", {"dead", "dead on a phone"}),
        "a link to what is hidden": (
            "<a href='#there'>There</a><p id=there hidden></p>",
            {"dead", "dead on a phone"},
        ),
        "what a script would show": (f"<p hidden>Words</p><script>{SHOW}</script>", {"missing"}),
        "what is too wide": ("<p style='width: 400px'>Words</p>", {"sideways on a phone"}),
    }.values(),
)
def test_what_needs_a_script_is_found(browser: Browser, tmp_path: Path, html: str, found: set[str]) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!DOCTYPE html><html lang=en><title>x</title><main>{html}</main>", "utf-8")
    assert without(browser, page.as_uri(), "Say these Words here").keys() == found
