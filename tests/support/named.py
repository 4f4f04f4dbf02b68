"""What a test names: it tells which tests have nothing to try in a copy that leaves out what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest

from macros.content.left_out import LeftOut

OURS = "tests."


def texts(code: CodeType, space: Mapping[str, Any], seen: set[CodeType]) -> Iterator[str]:
    """Yield the texts of a function, of what it calls, and of what it names in its and in other modules."""
    if code in seen:
        return
    seen.add(code)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from texts(constant, space, seen)
        elif constant is not None:
            yield repr(constant)
    found = [space.get(name) for name in code.co_names]
    for module in [value for value in found if isinstance(value, ModuleType) and value.__name__.startswith(OURS)]:
        found += [vars(module).get(name) for name in code.co_names]
    for value in found:
        if isinstance(value, FunctionType) and value.__module__.startswith(OURS):
            yield from texts(value.__code__, value.__globals__, seen)
        elif isinstance(value, str | tuple | list | set | dict):
            yield repr(value)


def named(test: pytest.Function) -> Iterator[str]:
    """Yield the texts that a test names, by itself, by its fixtures and by its parameters."""
    seen: set[CodeType] = set()
    fixtures = [found[-1].func for found in test._fixtureinfo.name2fixturedefs.values()]
    for each in [test.function, *fixtures]:
        if isinstance(each, FunctionType) and each.__module__.startswith(OURS):
            yield from texts(each.__code__, each.__globals__, seen)
    if hasattr(test, "callspec"):
        yield repr(test.callspec.params)


def of_what_is_left_out(left: LeftOut) -> re.Pattern[str] | None:
    """Return what finds, in such texts, a page or the address or the id of a section that a copy leaves out."""
    if not left.ids:
        return None
    pages = "|".join(re.escape(PurePosixPath(path).stem) for path in left.pages)
    ids = "|".join(re.escape(id) for id in left.ids if id not in left.pages)
    either = [rf"\b(?:{pages})\b"] * bool(pages) + [rf"""(?:s/|[#'"])(?:{ids})(?![\w-])"""]
    return re.compile("|".join(either))
