"""The ways through the real guide: thirty things that may happen, and what each must lead to. No words are asserted."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, get_args

import pytest
import yaml

from macros.components.guide import Outcome, Question, Way
from macros.handbook import catalogue, loading
from tests.conftest import ROOT
from tests.support.some import some


class Scenario(NamedTuple):
    said: str
    way: list[str]


def scenarios() -> dict[str, Scenario]:
    data = yaml.safe_load((ROOT / "tests" / "data" / "scenarios.yml").read_text("utf-8"))
    return {name: Scenario(**scenario) for name, scenario in data.items()}


SCENARIOS = scenarios()


@cache
def guide() -> tuple[dict[str, Question], dict[str, Outcome]]:
    library = loading.load(ROOT / "docs", catalogue.EXAMPLES)
    return library.questions.entries, library.outcomes.entries


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
    assert here in outcomes


def test_there_are_thirty_and_one_for_every_outcome() -> None:
    assert len(SCENARIOS) >= 30
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


def test_nobody_has_to_answer_more_than_six_questions() -> None:
    assert max(len(way) for way in ways(next(iter(guide()[0])))) <= 7  # the outcome counts too


def test_what_must_not_be_repeated_is_removed_or_left_to_others() -> None:
    for outcome in some(outcome for outcome in guide()[1].values() if outcome.refuse):
        assert outcome.way in ("remove", "remove-quietly", "escalate"), outcome.title
        assert outcome.call, outcome.title
