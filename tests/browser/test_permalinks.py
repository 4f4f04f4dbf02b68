"""What a person sees who follows an address that was once published: on the web, from a file share, without script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.test_accessibility import OPEN_ALL, WINDOWS, Scheme, findings
from tests.support.published import FIRST, HELP, HOST, SECOND, THIRD, root
from tests.support.serving import serve

__all__ = ["root"]  # a fixture

KINDS = (f"s/changes/{FIRST}/", f"s/page-one/{FIRST}/", f"s/ends/{FIRST}/", "s/ends/", "old-name/", "one/#leaves")
NAMED = "index.html"
BELOW = """list => [...document.querySelectorAll("article :is(h2, h3)[id]")].find((heading) =>
  list.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING && !list.contains(heading)).id"""
PART = "part-5-when-things-go-wrong/"
ADDRESSES = {
    "s/stays/": "one/#stays",
    f"s/stays/{FIRST}/": "one/#stays",
    f"s/changes/{THIRD}/": "one/#changes",
    "s/leaves/": "two/#leaves",
    f"s/leaves/{FIRST}/": "two/#leaves",
    f"s/leaves/{THIRD}/": "two/#leaves",
    "s/a-page/": "new-name/",
    f"s/carried-along/{FIRST}/": "new-name/#carried-along",
    "s/first-ten-minutes/": f"{HELP}/#first-ten-minutes",
}
OLD_PLACES = {
    "one/#leaves": "two/#leaves",
    "one/#ends": "s/ends/",
    "old-name/#carried-along": "new-name/#carried-along",
    "old-name/#a-page": "new-name/",
}


class Reader:
    """A page, and how it is read: on the web below a path, or from a file share; with scripts or without."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site

    def follow(self, path: str) -> None:
        place, _, fragment = path.partition("#")
        name = NAMED if self.site.startswith("file") else ""
        self.page.goto(f"{self.site}/{place}{name}" + (f"#{fragment}" if fragment else ""))

    def arrives(self, path: str) -> None:
        place, _, fragment = path.partition("#")
        expect(self.page).to_have_url(f"{self.site}/{place}{NAMED}" + (f"#{fragment}" if fragment else ""))
        if fragment:
            expect(self.page.locator(":target")).to_have_id(fragment)
            expect(self.page.locator(":target")).to_be_in_viewport()


@pytest.fixture(scope="module")
def served(root: Path) -> Iterator[str]:
    with serve(root) as address:
        yield f"{address}/some/path"


@pytest.fixture(params=["web", "web, no script", "file", "file, no script"])
def reader(request: pytest.FixtureRequest, browser: Browser, root: Path, served: str) -> Iterator[Reader]:
    scripts = "no script" not in request.param
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    site = served if request.param.startswith("web") else (root / "some" / "path").as_uri()
    yield Reader(page, site)
    context.close()
    assert not errors, errors


def test_a_permanent_address_leads_to_the_section(reader: Reader) -> None:
    for path, place in ADDRESSES.items():
        reader.follow(path)
        reader.arrives(place)


def test_an_earlier_version_leads_to_its_text_and_to_todays(reader: Reader) -> None:
    reader.follow(f"s/changes/{FIRST}/")
    article = reader.page.locator("article")
    expect(article.locator(".hb-compared del").first).to_be_visible()
    expect(article.locator(".hb-compared ins").first).to_be_visible()
    article.locator('a[href="#as-cited"]').click()
    expect(reader.page.locator("#as-cited")).to_be_in_viewport()
    article.locator(f'a[href="../{SECOND}/index.html"]').first.click()
    reader.arrives(f"s/changes/{SECOND}/")
    article.locator(".hb-btn--go").first.click()
    reader.arrives("one/#changes")


def test_what_is_folded_away_opens_without_a_script(reader: Reader) -> None:
    reader.follow(f"s/page-one/{FIRST}/")
    folded = reader.page.locator(".hb-compared details")
    expect(folded.locator("dd").first).to_be_hidden()
    folded.locator("summary").click()
    expect(folded.locator("dd").first).to_be_visible()


def test_a_withdrawn_section_leads_to_what_to_read_and_to_what_it_said(reader: Reader) -> None:
    reader.follow("s/ends/")
    reader.page.locator(".hb-notice a").click()
    reader.arrives("one/#stays")
    reader.follow(f"s/ends/{FIRST}/")
    reader.page.locator(".hb-notice a").click()
    reader.arrives("s/ends/")


def test_an_old_place_is_marked_and_leads_to_the_new_one(reader: Reader) -> None:
    for path, place in OLD_PLACES.items():
        reader.follow(path)
        left = reader.page.locator(".hb-relocated > :target")
        expect(left).to_be_in_viewport()
        expect(left).to_have_css("outline-style", "solid")
        left.locator("a").click()
        reader.arrives(place)


@pytest.fixture
def published_page(browser: Browser, served: str) -> Iterator[Page]:
    """A page that finds the handbook at the address that it was built for."""
    context = browser.new_context(service_workers="block")

    def pass_on(route: Route) -> None:
        route.fulfill(response=route.fetch(url=route.request.url.replace(HOST, f"{served}/")))

    context.route(f"{HOST}**", pass_on)
    yield context.new_page()
    context.close()


def test_the_address_bar_loses_the_name_of_the_file_and_nothing_else(published_page: Page) -> None:
    page = published_page
    page.goto(HOST)
    page.goto(f"{HOST}one/index.html?q=/index.html#stays")
    expect(page).to_have_url(f"{HOST}one/?q=/index.html#stays")
    expect(page.locator(":target")).to_have_id("stays")
    expect(page.locator(":target")).to_be_in_viewport()
    page.go_back()
    expect(page).to_have_url(HOST)


def test_a_copy_of_the_site_keeps_the_name_of_the_file(browser: Browser, served: str) -> None:
    """Its host may have no page to show for a folder, when somebody loads the page again."""
    page = browser.new_page()
    page.goto(f"{served}/one/index.html#stays")
    page.locator("[data-address]").first.click()
    expect(page).to_have_url(f"{served}/one/index.html")
    page.close()


def test_on_paper_a_page_says_its_versions_and_its_address(published_page: Page) -> None:
    published_page.goto(f"{HOST}one/")
    published_page.emulate_media(media="print")
    printed = "mark => getComputedStyle(mark, '::after').content"
    said = published_page.locator("#changes + a").evaluate(printed)
    assert said.replace("\u00a0", " ").replace('" "', "").replace('"', "") == (
        f"Version of 10 March 2026: {HOST}s/changes/{THIRD}/"
    )
    expect(published_page.locator(".hb-footer .hb-printonly")).to_contain_text(f"{HOST}one/")


def test_who_copies_the_link_of_a_section_has_its_permanent_address(published_page: Page) -> None:
    published_page.goto(f"{HOST}one/")
    expect(published_page.locator("#stays + a")).to_have_attribute("href", f"{HOST}s/stays/")


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_no_violation(browser: Browser, served: str, width: int, scheme: Scheme) -> None:
    context = browser.new_context(
        bypass_csp=True,  # axe itself is an inline script
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    found = {}
    for path in KINDS:
        page.goto(f"{served}/{path}")
        found[path] = findings(page)
        page.evaluate(OPEN_ALL)
        found[f"{path} open"] = findings(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found[f"{path} width"] = ["the page scrolls sideways"]
    context.close()
    assert not {where: what for where, what in found.items() if what}


def test_the_page_that_leads_on_has_no_violation(browser: Browser, root: Path) -> None:
    page = browser.new_page(bypass_csp=True)
    page.set_content(
        (root / "some/path/s/stays" / NAMED).read_text("utf-8").replace("0; url=", "99999; url="), wait_until="load"
    )
    assert [finding for finding in findings(page) if not finding.startswith("meta-refresh")] == []
    page.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_heading_stays_in_view_while_the_checklists_above_it_get_their_tools(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, service_workers="block")
    page = context.new_page()
    page.goto(f"{address}/{PART}")
    id = page.locator("article hb-checklist").last.evaluate(BELOW)
    page.goto(f"{address}/about/")
    page.goto(f"{address}/{PART}#{id}")
    expect(page.locator("hb-checklist:not(:has(progress))")).to_have_count(0)
    page.evaluate("() => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)))")
    top = page.locator(":target").evaluate("heading => heading.getBoundingClientRect().top")
    assert 0 <= top < 200
    context.close()
