"""The steps of a tool page, as a test comes to them."""

from __future__ import annotations

from playwright.sync_api import Page


def open_step(page: Page, id: str) -> None:
    """Open the step whose heading has this id, unless it is open."""
    if page.locator(f"hb-step > h2#{id} + [hidden]").count():
        page.locator(f"hb-step > h2#{id} > button").click()
