"""The correction writer in a browser: what it writes, counts, copies, refuses and tells."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_accessibility import findings
from tests.components.writer.conftest import POST, Open, Writer
from tests.support.some import sample, some
from tests.test_site import validate

FILLED = {"post": POST, "wrong": "northbound", "right": "southbound"}
A40 = "A40: northbound closed, southbound open. Use southbound."
TWICE = "Northbound closed. Drivers going northbound should wait."
PERSON = "Jo Example of 27 Mill Road"

CHANGED_PIXELS = """async ([marked, plain, top, height, lines]) => {
  const pixels = async (picture) => {
    const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    canvas.drawImage(bitmap, 0, 0);
    return canvas.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [one, other] = [await pixels(marked), await pixels(plain)];
  const rows = Array(lines).fill(0);
  for (let at = 0; at < one.data.length; at += 4) {
    const line = Math.floor((Math.floor(at / 4 / one.width) - top) / height);
    if (line in rows) rows[line] += Number([0, 1, 2].some((n) => one.data[at + n] !== other.data[at + n]));
  }
  return rows;
}"""


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
    writer.more()
    writer.fill(way="replace")
    assert len(writer.words) == 1


def test_the_safe_instruction_comes_first(writer: Writer) -> None:
    writer.fill(**FILLED, network="edits")
    writer.more()
    writer.field("harm").check()
    assert all("[the safe instruction]" in words for words in writer.words)
    writer.fill(safe="southbound is closed")
    afresh, edited = writer.words
    assert all(words.startswith("Correction, 12.00 pm: Southbound is closed.") for words in (afresh, edited))
    assert POST.replace("northbound", "southbound") in afresh
    _, post, note = edited.split("\n\n")
    assert post == POST.replace("northbound", "southbound")
    assert note.startswith("We first said “northbound”.")
    writer.fill(network="replies")
    afresh, reply = writer.words
    assert POST.replace("northbound", "southbound") in afresh
    assert POST.replace("northbound", "southbound") not in reply


def test_a_doubtful_apology_is_not_written(writer: Writer) -> None:
    writer.more()
    writer.fill(**FILLED, cause="any confusion")
    assert "confusion" not in writer.shown
    expect(writer.root.locator("[data-part=hollow]")).to_be_empty()
    writer.field("cause").blur()
    expect(writer.root.locator("[data-part=hollow]")).not_to_be_empty()
    writer.fill(cause="sending drivers the wrong way")
    assert writer.words[0].endswith("We are sorry for sending drivers the wrong way.")
    expect(writer.root.locator("[data-part=hollow]")).to_be_empty()


def test_less_can_be_said(writer: Writer) -> None:
    writer.more()
    writer.fill(**FILLED)
    long = writer.words
    writer.root.get_by_label("Less").check()
    assert all(len(short) < len(more) for short, more in zip(writer.words, long, strict=True))
    writer.root.get_by_label("More").check()
    assert writer.words == long


def test_the_whole_post_can_be_put_right(writer: Writer) -> None:
    writer.more()
    writer.fill(**FILLED)
    expect(writer.field("whole")).to_have_value(POST.replace("northbound", "southbound"))
    writer.fill(whole=POST.replace("Quay", "Bridge"))
    assert "“Quay”. It is “Bridge”." in writer.words[0]
    writer.fill(whole="")
    assert "“northbound”. It is “southbound”." in writer.words[0]
    expect(writer.field("whole")).to_have_value("")
    writer.field("whole").blur()
    expect(writer.field("whole")).to_have_value(POST.replace("northbound", "southbound"))


def test_where_words_were_wrong_is_chosen_and_counted(writer: Writer) -> None:
    writer.fill(post=A40, wrong="northbound", right="southbound", network="replies")
    writer.field("right").blur()
    places, note = writer.places, writer.root.locator("[data-part=note]")
    expect(places).to_have_count(3)
    expect(note).to_contain_text("0 of 1 changed")
    assert all("southbound closed" not in words for words in writer.words)
    assert "[what changed]" in writer.words[0]
    assert "[the post, put right]" in writer.words[1]
    expect(writer.outputs.first.locator(".hb-writer__trouble")).to_contain_text("where the words were wrong")
    assert writer.case["correction"] == ""
    named = writer.root.get_by_label("A40: northbound closed, southbound …")
    expect(named).to_have_count(1)
    for place in places.all():
        place.check()
    expect(note).to_have_text("1 of 1 changed, and 2 the other way.")
    assert "A40: southbound closed, northbound open. Use northbound." in writer.words[1]
    places.nth(1).uncheck()
    expect(note).to_have_text("1 of 1 changed, and 1 the other way. Tick the other places too, if wrong.")


def test_a_choice_outlasts_an_edit_elsewhere_and_a_reload(writer: Writer) -> None:
    writer.fill(post=TWICE, wrong="northbound", right="southbound", network="edits")
    places = writer.places
    places.last.check()
    put = "Northbound closed. Drivers going southbound should wait."
    assert writer.words[0].startswith(put)
    assert "“northbound should”. It is “southbound should”." in writer.words[0]
    writer.fill(post=f"{TWICE} Thank you.")
    assert writer.words[0].startswith(f"{put} Thank you.")
    case = writer.case
    writer.page.reload()
    writer.open(**case)
    assert [place.is_checked() for place in places.all()] == [False, True]
    assert writer.words[0].startswith(f"{put} Thank you.")
    writer.fill(post=TWICE.replace("going", "heading now"))
    expect(places.last).not_to_be_checked()
    assert "[the post, put right]" in writer.words[0]


def test_words_that_are_not_in_the_post_are_noticed_when_the_word_is_finished(writer: Writer) -> None:
    writer.fill(post=POST, network="edits")
    note, field = writer.root.locator("[data-part=note]"), writer.field("wrong")
    described = str(field.get_attribute("aria-describedby")).split()
    assert note.get_attribute("id") in described
    watch = "e => new MutationObserver(() => said.push(e.textContent)).observe(e, { childList: true, subtree: true })"
    writer.page.evaluate("window.said = []")
    note.evaluate(watch)
    field.press_sequentially("eastbound")
    assert writer.page.evaluate("said") == []
    field.press_sequentially(" ")
    expect(note).to_have_text("These words are not in the post.")
    field.press("Backspace")
    for _ in "eastbound":
        field.press("Backspace")
    field.press_sequentially("north")
    expect(note).to_be_empty()
    field.blur()
    expect(note).to_have_text("Only in longer words: write whole ones.")
    assert "[what changed]" in writer.words[0], "nothing is said of words that the post does not have"
    writer.fill(wrong="northbound")
    expect(note).to_be_empty()
    field.blur()
    expect(note).to_have_text("1 of 1 changed.")


@pytest.mark.parametrize("width", sample(1, [320, 390, 1280]))
def test_notes_have_their_room_before_they_are_there(writer: Writer, width: int) -> None:
    page = writer.page
    page.set_viewport_size({"width": width, "height": 664})
    writer.more()
    writer.fill(post=A40, network="replies", wrong="eastbound", cause="any upset")
    fields = "[...document.querySelectorAll('hb-writer :is(button, input, select, textarea, summary)')]"
    boxes = f"{fields}.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().top + scrollY)"
    before = page.evaluate(boxes)
    writer.field("cause").blur()
    expect(writer.root.locator("[data-part=hollow]")).not_to_be_empty()
    expect(writer.root.locator("[data-part=note]")).not_to_be_empty()
    expect(writer.outputs.first.get_by_role("status").last).not_to_be_empty()
    assert page.evaluate(boxes) == before
    writer.outputs.first.get_by_role("button", name="Copy").click()
    expect(writer.outputs.first.locator("[data-copied]")).to_have_text("Copied. It has gaps.")
    assert page.evaluate(boxes) == before
    writer.fill(wrong="northbound", right="southbound")
    writer.places.first.check()
    before = page.evaluate(boxes)
    writer.places.nth(1).check()
    assert page.evaluate(boxes)[:4] == before[:4]
    heights = "[...document.querySelectorAll('.hb-writer__notes > p')].map(e => e.offsetHeight)"
    assert len(set(page.evaluate(heights))) == 1


@pytest.mark.parametrize("name", sample(3, ["post", "wrong", "whole", "right", "cause", "done", "safe"]))
def test_a_press_straight_after_typing_is_never_lost(writer: Writer, name: str) -> None:
    page = writer.page
    page.set_viewport_size({"width": 390, "height": 664})
    writer.more()
    writer.field("harm").check()
    writer.fill(**FILLED | {"wrong": "9 pm"}, network="replies")
    copy = writer.outputs.first.get_by_role("button", name="Copy")
    field = writer.field(name)
    field.press_sequentially(" and a sentence of many words")
    copy.evaluate("e => e.scrollIntoView({ block: 'center' })")
    box = copy.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    expect(field).not_to_be_focused()
    assert copy.bounding_box() == box
    page.mouse.up()
    expect(writer.outputs.first.locator("[data-copied]")).to_be_visible()
    assert writer.clipboard() == writer.words[0]


def test_what_is_filled_in_and_changed_comes_back(writer: Writer) -> None:
    writer.more()
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
    expect(writer.root.get_by_label("Less")).to_be_checked()
    writer.open(**case | {"post": "Another post.", "words": {"wrong": "post"}, "network": "replies"})
    expect(writer.field("cause")).to_have_value("")
    expect(writer.field("network")).to_have_value("replies")
    assert "My own words." not in writer.shown


def test_typing_is_kept_at_every_key(writer: Writer) -> None:
    """Also where a field holds again what it held before, and no browser says that it has changed."""
    writer.fill(**FILLED)
    script = """field => {
      field.value = "sending drivers the wrong way";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      const { words, correction } = theCase.read();
      return [words.cause, correction, document.querySelector("[data-part=outputs] textarea").value];
    }"""
    cause, correction, shown = writer.field("cause").evaluate(script)
    assert cause == "sending drivers the wrong way"
    assert "sorry for sending drivers" in correction
    assert shown == correction


def test_what_is_over_the_limit_is_counted_marked_and_said(writer: Writer) -> None:
    writer.fill(network="tight")
    output = writer.outputs.first
    output.locator("textarea").fill("a" * 59 + "👩🏽‍🚒" + "end")
    expect(output.locator(".hb-writer__count")).to_have_text(re.compile("64 of 60: 4 "))
    expect(output.locator("mark")).to_have_text("👩🏽‍🚒end")
    name = output.locator("label").inner_text()
    expect(output.locator("p[role=status]")).to_have_text(re.compile(f"^{name}: .*4"))
    output.locator("textarea").fill("a" * 58 + "👩🏽‍🚒")
    expect(output.locator(".hb-writer__count")).to_have_text("60 of 60")
    expect(output.locator("mark")).to_be_empty()
    expect(output.locator("p[role=status]")).to_be_empty()


def test_nothing_is_said_before_somebody_has_begun(writer: Writer) -> None:
    page = writer.page
    page.clock.install()
    page.reload()
    said = writer.outputs.first.locator("p[role=status]")
    page.clock.run_for(2_000)
    expect(said).to_be_empty()
    writer.field("wrong").press_sequentially("n")
    page.clock.run_for(2_000)
    expect(said).not_to_be_empty()


def test_what_else_changes_is_said(writer: Writer) -> None:
    said = writer.root.locator("[data-part=said]")
    writer.fill(**FILLED, happened="wrong", network="edits")
    writer.fill(network="replies")
    for output in some(writer.outputs):
        expect(said).to_contain_text(output.locator("label").inner_text())
    writer.outputs.first.locator("textarea").fill("My own words.")
    expect(said).to_be_empty()
    writer.fill(right="northwards")
    writer.field("right").blur()
    expect(said).not_to_be_empty()


def test_the_mark_lies_behind_its_words(writer: Writer) -> None:
    writer.fill(network="tight")
    writer.outputs.first.locator("textarea").fill(f"{'word ' * 30}\n\n{'x' * 90}\n")
    sizes = "e => [e.clientWidth, e.clientHeight, getComputedStyle(e).font, getComputedStyle(e).padding]"
    mirror, field = (writer.outputs.first.locator(f".hb-writer__box > {name}") for name in ("div", "textarea"))
    assert mirror.evaluate(sizes) == field.evaluate(sizes)
    assert field.evaluate("e => e.scrollHeight <= e.clientHeight")


def test_what_is_too_long_is_marked_on_every_line_in_forced_colours(
    browser: Browser, address: str, open_writer: Open
) -> None:
    context = browser.new_context(
        base_url=address + "/", viewport={"width": 390, "height": 664}, forced_colors="active"
    )
    writer = open_writer(context.new_page())
    writer.fill(network="tight")
    field = writer.outputs.first.locator("textarea")
    field.fill(f"{'x' * 59}\n{'longer ' * 30}")
    top, height, lines = field.evaluate(
        """e => {
          const { paddingTop, lineHeight, borderTopWidth } = getComputedStyle(e);
          const [top, height] = [parseFloat(paddingTop) + parseFloat(borderTopWidth), parseFloat(lineHeight)];
          return [top, height, Math.round((e.offsetHeight - 2 * top) / height)];
        }"""
    )
    assert lines > 5
    box = writer.outputs.first.locator(".hb-writer__box")
    marked = box.screenshot()
    field.evaluate("e => e.previousElementSibling.style.visibility = 'hidden'")
    pictures = [base64.b64encode(picture).decode() for picture in (marked, box.screenshot())]
    rows = writer.page.evaluate(CHANGED_PIXELS, [*pictures, top, height, lines])
    assert rows[0] == rows[1] == 0, "what fits has no mark"
    assert all(row > 100 for row in rows[2:]), rows
    context.close()


def test_words_of_ones_own_stay_until_they_are_wanted_anew_and_come_back(writer: Writer) -> None:
    writer.more()
    writer.fill(**FILLED, happened="wrong", network="edits")
    output = writer.outputs.first
    own = writer.words[0]
    again = output.locator("button").last
    expect(again).to_be_hidden()
    output.locator("textarea").fill("My own words.")
    writer.fill(cause="sending drivers the wrong way")
    assert writer.words[0] == "My own words."
    again.click()
    expect(again).to_be_focused()
    expect(again).to_have_text(re.compile("Undo"))
    assert writer.words[0] == own.replace("sorry.", "sorry for sending drivers the wrong way.")
    again.click()
    assert writer.words[0] == "My own words."
    assert writer.case["words"]["edit/wrong"] == "My own words."
    again.click()
    output.locator("textarea").fill("Other words.")
    expect(again).to_have_text(re.compile("again"))
    output.locator("textarea").fill("")
    assert writer.words[0] == ""
    again.click()
    assert writer.words[0].startswith("Mill Road")


def test_the_time_is_that_of_the_copy(writer: Writer) -> None:
    writer.fill(**FILLED, network="replies")
    output = writer.outputs.first
    expect(output.locator(".hb-writer__count")).to_contain_text("The time is set when you copy.")
    writer.page.clock.set_system_time("2026-11-23T16:50:00Z")
    output.get_by_role("button", name="Copy").click()
    expect(output.locator("[data-copied]")).to_have_text("Copied")
    assert writer.clipboard() == writer.words[0] == writer.case["correction"]
    assert writer.words[0].startswith("Correction, 4.50 pm:")
    output.locator("textarea").fill(writer.words[0] + " Sorry!")
    writer.page.clock.set_system_time("2026-11-23T17:03:00Z")
    output.get_by_role("button", name="Copy").click()
    expect(output.locator("[data-copied]")).to_have_text("Copied")
    assert writer.clipboard().startswith("Correction, 5.03 pm:")
    assert writer.clipboard().endswith(" Sorry!")
    output.locator("textarea").fill("Correction, 3 pm: it was us.")
    expect(output.locator(".hb-writer__count")).not_to_contain_text("The time")
    output.get_by_role("button", name="Copy").click()
    expect(output.locator("[data-copied]")).to_have_text("Copied")
    assert writer.clipboard() == "Correction, 3 pm: it was us."


def test_a_copy_with_gaps_says_which(writer: Writer) -> None:
    writer.fill(post=POST, network="replies")
    output = writer.outputs.first
    output.get_by_role("button", name="Copy").click()
    expect(output.locator("[data-copied]")).to_have_text("Copied. It has gaps.")
    expect(output.locator("p[role=status]")).to_contain_text("the wrong words, the right words")
    expect(output.locator(".hb-writer__trouble")).to_have_text("Still to fill in: the wrong words, the right words.")


def test_what_is_offered_fits_the_network_and_says_what_it_leaves_out(writer: Writer) -> None:
    trouble = writer.outputs.locator(".hb-writer__trouble")
    counts = writer.outputs.locator(".hb-writer__count")
    writer.fill(post="Now northbound. Go.", wrong="northbound", right="southbound", network="roomy")
    writer.more()
    writer.fill(done="We have told the bus company.")
    assert "We got this wrong." in writer.words[1]
    expect(trouble.nth(1)).to_be_empty()
    writer.fill(post="Now northbound. Go. " + "x" * 20)
    assert "We got this wrong." not in writer.words[1]
    expect(trouble.nth(1)).to_have_text("In few words, so that it fits.")
    writer.fill(post="Now northbound. Go. " + "x" * 80)
    assert writer.words[1] == "Correction: Now southbound. Go. " + "x" * 80
    expect(trouble.nth(1)).to_have_text(
        "Cut to fit: it leaves out what was wrong, what you have done and that you are sorry."
    )
    expect(counts.nth(1)).to_have_text(re.compile(r"^\d+ of 170$"))
    writer.root.get_by_label("More").check()
    expect(counts.nth(1)).to_contain_text("too many")
    expect(trouble.nth(1)).to_be_empty()


@pytest.mark.parametrize("refusal", ["() => new Promise(() => {})", "() => Promise.reject(new Error('no'))"])
def test_a_clipboard_that_refuses_or_never_answers_is_said(writer: Writer, refusal: str) -> None:
    writer.page.evaluate(f"navigator.clipboard.writeText = {refusal}; document.execCommand = () => false")
    writer.fill(**FILLED)
    writer.outputs.first.get_by_role("button", name="Copy").click()
    expect(writer.outputs.first.locator(".hb-done")).to_contain_text("Could not copy.")


def test_a_very_long_post_is_kept_and_said(writer: Writer) -> None:
    writer.fill(network="edits", wrong="northbound", right="southbound")
    post = "closed northbound " * 10_000
    writer.fill(post=post)
    expect(writer.root.locator("[data-part=long]")).to_be_visible()
    assert writer.case["post"] == post
    assert writer.words[0].startswith("[the post, put right]")
    expect(writer.field("whole")).to_have_value("")
    # With dir="auto" the browser reads all of it at every key, in a time that grows with its square.
    expect(writer.field("post")).to_have_attribute("dir", "ltr")
    writer.field("post").fill("الطريق مغلق " * 2_000)
    expect(writer.field("post")).to_have_attribute("dir", "rtl")
    writer.fill(post=POST)
    expect(writer.root.locator("[data-part=long]")).to_be_hidden()
    expect(writer.field("post")).to_have_attribute("dir", "auto")
    assert writer.words[0].startswith(POST.replace("northbound", "southbound"))


def test_copies(writer: Writer) -> None:
    writer.fill(**FILLED | {"post": f'<b class="x">&\n{POST}', "right": '<i>&"south"'}, network="edits")
    words = writer.words
    writer.outputs.first.get_by_role("button", name="Copy").click()
    expect(writer.outputs.first.locator("[data-copied]")).to_be_visible()
    assert writer.clipboard() == words[0]
    writer.fill(wrong="Quay")
    expect(writer.outputs.first.locator(".hb-done")).to_have_text("")
    writer.fill(wrong="northbound")
    writer.root.locator("summary", has_text="website").click()
    writer.website.locator("textarea").fill('We <b>were</b> wrong & "sorry".\nSo.\n\nYes.')
    writer.website.get_by_role("button", name="HTML").click()
    expect(writer.website.locator("[data-copied]")).to_be_visible()
    html = writer.clipboard()
    note, _, change = html.partition("<blockquote>")
    assert note == ("<p>We &#60;b&#62;were&#60;/b&#62; wrong &#38; &#34;sorry&#34;.<br>\nSo.</p>\n<p>Yes.</p>\n")
    assert change == (
        "<p>&#60;b class=&#34;x&#34;&#62;&#38;<br>\nMill Road is closed <del>northbound</del>"
        " <ins>&#60;i&#62;&#38;&#34;south&#34;</ins>. Please use Quay Street.</p></blockquote>"
    )
    read = "html => new DOMParser().parseFromString(html, 'text/html').body.innerText"
    assert "northbound" in writer.page.evaluate(read, html)
    writer.website.get_by_role("button", name="text").click()
    expect(writer.website.locator("[data-copied]")).to_be_visible()
    assert '[taken out: northbound] [put in: <i>&"south"]' in writer.clipboard()


def test_what_changed_is_shown_with_words_for_it(writer: Writer) -> None:
    writer.fill(**FILLED)
    expect(writer.website.locator("del")).to_have_text(" taken out: northbound")
    expect(writer.website.locator("ins")).to_have_text(" put in: southbound")


def test_nothing_private_is_repeated(writer: Writer) -> None:
    writer.more()
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
    writer.root.locator("summary", has_text="website").click()
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
    writer.open(
        post="Typed there.", network="alerts", happened="wrong", harm=True, words={"wrong": "there", "right": "here"}
    )
    expect(writer.field("post")).to_have_value("Typed there.")
    expect(writer.field("network")).to_have_value("alerts")
    expect(writer.field("happened")).to_have_value("wrong")
    expect(writer.field("harm")).to_be_checked()
    expect(writer.field("safe")).to_be_visible()
    assert "[the safe instruction]" in writer.words[0]
    assert "“there”. It is “here”." in writer.words[0]


@pytest.mark.parametrize("by", ["record", "tab"])
def test_what_others_type_is_taken_over_but_not_into_the_field_in_use(writer: Writer, by: str) -> None:
    writer.fill(wrong="there")
    writer.tell(by, post="Typed there.", words={"wrong": "elsewhere", "right": "here"})
    expect(writer.field("post")).to_have_value("Typed there.")
    expect(writer.field("right")).to_have_value("here")
    expect(writer.field("wrong")).to_have_value("there")


def test_another_tab_is_not_answered(writer: Writer) -> None:
    writer.fill(**FILLED)
    heard = "theCase.heard.filter(({ by }) => by === 'writer').length"
    count = writer.page.evaluate(heard)
    writer.page.clock.set_system_time("2026-11-23T16:50:00Z")
    writer.tell("tab", post=f"{POST} Now.", correction="Of the other tab.")
    assert writer.page.evaluate(heard) == count
    assert writer.case["correction"] == "Of the other tab."


def test_what_others_change_waits_for_a_press(writer: Writer) -> None:
    writer.fill(**FILLED)
    copy = writer.outputs.first.get_by_role("button", name="Copy")
    copy.scroll_into_view_if_needed()
    box = copy.bounding_box()
    assert box
    writer.page.mouse.move(box["x"] + 9, box["y"] + 9)
    writer.page.mouse.down()
    writer.tell("tab", happened="private")
    expect(writer.root.locator("[data-part=withheld]")).to_be_hidden()
    assert copy.bounding_box() == box
    writer.page.mouse.up()
    expect(writer.root.locator("[data-part=withheld]")).to_be_visible()


@pytest.mark.parametrize("outcome", ["remove-it", "constructor", ""])
@pytest.mark.parametrize("refuse", ["private", "nothing-like-that"])
def test_a_refusal_is_taken_over(writer: Writer, outcome: str, refuse: str) -> None:
    writer.fill(happened="wrong")
    writer.tell(post=PERSON, refuse=refuse, outcome=outcome)
    expect(writer.field("happened")).to_have_value("private")
    assert "Mill" not in writer.shown
    writer.fill(happened="rude")
    writer.tell(post=f"{PERSON}.", refuse=refuse, outcome=outcome)
    expect(writer.field("happened")).to_have_value("rude")


def test_it_follows_the_guide_until_a_person_chooses(writer: Writer) -> None:
    writer.tell(outcome="remove-it")
    expect(writer.field("happened")).to_have_value("private")
    writer.tell(outcome="rude")
    expect(writer.field("happened")).to_have_value("rude")
    assert writer.case["happened"] == "rude"
    writer.fill(happened="wrong")
    writer.tell(outcome="remove-it")
    expect(writer.field("happened")).to_have_value("wrong")


def test_harm_is_what_the_guide_says_until_a_person_says_otherwise(writer: Writer) -> None:
    writer.fill(**FILLED, happened="wrong", network="edits")
    writer.tell(outcome="wrong", harm=True)
    assert "[the safe instruction]" in writer.words[0]
    writer.more()
    writer.field("harm").uncheck()
    assert "[the safe instruction]" not in writer.words[0]
    case = writer.case
    writer.page.reload()
    writer.open(**case)
    assert "[the safe instruction]" not in writer.words[0]
    writer.tell(outcome="rude", harm=True)
    expect(writer.field("harm")).to_be_checked()


def test_another_case_begins_empty(writer: Writer) -> None:
    writer.more()
    writer.open(post="")
    writer.fill(**FILLED, happened="wrong", network="replies", cause="sending drivers the wrong way")
    writer.field("harm").check()
    writer.outputs.first.locator("textarea").fill("My own words.")
    writer.field("post").focus()
    writer.open(post="")
    for name in ("post", "wrong", "right", "whole", "cause", "network", "happened"):
        expect(writer.field(name)).to_have_value("")
    expect(writer.field("harm")).not_to_be_checked()
    assert "My own words." not in writer.shown
    writer.open(post="Another post.")
    expect(writer.field("post")).to_have_value("Another post.")


def test_it_takes_nothing_amiss(writer: Writer) -> None:
    writer.tell(network="nothing-like-that", happened="constructor")
    assert writer.words


def test_words_that_nobody_has_filled_in_are_told_to_nobody(writer: Writer) -> None:
    writer.fill(happened="wrong", network="edits")
    assert writer.case["correction"] == writer.case["second"] == ""
    writer.outputs.first.locator("textarea").fill("As [the post, put right] it was.")
    assert writer.case["correction"] == "As [the post, put right] it was."


def test_it_tells_the_others(writer: Writer) -> None:
    writer.fill(**FILLED, happened="wrong", network="edits")
    case = writer.case
    first, second = writer.words
    expected = {
        "post": POST,
        "right": POST.replace("northbound", "southbound"),
        "network": "edits",
        "happened": "wrong",
        "way": "edit",
        "correction": first,
        "second": second,
        "words": {"wrong": "northbound", "right": "southbound"},
    }
    assert {name: case[name] for name in expected} == expected


@pytest.mark.parametrize("width", [320, 390])
def test_the_words_are_in_reach(writer: Writer, width: int) -> None:
    """The first field and the button that copies are on one screen of a phone."""
    writer.page.set_viewport_size({"width": width, "height": 664})
    writer.fill(**FILLED, network="replies")
    top = writer.root.locator("label").first.bounding_box()
    copy = writer.outputs.first.get_by_role("button", name="Copy").bounding_box()
    assert top
    assert copy
    assert copy["y"] + copy["height"] - top["y"] < 664


def test_any_text_is_taken_as_it_is(writer: Writer) -> None:
    post = "👩🏽‍🚒 الطريق مغلق <b>&amp;</b> $& [the time] {x} " + "road closed. " * 4_000
    writer.more()
    writer.fill(post=post, whole=post.replace("closed", "open"), network="alerts")
    assert writer.words[0].count("road open.") == 4_000
    assert writer.words[0].startswith("Correction, 12.00 pm: 👩🏽‍🚒 الطريق مغلق <b>&amp;</b> $& [the time] {x} road")


def test_everything_is_done_by_keyboard(writer: Writer) -> None:
    press, type = writer.page.keyboard.press, writer.page.keyboard.type

    def reach(name: str) -> None:
        focused = "(e => [e.id, e.name, e.value, e.ariaLabel, e.textContent].join(' '))(document.activeElement)"
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
    reach("Say more")
    press("Enter")
    reach("writer-way")
    reach("writer-size")
    press("ArrowRight")
    reach("Copy")
    press("Enter")
    expect(writer.outputs.first.locator("[data-copied]")).to_be_visible()
    assert writer.clipboard() == writer.words[0] != ""
    reach("A note for your website")
    press("Enter")
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


@pytest.mark.parametrize(
    ("width", "happened"),
    sample(2, [(320, "private"), (1280, "rude"), (320, "wrong"), (1280, "wrong"), (320, "rude"), (1280, "private")]),
)
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
    writer.more()
    writer.fill(
        post=f"{TWICE} {'x' * 80}", wrong="northbound", right="southbound", cause="any upset", network="replies"
    )
    writer.field("harm").check()
    writer.root.locator("summary", has_text="website").click()
    writer.fill(happened=happened)
    assert findings(writer.page) == []
    assert writer.page.evaluate("document.documentElement.scrollWidth") <= width
    small = "[...document.querySelectorAll('hb-writer :is(button, select, input[type=text])')]"
    assert writer.page.evaluate(f"{small}.filter(e => e.offsetHeight && e.offsetHeight < 44).length") == 0
    context.close()


@pytest.mark.parametrize("happened", sample(1, ["private", "wrong"]))
def test_every_state_is_valid_html(writer: Writer, happened: str, tmp_path: Path) -> None:
    writer.fill(**FILLED | {"post": TWICE}, happened=happened)
    file = tmp_path / "writer.html"
    html = str(writer.page.evaluate("document.documentElement.outerHTML")).replace(' hidden=""', " hidden")
    file.write_text(f"<!doctype html>{html}\n", "utf-8")
    done = validate(file)
    assert done.returncode == 0, done.stdout
