"""Quotes and spaces of good print."""

from __future__ import annotations

import pytest

from macros.content.typography import curl, glue, version


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("it's", "it’s"),
        ('He said "no".', "He said “no”."),
        ("'One' and 'two'", "‘One’ and ‘two’"),
        ("\"'Both'\"", "“‘Both’”"),
        ('("quoted")', "(“quoted”)"),
        ("at 10 am on 14 January", "at 10\u00a0am on 14\u00a0January"),
        ("7.42 am", "7.42\u00a0am"),
        ("10 amps, 14 Januaries", "10 amps, 14 Januaries"),
    ],
)
def test_print(typed: str, printed: str) -> None:
    assert curl(typed) == printed


def test_glue_leaves_quotes_alone() -> None:
    assert glue("it's 10 am") == "it's 10\u00a0am"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2026-11-02", "2 November 2026"),
        ("2026-11-22-2", "22 November 2026 (the second of that day)"),
        ("2026-11-22-10", "22 November 2026 (the tenth of that day)"),
        ("2026-11-22-11", "22 November 2026 (number 11 of that day)"),
    ],
)
def test_a_version_is_called_by_its_day(name: str, words: str) -> None:
    assert version(name).replace("\u00a0", " ") == words
