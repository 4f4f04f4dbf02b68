"""YAML that remembers its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import yaml

from macros.content import conflicts
from macros.content.yaml_errors import CURLED, DASH, LONG_MARK, MARKS, explain, long_mark
from macros.problems import Problem, Where, long_dash, shown

DEEPEST = 20
# Controls, what turns text round or hides it, and what is no character; not joined emoji or right-to-left letters.
NONE = "".join(f"{chr(end - 1)}{chr(end)}" for end in range(0xFFFF, 0x110000, 0x10000))
FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters and marks by their category, which show nothing
INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064"
    f"\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff{NONE}{FILLERS}]"
)
# What joins or parts letters of other scripts does nothing beside one of ours, and was pasted with it.
JOINER = re.compile("(?<=[0-9A-Za-z\u00c0-\u024f])[\u200c\u200d]|[\u200c\u200d](?=[0-9A-Za-z\u00c0-\u024f])")
WORDS_ROUND = 3  # that are shown on each side of one
# Quotes that YAML does not know: they go round a whole text, or open one and never close it.
CURLED_ROUND = re.compile("\u201c[^\u201d]*\u201d?$|\u2018[^\u2019]*\u2019$")


class Text(str):
    """A text, and where it was typed."""

    where: Where

    def __new__(cls, value: str, where: Where) -> Text:
        text = super().__new__(cls, value)
        text.where = where
        return text

    def __getnewargs__(self) -> tuple[str, Where]:  # type: ignore[override]
        """Return what makes it again, for a cache."""
        return str(self), self.where


class Reader:
    """Reads one YAML text; collects problems instead of raising.

    `file` is the path that messages show; `line` is added to every line, for YAML inside another file, which
    `called` names; `first` is a line with which it may start.
    """

    def __init__(self, file: str, line: int = 0, called: str = "this file", first: str = "corrections:") -> None:
        self.file = file
        self.offset = line
        self.called = called
        self.first = first
        self.problems: list[Problem] = []

    def problem(self, where: Where, what: str, do: str) -> None:
        self.problems.append(Problem(where, what, do))

    def where(self, mark: Any) -> Where:  # noqa: ANN401  (a mark of either YAML parser, or a node)
        mark = mark.start_mark if isinstance(mark, yaml.Node) else mark
        return Where(self.file, self.offset + (mark.line + 1 if mark else 1))

    def parse(self, text: str) -> yaml.MappingNode | None:
        """Return the mapping at the top of a YAML text, or None with a problem noted."""
        top = Where(self.file, self.offset + 1)
        try:
            if refused := self.refused(text):
                self.problems.append(refused.hiding(self.file, text=text))
                return None
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            slip = explain(error, text)
            at = Where(self.file, self.offset + slip.line + 1)
            self.problems.append(Problem(at, slip.what, slip.do).hiding(self.file, text=text))
            return None
        if node is None:
            do = f"Add a line such as   {self.first}"
            self.problems.append(Problem(top, f"{self.called} is empty.", do).hiding(self.file))
            return None
        if not isinstance(node, yaml.MappingNode):
            what = f"{self.called} should start with a name and a colon, and not with {kind(node)}."
            do = f"Start it with a line such as   {self.first}"
            self.problems.append(Problem(self.where(node), what, do).hiding(self.file, text=text))
            return None
        return node

    def refused(self, text: str) -> Problem | None:
        """Return a problem when the YAML uses what the handbook has no need of."""
        if hidden := invisible_in(text):
            at = Where(self.file, self.offset + text.count("\n", 0, hidden.start()) + 1)
            return Problem(at, *invisible("this line", hidden))
        depth = 0
        lines = text.split("\n")
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
                return Problem(self.where(event.start_mark), *MARKS)
            if isinstance(event, yaml.ScalarEvent):
                if not event.style and (lost := self.mistyped(event, lines) or self.lost(event, lines)):
                    return lost
            elif isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    what = "the lists or mappings are nested too deeply."
                    do = "Look for brackets or indentation that should not be there."
                    return Problem(self.where(event.start_mark), what, do)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
        return None

    def mistyped(self, event: yaml.ScalarEvent, lines: list[str]) -> Problem | None:
        """Return a problem when curly quotes are round a text, or a longer dash begins a line as in a list."""
        if CURLED_ROUND.match(event.value):
            return Problem(self.where(event.start_mark), *CURLED)
        first, last = (cast(Any, mark).line for mark in (event.start_mark, event.end_mark))
        for number in range(first, last + 1) if long_dash(event.value) else ():
            begun = event.value if number == first else lines[number].strip()
            if LONG_MARK.match(begun):
                return Problem(Where(self.file, self.offset + number + 1), *long_mark(begun))
        return None

    def lost(self, event: yaml.ScalarEvent, lines: list[str]) -> Problem | None:
        """Return a problem when YAML would drop or join words that somebody meant to be read."""
        end: Any = event.end_mark
        after = lines[end.line : end.line + 2]
        rest, below = (*(line.strip() for line in after), "", "")[:2] if "#" in "".join(after) else ("", "")
        rest = lines[end.line][end.column :].strip() if rest else ""
        hashtag = below if not rest and re.match(r"#\w", below) else ""
        if rest.startswith("#") or hashtag:
            what = f'"{shown(rest or hashtag)}" would be lost: what follows a # is not read.'
            return Problem(self.where(end), what, "Put quotes round the whole text, or a note on a line of its own.")
        if re.match(r"-[^\W\d]", event.value):
            return Problem(self.where(event.start_mark), *DASH)
        return None

    def pairs(self, node: yaml.MappingNode, apart: str = "") -> Iterator[tuple[Text, yaml.Node]]:
        """Yield each key with its value, refusing a key that is there twice or is not a word.

        `apart` says what to do besides where the two may belong to two things.
        """
        seen: dict[str, int] = {}
        for key, value in node.value:
            at = self.where(key)
            if not isinstance(key, yaml.ScalarNode):
                self.problem(at, f"a key is {kind(key)}.", "Use a word followed by a colon.")
            elif key.value in seen:
                self.problem(
                    at,
                    f'"{shown(key.value)}" is here twice; the first is on line {seen[key.value]}.',
                    ("Keep one of them." if kind(value) == "text" else "Put what belongs to both below one.") + apart,
                )
            else:
                seen[key.value] = at.line
                yield Text(key.value, at), value


def invisible_in(text: str) -> re.Match[str] | None:
    """Find the first invisible character; to look for each takes long, and most texts can be printed as they are."""
    if text.replace("\n", " ").isprintable() and set(FILLERS).isdisjoint(text):
        return None
    return INVISIBLE.search(text) or JOINER.search(text)


def invisible(called: str, found: re.Match[str]) -> tuple[str, str]:
    """Return what is wrong with a text that holds an invisible character, and what to do about it."""
    before = found.string[: found.start()].rpartition("\n")[2].split()[-WORDS_ROUND:]
    after = found.string[found.end() :].partition("\n")[0].split()[:WORDS_ROUND]
    sides = (("after", before), ("before", after))
    place = " and ".join(f'{side} "{shown(" ".join(words))}"' for side, words in sides if words) or "alone in its line"
    what = f"{called} holds an invisible character (U+{ord(found[0]):04X}), {place}: it can turn text round or hide it."
    return what, "Delete it, or type these words again instead of pasting them."


def kind(node: yaml.Node) -> str:
    return (
        "a list"
        if isinstance(node, yaml.SequenceNode)
        else "a set of named values"
        if isinstance(node, yaml.MappingNode)
        else "text"
        if node.value.strip()
        else "nothing"
    )


def read_text(path: Path, shown_as: str) -> tuple[str, list[Problem]]:
    """Return a file's text, or an empty text and the problem that kept it from being read."""
    data = b""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        found = list(conflicts.problems(text, shown_as))
    except UnicodeDecodeError as error:
        at = Where(shown_as, data.count(b"\n", 0, error.start) + 1)
        found = [Problem(at, "this file is not saved as UTF-8.", "Save it again with the encoding UTF-8.")]
    except OSError as error:
        what = f"this file cannot be read: {error.strerror}."
        found = [Problem(Where(shown_as, 1), what, "Check its name and that you may open it.")]
    if not found:
        return text, []
    names = data.replace(b"\0", b"").decode("latin-1")  # ids are letters that all encodings share
    return "", [problem.hiding(shown_as, text=names) for problem in found]
