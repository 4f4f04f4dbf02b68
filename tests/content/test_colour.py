"""The contrast of two colours is that of WCAG 2, and a colour that is too light is made as dark as it has to be."""

from __future__ import annotations

import pytest

from macros.content.colour import COLOUR, WHITE, contrast, dark_enough


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", WHITE, 21), (WHITE, WHITE, 1), ("#777777", WHITE, 4.48), ("#ff0000", "#0000ff", 2.15)],
)
def test_the_ratio_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", ["#ffcc00", "#16244a", "#ffffff", "#3366ff"])
def test_the_shade_that_is_offered_is_dark_enough_and_no_darker_than_it_has_to_be(colour: str) -> None:
    shade = dark_enough(colour, 7)
    assert COLOUR.fullmatch(shade)
    assert contrast(shade, WHITE) >= 7
    assert shade == colour or contrast(shade, WHITE) < 7.5
