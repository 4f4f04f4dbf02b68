"""The handbook in a folder: on a file share, a USB stick or an unpacked preview, with no server to find a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

PART = "part-5-when-things-go-wrong"
ID = "make-amends"
LEFT = "net::ERR_ABORTED"  # a page was left before a file of it had come, as one that leads on at once may be


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in which nothing may fail."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: errors.append(request.url) if request.failure != LEFT else None)
    yield page
    context.close()
    assert not errors


def leads(file: Path, selector: str) -> bool:
    return bool(BeautifulSoup(file.read_text("utf-8"), "html.parser").select(selector))


def test_a_reader_finds_the_way_through_the_handbook(page: Page, site: Path) -> None:
    folder = site.as_uri()

    def arrives(path: str) -> None:
        expect(page).to_have_url(f"{folder}/{path}")
        expect(page.locator("h1#main")).to_be_visible()  # and no "Index of"

    page.goto(f"{folder}/index.html")
    page.locator(f"article a[href^='{PART}/']").first.click()
    arrives(f"{PART}/index.html")
    to_others = "article p a[href^='../part-'][href*='index.html#']"
    part = next(part for part in sorted(site.glob("part-*/index.html"), reverse=True) if leads(part, to_others))
    page.goto(part.as_uri())
    other = page.locator(to_others).first
    to = str(other.get_attribute("href")).removeprefix("../")
    other.click()
    arrives(to)
    expect(page.locator(":target")).to_be_in_viewport()
    page.go_back()
    arrives(part.relative_to(site).as_posix())
    page.goto(f"{folder}/{PART}/index.html")

    page.locator(f"[id='{ID}'] + .headerlink").click()  # a permanent address, which leads on at once
    arrives(f"{PART}/index.html#{ID}")
    page.locator(f":has(> [id='{ID}']) + button").click()
    cited = page.locator("#cite--live a")
    expect(cited).to_have_attribute("href", f"{folder}/s/{ID}/index.html")
    page.locator("dialog[open]").get_by_role("link", name="All versions").click()
    arrives(f"s/{ID}/history/index.html")

    page.get_by_role("button", name="Search the handbook").click()
    page.get_by_role("searchbox").fill("delete a post")
    result = page.locator(".hb-results a").first
    to = str(result.get_attribute("href"))
    result.click()
    expect(page).to_have_url(to)
    arrives(to.removeprefix(f"{folder}/"))

    page.locator("footer").get_by_role("link", name="register").click()
    arrives("register/index.html")
    page.locator(f"a[href='../s/{ID}/index.html']").click()
    arrives(f"{PART}/index.html#{ID}")
    page.go_back()
    arrives("register/index.html")
    page.locator(".hb-header__title").click()
    arrives("index.html")
