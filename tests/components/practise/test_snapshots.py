"""What the script makes of the page, by the words and the classes: one person's way, and that of a class."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.snapshots import Snapshots
from tests.components.practise.conftest import EXAMPLES, KEY, Deck, Open, document
from tests.support.kept import take_troubles


def taken(deck: Deck) -> Snapshots:
    return Snapshots(deck.page, document(EXAMPLES))


def test_what_one_person_meets(open_deck: Open) -> None:
    deck = open_deck("#set=1")
    states = taken(deck)
    states.take("asked what to practise with")
    deck.root.get_by_label("How many").select_option("0")
    deck.root.get_by_label("Number of the set").fill("x")
    states.take("a number that is none")
    deck.root.get_by_label("Number of the set").fill("2")
    deck.root.get_by_label("Kind of mistake").select_option("wrong fact")
    deck.button("Begin").click()
    states.take("begun")
    deck.card.locator("fieldset").first.get_by_label("Avoid").check()
    deck.card.locator("fieldset").last.get_by_label("Avoid").check()
    deck.show()
    states.take("shown")
    deck.button("Next example").click()
    states.take("the next")
    deck.button("Back").click()
    states.take("back")
    deck.button("Next example").click()
    deck.show()
    deck.button("See the result").click()
    states.take("the result")
    taken_away(deck, states)
    deck.button("Rename").click()
    deck.page.keyboard.type("Late shift")
    deck.page.keyboard.press("Enter")
    states.take("renamed")
    deck.button("Delete this set").click()
    states.take("deleted")
    deck.button("Undo").click()
    states.take("undone")
    deck.button("Practise again").click()
    deck.root.get_by_label("Number of the set").fill("3")
    states.take("asked again")
    deck.button("Begin").click()
    take_troubles(states, KEY, deck.button("Begin"))
    states.verify("practise")


def taken_away(deck: Deck, states: Snapshots) -> None:
    """Take the result along: on paper, as a table, as a text and as an address."""
    deck.button("Print the result").click()
    states.take("the result printed")
    deck.page.evaluate("dispatchEvent(new Event('afterprint'))")
    states.take("after that")
    states.note("the table", deck.download("Download CSV"))
    deck.button("Print for the trainer").click()
    states.take("printed for the trainer")
    deck.page.evaluate("dispatchEvent(new Event('afterprint'))")
    deck.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    deck.button("Copy as text").click()
    expect(deck.root.locator(".hb-check__said")).to_contain_text("Copied")
    states.note("the text", deck.page.evaluate("navigator.clipboard.readText()"))
    deck.button("Copy a link").click()
    expect(deck.root.locator(".hb-check__said")).to_contain_text(re.compile("Copied. "))
    states.take("a link is copied")


def test_what_a_class_meets(open_deck: Open) -> None:
    deck = open_deck("#set=1&kind=wrong+fact&how=class")
    states = taken(deck)
    deck.button("Begin").click()
    states.take("begun")
    more = deck.card.get_by_role("button", name="One hand more")
    more.first.click()
    more.last.click()
    more.last.click()
    states.take("hands are counted")
    deck.show()
    states.take("shown")
    deck.button("Leave the large view").click()
    states.take("in the small view")
    deck.button("Next example").click()
    deck.button("Print for the class").click()
    states.take("printed")
    deck.page.evaluate("dispatchEvent(new Event('afterprint'))")
    deck.show()
    deck.button("See the result").click()
    states.take("the result")
    states.verify("practise-class")
