"""Each state of a set as it is met: by axe and a validator, and on the narrowest phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import CORNERS, findings, look
from tests.components.practise.conftest import Deck, Open
from tests.support.some import sample, some
from tests.test_site import validate


def asked(_: Deck) -> None:
    """What to practise with."""


def judged(deck: Deck) -> None:
    deck.button("Begin").click()
    deck.card.locator("input").first.check()


def shown(deck: Deck) -> None:
    judged(deck)
    deck.show()


def counted(deck: Deck) -> None:
    deck.root.get_by_label("A class").check()
    deck.button("Begin").click()
    deck.card.get_by_role("textbox").first.fill("7")


def told(deck: Deck) -> None:
    counted(deck)
    deck.show()


def done(deck: Deck) -> None:
    deck.root.get_by_label("Grade").select_option("slip")
    shown(deck)
    deck.button("See the result").click()
    expect(deck.heading).to_be_focused()


STATES = [told, shown, done, asked, judged, counted]


@pytest.mark.parametrize("state", sample(1, STATES), ids=[state.__name__ for state in STATES])
def test_every_state_is_sound(open_deck: Open, tmp_path: Path, state: Callable[[Deck], None]) -> None:
    deck = open_deck()
    state(deck)
    for width, scheme in some(CORNERS):
        look(deck.page, width, scheme)
        assert findings(deck.page) == []
        wide = deck.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, width
    html = deck.page.evaluate("document.documentElement.outerHTML").replace('=""', "")
    (tmp_path / "state.html").write_text(f"<!DOCTYPE html>{html}", "utf-8")
    done = validate(tmp_path / "state.html")
    assert done.returncode == 0, done.stdout
