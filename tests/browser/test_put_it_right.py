"""From the first page to copied words and a record: one flow, on a phone. No words of the guidance are asserted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.support.steps import open_step
from tests.support.thumb import LATENCY, PHONE, POST, RATE, SLOWER, Thumb, correct_a_time, share_the_record


@pytest.fixture
def thumb(browser: Browser, address: str) -> Iterator[Thumb]:
    context = browser.new_context(base_url=address + "/", service_workers="block", **PHONE)
    yield Thumb(context.new_page())
    context.close()


def test_from_home_to_a_copied_correction_and_a_record_sent_to_a_supervisor_on_a_slow_phone(thumb: Thumb) -> None:
    phone = thumb.page.context.new_cdp_session(thumb.page)
    phone.send("Network.enable")
    slow = {"offline": False, "latency": LATENCY / 4, "downloadThroughput": RATE * 4, "uploadThroughput": RATE * 4}
    phone.send("Network.emulateNetworkConditions", slow)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    words = correct_a_time(thumb)
    assert "7 pm" in words
    assert "6 pm" in words
    assert thumb.taps <= 12
    text, file = share_the_record(thumb, "The hall confirmed the time.")
    for sent in (text, file):
        assert words.replace("\r\n", "\n") in sent
        assert "The hall confirmed the time." in sent
        assert "I agree" in sent
    assert POST in file
    assert "SHA-256" in file, "the record goes with the draft"
    assert thumb.taps <= 16


def test_a_tick_of_harm_that_a_person_took_off_stays_off(thumb: Thumb) -> None:
    page = thumb.page
    page.goto("put-it-right/")
    id = page.locator("hb-guide [id^='o-'][data-harm]:not([data-refuse])").first.get_attribute("id")
    page.evaluate("id => { location.hash = id; }", id)
    box = page.locator("[name=writer-harm]")
    expect(box).to_be_checked()
    page.evaluate("location.hash = 'say-it'")
    page.locator("hb-writer [data-part=more]").evaluate("more => { more.open = true; }")
    box.tap()
    expect(box).not_to_be_checked()
    for address in ("", f"#{id}", "#say-it"):
        page.goto("about:blank")
        page.goto(f"put-it-right/{address}")
        expect(page.locator("hb-incident [name=decision]")).not_to_have_value("")
        expect(box).not_to_be_checked()
    page.evaluate("location.hash = ''")
    page.evaluate("id => { location.hash = id; }", id)
    expect(page.locator(f"#{id}")).to_be_visible()
    expect(box).not_to_be_checked()


def test_the_post_is_typed_once_and_the_decision_is_in_the_record(thumb: Thumb) -> None:
    correct_a_time(thumb)
    page = thumb.page
    open_step(page, "keep-it")
    record = page.locator("hb-incident")
    expect(record.locator("[name=post]")).to_have_value(POST)
    expect(record.locator("[name=decision]")).not_to_have_value("")
    expect(record.locator("[name=correction]")).not_to_have_value("")
    record.locator("[data-needs=decision] > summary").tap()
    expect(record.locator("[data-part=sections] a").first).to_be_visible()


def test_who_leaves_and_comes_back_goes_on_where_they_were(thumb: Thumb) -> None:
    correct_a_time(thumb)
    page = thumb.page
    page.goto("about/")
    page.goto("put-it-right/")
    expect(page.locator("#o-reply-to-it")).to_be_visible()
    expect(page.locator("#writer-post")).to_have_value(POST)
    expect(page.locator("hb-incident [name=post]")).to_have_value(POST)


def test_what_must_go_is_never_repeated(thumb: Thumb) -> None:
    page = thumb.page
    page.goto("put-it-right/")
    for to in ("holds", "identified", "personal-data"):
        thumb.answer(to)
    open_step(page, "say-it")
    thumb.type("#writer-post", "Mx Secretname of 5 Mill Road")
    words = [area.input_value() for area in page.locator("hb-writer [data-part=outputs] textarea").all()]
    assert words
    assert not any("Secretname" in text or "Mill Road" in text for text in words)
    expect(page.locator("#writer-post--hint")).to_contain_text("Not needed")
    expect(page.locator("hb-writer [data-part=withheld]")).to_be_visible()
