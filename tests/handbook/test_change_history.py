"""What the register tells of the handbook: its sections in their order, and what happened to them day by day."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.components.place import Link
from macros.handbook import change_history
from tests.support.changed_handbook import FIRST, MAJOR, handbook, live, register, version
from tests.support.handbook import Handbook


@pytest.fixture
def small(tmp_path: Path) -> Handbook:
    return handbook(tmp_path, "Words.")


def test_the_rows_are_in_the_order_of_the_pages_and_withdrawn_ones_last(small: Handbook) -> None:
    live(small.library)
    rows = change_history.rows(small.library)
    assert [row.id for row in rows] == ["a-list", "b", "own-up", "say-sorry", "come-in", "old", "let-go"]
    assert [row.status for row in rows] == ["current"] * 4 + ["unpublished"] + ["withdrawn"] * 2


def test_a_move_is_not_a_change(small: Handbook) -> None:
    live(small.library)
    said = {row.id: (row.first, row.changed, row.kind) for row in change_history.rows(small.library)}
    assert said["a-list"] == ("2026-10-01", "2026-10-01", "new")
    assert said["say-sorry"] == ("2026-10-01", "2026-11-20", "major")
    assert said["come-in"] == ("", "", "")


def test_parts_come_before_other_pages(small: Handbook, tmp_path: Path) -> None:
    text = (tmp_path / "docs" / "b.md").read_text()
    (tmp_path / "docs" / "b.md").write_text(text.replace("id: b\n", 'id: b\npart: "1"\n'))
    assert change_history.rows(Handbook(tmp_path).library)[0].id == "b"


def test_a_page_as_a_whole_is_told_from_its_sections(small: Handbook) -> None:
    live(small.library)
    assert [row.id for row in change_history.rows(small.library) if row.whole] == ["a-list", "b"]
    (new,) = [change for change in change_history.days(small.library, "")[-1].changes if change.kind == "new"]
    assert [link.words for link in new.sections][:2] == ["Own up (whole page)", "B (whole page)"]


def test_two_sections_of_one_title_are_told_apart_by_their_pages(small: Handbook) -> None:
    live(small.library)
    (new,) = [change for change in change_history.days(small.library, "")[-1].changes if change.kind == "new"]
    assert [link.words for link in new.sections][2:4] == ["Own up, in “B”", "Own up, in “A list”"]


def test_the_newest_change_of_each_kind_is_told_but_for_moves_and_the_first_version(small: Handbook) -> None:
    live(small.library)
    later = version("2026-11-21", "minor", "Mend it.")
    small.library.registers["b"] = register(FIRST, version("2026-11-19", "minor", "Mend."), MAJOR, later)
    newest = {row.id: row.newest for row in change_history.rows(small.library)}
    assert newest["b"] == {"minor": "2026-11-21", "major": "2026-11-20"}
    assert newest["say-sorry"] == {"minor": "2026-11-20", "major": "2026-11-20"}
    assert newest["a-list"] == newest["come-in"] == newest["old"] == {}


def test_a_first_version_needs_no_note_and_a_change_has_its_own(small: Handbook) -> None:
    live(small.library)
    notes = {change.kind: change.note for day in change_history.days(small.library, "") for change in day.changes}
    assert (notes["new"], notes["major"], notes["withdrawn"]) == ("", 'Say who\'s "it".', "It's gone.")


def test_what_is_new_is_told_in_the_order_of_the_pages(small: Handbook) -> None:
    live(small.library)
    (new,) = [change for change in change_history.days(small.library, "")[-1].changes if change.kind == "new"]
    assert [str(link.href).split("/")[1] for link in new.sections] == [
        "a-list", "b", "own-up", "say-sorry", "let-go", "old",
    ]  # fmt: skip


def test_a_history_and_a_version_in_it_have_addresses() -> None:
    assert change_history.address("../", "own-up") == "../s/own-up/history/index.html"
    assert change_history.address("", "own-up", "2026-11-20-2") == "s/own-up/history/index.html#2026-11-20-2"


def test_the_tenth_part_comes_after_the_second(small: Handbook, tmp_path: Path) -> None:
    for name, part in (("a", "10"), ("b", "2")):
        path = tmp_path / "docs" / f"{name}.md"
        path.write_text(path.read_text().replace("description:", f'part: "{part}"\ndescription:'))
    assert [row.id for row in change_history.rows(Handbook(tmp_path).library) if row.whole] == ["b", "a-list"]


def test_a_page_that_is_gone_is_named_so(small: Handbook) -> None:
    live(small.library)
    del small.library.pages["b.md"]
    small.library.sections = {id: section for id, section in small.library.sections.items() if section.page == "a.md"}
    assert {row.page for row in change_history.rows(small.library) if row.withdrawn} == {"A page that is gone"}


def test_the_newest_day_comes_first(small: Handbook) -> None:
    live(small.library)
    assert [day.date for day in change_history.days(small.library, "")] == ["2026-11-20", "2026-10-01"]


def test_one_note_of_one_day_and_kind_is_one_change(small: Handbook) -> None:
    live(small.library)
    newest, oldest = change_history.days(small.library, "../")
    changes = {change.kind: change for change in newest.changes}
    assert len(changes) == len(newest.changes) == 4
    hrefs = {kind: [link.href for link in change.sections] for kind, change in changes.items()}
    innermost_first = ["say-sorry/history/index.html#2026-11-20-3", "own-up/history/index.html#2026-11-20"]
    assert hrefs["major"] == [f"../s/{href}" for href in [*innermost_first, "b/history/index.html#2026-11-20"]]
    assert hrefs["minor"] == [f"../s/{id}/history/index.html#2026-11-20" for id in ("say-sorry", "let-go")]
    moved = ("say-sorry/history/index.html#2026-11-20-2", "a-list/history/index.html#2026-11-20")
    assert hrefs["moved"] == [f"../s/{href}" for href in moved]
    assert changes["withdrawn"].sections == [Link("=Let, go", "../s/let-go/")]
    assert changes["withdrawn"].instead == [Link("B", "../s/b/"), Link("Old", "../s/old/")]
    assert {change.kind: len(change.sections) for change in oldest.changes} == {"new": 6, "withdrawn": 1}


def test_other_days_and_notes_are_other_changes(small: Handbook) -> None:
    small.library.registers |= {"b": register(FIRST, MAJOR), "own-up": register(FIRST, FIRST)}
    newest, oldest = change_history.days(small.library, "")
    assert [len(change.sections) for change in newest.changes] == [1]
    assert sorted((change.kind, len(change.sections)) for change in oldest.changes) == [("major", 1), ("new", 2)]
