"""Several records: names, switching, deletion with a way back, and nothing stored before there is something to keep."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.components.incident.conftest import KEY, LATER, Form, Open


@pytest.fixture
def two(form: Form) -> Form:
    """A page with two records: Mill Road, and School fair, which is shown."""
    form.start("Mill Road")
    form.field("wrong").fill("The side of the road.")
    form.page.context.clock.set_fixed_time(LATER)
    form.start("School fair")
    form.field("wrong").fill("The day.")
    return form


def test_nothing_is_stored_before_there_is_something_to_keep(form: Form) -> None:
    form.field("post").focus()
    form.page.keyboard.press("Tab")
    form.tell(answers=[], duties=[], outcome="", post="", correction="", harm=False)
    form.page.reload()
    assert form.page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_records_are_kept_apart(two: Form) -> None:
    root = two.root.locator(".hb-picker select")
    assert sorted(two.names) == ["Mill Road", "School fair"]
    expect(two.field("wrong")).to_have_value("The day.")
    root.select_option("Mill Road")
    expect(two.field("wrong")).to_have_value("The side of the road.")
    two.page.reload()
    expect(two.field("wrong")).to_have_value("The side of the road.")


def test_a_new_visit_shows_the_record_that_was_changed_last(two: Form, open_form: Open) -> None:
    two.root.locator(".hb-picker select").select_option("Mill Road")
    other = open_form(two.page.context.new_page())
    expect(other.field("wrong")).to_have_value("The day.")


def test_a_record_is_renamed(two: Form) -> None:
    two.button("Rename").click()
    two.root.locator(".hb-picker__name input").fill("Church fair")
    two.page.keyboard.press("Enter")
    assert sorted(two.names) == ["Church fair", "Mill Road"]


def test_a_deletion_leaves_nothing_and_is_undone(two: Form) -> None:
    two.button("Delete this record").click()
    expect(two.button("Undo")).to_be_focused()
    assert "The day." not in two.page.evaluate("key => localStorage[key]", KEY)
    expect(two.field("wrong")).to_have_value("The side of the road.")
    two.button("Undo").click()
    expect(two.field("wrong")).to_have_value("The day.")
    assert sorted(two.names) == ["Mill Road", "School fair"]
    expect(two.button("Delete this record")).to_be_focused()


def test_the_record_that_is_shown_is_said(two: Form) -> None:
    picker = two.root.locator(".hb-picker")
    picker.locator("select").select_option("Mill Road")
    expect(two.field("wrong")).to_have_value("The side of the road.")
    expect(picker.locator("p[role=status]")).to_contain_text("Mill Road")


def test_a_deletion_can_be_undone_after_something_else_was_done(two: Form) -> None:
    two.button("Delete this record").click()
    two.field("reason").press_sequentially("x")
    two.root.locator(".hb-picker select").select_option("Mill Road")
    two.button("Undo").click()
    expect(two.field("wrong")).to_have_value("The day.")
    two.root.locator(".hb-picker select").select_option("Mill Road")
    expect(two.field("reason")).to_have_value("x")


def test_all_records_are_deleted_and_brought_back(two: Form) -> None:
    two.page.evaluate("localStorage['handbook.incident.unreadable.x'] = 'The name of a person'")
    two.button("Delete all records").click()
    kept = two.page.evaluate("JSON.stringify(localStorage)")
    for words in ("The day.", "The side", "Mill Road", "person"):
        assert words not in kept
    expect(two.field("wrong")).to_have_value("")
    two.button("Undo").click()
    assert {record["texts"]["wrong"][1] for record in two.stored.values()} == {"The day.", "The side of the road."}
    assert "person" in two.page.evaluate("JSON.stringify(localStorage)")


def test_people_who_were_told_are_added_and_taken_out(form: Form) -> None:
    form.button("Add somebody who was told").click()
    form.page.keyboard.type("The duty supervisor")
    form.button("Add somebody who was told").click()
    form.page.keyboard.type("The neighbour")
    form.page.reload()
    who = form.root.locator("[data-part=told] input[type=text], [data-part=told] input:not([type])")
    assert [field.input_value() for field in who.all()] == ["The duty supervisor", "The neighbour"]
    form.button("Take out 1").click()
    expect(who).to_have_count(1)
    expect(form.root.get_by_label("Who, 1", exact=True)).to_have_value("The neighbour")
    undo = form.root.locator("[data-part=told]").get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    expect(undo).to_have_accessible_description(re.compile("^The duty supervisor"))
    undo.click()
    expect(who).to_have_count(2)
    expect(form.root.get_by_label("Who, 1", exact=True)).to_have_value("The duty supervisor")
    expect(form.root.get_by_label("Who, 1", exact=True)).to_be_focused()


def test_a_row_that_was_emptied_stays_until_it_is_taken_out(form: Form) -> None:
    form.button("Add somebody who was told").click()
    form.page.keyboard.type("The duty supervisor")
    form.root.get_by_label("When, 1", exact=True).fill("")
    form.root.get_by_label("Who, 1", exact=True).fill("")
    form.field("reason").fill("People would come a day early.")
    form.page.evaluate("dispatchEvent(new Event('focus'))")
    expect(form.root.get_by_label("Who, 1", exact=True)).to_be_visible()
    form.button("Take out 1").click()
    expect(form.root.get_by_label("Who, 1", exact=True)).to_have_count(0)


MOVES = """() => {
  const places = () => [...document.querySelectorAll("hb-incident form *")]
    .filter((e) => e.checkVisibility()).map((e) => `${e.tagName} ${e.id} ${e.offsetTop} ${e.offsetHeight}`).join("\\n");
  const before = places();
  document.activeElement.dispatchEvent(new Event("change", { bubbles: true }));
  document.activeElement.blur();
  dispatchEvent(new Event("focus"));
  return new Promise((done) => setTimeout(() => done([before, places()])));
}"""


@pytest.mark.parametrize("name", ["post", "reason", "noticed", "correction"])
def test_nothing_moves_when_a_field_is_left(form: Form, name: str) -> None:
    """The words of the post, which are captured then, moved what is below them by 104 px."""
    form.button("Add somebody who was told").click()
    form.page.keyboard.type("The duty supervisor")
    form.root.get_by_label("When, 1", exact=True).fill("")
    form.root.get_by_label("Who, 1", exact=True).fill("")
    for text in ("2026-11-22T11:00", "2026-11-22T11:05"):
        form.field(name).fill(text)
        before, after = form.page.evaluate(MOVES)
        assert before.split("\n") == after.split("\n")
