"""A list that has changed since the copy was started."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.components.checklist.conftest import ITEMS, NOON, Open, Sheet


def test_a_list_that_has_changed_says_how(sheet: Sheet, open_sheet: Open) -> None:
    sheet.picker.select_option("Mill Road")
    changed = {
        "capture": {"text": "Keep two copies", "must": True, "who": "The poster"},
        "constructor": ITEMS["constructor"],
        "new": {"text": "Write it down"},
    }
    sheet = open_sheet(items=changed)
    said = sheet.root.get_by_role("note")
    expect(said.locator("li")).to_have_count(3)
    for words in ("Write it down", "Tell somebody", "Keep two copies", "Keep a copy"):
        expect(said).to_contain_text(words)
    assert sheet.ticked == ["capture"]
    sheet.button("Continue").click()
    expect(said).to_have_count(0)
    expect(sheet.box("capture")).to_be_focused()
    sheet.page.reload()
    expect(said).to_have_count(0)
    sheet.picker.select_option("School fair")
    expect(said.locator("li")).to_have_count(3)


def test_the_tick_of_an_item_taken_out_is_kept(sheet: Sheet, open_sheet: Open) -> None:
    sheet.picker.select_option("Mill Road")
    shorter = {id: item for id, item in ITEMS.items() if id != "capture"}
    sheet = open_sheet(items=shorter)
    expect(sheet.progress).to_contain_text("0 of 2")
    sheet.button("Continue").click()
    assert sheet.stored["Mill Road"] == {"capture": NOON}
    sheet = open_sheet()
    expect(sheet.root.get_by_role("note").locator("li")).to_have_count(1)
    assert sheet.ticked == ["capture"]
