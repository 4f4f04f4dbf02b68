"""A button that copies: what it copies, and what it says of it, whatever the browser does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.some import sample, some

PART = "part-5-when-things-go-wrong/"
EXAMPLE = "#correction-road-closure"


def test_what_is_copied_is_what_stands_there(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{PART}{EXAMPLE}--correct")
    for button in some(page.locator(f"{EXAMPLE}--correct hb-copy:visible")):
        ids = str(button.get_attribute("data-from")).split()
        button.get_by_role("button").click()
        expect(button.get_by_role("status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == "\n\n".join(
            page.locator(f"[id='{id}']").text_content() or "" for id in ids
        )


def test_the_main_thing_to_copy_stands_out(page: Page) -> None:
    page.goto(PART)
    colours = "(all) => all.map(one => [one.dataset.main, getComputedStyle(one.firstChild).backgroundColor])"
    found = page.locator("hb-copy").evaluate_all(colours)
    main = {colour for is_main, colour in found if is_main is not None}
    others = {colour for is_main, colour in found if is_main is None}
    assert main
    assert others
    assert main.isdisjoint(others)


def test_copying_has_an_older_way(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(f"{PART}{EXAMPLE}--correct")
    copy = page.locator(f"{EXAMPLE}--correct hb-copy:visible").first
    copy.get_by_role("button").click()
    expect(copy.get_by_role("status")).to_have_text("Copied")
    expect(copy.get_by_role("button")).to_be_focused()


def test_copying_that_fails_says_so(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))")
    page.add_init_script("document.execCommand = () => false")
    page.goto(f"{PART}{EXAMPLE}--correct")
    copy = page.locator(f"{EXAMPLE}--correct hb-copy:visible").first
    copy.get_by_role("button").click()
    expect(copy.get_by_role("status")).to_contain_text("Could not copy")


SILENT = "self.asked = 0; navigator.clipboard.writeText = () => new Promise(done => { asked += 1; self.done = done; })"


@pytest.mark.parametrize("older", [True, False])
def test_a_clipboard_that_never_answers_is_not_waited_for(page: Page, older: bool) -> None:
    page.clock.install()
    page.add_init_script(SILENT)
    page.add_init_script(f"document.execCommand = () => {str(older).lower()}")
    page.goto(f"{PART}{EXAMPLE}--correct")
    copy = page.locator(f"{EXAMPLE}--correct hb-copy:visible").first
    copy.get_by_role("button").click()
    page.wait_for_function("asked === 1")
    expect(copy.get_by_role("status")).to_be_empty()
    page.clock.run_for(2000)
    expect(copy.get_by_role("status")).to_contain_text("Copied" if older else "Could not copy")


def test_an_answer_that_comes_late_is_not_that_of_a_later_press(page: Page) -> None:
    page.clock.install()
    page.add_init_script(SILENT)
    page.add_init_script("document.execCommand = () => false")
    page.goto(f"{PART}{EXAMPLE}--correct")
    copy = page.locator(f"{EXAMPLE}--correct hb-copy:visible").first
    copy.get_by_role("button").click()
    page.wait_for_function("asked === 1")
    page.evaluate("self.first = done")
    copy.get_by_role("button").click()
    page.wait_for_function("asked === 2")
    page.evaluate("first()")
    expect(copy.get_by_role("status")).to_be_empty()
    page.clock.run_for(2000)
    expect(copy.get_by_role("status")).to_contain_text("Could not copy")


@pytest.mark.parametrize("width", sample(1, [320, 390, 1280]))
def test_what_is_said_of_copying_has_its_room_before(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))")
    page.add_init_script("self.allowed = false; document.execCommand = () => allowed")
    page.goto(f"{PART}{EXAMPLE}--correct")
    copy = page.locator(f"{EXAMPLE}--correct hb-copy:visible").first
    status = copy.get_by_role("status")

    def room() -> list[float]:
        return list(
            copy.evaluate("({ offsetTop, offsetHeight }) => [offsetTop, offsetHeight, document.body.scrollHeight]")
        )

    before = room()
    copy.get_by_role("button").click()
    expect(status).to_contain_text("Could not copy")
    assert room() == before
    page.evaluate("self.allowed = true")
    copy.get_by_role("button").click()
    expect(status).to_have_text("Copied")
    assert room() == before
