"""A section is cited: every form holds the title, the handbook, the version and an address that lasts."""

from __future__ import annotations

import html
import re

import pytest
from bs4 import BeautifulSoup
from markdown import markdown
from playwright.sync_api import Browser, Locator, Page, Route, expect

from macros.components.cite import CITED, Permalink, render_permalink
from tests.browser.test_accessibility import WINDOWS, Scheme, findings
from tests.support.some import some

PART = "part-5-when-things-go-wrong/"
ID = "make-amends"
VERSION = "2026-11-22-2"
WORDS = "22 November 2026 (the second of that day)"
FORMS = ("live", "plain", "markdown", "html")
READ = """async () => {
  const [item] = await navigator.clipboard.read();
  const texts = item.types.map(async (type) => [type, await (await item.getType(type)).text()]);
  return Object.fromEntries(await Promise.all(texts));
}"""
# What stands beside headings on paper: of a handbook of this machine, of a public one, and of a section not published.
PRINTED = """marks => marks.map((mark) => {
  const said = () => getComputedStyle(mark, "::after").content.replace(/" "|"/g, "");
  const { words, version, address } = mark.dataset;
  const local = said();
  mark.removeAttribute("data-local");
  const published = said();
  mark.removeAttribute("data-words");
  return { words, version, address, local, public: published, unpublished: said() };
})"""


class Dialog:
    """The dialog of one section, which has a version or has none, on a page with a public address or without one."""

    def __init__(self, page: Page, version: str = VERSION, local: bool = False) -> None:
        page.goto(f"{PART}#{ID}")
        self.page = page
        mark = page.locator(f"[id='{ID}'] + .headerlink")
        mark.evaluate("(mark, said) => Object.assign(mark.dataset, said)", {"version": version, "words": WORDS})
        mark.evaluate("(mark, local) => mark.toggleAttribute('data-local', local)", local)
        self.address = str(mark.get_attribute("data-address"))
        self.title = title_of(page.locator(f"[id='{ID}']"))
        self.handbook = str(page.locator("meta[property='og:site_name']").get_attribute("content"))
        self.words = f"{self.title}, version of {WORDS} or a later one" if version else self.title
        self.opener = page.locator(f":has(> [id='{ID}']) + button")
        self.root = page.locator("dialog[open]")

    def open(self) -> Dialog:
        self.opener.click()
        return self

    def shown(self, form: str) -> str:
        return self.root.locator(f"#cite--{form}").text_content() or ""

    def copy(self, form: str) -> dict[str, str]:
        """Press the button of a form, and return what is on the clipboard."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        copy = self.root.locator(f":has(> #cite--{form}) + hb-copy")
        copy.get_by_role("button").click()
        expect(copy.get_by_role("status")).to_have_text("Copied")
        found: dict[str, str] = self.page.evaluate(READ)
        return found


def title_of(heading: Locator) -> str:
    return str(heading.text_content())


def link_in(markup: str) -> tuple[str, str]:
    """Return where the one link of some HTML leads, and its words; nothing else may be marked up."""
    soup = BeautifulSoup(markup, "html.parser")
    (link,) = soup.select("a")
    assert not soup.select("a *")
    return str(link["href"]), link.get_text()


def test_every_section_and_example_can_be_cited(page: Page) -> None:
    for path in (PART, "about/"):
        page.goto(path)
        cited = page.locator("article :is(h1, h2, h3):has(+ [data-address])")
        expect(page.locator(".hb-cite")).to_have_count(cited.count())
        for heading in some(cited):
            cite = heading.locator("xpath=../following-sibling::*[1]")
            expect(cite).to_have_accessible_name(re.compile(rf"^Cite “{re.escape(title_of(heading))}( \(\w+\))?”$"))
            box = cite.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44
        expect(page.locator(":is(h1, h2, h3) button")).to_have_count(0)
        expect(page.locator(":is(hb-correction, hb-checklist) h3:not(:has(+ [data-address]))")).to_have_count(0)
    expect(page.locator("dialog:not(#search)")).to_have_count(0)


def test_an_example_is_cited_by_itself_wherever_its_page_is(page: Page) -> None:
    page.goto(PART)
    for kind in ("correction", "checklist"):
        heading = page.locator(f"hb-{kind} h3").first
        id, title = str(heading.get_attribute("id")), title_of(heading)
        assert id.startswith(f"{kind}-")
        heading.locator("xpath=../following-sibling::*[1]").click()
        dialog = page.locator("dialog[open]")
        expect(dialog).to_have_accessible_name(f"Cite “{title}”")
        expect(dialog.locator("#cite--plain")).to_contain_text(f"/s/{id}/")
        dialog.get_by_label("Always the text as it is today").check()
        version = str(heading.locator("xpath=following-sibling::a").get_attribute("data-version"))
        expect(dialog.locator("#cite--plain")).to_contain_text(f"/s/{id}/{version}/")
        assert page.request.get(f"s/{id}/{version}/").ok
        page.keyboard.press("Escape")
    expect(page.locator(f"[id='{id}']")).to_have_count(1)


def test_what_is_copied_to_be_posted_carries_no_address(page: Page) -> None:
    page.goto(PART)
    ids = page.locator("hb-correction hb-copy").evaluate_all(
        "all => all.flatMap((copy) => copy.dataset.from.split(' '))"
    )
    texts = page.evaluate("ids => ids.map((id) => document.getElementById(id).textContent)", ids)
    assert not [text for text in some(texts) if "/s/" in text or "§" in text]


@pytest.mark.parametrize("version", ["", VERSION])
def test_each_form_says_all(page: Page, version: str) -> None:
    dialog = Dialog(page, version).open()
    expect(dialog.root).to_have_accessible_name(f"Cite “{dialog.title}”")
    names = dialog.root.get_by_role("button").all_text_contents()
    assert len(names) == len(set(names)) == len(FORMS) + 1
    expect(dialog.root.get_by_role("radio")).to_have_count(2 if version else 0)
    for form in FORMS:
        copied = dialog.copy(form)["text/plain"]
        assert form == "live" or copied == dialog.shown(form)
        for said in (dialog.title, dialog.handbook, dialog.address, WORDS if version else ""):
            assert said in copied


@pytest.mark.parametrize("version", ["", VERSION])
def test_a_published_section_leads_to_its_history(page: Page, version: str) -> None:
    dialog = Dialog(page, version).open()
    link = dialog.root.get_by_role("link", name="All versions")
    expect(link).to_have_count(1 if version else 0)
    if version:
        link.click()
        expect(page).to_have_url(re.compile(rf"/s/{ID}/history/index\.html$"))
        expect(page.locator("h1")).to_contain_text(dialog.title)


def test_the_address_of_a_version_is_one_choice_away(page: Page) -> None:
    dialog = Dialog(page).open()
    newest, exact = dialog.root.get_by_role("radio").all()
    expect(newest).to_be_checked()
    dialog.copy("plain")
    exact.check()
    expect(dialog.root.locator("hb-copy [role=status]").first).to_be_empty()
    for form in FORMS:
        expect(dialog.root.locator("[data-copied]")).to_have_count(FORMS.index(form))
        assert f"{dialog.address}{VERSION}/" in dialog.copy(form)["text/plain"]
    newest.check()
    assert VERSION not in dialog.copy("html")["text/plain"]


def test_a_citation_says_in_words_what_it_leads_to(page: Page) -> None:
    dialog = Dialog(page).open()
    assert dialog.shown("plain") == (
        f"“{dialog.title}”, {dialog.handbook}, version of {WORDS} or a later one, {dialog.address}"
    )
    dialog.root.get_by_role("radio").last.check()
    assert dialog.shown("plain") == (
        f"“{dialog.title}”, {dialog.handbook}, version of {WORDS}, {dialog.address}{VERSION}/"
    )


def test_a_word_processor_takes_a_live_link(page: Page) -> None:
    dialog = Dialog(page).open()
    copied = dialog.copy("live")
    assert link_in(copied["text/html"]) == (dialog.address, dialog.words)
    assert BeautifulSoup(copied["text/html"], "html.parser").get_text() == dialog.shown("live")
    assert dialog.address in copied["text/plain"]


SELECT = """id => {
  const [heading, text] = [document.getElementById(id), document.querySelector(`:has(> #${id}) ~ p:has(> a)`)];
  getSelection().setBaseAndExtent(heading, 0, text, text.childNodes.length);
  document.execCommand("copy");
}"""


def test_text_that_is_copied_into_a_word_processor_keeps_its_links_and_has_no_button(page: Page, address: str) -> None:
    dialog = Dialog(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(SELECT, ID)
    copied: dict[str, str] = page.evaluate(READ)
    soup = BeautifulSoup(copied["text/html"], "html.parser")
    assert dialog.title in copied["text/plain"]
    for link in some(soup.select("a[href]")):
        assert str(link["href"]).startswith(("https://", f"{address}/"))
    assert f"{address}/s/{ID}/index.html" in [link["href"] for link in soup.select("a")]
    assert not soup.select("button")
    assert "Cite" not in copied["text/plain"]


def test_a_live_link_has_an_older_way(page: Page) -> None:
    page.add_init_script("delete window.ClipboardItem")
    dialog = Dialog(page).open()
    copied = dialog.copy("live")
    assert link_in(copied["text/html"]) == (dialog.address, dialog.words)
    assert dialog.address in copied["text/plain"]


def test_copying_that_fails_says_so(page: Page) -> None:
    page.add_init_script("navigator.clipboard.write = () => Promise.reject(new Error('not allowed'))")
    page.add_init_script("document.execCommand = () => false")
    copy = Dialog(page).open().root.locator(":has(> #cite--live) + hb-copy")
    copy.get_by_role("button").click()
    expect(copy.get_by_role("status")).to_contain_text("Could not copy")


def test_odd_titles_stay_words(page: Page) -> None:
    title = r"""[The] *new* _rule_ `x` <b>&amp; "2 < 3" \ ]( """ + "end"

    def odd(route: Route) -> None:
        heading = re.compile(rf'(<h2 id="{ID}">).*?(?=</h2><a )', re.DOTALL)
        body = heading.sub(lambda match: match[1] + html.escape(title), route.fetch().text(), count=1)
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    page.route(f"**/{PART}", odd)
    dialog = Dialog(page).open()
    assert dialog.title == title
    assert link_in(dialog.shown("html")) == (dialog.address, dialog.words)
    assert link_in(markdown(dialog.shown("markdown"))) == (dialog.address, dialog.words)
    assert link_in(dialog.copy("live")["text/html"]) == (dialog.address, dialog.words)
    assert f"“{title}”" in dialog.shown("plain")


def test_a_section_is_cited_by_keyboard(page: Page) -> None:
    dialog = Dialog(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    press = page.keyboard.press
    page.locator(f"[id='{ID}'] + .headerlink").focus()
    press("Tab")
    expect(dialog.opener).to_be_focused()
    expect(dialog.opener).to_have_attribute("aria-haspopup", "dialog")
    press("Enter")
    expect(dialog.root.get_by_role("button", name="Close")).to_be_focused()
    expect(dialog.root.get_by_role("heading")).to_be_in_viewport()
    press("Tab")
    press("ArrowDown")
    expect(dialog.root.get_by_role("radio").last).to_be_checked()
    for _ in range(3):  # past the link that is shown and the button that copies it
        press("Tab")
    press("Enter")
    expect(dialog.root.locator(":has(> #cite--plain) + hb-copy").get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == dialog.shown("plain")
    press("Escape")
    expect(dialog.root).to_have_count(0)
    expect(dialog.opener).to_be_focused()


def test_one_dialog_serves_all_and_closes(page: Page) -> None:
    dialog = Dialog(page)
    for cite in (page.locator(".hb-cite").first, dialog.opener):
        cite.click()
        expect(page.locator("dialog:not(#search)")).to_have_count(1)
        dialog.root.get_by_role("button", name="Close").click()
        expect(dialog.root).to_have_count(0)
        expect(cite).to_be_focused()
    dialog.open()
    page.mouse.click(2, 2)
    expect(dialog.root).to_have_count(0)


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_dialog_is_accessible_and_fits(browser: Browser, address: str, width: int, scheme: Scheme) -> None:
    context = browser.new_context(
        base_url=address + "/",
        bypass_csp=True,  # axe itself is an inline script
        color_scheme=scheme,
        viewport={"width": width, "height": 640},
    )
    dialog = Dialog(context.new_page()).open()
    assert not findings(dialog.page)
    assert dialog.root.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    last = dialog.root.get_by_role("button").last
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)
    context.close()


def test_without_javascript_the_link_serves(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address + "/", java_script_enabled=False)
    page = context.new_page()
    page.goto(PART)
    expect(page.locator("article button")).to_have_count(0)
    page.locator(f"[id='{ID}'] + .headerlink").click()
    page.wait_for_url(f"**/{PART}**#{ID}")
    context.close()


def test_on_paper_each_heading_shows_its_version_and_the_address_of_that(page: Page) -> None:
    page.goto(PART)
    page.emulate_media(media="print")
    marks = page.locator(".headerlink[data-address]")
    assert all(mark.is_visible() for mark in some(marks))
    for said in some(marks.evaluate_all(PRINTED)):
        version = f"Version of {said['words']}"
        assert said["local"] == version
        assert said["public"] == f"{version}: {said['address']}{said['version']}/"
        assert said["unpublished"] == said["address"]
    expect(page.locator(".hb-cite").filter(visible=True)).to_have_count(0)


def test_a_choice_moves_nothing(page: Page) -> None:
    page.goto(PART)
    dialog = Dialog(page).open()
    radios, buttons = dialog.root.get_by_role("radio"), dialog.root.locator("hb-copy")
    assert radios.count() == 2
    before = [button.bounding_box() for button in buttons.all()]
    shown = dialog.shown("plain")
    assert len(before) == 4
    radios.last.check()
    assert dialog.shown("plain") != shown
    assert [button.bounding_box() for button in buttons.all()] == before


@pytest.mark.parametrize("local", [True, False])
def test_what_leads_to_this_copy_alone_is_called_so(page: Page, local: bool) -> None:
    dialog = Dialog(page, local=local).open()
    expect(dialog.root.get_by_text("no public address")).to_have_count(int(local))


def test_where_there_is_no_public_address_it_leads_to_this_copy(page: Page, address: str) -> None:
    dialog = Dialog(page, local=True).open()
    newest, exact = f"{address}/s/{ID}/index.html", f"{address}/s/{ID}/{VERSION}/index.html"
    assert link_in(dialog.copy("live")["text/html"]) == (newest, dialog.words)
    dialog.root.get_by_role("radio").last.check()
    assert dialog.shown("plain").endswith(f" {exact}")


@pytest.mark.parametrize(
    ("site", "local"), [("https://handbook.anytown.example/", False), ("http://127.0.0.1:8000/", True)]
)
def test_a_link_says_whether_it_leads_to_this_computer_alone(site: str, local: bool) -> None:
    html = render_permalink(Permalink("Own up", "../s/own-up/", f"{site}s/own-up/", "", ""))
    assert ("data-local" in html) is local


def test_a_link_says_its_version_where_the_offline_worker_looks_for_it() -> None:
    html = render_permalink(Permalink("Own up", "../s/own-up/", "https://a.example/s/own-up/", VERSION, WORDS))
    assert f'/s/own-up{CITED}{VERSION}"' in html
