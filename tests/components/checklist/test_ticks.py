"""Ticks: counted, timed, kept, and the same in every tab."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.components.checklist.conftest import KEY, LATER, NOON, Open, Sheet
from tests.support.some import some


def test_a_tick_is_counted_timed_and_kept(open_sheet: Open) -> None:
    sheet = open_sheet()
    expect(sheet.progress).to_contain_text("0 of 3")
    assert sheet.stored == {}
    sheet.box("capture").check()
    expect(sheet.progress).to_contain_text("1 of 3")
    assert sheet.root.locator("progress").evaluate("bar => [bar.value, bar.max]") == [1, 3]
    assert sheet.stored == {sheet.copies[0]: {"capture": NOON}}
    sheet.page.reload()
    assert sheet.ticked == ["capture"]
    expect(sheet.root.locator("time")).to_have_attribute("datetime", NOON)
    expect(sheet.box("capture")).to_have_accessible_description(re.compile("12.00 pm"))


def test_taking_a_tick_off_takes_its_time_off(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.box("constructor").check()
    expect(sheet.root.locator("time")).to_have_text("Done 12.00 pm")
    sheet.box("constructor").uncheck()
    expect(sheet.root.locator("time")).to_have_count(0)
    assert sheet.stored == {sheet.copies[0]: {}}


def test_a_tick_of_another_day_shows_its_day(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.box("tell").check()
    sheet.page.context.clock.set_fixed_time("2026-11-23T09:05:00Z")
    sheet.page.reload()
    expect(sheet.root.locator("time")).to_have_text("Done 22 Nov 2026")
    sheet.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(sheet.root.locator("time")).to_have_text("Done 22 November 2026, 12.00 pm")
    sheet.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(sheet.root.locator("time")).to_have_text("Done 22 Nov 2026")


def test_the_musts_still_to_do_are_counted(open_sheet: Open) -> None:
    sheet = open_sheet()
    expect(sheet.progress).to_contain_text("2 must")
    sheet.box("tell").check()
    expect(sheet.progress).to_contain_text("1 must")
    sheet.box("capture").check()
    expect(sheet.progress).not_to_contain_text("must")


def test_two_checklists_of_a_page_are_counted_apart(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.box("tell").check()
    other = sheet.page.locator("hb-checklist[data-id=more]")
    expect(other.locator("[role=status]").first).to_contain_text("0 of 1")
    other.locator("input[type=checkbox]").check()
    sheet.page.reload()
    expect(other.locator("[role=status]").first).to_contain_text("1 of 1")
    expect(sheet.progress).to_contain_text("1 of 3")


def test_two_tabs_join_their_ticks(open_sheet: Open) -> None:
    one = open_sheet()
    two = open_sheet(tab=one.page.context.new_page())
    one.box("capture").check()
    expect(two.box("capture")).to_be_checked()
    two.box("tell").check()
    expect(one.box("tell")).to_be_checked()
    one.box("capture").uncheck()
    expect(two.box("capture")).not_to_be_checked()
    assert one.stored == {one.copies[0]: {"tell": NOON}}
    assert one.copies == two.copies


def deaf(page: Page) -> Page:
    """Return a tab that is never told what other tabs store."""
    tab = page.context.new_page()
    tab.add_init_script("addEventListener('storage', event => event.stopImmediatePropagation(), true)")
    return tab


def test_a_tab_that_heard_of_nothing_overwrites_nothing(open_sheet: Open) -> None:
    one = open_sheet()
    two = open_sheet(tab=deaf(one.page))
    one.box("capture").check()
    one.heard_by(two)
    two.box("tell").check()
    assert two.ticked == ["capture", "tell"]
    two.heard_by(one)
    one.box("capture").uncheck()
    one.heard_by(two)
    two.box("constructor").check()
    two.heard_by(one)
    assert one.stored == {one.copies[0]: {"tell": NOON, "constructor": NOON}}


def test_a_tick_that_another_tab_wrote_over_is_kept_again(open_sheet: Open) -> None:
    one = open_sheet()
    one.box("capture").check()
    before = one.page.evaluate("key => localStorage[key]", KEY)
    one.box("tell").check()
    late = deaf(one.page)
    late.goto("steps/")
    one.heard_by(Sheet(late, late.locator("hb-checklist").first))
    late.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, before])
    one.page.wait_for_function("key => localStorage[key].includes('tell\":[1')", arg=KEY)
    assert one.ticked == ["capture", "tell"]


def test_a_page_that_comes_back_shows_what_is_kept(open_sheet: Open) -> None:
    one = open_sheet()
    one.box("capture").check()
    two = open_sheet(tab=deaf(one.page))
    one.box("capture").uncheck()
    one.box("tell").check()
    one.heard_by(two)
    two.box("constructor").evaluate("box => box.checked = true")
    assert two.ticked == ["capture", "constructor"]
    two.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert two.ticked == ["tell"]


EARLY = """new MutationObserver(() => {
  const box = document.querySelector('[id$="--tell"]');
  if (box && !self.early) box.checked = self.early = true;
}).observe(document, { childList: true, subtree: true })"""


def test_what_is_ticked_before_the_script_comes_is_kept(page: Page, open_sheet: Open) -> None:
    page.add_init_script(EARLY)
    sheet = open_sheet()
    assert sheet.ticked == ["tell"]
    assert sheet.stored == {sheet.copies[0]: {"tell": NOON}}


def test_what_is_ticked_again_before_the_script_comes_keeps_its_time(page: Page, open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.box("tell").check()
    page.add_init_script(EARLY)
    page.context.clock.set_fixed_time(LATER)
    page.reload()
    assert sheet.ticked == ["tell"]
    assert sheet.stored == {sheet.copies[0]: {"tell": NOON}}


def test_being_moved_in_the_page_changes_nothing(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.root.evaluate("root => document.body.append(root)")
    assert sheet.root.locator("progress").count() == 1
    sheet.box("tell").check()
    expect(sheet.progress).to_contain_text("1 of 3")


def test_every_checklist_of_the_handbook_is_enhanced(page: Page) -> None:
    page.goto("part-5-when-things-go-wrong/")
    assert page.locator("hb-checklist").count() >= 4
    for root in some(page.locator("hb-checklist")):
        root.locator("input[type=checkbox]").first.check()
        expect(root.locator("progress")).to_have_js_property("value", 1)


def test_without_javascript_a_list_can_be_ticked_and_nothing_is_dead(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=address + "/", java_script_enabled=False)
    page = context.new_page()
    page.goto("part-5-when-things-go-wrong/")
    for root in some(page.locator("hb-checklist")):
        box = root.get_by_role("checkbox").first
        box.check()
        expect(box).to_be_checked()
        assert root.locator("button, select, progress, output, [role=status]").count() == 0
    context.close()


def test_a_step_may_have_any_id(open_sheet: Open) -> None:
    ids = [
        "before",
        "after",
        "copy",
        "count",
        "name",
        "error",
        "autocomplete",
        "children",
        "why",
        "capture",
        "capture-why",
    ]
    sheet = open_sheet({id: {"text": f"Step {id}", "why": "Why."} for id in ids})
    for id in ids:
        sheet.root.locator(f"label[for='checklist-steps--{id}']").click()
    assert sheet.ticked == ids
    all_ids = sheet.page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(set(all_ids)) == len(all_ids)
