"""One flow with the guide and the writer: what they tell is taken in, and what is typed here is told to them."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.components.incident.conftest import LATER, NOON, Form, Open

CHECKLIST = {
    "version": 1,
    "copies": {
        "1": {
            "gone": [1, ""],
            "made": [1, NOON],
            "name": [1, "Mill Road"],
            "list": [1, {"tell": {"text": "Tell somebody", "must": True, "who": ""}}],
            "ticks": {"tell": [1, NOON]},
        }
    },
}


def tick(form: Form) -> None:
    form.page.evaluate("kept => localStorage.setItem('handbook.checklist.steps', kept)", json.dumps(CHECKLIST))


def test_the_case_is_told_when_it_is_loaded_changed_and_switched(form: Form) -> None:
    (first,) = form.heard
    assert first["by"] == "opened"
    assert not first["begun"]
    form.field("post").fill("The fair is on Saturday.")
    assert form.heard[-1]["post"] == "The fair is on Saturday."
    assert form.heard[-1]["by"] == "record"
    assert form.heard[-1]["begun"]
    form.tell(outcome="correct", answers=[["what", 1]])
    assert form.heard[-1]["answers"] == [["what", 1]]
    assert form.heard[-1]["by"] == "guide"
    count = len(form.heard)
    form.tell(outcome="correct", answers=[["what", 1]])
    assert len(form.heard) == count, "what is known is not told again"
    form.start("School fair")
    assert form.heard[-1] | {"id": "", "name": "", "begun": False, "by": ""} == first | {"id": "", "name": "", "by": ""}
    assert form.heard[-1]["name"] == "School fair"
    assert form.heard[-1]["by"] == "opened"
    form.page.reload()
    assert [(case["name"], case["post"]) for case in form.heard] == [("School fair", "")]
    form.root.locator(".hb-picker select").select_option("Record of 22 November 2026")
    assert form.heard[-1]["outcome"] == "correct"
    assert form.heard[-1]["by"] == "opened"


def test_another_tab_is_told_of_each_change(form: Form, open_form: Open) -> None:
    form.tell(words={"cause": "sending drivers the wrong way"})
    other = open_form(form.page.context.new_page())
    form.tell(words={"done": "We have told the bus company."})
    form.heard_by(other)
    other.page.wait_for_function("theCase.heard.length > 1")
    assert other.heard[-1]["by"] == "tab"
    assert other.heard[-1]["words"] == {
        "cause": "sending drivers the wrong way",
        "done": "We have told the bus company.",
    }


def test_an_outcome_brings_its_sections_with_address_and_version(form: Form) -> None:
    form.tell(outcome="remove", outcomeTitle="Remove it and say why")
    links = form.root.locator("[data-part=sections] a")
    assert [link.get_attribute("href") for link in links.all()] == [
        "https://handbook.example/s/delete-last/2026-11-22/",
        "https://handbook.example/s/say-what-went/2026-11-22/",
    ]
    expect(form.field("decision")).to_have_value("Remove it and say why")
    form.tell(outcome="correct", outcomeTitle="Correct it")
    assert links.count() == 1
    expect(form.field("decision")).to_have_value("Correct it")


def test_who_begins_again_in_the_guide_has_not_undone_what_was_decided(form: Form) -> None:
    form.tell(outcome="remove", outcomeTitle="Remove it", duties=["breach-clock"], answers=[["a", 0]])
    form.tell(outcome="", outcomeTitle="", duties=[], answers=[])
    expect(form.field("decision")).to_have_value("Remove it")
    expect(form.root.locator("[data-part=sections] a")).to_have_count(2)
    expect(form.root.locator("[data-duty=breach-clock]")).to_be_checked()
    assert form.heard[-1]["answers"] == []
    form.tell(outcome="correct", outcomeTitle="Correct it", duties=[], answers=[["b", 0]])
    expect(form.field("decision")).to_have_value("Correct it")
    expect(form.root.locator("[data-duty=breach-clock]")).not_to_be_checked()


def test_another_mistake_begins_a_record_and_keeps_the_one_before(form: Form) -> None:
    form.tell(outcome="remove", outcomeTitle="Remove it", post="One.", answers=[["a", 0]])
    form.tell(outcome="", outcomeTitle="", duties=[], answers=[])
    assert len(form.stored) == 1, "who only starts again has the same mistake, on whatever day"
    form.page.evaluate("theCase.begin()")
    expect(form.field("post")).to_have_value("")
    expect(form.said).not_to_be_empty()
    assert form.heard[-1]["by"] == "opened"
    form.tell(outcome="correct", outcomeTitle="Correct it", post="Two.", answers=[["b", 0]])
    assert {record["post"][1]["text"]: record["texts"]["decision"][1] for record in form.stored.values()} == {
        "One.": "Remove it",
        "Two.": "Correct it",
    }
    assert len(set(form.names)) == 2


def test_what_a_person_wrote_is_not_written_over(form: Form) -> None:
    form.field("decision").fill("Wait for the sergeant.")
    form.field("network").fill("The web page")
    form.tell(outcome="correct", outcomeTitle="Correct it", network="x")
    expect(form.field("decision")).to_have_value("Wait for the sergeant.")
    expect(form.field("network")).to_have_value("The web page")


def test_a_network_has_the_name_that_the_writer_gives_it(form: Form) -> None:
    form.tell(network="x")
    expect(form.field("network")).to_have_value("X")


def test_a_change_from_outside_leaves_focus_and_typing_alone(form: Form) -> None:
    field = form.field("correction")
    field.press_sequentially("Correction: the fair")
    form.tell(correction="Something else", post="The fair is on Saturday.", outcome="correct")
    expect(field).to_be_focused()
    expect(field).to_have_value("Correction: the fair")
    field.press_sequentially(" is on Sunday.")
    expect(field).to_have_value("Correction: the fair is on Sunday.")
    assert form.heard[-1]["correction"] == "Correction: the fair is on Sunday."


def test_duties_come_from_the_guide_and_a_person_may_differ(form: Form) -> None:
    box = form.root.locator("[data-duty=breach-clock]")
    form.tell(duties=["breach-clock", "foia-s77"])
    expect(box).to_be_checked()
    box.uncheck()
    form.tell(outcome="remove", duties=["breach-clock", "foia-s77"])
    expect(box).not_to_be_checked()
    form.page.reload()
    expect(box).not_to_be_checked()
    expect(form.root.locator("[data-duty=foia-s77]")).to_be_checked()


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (NOON, "72 hours 0 minutes left"),
        ("2026-11-22T12:00:59Z", "71 hours 59 minutes left"),
        ("2026-11-25T11:01:00Z", "0 hours 59 minutes left"),
        ("2026-11-25T10:59:00Z", "1 hour 1 minute left"),
        ("2026-11-25T12:00:00Z", "ended"),
        ("2026-11-26T13:01:00Z", "25 hours 1 minute ago"),
    ],
)
def test_the_clock_says_what_is_left(form: Form, now: str, said: str) -> None:
    clock = form.root.locator("[data-hours]")
    expect(clock).to_be_hidden()
    form.root.locator("[data-duty=breach-clock]").check()
    form.field("noticed").fill("2026-11-22T11:00")
    form.field("aware").fill("2026-11-22T12:00")
    form.page.context.clock.set_fixed_time(now)
    form.page.reload()
    expect(clock).to_contain_text(said)
    expect(clock).to_contain_text("25 November 2026 at 12:00 GMT")


def test_the_clock_counts_from_when_it_was_noticed_and_goes_on(open_form: Open) -> None:
    form = open_form()
    form.page.context.clock.pause_at(NOON)
    form.page.reload()
    form.root.locator("[data-duty=breach-clock]").check()
    form.field("noticed").fill("2026-11-22T11:00")
    clock = form.root.locator("[data-hours]")
    expect(clock).to_contain_text("71 hours 0 minutes left")
    form.page.context.clock.run_for("01:00:00")
    expect(clock).to_contain_text("70 hours 0 minutes left")


def test_ticks_of_the_checklist_are_taken_in_with_their_times(form: Form) -> None:
    tick(form)
    form.tell(outcome="correct", outcomeTitle="Correct it")
    part = form.root.locator("[data-part=ticks]")
    expect(part.locator("li")).to_have_text(["Tell somebody. Done 22 November 2026 at 12:00:00 GMT"])
    form.page.evaluate("localStorage.removeItem('handbook.checklist.steps')")
    form.page.reload()
    expect(part.locator("li")).to_have_count(1)


def test_a_checklist_without_a_tick_is_not_offered(form: Form) -> None:
    form.tell(outcome="correct")
    part = form.root.locator("[data-part=ticks]")
    expect(part.locator("fieldset")).to_have_count(0)
    tick(form)
    form.page.reload()
    expect(part.locator("fieldset select")).to_have_count(1)


def test_a_checklist_that_was_done_with_long_before_is_not_taken_in(form: Form) -> None:
    tick(form)
    form.page.context.clock.set_fixed_time("2026-11-24T12:00:00Z")
    form.page.reload()
    form.tell(outcome="correct")
    part = form.root.locator("[data-part=ticks]")
    expect(part.locator("select")).to_have_count(1)
    expect(part.locator("li")).to_have_count(0)


def test_the_ticks_of_another_record_are_left_to_it(form: Form) -> None:
    tick(form)
    form.tell(outcome="correct")
    form.page.context.clock.set_fixed_time(LATER)
    form.start("School fair")
    form.tell(outcome="correct")
    part = form.root.locator("[data-part=ticks]")
    expect(part.locator("li")).to_have_count(0)
    part.locator("select").select_option("Mill Road")
    expect(part.locator("li")).to_have_count(1)
    part.locator("select").select_option("None")
    expect(part.locator("li")).to_have_count(0)
    form.page.reload()
    expect(part.locator("li")).to_have_count(0)


def test_what_changes_the_time_that_is_left_is_said_and_each_minute_is_not(open_form: Open) -> None:
    form = open_form()
    form.page.context.clock.pause_at(NOON)
    form.page.reload()
    form.root.locator("[data-duty=breach-clock]").check()
    said = form.root.locator("[data-hours] p[role=status]")
    form.field("noticed").fill("2026-11-22T11:00")
    expect(said).to_contain_text("71 hours")
    expect(said).to_have_attribute("aria-live", "polite")
    form.page.context.clock.run_for("01:00:00")
    expect(said).to_contain_text("70 hours")
    expect(said).to_have_attribute("aria-live", "off")
