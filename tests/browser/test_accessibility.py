"""axe finds nothing on any page: light and dark, narrow and wide, closed and open."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
OPEN_ALL = """() => {
  for (const details of document.querySelectorAll('details')) { details.removeAttribute('name'); details.open = true; }
  const box = document.querySelector('hb-checklist input[type=checkbox]');
  if (box && !box.checked) box.click();
}"""


def findings(page: Page) -> list[str]:
    """Return what axe finds on a page, a line each with the first element."""
    page.evaluate(AXE)
    options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    violations: list[dict[str, Any]] = page.evaluate("options => axe.run(options).then(r => r.violations)", options)
    return [f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:160]}" for v in violations]


def paths(site: Path) -> list[str]:
    return [file.relative_to(site).as_posix().removesuffix("index.html") for file in sorted(site.rglob("*.html"))]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_violation(browser: Browser, address: str, site: Path, scheme: str, width: int) -> None:
    context = browser.new_context(
        bypass_csp=True,  # axe itself is an inline script
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
    )
    found = {}
    for path in paths(site):
        page = context.new_page()
        page.goto(f"{address}/{path}")
        found[f"{path} closed"] = findings(page)
        page.evaluate(OPEN_ALL)
        found[f"{path} open"] = findings(page)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found[f"{path} width"] = ["the page scrolls sideways"] if wide else []
        page.close()
    context.close()
    assert not {where: what for where, what in found.items() if what}


def test_a_violation_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><input type="checkbox"></main></html>')
    assert any(line.startswith("label") for line in findings(page))
    page.close()
