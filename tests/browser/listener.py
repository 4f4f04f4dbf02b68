"""Somebody who goes through a page with the keys alone and sees nothing of it: what they do, and what they hear.

The page's clock stands still but for what a step lets pass, so a way through the page is heard the same each time.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.browser.accessibility_tree import TELLING, Node, faults, focused, reading, tree

SCRIPT = Path(__file__).with_name("live_regions.js").read_text("utf-8")
NOW = datetime(2026, 12, 1, 10, tzinfo=UTC)
EARLIER = timedelta(hours=1)  # the clock goes until it is stopped, which it can only be at a time to come
LETTER = 120  # ms, from one key to the next of somebody who types
CALM = 1500  # ms, after which nothing on a page still waits
PATIENCE = 20  # seconds, in which what does not depend on the page's clock is there
MOST = 90  # stops, after which somebody gives up
IN = TELLING | {"main", "list", "table"}


class Tally(NamedTuple):
    """What it took to come to a place."""

    stops: int
    messages: int
    words: int

    def __str__(self) -> str:
        return f"{self.stops} stops, {self.messages} messages, {self.words} words"


class Listener:
    """A page, and what is heard of it."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.context = browser.new_context(
            base_url=f"{address}/",
            viewport={"width": 1280, "height": 800},
            locale="en-GB",
            timezone_id="Europe/London",
            service_workers="block",
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.page: Page = self.context.new_page()
        self.page.clock.install(time=NOW - EARLIER)
        self.page.clock.pause_at(NOW)
        self.page.add_init_script(SCRIPT)
        self.session = self.context.new_cdp_session(self.page)
        self.lines: list[str] = []
        self.faults: list[str] = []
        self.at: Node | None = None
        self.stops = self.messages = self.words = 0
        self.marks: dict[str, Tally] = {}

    def open(self, path: str) -> None:
        """Open a page, from which on the stops are counted."""
        self.page.goto(path)
        self.lines += ["", f"Open {path or 'the first page'}"]
        self.arrived()

    def follow(self, key: str = "Enter") -> None:
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.lines += [f"{key}", ""]
        self.arrived()

    def arrived(self) -> None:
        self.page.clock.run_for(CALM)
        self.at = None
        self.stops = self.messages = self.words = 0
        self.page.evaluate("liveRegions.take()")  # a page that has been loaded is read from its top
        self.hear("page", self.page.title())
        if self.is_focused():
            self.focus("")
        self.faults += [f"{self.page.title()}: {fault}" for fault in faults(tree(self.session))]

    def press(self, key: str, until: str = "", *, said: bool = False) -> None:
        """Press a key, wait until what a script says is true or something is said, and hear what comes of it."""
        heard, place = self.page.evaluate("[liveRegions.count(), location.hash]")
        self.page.keyboard.press(key)
        self.page.clock.run_for(LETTER)
        if until:
            self.wait(until)
        if said:
            self.wait(f"() => liveRegions.count() > {heard}")
        self.page.clock.run_for(CALM)
        self.stops += key in {"Tab", "Shift+Tab"}
        self.focus(key)
        self.messages_of(key)
        led = self.page.evaluate("document.querySelector(':target')?.innerText") if self.place_is_not(place) else ""
        if led and not self.is_focused():
            self.hear("", f"to: {led}")
        elif "Tab" not in key and not self.is_focused():
            self.faults.append(f"{key} at {self.at.heard() if self.at else 'the page'}: the focus is lost")

    def place_is_not(self, place: str) -> bool:
        return bool(self.page.evaluate("place => location.hash !== place", place))

    def wait(self, until: str) -> None:
        """Ask a script again until it says true: no frame is drawn while the clock stands still, so the page cannot."""
        end = time.monotonic() + PATIENCE
        while not self.page.evaluate(until):
            self.page.clock.run_for(1)  # so that what a script does in tasks of its own is done
            assert time.monotonic() < end, f"in vain: {until}"

    def look(self) -> None:
        """Look for what is wrong with the names, as the page now is."""
        self.faults += [str(fault) for fault in faults(tree(self.session))]

    def tab(self, to: str, key: str = "Tab") -> None:
        """Go on to the first stop that a selector matches."""
        for _ in range(MOST):
            self.press(key)
            if self.page.evaluate("to => document.activeElement.matches(to)", to):
                return
        raise AssertionError(f"{to} is not among the next {MOST} stops")

    def skip(self) -> None:
        """Go to the text by the link that is the first stop."""
        self.press("Tab")
        self.press("Enter")

    def type(self, words: str) -> None:
        """Type as people do, and then pause."""
        self.lines.append(f"{'type':10} {words}")
        for letter in words:
            self.page.keyboard.type(letter)
            self.page.clock.run_for(LETTER)
            for message in self.page.evaluate("liveRegions.take()"):
                self.faults.append(f"said while somebody types {words!r}, at {letter!r}: {message['words']}")
        self.page.clock.run_for(CALM)
        self.messages_of("")

    def read(self, role: str = "main") -> None:
        """Read a landmark or a dialog from beginning to end."""
        found = [node for node in tree(self.session).below() if node.role == role]
        assert found, f"there is no {role} to read"
        self.lines += ["", f"Read {found[0].heard()}", *(f"  {line}" for line in reading(found[0])), ""]

    def mark(self, what: str) -> None:
        """Note what it took to come here since the page was opened, or since the mark before."""
        tally = self.marks[what] = Tally(self.stops, self.messages, self.words)
        self.lines += [f"-- {what}: {tally}"]
        self.stops = self.messages = self.words = 0

    def is_focused(self) -> bool:
        return bool(self.page.evaluate("document.activeElement !== document.body && Boolean(document.activeElement)"))

    def focus(self, key: str) -> None:
        """Hear what has the focus now, and what it is in, as far as that is new."""
        before = self.at
        now = self.at = focused(self.session)
        if now is None:
            return self.hear(key, "nothing has the focus")
        if before and before.backend == now.backend and before.heard() == now.heard():
            return self.hear(key, "")
        known = {node.backend for node in before.around} if before else set()
        groups = [node for node in now.around if node.role in IN and node.backend not in known]
        said = [group.heard() for group in groups if group.name or group.role not in {"group", "form", "region"}]
        return self.hear(key, "; ".join([*said, now.heard()]))

    def messages_of(self, key: str) -> None:
        for message in self.page.evaluate("liveRegions.take()"):
            self.messages += 1
            self.hear("", f"{message['how']}: {message['words']}")
            if message["late"]:
                self.faults.append(f"{key}: from a region that was not there before: {message['words']}")

    def hear(self, key: str, words: str) -> None:
        self.words += len(words.split())
        self.lines.append(f"{key:10} {words}".rstrip())

    @property
    def transcript(self) -> str:
        return "\n".join(self.lines).strip() + "\n"
