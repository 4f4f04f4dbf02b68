"""The order of action, written once: what is at stake, what is done first, and who may remove a post.

The outcomes of the guide name what is at stake by id; their steps, like those of the checklists, say what they do.
Whatever says something else than the order of action is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, Protocol, get_args

from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where

Act = Literal["ring", "remove", "copy", "agree", "change", "stop", "check", "secure"]
Remover = Literal["alone", "agreed"]
Copying = Literal["seconds", "first", "never"]
Way = Literal["correct", "reply", "replace", "remove", "remove-quietly", "escalate", "secure", "leave"]
REMOVES: dict[Remover, str] = {
    "alone": "You, alone and at once",
    "agreed": "You, once a supervisor or communications agree",
}
COPIES: dict[Copying, str] = {
    "seconds": "You take one copy before it goes, if that takes seconds. If not, write down what it said.",
    "first": "You take a copy, with the replies, before you touch anything.",
    "never": "Nobody copies, saves or forwards it. Write down the account, the web address and the time.",
}


@dataclass(frozen=True)
class Stake:
    """What may be at stake, the most urgent first, and what somebody alone does first. Plain text."""

    where: Where
    title: Text = example("Someone could be hurt")
    first: Text = example("Control room: ring now.")
    does: tuple[Act, ...] = example("[ring]")
    removes: Remover = example("alone")
    copies: Copying = example("seconds")
    ways: tuple[Way, ...] = example("[correct, escalate]")
    ring: tuple[Text, ...] = example("[control-room]", names="contacts", default=())


class Doing(Protocol):
    """A step of an outcome or of a checklist."""

    @property
    def where(self) -> Where: ...
    @property
    def text(self) -> Text: ...
    @property
    def does(self) -> Act | None: ...


class SeenLike(Protocol):
    """What becomes of the post of an example."""

    @property
    def post(self) -> str: ...


class ChoiceLike(Protocol):
    """What could be done in an example."""

    @property
    def where(self) -> Where: ...
    @property
    def verdict(self) -> str: ...
    @property
    def seen(self) -> Sequence[SeenLike]: ...


class CorrectionLike(Protocol):
    """A mistake, with where the guide leads whoever has made it."""

    @property
    def outcome(self) -> Text | None: ...
    @property
    def choices(self) -> Sequence[ChoiceLike]: ...


class ContactLike(Protocol):
    """Whom to call, by role."""

    @property
    def role(self) -> Text: ...


class OutcomeLike(Protocol):
    """Where the guide leads."""

    @property
    def where(self) -> Where: ...
    @property
    def stake(self) -> Text | None: ...
    @property
    def way(self) -> Way: ...
    @property
    def steps(self) -> Sequence[Doing]: ...
    @property
    def call(self) -> Sequence[Text]: ...
    @property
    def sections(self) -> Sequence[Text]: ...
    @property
    def checklists(self) -> Sequence[Text]: ...


def problems(stakes: Mapping[str, Stake], outcomes: Mapping[str, OutcomeLike]) -> Iterator[Problem]:
    """Find the outcomes that say something else than the order of action."""
    for id, outcome in outcomes.items():
        if outcome.stake is None:
            if stakes:
                what = f'outcome "{id}" does not say what is at stake.'
                yield Problem(outcome.where, what, f"Add   stake:   with one of: {', '.join(stakes)}.")
        elif stake := stakes.get(outcome.stake):
            yield from against(f'outcome "{id}"', outcome, stake)


def examples(outcomes: Mapping[str, OutcomeLike], corrections: Mapping[str, CorrectionLike]) -> Iterator[Problem]:
    """Find the examples that advise to take a post down where the guide leaves it, or the other way round."""
    for id, correction in corrections.items():
        outcome = outcomes.get(correction.outcome or "")
        if outcome is None or outcome.way in ("escalate", "secure"):
            continue
        goes = outcome.way in ("remove", "remove-quietly", "replace")
        for choice in correction.choices:
            if choice.verdict == "do" and goes != any(seen.post == "removed" for seen in choice.seen):
                what = (
                    f'correction "{id}" advises something else than outcome "{correction.outcome}", to which it leads.'
                )
                yield Problem(
                    choice.where, what, f"Let its post {'go' if goes else 'stay'}, or name another   outcome:"
                )


def against(name: str, outcome: OutcomeLike, stake: Stake) -> Iterator[Problem]:
    """Find where an outcome differs from what is at stake in it."""
    first = outcome.steps[0]
    if first.does not in stake.does:
        what = f'the first step of {name} is not what the order of action does first for "{outcome.stake}".'
        yield Problem(first.where, what, f"Begin with a step that has   does: {' or '.join(stake.does)}")
    if outcome.way not in stake.ways:
        what = f'{name} goes another way than the order of action allows for "{outcome.stake}".'
        yield Problem(outcome.where, what, f"Its   way:   may be: {', '.join(stake.ways)}.")
    if tuple(outcome.call[: len(stake.ring)]) != stake.ring:
        what = f'{name} does not ring first whom the order of action rings for "{outcome.stake}".'
        yield Problem(outcome.where, what, f"Begin   call:   with   {', '.join(stake.ring)}")
    yield from out_of_order(name, outcome.steps, stake)


def out_of_order(name: str, steps: Sequence[Doing], stake: Stake) -> Iterator[Problem]:
    """Find the steps that come before what they wait for, or that wait where nobody may wait."""
    done: set[Act | None] = set()
    for step in steps:
        if step.does == "remove" and stake.removes == "agreed" and "agree" not in done:
            what = f"{name} removes a post before anybody has agreed."
            yield Problem(step.where, what, "Put a step that has   does: agree   before it.")
        if step.does == "agree" and stake.removes == "alone":
            what = f"{name} waits for somebody to agree, where a person alone removes at once."
            yield Problem(step.where, what, "Let it remove first, and ring then.")
        if step.does == "copy" and stake.copies != "first":
            what = f"{name} has a step of its own for the copy, where nothing may wait for one."
            yield Problem(step.where, what, "Say in   keep:   what is kept.")
        if step.does in ("remove", "change") and stake.copies == "first" and "copy" not in done:
            what = f"{name} touches the post before there is a copy."
            yield Problem(step.where, what, "Put a step that has   does: copy   before it.")
        done.add(step.does)


def listed(name: str, steps: Sequence[Doing]) -> Iterator[Problem]:
    """Find the steps of a checklist that are in another order: copy, agree, then change or remove."""
    order: tuple[Act, ...] = ("copy", "agree", "change", "remove")
    places = [(order.index(step.does), step) for step in steps if step.does in order]
    for (before, _), (after, step) in pairwise(places):
        if after < before:
            what = f'{name} has the step "{step.text}" after one that waits for it.'
            yield Problem(step.where, what, f"The order is: {', '.join(order)}.")


assert set(get_args(Remover)) == set(REMOVES) and set(get_args(Copying)) == set(COPIES)  # noqa: S101, PT018
