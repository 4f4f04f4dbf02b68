"""What a person does with the frame of the pages: search, colours, sections, copying, folding and printing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import search_index
from tests.support.some import some

PART = "part-5-when-things-go-wrong/"
EXAMPLE = "#correction-road-closure"
DARK = "matchMedia('(prefers-color-scheme: dark)').matches"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def wide(page: Page) -> Page:
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    context = browser.new_context(base_url=address + "/", java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_skip_link_comes_first_and_leads_to_the_text(page: Page) -> None:
    for path in ("", PART, "about/", "404.html"):
        page.goto(path)
        page.keyboard.press("Tab")
        expect(page.locator(".hb-skip")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_be_focused()


def test_icons_are_drawn(page: Page) -> None:
    page.goto(PART)
    icons = page.locator("hb-checklist button svg.hb-i")
    expect(icons.first).to_be_visible()
    drawn = icons.evaluate_all(
        """icons => icons.map(icon => {
          const { width, height } = icon.querySelector("path")?.getBBox?.() ?? { width: 0, height: 0 };
          return icon instanceof SVGSVGElement && width > 0 && height > 0;
        })"""
    )
    assert drawn
    assert all(drawn)


def test_the_choice_of_colours_is_kept_until_it_is_undone(wide: Page) -> None:
    wide.goto("")
    button = wide.get_by_role("button", name="Dark colours")
    light = wide.evaluate(BACKGROUND)
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert wide.evaluate(BACKGROUND) != light
    wide.goto(PART)
    assert wide.evaluate(BACKGROUND) != light
    button.click()
    assert wide.evaluate(BACKGROUND) == light
    assert wide.evaluate("localStorage.getItem('__theme')") is None


def test_dark_colours_need_no_script(plain: Page) -> None:
    plain.goto("")
    light = plain.evaluate(BACKGROUND)
    plain.emulate_media(color_scheme="dark")
    assert plain.evaluate(DARK)
    assert plain.evaluate(BACKGROUND) != light


def test_the_drawer_works_by_keyboard(page: Page) -> None:
    page.goto(PART)
    menu = page.locator(".hb-header .hb-menu")
    menu.focus()
    page.keyboard.press("Enter")
    drawer = page.locator("#nav")
    expect(drawer).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#nav').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    drawer.locator("a[href^='#']").first.click()
    expect(drawer).to_be_hidden()
    assert "#" in page.url


def test_the_list_of_sections_shows_where_the_reader_is(wide: Page) -> None:
    wide.goto(PART)
    expect(wide.locator("#nav [aria-current=page]")).to_have_count(1)
    wide.goto(f"{PART}#make-amends")
    expect(wide.locator("#nav [aria-current=true]")).to_have_attribute("href", "#make-amends")


def test_an_example_needs_no_script(plain: Page) -> None:
    plain.goto(PART)
    choice = plain.locator(f"{EXAMPLE}--correct")
    expect(choice.locator(".hb-verdict")).to_be_hidden()
    choice.locator("summary").first.click()
    expect(choice.locator(".hb-verdict")).to_be_visible()


def test_the_filter_of_examples_needs_no_script(plain: Page) -> None:
    plain.goto("examples/")
    rows = plain.locator("[data-kind]")
    for choice in some(plain.locator(".hb-filter input")):
        choice.check()
        kind = choice.get_attribute("value")
        shown = {row.get_attribute("data-kind") for row in rows.all() if row.is_visible()}
        assert shown == {kind} or (kind == "all" and rows.count() == rows.filter(visible=True).count())


WHERE = "labels => labels.map((label) => Object.values(label.getBoundingClientRect().toJSON()))"


@pytest.mark.parametrize("path", ["register/", pytest.param("changes/", marks=pytest.mark.original), "practise/"])
def test_no_choice_moves_another(page: Page, path: str) -> None:
    page.goto(path)
    for group in some(page.locator(".hb-filter").filter(visible=True)):
        labels = group.locator("label")
        group.scroll_into_view_if_needed()
        places = labels.evaluate_all(WHERE)
        for label in some(labels):
            label.click()
            assert labels.evaluate_all(WHERE) == places


def test_a_button_that_needs_javascript_leaves_no_gap(plain: Page) -> None:
    plain.goto(f"{PART}{EXAMPLE}--correct")
    plain.locator(f"{EXAMPLE}--correct summary").first.click()
    gap = plain.locator(f"{EXAMPLE}--correct .hb-words").evaluate("""box => {
      const [outer, inner] = [box, box.querySelector("p")].map((e) => e.getBoundingClientRect().bottom);
      return outer - inner - parseFloat(getComputedStyle(box).paddingBottom);
    }""")
    expect(plain.locator("hb-copy").filter(visible=True)).to_have_count(0)
    assert gap < 2


def test_one_choice_is_open_at_a_time_and_leads_back(page: Page) -> None:
    page.goto(PART)
    choices = page.locator(f"{EXAMPLE}--choices + [role=group] > details")
    for choice in some(choices):
        choice.locator("summary").first.click()
        expect(choice.locator("summary").first).to_be_in_viewport()
        assert choices.evaluate_all("all => all.filter(e => e.open).length") == 1
    last = choices.last
    last.locator(".hb-back a").click()
    expect(last.locator(".hb-verdict")).to_be_hidden()
    expect(last.locator("summary").first).to_be_focused()
    expect(last.locator("summary").first).to_be_in_viewport()


def test_an_address_opens_what_it_leads_into(page: Page) -> None:
    page.goto(f"{PART}{EXAMPLE}--correct--words")
    expect(page.locator(f"{EXAMPLE}--correct--words")).to_be_in_viewport()


def test_everything_in_focus_has_a_ring(page: Page) -> None:
    page.goto(f"{PART}{EXAMPLE}--correct")
    page.keyboard.press("Tab")
    without = page.evaluate("""() => [...document.querySelectorAll("a[href], button, summary, input, select")]
      .filter((e) => e.checkVisibility({ contentVisibilityAuto: true }))
      .filter((e) => (e.focus(), document.activeElement === e && getComputedStyle(e).outlineStyle !== "solid"))
      .map((e) => e.outerHTML.slice(0, 100))""")
    assert not without


def test_on_paper_everything_is_open(page: Page) -> None:
    page.goto(PART)
    page.emulate_media(media="print")
    for verdict in some(page.locator(".hb-verdict")):
        expect(verdict).to_be_visible()
    expect(page.locator(".hb-changes > summary > :first-child").filter(visible=True)).to_have_count(0)
    for control in ("button", "#nav", ".hb-inpart", "hb-search", ".hb-strip"):
        expect(page.locator(control).filter(visible=True)).to_have_count(0)
    expect(page.locator(".hb-footer .hb-printonly")).to_contain_text("copy without a public address")


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_shows_the_first_steps_of_a_checklist_at_once(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{PART}#checklist-first-ten-minutes")
    boxes = page.locator("hb-checklist").first.get_by_role("checkbox")
    for box in some(boxes)[:2]:
        expect(box).to_be_in_viewport(ratio=1)


def test_the_link_of_a_heading_is_no_part_of_its_title(page: Page, site: Path) -> None:
    page.goto(PART)
    for heading in some(page.locator("article :is(h2, h3):not(.hb-words-used *)")):
        expect(heading.locator("a, button")).to_have_count(0)
        expect(heading.locator("+ .headerlink")).to_have_count(1)
    expect(page.locator("#nav")).not_to_contain_text("§")
    titles = search_index.read(site)["fields"]["title"]
    assert not [title for title in titles if "§" in title]


@pytest.mark.parametrize("fragment", ["50%", "%E0%A4%A", "--", ""])
def test_an_odd_address_stops_nothing(page: Page, fragment: str) -> None:
    page.goto(f"{PART}#{fragment}")
    expect(page.locator("hb-checklist progress")).to_have_count(page.locator("hb-checklist").count())
    expect(page.locator("hb-copy button")).to_have_count(page.locator("hb-copy").count())


def test_without_a_script_too_the_header_on_paper_is_the_name_alone(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=f"{address}/", java_script_enabled=False, service_workers="block")
    page = context.new_page()
    page.goto("about/")
    links = page.locator(".hb-header a:visible")
    on_screen = links.count()
    page.emulate_media(media="print")
    assert 1 == links.count() < on_screen
    context.close()
