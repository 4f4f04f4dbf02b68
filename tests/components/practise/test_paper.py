"""What is printed: a sheet for the trainer, one for the class, and the result."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.components.practise.conftest import EXAMPLES, Deck, Open, practise
from tests.support.some import some


def on_paper(deck: Deck, name: str) -> Deck:
    deck.button(name).first.click()
    deck.page.emulate_media(media="print")
    return deck


def after(deck: Deck) -> None:
    deck.page.emulate_media(media="screen")
    deck.page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_the_sheet_for_the_trainer_has_all_in_the_order_of_the_deal(open_deck: Open) -> None:
    deck = on_paper(open_deck(), "Print for the trainer")
    titles = deck.heading.all_inner_texts()
    for card in some(deck.card):
        expect(card.locator(".hb-verdict:visible")).to_have_count(card.locator("[data-choice]").count())
        expect(card.locator(".hb-practise__discuss dt").first).to_be_visible()
        expect(card.locator(".hb-practise__boxes").first).to_be_visible()
    after(deck)
    expect(deck.card).to_have_count(0)
    deck.button("Begin").click()
    expect(deck.heading).to_have_text(titles[0])
    assert len(titles) == len(EXAMPLES)


def test_the_sheet_for_the_class_gives_no_verdict_away(deck: Deck) -> None:
    deck.show()  # of the first example: on paper that makes no difference
    on_paper(deck, "Print for the class")
    expect(deck.card).to_have_count(len(EXAMPLES))
    for part in ("verdict", "practise__discuss", "practise__yours"):
        expect(deck.root.locator(f".hb-{part}:visible")).to_have_count(0)
    expect(deck.root.locator(".hb-practise__boxes:visible").first).to_be_visible()
    after(deck)
    expect(deck.card).to_have_count(1)
    expect(deck.card.locator(".hb-verdict").first).to_be_visible()


@pytest.mark.thorough
def test_only_what_is_chosen_is_printed(open_deck: Open) -> None:
    deck = open_deck("#set=1&grade=slip")
    on_paper(deck, "Print for the class")
    assert deck.heading.all_inner_texts() == ["Joke"]


@pytest.mark.thorough
def test_the_result_is_printed_alone(open_deck: Open) -> None:
    deck = open_deck("#set=1&grade=slip")
    deck.button("Begin").click()
    deck.show()
    deck.button("See the result").click()
    on_paper(deck, "Print the result")
    assert deck.heading.all_inner_texts() == ["Your result"]
    expect(deck.card).to_have_count(0)
    expect(deck.root.get_by_role("button")).to_have_count(0)


def test_without_a_script_the_page_is_the_sheet_for_the_trainer(page: Page, bundles: dict[str, bytes]) -> None:
    page.set_content(f"<main class='md-typeset'>{practise(EXAMPLES)}</main>")
    page.add_style_tag(content=bundles["css"].decode())
    page.emulate_media(media="print")
    expect(page.locator("article:visible")).to_have_count(len(EXAMPLES))
    expect(page.locator(".hb-verdict:visible")).to_have_count(page.locator(".hb-verdict").count())
