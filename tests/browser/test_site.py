"""The handbook as a person meets it in a browser."""

from __future__ import annotations

from playwright.sync_api import Page


def test_home_opens(page: Page) -> None:
    page.goto("")
    assert page.locator("h1").count() == 1
