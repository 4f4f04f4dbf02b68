"""axe finds nothing on any page: light and dark, narrow and wide, closed and open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.conftest import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# What depends on colours and widths: the other rules find the same in every look of a page.
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
OPEN_ALL = """() => {
  for (const details of document.querySelectorAll('details')) { details.removeAttribute('name'); details.open = true; }
  for (const folded of document.querySelectorAll('[hidden=until-found]')) folded.hidden = false;
  const box = document.querySelector('hb-checklist input[type=checkbox]');
  if (box && !box.checked) box.click();
}"""


def findings(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what axe finds on a page, by these rules or by all, a line each with the first element."""
    page.evaluate(AXE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    options = {"runOnly": only, "resultTypes": ["violations"]}
    violations: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(r => r.violations)", options)
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:160]}" for v in violations]


def paths(site: Path) -> list[str]:
    """Return the pages that somebody wrote: those at permanent addresses lead on at once."""
    names = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))]
    return [name.removesuffix("index.html") for name in names if not name.startswith("s/")]


@pytest.mark.parametrize("scheme", ["dark", "light"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_violation(browser: Browser, address: str, site: Path, scheme: str, width: int) -> None:
    every = (width, scheme) in ((320, "dark"), (1280, "light"))
    context = browser.new_context(
        bypass_csp=True,  # axe itself is an inline script
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
    )
    found = {}
    for path in paths(site):
        page = context.new_page()
        page.goto(f"{address}/{path}")
        found[f"{path} closed"] = findings(page, LOOKS) if every else []
        page.evaluate(OPEN_ALL)
        found[f"{path} open"] = findings(page, None if every else LOOKS)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found[f"{path} width"] = ["the page scrolls sideways"] if wide else []
        page.close()
    context.close()
    assert not {where: what for where, what in found.items() if what}


def test_a_contrast_theme_loses_nothing(browser: Browser, address: str) -> None:
    """What is told by a shape can be told apart in the colours of the reader's own system."""
    context = browser.new_context(base_url=address + "/", bypass_csp=True, forced_colors="active")
    page = context.new_page()

    def look(locator: Locator) -> bytes:
        page.mouse.move(0, 0)
        return locator.screenshot()

    page.goto("part-5-when-things-go-wrong/")
    checklist = page.locator("hb-checklist").first
    box, bar = checklist.get_by_role("checkbox").first, checklist.locator("progress")
    before = look(box), look(bar)
    box.check()
    after = look(box), look(bar)
    assert before[0] != after[0]
    assert before[1] != after[1]
    choice = page.locator("hb-correction .hb-choice").first
    mark = "summary => getComputedStyle(summary, '::after').content !== 'none'"
    assert choice.locator("summary").first.evaluate(mark)
    page.evaluate(OPEN_ALL)
    page.add_style_tag(content=".hb-verdict p, .hb-verdict > :not(p) { visibility: hidden !important }")
    signs = [look(page.locator(f".hb-verdict--{verdict}").first) for verdict in ("do", "acceptable", "avoid")]
    assert len(set(signs)) == len(signs)
    context.close()


def test_a_violation_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><input type="checkbox"></main></html>')
    assert any(line.startswith("label") for line in findings(page))
    page.set_content('<html lang="en"><title>x</title><main><h1 style="color: #ddd">Words</h1></main></html>')
    assert any(line.startswith("color-contrast") for line in findings(page, LOOKS))
    page.close()
