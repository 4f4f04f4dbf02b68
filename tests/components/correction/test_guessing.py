"""Whether somebody could choose rightly in the examples without reading them: by a habit, or by the look of a title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache

import pytest

from macros.components.correction import Correction
from tests.support.handbook import real
from tests.support.some import some

Choices = Sequence[tuple[str, str]]  # the title and the verdict of each choice, as they stand in the example
Guess = Callable[[Choices], int]
MOST = 0.5  # of the examples that a habit may get right; by chance it is about a third
LOOK = 0.4  # of those that the place or the length of a title may get right


@cache
def examples() -> list[Choices]:
    corrections = real().library.all(Correction).values()
    return [[(str(choice.title), choice.verdict) for choice in one.choices] for one in corrections]


def longest(choices: Choices) -> int:
    return max(range(len(choices)), key=lambda n: len(choices[n][0]))


def shortest(choices: Choices) -> int:
    return min(range(len(choices)), key=lambda n: len(choices[n][0]))


def at(place: int) -> Guess:
    return lambda choices: range(len(choices))[place if place < len(choices) else -1]


def with_words(*words: str) -> Guess:
    """Take the first title that has one of these words."""

    def guess(choices: Choices) -> int:
        found = [n for n, (title, _) in enumerate(choices) if any(word in title.lower() for word in words)]
        return found[0] if found else 0

    return guess


LOOKS: dict[str, Guess] = {
    "the longest": longest,
    "the shortest": shortest,
    "the first": at(0),
    "the second": at(1),
    "the third": at(2),
    "the last": at(-1),
}
HABITS: dict[str, Guess] = {
    "what says sorry or why": with_words("sorry", "why"),
    "what is corrected": with_words("correct"),
    "what goes": with_words("remove", "delete", "take it down"),
}


def share(all_choices: Sequence[Choices], guess: Guess) -> float:
    """In how much of the examples a habit takes what is recommended."""
    return sum(choices[guess(choices)][1] == "do" for choices in all_choices) / len(all_choices)


def given_away(all_choices: Sequence[Choices], often: int = 4) -> list[str]:
    """The words with which so many titles begin, or which give a reason, and which nearly all have one verdict."""
    verdicts: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for choices in all_choices:
        for title, verdict in choices:
            for word in {title.split()[0].strip(","), *(["because"] if "because" in title else [])}:
                verdicts[word][verdict == "avoid"] += 1
    return [
        word for word, seen in verdicts.items() if seen.total() >= often and max(seen.values()) > 0.9 * seen.total()
    ]


@pytest.mark.original
@pytest.mark.parametrize("look", LOOKS)
def test_neither_place_nor_length_finds_what_is_recommended(look: str) -> None:
    assert share(some(examples()), LOOKS[look]) <= LOOK


@pytest.mark.original
@pytest.mark.parametrize("habit", HABITS)
def test_no_habit_finds_what_is_recommended(habit: str) -> None:
    assert share(some(examples()), HABITS[habit]) <= MOST


@pytest.mark.original
def test_no_first_word_gives_the_verdict_away() -> None:
    assert given_away(some(examples())) == []


@pytest.mark.original
def test_the_numbers_of_verdicts_differ_and_some_have_two_answers() -> None:
    numbers = Counter(tuple(sorted(verdict for _, verdict in choices)) for choices in some(examples()))
    assert max(numbers.values()) <= numbers.total() * 0.6
    assert sum(count for found, count in numbers.items() if found.count("do") > 1) >= 3
    assert sum(count for found, count in numbers.items() if "acceptable" not in found) >= 3


@pytest.mark.original
def test_sometimes_to_leave_it_is_right() -> None:
    """A right choice that feels like doing nothing, or like hiding."""
    right = [title for choices in examples() for title, verdict in choices if verdict == "do"]
    assert [title for title in right if title.startswith("Leave")]
    assert [title for title in right if title.startswith("Delete")]


def test_what_can_be_guessed_is_seen() -> None:
    always = [[("Leave it, because", "avoid"), ("Correct it where all can see", "do"), ("Edit it", "acceptable")]] * 6
    assert share(always, LOOKS["the longest"]) == share(always, LOOKS["the second"]) == 1
    assert sorted(given_away(always)) == ["Correct", "Edit", "Leave", "because"]
