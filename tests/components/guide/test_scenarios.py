"""The ways through the real guide: eighty things that may happen, and what each must lead to. No words are asserted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

from macros.checks import scenarios
from macros.components.guide import Outcome, Question
from macros.components.writer import Wording
from macros.content.order_of_action import Stake, Way
from tests.conftest import ROOT
from tests.support.handbook import real
from tests.support.real_pages import NEEDS_THE_GUIDE
from tests.support.some import some

pytestmark = NEEDS_THE_GUIDE


class Scenario(NamedTuple):
    """One of the file, as a test asks for it; `typed` is what somebody types into the writer, by field."""

    said: str
    way: tuple[str, ...]
    typed: dict[str, str]


SCENARIOS = {str(id): Scenario(each.said, each.way, each.values) for id, each in scenarios.read(ROOT)[0].items()}


def guide() -> tuple[Mapping[str, Question], Mapping[str, Outcome]]:
    return real().library.all(Question), real().library.all(Outcome)


def stakes() -> Mapping[str, Stake]:
    return real().library.all(Stake)


def ways(id: str, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Return every way from a question to an outcome."""
    questions, _ = guide()
    if id not in questions:
        return [(*before, id)]
    assert id not in before, f"{id} is in a loop"
    return [way for answer in questions[id].answers for way in ways(answer.to, (*before, id))]


def test_the_guide_answers_them_as_they_say() -> None:
    assert list(scenarios.problems(real().library, ROOT)) == []
    assert len(SCENARIOS) >= 80


def test_every_way_ends_with_what_to_do_and_why() -> None:
    questions, outcomes = guide()
    every = ways(next(iter(questions)))
    assert {id for way in every for id in way} == {*questions, *outcomes}
    for outcome in some(outcomes.values()):
        assert outcome.steps
        assert outcome.sections
        assert outcome.keep


def test_every_kind_of_outcome_is_there() -> None:
    assert {outcome.way for outcome in guide()[1].values()} == set(get_args(Way))


def test_danger_is_two_questions_away_and_whatever_may_not_wait_is_four_at_most() -> None:
    nearest: dict[str, int] = {}
    for way in ways(next(iter(guide()[0]))):
        nearest[way[-1]] = min(len(way) - 1, nearest.get(way[-1], 99))
    told = [(id, str(outcome.stake)) for id, outcome in guide()[1].items()]
    for id, stake in some((id, stake) for id, stake in told if stakes()[stake].removes == "alone"):
        assert nearest[id] <= (2 if stake == "danger" else 4), id


def test_half_have_to_answer_four_questions_at_most_and_nobody_more_than_six() -> None:
    asked = sorted(len(scenario.way) for scenario in SCENARIOS.values())
    assert asked[len(asked) // 2] <= 4
    assert asked[-1] <= 6
    assert max(len(way) for way in ways(next(iter(guide()[0])))) <= 10  # the outcome counts too


def test_every_question_asks_one_thing_and_has_a_way_out() -> None:
    for id, question in some(guide()[0].items()):
        said = [str(answer.text) for answer in question.answers]
        assert len(set(said)) == len(said) >= 3, id
        assert ("Yes" in said) == ("No" in said), id
        assert not [text for text in said if text.startswith(("Yes,", "No,"))], id
        assert question.answers[-1].unsure, id


def test_what_must_not_be_repeated_is_removed_or_left_to_others() -> None:
    for outcome in some(outcome for outcome in guide()[1].values() if outcome.refuse):
        assert outcome.way in ("remove", "remove-quietly", "escalate"), outcome.title
        assert outcome.call, outcome.title


def test_every_outcome_after_which_one_says_something_has_words_of_its_own() -> None:
    """The writer opens with them: those that name the outcome, or bear its name or that of what it refuses."""
    wordings = real().library.all(Wording)
    spoken = {id: outcome for id, outcome in guide()[1].items() if outcome.way != "leave"}
    for id, outcome in some(spoken.items()):
        named = [name for name, wording in wordings.items() if name == id or id in wording.outcomes]
        assert named or outcome.refuse in wordings, id
        assert len(named) <= 1, id
