"""What a reader has without a connection, or with a bad one, and over an update; below a path, as a fork is published.

Most tests read a small handbook, of which there are two versions that have no styles and no scripts in common.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, expect

from macros.build import WORKER
from macros.output import offline_worker
from tests.browser.test_accessibility import findings
from tests.conftest import ROOT, build
from tests.support.handbook import MADE_UP, settings
from tests.support.serving import SIGN_IN, Host, serve
from tests.support.some import sample, some
from tests.support.steps import open_step

KEPT = "part-5-when-things-go-wrong/"
VISITED = "two-more-things/"
UNKNOWN = "glossary/"
PERMANENT = "s/make-amends/"
PICTURE = "assets/anytown.svg"  # on VISITED, and another one in the second version
FIRST, SECOND = "The first words", "Other words"  # of VISITED and KEPT, in the two versions
SOON = 200  # milliseconds that a page of the small handbook may take when there is a copy
LONG = 20_000  # milliseconds for what a worker does on a busy machine
NOTE = "[data-offline]"
NEWER = ".hb-newer"
STYLED = "() => [...document.styleSheets].length && [...document.styleSheets].every(({ cssRules }) => cssRules.length)"
ALIVE = (
    "() => [...document.querySelectorAll(':defined')].map(({ localName }) => localName).filter((n) => n.includes('-'))"
)
REACHED = "(url) => fetch(url, { cache: 'no-store' }).then(({ ok }) => ok, () => false)"
READY = "() => navigator.serviceWorker.ready.then(({ active }) => active?.state === 'activated')"
REGISTERED = "() => navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope))"
ALONE = "async () => (await clients.matchAll({ includeUncontrolled: true })).length === 1"  # for a worker
BACK = "() => dispatchEvent(new Event('online'))"  # what a browser says when the connection is back
ASKED_TWICE = f"""(path) => {{
    ({BACK})();
    return performance.getEntriesByType("resource").filter(({{ name }}) => name.endsWith(path)).length > 1;
}}"""  # so that the first answer has been read
DATE = re.compile(
    r"\d{1,2}\s(January|February|March|April|May|June|July|August|September|October|November|December)\s\d{4}"
)


def waiting_for(script: str) -> str:
    """Return a script that waits until another gives something true, and fails when that takes too long.

    Playwright's own way to wait is against the policy of the pages, and is none for a worker.
    """
    return f"""async (given) => {{
        const limit = new Promise((_, reject) => setTimeout(() => reject(new Error("in vain")), {LONG}));
        while (!(await Promise.race([({script})(...given), limit]))) {{
            await new Promise((resolve) => setTimeout(resolve, 20));
        }}
    }}"""


class Reader:
    """Somebody with a browser of their own, and a site that can change and fail."""

    def __init__(self, page: Page, root: Path, site: str, host: Host) -> None:
        self.page, self.root, self.site, self.host = page, root, site, host

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.site}/{path}")
        return self.page

    def visit(self, path: str) -> Page:
        """Open a page, and stay until the worker has kept what it keeps."""
        self.open(path)
        self.until(READY)
        return self.page

    def go_offline(self, offline: bool = True) -> None:
        """Cut the connection, or give it back and stay until the worker has it again, which hears of it by itself."""
        self.page.context.set_offline(offline)
        if not offline:
            self.until(REACHED, f"{self.site}/robots.txt")

    def deploy(self, version: Path) -> None:
        """Put a version of the handbook in place of what is there; the files of the old one are gone."""
        shutil.rmtree(self.root)
        shutil.copytree(version, self.root)
        hurry(self.root)

    def file(self, name: str) -> str:
        """Return the path below the site of an asset by its name without its hash, such as `handbook.css`."""
        stem, _, kind = name.partition(".")
        (found,) = self.root.glob(f"assets/**/{stem}.????????.{kind}")
        return found.relative_to(self.root).as_posix()

    def change(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def caches(self) -> list[str]:
        found: list[str] = self.page.evaluate("caches.keys()")
        return sorted(found)

    def kept(self) -> dict[str, str]:
        """Return what is kept, by its address below the site."""
        found: dict[str, str] = self.page.evaluate(
            """async () => {
                const found = {};
                for (const name of await caches.keys()) {
                    const cache = await caches.open(name);
                    for (const request of await cache.keys()) {
                        found[request.url] = await (await cache.match(request)).text();
                    }
                }
                return found;
            }"""
        )
        return {address.removeprefix(f"{self.site}/"): text for address, text in found.items()}

    def until(self, script: str, *given: str) -> None:
        """Wait until a script gives something true on the page."""
        self.page.evaluate(waiting_for(script), given)

    def wait_for_copy(self, path: str, words: str = "") -> None:
        script = "async (url, words) => (await (await caches.match(url))?.text())?.includes(words)"
        self.until(script, f"{self.site}/{path}", words)

    def wait_for_files(self) -> None:
        """Wait until the worker keeps what this tab may still load."""
        keys = "(await (await caches.open((await caches.keys())[0])).keys())"
        self.until(f"async () => {keys}.some(({{ url }}) => url.includes('?tab='))")

    def update(self) -> None:
        """Let the browser look for a new worker, and wait until that has taken over."""
        self.page.evaluate(
            """async () => {
                const { serviceWorker } = navigator;
                const taken = new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve));
                await (await serviceWorker.ready).update();
                await taken;
            }"""
        )
        self.until(READY)  # it drops what nobody needs only then

    def search(self, words: str) -> Locator:
        self.page.get_by_role("button", name="Search the handbook").click()
        self.page.get_by_role("searchbox").fill(words)
        return self.page.locator(".hb-results a")

    @property
    def whole(self) -> bool:
        """Whether the page has its styles and its scripts."""
        return bool(self.page.evaluate(STYLED)) and "hb-theme" in self.page.evaluate(ALIVE)


def hurry(root: Path) -> None:
    worker = root / WORKER
    said = f'"patience": {offline_worker.PATIENCE}'
    assert said in worker.read_text("utf-8")
    worker.write_text(worker.read_text("utf-8").replace(said, f'"patience": {SOON}'), "utf-8")


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The two versions of the small handbook."""
    folder = tmp_path_factory.mktemp("versions")
    shutil.copytree(MADE_UP, folder / "docs")
    shutil.copytree(ROOT / "macros", folder / "macros")
    for name in ("node_modules", "package.json"):
        (folder / name).symlink_to(ROOT / name)
    (folder / "mkdocs.yml").write_text(settings(MADE_UP), "utf-8")
    for name in ("index.md", "part-5-when-things-go-wrong.md"):
        alter(folder / "docs" / name, "\nowner:", "\noffline: true\nowner:")
    pages = [folder / "docs" / f"{path.rstrip('/')}.md" for path in (KEPT, VISITED)]
    for page in pages:
        page.write_text(f"{page.read_text('utf-8')}\n{FIRST}.\n", "utf-8")
    alter(folder / "docs" / "two-more-things.md", f"\n{FIRST}.", f"\n![Anytown]({PICTURE})\n\n{FIRST}.")
    picture = folder / "docs" / PICTURE
    picture.parent.mkdir()
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"></svg>', "utf-8")
    assert build(folder, folder / "1").returncode == 0
    alter(picture, "</svg>", "<desc/></svg>")
    for page in pages:
        alter(page, FIRST, SECOND)
    alter(folder / "macros" / "theme" / "assets" / "favicon.svg", "</svg>", "<desc/></svg>")
    for name in ("theme/style.css", "theme/script.js", "components/search/page.css", "components/search/page.js"):
        file = folder / "macros" / name
        more = ".hb-second { color: red }" if name.endswith(".css") else "document.documentElement.dataset.second = '';"
        file.write_text(f"{file.read_text('utf-8')}\n{more}\n", "utf-8")
    assert build(folder, folder / "2").returncode == 0
    first, second = (
        {
            file.name
            for kind in ("handbook", "search", "search-index")
            for file in (folder / n / "assets").glob(f"{kind}.*.*")
        }
        for n in "12"
    )
    assert len(first) == len(second) == 5
    assert not first & second
    return folder / "1", folder / "2"


def alter(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB")
    yield context
    context.close()


@pytest.fixture
def reader(context: BrowserContext, versions: tuple[Path, Path], tmp_path: Path) -> Iterator[Reader]:
    """Of the first version of the small handbook."""
    root, host = tmp_path / "some" / "path", Host()
    root.mkdir(parents=True)
    with serve(tmp_path, host=host) as address:
        reader = Reader(context.new_page(), root, f"{address}/some/path", host)
        reader.deploy(versions[0])
        yield reader


# A copy is whole, or it is not there.


def test_one_visit_is_enough_for_what_somebody_in_trouble_needs(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "some" / "path")
    essential = json.loads((site / WORKER).read_text("utf-8").partition("=")[2].split(";\n")[0])["pages"]
    assert {"put-it-right/", KEPT} <= {*essential}
    with serve(tmp_path) as address:
        reader = Reader(context.new_page(), tmp_path, f"{address}/some/path", Host())
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
        title = reader.open(KEPT).locator("article h2").first.inner_text().removesuffix("§")
        expect(reader.search(title).first).to_be_visible()
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


# How often a page has read an answer to what it asked for, or had none.
ANSWERED = """const { fetch: ask } = self;
const { text: read } = Response.prototype;
const count = () => { self.answered = (self.answered ?? 0) + 1; };
self.fetch = (...given) => ask(...given).catch((error) => { count(); throw error; });
Response.prototype.text = function () { return read.call(this).finally(count); };"""


def test_a_copy_that_nobody_could_compare_is_not_called_the_newest(reader: Reader) -> None:
    """What a page asks of its host is never answered by what is kept."""
    page = reader.visit("")
    page.add_init_script(ANSWERED)
    reader.go_offline()
    note = reader.open("").locator(NOTE)
    said = note.inner_text()
    page.evaluate(BACK)
    reader.until("() => self.answered > 0")
    assert note.inner_text() == said


def test_a_page_that_was_open_before_the_worker_is_kept(reader: Reader) -> None:
    heading = reader.visit(VISITED).locator("h1").inner_text()
    reader.go_offline()
    expect(reader.open(VISITED).locator("h1")).to_have_text(heading)
    expect(reader.page.locator(NOTE)).to_be_visible()
    assert reader.whole


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
    assert reader.whole


VERSION = "2026-11-22"


@pytest.mark.parametrize(
    ("path", "place"),
    sample(
        2,
        [
            ("s/make-amends/", f"{KEPT}index.html#make-amends"),
            (f"s/make-amends/{VERSION}/", f"{KEPT}index.html#make-amends"),
            ("s/when-things-go-wrong/", f"{KEPT}index.html"),
            ("s/who-decides", f"{KEPT}index.html#who-decides"),
            ("s/make-amends/index.html", f"{KEPT}index.html#make-amends"),
            (f"s/make-amends/{VERSION}", f"{KEPT}index.html#make-amends"),
        ],
    ),
)
def test_a_permanent_address_leads_to_a_page_that_is_kept(reader: Reader, path: str, place: str) -> None:
    """Of a section, or of its newest version; nobody has followed the address before."""
    file = reader.root / KEPT / "index.html"
    text, changed = re.subn(r'(/s/make-amends/" data-version=")[^"]*', rf"\g<1>{VERSION}", file.read_text("utf-8"))
    assert changed
    file.write_text(text, "utf-8")
    page = reader.visit("")
    reader.go_offline()
    reader.open(path)
    expect(page).to_have_url(f"{reader.site}/{place}")
    expect(page.locator(NOTE)).to_have_count(1)
    assert reader.whole
    if "#" in place:
        expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize(
    "path", sample(1, ["s/make-amends/2026-11-21/", "s/what-comes-with-it/", "s/make-amends/history/"])
)
def test_a_permanent_address_of_what_is_not_kept_says_so(reader: Reader, path: str) -> None:
    page = reader.visit("")
    reader.go_offline()
    reader.open(path)
    expect(page.locator("h1")).to_contain_text("No connection")
    expect(page.locator("[data-kept] a").first).to_be_visible()


def test_a_permanent_address_does_not_wait_for_a_host_that_is_slow(reader: Reader) -> None:
    page = reader.visit("")
    reader.host.hold(PERMANENT)
    reader.open(PERMANENT)
    expect(page.locator("#make-amends")).to_be_in_viewport()


def test_a_host_without_a_page_for_a_folder_is_enough(reader: Reader) -> None:
    reader.host.folders = False
    page = reader.visit("index.html")
    page.locator(f"article a[href^='{KEPT}']").first.click()
    expect(page).to_have_url(re.compile("index.html$"))
    page.reload()
    expect(page.locator("article")).to_contain_text(FIRST)
    reader.go_offline()
    for path in ("index.html", f"{KEPT}index.html", PERMANENT):
        reader.open(path)
        expect(page.locator(NOTE)).to_have_count(1)
        assert reader.whole


def test_a_page_is_not_kept_without_its_files(reader: Reader) -> None:
    reader.visit("")
    reader.change(f"{VISITED}index.html", "favicon.svg#", "no-such-file.svg#")
    reader.open(VISITED)
    reader.change(f"{VISITED}index.html", "no-such-file.svg#", "favicon.svg#")
    reader.open(UNKNOWN)
    reader.wait_for_copy(UNKNOWN)
    assert VISITED not in reader.kept()
    reader.open(VISITED)
    reader.wait_for_copy(VISITED)


def test_the_pictures_of_a_kept_page_are_kept(reader: Reader) -> None:
    reader.visit(VISITED)
    assert "<svg" in reader.kept()[PICTURE]
    reader.go_offline()
    page = reader.open(VISITED)
    assert page.evaluate("async (address) => (await fetch(address, { cache: 'reload' })).ok", f"../{PICTURE}")
    picture = page.locator("article img")
    assert picture.evaluate("async (picture) => { await picture.decode(); return picture.naturalWidth; }") == 30


def test_a_page_that_was_never_visited_leads_to_those_that_are_kept(reader: Reader) -> None:
    page = reader.visit("")
    reader.open(VISITED)
    reader.wait_for_copy(VISITED)
    reader.go_offline()
    for path in (UNKNOWN, "s/no-such-section/2026-11-22/"):
        reader.open(path)
        assert reader.whole
        links = page.locator("[data-kept] a").evaluate_all("links => links.map((link) => link.href)")
        assert {f"{reader.site}/{kept}index.html" for kept in ("", KEPT, VISITED)} == set(links)
        assert page.locator("[data-kept] a").all_inner_texts()[-1] == "Two more things"
        assert not findings(page)
    expect(reader.search("Two more things").first).to_have_attribute("href", f"{reader.site}/{VISITED}index.html")
    page.keyboard.press("Escape")
    page.locator("[data-kept] a").first.click()
    expect(page.locator(NOTE)).to_be_visible()
    reader.go_offline(False)
    expect(reader.open(UNKNOWN).locator("[data-kept]")).to_have_count(0)


def test_a_page_that_was_missing_is_offered_when_the_connection_is_back(reader: Reader) -> None:
    page = reader.visit("")
    reader.go_offline()
    reader.open(UNKNOWN)
    reader.go_offline(False)
    reader.until(f"() => {{ ({BACK})(); return document.querySelector('{NEWER}').childElementCount; }}")
    page.locator(NEWER).get_by_role("button", name="Load it").click()
    expect(page.locator("h1")).to_have_text(re.compile("Words"))


def test_a_page_that_is_gone_is_no_longer_kept(reader: Reader) -> None:
    page = reader.visit(VISITED)
    (reader.root / VISITED / "index.html").unlink()
    shutil.copy(reader.root / "404.html", reader.root.parent.parent)
    reader.open(VISITED)
    reader.until("async (url) => !(await caches.match(url))", page.url)
    expect(page.locator(NOTE)).to_have_count(0)


def test_a_browser_that_has_no_room_shows_what_is_online(reader: Reader) -> None:
    full = "addEventListener('fetch', () => { caches.open = () => Promise.reject(new Error('no room')); });\n"
    reader.change(WORKER, "self.handbook=", f"{full}self.handbook=")
    heading = reader.visit(VISITED).locator("h1").inner_text()
    expect(reader.open(VISITED).locator("h1")).to_have_text(heading)
    assert reader.whole
    expect(reader.page.locator(NOTE)).to_have_count(0)


def test_a_file_share_has_no_worker(context: BrowserContext, versions: tuple[Path, Path]) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text))
    page.goto((versions[0] / VISITED / "index.html").as_uri())
    page.wait_for_load_state("load")
    assert not page.evaluate("navigator.serviceWorker?.controller ?? null")
    assert not errors


# Online the newest is shown; a copy stands in for it while the host is in trouble.


def test_online_the_newest_text_is_shown(reader: Reader) -> None:
    reader.visit(VISITED)
    reader.open(VISITED)
    reader.change(f"{VISITED}index.html", "<h1 ", "<p id=newest>New</p><h1 ")
    expect(reader.open(VISITED).locator("#newest")).to_be_visible()
    expect(reader.page.locator(NOTE)).to_have_count(0)
    reader.wait_for_copy(VISITED, "newest")
    reader.go_offline()
    expect(reader.open(VISITED).locator("#newest")).to_be_visible()


def test_a_copy_stands_in_for_a_host_that_is_broken(reader: Reader) -> None:
    reader.visit(VISITED)
    reader.host.answer(VISITED, "Service unavailable", "text/plain", 503)
    expect(reader.open(VISITED).locator(NOTE)).to_be_visible()
    assert reader.whole


def test_a_copy_stands_in_for_a_slow_page_of_a_new_version_and_offers_that(
    reader: Reader, versions: tuple[Path, Path]
) -> None:
    page = reader.visit(VISITED)
    reader.deploy(versions[1])
    reader.host.hold(VISITED)
    reader.open(VISITED)
    expect(page.locator(NOTE)).to_be_visible()
    expect(page.locator("article")).to_contain_text(FIRST)
    assert reader.whole
    expect(page.locator(NEWER)).to_be_empty()
    reader.host.release()
    page.locator(NEWER).get_by_role("button", name="Load it").click()
    expect(page.locator("article")).to_contain_text(SECOND)
    expect(page.locator("[data-second]")).to_have_count(1)
    expect(page.locator(NOTE)).to_have_count(0)


def test_a_copy_of_a_slow_page_that_has_not_changed_says_that_it_is_the_newest(reader: Reader) -> None:
    page = reader.visit(VISITED)
    reader.host.hold(VISITED)
    note = reader.open(VISITED).locator(NOTE)
    room = note.bounding_box()
    reader.host.release()
    expect(note).to_contain_text("newest version")
    assert note.bounding_box() == room
    expect(page.locator(NEWER)).to_be_empty()


def test_a_page_may_take_four_seconds() -> None:
    assert offline_worker.PATIENCE == 4000


# An update while a page is open.


def test_a_tab_that_was_open_over_an_update_says_so_and_goes_on_working(
    reader: Reader, versions: tuple[Path, Path]
) -> None:
    page = reader.visit(VISITED)
    reader.wait_for_copy(VISITED)
    reader.wait_for_files()
    boxes = """() => [...document.querySelectorAll("h1, h2, p, a, button, footer li")]
        .filter((element) => !element.closest("hb-offline"))
        .map((element) => JSON.stringify(element.getBoundingClientRect()))"""
    before = page.evaluate(boxes)
    reader.deploy(versions[1])
    reader.update()
    expect(page.locator(NEWER)).to_contain_text("newer version")
    assert page.evaluate(boxes) == before
    assert not findings(page)
    expect(reader.search("Two more things").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(NEWER).get_by_role("button", name="Load it").click()
    expect(page.locator("article")).to_contain_text(SECOND)
    expect(page.locator(NEWER)).to_be_empty()


@pytest.mark.parametrize("workers", sample(1, ["allow", "block"]))
def test_newer_guidance_is_seen_when_the_reader_comes_back(
    browser: Browser, reader: Reader, versions: tuple[Path, Path], workers: str
) -> None:
    context = browser.new_context(service_workers="allow" if workers == "allow" else "block")
    page = context.new_page()
    page.clock.install()
    page.goto(f"{reader.site}/{VISITED}")
    reader.deploy(versions[1])
    page.clock.fast_forward("01:00")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(NEWER)).to_contain_text("newer version")
    page.get_by_role("button", name="Later").click()
    expect(page.locator(NEWER)).to_be_empty()
    context.close()


def test_newer_guidance_is_seen_after_a_while(reader: Reader, versions: tuple[Path, Path]) -> None:
    reader.page.clock.install()
    page = reader.open(VISITED)
    reader.deploy(versions[1])
    page.clock.fast_forward("10:00")
    expect(page.locator(NEWER)).to_contain_text("newer version")


def test_nothing_is_said_of_what_has_not_changed(reader: Reader) -> None:
    page = reader.visit(VISITED)
    reader.until(ASKED_TWICE, VISITED)
    expect(page.locator(NEWER)).to_be_empty()


def test_a_proxys_page_is_not_newer_guidance(reader: Reader) -> None:
    page = reader.visit(VISITED)
    reader.host.answer(VISITED)
    reader.until(ASKED_TWICE, VISITED)
    expect(page.locator(NEWER)).to_be_empty()


def test_a_notice_waits_for_a_press_and_takes_none_that_was_not_meant_for_it(
    reader: Reader, versions: tuple[Path, Path]
) -> None:
    page = reader.open(VISITED)
    page.clock.install()
    reader.deploy(versions[1])
    middle = page.locator("h1").bounding_box()
    assert middle
    page.mouse.move(middle["x"] + 5, middle["y"] + 5)
    page.mouse.down()
    with page.expect_response(lambda response: response.url.endswith(VISITED)) as answered:
        page.evaluate(BACK)
    answered.value.finished()
    expect(page.locator(NEWER)).to_be_empty()
    page.mouse.up()
    page.clock.run_for(10)
    expect(page.locator(NEWER)).not_to_be_empty()
    under = """(bar) => {
        const { x, y, width, height } = bar.getBoundingClientRect();
        return bar.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }"""
    assert not page.locator(NEWER).evaluate(under)
    page.clock.run_for(1000)
    assert page.locator(NEWER).evaluate(under)


def test_nothing_that_was_typed_is_lost_when_the_newer_page_is_loaded(
    context: BrowserContext, site: Path, tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "site")
    with serve(tmp_path / "site") as address:
        page = context.new_page()
        page.goto(f"{address}/put-it-right/")
        open_step(page, "say-it")
        page.locator("hb-writer textarea").first.fill("The A15 is closed.")
        alter(
            tmp_path / "site" / "put-it-right" / "index.html", 'name="handbook" content="', 'name="handbook" content="x'
        )
        page.evaluate(BACK)
        page.locator(NEWER).get_by_role("button", name="Load it").click()
        expect(page.locator(NEWER)).to_be_empty()
        expect(page.locator("hb-writer textarea").first).to_have_value("The A15 is closed.")


def test_a_new_worker_takes_over_and_drops_what_nobody_needs(
    context: BrowserContext, reader: Reader, versions: tuple[Path, Path]
) -> None:
    page = reader.visit("")
    reader.wait_for_files()
    old = reader.file("handbook.css")
    assert old in reader.kept()
    reader.deploy(versions[1])
    reader.update()
    assert old in reader.kept()  # the tab may still ask for what came with it
    reader.page = context.new_page()
    page.close()
    expect(reader.open(KEPT).locator("article")).to_contain_text(SECOND)
    context.service_workers[-1].evaluate(waiting_for(ALONE), [])
    reader.change(WORKER, '"version": "', '"version": "x')
    reader.update()
    kept = reader.kept()
    assert reader.file("handbook.css") in kept
    assert old not in kept
    reader.go_offline()
    expect(reader.open(KEPT).locator("article")).to_contain_text(SECOND)
    assert reader.whole


def test_what_an_older_worker_has_kept_is_replaced_and_nothing_else_is_touched(reader: Reader) -> None:
    other = reader.root.parent / "path-2"
    other.mkdir()
    (other / "sw.js").write_text("addEventListener('install', () => skipWaiting());", "utf-8")
    (other / "index.html").write_text("<!DOCTYPE html><title>Another handbook</title>", "utf-8")
    page = reader.page
    page.goto(f"{reader.site}-2/")
    page.evaluate("navigator.serviceWorker.register('sw.js').then(() => navigator.serviceWorker.ready)")
    theirs = f"handbook {reader.site}-2/ 1"
    page.evaluate(
        """async ([site, script, theirs]) => {
            const html = (text) => new Response(text, { headers: { "content-type": "text/html" } });
            const old = await caches.open(`handbook ${site}/ 1`);
            await old.put(`${site}/two-more-things/`, html("<title>An old copy</title>"));
            await old.put(`${site}/no-longer-there/`, html("<title>An old copy</title>"));
            await old.put(`${site}/${script}`, html("<h1>Sign in</h1>"));
            await (await caches.open(theirs)).put(`${site}-2/`, html("Theirs"));
        }""",
        [reader.site, reader.file("handbook.js"), theirs],
    )
    reader.visit("")
    assert theirs in reader.caches()
    assert len(reader.caches()) == 2
    assert {*page.evaluate(REGISTERED)} == {f"{reader.site}/", f"{reader.site}-2/"}
    assert not [text for text in reader.kept().values() if "Sign in" in text or "An old copy" in text]
    reader.go_offline()
    expect(reader.open(VISITED).locator("h1")).to_have_text(re.compile("Two more things"))
    assert reader.whole


# What a network shows in place of what is ours.


def test_what_a_network_shows_in_place_of_a_page_is_not_kept(reader: Reader) -> None:
    page = reader.visit(VISITED)
    heading = page.locator("h1").inner_text()
    reader.host.answer(VISITED)
    expect(reader.open(VISITED).locator("h1")).to_have_text("Sign in")
    reader.open(PERMANENT)
    page.wait_for_url("**/part-5*/**")
    reader.wait_for_copy(PERMANENT)
    reader.go_offline()
    expect(reader.open(VISITED).locator("h1")).to_have_text(heading)


FILES = ("handbook.css", "handbook.js", "search.js", "search.css", "search-index.js", "favicon.svg")


def named(reader: Reader, name: str) -> str:
    return reader.file(name) if name.endswith(("css", "js")) else name


@pytest.mark.parametrize("name", sample(1, [KEPT, "offline/", *FILES]))
def test_what_a_network_shows_at_install_is_not_kept(reader: Reader, name: str) -> None:
    page = reader.page
    reader.host.answer(named(reader, name))
    reader.open("robots.txt")
    page.evaluate("navigator.serviceWorker.register('sw.js').then((made) => (window.registration = made))")
    reader.until("() => !registration.installing && !registration.waiting")
    assert not page.evaluate("registration.active")
    assert not [text for text in reader.kept().values() if text == SIGN_IN]
    reader.host.well()
    page.evaluate("navigator.serviceWorker.register('sw.js')")
    reader.until(READY)
    reader.go_offline()
    reader.open(KEPT)
    assert reader.whole
    expect(reader.search("amends").first).to_be_visible()


def test_a_page_of_ours_under_another_address_is_not_kept(reader: Reader) -> None:
    page = reader.visit("")
    (reader.root / VISITED / "index.html").unlink()
    reader.host.redirect(VISITED, "/some/path/")
    reader.open(VISITED)
    reader.open(UNKNOWN)
    reader.wait_for_copy(UNKNOWN)
    assert VISITED not in reader.kept()
    reader.host.redirect(KEPT, "/some/path/")
    reader.change(WORKER, '"version": "', '"version": "x')
    page.evaluate("navigator.serviceWorker.ready.then((made) => (window.registration = made).update())")
    reader.until("() => !registration.installing && !registration.waiting")
    assert FIRST in reader.kept()[KEPT]


@pytest.mark.parametrize("name", sample(1, [PICTURE, *FILES]))
def test_what_a_network_shows_in_place_of_a_file_of_a_new_version_is_not_kept(
    reader: Reader, versions: tuple[Path, Path], name: str
) -> None:
    reader.visit(VISITED)
    reader.deploy(versions[1])
    reader.host.answer(named(reader, name), "<h1>Sign in</h1>")
    reader.open(VISITED)
    reader.go_offline()
    reader.open(VISITED)
    assert reader.whole
    expect(reader.page.locator("article")).to_contain_text(FIRST)
    assert not [text for text in reader.kept().values() if "Sign in" in text]


@pytest.mark.parametrize(("name", "code"), sample(1, zip(FILES * 2, [200, 403] * 3 + [403, 200] * 3, strict=True)))
def test_a_good_copy_of_a_file_is_used_in_place_of_what_a_network_shows(reader: Reader, name: str, code: int) -> None:
    page = reader.visit("")
    reader.open(KEPT)
    good = next(address for address in reader.kept() if address.startswith(named(reader, name)) or name in address)
    reader.host.answer(named(reader, name), code=code)
    body = "async (address) => (await fetch(address, { cache: 'reload' })).text()"
    assert page.evaluate(body, f"{reader.site}/{good}") == reader.kept()[good]
    page.reload()
    assert reader.whole


def test_the_host_is_not_asked_for_a_file_that_is_kept_under_a_name_of_its_own(reader: Reader) -> None:
    page = reader.visit("")
    reader.open(KEPT)
    style = reader.file("handbook.css")
    asked = len(reader.host.asked)
    fresh = "async (address) => (await fetch(address, { cache: 'reload' })).ok"
    assert all(page.evaluate(fresh, f"{reader.site}/{path}") for path in (style, "robots.txt"))
    paths = [path.removeprefix("/some/path/") for path in reader.host.asked[asked:]]
    assert "robots.txt" in paths
    assert style not in paths


def test_a_browser_does_not_stay_with_what_a_network_has_shown(reader: Reader) -> None:
    """Its own cache holds the answer for ten minutes; a page without its script then works at the next visit."""
    page = reader.visit("")
    reader.change(f"{VISITED}index.html", reader.file("handbook.js"), "assets/later.01234567.js")
    shutil.copy(reader.root / reader.file("handbook.js"), reader.root / "assets" / "later.01234567.js")
    reader.host.answer("later.01234567.js")
    reader.open(VISITED)
    assert "hb-theme" not in page.evaluate(ALIVE)
    reader.host.well()
    reader.open(VISITED)
    assert reader.whole


# A worker that its host has taken away.


@pytest.mark.parametrize("code", sample(1, [404, 410]))
def test_a_worker_that_is_gone_leaves_with_all_that_it_kept(reader: Reader, code: int) -> None:
    page = reader.visit("")
    page.evaluate("caches.open('handbook http://elsewhere/ 1')")
    reader.host.answer(WORKER, code=code)
    reader.open(VISITED)
    reader.until("async () => !(await navigator.serviceWorker.getRegistrations()).length")
    reader.until("async () => (await caches.keys()).length === 1")
    assert reader.caches() == ["handbook http://elsewhere/ 1"]
    page.reload()
    assert reader.whole


def test_a_worker_of_a_handbook_that_is_gone_leaves(reader: Reader) -> None:
    page = reader.visit("")
    reader.host.answer("/some/path/", "Not found", code=404)
    reader.open(VISITED)
    reader.until("async () => !(await navigator.serviceWorker.getRegistrations()).length")
    reader.until("async () => !(await caches.keys()).length")
    assert not page.evaluate(REGISTERED)


def test_a_worker_leaves_when_the_handbook_is_built_without_one(reader: Reader) -> None:
    page = reader.visit("")
    reader.change(f"{VISITED}index.html", 'data-worker="../sw.js"', "")
    (reader.root / WORKER).unlink()
    reader.open(VISITED)
    reader.until("async () => !(await navigator.serviceWorker.getRegistrations()).length")
    reader.until("async () => !(await caches.keys()).length")
    assert not page.evaluate(REGISTERED)


@pytest.mark.parametrize("code", sample(1, [503, 403, 200]))
def test_a_worker_stays_when_its_host_is_in_trouble(reader: Reader, code: int) -> None:
    page = reader.visit("")
    reader.host.answer(WORKER, code=code)
    reader.open(VISITED)
    reader.until("async () => (await (await navigator.serviceWorker.ready).update().catch(() => true)) === true")
    assert page.evaluate(REGISTERED) == [f"{reader.site}/"]
    reader.go_offline()
    expect(reader.open(KEPT).locator(NOTE)).to_be_visible()


# A page that crashes.


def crash(page: Page) -> None:
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")
    page.close()


def test_a_reader_goes_on_after_a_crash(context: BrowserContext, reader: Reader) -> None:
    page = reader.visit(VISITED)
    reader.wait_for_copy(VISITED)
    crash(page)
    reader.page = context.new_page()
    # Playwright cannot take the connection away any more: it waits for ever for the worker that went with the page.
    reader.host.answer("/", "Service unavailable", "text/plain", 503)
    expect(reader.open(VISITED).locator(NOTE)).to_be_visible()  # by a worker that has to be started for it
    assert reader.whole
    expect(reader.search("Two more things").first).to_be_visible()


# The search says what is wrong.


@pytest.fixture
def without_worker(browser: Browser, reader: Reader) -> Iterator[Reader]:
    context = browser.new_context(service_workers="block", viewport={"width": 390, "height": 844})
    yield Reader(context.new_page(), reader.root, reader.site, reader.host)
    context.close()


STATUS = ".hb-dialog__status"


def test_the_search_says_that_there_is_no_connection_and_works_when_that_is_back(without_worker: Reader) -> None:
    page = without_worker.open(VISITED)
    without_worker.go_offline()
    without_worker.search("Two more things")
    expect(page.locator(STATUS)).to_contain_text("There is no connection")
    assert not findings(page)
    page.get_by_role("button", name="Close").click()
    expect(page.locator("dialog")).to_be_hidden()
    without_worker.go_offline(False)
    expect(without_worker.search("Two more things").first).to_be_visible()


@pytest.mark.parametrize("name", sample(1, ["search-index.js", "search.js"]))
@pytest.mark.parametrize("code", sample(1, [404, 200]))
def test_the_search_says_when_a_file_of_it_cannot_be_had(without_worker: Reader, name: str, code: int) -> None:
    page = without_worker.page
    without_worker.host.answer(named(without_worker, name), code=code)
    without_worker.open(VISITED)
    without_worker.search("Two more things")
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    without_worker.host.well()
    page.get_by_role("button", name="Close").click()
    expect(without_worker.search("Two more things").first).to_be_visible()
