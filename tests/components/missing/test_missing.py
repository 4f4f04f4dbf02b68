"""The page in place of one that is not here, at any address, with and without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_accessibility import findings
from tests.support.handbook import real
from tests.support.some import some


@pytest.fixture
def id() -> str:
    """A section of two words or more."""
    return next(id for id, section in real().library.sections.items() if "-" in id and section.level > 1)


def lost(page: Page, path: str) -> None:
    answer = page.goto(path)
    assert answer
    assert answer.status == 404


def test_what_an_address_means_is_offered_and_led_to(browser: Browser, address: str, id: str) -> None:
    page = browser.new_page(base_url=f"{address}/")
    for path in (f"s/{id}/).", f"S/{id.upper()}/", f"s/{id.replace('-', '')}x/"):
        lost(page, path)
        link = page.locator("hb-missing a").first
        expect(link).to_have_attribute("href", f"{address}/s/{id}/index.html")
    link.click()
    expect(page.locator(f"[id='{id}']")).to_be_in_viewport()
    page.close()


def test_a_day_leads_to_the_version_that_was_in_force_on_it(browser: Browser, address: str, id: str) -> None:
    page = browser.new_page(base_url=f"{address}/")
    lost(page, f"s/{id}/2026-01-01/")
    expect(page.locator("hb-missing a")).to_have_attribute("href", f"{address}/s/{id}/history/index.html?on=2026-01-01")
    page.close()


def test_without_a_script_all_sections_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(base_url=f"{address}/", java_script_enabled=False)
    page = context.new_page()
    lost(page, "s/no-such-section/")
    expect(page.locator("hb-missing")).to_be_empty()
    page.locator("details#all summary").click()
    ids = {link.get_attribute("data-id") for link in some(page.locator("#all a"))}
    assert ids == real().library.sections.keys()
    for link in some(page.locator("article > ul a")):
        assert page.request.get(str(link.evaluate("link => link.href"))).ok
    context.close()


def test_it_has_no_violation(browser: Browser, address: str, id: str) -> None:
    context = browser.new_context(base_url=f"{address}/", bypass_csp=True, viewport={"width": 320, "height": 640})
    page = context.new_page()
    lost(page, f"s/{id}x/")
    expect(page.locator("hb-missing a").first).to_be_visible()
    assert findings(page) == []
    context.close()
