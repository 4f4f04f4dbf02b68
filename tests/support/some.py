"""Going through all of something, where there has to be something, or through the first of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, overload

import pytest
from playwright.sync_api import Locator, expect

T = TypeVar("T")


@overload
def some(things: Locator) -> list[Locator]: ...
@overload
def some(things: Iterable[T]) -> list[T]: ...
def some(things: Locator | Iterable[T]) -> list[Locator] | list[T]:
    """Return all of them, and fail when there is none; what a page shows is waited for.

    A test that only asserts in a loop passes when it has gone through nothing.
    """
    if isinstance(things, Locator):
        expect(things).not_to_have_count(0)
        return things.all()
    found = list(things)
    assert found, "there is nothing to go through"
    return found


def sample(number: int, values: Iterable[T]) -> list[object]:
    """Return values for `pytest.mark.parametrize`, of which `make test` tries so many, and `make thorough` the rest.

    It is for what one mechanism does with each of them: those that differ most stand first.
    """
    found = list(values)
    assert len(found) > number > 0
    rest = [value if isinstance(value, tuple) else (value,) for value in found[number:]]
    return [*found[:number], *(pytest.param(*value, marks=pytest.mark.thorough) for value in rest)]
