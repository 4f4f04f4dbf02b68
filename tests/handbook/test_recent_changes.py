"""Which change a section tells of: a major one, of late, and not that of a section within it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from macros.handbook.library import Library
from macros.handbook.recent_changes import RECENT, RecentChange, change
from macros.register.entries import Register
from tests.support.changed_handbook import FIRST, MAJOR, NEW, handbook, register, version

DAY = date.fromisoformat(NEW)
OTHER = version(NEW, "major", "Another note.")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A page `b` with the sections `own-up`, which has `say-sorry` in it, and `come-in`; nothing is published."""
    return handbook(tmp_path, "Words.").library


def told(library: Library, id: str, registers: dict[str, Register], today: date = DAY) -> RecentChange | None:
    library.registers = registers
    return change(library, library.sections[id], today)


def test_what_is_not_published_or_new_has_not_changed(library: Library) -> None:
    assert told(library, "own-up", {}) is None
    assert told(library, "own-up", {"own-up": register(FIRST)}) is None
    assert told(library, "own-up", {"own-up": register(version(NEW, "major", "First published."))}) is None


def test_a_major_change_is_told_with_its_name(library: Library) -> None:
    assert told(library, "own-up", {"own-up": register(FIRST, MAJOR)}) == RecentChange("2026-11-20", MAJOR)
    twice = register(FIRST, MAJOR, OTHER)
    assert told(library, "own-up", {"own-up": twice}) == RecentChange("2026-11-20-2", OTHER)
    thrice = register(FIRST, MAJOR, OTHER, MAJOR)
    assert told(library, "own-up", {"own-up": thrice}) == RecentChange("2026-11-20-3", MAJOR)


@pytest.mark.parametrize("kind", ["minor", "source", "moved"])
def test_other_changes_are_not_told_and_hide_none(library: Library, kind: str) -> None:
    later = version("2026-11-21", kind, "Mend a link.")
    assert told(library, "own-up", {"own-up": register(FIRST, later)}) is None
    assert told(library, "own-up", {"own-up": register(FIRST, MAJOR, later)}) == RecentChange("2026-11-20", MAJOR)


@pytest.mark.parametrize(("days", "is_told"), [(0, True), (59, True), (60, True), (61, False), (400, False)])
def test_a_change_is_told_for_sixty_days(library: Library, days: int, is_told: bool) -> None:
    assert timedelta(60) == RECENT
    found = told(library, "own-up", {"own-up": register(FIRST, MAJOR)}, DAY + timedelta(days))
    assert (found is not None) is is_told


def test_a_section_leaves_a_change_to_the_section_within_it_that_tells_the_same(library: Library) -> None:
    both = {"own-up": register(FIRST, MAJOR), "say-sorry": register(FIRST, MAJOR), "b": register(FIRST, MAJOR)}
    assert told(library, "b", both) is None
    assert told(library, "own-up", both) is None
    assert told(library, "say-sorry", both) == RecentChange("2026-11-20", MAJOR)


@pytest.mark.parametrize(
    "within", [OTHER, version("2026-11-19", "major", MAJOR.note), version(NEW, "minor", MAJOR.note)]
)
def test_a_change_of_another_day_note_or_kind_is_another(library: Library, within: object) -> None:
    both = {"own-up": register(FIRST, MAJOR), "say-sorry": register(FIRST, within)}  # type: ignore[arg-type]
    assert told(library, "own-up", both) == RecentChange("2026-11-20", MAJOR)


def test_a_section_beside_it_tells_for_itself(library: Library) -> None:
    both = {"own-up": register(FIRST, MAJOR), "come-in": register(FIRST, MAJOR)}
    assert told(library, "own-up", both) is not None
    assert told(library, "come-in", both) is not None
