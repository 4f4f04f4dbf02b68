"""A key in a list of sheets or records does not bring another one before it is chosen."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def test_a_key_opens_the_list_and_brings_nothing(page: Page) -> None:
    page.goto("part-5-when-things-go-wrong/")
    picker = page.locator(".hb-picker").first
    for name in ("Mill Road", "School fair"):
        picker.get_by_role("button").last.click()
        picker.locator("input").fill(name)
        page.keyboard.press("Enter")
        page.keyboard.press("Space")
    select = picker.locator("select")
    chosen = select.input_value()
    select.focus()
    for key in ("ArrowUp", "Home", "M"):
        page.keyboard.press(key)
        assert select.input_value() == chosen
    page.keyboard.press("Enter")
    expect(select).not_to_have_value(chosen)
    expect(picker.get_by_role("status")).to_contain_text("Mill Road")
