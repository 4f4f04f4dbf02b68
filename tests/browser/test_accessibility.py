"""axe finds nothing on any page: light and dark, narrow and wide, closed and open."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.conftest import ROOT
from tests.support.some import sample, some

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
# Colours take most of the time, and are the same for all text of one style on one ground: two of each are judged.
ALIKE = """() => {
  axe.configure({ rules: [
    { id: 'color-contrast', selector: '[data-judged]' },
    { id: 'link-in-text-block', selector: 'a[href][data-judged], [role=link][data-judged]' },
  ] });
  const STYLE = ['color', 'backgroundColor', 'backgroundImage', 'opacity', 'fontSize', 'fontWeight', 'visibility'];
  const grounds = new Map();
  const ground = element => {
    if (!element) return '';
    if (!grounds.has(element)) {
      const style = getComputedStyle(element);
      const own = [element.className, ...STYLE.map(name => style[name])];
      grounds.set(element, [ground(element.parentElement), ...own].join());
    }
    return grounds.get(element);
  };
  const judged = new Map();
  for (const element of document.body.querySelectorAll('*')) {
    const words = [...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    const control = element.matches('input, select, textarea, a[href], [role=link]');
    delete element.dataset.judged;
    if (!(words || control) || !element.checkVisibility()) continue;
    const count = (judged.get(ground(element)) ?? 0) + 1;
    judged.set(ground(element), count);
    if (count <= 2) element.dataset.judged = '';
  }
}"""
Scheme = Literal["dark", "light"]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# What depends on colours, and on widths too: the other rules find the same in every look of a page.
COLOURS = ["color-contrast", "link-in-text-block"]
LOOKS = [*COLOURS, "scrollable-region-focusable", "target-size"]
# Between them, every width and every scheme; what is hidden at one width is shown at the other.
CORNERS: list[tuple[int, Scheme]] = [(320, "dark"), (1280, "light")]
OTHERS: list[tuple[int, Scheme]] = [(1280, "dark"), (320, "light")]
WINDOWS = sample(1, [*CORNERS, *OTHERS])
OPEN_ALL = """() => {
  for (const details of document.querySelectorAll('details')) { details.removeAttribute('name'); details.open = true; }
  for (const folded of document.querySelectorAll('[hidden=until-found]')) folded.hidden = false;
  const box = document.querySelector('hb-checklist input[type=checkbox]');
  if (box && !box.checked) box.click();
}"""


def findings(page: Page, rules: list[str] | None = None) -> list[str]:
    """Return what axe finds on a page, by these rules or by all, a line each with the first element."""
    page.evaluate(f"if (!self.axe) {{ {AXE} }}")
    page.evaluate(ALIKE)
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    options = {"runOnly": only, "resultTypes": ["violations"], "preload": False}
    violations: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(r => r.violations)", options)
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:160]}" for v in violations]


def paths(site: Path) -> list[str]:
    """Return the pages that somebody wrote: those at permanent addresses lead on at once."""
    names = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html"))]
    return [name.removesuffix("index.html") for name in names if not name.startswith("s/")]


def permanent(site: Path) -> list[str]:
    """Return, of the pages at permanent addresses, the largest of each kind: a history, and an earlier version.

    Of what was published once there is none, and the address of its version leads on.
    """
    stay = (file for file in site.glob("s/*/2*/index.html") if 'http-equiv="refresh"' not in file.read_text("utf-8"))
    kinds = [[*site.glob("s/*/history/index.html")], [*stay]]
    largest = [max(kind, key=lambda file: file.stat().st_size) for kind in kinds if kind]
    return [file.parent.relative_to(site).as_posix() + "/" for file in largest]


def look(page: Page, width: int, scheme: Scheme) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)


class Look(NamedTuple):
    """How a page is looked at, and by which rules of axe; by all when none are named."""

    width: int
    scheme: Scheme
    opened: bool = True
    rules: list[str] | None = None


# One after the other, a page in each: between them, all that one template makes is seen in both.
IN_TURN = [[Look(*corner)] for corner in CORNERS]
ALL = [
    [Look(*at, opened, rules=None if opened else LOOKS) for opened in (False, True) for at in (*CORNERS, *OTHERS)],
]


@pytest.mark.parametrize("turns", [IN_TURN, pytest.param(ALL, marks=pytest.mark.thorough)], ids=["in turn", "all"])
@pytest.mark.parametrize("half", [0, 1])
def test_no_violation(browser: Browser, address: str, site: Path, half: int, turns: list[list[Look]]) -> None:
    context = browser.new_context(bypass_csp=True)  # axe itself is an inline script
    found: dict[str, list[str]] = {}
    page = context.new_page()  # one for all: a new one would compile axe again
    for turn, path in enumerate(some(paths(site)[half::2])):
        page.goto(f"{address}/{path}")
        for at in some(turns[turn % len(turns)]):
            if at.opened:
                page.evaluate(OPEN_ALL)
            look(page, at.width, at.scheme)
            found[f"{path} {at}"] = findings(page, at.rules)
        for width, scheme in CORNERS:
            look(page, width, scheme)
            wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
            found[f"{path}, {width} wide"] = ["the page scrolls sideways"] if wide else []
    context.close()
    assert found
    assert not {where: what for where, what in found.items() if what}


def test_a_contrast_theme_loses_nothing(browser: Browser, address: str) -> None:
    """What is told by a shape can be told apart in the colours of the reader's own system."""
    context = browser.new_context(base_url=address + "/", bypass_csp=True, forced_colors="active")
    page = context.new_page()

    def seen(locator: Locator) -> bytes:
        page.mouse.move(0, 0)
        return locator.screenshot()

    page.goto("part-5-when-things-go-wrong/")
    checklist = page.locator("hb-checklist").first
    box, bar = checklist.get_by_role("checkbox").first, checklist.locator("progress")
    before = seen(box), seen(bar)
    box.check()
    after = seen(box), seen(bar)
    assert before[0] != after[0]
    assert before[1] != after[1]
    choice = page.locator("hb-correction .hb-choice").first
    mark = "summary => getComputedStyle(summary, '::after').content !== 'none'"
    assert choice.locator("summary").first.evaluate(mark)
    page.evaluate(OPEN_ALL)
    page.add_style_tag(content=".hb-verdict p, .hb-verdict > :not(p) { visibility: hidden !important }")
    signs = [seen(page.locator(f".hb-verdict--{verdict}").first) for verdict in ("do", "acceptable", "avoid")]
    assert len(set(signs)) == len(signs)
    context.close()


def test_a_violation_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><input type="checkbox"></main></html>')
    assert any(line.startswith("label") for line in findings(page))
    page.set_content('<html lang="en"><title>x</title><main><h1 style="color: #ddd">Words</h1></main></html>')
    assert any(line.startswith("color-contrast") for line in findings(page, LOOKS))
    alike = "<p>Words</p>" * 9
    page.set_content(
        f'<html lang="en"><title>x</title><main>{alike}<p style="color: #ddd">Words</p>{alike}</main></html>'
    )
    assert any(line.startswith("color-contrast (1)") for line in findings(page, LOOKS))
    page.close()
