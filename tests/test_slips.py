"""The slips of an editor in all that is YAML: each has a message at its place, and none ends in a traceback.

Those in Markdown are in `tests/checks/test_unmade_markup.py`. A new kind is a line in `tests/data/slips.yml`.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from macros.checks import every_check, settings
from macros.problems import Problem, by_cause
from macros.publishing import version_checks
from macros.register.register_file import RESTORE
from tests.support.handbook import MADE_UP, ROOT, Handbook

REGISTER = """versions:
  - date: 2026-11-22
    kind: major
    note: "First published."
    page: "page.md"
    title: "Move on"
    sha256: 7c06a7637d6bd1ce7864a0b5ebd7149155fe3c0b77aa75e7ed996bd0d38c881f
    seal: 9004070cec514001
    text: |
      Say sorry.
"""
PAGE = "docs/part-5-when-things-go-wrong.md"
FILES = (
    "docs/part-5-when-things-go-wrong.yml",
    "docs/sources.yml",
    "docs/glossary.yml",
    PAGE,
    "docs/_register/to-try.yml",
    "mkdocs.yml",
    "tests/data/scenarios.yml",
)


class Kind(NamedTuple):
    """One kind of slip, as the file of slips has it."""

    line: str
    typed: str
    says: str
    within: int = 0


KINDS = {
    name: Kind(**kind) for name, kind in yaml.safe_load((ROOT / "tests/data/slips.yml").read_text("utf-8")).items()
}


@cache
def original(file: str) -> str:
    """Return a file without a slip."""
    if file.startswith("docs/_register"):
        return REGISTER
    return (ROOT / file if not file.startswith("docs/") else MADE_UP / file.removeprefix("docs/")).read_text("utf-8")


def slips() -> list[tuple[str, str]]:
    """Return each kind with each file that has a line for it."""
    found = []
    for name, kind in KINDS.items():
        for file in FILES:
            text = original(file)
            part = text.split("\n---\n")[0] + "\n" if file == PAGE else text
            if re.search(kind.line, part, re.MULTILINE):
                found.append((name, file))
    return found


SLIPS = slips()


def told(root: Path, file: str) -> list[Problem]:
    """Return the messages about a handbook in which a file has a slip, as a build or `make serve` gives them."""
    if file == "mkdocs.yml":
        return list(by_cause(settings.problems(root / file)))
    handbook = Handbook(root)
    found = [*every_check.of_library(handbook.library, handbook.docs), *version_checks.ids(handbook.library)]
    for path, page in handbook.library.pages.items():
        handbook.text(path)
        found += every_check.of_prose(handbook.library, page)
    return list(by_cause(found))


@pytest.mark.parametrize(("name", "file"), SLIPS)
def test_a_slip_has_a_message_at_its_place(tmp_path: Path, name: str, file: str) -> None:
    shutil.copytree(MADE_UP, tmp_path / "docs")
    kind, text = KINDS[name], original(file)
    found = re.search(kind.line, text, re.MULTILINE)
    assert found
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(text[: found.start()] + found.expand(kind.typed) + text[found.end() :], "utf-8")
    line = text.count("\n", 0, found.start()) + 1
    first = told(tmp_path, file)[0]
    assert first.where.file == file, first
    assert abs(first.where.line - line) <= kind.within, (line, first)
    cure = RESTORE.format(file=file)
    assert kind.says in str(first) or kind.says == "anything" or first.do == cure, first


def test_there_are_enough() -> None:
    assert len(SLIPS) >= 200
