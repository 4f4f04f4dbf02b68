"""What a macro can be called with."""

from __future__ import annotations

import pytest

from macros.components.declaration import Component, Macro


def one(context: object, id: str) -> str:
    return id


def two(context: object, id: str, words: str = "") -> str:
    return id + words


def none(context: object) -> str:
    return ""


def several(context: object, *ids: str) -> str:
    return "".join(ids)


@pytest.mark.parametrize(
    ("render", "numbers"),
    [(none, [0]), (one, [1]), (two, [1, 2]), (several, [0, 1, 2, 3])],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_a_macro_takes_as_many_texts_as_its_function_beside_the_context(render: object, numbers: list[int]) -> None:
    macro = Macro("name", render, "{{ name() }}")  # type: ignore[arg-type]
    assert [number for number in range(4) if macro.takes(["a"] * number)] == numbers


def test_nothing_is_wrong_by_itself() -> None:
    assert [*Macro("name", one, "{{ name() }}").check("a"), *Component("name").check(None)] == []  # type: ignore[arg-type]
