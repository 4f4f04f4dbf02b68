"""Entries of one type, from one file or several: those that are sound, and why others are not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from macros.content.collection import Collection, EntryType
from macros.content.schema import Schema, example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where

AT = Where("docs/page.md", 7)


@dataclass(frozen=True)
class Note:
    where: Where
    text: Text = example("words")


def check(id: str, note: Note) -> Iterator[Problem]:
    if note.text == "shouted":
        yield Problem(note.text.where, f'note "{id}" is shouted.', "Say it.")


def read(*files: str) -> Collection[Note]:
    """Return what there is in `docs/1.yml`, `docs/2.yml` and so on."""
    notes = Collection(EntryType("notes", "note", Note, check))
    for number, text in enumerate(files, 1):
        schema = Schema(f"docs/{number}.yml")
        node = schema.parse(text)
        assert node
        notes.add(schema, node)
    return notes


def told(problems: list[Problem]) -> list[str]:
    return [f"{problem.where.file}:{problem.where.line}: {problem.what}" for problem in problems]


SOUND = "one:\n  text: said\ntwo:\n  text: said\n"


def test_what_is_sound_is_there_by_its_id_in_its_order() -> None:
    notes = read(SOUND, "three:\n  text: said\n")
    assert [*notes.entries] == ["one", "two", "three"]
    assert notes.entries["two"].text.where == ("docs/1.yml", 4)
    assert notes.places == {"one": ("docs/1.yml", 1), "two": ("docs/1.yml", 3), "three": ("docs/2.yml", 1)}
    assert notes.broken == {}
    assert notes.all_problems == set()


def test_of_two_with_one_id_the_first_stays() -> None:
    notes = read(SOUND, "# A note\ntwo:\n  text: other\nthree:\n  text: said\n")
    assert {id: note.text for id, note in notes.entries.items()} == {"one": "said", "two": "said", "three": "said"}
    (problem,) = notes.problems
    assert str(problem) == (
        'docs/2.yml:2: there is already a note "two", in docs/1.yml:3.\n  Give one of them another id.'
    )


def test_one_that_cannot_be_read_takes_its_id_too() -> None:
    notes = read("one:\n  words: said\n", "one:\n  text: said\n")
    assert notes.entries == {}
    assert told(notes.problems) == ['docs/2.yml:1: there is already a note "one", in docs/1.yml:1.']


def test_what_the_check_finds_keeps_an_entry_apart() -> None:
    notes = read("one:\n  text: shouted\ntwo:\n  text: said\n")
    assert [*notes.entries] == ["two"]
    assert told(notes.problems) == told(notes.broken["one"]) == ['docs/1.yml:2: note "one" is shouted.']


def test_an_entry_that_breaks_the_schema_is_not_checked_and_its_problems_are_those_of_the_file() -> None:
    notes = read("One:\n  text: shouted\n")
    assert (notes.entries, notes.problems) == ({}, [])
    assert told(notes.broken["One"]) == ['docs/1.yml:1: "One" cannot be the id of a note.']


def test_of_one_that_is_there_nothing_is_wrong() -> None:
    assert read(SOUND).problems_of("one", AT) == []


@pytest.mark.parametrize("id", ["One Note", "one-note"])
def test_of_one_that_is_broken_its_own_problems_are_told(id: str) -> None:
    """Whoever uses it may have written the id as it should be."""
    notes = read("One Note:\n  text: said\n")
    assert told(notes.problems_of(id, AT)) == ['docs/1.yml:1: "One Note" cannot be the id of a note.']


def test_of_an_unknown_one_nothing_is_guessed_while_something_is_unread() -> None:
    notes = read(SOUND)
    unread = Problem(Where("docs/2.yml", 4), "a tab.", "Take it out.")
    notes.unread.append(unread)
    assert notes.problems_of("three", AT) == [unread]
    assert notes.problems_of("two", AT) == []
    assert notes.all_problems == {unread}


def test_an_unknown_one_is_told_where_it_is_used_with_the_nearest_that_there_is() -> None:
    broken = "three:\n  text: shouted\n"
    (problem,) = read(SOUND, broken).problems_of("threes", AT)
    assert str(problem) == (
        'docs/page.md:7: there is no note "threes". Did you mean "three"?\n'
        "  Use the id of one that there is, or add a note with this id."
    )
    assert read(SOUND).problems_of("else", AT)[0].what == 'there is no note "else".'


def test_all_problems_hold_those_of_each_kind_once() -> None:
    notes = read("One:\n  text: said\ntwo:\n  text: shouted\nthree:\n  text: said\n", "three:\n  text: said\n")
    assert told(sorted(notes.all_problems)) == [
        'docs/1.yml:1: "One" cannot be the id of a note.',
        'docs/1.yml:4: note "two" is shouted.',
        'docs/2.yml:1: there is already a note "three", in docs/1.yml:5.',
    ]
