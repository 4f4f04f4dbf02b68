"""What a copy learns from the register of the original: which versions are new, and what its own is based on."""

from __future__ import annotations

from dataclasses import replace

from macros.content.yaml_reader import Text
from macros.handbook import original
from macros.handbook.library import Library
from macros.problems import Where
from macros.register.entries import ChangeKind, Register, Version, Withdrawal
from macros.register.seals import sha256

HERE = Where("docs/_register/x.yml", 1)


def version(day: str, text: str, kind: ChangeKind = "major", base: str = "") -> Version:
    note, sha = Text(f"Note of {day}.", HERE), Text(sha256(text), HERE)
    said = (Text(day, HERE), kind, note, Text("a.md", HERE), Text("A", HERE), sha, Text("", HERE), "", text)
    return Version(HERE, *said, original=Text(base, HERE) if base else None)


def library(here: Register, there: Register, **more: Register) -> Library:
    return Library(registers={"x": here}, original={"x": there, **more})


def register(*versions: Version) -> Register:
    return Register(HERE, versions)


ONE, TWO, MOVED = (
    version("2026-01-01", "One\n"),
    version("2026-02-01", "Two\n"),
    version("2026-03-01", "Two\n", "moved"),
)


def test_only_what_is_newer_than_the_base_and_says_something_is_news() -> None:
    found = library(register(version("2026-01-05", "One\n", base="2026-01-01")), register(ONE, TWO, MOVED))
    assert [(note.note, note.sections) for note in original.news(found)] == [("Note of 2026-02-01.", ("x",))]
    at_newest = library(register(version("2026-01-05", "Two\n", base="2026-02-01")), register(ONE, TWO, MOVED))
    assert not list(original.news(at_newest))


def test_what_a_section_within_tells_is_no_news_of_what_it_is_in() -> None:
    whole = register(version("2026-01-01", "A\nOne\n"), version("2026-02-01", "A\nTwo\n"))
    found = library(register(version("2026-01-05", "A\nOne\n", base="2026-01-01")), whole, inner=register(ONE, TWO))
    assert not list(original.news(found))


def test_a_note_that_tells_of_both_is_told_once() -> None:
    both = replace(version("2026-02-01", "A\nTwo\n"), note=Text("Note of 2026-02-01. Another title.", HERE))
    whole = register(version("2026-01-01", "A\nOne\n"), both)
    found = library(register(version("2026-01-05", "A\nOne\n", base="2026-01-01")), whole, inner=register(ONE, TWO))
    assert [(note.note, note.sections) for note in original.news(found)] == [("Another title.", ("x",))]
    twin = library(
        register(version("2026-01-05", "One\n", base="2026-01-01")), register(ONE, TWO), y=register(ONE, TWO)
    )
    assert [note.note for note in original.news(twin)] == ["Note of 2026-02-01."]


def test_what_was_not_taken_from_the_original_has_no_news() -> None:
    assert not list(original.news(library(register(version("2026-01-05", "One\n")), register(ONE, TWO))))


def test_an_end_is_news_once_the_section_is_gone_here() -> None:
    end = Withdrawal(HERE, Text("2026-04-01", HERE), Text("Merged.", HERE), Text("", HERE), (Text("y", HERE),))
    there = Register(HERE, (ONE,), end)
    found = library(register(version("2026-01-05", "One\n", base="2026-01-01")), there)
    (note,) = original.news(found)
    assert (note.note, note.withdrawn, note.see) == ("Merged.", ("x",), ())
    assert not list(original.news(Library(original={"x": there})))  # never published here


def test_it_is_known_whose_words_a_section_has() -> None:
    there = register(ONE, TWO)
    same = library(register(version("2026-01-05", "One\n", base="2026-01-01")), there)
    ours = library(register(version("2026-01-05", "Ours\n", base="2026-02-01")), there)
    assert original.based_on(same, "x") == ("2026-01-01", True)
    assert original.based_on(ours, "x") == ("2026-02-01", False)
    assert original.based_on(library(register(ONE), there), "x") is None
    assert original.edition(same) == "2026-02-01"
    assert original.edition(Library()) == ""
