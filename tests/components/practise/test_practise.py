"""One person practises: judges each choice, is shown what the handbook says, and has a result to keep."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.components.practise.conftest import EXAMPLES, Deck, Open, practise
from tests.support.handbook import invalid
from tests.support.some import sample, some


def test_the_sheet_is_valid_and_gives_no_verdict_away() -> None:
    html = practise(EXAMPLES)
    assert invalid(html) == []


def test_nothing_is_shown_before_somebody_begins(open_deck: Open) -> None:
    deck = open_deck()
    expect(deck.button("Begin")).to_be_visible()
    expect(deck.card).to_have_count(0)
    assert deck.stored == []


def test_each_example_comes_alone_and_without_its_verdicts(deck: Deck) -> None:
    titles = []
    for _ in EXAMPLES:
        expect(deck.card).to_have_count(1)
        expect(deck.heading).to_be_focused()
        expect(deck.root.locator(".hb-verdict:visible")).to_have_count(0)
        expect(deck.root.locator(":is(.hb-practise__said, .hb-practise__discuss):visible")).to_have_count(0)
        titles.append(deck.heading.inner_text())
        deck.show()
        deck.button("Next example").or_(deck.button("See the result")).click()
    assert sorted(titles) == ["Joke", "Map", "Road"]
    expect(deck.heading).to_have_text("Your result")
    expect(deck.heading).to_be_focused()


def test_what_was_judged_is_told_beside_the_verdict(open_deck: Open) -> None:
    deck = open_deck("#set=1&kind=wrong+fact&network=edits")
    deck.button("Begin").click()
    deck.judge("leave", "avoid")
    deck.judge("quiet", "avoid")
    deck.judge("quiet", "do")
    deck.show()
    for id, differs in (("leave", False), ("quiet", True)):
        yours = deck.choice(id).locator(".hb-practise__yours")
        assert (yours.get_attribute("data-differs") is not None) is differs
    expect(deck.choice("correct").locator(".hb-practise__yours")).to_have_text("Not judged")
    expect(deck.told).to_contain_text("1 of 2")
    expect(deck.card.locator("fieldset")).to_have_count(0)
    expect(deck.card.locator("h3")).to_be_focused()
    expect(deck.choice("quiet").get_by_role("link", name="section-quiet")).to_be_visible()


def test_what_somebody_folds_stays_folded(deck: Deck) -> None:
    deck.show()
    why = deck.card.locator(".hb-practise__why").first
    expect(why).to_have_attribute("open", "")
    why.locator("summary").click()
    deck.button("Next example").click()
    deck.show()
    deck.button("Back").click()
    expect(why).to_be_visible()
    expect(why).not_to_have_attribute("open", "")


def test_the_result_has_what_was_judged_and_the_sections_to_read(open_deck: Open) -> None:
    deck = open_deck("#set=1&kind=wrong+fact&network=edits")
    deck.button("Begin").click()
    deck.judge("leave", "do")
    deck.judge("correct", "do")
    deck.show()
    deck.button("See the result").click()
    assert deck.root.locator("section li a").all_inner_texts() == ["section-leave"]
    expect(deck.root.locator("section strong", has_text="differ")).to_have_count(1)
    rows = deck.download("CSV").split("\r\n")
    assert [row.split(",")[4] for row in rows[1:4]] == ['"Do this"', '"Not judged"', '"Do this"']
    deck.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    deck.button("Copy as text").click()
    expect(deck.root.locator(".hb-check__said")).not_to_be_empty()
    copied = deck.page.evaluate("navigator.clipboard.readText()")
    assert "A. Title of leave" in copied
    assert "You differ." in copied


def test_it_goes_on_where_somebody_left_off(deck: Deck, open_deck: Open) -> None:
    deck.card.locator("input").first.check()
    deck.show()
    deck.button("Next example").click()
    second = deck.heading.inner_text()
    deck.card.locator("input").last.check()
    deck = open_deck("")
    expect(deck.heading).to_have_text(second)
    expect(deck.card.locator("input").last).to_be_checked()
    deck.button("Back").click()
    expect(deck.card.locator(".hb-verdict").first).to_be_visible()


def test_a_number_deals_the_same_set_again(deck: Deck, open_deck: Open) -> None:
    address = deck.page.evaluate("location.hash")
    assert address == "#set=1"
    (first,) = deck.stored
    deck.root.locator(".hb-picker").get_by_role("button", name="New set").click()
    deck.page.keyboard.type("Another")
    deck.page.keyboard.press("Enter")
    expect(deck.button("Begin")).to_be_visible()
    assert deck.page.evaluate("location.hash") == ""
    deck.root.get_by_label("Number of the set").fill("1")
    deck.button("Begin").click()
    expect(deck.heading).to_be_focused()
    assert [copy["dealt"][1] for copy in deck.stored] == [first["dealt"][1]] * 2
    assert sorted(copy["name"][1] for copy in deck.stored)[0] == "Another"


def test_an_address_asks_for_another_set_and_loses_none(deck: Deck, open_deck: Open) -> None:
    deck.show()
    deck = open_deck("#set=2&network=no-edits&how=class")
    expect(deck.root.get_by_label("Number of the set")).to_have_value("2")
    expect(deck.root.get_by_label("Network")).to_have_value("no-edits")
    deck.button("Begin").click()
    assert sorted(len(copy["dealt"][1]) for copy in deck.stored) == [1, 3]


def test_only_what_there_is_can_be_chosen(open_deck: Open) -> None:
    deck = open_deck("#set=1&kind=slip&grade=wrong+that+harms")
    assert deck.root.get_by_label("Kind of mistake").locator("option").all_inner_texts() == [
        "All kinds",
        "Wrong fact",
        "Wrong tone",
    ]
    assert deck.root.get_by_label("Grade").locator("option").all_inner_texts() == ["All grades", "A slip"]
    expect(deck.root.get_by_label("Kind of mistake")).to_have_value("")
    found = deck.root.locator(".hb-practise__found")
    deck.root.get_by_label("Kind of mistake").select_option("wrong fact")
    expect(found).to_have_text("2 examples fit.")
    deck.root.get_by_label("Grade").select_option("slip")
    expect(found).to_have_text("No examples fit. Choose something else.")
    deck.button("Begin").click()
    assert deck.stored == []
    deck.root.get_by_label("Grade").select_option("")
    deck.root.get_by_label("Number of the set").fill("0")
    expect(found).to_have_text(re.compile(r"^Type a number from 1 to \d+\.$"))
    deck.button("Begin").click()
    expect(deck.root.get_by_label("Number of the set")).to_be_focused()
    assert deck.stored == []


@pytest.mark.thorough
def test_a_set_is_deleted_and_comes_back(deck: Deck) -> None:
    deck.show()
    deck.button("Delete this set").click()
    expect(deck.button("Begin")).to_be_visible()
    assert deck.stored == []
    deck.button("Undo").click()
    expect(deck.card.locator(".hb-verdict").first).to_be_visible()


@pytest.mark.thorough
def test_an_example_that_has_gone_is_still_in_the_result(deck: Deck, open_deck: Open) -> None:
    first = deck.heading.inner_text()
    deck.show()
    left = {id: one for id, one in EXAMPLES.items() if one.title != first}
    deck = open_deck("", examples=left)
    for _ in some(left):
        expect(deck.card).to_have_count(1)
        deck.button("Show what").or_(deck.button("Next example")).click()
        deck.button("Next example").or_(deck.button("See the result")).click()
    expect(deck.root.locator("section h3", has_text=first)).to_have_count(1)


@pytest.mark.thorough
def test_another_tab_takes_part(deck: Deck, open_deck: Open) -> None:
    other = open_deck(tab=deck.page.context.new_page())
    other.card.locator("input").first.check()
    expect(deck.card.locator("input").first).to_be_checked()


FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
OFF = "Object.defineProperty(self, 'localStorage', { get() { throw new DOMException('off', 'SecurityError') } })"


@pytest.mark.parametrize("broken", sample(1, [FULL, OFF]), ids=["full", "off"])
def test_without_storage_everything_works_for_the_visit(page: Page, open_deck: Open, broken: str) -> None:
    page.add_init_script(broken)
    deck = open_deck()
    deck.button("Begin").click()
    deck.card.locator("input").first.check()
    deck.show()
    expect(deck.root.locator(".hb-saved")).to_contain_text("Not saved")
    deck.button("Next example").click()
    deck.button("Back").click()
    expect(deck.told).to_contain_text("of 1 choice")


def test_with_the_keys_alone(open_deck: Open) -> None:
    deck = open_deck()
    keyboard = deck.page.keyboard
    deck.button("Begin").focus()
    keyboard.press("Enter")
    expect(deck.heading).to_be_focused()
    for group in some(deck.card.locator("fieldset")):
        group.locator("input").first.focus()
        keyboard.press("Space")
        keyboard.press("ArrowRight")
        expect(group.locator("input").nth(1)).to_be_checked()
    keyboard.press("Tab")
    expect(deck.button("Show what")).to_be_focused()
    keyboard.press("Enter")
    expect(deck.card.locator("h3")).to_be_focused()


def test_by_touch_each_control_takes_its_press(browser: Browser, open_deck: Open, page: Page) -> None:
    """What is under a finger stays there until the press is over."""
    deck = open_deck()
    deck.button("Begin").click()
    label = deck.card.locator("label").nth(1)
    box = label.bounding_box()
    assert box
    touch = page.context.new_cdp_session(page)
    at = [{"x": box["x"] + 9, "y": box["y"] + 9}]
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": at})
    page.evaluate("dispatchEvent(new StorageEvent('storage', { key: null }))")  # as if another tab had changed it
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(label.locator("input")).to_be_checked()
    assert label.bounding_box() == box


def test_without_a_script_all_examples_are_there_with_their_verdicts_folded(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(practise(EXAMPLES))
    expect(page.locator("article")).to_have_count(len(EXAMPLES))
    expect(page.locator(".hb-verdict:visible")).to_have_count(0)
    page.locator(".hb-practise__said > summary").first.click()
    expect(page.locator(".hb-verdict:visible")).to_have_count(1)
    assert page.locator("button, input, select").count() == 0
    context.close()


def test_without_an_example_it_says_so(open_deck: Open) -> None:
    deck = open_deck(examples={})
    expect(deck.root).to_contain_text("nothing to practise with")
    expect(deck.button("Begin")).to_have_count(0)
