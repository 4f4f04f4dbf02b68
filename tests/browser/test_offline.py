"""What a reader has without a connection, below a path as a fork is published; and that nobody online reads a copy."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.build import WORKER
from macros.output import offline_worker
from tests.browser.test_accessibility import findings
from tests.support.serving import Handler, serve
from tests.support.some import some

VISITED = "about/"
UNKNOWN = "part-1-choosing-networks/"
PERMANENT = "s/make-amends/"
PATIENCE = 20  # seconds for what a worker does on a busy machine
NOTE = "[data-offline]"
STYLED = "() => document.styleSheets[0]?.cssRules.length > 0"
ALIVE = (
    "() => [...document.querySelectorAll(':defined')].map(({ localName }) => localName).filter((n) => n.includes('-'))"
)
READY = "() => navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')"
DATE = re.compile(
    r"\d{1,2}\s(January|February|March|April|May|June|July|August|September|October|November|December)\s\d{4}"
)


class Reader:
    """Somebody with a browser of their own, and a site that can change and fail."""

    def __init__(self, page: Page, root: Path, site: str) -> None:
        self.page, self.root, self.site = page, root, site

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.site}/{path}")
        return self.page

    def visit(self, path: str) -> Page:
        """Open a page, and stay until the worker has kept what it keeps."""
        self.open(path)
        self.until(READY)
        return self.page

    def go_offline(self, offline: bool = True) -> None:
        self.page.context.set_offline(offline)

    def change(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def caches(self) -> list[str]:
        found: list[str] = self.page.evaluate("caches.keys()")
        return sorted(found)

    def until(self, script: str, *given: str) -> None:
        """Wait until a script gives something true; Playwright's own way to wait is against the policy of the pages."""
        end = monotonic() + PATIENCE
        while not self.page.evaluate(script, *given):
            assert monotonic() < end, script
            sleep(0.05)

    def wait_for_copy(self, path: str) -> None:
        self.until("async (url) => Boolean(await caches.match(url))", f"{self.site}/{path}")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def reader(context: BrowserContext, site: Path, tmp_path: Path) -> Iterator[Reader]:
    root = tmp_path / "some" / "path"
    shutil.copytree(site, root)
    with serve(tmp_path) as address:
        yield Reader(context.new_page(), root, f"{address}/some/path")


@pytest.fixture
def essential(site: Path) -> list[str]:
    """The addresses of what everybody keeps."""
    said = (site / WORKER).read_text("utf-8").partition('"pages": ')[2]
    return re.findall(r'"([^"]*)"', said.partition("]")[0])


def test_one_visit_is_enough(reader: Reader, essential: list[str]) -> None:
    assert len(essential) >= 3
    page = reader.visit("")
    expect(page.locator(NOTE)).to_have_count(0)
    reader.go_offline()
    alive: dict[str, list[str]] = {}
    for path in some(essential):
        reader.open(path)
        expect(page.locator(NOTE)).to_be_in_viewport()
        assert page.evaluate(STYLED), path
        alive[path] = page.evaluate(ALIVE)
        assert "hb-theme" in alive[path]
    reader.go_offline(False)
    for path in some(essential):
        assert reader.open(path).evaluate(ALIVE) == alive[path]


def test_a_copy_says_of_when_it_is(reader: Reader) -> None:
    reader.visit("")
    reader.go_offline()
    note = reader.open("").locator(NOTE)
    assert DATE.search(note.inner_text())
    assert offline_worker.WHEN not in note.inner_text()
    assert note.evaluate("note => note.closest('main') !== null")
    assert not findings(reader.page)


def test_a_page_that_was_open_before_the_worker_is_kept(reader: Reader) -> None:
    heading = reader.visit(VISITED).locator("h1").inner_text()
    reader.go_offline()
    expect(reader.open(VISITED).locator("h1")).to_have_text(heading)
    expect(reader.page.locator(NOTE)).to_be_visible()


def test_whatever_is_visited_is_kept_with_its_permanent_address(reader: Reader) -> None:
    reader.visit("")
    heading = reader.open(VISITED).locator("h1").inner_text()
    reader.open(PERMANENT)
    reader.page.wait_for_url("**/part-5*/**")
    reader.wait_for_copy(PERMANENT)
    reader.wait_for_copy(VISITED)
    reader.go_offline()
    expect(reader.open(f"{VISITED}index.html?from=a-policy").locator("h1")).to_have_text(heading)
    reader.open(PERMANENT)
    expect(reader.page.locator(":target")).to_be_in_viewport()


def test_an_address_without_its_slash_leads_to_the_copy(reader: Reader) -> None:
    heading = reader.visit(VISITED).locator("h1").inner_text()
    reader.go_offline()
    expect(reader.open(VISITED.rstrip("/")).locator("h1")).to_have_text(heading)
    assert reader.page.evaluate(STYLED)


def test_what_a_network_shows_in_place_of_a_page_is_not_kept(reader: Reader) -> None:
    page = reader.visit(VISITED)
    heading = page.locator("h1").inner_text()
    (reader.root / VISITED / "index.html").write_text("<!DOCTYPE html><title>Sign in</title><h1>Sign in</h1>", "utf-8")
    expect(reader.open(VISITED).locator("h1")).to_have_text("Sign in")
    reader.open(PERMANENT)
    page.wait_for_url("**/part-5*/**")
    reader.wait_for_copy(PERMANENT)
    reader.go_offline()
    expect(reader.open(VISITED).locator("h1")).to_have_text(heading)


def test_online_the_newest_text_is_shown(reader: Reader) -> None:
    reader.visit(VISITED)
    reader.open(VISITED)
    reader.change(f"{VISITED}index.html", "<h1 ", "<p id=newest>New</p><h1 ")
    expect(reader.open(VISITED).locator("#newest")).to_be_visible()
    expect(reader.page.locator(NOTE)).to_have_count(0)
    reader.until("async (url) => (await (await caches.match(url)).text()).includes('newest')", reader.page.url)
    reader.go_offline()
    expect(reader.open(VISITED).locator("#newest")).to_be_visible()


def test_a_page_that_was_never_visited_leads_to_those_that_are_kept(reader: Reader, essential: list[str]) -> None:
    page = reader.visit("")
    reader.open(VISITED)
    reader.wait_for_copy(VISITED)
    reader.go_offline()
    for path in (UNKNOWN, "s/no-such-section/2026-11-22/"):
        reader.open(path)
        assert page.evaluate(STYLED)
        links = page.locator("[data-kept] a").evaluate_all("links => links.map((link) => link.href)")
        assert {f"{reader.site}/{kept}" for kept in (*essential, VISITED)} <= set(links)
        assert not [link for link in links if "/offline/" in link]
        assert not findings(page)
    page.locator("[data-kept] a").first.click()
    expect(page.locator(NOTE)).to_be_visible()
    reader.go_offline(False)
    expect(reader.open(UNKNOWN).locator("[data-kept]")).to_have_count(0)


@pytest.mark.parametrize("trouble", ["slow", "broken"])
def test_a_copy_stands_in_for_a_host_in_trouble(reader: Reader, trouble: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.visit(VISITED)

    def in_trouble(self: Handler, code: int, path: Path) -> None:
        if trouble == "slow":
            shown.wait(PATIENCE)
        plain(self, 503 if trouble == "broken" else code, path)

    shown, plain = Event(), Handler.answer
    monkeypatch.setattr(Handler, "answer", in_trouble)
    expect(reader.open(VISITED).locator(NOTE)).to_be_visible()
    shown.set()


def test_a_page_that_is_gone_is_no_longer_kept(reader: Reader) -> None:
    page = reader.visit(VISITED)
    (reader.root / VISITED / "index.html").unlink()
    shutil.copy(reader.root / "404.html", reader.root.parent.parent)
    reader.open(VISITED)
    reader.until("async (url) => !(await caches.match(url))", page.url)
    expect(page.locator(NOTE)).to_have_count(0)


def test_a_new_worker_takes_over_and_drops_old_caches(reader: Reader, essential: list[str]) -> None:
    page = reader.visit("")
    (own,) = reader.caches()
    site = own.rpartition(" ")[0]
    other = site.replace("/some/", "/another/")
    page.evaluate("names => Promise.all(names.map((name) => caches.open(name)))", [f"{site} 0", f"{other} 0"])
    page.evaluate(
        "name => caches.open(name).then((cache) => cache.put('assets/old.01234567.css', new Response('')))", own
    )
    reader.change(f"{essential[-1]}index.html", "<h1 ", "<p id=newest>New</p><h1 ")
    reader.change(WORKER, '"version": "', '"version": "x')
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    reader.until("async (name) => !(await caches.has(name))", f"{site} 0")
    reader.until(READY)
    assert reader.caches() == sorted([own, f"{other} 0"])
    reader.until("async () => !(await caches.match('assets/old.01234567.css'))")
    reader.go_offline()
    expect(reader.open(essential[-1]).locator("#newest")).to_be_visible()
    assert page.evaluate(STYLED)


def test_a_browser_that_has_no_room_shows_what_is_online(reader: Reader) -> None:
    full = "addEventListener('fetch', () => { caches.open = () => Promise.reject(new Error('no room')); });\n"
    reader.change(WORKER, "self.handbook=", f"{full}self.handbook=")
    heading = reader.visit(VISITED).locator("h1").inner_text()
    expect(reader.open(VISITED).locator("h1")).to_have_text(heading)
    assert reader.page.evaluate(STYLED)
    expect(reader.page.locator(NOTE)).to_have_count(0)


def test_a_file_share_has_no_worker(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.goto((site / "about" / "index.html").as_uri())
    page.wait_for_load_state("load")
    assert not page.evaluate("navigator.serviceWorker?.controller ?? null")
    assert not errors
