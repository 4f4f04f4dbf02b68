"""What is wrong in `mkdocs.yml` is told with its line and a cure; the kinds of slips are in `tests/data/slips.yml`."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from macros.checks import every_check, settings
from macros.problems import Problem
from tests.support.handbook import ROOT, Handbook

HEAD = "site_name: A handbook\n"
NAV = f"{HEAD}nav:\n  - index.md\n  - Tools:\n      - a.md\n"


def found(folder: Path, text: str) -> list[Problem]:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return list(settings.problems(folder / "mkdocs.yml"))


def test_our_own_are_good() -> None:
    assert list(settings.problems(ROOT / "mkdocs.yml")) == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (f"{NAV}  - index.md\n", 6, '"index.md" is in the navigation twice; the first is on line 3.'),
        (f"{NAV}      - index.md\n", 6, "is in the navigation twice"),
        (f"{NAV}  -\n", 6, "an entry of the navigation is nothing."),
        (f"{HEAD}nav: index.md\n", 2, "the navigation should be a list, and not text."),
        (f"{HEAD}nav:\n  - Tools:\n      a.md: b\n", 4, "should be a list, and not a set of named values."),
        (f"{HEAD}site_nam: B\n", 2, 'is no setting of MkDocs. Did you mean "site_name"?'),
        (f"{HEAD}theme:\n  name: material\n  name: other\n", 4, '"name" is here twice; the first is on line 3.'),
        (f"{HEAD}plugins:\n  - macros:\n      a: 1\n      a: 2\n", 5, '"a" is here twice'),
        (f"{HEAD}copyright: &us We\n", 2, "a text may not start with & * or !"),
        (f"{HEAD}copyright: !us We\n", 2, "a text may not start with & * or !"),
        ("", 1, "this file is empty."),
        ("- a\n", 1, "this file should start with a name and a colon, and not with a list."),
    ],
)
def test_a_slip_is_told_at_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    (problem,) = found(tmp_path, text)
    assert (problem.where, says in problem.what) == (("mkdocs.yml", line), True), problem


def test_what_mkdocs_reads_is_no_slip(tmp_path: Path) -> None:
    assert found(tmp_path, f"{NAV}site_url: !ENV [A, b]\nextra:\n  one: &x y\n  two: *x\n") == []
    assert found(tmp_path, f"{NAV}  - https://example.org/\n") == []


def test_a_build_that_does_not_begin_with_make_tells_it_too(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    problems = found(tmp_path, f"{NAV}  - index.md\n")
    handbook = Handbook(tmp_path)
    assert problems[0] in every_check.of_library(handbook.library, handbook.docs)


def test_what_mkdocs_says_of_a_setting_gets_a_place(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"{HEAD}hooks: [a.py]\n", "utf-8")
    settings.follow(path)
    settings.follow(path)
    log = logging.getLogger("mkdocs.config")
    log.error("Config value 'hooks': The path '%s/a.py' isn't\nan existing file.", tmp_path)
    log.error("Something else")
    assert caplog.messages == [
        "mkdocs.yml:2: the setting \"hooks\" cannot be used: The path 'a.py' isn't an existing file.\n"
        "  Correct it, or put it back as it was.",
        "Something else",
    ]
