"""A page that is killed, two tabs, and storage that is off, full, damaged or newer: what was typed is never lost."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect

from tests.components.incident.conftest import KEY, Form, Open
from tests.support.some import sample

OFF = "Storage.prototype.{} = () => {{ throw new DOMException('off', 'SecurityError') }}"
NONE = "Object.defineProperty(self, '{}', {{ get() {{ throw new DOMException('off', 'SecurityError') }} }})"
FULL = """() => {
  for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2)) {
    try { for (let i = 0; ; i++) localStorage.setItem(`fill-${size}-${i}`, 'x'.repeat(size)); } catch {}
  }
}"""
EMPTY = "Object.keys(localStorage).forEach(key => key.startsWith('fill') && localStorage.removeItem(key))"


def note(form: Form) -> str:
    return form.root.locator(".hb-saved").inner_text()


def test_a_page_that_is_closed_loses_nothing(form: Form, open_form: Open) -> None:
    form.field("reason").press_sequentially("People would come a day ea")
    form.field("post").press_sequentially("The fair is on Satur")
    form.page.close(run_before_unload=False)
    other = open_form(form.page.context.new_page())
    expect(other.field("reason")).to_have_value("People would come a day ea")
    expect(other.field("post")).to_have_value("The fair is on Satur")
    assert other.captured == ["The fair is on Satur"]


def test_a_page_that_crashes_loses_nothing(form: Form, open_form: Open) -> None:
    form.field("wrong").fill("The day.")
    with pytest.raises(Error, match="crash"):
        form.page.goto("chrome://crash")
    expect(open_form(form.page.context.new_page()).field("wrong")).to_have_value("The day.")


def test_two_tabs_join_field_by_field(form: Form, open_form: Open) -> None:
    form.field("wrong").fill("The day.")
    other = open_form(form.page.context.new_page())
    form.field("reason").fill("People would come a day early.")
    other.field("authorised").fill("The duty supervisor")
    other.heard_by(form)
    expect(form.field("authorised")).to_have_value("The duty supervisor")
    expect(other.field("reason")).to_have_value("People would come a day early.")
    (record,) = form.stored.values()
    assert {name: value[1] for name, value in record["texts"].items()} == {
        "wrong": "The day.",
        "reason": "People would come a day early.",
        "authorised": "The duty supervisor",
    }


def test_who_comes_back_to_a_tab_goes_on_from_the_words_of_the_other(form: Form, open_form: Open) -> None:
    form.field("reason").fill("People would come")
    other = open_form(form.page.context.new_page())
    other.field("reason").fill("People would come a day early")
    other.heard_by(form)
    form.field("reason").focus()
    form.page.evaluate("dispatchEvent(new Event('focus'))")
    form.page.keyboard.press("End")
    form.page.keyboard.type(".")
    expect(form.field("reason")).to_have_value("People would come a day early.")


def test_two_tabs_keep_the_words_of_both(form: Form, open_form: Open) -> None:
    form.field("post").fill("One.")
    form.field("post").blur()
    other = open_form(form.page.context.new_page())
    form.page.context.clock.set_fixed_time("2026-11-22T12:01:00Z")
    form.field("post").fill("Two.")
    other.page.context.clock.set_fixed_time("2026-11-22T12:02:00Z")
    other.field("post").fill("Three.")
    other.field("post").blur()
    form.field("post").blur()
    other.page.reload()
    assert other.captured[0] == "One."
    assert "Three." in other.captured


def test_what_another_tab_deletes_is_gone_here_too(form: Form, open_form: Open) -> None:
    form.field("wrong").fill("The day.")
    other = open_form(form.page.context.new_page())
    other.button("Delete this record").click()
    other.heard_by(form)
    expect(form.field("wrong")).to_have_value("")
    expect(form.said).not_to_be_empty()
    assert form.stored == {}


@pytest.mark.parametrize(
    "broken",
    sample(
        2, [OFF.format("setItem"), NONE.format("localStorage"), OFF.format("getItem"), NONE.format("sessionStorage")]
    ),
)
def test_without_storage_everything_works_for_the_visit(page: Page, open_form: Open, broken: str) -> None:
    page.add_init_script(broken)
    form = open_form()
    form.field("wrong").fill("The day.")
    form.field("post").fill("The fair is on Saturday.")
    form.field("post").blur()
    form.start("School fair")
    form.field("wrong").fill("The place.")
    form.button("Delete this record").click()
    form.button("Undo").click()
    expect(form.field("wrong")).to_have_value("The place.")
    saved = json.loads(form.download("Download as a file"))
    assert saved["record"]["texts"]["wrong"] == "The place."
    form.button("Delete all records").click()
    form.button("Undo").click()
    assert len(form.names) == 2


def test_the_page_says_that_nothing_is_kept_and_asks_before_it_goes(page: Page, open_form: Open) -> None:
    kept = note(open_form())
    page.add_init_script(OFF.format("setItem"))
    form = open_form()
    form.field("wrong").fill("The day.")
    assert note(form) != kept
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.accept()


def test_not_saved_stands_where_one_types_and_moves_nothing(form: Form) -> None:
    near = form.root.locator(".hb-incident__near")
    expect(near.first).to_contain_text("Saved")
    field = form.field("reason")
    before = field.evaluate("field => field.offsetTop")
    form.page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full') } }")
    field.press_sequentially("x")
    assert near.count() == form.root.locator("fieldset > legend").count() > 1
    expect(near.filter(has_text="Not saved")).to_have_count(near.count())
    assert field.evaluate("field => field.offsetTop") == before


def test_really_full_storage_is_survived(form: Form) -> None:
    form.field("wrong").fill("The day.")
    kept = note(form)
    form.page.evaluate(FULL)
    long = "A reason that is longer than what is left. " * 50
    form.field("reason").fill(long)
    assert note(form) != kept
    assert json.loads(form.download("Download as a file"))["record"]["texts"]["reason"] == long
    form.page.evaluate(EMPTY)
    form.field("decision").fill("Correct it.")
    assert note(form) == kept
    form.page.reload()
    expect(form.field("reason")).to_have_value(long)


@pytest.mark.parametrize(
    "damaged", sample(2, ["{", '{"version": 1, "copies": {"a": {"gone": [1, ""]}}}', "", "null", "[]"])
)
def test_what_cannot_be_read_is_set_aside(form: Form, damaged: str) -> None:
    kept = note(form)
    form.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, damaged])
    form.page.reload()
    assert note(form) != kept
    form.field("wrong").fill("The day.")
    every: dict[str, str] = form.page.evaluate("({ ...localStorage })")
    assert [value for key, value in every.items() if key.startswith(f"{KEY}.")] == [damaged]
    assert len(form.stored) == 1


def test_a_newer_version_is_left_alone(form: Form) -> None:
    newer = '{"version": 99, "unheard": "of"}'
    form.page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, newer])
    kept = note(form)
    form.page.reload()
    form.field("wrong").fill("The day.")
    assert note(form) != kept
    assert form.page.evaluate("key => localStorage[key]", KEY) == newer


def test_what_is_typed_before_the_script_comes_is_kept(page: Page, bundles: dict[str, bytes]) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.context.route("**/x.js", hold)
    page.goto("", wait_until="commit")
    form = Form(page, page.locator("hb-incident"))
    form.field("wrong").fill("The day.")
    form.field("post").fill("The fair is on Saturday.")
    held[0].fulfill(body=bundles["js"], content_type="text/javascript")
    expect(form.button("Print")).to_be_visible()
    assert form.captured == ["The fair is on Saturday."]
    (record,) = form.stored.values()
    assert record["texts"]["wrong"][1] == "The day."


POST = "The fair in Mill Road is on Saturday from ten"


def test_steady_typing_in_the_real_writer_is_kept_at_every_key(browser: Browser, address: str) -> None:
    """A wait for a pause never comes to an end: 17 s of typing kept 0 of 108 characters."""
    context = browser.new_context(base_url=f"{address}/", service_workers="block")
    page = context.new_page()
    page.goto("put-it-right/#say-it")
    field = page.locator("[name=writer-post]")
    field.press_sequentially(POST, delay=20)
    with pytest.raises(Error, match="crash"):
        page.goto("chrome://crash")
    one, other = context.new_page(), context.new_page()
    for tab in (one, other):
        tab.goto("put-it-right/#say-it")
    expect(one.locator("[name=writer-post]")).to_have_value(POST)
    one.locator("[name=writer-wrong]").press_sequentially("Saturday")
    other.locator("[name=writer-right]").press_sequentially("Sunday")
    one.reload()
    for name, value in {"post": POST, "wrong": "Saturday", "right": "Sunday"}.items():
        expect(one.locator(f"[name=writer-{name}]")).to_have_value(value)
    context.close()
