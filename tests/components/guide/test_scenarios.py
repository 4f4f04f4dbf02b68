"""The ways through the real guide: eighty things that may happen, and what each must lead to. No words are asserted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, get_args

import pytest
import yaml

from macros.components.guide import Outcome, Question
from macros.components.writer import Wording
from macros.content.order_of_action import Act, Stake, Way
from tests.conftest import ROOT
from tests.support.handbook import real
from tests.support.some import some


class Scenario(NamedTuple):
    """What happened, the ids that its answers lead to, what the first step does, and who is rung first or "nobody".

    `typed` is what somebody types into the writer, by field.
    """

    said: str
    way: list[str]
    first: Act
    call: str
    typed: dict[str, str] = {}  # noqa: RUF012  (nobody changes it)


def scenarios() -> dict[str, Scenario]:
    data = yaml.safe_load((ROOT / "tests" / "data" / "scenarios.yml").read_text("utf-8"))
    return {name: Scenario(**scenario) for name, scenario in data.items()}


SCENARIOS = scenarios()


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


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_answers_lead_to_the_outcome(name: str) -> None:
    questions, outcomes = guide()
    here = next(iter(questions))
    for step in some(SCENARIOS[name].way):
        assert step in [answer.to for answer in questions[here].answers]
        here = step
    outcome = outcomes[here]
    assert outcome.steps[0].does == SCENARIOS[name].first
    assert next(iter(outcome.call), "nobody") == SCENARIOS[name].call


def test_there_are_eighty_and_one_for_every_outcome() -> None:
    assert len(SCENARIOS) >= 80
    assert {scenario.way[-1] for scenario in SCENARIOS.values()} == set(guide()[1])


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
