"""A correction example as a person works through it, by keyboard alone and without JavaScript."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

PART = "part-5-when-things-go-wrong/"
CHOICE = "hb-correction details.hb-choice:has(details.hb-changes)"
FOCUSED = "document.activeElement"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on an element; it has to come within a hundred steps."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate(f"selector => {FOCUSED}.matches(selector)", selector):
            return
    raise AssertionError(f"the keyboard does not reach {selector}")


def test_an_example_is_worked_through_by_keyboard(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(PART)
    choice = page.locator(CHOICE).first
    id = choice.get_attribute("id")
    summary = choice.locator("summary").first
    expect(choice.locator(".hb-verdict")).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(choice.locator(".hb-verdict")).to_be_visible()
    tab_to(page, f"#{id} .hb-changes summary")
    page.keyboard.press("Enter")
    expect(choice.locator("ins").first).to_be_visible()
    tab_to(page, f"#{id} hb-copy button")
    page.keyboard.press("Space")
    expect(choice.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    tab_to(page, f"#{id} .hb-back a")
    page.keyboard.press("Enter")
    expect(choice.locator(".hb-verdict")).to_be_hidden()
    expect(summary).to_be_focused()


def test_an_example_needs_no_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PART}")
    choice = page.locator(CHOICE).first
    choice.locator("summary").first.click()
    expect(choice.locator(".hb-verdict")).to_be_visible()
    choice.locator(".hb-changes summary").first.click()
    expect(choice.locator("ins").first).to_be_visible()
    assert page.locator("hb-correction button").count() == 0
    context.close()
