"""What becomes of the notes when somebody records, withdraws or takes back."""

from __future__ import annotations

import pytest

from macros.publishing.noting import NoteKeeper, Notes
from macros.register.notes import Note, made
from tests.support.desk import Desk
from tests.support.published import read

ONE, TWO = (made("docs", f"Of {id}.", "major", [id]) for id in ("one", "two"))
END = made("docs", "It had its day.", "major", withdrawn=["old"], see=["one"])


def keeper(desk: Desk, *notes: Note, theirs: tuple[Note, ...] = ()) -> NoteKeeper:
    library = read(desk.folder).library
    library.notes = [*theirs, *notes]
    return NoteKeeper(library, lambda note: note not in theirs)


def done(found: object) -> Notes:
    assert isinstance(found, Notes), found
    return found


def said(notes: tuple[Note, ...]) -> list[tuple[str, str, list[str]]]:
    return [(str(note.note), str(note.kind), [*map(str, note.sections)]) for note in notes]


def refused(found: object) -> str:
    assert isinstance(found, list)
    return "\n".join(map(str, found))


def test_a_note_names_what_has_changed_furthest_in(out: Desk) -> None:
    out.page("One word.", Inner_words="Other words", Two_words="Three words")
    found = done(keeper(out).record("Why.", "", ""))
    assert said(found.new) == [("Why.", "major", ["inner", "two"])]
    assert found.kept == found.new


def test_what_has_no_note_has_to_have_one(out: Desk) -> None:
    out.page(Two_words="Three words")
    for note in ("", "  ", "\u00ad"):
        said = refused(keeper(out).record(note, "minor", ""))
        assert said.count("a note has to say how") == said.count('section "two"') == 1


def test_an_id_limits_a_note_to_its_family(out: Desk) -> None:
    out.page("Another word.", Two_words="Three words")
    first = done(keeper(out).record("First.", "", "one"))
    assert said(first.new) == [("First.", "major", ["one"])]
    assert said(done(keeper(out, *first.kept).record("Second.", "minor", "two")).kept) == [
        ("First.", "major", ["one"]),
        ("Second.", "minor", ["two"]),
    ]
    assert 'there is no section "tow". Did you mean "two"?' in refused(keeper(out).record("Why.", "", "tow"))


def test_what_is_changed_later_gets_a_note_of_its_own(out: Desk) -> None:
    out.page("Another word.", Two_words="Three words")
    assert said(done(keeper(out, ONE).record("Of the rest.", "", "")).new) == [("Of the rest.", "major", ["two"])]


def test_a_note_typed_again_takes_the_place_of_the_first(out: Desk) -> None:
    out.page("Another word.")
    found = done(keeper(out, ONE).record("In other words.", "", ""))
    assert (said(found.kept), found.gone) == ([("In other words.", "major", ["one"])], (ONE,))
    assert said(done(keeper(out, ONE).record("", "minor", "")).kept) == [("Of one.", "minor", ["one"])]
    assert done(keeper(out, ONE).record("", "", "")) == Notes((ONE,))
    assert done(keeper(out, ONE).record("Of one.", "", "")).gone == (), "its own file is not deleted"


def test_of_two_notes_the_one_that_is_meant_has_to_be_named(out: Desk) -> None:
    out.page("Another word.", Two_words="Three words")
    assert "all that has changed has a note already, one of 2." in refused(keeper(out, ONE, TWO).record("New.", "", ""))
    found = done(keeper(out, ONE, TWO).record("New.", "", "two"))
    assert (said(found.new), found.gone) == ([("New.", "major", ["two"])], (TWO,))
    both = made("docs", "Of both.", "minor", ["one", "two"])
    assert said(done(keeper(out, both).record("New.", "", "two")).kept) == [
        ("New.", "minor", ["two"]),
        ("Of both.", "minor", ["one"]),
    ]


def test_the_note_of_somebody_else_stays(out: Desk) -> None:
    out.page("Another word.", Two_words="Three words")
    found = done(keeper(out, TWO, theirs=(ONE,)).record("New.", "", ""))
    assert (found.gone, ONE in found.kept) == ((TWO,), True)
    assert "no such note that is not published yet" in refused(keeper(out, theirs=(ONE,)).undo("one"))


def test_a_note_of_nothing_goes_when_another_is_written(out: Desk) -> None:
    assert done(keeper(out, ONE).record("", "", "")) == Notes((), (), (ONE,))
    out.page(Two_words="Three words")
    found = done(keeper(out, ONE).record("Of two.", "", ""))
    assert (found.kept, found.gone) == ((TWO,), (ONE,))


def test_a_note_of_what_is_new_does_not_replace_another(out: Desk) -> None:
    out.page("Another word.")
    out.write("c", "C", "page-c")
    assert said(done(keeper(out, ONE).record("A page on C.", "", "")).kept) == [
        ("Of one.", "major", ["one"]),
        ("A page on C.", "major", ["page-c"]),
    ]


def test_the_only_note_or_the_one_of_a_section_is_taken_back(out: Desk) -> None:
    assert done(keeper(out, ONE).undo("")) == Notes((), (), (ONE,))
    assert "there are 3 notes" in refused(keeper(out, ONE, TWO, END).undo(""))
    assert done(keeper(out, ONE, TWO, END).undo("old")).gone == (END,)
    assert done(keeper(out, ONE, TWO).undo("two")).gone == (TWO,)
    assert refused(keeper(out, ONE).undo("two")).startswith("what was typed: there is no such note")


@pytest.mark.parametrize("note", ["What changed, and why", "what changed, and why.", " Why it is gone. ", "..."])
def test_the_example_of_a_message_is_no_note(note: str, out: Desk) -> None:
    out.page("Another word.")
    said = refused(keeper(out).record(note, "", ""))
    assert said.startswith(f'what was typed: "{note.strip()}" is the example of a message')
