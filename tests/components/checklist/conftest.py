"""A page with one or two checklists of our own, made by the real template and enhanced by the real script."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator, Page, Route

import macros.components.checklist
from macros.components.checklist import Checklist, Group, Item, render_checklist
from macros.components.place import Cited, Link
from macros.content.yaml_reader import Text
from macros.output.bundler import PACKAGES, TARGETS
from macros.problems import Where

COMPONENT = Path(macros.components.checklist.__file__).parent
HERE = Where("test", 1)
KEY = "handbook.checklist.steps"
NOON = "2026-11-22T12:00:00Z"
LATER = "2026-11-22T12:10:00Z"

Items = dict[str, dict[str, str | bool]]
ITEMS: Items = {
    "capture": {"text": "Keep a copy", "must": True, "who": "The poster", "why": "You may be asked for it."},
    "tell": {"text": "Tell somebody", "must": True},
    "constructor": {"text": "Look again"},
}


def text(value: object) -> Text:
    return Text(str(value), HERE)


class Nowhere:
    """A place for checklists that link to nothing."""

    def section(self, id: str) -> Link:
        return Link(id, None)

    def cited(self, id: str) -> Cited:
        return Cited(id, "", "", "")

    source = section


def checklist(id: str, items: Items) -> str:
    made = tuple(
        Item(
            HERE,
            id=text(id),
            text=text(item["text"]),
            must=bool(item.get("must")),
            who=text(item["who"]) if "who" in item else None,
            why=text(item["why"]) if "why" in item else None,
        )
        for id, item in items.items()
    )
    return render_checklist(Nowhere(), id, Checklist(HERE, text("Steps"), (Group(HERE, text("First"), made),)))


class Sheet(NamedTuple):
    """A checklist in a page."""

    page: Page
    root: Locator

    def box(self, id: str) -> Locator:
        return self.root.locator(f"input[id$='--{id}']")

    def button(self, name: str) -> Locator:
        return self.root.get_by_role("button", name=name)

    @property
    def ticked(self) -> list[str]:
        return [str(box.get_attribute("id")).split("--")[1] for box in self.root.locator("input:checked").all()]

    @property
    def progress(self) -> Locator:
        return self.root.locator("[role=status]").first

    @property
    def picker(self) -> Locator:
        return self.root.locator("select")

    @property
    def copies(self) -> list[str]:
        return self.picker.locator("option").all_text_contents()

    @property
    def stored(self) -> dict[str, Any]:
        """What is stored, as a person would tell it: for each copy its name and its ticks."""
        data = json.loads(self.page.evaluate("key => localStorage[key] ?? null", KEY) or '{"copies": {}}')
        there = [copy for copy in data["copies"].values() if not copy["gone"][1]]
        return {copy["name"][1]: {id: tick[1] for id, tick in copy["ticks"].items() if tick[1]} for copy in there}

    def heard_by(self, other: Sheet) -> None:
        """Wait for a browser to bring what this tab has stored to another tab."""
        kept = self.page.evaluate("key => localStorage[key]", KEY)
        other.page.wait_for_function("([key, kept]) => localStorage[key] === kept", arg=[KEY, kept])

    def start(self, name: str) -> None:
        self.button("New sheet").click()
        self.root.get_by_role("textbox").fill(name)
        self.page.keyboard.press("Enter")


@pytest.fixture(scope="session")
def script() -> bytes:
    program = [*PACKAGES.glob("*/bin/esbuild"), *PACKAGES.glob("*/esbuild.exe")][0]
    command = [
        str(program),
        str(COMPONENT / "script.js"),
        "--bundle",
        "--minify",
        "--format=iife",
        f"--target={TARGETS}",
    ]
    return subprocess.run(command, capture_output=True, check=True).stdout


Open = Callable[..., Sheet]


@pytest.fixture
def open_sheet(page: Page, script: bytes) -> Open:
    """Opens a page with the checklist `steps`, in a new tab when asked; its clock stands still at noon."""
    served = {"items": ITEMS}

    def answer(route: Route) -> None:
        if route.request.url.endswith(".js"):
            return route.fulfill(body=script, content_type="text/javascript")
        body = checklist("steps", served["items"]) + checklist("more", {"other": {"text": "Other"}})
        head = (
            "<meta charset=utf-8><title>Steps</title><link rel=icon href=data:,><script src=/steps/x.js defer></script>"
        )
        return route.fulfill(body=f"<!doctype html><html lang=en-GB>{head}{body}", content_type="text/html")

    context = page.context
    context.route("**/steps/**", answer)
    context.clock.set_fixed_time(NOON)

    def opened(items: Items = ITEMS, tab: Page | None = None) -> Sheet:
        served["items"] = items
        tab = tab or page
        tab.set_default_timeout(5_000)
        zone = {"timezoneId": "Europe/London"}
        context.new_cdp_session(tab).send("Emulation.setTimezoneOverride", zone)
        tab.goto("steps/")
        return Sheet(tab, tab.locator("hb-checklist[data-id=steps]"))

    return opened


@pytest.fixture
def sheet(open_sheet: Open) -> Sheet:
    """A sheet with two copies: Mill Road with one tick, and School fair, which is shown."""
    sheet = open_sheet()
    sheet.start("Mill Road")
    sheet.box("capture").check()
    sheet.page.context.clock.set_fixed_time(LATER)
    sheet.start("School fair")
    return sheet
