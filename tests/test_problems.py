"""What an editor is told: short, near, in order and once."""

from __future__ import annotations

import pytest

from macros.problems import Problem, Where, did_you_mean, report, shown


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert str(Problem(Where("docs/a.yml", 3), "it is wrong.", "Mend it.")) == "docs/a.yml:3: it is wrong.\n  Mend it."


def test_problems_are_logged_once_in_the_order_of_the_files(caplog: pytest.LogCaptureFixture) -> None:
    places = [Where("docs/b.yml", 2), Where("docs/a.yml", 10), Where("docs/a.yml", 9), Where("docs/b.yml", 2)]
    report(Problem(where, "it is wrong.", "Mend it.") for where in places)
    assert [message.split(": ")[0] for message in caplog.messages] == ["docs/a.yml:9", "docs/a.yml:10", "docs/b.yml:2"]
    assert {record.levelname for record in caplog.records} == {"WARNING"}
    assert all(record.name.startswith("mkdocs.") for record in caplog.records), "or --strict would not count them"


@pytest.mark.parametrize(("word", "says"), [("road-closre", ' Did you mean "road-closure"?'), ("xyz", ""), ("", "")])
def test_the_nearest_name_is_suggested(word: str, says: str) -> None:
    assert did_you_mean(word, ["road-closure", "road"]) == says


def test_what_somebody_typed_is_shown_short_flat_and_visible() -> None:
    assert shown("a\n b\t\u202ec") == "a b \\u202ec"
    assert len(shown("x" * 1000)) == 60
