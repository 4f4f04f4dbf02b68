"""The order of action as a table, in the handbook and in a small one."""

from __future__ import annotations

from macros.components.correction import Correction
from macros.components.guide import Contact, Outcome
from macros.components.order import rings, text
from macros.content.order_of_action import COPIES, REMOVES, Stake
from tests.support.handbook import real
from tests.support.real_pages import NEEDS_THE_GUIDE
from tests.support.some import some

LIBRARY = real().library
STAKES = LIBRARY.all(Stake)
CONTACTS = LIBRARY.all(Contact)


def stake_text(stake: Stake) -> list[str]:
    return [stake.title, stake.first, REMOVES[stake.removes], COPIES[stake.copies]]


def test_the_register_has_every_word_of_it() -> None:
    said = text(STAKES, CONTACTS)
    for stake in some(STAKES.values()):
        assert all(words in said for words in stake_text(stake))
        assert rings(stake, CONTACTS) in said


def test_whom_to_ring_reads_as_one_sentence_in_their_order() -> None:
    for stake in some([stake for stake in STAKES.values() if len(stake.ring) > 1]):
        said = rings(stake, CONTACTS)
        then = stake.ring[1:] if stake.does == ("ring",) else stake.ring
        places = [said.index(CONTACTS[id].role[1:]) for id in then]
        assert places == sorted(places)
        assert said[0].islower()


def test_the_most_urgent_stake_is_rung_for_first_and_nobody_waits_in_it() -> None:
    first = next(iter(STAKES.values()))
    assert first.does == ("ring",)
    assert first.removes == "alone"


@NEEDS_THE_GUIDE
def test_what_may_not_be_copied_is_never_copied_first() -> None:
    never = [id for id, stake in STAKES.items() if stake.copies == "never"]
    for id in some(never):
        outcomes = [outcome for outcome in LIBRARY.all(Outcome).values() if outcome.stake == id]
        for outcome in some(outcomes):
            assert not [step for step in outcome.steps if step.does == "copy"]


@NEEDS_THE_GUIDE
def test_examples_that_name_an_outcome_are_there() -> None:
    assert len([one for one in LIBRARY.all(Correction).values() if one.outcome]) >= 10
