"""Nobody can score by the look of the choices: neither their place, nor their length, nor how many are right."""

from __future__ import annotations

from collections import Counter
from typing import Final

import pytest

from macros.components.correction import Correction
from tests.conftest import ROOT
from tests.support.handbook import Handbook

RIGHT: Final = "do"


@pytest.fixture(scope="module")
def examples() -> list[Correction]:
    return list(Handbook(ROOT).library.corrections.entries.values())


def test_no_place_is_the_right_one(examples: list[Correction]) -> None:
    places = Counter(place for each in examples for place, choice in enumerate(each.choices) if choice.verdict == RIGHT)
    assert len(places) >= 4
    assert max(places.values()) <= sum(places.values()) * 0.4, places


def test_the_longest_title_is_seldom_the_right_one(examples: list[Correction]) -> None:
    longest = [max(each.choices, key=lambda choice: len(choice.title)).verdict for each in examples]
    assert longest.count(RIGHT) <= len(longest) * 0.4, longest


def test_some_have_two_right_answers_and_some_have_no_second_best(examples: list[Correction]) -> None:
    shapes = Counter(tuple(sorted(choice.verdict for choice in each.choices)) for each in examples)
    assert sum(count for shape, count in shapes.items() if shape.count(RIGHT) > 1) >= 3
    assert sum(count for shape, count in shapes.items() if "acceptable" not in shape) >= 3
    assert shapes.most_common(1)[0][1] <= len(examples) * 0.6, shapes
