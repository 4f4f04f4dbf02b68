"""A page with the record of a mistake, made by the real template and enhanced by the real script; nothing is built."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

import macros.components.incident
from macros.components.incident import Duty, Grounds, render_incident
from macros.components.place import Cited, Link
from macros.content.yaml_reader import Text
from macros.output import bundler
from macros.problems import Where
from tests.support.styles import styles

COMPONENT = Path(macros.components.incident.__file__).parent
SITE = "https://handbook.example/"
SCHEMA = f"{SITE}incident-1.schema.json"
PROBE = Path(__file__).parent.parent / "case_probe.js"
KEY = "handbook.incident"
NOON = "2026-11-22T12:00:00Z"
LATER = "2026-11-22T12:10:00Z"
HERE = Where("test", 1)


def text(value: str) -> Text:
    return Text(value, HERE)


class Nowhere:
    """A place for what links to nothing."""

    def section(self, id: str) -> Link:
        return Link(id, "#")

    def cited(self, id: str) -> Cited:
        return Cited(id, "22 November 2026", f"../s/{id}/2026-11-22/index.html", f"{SITE}s/{id}/2026-11-22/")

    source = section


def duty(title: str, hours: str = "") -> Duty:
    return Duty(HERE, text(title), text("Do it."), (text("a-law"),), hours=text(hours) if hours else None)


DUTIES = {"foia-s77": duty("Requests"), "breach-clock": duty("Breach", "72")}
OUTCOMES = {
    "correct": Grounds([Nowhere().cited("make-amends")], {"steps": "Steps"}),
    "remove": Grounds([Nowhere().cited("delete-last"), Nowhere().cited("say-what-went")]),
}


class Form(NamedTuple):
    """The record in a page."""

    page: Page
    root: Locator

    def field(self, name: str) -> Locator:
        return self.root.locator(f"[name={name}]")

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name, exact=True)

    def tell(self, **detail: object) -> None:
        """Say something new of the case, as the guide and the writer do."""
        self.page.evaluate("detail => theCase.propose(detail, 'guide')", detail)

    @property
    def heard(self) -> list[dict[str, Any]]:
        """What the tools of the page were told of the case."""
        said: list[dict[str, Any]] = self.page.evaluate("theCase.heard")
        return said

    @property
    def stored(self) -> dict[str, Any]:
        data = json.loads(self.page.evaluate("key => localStorage[key] ?? null", KEY) or '{"copies": {}}')
        return {id: copy for id, copy in data["copies"].items() if not copy["gone"][1]}

    @property
    def captured(self) -> list[str]:
        (record,) = self.stored.values()
        return [capture["text"] for _, capture in sorted(record["captures"].values(), key=lambda c: str(c[1]["at"]))]

    @property
    def names(self) -> list[str]:
        return self.root.locator(".hb-picker option").all_text_contents()

    @property
    def said(self) -> Locator:
        return self.root.locator(".hb-check__foot .hb-check__said")

    def start(self, name: str) -> None:
        self.button("New record").click()
        self.root.locator(".hb-picker__name input").fill(name)
        self.page.keyboard.press("Enter")

    def download(self, name: str) -> bytes:
        with self.page.expect_download() as found:
            self.button(name).click()
        return found.value.path().read_bytes()

    def open(self, content: bytes, name: str = "record.json") -> None:
        self.root.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/json", "buffer": content}
        )

    def heard_by(self, other: Form) -> None:
        """Wait for a browser to bring what this tab has stored to another tab."""
        kept = self.page.evaluate("key => localStorage[key]", KEY)
        other.page.wait_for_function("([key, kept]) => localStorage[key] === kept", arg=[KEY, kept])


@pytest.fixture(scope="session")
def bundles() -> dict[str, bytes]:
    """The styles of a page with this component, and its script."""
    script, problems = bundler.made("incident", "js", [COMPONENT / "page.js", PROBE])
    assert script
    assert not problems
    return {"js": script.content, "css": styles("incident")}


def document() -> str:
    """Return a page as the handbook would have it."""
    body = render_incident(Nowhere(), DUTIES, OUTCOMES, SCHEMA)
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Record</title>'
        '<link rel="icon" href="data:,"><link rel="stylesheet" href="/x.css"><script src="/x.js" defer></script>'
    )
    options = '<p><label>Network <select id="writer"><option value="x">X</option></select></label></p>'
    options += '<p><label>Post <textarea id="words"></textarea></label></p>'
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head>{head}</head><body><main class="md-typeset"><h1>Record</h1>{options}'
        f"<h2>Keep it</h2>{body}</main></body></html>"
    )


def serve(page: Page, bundles: dict[str, bytes]) -> None:
    types = {"js": "text/javascript", "css": "text/css"}

    def answer(route: Route) -> None:
        kind = route.request.url.rpartition(".")[2]
        if kind in bundles:
            return route.fulfill(body=bundles[kind], content_type=types[kind])
        return route.fulfill(body=document(), content_type="text/html")

    page.context.route("**/*", answer)


@pytest.fixture
def page(browser: Browser, bundles: dict[str, bytes]) -> Iterator[Page]:
    """A page of a phone's width in a fresh context, whose clock stands still at noon."""
    context = browser.new_context(
        base_url=SITE,
        viewport={"width": 390, "height": 844},
        locale="en-GB",
        timezone_id="Europe/London",
        bypass_csp=True,
    )
    context.clock.set_fixed_time(NOON)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    serve(page, bundles)
    yield page
    context.close()
    assert not errors, errors


Open = Callable[..., Form]


@pytest.fixture
def open_form(page: Page) -> Open:
    """Opens the page, in a new tab when asked."""

    def opened(tab: Page | None = None) -> Form:
        tab = tab or page
        tab.set_default_timeout(5_000)
        tab.goto("")
        return Form(tab, tab.locator("hb-incident"))

    return opened


@pytest.fixture
def form(open_form: Open) -> Form:
    return open_form()
