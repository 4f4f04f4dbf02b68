"""What the script makes of a history of our own, by the words and the classes; nothing is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

import macros.components
from macros.components.place import Link
from macros.components.version.history import render_history
from macros.output import bundler
from macros.register.entries import Register, Withdrawal
from tests.browser.snapshots import Snapshots
from tests.components.version.test_history import AT, DAYS, END, KINDS, of, version

SCRIPT = Path(macros.components.__file__).parent / "version" / "page.js"
SITE = "https://handbook.example/s/x/history/"
NOW = "2026-05-01T12:00:00Z"
SECTION = Link("What it stands in", "../../around/history/index.html")
LONG = "".join(f"Line {n} of many.\n" for n in range(20))
TEXTS = (
    f"# Here\nOne of them stays here.\nNobody rang us up by then.\n{LONG}Net | 10\nLast of all.\n",
    f"# Here\nOne of us stays here.\n- Tell newspapers at once\n{LONG}Net | 15\nLast of all.\n",
    f"# Here\nOne of us stays here.\n- Tell newspapers at once\n{LONG}Net | 15\nLast of all.\n",
    f"# Here\nOne of us stays here.\n- Tell newspapers at once\n{LONG}Net | 15\nLast of all.\n",
)
TITLES = ("A title", "A title", "Another title", "Another title")


def document(end: Withdrawal | None = None, around: bool = False) -> str:
    versions = [
        version(day, kind, text, title=title) for day, kind, text, title in zip(DAYS, KINDS, TEXTS, TITLES, strict=True)
    ]
    history = of(Register(AT, tuple(versions), end))
    history = history if not around else type(history)(**{**vars(history), "around": SECTION})
    head = '<meta charset="utf-8"><title>History</title><link rel="icon" href="data:,">'
    return f'<html lang="en-GB"><head>{head}</head><body>{render_history(history)}<script src="x.js"></script>'


@pytest.fixture
def history(page: Page) -> Page:
    """A history, one of what was withdrawn, and one of what stands in something else; the clock stands still."""
    script, _ = bundler.made("version", "js", [SCRIPT])
    assert script
    content = script.content
    pages = {"ended": document(END), "part": document(around=True)}

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(SITE).split("?")[0]
        if name.endswith(".js"):
            return route.fulfill(body=content, content_type="text/javascript")
        return route.fulfill(body=pages.get(name, document()), content_type="text/html")

    page.context.route(f"{SITE}**", answer)
    page.clock.install(time=NOW)
    page.goto(SITE)
    page.clock.pause_at("2026-05-01T12:01:00Z")
    return page


def test_what_somebody_meets(history: Page) -> None:
    page = history
    states = Snapshots(page, document())
    states.take("at first")
    for day in ("2026-01-09", "2026-01-10", "2026-01-11", "2026-02-10", "2999-01-01"):
        page.get_by_label("Day", exact=True).fill(day)
        page.clock.run_for(1_000)
        states.take(day)
    page.get_by_label("Day", exact=True).fill("2026-03-09")
    states.take("a day, before a pause")
    for pair in ((0, 1), (2, 0), (1, 2), (2, 3), (3, 3)):
        for label, at in zip(("From", "To"), pair, strict=True):
            page.get_by_label(label, exact=True).select_option(str(at))
        page.get_by_role("button", name="Compare").click()
        states.take(f"{pair[0]} is compared with {pair[1]}")
    page.evaluate("id => { location.hash = id; }", DAYS[1])
    states.take("a link to what one has changed")
    for name in ("ended?on=2026-05-01", "part?on=2026-01-09"):
        page.goto(f"{SITE}{name}#{DAYS[1]}")
        states.take(name)
    states.verify("version")
