"""Going through all of something, where there has to be something."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar, overload

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
