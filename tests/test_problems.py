"""What an editor is told: short, near, in order and once."""

from __future__ import annotations

import pytest

from macros.problems import LONG_DASHES, Problem, Where, by_cause, did_you_mean, in_full, long_dash, report, shown


def test_a_problem_says_where_what_and_what_to_do() -> None:
    assert str(Problem(Where("docs/a.yml", 3), "it is wrong.", "Mend it.")) == "docs/a.yml:3: it is wrong.\n  Mend it."


def test_problems_are_logged_once_in_the_order_of_the_files(caplog: pytest.LogCaptureFixture) -> None:
    places = [Where("docs/b.yml", 2), Where("docs/a.yml", 10), Where("docs/a.yml", 9), Where("docs/b.yml", 2)]
    report(Problem(where, "it is wrong.", "Mend it.") for where in places)
    assert [message.split(": ")[0] for message in caplog.messages] == ["docs/a.yml:9", "docs/a.yml:10", "docs/b.yml:2"]
    assert {record.levelname for record in caplog.records} == {"WARNING"}
    assert all(record.name.startswith("mkdocs.") for record in caplog.records), "or --strict would not count them"


AT = Where("docs/a.md", 1)
CAUSE = Problem(Where("docs/z.md", 9), "a block is not closed.", "Close it.").hiding(
    "docs/z.md", text="## Own { #own-up }"
)
GONE = Problem(AT, "it is gone.", "Put it back.").hiding("let-go").needing("let-go", "docs/z.md")
LINK = Problem(Where("docs/b.md", 1), 'there is no "let-go".', "Use another.").needing("let-go")
MISSING = Problem(Where("docs/c.md", 1), 'there is no "own-up".', "Use another.").needing("own-up")
OTHER = Problem(Where("docs/a.md", 2), 'there is no "nowhere".', "Use another.").needing("nowhere")


def test_causes_come_first_and_what_may_follow_is_counted(caplog: pytest.LogCaptureFixture) -> None:
    assert by_cause([OTHER, LINK, MISSING, GONE, CAUSE]) == {CAUSE: [GONE, LINK, MISSING], OTHER: []}
    report([OTHER, LINK, MISSING, GONE, CAUSE])
    assert caplog.messages == [f"{CAUSE}\n  And 3 messages that this may explain.", str(OTHER)]


def test_what_follows_from_a_consequence_is_told_with_that_if_there_is_no_cause() -> None:
    assert by_cause([LINK, GONE]) == {GONE: [LINK]}
    assert in_full(GONE, [LINK]) == f"{GONE}\n  And 1 message that this may explain."


def test_what_hides_more_is_the_cause_of_what_hides_less() -> None:
    whole = (
        Problem(Where("docs/z.md", 1), "it has no title.", "Add one.").hiding("docs/z.md", "let-go").needing("title")
    )
    assert by_cause([GONE, whole]) == {whole: [GONE]}


def test_no_problem_is_lost() -> None:
    """Each is told, or counted with one that is told, whatever explains whatever: a strict build fails on all."""
    one, other = (Problem(Where("docs/a.md", n), "x.", "y.").hiding("a", "b").needing("a", "b") for n in (1, 2))
    for found in ([one, other], [GONE], [LINK], [CAUSE, one, other, LINK]):
        causes = by_cause(found)
        assert {*causes, *(each for consequences in causes.values() for each in consequences)} == {*found}
        assert causes


@pytest.mark.parametrize(("word", "says"), [("road-closre", ' Did you mean "road-closure"?'), ("xyz", ""), ("", "")])
def test_the_nearest_name_is_suggested(word: str, says: str) -> None:
    assert did_you_mean(word, ["road-closure", "road"]) == says


@pytest.mark.parametrize("dash", LONG_DASHES)
def test_a_dash_of_a_word_processor_is_named(dash: str) -> None:
    assert (
        did_you_mean(f"road{dash}closure", ["road-closure"])
        == f" It has {LONG_DASHES[dash]} where a hyphen (-) belongs."
    )
    assert long_dash("road-closure") == ""


def test_what_somebody_typed_is_shown_short_flat_and_visible() -> None:
    assert shown("a\n b\t\u202ec") == "a b \\u202ec"
    assert len(shown("x" * 1000)) == 60


def test_the_word_in_other_letters_is_the_nearest() -> None:
    assert did_you_mean("X", ["x", "xing"]) == ' Did you mean "x"?'
    assert did_you_mean("FACEBOOK", ["facebooks", "facebook"]) == ' Did you mean "facebook"?'
