"""What a test names: it tells which tests have nothing to try in a copy that leaves out what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import CodeType, FunctionType, ModuleType

import pytest

from macros.content.left_out import LeftOut

OURS = "tests."


def texts(value: object, seen: set[CodeType]) -> Iterator[str]:
    """Yield the texts in a value: those of a function are of what it calls and names too."""
    match value:
        case FunctionType() if value.__module__.startswith(OURS):
            yield from of_code(value.__code__, value.__globals__, seen)
        case type() if value.__module__.startswith(OURS):
            yield from texts([*vars(value).values()], seen)
        case str():
            yield repr(value)
        case dict():
            for each in [*value, *value.values()]:
                yield from texts(each, seen)
        case tuple() | list() | set() | frozenset():
            for each in value:
                yield from texts(each, seen)


def of_code(code: CodeType, space: Mapping[str, object], seen: set[CodeType]) -> Iterator[str]:
    """Yield the texts in the code of a function, whose names are to be found in `space`."""
    if code in seen:
        return
    seen.add(code)
    found = [space.get(name) for name in code.co_names]
    for module in [value for value in found if isinstance(value, ModuleType) and value.__name__.startswith(OURS)]:
        found += [vars(module).get(name) for name in code.co_names]
    yield from texts([*code.co_consts, *found], seen)
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from of_code(inner, space, seen)


def named(test: pytest.Function) -> Iterator[str]:
    """Yield the texts that a test names, by itself, by its fixtures and by its parameters."""
    fixtures = [found[-1].func for found in test._fixtureinfo.name2fixturedefs.values()]
    parameters = test.callspec.params if hasattr(test, "callspec") else {}
    yield from texts([test.function, *fixtures, *parameters.values()], set())


def of_what_is_left_out(left: LeftOut) -> re.Pattern[str] | None:
    """Return what finds, in such texts, a page or the address or the id of a section that a copy leaves out."""
    if not left.ids:
        return None
    pages = "|".join(re.escape(PurePosixPath(path).stem) for path in left.pages)
    ids = "|".join(re.escape(id) for id in left.ids if id not in left.pages)
    either = [rf"\b(?:{pages})\b"] * bool(pages) + [rf"""(?:s/|[#'"])(?:{ids})(?![\w-])"""]
    return re.compile("|".join(either))
