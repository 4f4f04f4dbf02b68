"""The page that checks policies alone, in a page of our own, with the register of these tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

import macros.components.policy_check
from macros.components.policy_check import render_policy_check
from macros.output import bundler
from macros.output.policy_check import bundle, script
from tests.components.policy_check.checking import DATA, Checking
from tests.support.styles import styles

SITE = "https://here.example/"
NOON = "2026-12-01T12:00:00Z"
SCRIPTS = {"register": "register.js", "worker": "worker.js", "pdf": "pdf.js"}  # that of PDF is not there
Files = dict[str, bytes]


def page_of(check: str) -> str:
    """Return a page as the handbook would have it."""
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Check</title>'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css"><script src="/page.js" defer></script>'
    )
    article = f'<article class="md-content__inner md-typeset"><h1>Check</h1>{check}</article>'
    return f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body><main>{article}</main></body></html>'


SERVED = page_of(render_policy_check("", SCRIPTS, "check-policy.mjs"))


@pytest.fixture(scope="session")
def served() -> Files:
    """What the page is made of and loads, by name."""
    page, wrong = bundler.made("policy_check", "js", [Path(macros.components.policy_check.__file__).parent / "page.js"])
    worker, _ = bundle("worker")
    assert page
    assert worker
    assert not wrong
    return {
        "": SERVED.encode(),
        "page.js": page.content,
        "page.css": styles("policy_check"),
        "register.js": script("handbookRegister", DATA),
        "worker.js": script("handbookWorker", worker.content.decode()),
    }


Open = Callable[..., Checking]


@pytest.fixture
def alone(browser: Browser, served: Files) -> Iterator[Open]:
    """Opens the page, whose clock stands still at noon; files in place of those that are served may be given."""
    context = browser.new_context(base_url=SITE, locale="en-GB", timezone_id="Europe/London")
    context.clock.set_fixed_time(NOON)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def opened(**instead: bytes) -> Checking:
        files = served | {f"{name}.js": content for name, content in instead.items()}

        def answer(route: Route) -> None:
            name = route.request.url.removeprefix(SITE)
            kind = {"js": "text/javascript", "css": "text/css"}.get(name.rpartition(".")[2], "text/html")
            route.fulfill(status=200 if name in files else 404, body=files.get(name, b""), content_type=kind)

        page.context.route("**/*", answer)
        return Checking(page, "", data=None)

    yield opened
    context.close()
    assert not errors, errors
