"""A checklist without a mouse."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.components.checklist.conftest import NOON, Open


def test_everything_is_done_by_keyboard(open_sheet: Open) -> None:
    sheet = open_sheet()
    expect(sheet.progress).to_be_visible()
    press = sheet.page.keyboard.press

    def reach(name: str) -> None:
        focused = "(e => e.name || e.id || e.textContent)(document.activeElement)"
        for _ in range(20):
            press("Tab")
            if name in str(sheet.page.evaluate(focused)):
                return
        raise AssertionError(name)

    reach("capture")
    reach("copy")
    reach("New sheet")
    press("Enter")
    sheet.page.keyboard.type("By keyboard")
    press("Enter")
    expect(sheet.box("capture")).to_be_focused()
    reach("tell")
    press("Space")
    press("Enter")
    assert sheet.stored == {"By keyboard": {"tell": NOON}}
    reach("Reset")
    press("Space")
    press("Space")
    assert sheet.ticked == ["tell"]
    expect(sheet.button("Reset")).to_be_focused()
