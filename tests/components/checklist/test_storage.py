"""Storage that is off, full, damaged, newer than the page or emptied: what was ticked in the visit is never lost."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.components.checklist.conftest import KEY, NOON, Open, Sheet

OFF = "Storage.prototype.{} = () => {{ throw new DOMException('off', 'SecurityError') }}"
NONE = "Object.defineProperty(self, '{}', {{ get() {{ throw new DOMException('off', 'SecurityError') }} }})"
FULL = """
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    if (!self.room) throw new DOMException('full', 'QuotaExceededError');
    setItem.call(this, key, value);
  }
"""


def note(sheet: Sheet) -> str:
    return sheet.root.locator(".hb-saved").inner_text()


def put(sheet: Sheet, value: str) -> None:
    sheet.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])


def aside(sheet: Sheet) -> list[str]:
    """Return what is stored beside the copies."""
    every: dict[str, str] = sheet.page.evaluate("({ ...localStorage })")
    return [value for key, value in every.items() if key.startswith(KEY) and key != KEY]


@pytest.mark.parametrize(
    "broken",
    [OFF.format("getItem"), OFF.format("setItem"), NONE.format("localStorage"), NONE.format("sessionStorage"), FULL],
)
def test_without_storage_everything_works_for_the_visit(page: Page, open_sheet: Open, broken: str) -> None:
    page.add_init_script(broken)
    sheet = open_sheet()
    sheet.start("Mill Road")
    sheet.box("capture").check()
    sheet.start("School fair")
    sheet.box("tell").check()
    sheet.picker.select_option("Mill Road")
    assert sheet.ticked == ["capture"]
    sheet.button("Reset").click()
    sheet.button("Undo").click()
    assert sheet.ticked == ["capture"]
    if "'sessionStorage'" not in broken:
        expect(sheet.progress).to_contain_text("not saved")


def test_the_note_says_whether_ticks_are_kept(page: Page, open_sheet: Open) -> None:
    page.add_init_script(FULL)
    sheet = open_sheet()
    kept = note(sheet)
    sheet.box("capture").check()
    assert note(sheet) != kept
    expect(sheet.progress).to_contain_text("not saved")
    page.evaluate("self.room = true")
    sheet.box("tell").check()
    assert note(sheet) == kept
    expect(sheet.progress).not_to_contain_text("not saved")
    assert sheet.stored == {sheet.copies[0]: {"capture": NOON, "tell": NOON}}


def test_really_full_storage_is_survived(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.box("capture").check()
    before = sheet.stored
    sheet.page.evaluate(
        """() => {
          for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2)) {
            try { for (let i = 0; ; i++) localStorage.setItem(`fill-${size}-${i}`, 'x'.repeat(size)); } catch {}
          }
        }"""
    )
    sheet.start("A name that is longer than the room that is left")
    sheet.box("tell").check()
    expect(sheet.progress).to_contain_text("not saved")
    assert sheet.stored == before
    sheet.page.evaluate(
        "Object.keys(localStorage).forEach(key => key.startsWith('fill') && localStorage.removeItem(key))"
    )
    sheet.box("constructor").check()
    assert list(sheet.stored.values()) == [{"capture": NOON}, {"tell": NOON, "constructor": NOON}]


COPY = {
    "gone": [1, ""],
    "made": [1, NOON],
    "name": [1, "Mill Road"],
    "list": [1, {"tell": {"text": "Tell somebody", "must": True, "who": ""}}],
    "ticks": {"tell": [1, NOON]},
}


DAMAGED = [
    "",
    "{",
    "null",
    "[]",
    "7",
    '"text"',
    "{}",
    '{"version": 1}',
    '{"version": 1, "copies": []}',
    '{"version": 1, "copies": {"a": null}}',
    *(
        json.dumps({"version": 1, "copies": {"a": COPY | part}})
        for part in (
            {"gone": 1},
            {"name": [1, None]},
            {"name": ["1", "Mill Road"]},
            {"made": [1, "yesterday"]},
            {"list": [1, {"tell": "Tell somebody"}]},
            {"list": [1, []]},
            {"ticks": {"tell": NOON}},
            {"ticks": {"tell": [1, "yes"]}},
        )
    ),
]


def test_what_cannot_be_read_is_set_aside(open_sheet: Open) -> None:
    sheet = open_sheet()
    kept = note(sheet)
    for damaged in DAMAGED:
        sheet.page.evaluate("localStorage.clear()")
        put(sheet, damaged)
        sheet.page.reload()
        assert sheet.ticked == [], damaged
        assert note(sheet) != kept, damaged
        assert aside(sheet) == [damaged]
    sheet.box("tell").check()
    sheet.page.reload()
    assert sheet.ticked == ["tell"]
    assert aside(sheet) == [damaged]
    assert note(sheet) == kept


def test_damage_during_the_visit_loses_nothing(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.box("capture").check()
    put(sheet, "damaged")
    sheet.box("tell").check()
    assert sheet.stored == {sheet.copies[0]: {"capture": NOON, "tell": NOON}}
    assert aside(sheet) == ["damaged"]


def test_a_newer_version_is_left_alone(open_sheet: Open) -> None:
    sheet = open_sheet()
    newer = '{"version": 2, "unheard": "of"}'
    put(sheet, newer)
    sheet.page.reload()
    sheet.box("tell").check()
    expect(sheet.progress).to_contain_text("1 of 3")
    expect(sheet.progress).to_contain_text("not saved")
    assert sheet.page.evaluate("key => localStorage[key]", KEY) == newer
    assert aside(sheet) == []


def test_emptied_storage_stays_empty_until_the_next_tick(open_sheet: Open) -> None:
    sheet = open_sheet()
    sheet.box("capture").check()
    other = open_sheet(tab=sheet.page.context.new_page())
    other.page.evaluate("localStorage.clear()")
    sheet.page.wait_for_function("localStorage.length === 0")
    sheet.page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow'))")
    assert sheet.stored == {}
    assert sheet.ticked == ["capture"]
    sheet.box("tell").check()
    assert list(sheet.stored.values()) == [{"capture": NOON, "tell": NOON}]


def test_nothing_is_stored_before_there_is_something_to_keep(open_sheet: Open) -> None:
    sheet = open_sheet()
    assert sheet.page.evaluate("localStorage.length + sessionStorage.length") == 0
