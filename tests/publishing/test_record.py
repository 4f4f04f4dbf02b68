"""What `make register` writes, and what it refuses."""

from __future__ import annotations

import pytest

from macros.publishing import version_checks
from macros.publishing.in_words import for_terminal
from macros.publishing.record import FIRST, MOVED, Change
from macros.register.register_file import FOLDER
from tests.support.desk import DAY, LATER, NEXT, Branch, Desk, command, without_two
from tests.support.published import read
from tests.support.some import some


def test_the_first_publication_needs_no_note(out: Desk) -> None:
    for id in some(out.kept):
        assert out.told(id) == [(DAY, "major", FIRST)]
    kept = out.registers["one"].newest
    assert (kept.title, kept.text, kept.page) == ("One", "One word.\n# Inner\nInner words.\n", "a.md")


def test_a_record_twice_is_the_same_as_once(out: Desk) -> None:
    out.page("Another word.")
    assert out.record(NEXT) == ["page-a", "one"]
    before = {path: path.read_bytes() for path in out.folder.rglob("*.yml")}
    assert out.record(NEXT) == out.record(LATER) == out.record(DAY) == []
    assert {path: path.read_bytes() for path in out.folder.rglob("*.yml")} == before


def test_a_change_needs_a_note_at_its_heading(out: Desk) -> None:
    out.page("Another word.")
    for note in ("", "  ", "\u00ad"):
        found = out.try_to(NEXT, note)
        assert [str(problem).split(": ")[0] for problem in found] == ["docs/a.md:12"]
        assert all("a note has to say how.\n  Run   make record NOTE=" in str(problem) for problem in found)
    assert out.told("one") == [(DAY, "major", FIRST)]


def test_two_changes_of_a_day_are_one_version_until_they_are_published(out: Desk) -> None:
    out.page("Another word.")
    out.record(NEXT, "First note.", "minor")
    out.page("A third word.")
    out.record(NEXT, "Second note.", "minor")
    assert out.told("one")[1:] == [(NEXT, "minor", "First note. Second note.")]
    out.page("A fourth word.")
    out.record(NEXT, "Second note.", "major")
    assert out.told("one")[1:] == [(NEXT, "major", "First note. Second note.")]
    assert out.registers["one"].newest.text.startswith("A fourth word.")
    out.release()
    for number in ("2", "3"):
        out.page(f"Word number {number}.")
        out.record(NEXT, f"Note {number}.", "minor")
        out.release()
    assert [name for name, *_ in out.told("one")] == [DAY, NEXT, f"{NEXT}-2", f"{NEXT}-3"]
    assert out.told("one")[2:] == [(f"{NEXT}-2", "minor", "Note 2."), (f"{NEXT}-3", "minor", "Note 3.")]


def test_major_stays_major(out: Desk) -> None:
    for kind in ("major", "minor"):
        out.page(f"A {kind} word.")
        out.record(NEXT, f"A {kind} note.", kind)
    assert out.told("one")[1:] == [(NEXT, "major", "A major note. A minor note.")]


def test_a_first_version_stays_the_first_until_it_is_published(desk: Desk) -> None:
    desk.record(DAY)
    desk.page("Another word.")
    assert desk.record(DAY, "A note.") == ["page-a", "one"]
    assert desk.told("one") == [(DAY, "major", FIRST)]
    assert desk.registers["one"].newest.text.startswith("Another word.")


def test_a_change_taken_back_on_its_day_is_no_version(out: Desk) -> None:
    before = {path: path.read_bytes() for path in out.folder.rglob("*.yml")}
    out.page("Another word.")
    out.record(NEXT)
    out.page()
    changes = out.try_to(NEXT)
    library = read(out.folder).library
    said = list(for_terminal(library, [change for change in changes if isinstance(change, Change)]))
    assert said == [f"{id}: as it was published; today's version is taken back" for id in ("one", "page-a")]
    out.save(*changes)
    assert {path: path.read_bytes() for path in out.folder.rglob("*.yml")} == before


def test_a_change_taken_back_on_a_later_day_is_a_version(out: Desk) -> None:
    out.page("Another word.")
    out.record(NEXT, "There.")
    out.page()
    out.record(LATER, "And back.")
    assert [note for _, _, note in out.told("one")] == [FIRST, "There.", "And back."]


def test_a_page_is_renamed_without_a_note(out: Desk) -> None:
    (out.folder / "docs" / "a.md").rename(out.folder / "docs" / "c.md")
    assert out.record(NEXT, "") == ["page-a", "one", "inner", "two"]
    for id in ("page-a", "one", "inner", "two"):
        assert out.told(id) == [(DAY, "major", FIRST), (NEXT, "moved", MOVED)]
        kept = out.registers[id]
        assert (kept.current, kept.pages) == (0, ["a.md", "c.md"])


def test_a_move_and_a_change_on_one_day(out: Desk) -> None:
    (out.folder / "docs" / "a.md").rename(out.folder / "docs" / "c.md")
    out.record(NEXT, "")
    path = out.folder / "docs" / "c.md"
    path.write_text(path.read_text().replace("Two words", "Three words"))
    out.record(NEXT, "Three.", "minor")
    assert out.told("two")[1:] == [(NEXT, "minor", "Three.")]
    assert out.told("one")[1:] == [(NEXT, "moved", MOVED)]
    path.rename(out.folder / "docs" / "d.md")
    out.record(NEXT, "")
    assert out.told("two")[1:] == [(NEXT, "minor", "Three.")]
    assert out.registers["two"].newest.page == "d.md"
    (out.folder / "docs" / "d.md").rename(out.folder / "docs" / "a.md")
    out.page()
    out.record(NEXT, "")
    assert out.told("one") == out.told("two") == [(DAY, "major", FIRST)]


def test_a_change_taken_back_after_a_move_is_a_move(out: Desk) -> None:
    out.page("Another word.")
    out.record(NEXT, "A note.")
    out.page()
    (out.folder / "docs" / "a.md").rename(out.folder / "docs" / "c.md")
    out.record(NEXT, "A note.")
    assert out.told("one")[1:] == [(NEXT, "moved", MOVED)]


def test_an_older_day_than_the_newest_is_refused(out: Desk) -> None:
    out.page("Another word.")
    found = [str(problem).split(" which")[0] for problem in out.try_to("2026-01-09")]
    says = 'the section "{}" already has a version of 2026-01-10,'
    assert found == [f"docs/a.md:12: {says.format('one')}"]
    assert out.told("one") == [(DAY, "major", FIRST)]


def test_what_changed_is_told_once_and_word_by_word(out: Desk) -> None:
    out.page("One good word.")
    changes = [change for change in out.try_to(NEXT, "Say good.", "minor") if isinstance(change, Change)]
    assert list(for_terminal(read(out.folder).library, changes)) == [
        f"one: {NEXT}, minor: Say good.", "    One {+good +}word.", f"page-a: {NEXT}, minor: Say good.",
    ]  # fmt: skip


def test_what_is_missing_here_is_not_recorded_as_new(out: Desk) -> None:
    (out.folder / "docs" / FOLDER / "two.yml").unlink()
    (problem,) = out.try_to(NEXT)
    assert 'what was published of the section "two" is missing here.' in str(problem)
    assert f"git checkout origin/main -- docs/{FOLDER}/two.yml" in str(problem)


def test_a_withdrawal_is_written_and_nothing_is_left_to_say(out: Desk) -> None:
    without_two(out)
    out.withdraw(NEXT, "two", ["one", "page-b"])
    end = out.registers["two"].withdrawn
    assert end
    assert (end.date, end.reason, end.see) == (NEXT, "It has had its day.", ("one", "page-b"))
    assert out.record(NEXT) == ["page-a"]
    handbook = read(out.folder)
    assert [*handbook.problems, *version_checks.problems(handbook.library)] == []


def test_a_section_can_be_withdrawn_on_the_day_of_its_last_version(out: Desk) -> None:
    out.page(Two_words="Other words")
    assert out.record(NEXT) == ["page-a", "two"]
    out.release()
    out.page(two="gone")
    out.withdraw(NEXT, "two", [])
    end = out.registers["two"].withdrawn
    assert end is not None
    assert end.date == out.registers["two"].newest.date == NEXT


def test_what_cannot_be_withdrawn(out: Desk) -> None:
    assert 'the section "two" is still here.' in out.refused(NEXT, "two")
    without_two(out)
    at = f"docs/{FOLDER}/two.yml:1: "
    assert out.refused(NEXT, "tow").startswith("what was typed: there is no section")
    assert 'Did you mean "two"?' in out.refused(NEXT, "tow")
    assert out.refused(NEXT, "two", reason=" ").startswith('what was typed: nothing says why "two" is withdrawn.')
    copied = out.refused(NEXT, "two", reason="Why it is gone")
    assert copied.startswith('what was typed: "Why it is gone" is the example of a message')
    assert 'typed: there is no section "on" to read instead.' in out.refused(NEXT, "two", ("one", "on"))
    assert 'there is no section "two" to read instead' in out.refused(NEXT, "two", ("two",))
    assert out.refused(NEXT, "two", ("on", "tow")).count("to read instead.") == 2, "each is told"
    assert f"a version of {DAY}, which is after 2026-01-09" in out.refused("2026-01-09", "two")
    out.withdraw(NEXT, "two", [])
    assert out.refused(LATER, "two").startswith(f'{at}"two" was withdrawn on {NEXT}.')


def test_what_was_never_published_is_forgotten_without_a_reason(out: Desk) -> None:
    out.page(Two_words="Two words.\n\n## Three { #three }\n\nThree words")
    out.record(NEXT)
    out.page()
    change = out.recorder(NEXT).withdrawal("three", "", [])
    assert isinstance(change, Change)
    assert change.after is None
    out.save(change)
    assert not (out.folder / "docs" / FOLDER / "three.yml").exists()
    assert out.record(NEXT) == ["page-a"]
    assert out.told("page-a") == [(DAY, "major", FIRST)]


@pytest.mark.parametrize("day", ["20261122", "2026-W47-7", "22 November", "2026-02-30"])
def test_a_day_that_is_none_is_refused_before_anything_is_built(day: str, branch: Branch) -> None:
    code, said = command(branch, "record", "--date", day)
    assert (code, "write it like this: 2026-11-22" in said) == (2, True)
