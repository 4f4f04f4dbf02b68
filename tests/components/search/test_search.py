"""What a person does with the search, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Locator, Page, Route, expect

from macros.content.pages import Page as Source
from macros.handbook import search_entries
from macros.handbook.catalogue import COMPONENTS
from macros.handbook.library import Library
from macros.handbook.search_entries import Entry
from macros.output import search_index as built_index
from tests.conftest import build
from tests.support import search_index
from tests.support.handbook import real
from tests.support.published import HOST, published
from tests.support.serving import serve
from tests.support.some import sample, some

PAGE = "policy-authors/"  # one that is soon there
PART = "part-5-when-things-go-wrong/"  # one with examples and checklists
INDEX = "**/search-index.*.js"
COUNT, STATUS = ".hb-dialog__status", "dialog#search > [role=status]"
MARKS, NONE = ".hb-results mark", ".hb-dialog__none"
OPEN_SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
LISTEN = """selector => {
  const status = document.querySelector(selector);
  window.said = [];
  const note = () => said.push(status.textContent);
  new MutationObserver(note).observe(status, { childList: true, characterData: true, subtree: true });
}"""
# What is laid out anew while the reader types: the browser forgives that, and the reader's finger may not.
SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    const moved = list.getEntries().flatMap(({ sources }) => sources);
    shifts.push(...moved.map(({ node }) => node?.outerHTML?.slice(0, 80)));
  }).observe({ type: "layout-shift", buffered: false });
}"""
TYPE = "(field, words) => { field.value = words; field.dispatchEvent(new Event('input')); }"
LOOK = "node => [getComputedStyle(node).fontWeight, getComputedStyle(node).textDecorationLine]"
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def title_of(page: Page) -> str:
    """Return the title of some section of the page."""
    heading = page.locator("article h2[id]").nth(1)
    return str(heading.evaluate("heading => heading.firstChild.textContent"))


def search(page: Page, words: str = "") -> Locator:
    """Open the search, and type."""
    page.get_by_role("button", name="Search the handbook").click()
    query = page.get_by_role("searchbox")
    expect(query).to_be_focused()
    query.press_sequentially(words)
    return query


def results(page: Page) -> Locator:
    return page.locator(".hb-results a")


def found(page: Page) -> list[str]:
    """Return the addresses that are found, the first first."""
    return [str(link.get_attribute("href")) for link in some(results(page))]


def test_it_loads_when_it_is_opened_and_leads_to_the_section(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(PAGE)
    title = title_of(page)
    page.evaluate("window.before = true")
    assert not [url for url in asked if "search" in url]
    query = search(page, title)
    expect(results(page).first).to_be_visible()
    assert len([url for url in asked if "search-index" in url]) == 1
    fragment = found(page)[0].partition("#")[2]
    query.press("Enter")
    expect(page.locator("dialog#search")).to_be_hidden()
    assert page.url.endswith(f"#{fragment}")
    expect(page.locator(f"[id='{fragment}']")).to_be_in_viewport()
    assert page.evaluate("window.before"), "what stands on this page is found without loading it anew"


def test_keys_alone_go_everywhere_and_out_again(page: Page) -> None:
    page.goto(PAGE)
    opener = page.get_by_role("button", name="Search the handbook")
    opener.focus()
    page.keyboard.press("Enter")
    query = page.get_by_role("searchbox")
    expect(query).to_be_focused()
    page.keyboard.type("correction")
    expect(results(page).nth(1)).to_be_visible()
    for key, place in (
        ("ArrowDown", results(page).first),
        ("ArrowDown", results(page).nth(1)),
        ("ArrowUp", results(page).first),
        ("ArrowUp", query),
        ("ArrowUp", query),
        ("Tab", page.get_by_role("button", name="Close")),
        ("Tab", results(page).first),
        ("Tab", results(page).nth(1)),
        ("Shift+Tab", results(page).first),
    ):
        page.keyboard.press(key)
        expect(place).to_be_focused()
    results(page).last.focus()
    page.keyboard.press("ArrowDown")
    expect(results(page).last).to_be_focused()
    query.focus()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#search")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    expect(query).to_have_value("correction")  # to be typed over: it is selected
    expect(results(page).first).to_be_visible()


@pytest.mark.parametrize("key", sample(1, ["Control+k", "Meta+k"]))
def test_its_key_is_not_also_the_browsers(page: Page, key: str) -> None:
    page.add_init_script(
        """self.kept = [];
        addEventListener("keydown", (event) => {
          if (event.key === "k") setTimeout(() => kept.push(event.defaultPrevented));
        });"""
    )
    page.goto(PAGE)
    page.keyboard.press(key)  # loads the search
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press(key)  # opens it again
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.wait_for_function("() => kept.length === 2")
    assert page.evaluate("kept") == [True, True]


@pytest.mark.parametrize(
    ("shown", "heading"),
    [
        ("hb-correction .hb-post__text", "hb-correction h3"),
        ("hb-checklist [data-text]", "hb-checklist h3"),
    ],
)
def test_examples_and_checklists_are_found_by_their_words(page: Page, shown: str, heading: str) -> None:
    page.goto(PART)
    words = str(page.locator(shown).first.text_content()).split()[:5]
    id = page.locator(heading).first.get_attribute("id")
    search(page, " ".join(words))
    expect(page.locator(f".hb-results a[href$='#{id}']")).to_have_count(1)
    assert page.locator(f".hb-results li:has(a[href$='#{id}']) p mark").count() > 0


def test_each_thing_is_found_once_and_says_what_it_is(page: Page, site: Path) -> None:
    index = search_index.read(site)
    fields, kinds = index["fields"], [index["kinds"][kind] for kind in index["fields"]["kind"]]
    without = {*search_entries.weights_of(Library(COMPONENTS))} - {*kinds}
    assert not without or real().library.left_out.ids, f"no page shows any: {without}"
    page.goto("")
    query = search(page)
    for kind in some({*kinds} - {"Page"}):
        number = kinds.index(kind)
        query.fill(fields["title"][number])
        its_own = page.locator(f".hb-results a[href$='#{fields['id'][number]}']")
        expect(its_own).to_have_count(1)
        expect(its_own.locator("span")).to_contain_text(f"{kind} · ")
        addresses = found(page)
        assert len(set(addresses)) == len(addresses)
    query.fill(index["pages"][-1][1])
    expect(results(page).locator("span").filter(has_text=re.compile("^Page")).first).to_be_visible()


def test_the_passage_is_the_one_that_was_found_with_its_words_marked(page: Page, site: Path) -> None:
    texts = search_index.read(site)["fields"]["text"]
    words = max(texts, key=len).split()[90:98]
    page.goto(PAGE)
    search(page, " ".join(words))
    first = page.locator(".hb-results li").first
    expect(first.locator("p")).to_contain_text(" ".join(words))
    marked = {text.lower() for text in some(first.locator("p mark").all_text_contents())}
    assert marked & {*re.findall(r"\w+", " ".join(words).lower())}


@pytest.mark.parametrize("colors", ["none", "active"])
def test_what_matches_looks_different(page: Page, colors: str) -> None:
    page.emulate_media(forced_colors="active" if colors == "active" else "none")
    page.goto(PAGE)
    search(page, "correction")
    mark = page.locator(".hb-results p mark").first
    assert mark.evaluate(LOOK) == ["700", "underline" if colors == "active" else "none"]
    assert mark.locator("..").evaluate(LOOK) == ["400", "none"]


def test_the_name_of_a_result_is_its_title_and_its_page(page: Page) -> None:
    page.goto(PAGE)
    title = title_of(page)
    search(page, title)
    name = str(results(page).first.text_content())
    assert name.startswith(title)
    assert len(name) <= 120
    assert str(page.locator("h1").text_content()).removesuffix("§") in name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        *sample(
            2,
            [
                ("correction", "Best 12 of"),
                ("qqqzzz", "Nothing found"),
                ("correction qqqzzz", "some words missing"),
            ],
        ),
        # a copy may not have the word
        pytest.param("qontemmtt", "Near to it: contempt", marks=[pytest.mark.original, pytest.mark.thorough]),
    ],
)
def test_what_was_found_is_said_once_after_a_pause(page: Page, words: str, said: str) -> None:
    page.clock.install(time=0)
    page.goto(PAGE)
    query = search(page)
    page.clock.run_for(1000)
    expect(page.locator(STATUS)).to_have_text("")
    page.clock.pause_at(60 * 60)  # from here on no time goes by but what is given
    page.evaluate(LISTEN, STATUS)
    for letter in words:
        query.press_sequentially(letter)
        page.clock.run_for(100)
    expect(page.locator(".hb-results a, .hb-dialog__none a").first).to_be_visible()
    assert page.evaluate("said") == []
    page.clock.run_for(1000)
    expect(page.locator(STATUS)).to_contain_text(said)
    assert len(page.evaluate("said")) == 1


def test_nothing_found_is_an_answer_too(page: Page) -> None:
    page.goto(PAGE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sent: list[str] = []
    search(page, "qqqzzz")
    page.on("request", lambda request: sent.append(request.url))
    expect(page.locator(COUNT)).to_have_text("Nothing found")
    expect(results(page)).to_have_count(0)
    ways = page.locator(NONE)
    addresses = [str(link.evaluate("link => link.href")) for link in some(ways.get_by_role("link"))]
    assert [address.rsplit("/", 2)[-2] for address in addresses] == ["put-it-right", "register"]
    for address in some(addresses):
        assert page.request.get(address).ok
    ways.get_by_role("button", name="Copy").click()
    expect(ways.get_by_role("status")).to_have_text("Copied")
    assert "“qqqzzz”" in page.evaluate("navigator.clipboard.readText()")
    assert sent == []


@pytest.mark.original  # a copy may not have the word
def test_the_nearest_words_of_the_handbook_can_be_pressed(page: Page) -> None:
    page.goto("")
    query = search(page, "qontemmtt")
    near = page.locator(f"{NONE} .hb-row").get_by_role("button", name="contempt", exact=True)
    near.click()
    expect(query).to_be_focused()
    expect(query).to_have_value("contempt")
    expect(results(page).first).to_be_visible()
    expect(page.locator(NONE)).to_be_hidden()


def test_some_of_the_words_are_said_to_be_some(page: Page) -> None:
    page.goto(PAGE)
    title = title_of(page)
    search(page, f"{title} qqqzzz")
    expect(results(page).first).to_be_visible()
    expect(page.locator(COUNT)).to_contain_text("some words missing")
    page.get_by_role("searchbox").fill(title)
    expect(page.locator(COUNT)).not_to_contain_text("missing")


@pytest.mark.parametrize("path", sample(2, ["", "404.html", PAGE]))
def test_a_link_opens_it_with_its_words(page: Page, path: str) -> None:
    page.goto(f"{path}?q=wrong+photo%20%26%20%3Cb%3E")
    expect(page.get_by_role("searchbox")).to_have_value("wrong photo & <b>")
    expect(results(page).first).to_be_visible()
    expect(page.locator(".hb-results b")).to_have_count(0)


def test_it_waits_for_what_it_looks_through(page: Page) -> None:
    held: list[Route] = []
    page.route(INDEX, lambda route: held.append(route))  # noqa: PLW0108  (Playwright writes to what it is given)
    page.goto(PAGE)
    search(page, title_of(page))
    expect(page.locator(STATUS)).to_have_text("Loading the search")
    expect(results(page)).to_have_count(0)
    expect(page.locator(NONE)).to_be_hidden()
    held[0].continue_()
    expect(results(page).first).to_be_visible()


def test_what_cannot_be_loaded_is_said_and_may_be_tried_again(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=f"{address}/", service_workers="block")
    page = context.new_page()
    held: list[Route] = []
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route(INDEX, lambda route: held.append(route))  # noqa: PLW0108  (Playwright writes to what it is given)
    page.goto(PAGE)
    with page.expect_request(INDEX):
        query = search(page, title_of(page))  # what is typed waits for what will not come
    page.title()  # after which what came before is here
    held[0].abort()
    expect(page.locator(COUNT)).to_contain_text("could not be loaded")
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    assert errors == []
    page.unroute(INDEX)
    query.press("Escape")
    search(page)
    expect(results(page).first).to_be_visible()
    expect(page.locator(NONE)).to_be_hidden()
    context.close()


def test_a_file_that_is_no_index_is_not_taken_for_one(page: Page) -> None:
    page.route(INDEX, lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    page.goto(PAGE)
    search(page)
    expect(page.locator(COUNT)).to_contain_text("could not be loaded")


@pytest.mark.parametrize(
    ("words", "said"), [("beacon", "1 result"), ("lantern", "2 results"), ("candle", "Best 12 of 13")]
)
def test_how_many_are_found_is_said(page: Page, words: str, said: str) -> None:
    titles = ["Beacon", *("Lantern",) * 2, *("Candle",) * 13]
    entries = [Entry(f"a{n}", "Section", Source("a.md", "docs/a.md", None), title) for n, title in enumerate(titles)]
    body = built_index.asset(Library(COMPONENTS), entries).content
    page.route(INDEX, lambda route: route.fulfill(content_type="text/javascript", body=body))
    page.goto(PAGE)
    search(page, words)
    expect(page.locator(COUNT)).to_have_text(said)


@pytest.mark.parametrize("words", sample(1, ["correction qqqzzz", "correction", "qqqzzz"]))
def test_nothing_moves_as_results_come(page: Page, words: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(PAGE)
    query = search(page)
    expect(page.locator(STATUS)).to_have_text("")
    places = [query, page.locator("dialog#search"), page.get_by_role("button", name="Close"), page.locator(COUNT)]
    before = [place.bounding_box() for place in places]
    page.evaluate(SHIFTS)
    query.press_sequentially(words)
    expect(page.locator(STATUS)).not_to_have_text("")
    assert [place.bounding_box() for place in places] == before
    page.evaluate(DRAWN)
    assert page.evaluate("shifts") == []


def test_an_answer_moves_no_result_that_is_pressed(page: Page) -> None:
    page.goto(PAGE)
    query = search(page, "correction")
    first, second = found(page)[:2]
    results(page).first.hover()
    page.mouse.down()
    query.evaluate(TYPE, "apology")
    page.evaluate(DRAWN)
    assert found(page)[:2] == [first, second]
    page.mouse.up()
    expect(page).to_have_url(first)


def test_results_come_when_the_press_is_over(page: Page) -> None:
    page.goto(PAGE)
    query = search(page, "correction")
    before = found(page)
    query.hover()
    page.mouse.down()
    query.evaluate(TYPE, "apology")
    page.mouse.up()
    expect(results(page).first).not_to_have_attribute("href", before[0])


# What is typed, how it is counted, and what can be pressed then.
TYPED = (("correction", "Best", "a"), ("correction qqqzzz", "missing", "a"), ("qontemmtt", "Nothing", "button"))


@pytest.mark.parametrize(("width", "height"), sample(2, [(320, 256), (1280, 900), (320, 640), (390, 664)]))
def test_it_fits_the_window(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(PAGE)
    query = search(page, "")
    for words, status, shown in TYPED:
        query.fill(words)
        expect(page.locator(".hb-dialog__status")).to_contain_text(status)
        last = page.locator(f".hb-dialog__found {shown}").last
        expect(last).to_be_visible()
        assert page.evaluate("document.querySelector('dialog#search').scrollWidth <= innerWidth")
        assert page.locator(".hb-dialog__found").evaluate("part => part.scrollWidth <= part.clientWidth")
        last.focus()
        expect(last).to_be_in_viewport()
        expect(query).to_be_visible()


def test_it_works_from_a_file_share(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / PART / "index.html").as_uri())
    search(page, title_of(page))
    first = found(page)[0]
    assert first.startswith(site.as_uri())
    results(page).first.click()
    expect(page).to_have_url(first)
    expect(page.locator("h1")).to_be_visible()  # and no list of a folder
    search(page, "glossary")
    results(page).first.click()
    expect(page.locator("h1")).to_be_visible()
    context.close()


def test_it_works_below_a_path(browser: Browser, site: Path, tmp_path: Path) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "path").symlink_to(site)
    with serve(tmp_path) as address:
        context = browser.new_context(base_url=f"{address}/some/path/", service_workers="block")
        page = context.new_page()
        page.goto(f"{PAGE}?q=hacked")
        addresses = found(page)
        assert all(url.startswith(f"{address}/some/path/") for url in addresses)
        assert page.request.get(addresses[0]).ok
        context.close()


def test_a_browser_can_add_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", HOST)
    small = published(tmp_path / "small")
    small.build(tmp_path / "site")
    soup = BeautifulSoup((tmp_path / "site" / "one" / "index.html").read_text("utf-8"), "html.parser")
    link = soup.find("link", rel="search")
    assert isinstance(link, Tag)
    assert (link["type"], link["href"]) == ("application/opensearchdescription+xml", "../opensearch.xml")
    described = ET.parse(tmp_path / "site" / "opensearch.xml").getroot()  # noqa: S314  (our own)
    assert described.tag == f"{OPEN_SEARCH}OpenSearchDescription"
    name, url = described.find(f"{OPEN_SEARCH}ShortName"), described.find(f"{OPEN_SEARCH}Url")
    assert name is not None
    assert url is not None
    assert 0 < len(name.text or "") <= 16  # or Firefox refuses it
    assert url.attrib == {"type": "text/html", "template": f"{HOST}?q={{searchTerms}}"}
    monkeypatch.setenv("SITE_URL", "")
    assert build(small.folder, tmp_path / "nowhere", "--strict").returncode == 0
    assert not (tmp_path / "nowhere" / "opensearch.xml").exists()
    for page in some((tmp_path / "nowhere").rglob("index.html")):
        assert not re.search(r'rel="(search|canonical)"|og:(url|image)', page.read_text("utf-8")), page


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address + "/", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_a_script_all_sections_are_there_instead(plain: Page, site: Path) -> None:
    plain.goto(f"{PAGE}?q=hacked")
    expect(plain.get_by_role("button", name="Search the handbook")).to_have_count(0)
    plain.get_by_role("link", name="All sections").first.click()
    plain.wait_for_url("**/register/**")
    index = search_index.read(site)
    sections = index["fields"]["kind"].count(index["kinds"].index("Section"))
    assert plain.locator("article table tbody tr").count() >= sections > 50
