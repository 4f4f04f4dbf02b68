"""What a class may discuss about an example: it follows from the example itself and from how it differs from others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple, Protocol

LEAST = 3  # points
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
    def why(self) -> Sequence[str]: ...
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
    """Yield what may be asked about an example, in the order of a discussion, and no less than there is time for."""
    one = examples[id]
    found = [*own(one), *elsewhere(one, words)]
    if one.grade:
        found.insert(0, Point("How grave is it?", f"{words.grades[one.grade]}."))
    found += comparisons(id, examples, words)
    bad = (choice for choice in one.choices if choice.verdict == "avoid")
    spare = (Point(f'What would go wrong after "{choice.title}"?', reasons(choice)) for choice in bad)
    return chain(found, islice(spare, max(0, LEAST - len(found))))


def reasons(choice: Option) -> str:
    return " ".join([choice.because, *choice.why])


def own(one: Example) -> Iterator[Point]:
    """Yield what an example says of itself: several choices that are good, and those that are only acceptable."""
    good = [choice for choice in one.choices if choice.verdict == "do"]
    if len(good) > 1:
        named = " and ".join(f'"{choice.title}"' for choice in good)
        both = " ".join(f'"{choice.title}": {choice.because}' for choice in good)
        yield Point(f"{named} are both good. What decides between them?", both)
    for choice in one.choices:
        if choice.verdict == "acceptable":
            yield Point(f'What speaks for "{choice.title}", and what against it?', reasons(choice))


def elsewhere(one: Example, words: Words) -> Iterator[Point]:
    """Yield what a good choice leads to on a network of another kind, where it is something else, each thing once."""
    for choice in one.choices:
        known = {"", in_words(choice, one.network, words)}
        for network, name in words.networks.items():
            there = in_words(choice, network, words)
            if choice.verdict == "do" and there not in known:
                here = in_words(choice, one.network, words)
                ask = f'"{choice.title}", {name[:1].lower()}{name[1:]}: what would be different?'
                yield Point(ask, f"The public then sees {there}{f', in place of {here}' if here else ''}.")
                known.add(there)


def in_words(choice: Option, network: str, words: Words) -> str:
    """Return what the public sees after a choice on one network alone; nothing where all networks are alike."""
    seen = [view for view in choice.seen if view.network == network]
    added = [" with a reply" if view.reply else " with a note" if view.note else "" for view in seen]
    return " and ".join(f"{words.seen[view.post]}{more}" for view, more in zip(seen, added, strict=True))


def comparisons(id: str, examples: Mapping[str, Example], words: Words) -> Iterator[Point]:
    """Yield other examples in which the same is another choice, of the same kind where there are any.

    Of several each example has another, so that a class that is dealt many does not meet one again and again.
    """
    one, turn = examples[id], [*examples].index(id)
    others = [other for key, other in examples.items() if key != id]
    pairs = {
        choice.id: [
            (o, same) for o in others for same in o.choices if same.id == choice.id and same.verdict != choice.verdict
        ]
        for choice in one.choices
    }
    for choice in [choice for choice in one.choices if pairs[choice.id]][:MOST]:
        alike = [pair for pair in pairs[choice.id] if pair[0].kind == one.kind] or pairs[choice.id]
        other, same = alike[turn % len(alike)]
        here, there = words.verdicts[choice.verdict], words.verdicts[same.verdict]
        ask = f'"{choice.title}": {here}. In "{other.title}", "{same.title}": {there}. What makes the difference?'
        yield Point(ask, f"There: {same.because}")
