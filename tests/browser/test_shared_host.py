"""What a browser keeps for a handbook that shares its host with other websites, and for one that does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.support.serving import serve
from tests.support.some import some
from tests.support.steps import open_step

KEYS = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]"
TOLD = "Other websites on"


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a host with two handbooks, each below a path."""
    folder = tmp_path_factory.mktemp("host")
    for name in ("one", "two"):
        (folder / name).symlink_to(site)
    with serve(folder) as address:
        yield address


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(service_workers="block")
    yield context
    context.close()


def record(reader: BrowserContext, address: str) -> Page:
    """Open the record of mistakes of a handbook, with the colours changed on the way."""
    page = reader.new_page()
    page.goto(f"{address}/put-it-right/")
    page.evaluate("document.querySelector('hb-theme button').click()")
    open_step(page, "keep-it")
    return page


def test_two_handbooks_on_one_host_keep_their_own(reader: BrowserContext, host: str) -> None:
    one = record(reader, f"{host}/one")
    one.locator("[name=wrong]").fill("The wrong road.")
    expect(one.locator("hb-incident").get_by_text(TOLD)).to_be_visible()
    assert all(key.endswith("/one/") for key in some(one.evaluate(KEYS)))
    two = record(reader, f"{host}/two")
    expect(two.locator("[name=wrong]")).to_have_value("")
    assert {key.rpartition("/two")[1] for key in some(two.evaluate("Object.keys(sessionStorage)"))} == {"/two"}
    one.reload()
    expect(one.locator("[name=wrong]")).to_have_value("The wrong road.")
    assert one.evaluate("document.documentElement.dataset.theme") == "dark"


def test_a_checklist_says_so_too(reader: BrowserContext, host: str) -> None:
    page = reader.new_page()
    page.goto(f"{host}/one/part-5-when-things-go-wrong/")
    page.locator("hb-checklist input").first.check()
    expect(page.locator("hb-checklist").first.get_by_text(TOLD)).to_be_visible()
    assert all(key.endswith("/one/") for key in some(page.evaluate(KEYS)))


def test_a_handbook_that_has_its_host_to_itself_says_nothing_of_others(reader: BrowserContext, address: str) -> None:
    page = record(reader, address)
    page.locator("[name=wrong]").fill("The wrong road.")
    expect(page.locator("hb-incident").get_by_text("Nothing is sent to us.")).to_be_visible()
    expect(page.get_by_text(TOLD)).to_have_count(0)
    assert not [key for key in some(page.evaluate(KEYS)) if "/" in key]
