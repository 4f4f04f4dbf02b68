"""A class in front of one screen: hands are counted, the letters are large, and the keys lead on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.components.practise.conftest import Deck, Open
from tests.support.some import sample

LARGE = "document.documentElement.hasAttribute('data-large')"
POST = "hb-practise article:not([data-away]) .hb-post__text"
SIZE = f"parseFloat(getComputedStyle(document.querySelector('{POST}')).fontSize)"


@pytest.fixture
def room(open_deck: Open) -> Deck:
    """A class that has begun with three examples, on the screen of a room."""
    deck = open_deck("#set=1&how=class")
    deck.page.set_viewport_size({"width": 1280, "height": 720})
    deck.button("Begin").click()
    return deck


def test_hands_are_counted_and_told_beside_the_verdict(room: Deck) -> None:
    id = str(room.card.locator("[data-choice]").first.get_attribute("data-choice"))
    last = str(room.card.locator("[data-choice]").last.get_attribute("data-choice"))
    for _ in range(3):
        room.choice(id).get_by_role("button", name="One hand more").click()
    room.choice(id).get_by_role("button", name="One hand less").click()
    room.hands(last).fill("4")
    room.show()
    expect(room.choice(id).locator(".hb-practise__yours")).to_have_text("Hands: 2 of 6")
    expect(room.choice(last).locator(".hb-practise__yours")).to_have_text("Hands: 4 of 6")
    expect(room.told).to_contain_text("Of 6 hands, 4 for")


@pytest.mark.parametrize(("typed", "hands"), sample(1, [("x", 0), ("", 0), ("-3", 0), ("12", 12)]))
def test_what_is_typed_is_a_number_of_hands(room: Deck, typed: str, hands: int) -> None:
    id = str(room.card.locator("[data-choice]").first.get_attribute("data-choice"))
    room.hands(id).fill(typed)
    expect(room.hands(id)).to_have_value(typed)  # nothing is put right while somebody types
    room.choice(id).get_by_role("button", name="One hand more").click()
    expect(room.hands(id)).to_have_value(str(hands + 1))


def test_the_letters_are_large_and_nothing_else_is_shown(room: Deck) -> None:
    room.page.set_viewport_size({"width": 1920, "height": 1080})
    assert room.page.evaluate(LARGE)
    large = room.page.evaluate(SIZE)
    expect(room.page.locator("#lead")).to_be_hidden()
    expect(room.root.locator(".hb-picker")).to_be_hidden()
    room.button("Leave the large view").click()
    expect(room.page.locator("#lead")).to_be_visible()
    assert large > 1.5 * room.page.evaluate(SIZE)
    room.button("Large view").click()
    expect(room.page.locator("#lead")).to_be_hidden()
    expect(room.heading).to_be_focused()


def test_an_example_fits_the_screen_before_its_verdicts(room: Deck) -> None:
    expect(room.card.locator("[data-choice]").last).to_be_in_viewport(ratio=1)
    expect(room.card.locator(".hb-practise__post > .hb-exhibit")).to_be_in_viewport(ratio=1)
    expect(room.button("Show what")).to_be_in_viewport(ratio=1)


def test_the_keys_lead_through_the_set(room: Deck) -> None:
    """Those of a keyboard, and those of a device for presenting."""
    keyboard = room.page.keyboard
    first = room.heading.inner_text()
    room.page.set_viewport_size({"width": 1280, "height": 3000})  # so that there is nothing to scroll
    keyboard.press("PageDown")
    expect(room.card.locator(".hb-verdict").first).to_be_visible()
    for on, back in (("PageDown", "PageUp"), ("ArrowRight", "ArrowLeft")):
        keyboard.press(on)
        expect(room.heading).not_to_have_text(first)
        expect(room.heading).to_be_focused()
        expect(room.root.locator(".hb-verdict:visible")).to_have_count(0)
        keyboard.press(back)
        expect(room.heading).to_have_text(first)
        expect(room.card.locator(".hb-verdict").first).to_be_visible()
        keyboard.press("ArrowUp")  # which leads nowhere
        expect(room.heading).to_have_text(first)
    for key in ("PageDown", "ArrowRight", "ArrowRight", "PageDown", "ArrowRight"):
        keyboard.press(key)
    expect(room.heading).to_have_text("The result of the class")
    assert not room.page.evaluate(LARGE)
    keyboard.press("ArrowLeft")
    expect(room.heading).to_have_text("The result of the class")


@pytest.mark.thorough
def test_a_page_is_read_to_its_end_before_a_key_leads_on(room: Deck) -> None:
    room.page.set_viewport_size({"width": 640, "height": 300})
    room.heading.focus()
    room.page.keyboard.press("PageDown")
    room.page.wait_for_function("scrollY > 0")
    expect(room.root.locator(".hb-verdict:visible")).to_have_count(0)


def test_keys_that_are_typed_lead_nowhere(room: Deck) -> None:
    id = str(room.card.locator("[data-choice]").first.get_attribute("data-choice"))
    room.hands(id).fill("12")
    room.page.keyboard.press("ArrowLeft")
    room.page.keyboard.press("ArrowRight")
    expect(room.root.locator(".hb-verdict:visible")).to_have_count(0)
    room.page.keyboard.press("Escape")
    expect(room.page.locator("#lead")).to_be_visible()
    room.page.keyboard.press("PageDown")
    expect(room.root.locator(".hb-verdict:visible")).to_have_count(0)


@pytest.mark.thorough
def test_in_a_class_the_reasons_are_opened_one_by_one(room: Deck) -> None:
    room.show()
    reasons = room.card.locator(".hb-practise__why")
    expect(reasons.first.locator("ul")).to_be_hidden()
    reasons.first.locator("summary").click()
    expect(reasons.first.locator("ul")).to_be_visible()
