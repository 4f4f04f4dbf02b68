"""The order of action: what follows it is left alone, and each step against it is told where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, cast, get_args

import pytest

from macros.content.order_of_action import Act, Stake, Way, examples, listed, problems
from macros.content.schema import named
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where

FILE = "docs/a.yml"


def text(value: str, line: int = 1) -> Text:
    return Text(value, Where(FILE, line))


@dataclass(frozen=True)
class Step:
    where: Where
    text: Text
    does: Act | None


@dataclass(frozen=True)
class Outcome:
    """One whose steps stand from line 10 on."""

    stake: Text | None
    way: Way
    steps: tuple[Step, ...]
    call: tuple[Text, ...] = (text("control-room"), text("supervisor"))
    where: Where = Where(FILE, 2)
    sections: tuple[Text, ...] = ()
    checklists: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Seen:
    post: str


@dataclass(frozen=True)
class Choice:
    verdict: str
    seen: tuple[Seen, ...]
    where: Where = Where(FILE, 5)


@dataclass(frozen=True)
class Example:
    outcome: Text | None
    choices: tuple[Choice, ...] = field(default_factory=tuple)


def steps(acts: str) -> tuple[Step, ...]:
    """Return a step for each of these acts; `-` is one that does nothing that has an order."""
    does = [None if act == "-" else cast(Act, act) for act in acts.split()]
    return tuple(Step(Where(FILE, 10 + at), text(f"Step {at}"), act) for at, act in enumerate(does))


STAKE = Stake(
    Where(FILE, 1), text("Harm"), text("Ring."), ("ring", "remove"), "alone", "seconds", ("remove", "correct"),
    (text("control-room"),),
)  # fmt: skip


def outcome(acts: str, way: Way = "remove", **changed: Any) -> Outcome:  # noqa: ANN401  (the fields of an outcome)
    return replace(Outcome(text("harm"), way, steps(acts)), **changed)


def told(found: Iterator[Problem]) -> list[tuple[int, str]]:
    return [(problem.where.line, problem.what) for problem in found]


def against(one: Outcome, **changed: Any) -> list[tuple[int, str]]:  # noqa: ANN401  (the fields of a stake)
    return told(problems({"harm": replace(STAKE, **changed)}, {"one": one}))


def test_whom_to_ring_are_contacts() -> None:
    assert [*named(STAKE)] == [("contacts", "control-room")]


@pytest.mark.parametrize("acts", ["ring", "remove", "ring remove", "remove - ring change"])
def test_what_follows_the_order_is_left_alone(acts: str) -> None:
    assert against(outcome(acts)) == []


def test_an_outcome_names_a_stake_where_there_are_any() -> None:
    without = outcome("-", stake=None)
    assert told(problems({}, {"one": without})) == []
    (problem,) = problems({"harm": STAKE, "trust": STAKE}, {"one": without})
    assert str(problem) == (
        f'{FILE}:2: outcome "one" does not say what is at stake.\n  Add   stake:   with one of: harm, trust.'
    )


def test_an_unknown_stake_is_told_elsewhere() -> None:
    assert told(problems({"trust": STAKE}, {"one": outcome("-")})) == []


@pytest.mark.parametrize("acts", ["-", "check ring"])
def test_the_first_step_is_what_is_done_first(acts: str) -> None:
    (problem,) = problems({"harm": STAKE}, {"one": outcome(acts)})
    assert str(problem) == (
        f'{FILE}:10: the first step of outcome "one" is not what the order of action does first for "harm".\n'
        "  Begin with a step that has   does: ring or remove"
    )


def test_another_way_is_told_at_the_outcome() -> None:
    (problem,) = problems({"harm": STAKE}, {"one": outcome("ring", "reply")})
    assert str(problem) == (
        f'{FILE}:2: outcome "one" goes another way than the order of action allows for "harm".\n'
        "  Its   way:   may be: remove, correct."
    )


@pytest.mark.parametrize("call", [(), ("supervisor",), ("supervisor", "control-room")])
def test_another_to_ring_first_is_told(call: tuple[str, ...]) -> None:
    (problem,) = problems({"harm": STAKE}, {"one": outcome("ring", call=tuple(map(text, call)))})
    assert problem.what == 'outcome "one" does not ring first whom the order of action rings for "harm".'
    assert problem.do == "Begin   call:   with   control-room"


@pytest.mark.parametrize("call", [(), ("supervisor",)])
def test_where_nobody_is_to_be_rung_anybody_may_be(call: tuple[str, ...]) -> None:
    assert against(outcome("ring", call=tuple(map(text, call))), ring=()) == []


AGREED: dict[str, Any] = {"removes": "agreed", "does": ("ring", "copy", "agree", "remove", "change")}


@pytest.mark.parametrize(
    ("acts", "lines"),
    [
        ("agree remove", []),
        ("agree - remove remove", []),
        ("remove agree", [10]),
        ("ring remove agree remove", [11]),
        ("remove remove", [10, 11]),
        ("change", []),
    ],
)
def test_who_has_to_ask_removes_only_once_somebody_has_agreed(acts: str, lines: list[int]) -> None:
    what = 'outcome "one" removes a post before anybody has agreed.'
    assert against(outcome(acts), **AGREED) == [(line, what) for line in lines]


def test_who_removes_alone_waits_for_nobody() -> None:
    said = 'outcome "one" waits for somebody to agree, where a person alone removes at once.'
    assert against(outcome("ring agree remove")) == [(11, said)]


@pytest.mark.parametrize("copies", ["seconds", "never"])
def test_a_copy_is_no_step_of_its_own_where_nothing_waits_for_it(copies: str) -> None:
    said = 'outcome "one" has a step of its own for the copy, where nothing may wait for one.'
    assert against(outcome("ring copy"), copies=copies) == [(11, said)]


@pytest.mark.parametrize(
    ("acts", "lines"),
    [
        ("copy agree remove", []),
        ("copy change", []),
        ("ring agree remove", [12]),
        ("change copy", [10]),
        ("ring agree", []),
        ("agree change copy remove", [11]),
    ],
)
def test_where_a_copy_is_first_nothing_is_touched_before(acts: str, lines: list[int]) -> None:
    what = 'outcome "one" touches the post before there is a copy.'
    assert against(outcome(acts), **AGREED, copies="first") == [(line, what) for line in lines]


@pytest.mark.parametrize(
    ("acts", "lines"),
    [
        ("", []),
        ("copy agree change remove", []),
        ("copy copy remove remove", []),
        ("ring copy stop agree - remove", []),
        ("agree copy", [11]),
        ("remove change", [11]),
        ("remove - copy ring agree", [12]),
        ("change copy remove agree", [11, 13]),
    ],
)
def test_a_checklist_keeps_the_order_too(acts: str, lines: list[int]) -> None:
    found = [*listed('checklist "a"', steps(acts))]
    assert told(iter(found)) == [
        (line, f'checklist "a" has the step "Step {line - 10}" after one that waits for it.') for line in lines
    ]
    assert {problem.do for problem in found} <= {"The order is: copy, agree, change, remove."}


def advice(post: str, verdict: str = "do", outcome: str | None = "one") -> dict[str, Example]:
    choices = (Choice("avoid", (Seen("removed"), Seen("original"))), Choice(verdict, (Seen(post),), Where(FILE, 6)))
    return {"mistake": Example(text(outcome) if outcome else None, choices)}


@pytest.mark.parametrize("way", get_args(Way))
@pytest.mark.parametrize("post", ["removed", "corrected"])
def test_an_example_and_the_guide_advise_the_same(post: str, way: Way) -> None:
    goes = {"remove": True, "remove-quietly": True, "replace": True, "escalate": None, "secure": None}.get(way, False)
    found = [*examples({"one": outcome("ring", way)}, advice(post))]
    what = 'correction "mistake" advises something else than outcome "one", to which it leads.'
    assert told(iter(found)) == ([] if goes in (None, post == "removed") else [(6, what)])


def test_what_to_do_about_other_advice_depends_on_the_guide() -> None:
    (stay,) = examples({"one": outcome("ring", "correct")}, advice("removed"))
    (go,) = examples({"one": outcome("ring", "remove")}, advice("new"))
    assert stay.do == "Let its post stay, or name another   outcome:"
    assert go.do == "Let its post go, or name another   outcome:"


@pytest.mark.parametrize(("verdict", "outcome_id"), [("acceptable", "one"), ("do", None), ("do", "gone")])
def test_what_is_not_advised_or_leads_nowhere_is_left_alone(verdict: str, outcome_id: str | None) -> None:
    found = examples({"one": outcome("ring", "correct")}, advice("removed", verdict, outcome_id))
    assert told(found) == []
