"""The correction writer in a browser: what it writes, counts, copies, refuses and tells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_accessibility import findings
from tests.components.writer.conftest import POST, Open, Writer
from tests.test_site import validate

FILLED = {"post": POST, "wrong": "northbound", "right": "southbound"}
PERSON = "Jo Example of 27 Mill Road"


def test_the_way_is_that_of_the_network(writer: Writer) -> None:
    writer.fill(**FILLED, happened="wrong", network="edits")
    edited, reply = writer.words
    assert edited.startswith(POST.replace("northbound", "southbound") + "\n\nCorrection, 12.00 pm: we")
    assert "“northbound”. It is “southbound”." in reply
    writer.fill(network="replies")
    reply, fresh = writer.words
    assert reply.startswith("Correction, 12.00 pm: we first said")
    assert "southbound. Please" in fresh
    writer.fill(network="alerts")
    (message,) = writer.words
    assert message.startswith("Correction, 12.00 pm: Mill Road is closed southbound.")
    writer.fill(way="replace")
    assert len(writer.words) == 1


def test_the_safe_instruction_comes_first(writer: Writer) -> None:
    writer.fill(**FILLED, network="edits")
    writer.field("harm").check()
    assert all("[the safe instruction]" in words for words in writer.words)
    writer.fill(safe="southbound is closed")
    afresh, edited = writer.words
    assert all(words.startswith("Correction, 12.00 pm: Southbound is closed.") for words in (afresh, edited))
    assert POST.replace("northbound", "southbound") in afresh
    assert edited.endswith(POST.replace("northbound", "southbound"))
    writer.fill(network="replies")
    afresh, reply = writer.words
    assert POST.replace("northbound", "southbound") in afresh
    assert POST.replace("northbound", "southbound") not in reply


def test_a_doubtful_apology_is_not_written(writer: Writer) -> None:
    writer.fill(**FILLED, cause="any confusion")
    assert "confusion" not in writer.shown
    expect(writer.root.locator("[data-part=hollow]")).not_to_be_empty()
    writer.fill(cause="sending drivers the wrong way")
    assert writer.words[0].endswith("We are sorry for sending drivers the wrong way.")
    expect(writer.root.locator("[data-part=hollow]")).to_be_empty()


def test_less_can_be_said(writer: Writer) -> None:
    writer.fill(**FILLED)
    long = writer.words
    writer.root.get_by_label("Less").check()
    assert all(len(short) < len(more) for short, more in zip(writer.words, long, strict=True))


def test_the_whole_post_can_be_put_right(writer: Writer) -> None:
    writer.fill(**FILLED)
    writer.root.locator("summary").first.click()
    expect(writer.field("whole")).to_have_value(POST.replace("northbound", "southbound"))
    writer.fill(whole=POST.replace("Quay", "Bridge"))
    assert "“Quay”. It is “Bridge”." in writer.words[0]
    writer.fill(whole="")
    writer.page.wait_for_timeout(150)
    expect(writer.field("whole")).to_have_value(POST.replace("northbound", "southbound"))


def test_words_that_are_not_in_the_post_are_noticed(writer: Writer) -> None:
    writer.fill(**FILLED | {"wrong": "eastbound"})
    expect(writer.root.locator("[data-part=missing]")).not_to_be_empty()
    writer.fill(wrong="northbound")
    expect(writer.root.locator("[data-part=missing]")).to_be_empty()
    writer.fill(wrong="bound")
    expect(writer.root.locator("[data-part=missing]")).not_to_be_empty()


def test_what_is_filled_in_and_changed_comes_back(writer: Writer) -> None:
    writer.fill(**FILLED, happened="wrong", network="edits", cause="sending drivers the wrong way", way="replace")
    writer.field("harm").check()
    writer.fill(safe="southbound is closed", done="We told the bus company.")
    writer.root.get_by_label("Less").check()
    writer.outputs.first.locator("textarea").fill("My own words.")
    case = writer.case
    before = writer.shown
    assert case["correction"] == "My own words."
    writer.page.reload()
    writer.open(**case)
    assert writer.shown == before
    writer.root.get_by_label("More").check()
    assert "bus company" in writer.words[0]
    writer.open(**case | {"post": "Another post.", "words": {"wrong": "post"}, "network": "replies"})
    expect(writer.field("cause")).to_have_value("")
    expect(writer.field("network")).to_have_value("replies")
    assert "My own words." not in writer.shown


def test_every_key_is_told_in_the_same_task(writer: Writer) -> None:
    script = """([name, value]) => {
      const field = document.querySelector(`[name=writer-${name}]`);
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return theCase.read();
    }"""
    assert writer.page.evaluate(script, ["post", POST])["post"] == POST
    for name in ("wrong", "right", "whole", "cause", "done", "safe"):
        assert writer.page.evaluate(script, [name, "closed"])["words"][name] == "closed"
    writer.outputs.first.locator("textarea").press_sequentially("!")
    assert writer.case["correction"].endswith("!")


def test_only_the_field_that_was_typed_in_is_told(writer: Writer) -> None:
    """So that what another tab has put into the others stays."""
    writer.fill(cause="sending drivers the wrong way")
    writer.tell("tab", words={"done": "We told the bus company."})
    writer.field("done").focus()
    writer.tell("tab", words={"done": "We have told the bus company."})
    writer.field("cause").press("End")
    writer.page.keyboard.type(".")
    assert writer.case["words"] == {
        "cause": "sending drivers the wrong way.",
        "done": "We have told the bus company.",
    }


def test_what_another_tab_types_is_shown_but_in_the_field_that_has_the_focus(writer: Writer) -> None:
    writer.fill(cause="sending drivers", done="We told")
    writer.tell("tab", words={"cause": "sending buses", "done": "We rang"})
    expect(writer.field("done")).to_have_value("We told")
    expect(writer.field("cause")).to_have_value("sending buses")
    count = len(writer.told)
    writer.tell("tab", words={"cause": "sending lorries"})
    assert len(writer.told) == count, "what comes from another tab is not told again"


def test_what_is_over_the_limit_is_counted_marked_and_said(writer: Writer) -> None:
    writer.fill(network="replies")
    output = writer.outputs.first
    output.locator("textarea").fill("a" * 59 + "👩🏽‍🚒" + "end")
    expect(output.locator(".hb-writer__count")).to_have_text(re.compile("64 of 60: 4 "))
    expect(output.locator("mark")).to_have_text("👩🏽‍🚒end")
    expect(output.locator("[role=status]").first).to_have_text(re.compile("4"))
    output.locator("textarea").fill("a" * 58 + "👩🏽‍🚒")
    expect(output.locator(".hb-writer__count")).to_have_text("60 of 60")
    expect(output.locator("mark")).to_be_empty()
    expect(output.locator("[role=status]").first).to_be_empty()


def test_the_mark_lies_behind_its_words(writer: Writer) -> None:
    writer.fill(network="replies")
    writer.outputs.first.locator("textarea").fill(f"{'word ' * 30}\n\n{'x' * 90}\n")
    sizes = "e => [e.clientWidth, e.clientHeight, getComputedStyle(e).font, getComputedStyle(e).padding]"
    mirror, field = (writer.outputs.first.locator(f".hb-writer__box > {name}") for name in ("div", "textarea"))
    assert mirror.evaluate(sizes) == field.evaluate(sizes)
    assert field.evaluate("e => e.scrollHeight <= e.clientHeight")


def test_words_that_were_changed_stay_until_they_are_wanted_anew(writer: Writer) -> None:
    writer.fill(**FILLED, happened="wrong", network="edits")
    output = writer.outputs.first
    own = writer.words[0]
    expect(output.get_by_role("button", name="again")).to_be_hidden()
    output.locator("textarea").fill("My own words.")
    writer.fill(cause="sending drivers the wrong way")
    assert writer.words[0] == "My own words."
    writer.root.get_by_label("Less").check()
    assert writer.words[0] != "My own words."
    writer.root.get_by_label("More").check()
    assert writer.words[0] == "My own words."
    output.get_by_role("button", name="again").click()
    expect(output.locator("textarea")).to_be_focused()
    assert writer.words[0] == own.replace("sorry.", "sorry for sending drivers the wrong way.")


def test_copies(writer: Writer) -> None:
    writer.fill(**FILLED | {"post": f"<b>&\n{POST}"})
    words = writer.words
    writer.outputs.first.get_by_role("button", name="Copy").click()
    expect(writer.outputs.first.locator("[data-copied]")).to_be_visible()
    assert writer.clipboard() == words[0]
    writer.fill(cause="sending drivers the wrong way")
    expect(writer.outputs.first.locator("[data-copied]")).to_be_empty()
    writer.fill(cause="")
    writer.website.get_by_role("button", name="HTML").click()
    expect(writer.website.locator("[data-copied]")).to_be_visible()
    html = writer.clipboard()
    assert "<del>northbound</del> <ins>southbound</ins>" in html
    assert "&#60;b&#62;&#38;<br>" in html
    assert "<b>" not in html
    writer.website.get_by_role("button", name="text").click()
    writer.page.wait_for_timeout(100)
    assert "[taken out: northbound] [put in: southbound]" in writer.clipboard()
    assert "23 November 2026" in writer.clipboard()


def test_what_was_typed_a_moment_ago_is_in_the_words(writer: Writer) -> None:
    """Also where a field holds again what it held before, and no browser says that it has changed."""
    writer.fill(**FILLED)
    script = """field => {
      field.focus();
      field.value = "sending drivers the wrong way";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.blur();
      return document.querySelector("[data-part=outputs] textarea").value;
    }"""
    assert "sorry for sending drivers" in writer.field("cause").evaluate(script)


def test_what_changed_is_shown_with_words_for_it(writer: Writer) -> None:
    writer.fill(**FILLED)
    expect(writer.website.locator("del")).to_have_text(" taken out: northbound")
    expect(writer.website.locator("ins")).to_have_text(" put in: southbound")


def test_nothing_private_is_repeated(writer: Writer) -> None:
    writer.fill(post=f"Officers are with {PERSON}.", wrong=PERSON, right="Al Sample of 9 Quay Street", cause=PERSON)
    writer.fill(done=f"We rang {PERSON}.")
    writer.field("harm").check()
    writer.fill(safe=PERSON, happened="private")
    said = writer.shown
    assert not [word for word in ("Jo", "Example", "27", "Mill", "Al", "Sample", "Quay") if word in said]
    expect(writer.root.locator("[data-part=withheld]")).to_be_visible()
    for name in ("wrong", "right", "safe", "cause", "done", "way"):
        expect(writer.field(name)).to_be_hidden()
    expect(writer.website.locator("del, ins")).to_have_count(0)
    writer.website.get_by_role("button", name="HTML").click()
    expect(writer.website.locator("[data-copied]")).to_be_visible()
    assert "Mill" not in writer.clipboard()
    assert writer.case["right"] == ""


def test_words_that_come_back_are_noticed(writer: Writer) -> None:
    writer.fill(post=f"Officers are with {PERSON}.", happened="private")
    warning = writer.root.locator("[data-part=again]")
    expect(warning).to_be_empty()
    writer.outputs.first.locator("textarea").fill("We have removed a post about Mill Road.")
    expect(warning).to_contain_text("mill, road")
    writer.fill(happened="wrong")
    expect(warning).to_be_empty()


def test_it_takes_over_what_is_known(writer: Writer) -> None:
    writer.open(post="Typed here.", right="Typed there.", network="alerts", happened="wrong", harm=True)
    expect(writer.field("post")).to_have_value("Typed here.")
    expect(writer.field("network")).to_have_value("alerts")
    expect(writer.field("happened")).to_have_value("wrong")
    expect(writer.field("harm")).to_be_checked()
    assert "“here”. It is “there”." in writer.words[0]


@pytest.mark.parametrize("named", [{"happened": "wrong"}, {"outcome": "remove-it"}, {"outcome": "constructor"}, {}])
@pytest.mark.parametrize("refuse", ["private", "nothing-like-that"])
def test_a_refusal_is_taken_over(writer: Writer, named: dict[str, str], refuse: str) -> None:
    writer.fill(happened="wrong", post=PERSON)
    writer.tell(refuse=refuse, **named)
    expect(writer.field("happened")).to_have_value("private")
    assert "Mill" not in writer.shown
    writer.fill(happened="rude")
    writer.tell(answers=[["again", 0]])
    expect(writer.field("happened")).to_have_value("rude")


def test_it_follows_the_guide_until_a_person_chooses(writer: Writer) -> None:
    writer.tell(outcome="remove-it")
    expect(writer.field("happened")).to_have_value("private")
    writer.tell(outcome="rude")
    expect(writer.field("happened")).to_have_value("rude")
    writer.fill(happened="wrong")
    writer.tell(outcome="remove-it")
    expect(writer.field("happened")).to_have_value("wrong")


def test_another_case_begins_empty(writer: Writer) -> None:
    writer.fill(**FILLED, happened="wrong", network="replies", cause="sending drivers the wrong way")
    writer.field("harm").check()
    writer.outputs.first.locator("textarea").fill("My own words.")
    writer.open()
    for name in ("post", "wrong", "right", "whole", "cause", "network", "happened"):
        expect(writer.field(name)).to_have_value("")
    expect(writer.field("harm")).not_to_be_checked()
    assert "My own words." not in writer.shown
    writer.tell("record", post="Another post.")
    expect(writer.field("post")).to_have_value("Another post.")


def test_it_takes_nothing_amiss(writer: Writer) -> None:
    writer.open(network="nothing-like-that", happened="constructor", words={"size": "nothing", "x/y/z": "x"})
    writer.tell(outcome="nothing-like-that", refuse="")
    assert writer.words


def test_words_that_nobody_has_filled_in_are_told_to_nobody(writer: Writer) -> None:
    writer.fill(happened="wrong", network="edits")
    assert writer.case["correction"] == ""
    writer.outputs.first.locator("textarea").fill("As [the time] it was.")
    assert writer.case["correction"] == "As [the time] it was."


def test_it_tells_the_others(writer: Writer) -> None:
    writer.fill(**FILLED, happened="wrong", network="edits")
    first, second = writer.words
    assert writer.case == {
        **writer.page.evaluate("theCase.read()"),
        "post": POST,
        "right": POST.replace("northbound", "southbound"),
        "network": "edits",
        "happened": "wrong",
        "way": "edit",
        "correction": first,
        "second": second,
        "words": {"wrong": "northbound", "right": "southbound"},
    }
    writer.fill(network="alerts")
    assert writer.case["second"] == ""


def test_the_words_that_were_copied_are_told(writer: Writer) -> None:
    writer.fill(**FILLED, happened="wrong", network="edits")
    writer.page.clock.set_system_time("2026-11-23T12:07:00Z")
    writer.page.evaluate("theCase.propose({ correction: 'Something else' }, 'record')")
    writer.outputs.first.get_by_role("button", name="Copy").click()
    expect(writer.outputs.first.locator("[data-copied]")).to_be_visible()
    assert writer.case["correction"] == writer.clipboard()


def test_any_text_is_taken_as_it_is(writer: Writer) -> None:
    post = "👩🏽‍🚒 الطريق مغلق <b>&amp;</b> $& [the time] {x} " + "road closed. " * 8_000
    writer.fill(post=post, wrong="closed", right="open", network="replies")
    assert writer.words[1].count("road open.") == 8_000
    assert writer.words[1].startswith("Correction, 12.00 pm: 👩🏽‍🚒 الطريق مغلق <b>&amp;</b> $& [the time] {x} road")


def test_everything_is_done_by_keyboard(writer: Writer) -> None:
    press, type = writer.page.keyboard.press, writer.page.keyboard.type

    def reach(name: str) -> None:
        focused = (
            "(e => [e.id, e.value, e.getAttribute('aria-label'), e.textContent].join(' '))(document.activeElement)"
        )
        for _ in range(40):
            press("Tab")
            if name in str(writer.page.evaluate(focused)):
                return
        raise AssertionError(name)

    reach("writer-post")
    type(POST)
    reach("writer-network")
    type("Re")
    reach("writer-happened")
    type("Wr")
    reach("writer-wrong")
    type("northbound")
    reach("writer-right")
    type("southbound")
    reach("writer-way")
    reach("long")
    press("ArrowRight")
    reach("writer-text-0")
    reach("Copy")
    press("Enter")
    expect(writer.outputs.first.locator("[data-copied]")).to_be_visible()
    assert writer.clipboard() == writer.words[0] != ""
    reach("Copy as HTML")


def test_without_script_the_words_are_there(browser: Browser, address: str, open_writer: Open) -> None:
    context = browser.new_context(base_url=address + "/", java_script_enabled=False)
    writer = open_writer(context.new_page())
    expect(writer.field("post")).to_be_hidden()
    expect(writer.root.locator("[data-part=plain] > details")).to_have_count(3)
    writer.root.locator("summary", has_text="Wrong").click()
    expect(writer.root).to_contain_text("we first said [the wrong words]")
    assert not re.search(r"[{}]", writer.root.inner_text())
    context.close()


@pytest.mark.parametrize("happened", ["wrong", "rude", "private"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_state_is_accessible(
    browser: Browser, address: str, open_writer: Open, happened: str, width: int
) -> None:
    context = browser.new_context(
        base_url=address + "/",
        viewport={"width": width, "height": 800},
        color_scheme="dark" if width == 320 else "light",
        reduced_motion="reduce",
    )
    writer = open_writer(context.new_page())
    writer.fill(post=POST + "x" * 80, wrong="northbound", right="southbound", cause="any upset", network="replies")
    writer.field("harm").check()
    writer.root.locator("summary").first.click()
    writer.fill(happened=happened)
    writer.page.wait_for_timeout(900)
    assert findings(writer.page) == []
    assert writer.page.evaluate("document.documentElement.scrollWidth") <= width
    small = "[...document.querySelectorAll('hb-writer :is(button, select, input[type=text])')]"
    assert writer.page.evaluate(f"{small}.filter(e => e.offsetHeight && e.offsetHeight < 44).length") == 0
    context.close()


@pytest.mark.parametrize("happened", ["wrong", "private"])
def test_every_state_is_valid_html(writer: Writer, happened: str, tmp_path: Path) -> None:
    writer.fill(**FILLED, happened=happened)
    writer.page.wait_for_timeout(900)
    file = tmp_path / "writer.html"
    html = str(writer.page.evaluate("document.documentElement.outerHTML")).replace(' hidden=""', " hidden")
    file.write_text(f"<!doctype html>{html}\n", "utf-8")
    done = validate(file)
    assert done.returncode == 0, done.stdout
