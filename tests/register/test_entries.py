"""The versions of a section: their names, which of them is current, and what each of them may refer to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.content.yaml_reader import Text
from macros.problems import Where
from macros.register.entries import Completed, Completion, Register, Version, sources
from macros.register.references import Reference, written
from macros.register.section_text import State

AT = Where("docs/_register/one.yml", 1)
ACT = Reference("an-act", "source", "An Act", "1981", "high", "https://example.org/")
CHANGED = ACT._replace(words="An Act, section 2")
SECTION = Reference("own-up", "section", "Own up")


def text(value: str) -> Text:
    return Text(value, AT)


def version(day: str = "2026-11-22", kind: str = "major", words: str = "", refers: str | None = "") -> Version:
    said = {name: text("") for name in ("note", "sha256", "seal")}
    return Version(AT, text(day), kind, page=text("a.md"), title=text("One"), refers=refers, text=words, **said)  # type: ignore[arg-type]


def register(*versions: Version) -> Register:
    return Register(AT, versions)


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (["2026-11-22"], ["2026-11-22"]),
        (["2026-11-22", "2026-11-23"], ["2026-11-22", "2026-11-23"]),
        (["2026-11-22"] * 3, ["2026-11-22", "2026-11-22-2", "2026-11-22-3"]),
        (["2026-11-22", "2026-11-23", "2026-11-23"], ["2026-11-22", "2026-11-23", "2026-11-23-2"]),
    ],
)
def test_names_of_versions(days: list[str], names: list[str]) -> None:
    assert register(*map(version, days)).names == names


@pytest.mark.parametrize(
    ("kinds", "current"),
    [
        ("major", 0),
        ("major minor", 1),
        ("major source", 1),
        ("major moved", 0),
        ("major minor moved moved", 1),
        ("major moved minor", 2),
    ],
)
def test_a_move_leaves_the_version_before_it_current(kinds: str, current: int) -> None:
    kept = register(*(version(kind=kind) for kind in kinds.split()))
    assert kept.current == current
    assert kept.newest is kept.versions[-1]


def test_the_first_version_was_new_whatever_it_is_called() -> None:
    assert register(version(kind="minor"), version(kind="minor"), version(kind="moved")).kinds == [
        "new",
        "minor",
        "moved",
    ]


def test_pages_are_told_once_the_newest_last() -> None:
    pages = ("a.md", "b.md", "a.md", "c.md", "b.md")
    assert register(*(replace(version(), page=text(page)) for page in pages)).pages == ["a.md", "c.md", "b.md"]
    assert register(version()).pages == ["a.md"]


def test_a_version_may_refer_to_all_that_those_before_it_have_said() -> None:
    kept = register(
        version(refers=written([ACT])), version(refers=written([SECTION])), version(refers=written([CHANGED]))
    )
    assert kept.refers == [
        {"an-act": ACT},
        {"an-act": ACT, "own-up": SECTION},
        {"an-act": CHANGED, "own-up": SECTION},
    ]


def test_what_comes_back_is_what_it_was() -> None:
    kept = register(*(version(refers=written([one])) for one in (ACT, CHANGED, ACT)))
    assert [refers["an-act"] for refers in kept.refers] == [ACT, CHANGED, ACT]


def test_what_was_found_out_later_counts_for_the_versions_that_do_not_say() -> None:
    day = "2026-11-22"
    completed = (Completed(AT, text(day), written([ACT])), Completed(AT, text(f"{day}-3"), written([CHANGED])))
    end = Completion(AT, text("2026-11-29"), text("Later."), text(""), completed)
    lacking = register(version(refers=None), version(refers=""), version(refers=None))
    assert [*map(len, lacking.refers)] == [0, 0, 0]
    kept = replace(lacking, completed=end)
    assert [refers["an-act"] for refers in kept.refers] == [ACT, ACT, CHANGED]


@pytest.mark.parametrize(
    ("words", "refers", "complete"),
    [
        ("See [own-up].", None, False),
        ("See nothing.", None, True),
        ("", None, True),
        ("See [own-up].", "", True),
        ("See [own-up].", written([SECTION]), True),
    ],
)
def test_a_register_is_complete_when_it_says_what_its_ids_stand_for(
    words: str, refers: str | None, complete: bool
) -> None:
    kept = register(version(), version(words=words, refers=refers))
    assert kept.is_complete is complete
    assert replace(kept, completed=Completion(AT, text("2026-11-29"), text(""), text(""), ())).is_complete


def test_the_state_of_a_version_has_the_sources_that_it_names_and_no_more() -> None:
    kept = register(
        version(words="[own-up] [an-act] [time]", refers=written([ACT, SECTION])),
        version(words="Words.", refers=written([CHANGED])),
    )
    assert kept.state(0) == State("One", "[own-up] [an-act] [time]", (ACT,), "a.md")
    assert kept.state() == State("One", "Words.", (), "a.md")
    assert sources([SECTION, CHANGED, SECTION, ACT]) == (CHANGED, ACT)
