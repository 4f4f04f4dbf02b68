"""What an editor is told when something is wrong."""

from __future__ import annotations

import difflib
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

# Only loggers below `mkdocs.` are counted by `mkdocs build --strict`.
log = logging.getLogger("mkdocs.plugins.handbook")
NAME = re.compile(r"[\w-]+")
LONG_DASHES = {
    "\u2013": "an en dash (\u2013)",
    "\u2014": "an em dash (\u2014)",
    "\u2010": "a dash of a word processor (\u2010)",
    "\u2011": "a hyphen that holds words together (\u2011)",
    "\u2212": "a minus sign (\u2212)",
}


class JoinedFile(str):
    """The path of a text that is put together from several files: `lines` are the places where each was typed."""

    lines: Sequence[Where] = ()

    @classmethod
    def of(cls, file: str, lines: Sequence[Where]) -> JoinedFile:
        joined = cls(file)
        joined.lines = lines
        return joined


class Where(NamedTuple):
    """A place in a file a person edits: its path as they know it, and the line, from 1; 0 of what has no lines."""

    file: str
    line: int

    @property
    def typed(self) -> Where:
        """The place in the file in which the line was typed."""
        joined = self.file.lines if isinstance(self.file, JoinedFile) else ()
        return joined[self.line - 1] if 0 < self.line <= len(joined) else self

    def __str__(self) -> str:
        file, line = self.typed
        return f"{file}:{line}" if line else file


TYPED = Where("what was typed", 0)  # with a command


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, what is wrong, and what to do about it.

    `hides` are the names that are not known because of it: ids, titles, and the files that were not read as a whole.
    `needs` are the names that have to be known before it is sure that something is wrong.
    So a problem that needs a name which another hides may be no more than a consequence of that one.
    """

    where: Where
    what: str
    do: str
    hides: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    needs: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n  {self.do}"

    def hiding(self, *names: str, text: str = "") -> Problem:
        """Return the problem as one that hides some names more, and all those in a text."""
        return replace(self, hides=self.hides.union(names, NAME.findall(text)))

    def needing(self, *names: str) -> Problem:
        """Return the problem as one that needs some names more."""
        return replace(self, needs=self.needs.union(names))


def by_cause(problems: Iterable[Problem]) -> dict[Problem, list[Problem]]:
    """Return each problem once, with those that may follow from it, which have no entry of their own.

    Causes come first, and otherwise the order is that of the files.
    """
    causes: dict[Problem, list[Problem]] = {}
    for problem in sorted(set(problems), key=lambda each: (bool(each.needs), -len(each.hides), each)):
        for cause, consequences in causes.items():
            if any(not problem.needs.isdisjoint(known.hides) for known in (cause, *consequences)):
                consequences.append(problem)
                break
        else:
            causes[problem] = []
    return dict(sorted(causes.items(), key=lambda entry: (not entry[1], entry[0])))


def report(problems: Iterable[Problem]) -> None:
    """Log each problem once, causes first, and count what may follow from them; `--strict` then fails the build."""
    for problem, consequences in by_cause(problems).items():
        log.warning("%s", in_full(problem, consequences))


def in_full(problem: Problem, consequences: Sequence[Problem]) -> str:
    """Return the message of a problem, and how many more it may explain."""
    more = "1 message" if len(consequences) == 1 else f"{len(consequences)} messages"
    return f"{problem}\n  And {more} that this may explain." if consequences else str(problem)


def long_dash(typed: str) -> str:
    """Return ` It has an en dash ...` where a word processor has put a longer dash for a hyphen, or nothing."""
    found = next((name for dash, name in LONG_DASHES.items() if dash in typed), "")
    return f" It has {found} where a hyphen (-) belongs." if found else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the nearest known word, or nothing when none is near."""
    if said := long_dash(word):
        return said
    found = near(word, known)
    return f' Did you mean "{found[0]}"?' if found else ""


def near(word: str, known: Iterable[str], alike: float = 0.6) -> list[str]:
    """Return the nearest known word, if one is near: 1 is the same. One in other letters is the nearest."""
    known = sorted(known)
    same = [other for other in known if other.casefold() == word.casefold()]
    return same[:1] or difflib.get_close_matches(word, known, n=1, cutoff=alike)


def shown(text: str, limit: int = 60) -> str:
    """Return what somebody typed, short enough for a message and with nothing invisible in it."""
    flat = " ".join(text.split())
    flat = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in flat)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
