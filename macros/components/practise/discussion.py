"""What a class may discuss about an example: it follows from the example itself and from how it differs from others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

MOST = 2  # comparisons with other examples


class View(Protocol):
    """What the public sees after a choice, on every network or on one kind of it."""

    @property
    def post(self) -> str: ...
    @property
    def network(self) -> str | None: ...
    @property
    def note(self) -> str | None: ...
    @property
    def reply(self) -> str | None: ...


class Option(Protocol):
    """One thing that could be done. In two examples, the same id stands for the same way to act."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def verdict(self) -> str: ...
    @property
    def because(self) -> str: ...
    @property
    def seen(self) -> Sequence[View]: ...


class Example(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def network(self) -> str: ...
    @property
    def grade(self) -> str | None: ...
    @property
    def choices(self) -> Sequence[Option]: ...


class Words(NamedTuple):
    """How the handbook calls verdicts, networks, grades, and what is seen."""

    verdicts: Mapping[str, str]
    networks: Mapping[str, str]
    grades: Mapping[str, str]
    seen: Mapping[str, str]


class Point(NamedTuple):
    """A question to ask, and what the handbook has to say to it."""

    ask: str
    answer: str


def points(id: str, examples: Mapping[str, Example], words: Words) -> Iterator[Point]:
    """Yield what may be asked about an example, in the order of a discussion."""
    one = examples[id]
    if one.grade:
        yield Point("How grave is it?", f"{words.grades[one.grade]}.")
    good = [choice for choice in one.choices if choice.verdict == "do"]
    if len(good) > 1:
        named = " and ".join(f'"{choice.title}"' for choice in good)
        reasons = " ".join(f'"{choice.title}": {choice.because}' for choice in good)
        yield Point(f"{named} are both good. What decides between them?", reasons)
    for choice in one.choices:
        if choice.verdict == "acceptable":
            yield Point(f'When is "{choice.title}" good enough?', choice.because)
    yield from elsewhere(one, good, words)
    yield from comparisons(id, examples, words)


def elsewhere(one: Example, good: Sequence[Option], words: Words) -> Iterator[Point]:
    """Yield what a good choice leads to on a network of another kind, where it is something else."""
    for network, name in words.networks.items():
        for choice in good:
            here, there = in_words(choice, one.network, words), in_words(choice, network, words)
            if there and there != here:
                ask = f'What would be different {name[:1].lower()}{name[1:]}, if you "{choice.title}"?'
                yield Point(ask, f"The public then sees {there}, in place of {here}.")


def in_words(choice: Option, network: str, words: Words) -> str:
    """Return what the public sees after a choice on one network alone; nothing where all networks are alike."""
    seen = [view for view in choice.seen if view.network == network]
    added = [" with a reply" if view.reply else " with a note" if view.note else "" for view in seen]
    return " and ".join(f"{words.seen[view.post]}{more}" for view, more in zip(seen, added, strict=True))


def comparisons(id: str, examples: Mapping[str, Example], words: Words) -> Iterator[Point]:
    """Yield other examples in which the same is another choice: first those of the same kind."""
    one = examples[id]
    others = sorted((other for key, other in examples.items() if key != id), key=lambda other: other.kind != one.kind)
    found = 0
    for choice in one.choices:
        pairs = ((other, same) for other in others for same in other.choices if same.id == choice.id)
        differs = next(((other, same) for other, same in pairs if same.verdict != choice.verdict), None)
        if differs and found < MOST:
            found += 1
            other, same = differs
            here, there = words.verdicts[choice.verdict], words.verdicts[same.verdict]
            ask = f'"{choice.title}": {here}. In "{other.title}", "{same.title}": {there}. What makes the difference?'
            yield Point(ask, f"There: {same.because}")
