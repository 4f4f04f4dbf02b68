"""A person on a phone, from the first page to copied words and a record that is sent."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.support.handbook import network

POST = "Our meeting at Anytown Town Hall is on Friday at 7 pm."
PHONE: dict[str, Any] = {  # the options of a context
    "viewport": {"width": 390, "height": 664},  # that of a browser which shows its bars
    "has_touch": True,
    "is_mobile": True,
    "permissions": ["clipboard-read", "clipboard-write"],
}
SLOWER = 4  # times slower than this machine, as such a phone may be
LATENCY, RATE = 400, 50_000  # ms, and bytes a second, where the signal is poor
SHARE = """navigator.canShare = () => true;
navigator.share = async ({ text, files: [file] }) => { self.shared = [text, await file.text()]; };"""


class Thumb:
    """A person on a phone, whose taps are counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0
        page.add_init_script(SHARE)

    def tap(self, target: Locator | str) -> None:
        found = self.page.locator(target) if isinstance(target, str) else target
        found.first.tap()
        self.taps += 1

    def answer(self, to: str) -> None:
        self.tap(f".hb-guide__answers a:visible[href*='-{to};']")

    def type(self, field: str, words: str) -> None:
        self.tap(field)
        self.page.keyboard.insert_text(words)

    def choose(self, field: str, option: str) -> None:
        self.page.locator(field).select_option(option)
        self.taps += 2  # the list, and what is in it


def correct_a_time(thumb: Thumb) -> str:
    """Go from the first page to copied words, and return them."""
    page = thumb.page
    page.goto("")
    thumb.tap(".hb-door")
    for to in ("holds", "what-is-wrong", "fact", "reply-to-it"):
        thumb.answer(to)
    thumb.tap("hb-guide article:visible a[href='#say-it']")
    thumb.type("#writer-post", POST)
    thumb.choose("#writer-network", network("x"))
    thumb.type("#writer-wrong", "7 pm")
    thumb.type("#writer-right", "6 pm")
    thumb.tap("hb-writer [data-part=outputs] button")
    expect(page.locator("hb-writer [data-part=outputs] [data-copied]").first).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def share_the_record(thumb: Thumb, reason: str) -> tuple[str, str]:
    """Go on from copied words to the record; return the text and the file that a supervisor is sent."""
    page = thumb.page
    thumb.tap("#keep-it > button")
    record = page.locator("hb-incident")
    thumb.type("hb-incident [name=reason]", reason)
    thumb.tap(record.locator("summary", has_text="supervisor"))
    thumb.tap(record.get_by_role("button", name="Share"))
    page.wait_for_function("self.shared")
    text, file = page.evaluate("shared")
    return text, file
