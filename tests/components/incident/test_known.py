"""What the guide and the writer have told already is folded to a line that says it; what is missing is open."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.components.incident.conftest import Form
from tests.support.some import sample, some
from tests.support.steps import open_step

POST = "The fair is on Saturday."
DECIDED: dict[str, object] = {"outcome": "correct", "outcomeTitle": "Correct it"}
TOLD: dict[str, object] = {**DECIDED, "post": POST, "network": "x", "correction": "Correction: it is on Sunday."}
SCREEN = 664  # px


def part(form: Form, need: str) -> Locator:
    return form.root.locator(f"details[data-needs~={need}]")


def is_open(form: Form, need: str) -> bool:
    return bool(part(form, need).evaluate("part => part.open"))


def test_nothing_is_folded_in_an_empty_record(form: Form) -> None:
    for one in some(form.root.locator("details[data-needs]")):
        assert one.evaluate("part => part.open")


def test_what_is_known_is_folded_and_said(form: Form) -> None:
    form.tell(**TOLD)
    form.page.reload()
    for need, said in {"post": f"X; {POST}", "decision": "Correct it", "correction": "Correction: it"}.items():
        expect(part(form, need).locator("> summary")).to_contain_text(said)
        assert not is_open(form, need)
    assert not is_open(form, "duties"), "the guide has found none"
    expect(form.field("reason")).to_be_visible()
    expect(form.field("address")).to_be_visible()


@pytest.mark.parametrize(
    ("missing", "need"),
    [("post", "post"), ("network", "post"), ("correction", "correction"), ("outcome", "duties")],
)
def test_where_something_is_missing_it_is_open(form: Form, missing: str, need: str) -> None:
    form.tell(**TOLD | {missing: ""})
    form.page.reload()
    assert is_open(form, need)


def test_duties_that_apply_are_seen(form: Form) -> None:
    form.tell(**TOLD, duties=["breach-clock"])
    form.page.reload()
    expect(form.root.locator("[data-duty=breach-clock]")).to_be_visible()
    expect(form.field("aware")).to_be_visible()


def test_nothing_is_folded_while_it_is_seen(form: Form) -> None:
    form.tell(**TOLD)
    assert is_open(form, "post")
    form.page.reload()
    part(form, "post").locator("> summary").click()
    form.field("post").press_sequentially(" Bring a coat.")
    form.page.evaluate("dispatchEvent(new Event('focus'))")
    form.tell(harm=True)
    assert is_open(form, "post"), "it stays as the person has put it"
    assert is_open(form, "correction") is False


def test_another_record_is_folded_by_what_is_in_it(form: Form) -> None:
    form.tell(**TOLD)
    form.start("School fair")
    assert is_open(form, "post")
    form.root.locator(".hb-picker select").focus()
    form.root.locator(".hb-picker select").select_option("Record of 22 November 2026")
    assert not is_open(form, "post")


def test_on_paper_it_is_open(form: Form) -> None:
    form.tell(**TOLD)
    form.page.reload()
    form.page.emulate_media(media="print")
    expect(form.field("post")).to_be_visible()


def test_what_was_wrong_comes_from_the_writer_until_a_person_says_it(form: Form) -> None:
    form.tell(words={"wrong": "7 pm"})
    form.tell(words={"right": "6 pm"})
    expect(form.field("wrong")).to_have_value("“7 pm”, now “6 pm”.")
    form.tell(words={"wrong": ""})
    expect(form.field("wrong")).to_have_value("“6 pm” was left out.")
    form.field("wrong").fill("The hour.")
    form.tell(words={"wrong": "8 pm"})
    expect(form.field("wrong")).to_have_value("The hour.")


def test_words_that_must_not_be_repeated_are_not_repeated_in_what_was_wrong(form: Form) -> None:
    form.tell(refuse="personal-data", words={"wrong": "Mx Secretname"})
    expect(form.field("wrong")).to_have_value("")


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=f"{address}/", viewport={"width": 390, "height": SCREEN}, service_workers="block"
    )
    yield context.new_page()
    context.close()


def tell(page: Page) -> None:
    """Go through the guide to an outcome that lets one reply, and write the words."""
    page.goto("put-it-right/")
    page.locator("hb-guide [id^='o-'][data-way=reply]:not([data-duties])").first.evaluate(
        "card => { location.hash = card.id; }"
    )
    open_step(page, "say-it")
    for name, value in {"post": POST, "wrong": "Saturday", "right": "Sunday"}.items():
        page.locator(f"[name=writer-{name}]").fill(value)
    page.locator("[name=writer-network]").select_option(index=1)


def test_after_the_guide_and_the_writer_the_record_is_short(phone: Page) -> None:
    """It was 7.8 screens, with every field open."""
    tell(phone)
    open_step(phone, "keep-it")
    record = phone.locator("hb-incident")
    for one in some(record.locator("details[data-needs]")):
        assert not one.evaluate("part => part.open"), one.inner_text()
    assert record.evaluate("record => record.offsetHeight") < 4.2 * SCREEN


@pytest.mark.parametrize("width", sample(1, [320, 390, 1280]))
def test_whether_it_is_saved_stands_beside_the_name_of_a_group_and_over_nothing(form: Form, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": SCREEN})
    for legend in some(form.root.locator("form legend")):
        near = legend.locator("+ .hb-incident__near")
        name, said, rest = (one.bounding_box() for one in (legend, near, near.locator("+ *")))
        assert name
        assert said
        assert rest
        assert said["x"] >= name["x"] + name["width"] or said["y"] >= name["y"] + name["height"]
        assert rest["y"] >= max(name["y"] + name["height"], said["y"] + said["height"]) - 1


def test_it_is_opened_by_keyboard_and_named_by_what_is_in_it(phone: Page) -> None:
    tell(phone)
    open_step(phone, "keep-it")
    folded = phone.locator("hb-incident details[data-needs~=post]")
    assert POST in folded.locator("> summary").aria_snapshot()
    folded.locator("> summary").focus()
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    expect(folded.locator("[name=network]")).to_be_focused()
    phone.keyboard.press("Tab")
    expect(folded.locator("[name=post]")).to_be_focused()


def test_the_first_field_of_the_writer_says_whether_it_is_saved_and_is_in_reach(phone: Page) -> None:
    phone.goto("put-it-right/#say-it")
    field = phone.locator("[name=writer-post]")
    saved = phone.locator("hb-writer hb-saved")
    expect(saved).to_contain_text("Saved")
    before = field.bounding_box()
    assert before
    assert before["y"] + before["height"] < SCREEN / 1.5, "it is on the first screen, with room for a keyboard below"
    phone.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full') } }")
    field.press_sequentially("x")
    expect(saved).to_contain_text("Not saved")
    assert field.bounding_box() == before
    said = saved.bounding_box()
    assert said
    assert before["y"] - 60 < said["y"] < before["y"], "it stands at the field"
