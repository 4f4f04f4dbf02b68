"""What an editor is told when something is wrong."""

from __future__ import annotations

import difflib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

# Only loggers below `mkdocs.` are counted by `mkdocs build --strict`.
log = logging.getLogger("mkdocs.plugins.handbook")


class Where(NamedTuple):
    """A place in a file a person edits: its path as they know it, and the line, from 1."""

    file: str
    line: int


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it is, what is wrong, and what to do about it."""

    where: Where
    what: str
    do: str

    def __str__(self) -> str:
        return f"{self.where.file}:{self.where.line}: {self.what}\n  {self.do}"


def report(problems: Iterable[Problem]) -> None:
    """Log each problem once, in the order of the files; `--strict` then fails the build."""
    for problem in sorted(set(problems)):
        log.warning("%s", problem)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the nearest known word, or nothing when none is near."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f' Did you mean "{near[0]}"?' if near else ""


def shown(text: str, limit: int = 60) -> str:
    """Return what somebody typed, short enough for a message and with nothing invisible in it."""
    flat = " ".join(text.split())
    flat = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in flat)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
