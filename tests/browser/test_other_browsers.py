"""The ways through the handbook in Firefox and in WebKit, on which Safari is built, with the keys alone.

What is heard there is not written down, as it is in Chromium's transcripts. Each way has to be gone to its end, the
focus is never lost, and nothing on the way is without a name.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import ways, webdriver
from tests.browser.listener import MOST, SCRIPT
from tests.browser.test_transcripts import PAGE, PLANTED, small
from tests.support.serving import serve

__all__ = ["small"]  # the fixture

MESSAGES = "self.liveRegions.count()"
FAULTS = {"no name": "has no name"}  # as they are told here
ERRORS = "addEventListener('error', ({ message }) => (self.pageErrors ??= []).push(message))"


class Visitor:
    """Somebody who goes a way in another browser; the clock there goes on."""

    def __init__(self, driver: webdriver.Driver, address: str) -> None:
        self.driver, self.address = driver, address
        self.lines: list[str] = []
        self.faults: list[str] = []

    def open(self, path: str) -> None:
        self.driver.go("about:blank")
        self.driver.go(f"{self.address}/{path}")
        self.arrived()

    def arrived(self) -> None:
        self.wait("() => document.readyState === 'complete' && document.fonts.status === 'loaded'")
        self.driver.run(f"(() => {{ {SCRIPT} {ERRORS} }})()")
        self.lines.append(f"page {self.driver.run('document.title')}")

    def follow(self, key: str = "Enter") -> None:
        left = self.driver.run("(self.leaving = location.href)")
        self.driver.press(key)
        self.wait(f"() => self.leaving === undefined && location.href !== {left!r}")
        self.arrived()

    def press(self, key: str, until: str = "", *, said: bool = False) -> None:
        heard = self.driver.run(MESSAGES)
        self.driver.press(key)
        if until:
            self.wait(until)
        if said:
            self.wait(f"() => {MESSAGES} > {heard}")
        self.hear(key)

    def wait(self, until: str) -> None:
        webdriver.awaited(lambda: self.driver.run(f"({until})()"), f"in vain: {until}")

    def tab(self, to: str, key: str = "Tab") -> None:
        for _ in range(MOST):
            self.press(key)
            if self.driver.run(f"document.activeElement.matches({to!r})"):
                return
        raise AssertionError(f"{to} is not among the next {MOST} stops")

    def skip(self) -> None:
        self.press("Tab")
        self.press("Enter")

    def type(self, words: str) -> None:
        for letter in words:
            self.driver.press("Space" if letter == " " else letter)
        self.lines.append(f"type {words}")

    def read(self, role: str = "main") -> None:
        """Read nothing: neither browser gives its tree."""

    def look(self) -> None:
        self.faults += self.driver.run("self.pageErrors ?? []")

    def mark(self, what: str) -> None:
        """Count nothing: the stops are those of Chromium."""

    def hear(self, key: str) -> None:
        on_body = self.driver.run("document.activeElement === document.body")
        led = self.driver.run("Boolean(document.querySelector(':target'))")
        if on_body:
            self.lines.append(f"{key} the page")
            if "Tab" not in key and not led:
                self.faults.append(f"{key} at {self.lines[-2]}: the focus is lost")
            return
        role, name = self.driver.focused()
        self.lines.append(f"{key} {role} {name}")
        if not name:
            self.faults.append(f"{key}: {role or 'what has the focus'} has no name")


@pytest.fixture(params=webdriver.BROWSERS)
def driver(request: pytest.FixtureRequest) -> Iterator[webdriver.Driver]:
    """Another browser; where there is none, its ways are passed over."""
    if reason := webdriver.missing(request.param):
        pytest.skip(reason)
    with webdriver.BROWSERS[request.param]() as started:
        yield started


@pytest.mark.thorough
@pytest.mark.parametrize("way", ways.WAYS, ids=lambda way: way.__name__)
def test_a_way_in_another_browser(driver: webdriver.Driver, small: str, way: ways.Way) -> None:
    visitor = Visitor(driver, small)
    way(visitor)
    print("\n".join(visitor.lines))
    assert not visitor.faults


@pytest.mark.thorough
@pytest.mark.parametrize("planted", ["nothing", "a control without a name", "a button that goes"])
def test_what_annoys_is_found_in_another_browser(driver: webdriver.Driver, tmp_path: Path, planted: str) -> None:
    html, script, fault = PLANTED[planted]
    (tmp_path / "index.html").write_text(PAGE.replace("{html}", html).replace("{script}", script), "utf-8")
    with serve(tmp_path) as address:
        visitor = Visitor(driver, address)
        visitor.open("")
        visitor.tab("#press")
        for key in ("Enter", "Tab", "Tab"):
            visitor.press(key)
    found = [each for each in visitor.faults if each.endswith(FAULTS.get(fault, fault))]
    assert found == visitor.faults
    assert bool(found) is bool(fault)
