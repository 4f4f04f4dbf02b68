"""What the scripts make of headings that can be cited and of what can be copied, by the words and the classes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

import macros.components
from macros.components.cite import Permalink, around_heading, render_permalink
from macros.output import bundler
from tests.browser.snapshots import Snapshots
from tests.support.some import some

COMPONENTS = Path(macros.components.__file__).parent
SITE = "https://handbook.example/part/"
LINKS = [
    Permalink(
        "Own up & go <on>", "../s/own-up/index.html", "https://handbook.example/s/own-up/", "2026-11-22", "one day"
    ),
    Permalink("New", "../s/new/index.html", "https://handbook.example/s/new/", "", ""),
    Permalink("Only here", "../s/here/index.html", "http://127.0.0.1:8000/s/here/", "2026-11-23", "another day"),
]
COPIES = """<p id="which">The first</p><p id="a">One <span class="hb-vh">not this</span></p><p id="b">Two</p>
<hb-copy data-from="a b" data-label="Copy the post" data-main data-of="which"></hb-copy>
<hb-copy data-from="b"></hb-copy>"""
REFUSE = "() => { navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false }"
COPIED = "navigator.clipboard.readText()"


def document() -> str:
    parts = [
        (around_heading("h2", render_permalink(link)), link.title.replace("&", "&amp;").replace("<", "&lt;"))
        for link in LINKS
    ]
    headings = "".join(f"{before}<h2>{title}</h2>{behind}<p>Text.</p>" for (before, behind), title in parts)
    head = '<meta charset="utf-8"><title>Part</title><link rel="icon" href="data:,">'
    head += f'<meta property="og:site_name" content="The [Handbook]"><link rel="canonical" href="{SITE}">'
    return f'<html lang="en-GB"><head>{head}</head><body><main>{headings}{COPIES}</main><script src="x.js"></script>'


@pytest.fixture
def part(page: Page) -> Page:
    """A page with a section that is published, one that is not, and one of a handbook of this computer alone."""
    script, _ = bundler.made("cite", "js", [COMPONENTS / name / "script.js" for name in ("copy", "cite")])
    assert script
    content = script.content

    def answer(route: Route) -> None:
        is_script = route.request.url.endswith(".js")
        kind = "text/javascript" if is_script else "text/html"
        route.fulfill(body=content if is_script else document(), content_type=kind)

    page.context.route(f"{SITE}**", answer)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{SITE}index.html")
    return page


def test_what_somebody_meets(part: Page) -> None:
    states = Snapshots(part, document())
    states.take("at first")
    dialog = part.get_by_role("dialog")
    part.get_by_role("button", name="Cite “Own up").click()
    states.take(f"asked how to cite, at {part.url}")
    for form in some(dialog.locator("hb-copy")):
        form.get_by_role("button").click()
        expect(form.get_by_role("status")).to_have_text("Copied")
        states.note("copied", part.evaluate(COPIED))
    states.take("all forms are copied")
    dialog.get_by_role("radio").last.check()
    states.take("as it is today")
    dialog.get_by_role("button", name="Close").click()
    part.get_by_role("button", name="Cite “New").click()
    states.take("what is not published")
    part.keyboard.press("Escape")
    part.get_by_role("button", name="Cite “Only here").click()
    dialog.get_by_role("radio").last.check()
    states.take("what is on this computer alone")
    part.mouse.click(2, 2)
    states.take("closed")
    copy = part.locator("main > hb-copy")
    for each in some(copy):
        each.get_by_role("button").click()
        expect(each.get_by_role("status")).to_have_text("Copied")
        states.note("copied", part.evaluate(COPIED))
    part.evaluate(REFUSE)
    copy.first.get_by_role("button").click()
    expect(copy.first.get_by_role("status")).to_contain_text("Could not copy")
    states.take("not copied")
    states.verify("cite")
