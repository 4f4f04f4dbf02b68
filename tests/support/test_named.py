"""What a test names is found wherever it names it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros.content.left_out import LeftOut
from tests.support import handbook
from tests.support.named import named, of_what_is_left_out, texts

LEFT = LeftOut({"help.md": "", "get-help": "Get help", "own-up": "Own up"}, {"help.md": "get-help"})
PAGE, PAGES = "help/index.html", ["a/", ("b/", "help/")]


def by_a_constant() -> str:
    return PAGE


def in_a_list() -> object:
    return PAGES


def in_another_module() -> str:
    return handbook.REVIEW


def within() -> list[str]:
    return ["s/own-up/history/" for _ in range(2)]


def by_what_it_calls() -> list[str]:
    return within()


class Helper:
    def __init__(self) -> None:
        self.address = PAGE


def by_what_it_makes() -> str:
    return Helper().address


def something_else() -> tuple[str, str]:
    return "s/own-up-early/", "helpful"


def is_named(found: list[str]) -> bool:
    gone = of_what_is_left_out(LEFT)
    assert gone
    return any(map(gone.search, found))


@pytest.mark.parametrize("each", [by_a_constant, in_a_list, within, by_what_it_calls, by_what_it_makes])
def test_what_is_left_out_is_named_by_a_function(each: Callable[[], object]) -> None:
    assert is_named([*texts(each, set())])


def test_what_stands_in_another_module_is_named_too() -> None:
    assert repr(handbook.REVIEW) in texts(in_another_module, set())


def test_something_else_is_not() -> None:
    assert not is_named([*texts(something_else, set())])
    assert of_what_is_left_out(LeftOut()) is None


@pytest.mark.parametrize("where", [by_a_constant, (1, {"of": by_a_constant}), {PAGE: None}])
def test_a_parameter_may_hold_it(where: object, request: pytest.FixtureRequest) -> None:
    assert is_named([*named(request.node)])


@pytest.fixture
def address() -> str:
    return "help.md"


@pytest.mark.parametrize("id", ["own-up"])
def test_a_parameter_names_it(id: str, request: pytest.FixtureRequest) -> None:
    assert is_named([*named(request.node)])


def test_a_fixture_names_it(address: str, request: pytest.FixtureRequest) -> None:
    assert is_named([*named(request.node)])


def test_nothing_names_it(request: pytest.FixtureRequest) -> None:
    assert not is_named([*named(request.node)])
