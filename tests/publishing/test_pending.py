"""Which note says what has changed in which section."""

from __future__ import annotations

import pytest

from macros.publishing.pending import COMMAND, Pending, is_settled, is_unled, named, to_note
from macros.register.notes import Note, made
from tests.support.desk import DAY, NEXT, TEXT, Desk, without_two
from tests.support.published import read

ONE, TWO, INNER = (made("docs", f"Of {id}.", "major", [id]) for id in ("one", "two", "inner"))
ALL = made("docs", "Of all.", "minor")


def pending(desk: Desk, *notes: Note) -> Pending:
    return Pending(read(desk.folder).library, notes)


def told(found: Pending, id: str) -> list[str]:
    return [str(note.note) for note in found.notes_of(found.library.sections[id])]


def test_what_is_new_changed_and_moved_is_told_apart(out: Desk) -> None:
    out.page("Another word.", Two_words="Two words.\n\n## Three { #three }\n\nThree words")
    (out.folder / "docs" / "b.md").rename(out.folder / "docs" / "c.md")
    found = pending(out)
    assert ([*found.new], [*found.changed], [*found.moved]) == (["three"], ["page-a", "one"], ["page-b"])
    assert [str(section.id) for section in found.without] == ["page-a", "one"]


def test_a_note_is_of_what_it_names_and_of_what_that_is_in(out: Desk) -> None:
    out.page("Another word.", Inner_words="Other words", Two_words="Three words")
    found = pending(out, INNER, TWO)
    assert told(found, "inner") == told(found, "one") == ["Of inner."]
    assert told(found, "two") == ["Of two."]
    assert told(found, "page-a") == ["Of inner.", "Of two."]
    assert not found.without


def test_a_note_of_a_section_is_of_what_it_holds_unless_another_names_that(out: Desk) -> None:
    out.page(Inner_words="Other words")
    assert told(pending(out, ONE), "inner") == ["Of one."]
    assert told(pending(out, ONE, INNER), "inner") == ["Of inner."]
    assert told(pending(out, ONE, INNER), "one") == ["Of one.", "Of inner."]


def test_a_note_of_what_has_moved_is_one_of_where_it_came_to(out: Desk) -> None:
    without_two(out)
    out.write("b", "B", "page-b", "Words.\n\n## Two { #two }\n\nTwo words.\n")
    found = pending(out, TWO)
    assert "two" in found.moved
    assert told(found, "page-b") == ["Of two."]
    assert not found.unused


def test_a_note_that_names_nothing_is_of_what_no_other_names(out: Desk) -> None:
    out.page("Another word.", Two_words="Three words")
    found = pending(out, TWO, ALL)
    assert (told(found, "two"), told(found, "one")) == (["Of two."], ["Of all."])


def test_a_withdrawal_is_the_note_of_what_held_it(out: Desk) -> None:
    without_two(out)
    end = made("docs", "It had its day.", "major", withdrawn=["two"], see=["one"])
    found = pending(out, end)
    assert told(found, "page-a") == ["It had its day."]
    assert not found.unused
    out.page("Another word.")
    assert told(pending(out, end), "one") == ["It had its day."], "its words may have come there"


GONE = made("docs", "Nobody read it.", "major", withdrawn=["two"])
LED_TO = 'One. See {{ section("two") }}.'


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("One. See the old page.", True),
        ("One. See .", True),
        ("One.", True),
        ("", False),
        ("Not one. See the old page.", False),
        ("One. See nothing. Never say sorry.", False),
        ("One. See the old page.\n\nAnother line.", False),
    ],
)
def test_a_withdrawal_is_a_minor_note_of_what_only_led_there(words: str, is_told: bool, out: Desk) -> None:
    out.page(LED_TO)
    out.record(NEXT)
    out.write("a", "A", "page-a", TEXT.partition("## Two")[0].replace("One word.", words))
    found = pending(out, GONE)
    assert told(found, "one") == (["Nobody read it."] if is_told else [])
    assert found.kind_of(found.library.sections["one"]) == "minor"
    assert found.kind_of(found.library.sections["page-a"]) == "major", "it held what is gone"
    assert told(pending(out, GONE, ONE), "one") == ["Of one."]


def test_entries_of_a_list_go_with_what_they_led_to() -> None:
    old = ["1. One", "2. [gone]: its words", "3. Three [gone] and [kept]"]
    assert is_unled(old, ["1. One", "2. Three words and [kept]"], ["gone"])
    assert not is_unled(old, ["1. One", "2. Other words and [kept]"], ["gone"])
    assert not is_unled(old, ["2. Three words and [kept]"], ["gone"])
    assert not is_unled(old, ["1. One", "2. Three words and "], ["gone"])


@pytest.mark.parametrize(
    ("line", "now"),
    [
        ("Words. [a-law] See [gone].", ["Words. [a-law]"]),
        ("See [gone]", ["See"]),
        ("See [gone] [lost] [kept]", ["See [kept]"]),
        ("See [kept] [gone] [a-law]", ["See [kept] [a-law]"]),
        ("It rests on [gone] [lost]", []),
        ("It rests on [gone] [kept]", ["It rests on [kept]"]),
        ("- Must: Delete it [gone] [lost]", ["- Must: Delete it"]),
        ("Delete it: see [gone]. Then go on.", ["Delete it: see What is gone. Then go on."]),
    ],
)
def test_what_stood_before_an_id_goes_with_it_where_it_says_nothing_else(line: str, now: list[str]) -> None:
    ids = ["gone", "lost"]
    assert is_unled([line], now, ids)
    assert not is_unled([line], [*now, "More."], ids)
    assert not is_unled([line], [f"Never. {each}" for each in now] or ["Never."], ids)
    assert not is_unled(["Before", line], now, ids)


def test_a_sentence_that_says_more_does_not_go_with_its_id() -> None:
    for line in ("Delete it at once, as told in [gone].", "See [gone] and [kept].", "See [gone] [kept]"):
        assert not is_unled([f"One. {line}"], ["One."], ["gone"])


def test_a_definition_goes_with_its_term() -> None:
    old = ["[kept]", "Kept words.", "[gone]", "Its words.", "More."]
    assert is_unled(old, ["[kept]", "Kept words.", "More."], ["gone"])
    assert not is_unled(old, ["[kept]", "Kept words."], ["gone"])


def test_a_note_that_comes_back_with_an_old_branch_is_not_told_again(out: Desk) -> None:
    out.page("Another word.")
    out.record(NEXT, "Of one.")
    out.page("A third word.")
    again = made("docs", "A third.", "major", ["one"])
    assert told(pending(out, ONE, again), "one") == ["A third."]
    assert told(pending(out, ONE), "one") == ["Of one."], "with no other, it may be meant"


def test_a_note_of_nothing_is_found(out: Desk) -> None:
    out.page(Two_words="Three words")
    found = pending(out, ONE, TWO, ALL, made("docs", "Why.", "major", ["tow", "ones"]))
    assert [problem.what.partition(",")[0] for problems in found.unused.values() for problem in problems] == [
        "nothing has changed that this note is of",
        "nothing has changed that this note is of",
        'there is no section "tow" for this note. Did you mean "two"?',
        'there is no section "ones" for this note. Did you mean "one"?',
    ]


def test_what_has_changed_furthest_in_is_named(out: Desk) -> None:
    out.page("One word.", Inner_words="Other words", Two_words="Two words.\n\n## Three { #three }\n\nThree words")
    found = pending(out)
    assert found.innermost(found.without) == ["inner", "three"]


def test_it_is_settled_when_nothing_waits(out: Desk) -> None:
    assert is_settled(read(out.folder).library)
    out.write("c", "C", "page-c")
    assert not is_settled(read(out.folder).library)
    assert out.record(DAY) == ["page-c"]
    assert is_settled(read(out.folder).library)
    library = read(out.folder).library
    library.notes = [ALL]
    assert not is_settled(library)


@pytest.mark.parametrize("id", ["one", "two"])
def test_the_cure_is_one_with_a_terminal_and_one_without(id: str, out: Desk) -> None:
    library = read(out.folder).library
    assert COMMAND in to_note(library, id)
    assert f"docs/_notes/{id}.yml" in to_note(library, id)
    assert named(ONE, [library.sections[id]]) == (id == "one")
