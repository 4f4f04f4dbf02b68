"""Times: with their zone, through the end of summer time, and whatever a field or a file calls a time."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.components.incident.conftest import Form, Open
from tests.support.some import sample, some

AGAIN = "2026-10-25T01:30:15Z"  # half past one in London for the second time that night
FILE = {
    "format": 1,
    "record": {
        "name": "From a file",
        "made": "",
        "changed": "",
        "post": {"text": "One.", "at": ""},
        "captures": [],
        "texts": {},
        "told": [],
        "sections": [],
        "checklists": {},
        "guide": {"duties": ["breach-clock"]},
    },
}


@pytest.fixture
def at(page: Page, open_form: Open) -> Callable[[str], Form]:
    def opened(now: str) -> Form:
        page.context.clock.set_fixed_time(now)
        return open_form()

    return opened


def told(form: Form) -> dict[str, str]:
    (record,) = form.stored.values()
    ((_, found),) = record["told"].values()
    return dict(found)


def test_to_name_somebody_leaves_the_time_as_it_was(at: Callable[[str], Form]) -> None:
    form = at(AGAIN)
    form.button("Add somebody who was told").click()
    form.page.keyboard.type("The duty supervisor")
    assert told(form) == {"who": "The duty supervisor", "at": AGAIN}
    assert "25 October 2026 at 01:30:15 GMT" in form.download("Download as text").decode()


def test_the_last_hour_of_summer_time_is_shown_as_it_was_typed(at: Callable[[str], Form]) -> None:
    form = at(AGAIN)
    form.field("posted").fill("2026-10-25T01:30")
    form.page.reload()
    expect(form.field("posted")).to_have_value("2026-10-25T01:30")
    assert "25 October 2026 at 01:30 BST" in form.download("Download as text").decode()


def test_hours_are_counted_through_the_end_of_summer_time(at: Callable[[str], Form]) -> None:
    form = at("2026-10-24T11:00:00Z")
    form.root.locator("[data-duty=breach-clock]").check()
    form.field("aware").fill("2026-10-24T12:00")
    expect(form.root.locator("[data-hours]")).to_contain_text("72 hours 0 minutes left")
    expect(form.root.locator("[data-hours]")).to_contain_text("27 October 2026 at 11:00 GMT")


def test_a_time_that_has_not_come_has_no_hours(at: Callable[[str], Form]) -> None:
    form = at("2026-10-24T11:00:00Z")
    form.root.locator("[data-duty=breach-clock]").check()
    form.field("aware").fill("2026-10-25T12:00")
    expect(form.root.locator("[data-hours]")).not_to_contain_text("left of")


@pytest.mark.parametrize("time", sample(2, ["nonsense", "+275760-09-13T00:00:00.000Z", "-000001-01-01T00:00:00Z", "0"]))
def test_what_a_file_calls_a_time_does_no_harm(form: Form, time: str) -> None:
    texts = dict.fromkeys(("aware", "noticed", "posted"), time)
    record = FILE["record"] | {"texts": texts, "told": [{"who": "Somebody", "at": time}]}  # type: ignore[operator]
    form.open(json.dumps(FILE | {"record": record}).encode())
    expect(form.field("post")).to_have_value("One.")
    form.page.reload()
    form.field("wrong").fill("The day.")
    form.field("wrong").blur()
    assert form.captured == ["One."]
    form.page.reload()
    expect(form.field("wrong")).to_have_value("The day.")
    assert form.download("Download as text")


def test_a_year_has_four_digits(form: Form) -> None:
    form.button("Add somebody who was told").click()
    for field in some(form.root.locator("[type=datetime-local]")):
        assert field.get_attribute("max") == "9999-12-31T23:59"


def test_a_time_of_which_a_part_is_deleted_is_kept_as_it_was_and_says_so(form: Form) -> None:
    field = form.field("noticed")
    field.fill("2026-11-22T11:00")
    height = form.root.evaluate("root => root.offsetHeight")
    field.focus()
    for _ in range(3):
        form.page.keyboard.press("Tab")
    form.page.keyboard.press("Backspace")
    assert field.evaluate("field => field.validity.badInput")
    line = form.root.locator("[name=noticed] + .hb-incident__half")
    expect(line).to_contain_text("22 November 2026 at 11:00")
    (record,) = form.stored.values()
    assert record["texts"]["noticed"][1] == "2026-11-22T11:00:00.000Z"
    form.field("reason").fill("x")
    assert form.root.evaluate("root => root.offsetHeight") == height
    assert field.evaluate("field => field.validity.badInput"), "it is left as the person left it"
    form.page.reload()
    expect(field).to_have_value("2026-11-22T11:00")
    expect(line).to_be_empty()
    field.fill("")
    (record,) = form.stored.values()
    assert record["texts"]["noticed"][1] == "", "a time that is deleted as a whole is gone"
