"""Several copies of a checklist: names, reset, deletion, each with a way back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.components.checklist.conftest import LATER, NOON, Open, Sheet

LATER_STILL = "2026-11-22T12:20:00Z"


def test_copies_keep_their_ticks_apart(sheet: Sheet) -> None:
    assert sheet.ticked == []
    sheet.box("tell").check()
    assert sheet.stored == {"Mill Road": {"capture": NOON}, "School fair": {"tell": LATER}}
    sheet.picker.select_option("Mill Road")
    assert sheet.ticked == ["capture"]
    expect(sheet.progress).to_contain_text("1 of 3")
    sheet.page.reload()
    assert sheet.ticked == ["capture"]
    expect(sheet.picker.locator("option:checked")).to_have_text("Mill Road")


def test_each_tab_shows_its_own_copy(sheet: Sheet, open_sheet: Open) -> None:
    sheet.box("tell").check()
    other = open_sheet(tab=sheet.page.context.new_page())
    assert other.ticked == ["tell"], "a new tab shows the copy that was ticked last"
    other.picker.select_option("Mill Road")
    sheet.box("constructor").check()
    assert other.ticked == ["capture"]
    other.page.reload()
    assert other.ticked == ["capture"]
    assert sheet.ticked == ["tell", "constructor"]


def test_the_name_stands_above_the_list_when_there_are_several(sheet: Sheet) -> None:
    expect(sheet.progress).to_contain_text("School fair")
    sheet.button("Delete").click()
    expect(sheet.progress).not_to_contain_text("Mill Road")


def test_a_copy_is_renamed(sheet: Sheet) -> None:
    sheet.button("Rename").click()
    name = sheet.root.get_by_role("textbox")
    expect(name).to_be_focused()
    expect(name).to_have_value("School fair")
    sheet.page.keyboard.type("  Church\tfair ")
    sheet.page.keyboard.press("Enter")
    expect(sheet.button("Rename")).to_be_focused()
    assert sheet.copies == ["Mill Road", "Church fair"]


@pytest.mark.parametrize("name", ["", "   ", "mill road"])
def test_a_name_that_is_empty_or_taken_is_refused(sheet: Sheet, name: str) -> None:
    sheet.page.context.clock.set_fixed_time(LATER_STILL)
    sheet.start(name)
    field = sheet.root.get_by_role("textbox")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(sheet.root.get_by_role("alert")).not_to_be_empty()
    field.fill("Mill Road, second time")
    sheet.page.keyboard.press("Enter")
    expect(sheet.root.get_by_role("alert")).to_have_count(0)
    assert sheet.copies == ["Mill Road", "School fair", "Mill Road, second time"]


def test_naming_is_left_without_a_change(sheet: Sheet) -> None:
    sheet.start("")
    sheet.page.keyboard.press("Escape")
    expect(sheet.button("New sheet")).to_be_focused()
    sheet.button("Rename").click()
    sheet.button("Cancel").click()
    expect(sheet.button("Rename")).to_be_focused()
    assert sheet.copies == ["Mill Road", "School fair"]


def test_a_copy_may_keep_its_own_name(sheet: Sheet) -> None:
    sheet.button("Rename").click()
    sheet.root.get_by_role("textbox").fill("SCHOOL FAIR")
    sheet.page.keyboard.press("Enter")
    assert sheet.copies == ["Mill Road", "SCHOOL FAIR"]


def test_reset_is_undone_with_the_times(sheet: Sheet) -> None:
    sheet.picker.select_option("Mill Road")
    sheet.button("Reset").click()
    assert sheet.ticked == []
    assert sheet.stored["Mill Road"] == {}
    expect(sheet.button("Undo")).to_be_focused()
    sheet.page.keyboard.press("Enter")
    assert sheet.ticked == ["capture"]
    assert sheet.stored["Mill Road"] == {"capture": NOON}
    expect(sheet.button("Reset")).to_be_focused()
    expect(sheet.button("Undo")).to_have_count(0)


def test_reset_reaches_other_tabs_and_undo_spares_what_they_ticked(sheet: Sheet, open_sheet: Open) -> None:
    sheet.box("capture").check()
    other = open_sheet(tab=sheet.page.context.new_page())
    other.picker.select_option("School fair")
    sheet.button("Reset").click()
    expect(other.box("capture")).not_to_be_checked()
    sheet.page.context.clock.set_fixed_time(LATER_STILL)
    other.box("capture").check()
    other.box("tell").check()
    expect(sheet.box("tell")).to_be_checked()
    sheet.button("Undo").click()
    assert sheet.stored["School fair"] == {"capture": LATER_STILL, "tell": LATER_STILL}


def test_undo_is_offered_until_something_else_is_said(sheet: Sheet) -> None:
    sheet.box("tell").check()
    sheet.button("Reset").click()
    sheet.box("constructor").focus()
    sheet.page.keyboard.press("Space")
    expect(sheet.button("Undo")).to_have_count(1)
    expect(sheet.box("constructor")).to_be_focused()
    sheet.button("Undo").click()
    expect(sheet.box("tell")).to_be_checked()
    expect(sheet.box("constructor")).to_be_checked()
    expect(sheet.button("Undo")).to_have_count(0)


def test_a_deleted_copy_comes_back(sheet: Sheet, open_sheet: Open) -> None:
    sheet.picker.select_option("Mill Road")
    other = open_sheet(tab=sheet.page.context.new_page())
    sheet.button("Delete").click()
    assert sheet.copies == ["School fair"]
    expect(other.picker.locator("option")).to_have_text(["School fair"])
    sheet.button("Undo").click()
    assert sheet.ticked == ["capture"]
    expect(other.picker.locator("option")).to_have_text(["Mill Road", "School fair"])
    assert sheet.stored == {"Mill Road": {"capture": NOON}, "School fair": {}}


def test_nothing_is_left_of_a_deleted_copy(sheet: Sheet) -> None:
    for _ in range(2):
        sheet.button("Delete").click()
    expect(sheet.button("Delete")).to_have_count(0)
    assert sheet.stored == {}
    kept = sheet.page.evaluate("JSON.stringify({ ...localStorage })")
    assert "Mill" not in kept
    assert "School" not in kept
    sheet.box("tell").check()
    assert list(sheet.stored.values()) == [{"tell": LATER}]


def test_a_tick_is_not_put_into_another_copy(sheet: Sheet, open_sheet: Open) -> None:
    other = open_sheet(tab=sheet.page.context.new_page())
    other.picker.select_option("School fair")
    sheet.picker.select_option("School fair")
    sheet.button("Delete this sheet").click()
    expect(other.root.get_by_role("status").last).to_contain_text("Mill Road")
    assert other.copies == ["Mill Road"]


def test_a_tick_for_a_copy_that_has_just_gone_is_not_made(sheet: Sheet, open_sheet: Open) -> None:
    tab = sheet.page.context.new_page()
    tab.add_init_script("addEventListener('storage', event => event.stopImmediatePropagation())")
    other = open_sheet(tab=tab)
    other.picker.select_option("School fair")
    sheet.picker.select_option("School fair")
    before = sheet.stored["Mill Road"]
    sheet.button("Delete this sheet").click()
    sheet.heard_by(other)
    other.box("tell").click()
    expect(other.root.get_by_role("status").last).to_contain_text("Mill Road")
    assert other.stored == {"Mill Road": before}
