"""What a person does with the register: choosing, finding, copying."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.output import bundler
from tests.support.changed_handbook import NEW, handbook, live, version
from tests.support.some import some
from tests.support.styles import styles


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with the real template, styles and scripts."""
    folder = tmp_path_factory.mktemp("register")
    small = handbook(folder, "{{ register() }}")
    live(small.library)
    kept = small.library.registers["own-up"]
    source = version(NEW, "source", "The Act was read again.")
    small.library.registers["own-up"] = replace(kept, versions=(*kept.versions, source))
    (folder / "handbook.css").write_bytes(styles("register"))
    (folder / "page.js").write_bytes(bundler.of_pages("js", [["register"]])[0]["register"].content)
    head = '<link rel="stylesheet" href="handbook.css"><script src="page.js" defer></script>'
    page = f'<!doctype html><html lang="en"><title>x</title>{head}<main class="md-typeset">{small.html("a.md")}</main>'
    (folder / "page.html").write_text(page)
    return folder / "page.html"


@pytest.fixture(params=[390, 1280])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def opened(browser: Browser, file: Path, width: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


def shown(page: Page) -> list[str]:
    """Return the ids of the sections that are to be seen, whose page is to be seen as well."""
    rows = page.locator("tr[data-is]").filter(visible=True)
    headless = page.locator("tbody:not(:has(tr[data-is]))").filter(visible=True)
    expect(headless).to_have_count(0)
    return [text.split("/")[1] for text in rows.locator("small").all_text_contents()]


def found(page: Page) -> Locator:
    return page.get_by_role("status").first


def test_choices_need_no_script(browser: Browser, file: Path, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(file.as_uri())
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    for radio in some(page.get_by_role("radio")):
        radio.check()
        value = radio.get_attribute("value")
        rows = page.locator("tr[data-is]")
        meant = rows if value == "all" else page.locator(f"tr[data-is~={value}]")
        assert rows.filter(visible=True).count() == meant.count()
        radio.locator("xpath=ancestor::fieldset").get_by_role("radio").first.check()
    page.locator("[value=withdrawn]").check()
    page.locator("[value=minor]").check()
    assert shown(page) == ["let-go"]
    context.close()


def test_words_find_sections(opened: Page) -> None:
    field = opened.get_by_role("searchbox")
    expect(found(opened)).to_have_text("7 of 7 sections")
    field.press_sequentially(" SORRY say")
    assert shown(opened) == ["say-sorry"]
    expect(found(opened)).to_have_text("1 of 7 sections")
    expect(opened.locator("tbody").filter(visible=True)).to_have_count(1)
    field.fill("come-in")
    assert shown(opened) == ["come-in"]
    field.fill("a list")
    assert shown(opened) == ["a-list"], "the words may be those of the page"
    field.fill("nothing has these words")
    assert shown(opened) == []
    field.fill("")
    assert len(shown(opened)) == 7


def test_words_and_choices_work_together(opened: Page) -> None:
    opened.get_by_role("searchbox").fill("let")
    opened.locator("[value=current]").check()
    assert shown(opened) == []
    expect(found(opened)).to_have_text("0 of 7 sections")
    opened.locator("[value=withdrawn]").check()
    assert shown(opened) == ["let-go"]
    expect(found(opened)).to_have_text("1 of 7 sections")


@pytest.fixture
def published(page: Page, built: str) -> Page:
    """The page of the handbook that shows the register."""
    page.goto(built)
    return page


@pytest.fixture(scope="module")
def built(site: Path) -> str:
    path = next(path for path in site.glob("*/index.html") if 'id="register-csv"' in path.read_text("utf-8"))
    return f"{path.parent.name}/"


def test_everything_is_copied_as_it_is_in_the_file_whatever_is_shown(published: Page, site: Path) -> None:
    published.context.grant_permissions(["clipboard-read", "clipboard-write"])
    published.locator("#register-words").fill("nothing has these words")
    copy = published.locator(".hb-register hb-copy")
    copy.get_by_role("button").focus()
    published.keyboard.press("Enter")
    expect(copy.get_by_role("status")).to_have_text("Copied")
    file = (site / "register.csv").read_bytes().decode("utf-8-sig")
    assert published.evaluate("navigator.clipboard.readText()").split("\n") == file.split("\r\n")
    expect(published.locator(".hb-register a[href$='.csv']")).to_have_attribute("href", "../register.csv")


def test_the_script_is_loaded_where_it_is_needed_alone(published: Page, site: Path) -> None:
    expect(published.locator("#register-words")).to_be_visible()
    own = re.compile(r'<script src="[^"]*assets/register\.[0-9a-f]{8}\.js" defer></script>')
    loading = [path for path in site.rglob("*.html") if own.search(path.read_text("utf-8"))]
    assert [path.parent.name for path in loading] == [published.url.split("/")[-2]]
