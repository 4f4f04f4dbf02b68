"""Dataclasses read from YAML take what a person would type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pytest

from macros.content.schema import Schema, example, is_id, named, texts
from macros.content.yaml_reader import Text
from macros.problems import Where


@dataclass(frozen=True)
class Thing:
    where: Where
    text: Text = example("words")
    kind: Literal["one", "two"] = example("one")
    must: bool = example("true", default=False)
    several: tuple[Text, ...] = example("[a, b]", default=())


@dataclass(frozen=True)
class Box:
    where: Where
    things: tuple[Thing, ...] = example("   and, indented below it,   - kind: one")


def thing(yaml: str) -> tuple[Thing | None, list[str]]:
    schema = Schema("docs/a.yml")
    node = schema.parse(yaml)
    assert node
    return schema.record(node, Thing, "a thing"), [problem.what for problem in schema.problems]


@pytest.mark.parametrize("typed", ["no", "7.42", "2026-11-22", "0x10", "~", "1_000", "null", "12:30:45", "1e3"])
def test_text_is_what_was_typed(typed: str) -> None:
    read, problems = thing(f"kind: one\ntext: {typed}\n")
    assert not problems
    assert read
    assert (read.text, read.text.where) == (typed, ("docs/a.yml", 2))


@pytest.mark.parametrize(("typed", "meant"), [("true", True), ("Yes", True), ("no", False), ("FALSE", False)])
def test_true_and_false_may_be_written_as_people_do(typed: str, meant: bool) -> None:
    read, _ = thing(f"kind: one\ntext: x\nmust: {typed}\n")
    assert read
    assert read.must is meant


@pytest.mark.parametrize(("typed", "meant"), [("a", ("a",)), ("[a, b]", ("a", "b")), ("[]", ())])
def test_one_text_may_stand_for_a_list(typed: str, meant: tuple[str, ...]) -> None:
    read, _ = thing(f"kind: one\ntext: x\nseveral: {typed}\n")
    assert read
    assert read.several == meant


def test_all_that_is_wrong_is_said_at_once() -> None:
    read, problems = thing("kind: tow\nmust: maybe\nmore: x\n")
    assert read is None
    assert len(problems) == 4


@pytest.mark.parametrize("id", ["a", "make-amends", "s2", "x" * 40])
def test_an_id(id: str) -> None:
    assert is_id(id)


@pytest.mark.parametrize("id", ["", "A", "a_b", "a--b", "-a", "a-", "a b", "é", "x" * 41, "a\n"])
def test_not_an_id(id: str) -> None:
    assert not is_id(id)


def test_a_name_without_a_space_is_missed_only_once() -> None:
    read, problems = thing("kind:one: two\ntext: x\n")
    assert read is None
    assert len(problems) == 1


def test_what_has_nothing_below_it_is_all_that_is_wrong_with_an_entry() -> None:
    schema = Schema("docs/a.yml")
    node = schema.parse("one:\n  things:\n  text: x\n  kind: one\ntwo:\ntext: x\nthree:\n  things:\n  more: x\n")
    assert node
    entries = list(schema.entries(node, Box, "box"))
    assert [(id, entry, len(found)) for id, entry, found in entries] == [
        ("one", None, 1),
        ("two", None, 1),
        ("text", None, 1),
        ("three", None, 1),
    ]
    assert [problem.where.line for problem in schema.problems] == [2, 5, 8]


AT = Where("docs/a.yml", 1)


@dataclass(frozen=True)
class Part:
    text: Text


@dataclass(frozen=True)
class Entry:
    where: Where
    title: Text
    parts: tuple[Part, ...]
    several: tuple[Text, ...]
    must: bool
    post: Text = example("A post", quoted=True)
    see: tuple[Text, ...] = example("[own-up]", names="sections")
    none: Text | None = None


def test_an_entry_says_its_texts_in_its_own_words_in_their_order() -> None:
    title, part, one, two, see, post = (Text(name, AT) for name in ("title", "part", "one", "two", "see", "post"))
    entry = Entry(AT, title, (Part(part), Part(part)), (one, two), True, post, (see,))
    assert [*texts(entry, quoted=False)] == ["title", "part", "part", "one", "two"]
    assert [*texts(entry)] == ["title", "part", "part", "one", "two", "post"]
    assert [*texts(entry.title)] == ["title"]
    assert [*texts((one, two))] == ["one", "two"]
    assert [*texts("typed by nobody")] == []


def test_an_entry_names_what_it_and_its_parts_hold_ids_of() -> None:
    @dataclass(frozen=True)
    class Step:
        see: tuple[Text, ...] = example("[own-up]", names="sections", default=())
        to: Text | None = example("ask", names="outcomes", default=None)

    @dataclass(frozen=True)
    class Guide:
        title: Text
        steps: tuple[Step, ...]
        first: Step
        sources: tuple[Text, ...] = example("[an-act]", names="sources", default=())

    a, b, c, d = (Text(name, AT) for name in "abcd")
    guide = Guide(a, (Step((a, b)), Step(), Step((), c)), Step((d,), d), (c,))
    steps = [("sections", "a"), ("sections", "b"), ("outcomes", "c")]
    assert [*named(guide)] == [*steps, ("sections", "d"), ("outcomes", "d"), ("sources", "c")]


@dataclass(frozen=True)
class Naming:
    where: Where
    see: tuple[Text, ...] = example("[own-up]", names="sections")
    words: tuple[Text, ...] = example("[one, two]", default=())


def test_each_id_of_a_list_has_a_line_of_its_own() -> None:
    schema = Schema("docs/a.yml")
    node = schema.parse("see:\n  - one, two\nwords:\n  - one, two\n")
    assert node
    assert schema.record(node, Naming, "a thing") is None
    (problem,) = schema.problems
    assert str(problem.where) == "docs/a.yml:2"
    assert problem.do == "Write   - one   and   - two   each on a line of its own."
