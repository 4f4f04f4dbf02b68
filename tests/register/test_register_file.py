"""The file of a register: what is written is read again to the letter, and every edit by hand is found at its line."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.content.yaml_reader import Text
from macros.problems import Where
from macros.register.entries import Register, Version, Withdrawal
from macros.register.register_file import RESTORE, is_day, read, write
from macros.register.seals import seal, sha256
from macros.register.section_text import normal
from tests.support.some import some
from tests.test_properties import HOSTILE

ID, FILE = "make-amends", "docs/_register/make-amends.yml"
AT = Where(FILE, 1)
SNIPPETS = (
    *HOSTILE, "# ", "- ", "1. ", " | ", "text: |", "versions:", "withdrawn:", "'", '"', "\\", ": ", " #", "&", "!", "*",
    "@", "%", "yes", "null", "2026-11-22", "\u2028", "\x85", "\ud7ff", "\U0001f46e",
)  # fmt: skip
line = st.lists(st.sampled_from(SNIPPETS) | st.text(max_size=6), min_size=1, max_size=5).map("".join).map(normal)
words = line.filter(bool)
texts = st.lists(words, max_size=6).map(lambda found: "".join(f"{text}\n" for text in found))
days = st.dates().map(lambda day: day.isoformat())
NAMES = ("date", "kind", "note", "page", "title", "sha256", "seal")
kinds = st.sampled_from(["major", "minor", "moved"])


def version(day: str = "2026-11-22", kind: str = "major", **changed: str) -> Version:
    said = {"note": "Why.", "page": "one.md", "title": "One", "text": "Words.\n"} | changed
    typed = {name: Text(said[name], AT) for name in ("note", "page", "title")}
    hashed = Text(sha256(said["text"]), AT)
    return Version(AT, Text(day, AT), kind, **typed, sha256=hashed, seal=Text("", AT), text=said["text"])  # type: ignore[arg-type]


def withdrawal(
    day: str = "2027-03-01", reason: str = "It has gone.", see: tuple[str, ...] = ("move-on",)
) -> Withdrawal:
    return Withdrawal(AT, Text(day, AT), Text(reason, AT), Text("", AT), tuple(Text(id, AT) for id in see))


def register(*versions: Version, end: Withdrawal | None = None) -> Register:
    return seal(ID, Register(AT, versions, end))


versions = st.builds(version, days, kinds, note=words, title=words, text=texts, page=words)
ends = st.none() | st.builds(
    withdrawal, st.just("9999-12-31"), words, st.lists(st.sampled_from(["a", "b-c"]), max_size=2).map(tuple)
)


@given(st.lists(versions, min_size=1, max_size=4), ends)
def test_what_is_written_is_read_again(made: list[Version], end: Withdrawal | None) -> None:
    made.sort(key=lambda one: one.date)
    kept = register(*made, end=end)
    again, problems = read(ID, write(kept), FILE)
    assert problems == []
    assert again
    assert write(again) == write(kept)
    for old, new in some(zip(kept.versions, again.versions, strict=True)):
        assert replace(new, where=AT) == old
    assert again.withdrawn is None if end is None else again.withdrawn and again.withdrawn.reason == end.reason


@given(st.lists(versions, min_size=1, max_size=3), ends, st.data())
def test_no_line_can_be_changed_unseen(made: list[Version], end: Withdrawal | None, data: st.DataObject) -> None:
    made.sort(key=lambda one: one.date)
    lines = write(register(*made, end=end)).split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    way = data.draw(st.sampled_from(["out", "twice", "x"]))
    edited = lines[:at] + {"out": [], "twice": [lines[at]] * 2, "x": [f"{lines[at]}x"]}[way] + lines[at + 1 :]
    problems = read(ID, "\n".join(edited), FILE)[1]
    assert problems
    assert all(1 <= problem.where.line <= len(edited) + 1 and problem.where.file == FILE for problem in problems)


@given(st.lists(versions, min_size=1, max_size=4), ends)
def test_what_is_written_is_yaml_too(made: list[Version], end: Withdrawal | None) -> None:
    made.sort(key=lambda one: one.date)
    kept = register(*made, end=end)
    said = yaml.load(write(kept), yaml.CBaseLoader)  # noqa: S506  (each value as it stands)
    for old, new in some(zip(kept.versions, said["versions"], strict=True)):
        assert {name: new[name] for name in NAMES} == {name: getattr(old, name) for name in NAMES}
        assert new.get("text", "").rstrip("\n") == old.text.rstrip("\n")


SECOND = version("2026-12-01", "minor", note="Because.", title="Two", text="- One\n- Two\n")
FORM = """\
versions:
  - date: 2026-11-22
    kind: major
    note: "Why."
    page: "one.md"
    title: "One"
    sha256: 04992df26cbd3c75a3f121501e221823883baf391208ea3ecb76dc2c194c2d64
    seal: 5dc01cc07e4ba84c
    text: |
      Words.
  - date: 2026-12-01
    kind: minor
    note: "Because."
    page: "one.md"
    title: "Two"
    sha256: 994afc807fcee807dd264bd77168108189e57305f3d660f0289a75e527127451
    seal: b1f6b8845d4d0bba
    text: |
      - One
      - Two
withdrawn:
  date: 2027-03-01
  reason: "It has gone."
  seal: 09ae77712b968812
  see: [move-on]
"""
TWO = register(version(), SECOND, end=withdrawal())
EDITS = [
    ("note: \"Why.\"", 'note: "Why not."', 8, "changed or moved by hand"),
    ("title: \"One\"", 'title: "Other"', 8, "changed or moved by hand"),
    ("kind: major", "kind: minor", 8, "changed or moved by hand"),
    ("page: \"one.md\"", 'page: "two.md"', 8, "changed or moved by hand"),
    ("date: 2026-11-22", "date: 2026-11-21", 8, "changed or moved by hand"),
    ("date: 2026-11-22", "date: 2026-13-22", 2, '"2026-13-22" is not a date'),
    ("date: 2026-11-22", "date: 20261122", 2, '"20261122" is not a date'),
    ("date: 2026-11-22", "date: soon", 2, '"soon" is not a date'),
    ("      Words.", "      Other words.", 7, "is not the one that was published"),
    ("      - Two", "      - Three", 16, "is not the one that was published"),
    ("sha256: ", "sha256: 0", 7, "is not the one that was published"),
    ("seal: ", "seal: 0", 8, "changed or moved by hand"),
    ("reason: \"It has gone.\"", 'reason: "It went."', 24, "this withdrawal was changed by hand"),
    ("date: 2027-03-01", "date: 2026-11-30", 22, "the date of the withdrawal is not after"),
    ("see: [move-on]", "see: [move-off]", 24, "this withdrawal was changed by hand"),
    ("versions:", "# A note\nversions:", 1, "this line was changed by hand"),
    ("    kind: major\n", "    kind: major\n\n", 4, "this line was changed by hand"),
    ("note: \"Why.\"", "note: Why.", 4, "this line was changed by hand"),
    ("kind: major", "kind: grave", 3, "this line was changed by hand"),
    ("    kind: major\n", "", 3, "this line was changed by hand"),
    ("    kind: major\n", "    kind: major\n    mood: good\n", 4, "this line was changed by hand"),
    ("versions:", "", 1, "this line was changed by hand"),
    ("note: \"Why.\"", "note: 7", 4, "this line was changed by hand"),
    ("note: \"Why.\"", 'note: "Why.', 4, "this line was changed by hand"),
    ("see: [move-on]\n", "see: [move-on]\nmore: one\n", 26, "this line was changed by hand"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "number", "says"), EDITS)
def test_an_edit_by_hand_is_found_at_its_line(old: str, new: str, number: int, says: str) -> None:
    before = write(TWO)
    after = before.replace(old, new, 1)
    assert after != before
    (problem,) = read(ID, after, FILE)[1]
    assert problem.where == Where(FILE, number), problem
    assert says in problem.what
    assert problem.do == RESTORE.format(file=FILE)


@pytest.mark.parametrize(
    "text", ["", "\n", "versions:\n", "versions: []\n", "- one\n", "{", "\t", "versions: x\n", "a: &b\n"]
)
def test_what_is_no_register_has_one_problem(text: str) -> None:
    assert len(read(ID, text, FILE)[1]) == 1


def test_a_register_is_of_its_section_alone() -> None:
    assert read(ID, write(TWO), FILE)[1] == []
    assert "changed or moved by hand" in read("move-on", write(TWO), FILE)[1][0].what


def test_an_older_version_cannot_come_after_a_newer_one() -> None:
    (problem,) = read(ID, write(register(version("2026-12-22"), version("2026-12-01"))), FILE)[1]
    assert (problem.where.line, problem.what) == (11, "this version is older than the one before it, of 2026-12-22.")


def test_versions_cannot_change_places_or_go() -> None:
    one, two = TWO.versions
    for left in ((two,), (two, one), (one, one, two)):
        assert read(ID, write(replace(TWO, versions=left)), FILE)[1]


def test_the_form_of_a_file_never_changes() -> None:
    """What was written once has to be read for ever."""
    assert write(TWO) == FORM
    assert read(ID, FORM, FILE)[1] == []
    assert "text:" not in write(register(version(text="")))


@pytest.mark.parametrize(
    "day",
    ["", "2026-11-31", "2026-1-1", "22 November 2026", "2026-11-22T00:00", "20261122", "2026-W47-7", "２０２６-11-22"],
)
def test_what_is_no_day(day: str) -> None:
    assert not is_day(day)
