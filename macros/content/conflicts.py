"""What Git could not join: lines that two branches have changed, both texts, and a file with one or both of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.problems import Problem, Where, shown

MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?:\s|$)")
MIDDLE = "======="
KEEP = ("first", "second", "both")
WHAT = "two branches have changed these lines, and Git could not join them."
THEN = (
    "Then, in a terminal:   git add {file}   and, when nothing is left to be joined,   git commit --no-edit   or, in a "
    "rebase,   git rebase --continue   in GitHub Desktop: press Continue; on GitHub: press Mark as resolved."
)
LOOSE = (
    "Above   =======   stands one text and below it the other: keep what is right, and delete the lines with   "
    "<<<<<<<   =======   >>>>>>>   "
)


@dataclass(frozen=True)
class Conflict:
    """Two texts for one place: the marks stand in lines `start` and `end`, counted from 1."""

    start: int
    end: int
    first: tuple[str, ...]
    second: tuple[str, ...]

    def kept(self, keep: str) -> tuple[str, ...]:
        return {"first": self.first, "second": self.second, "both": (*self.first, *self.second)}[keep]


def conflicts(text: str) -> Iterator[Conflict]:
    """Yield the conflicts whose marks are all there."""
    start, parts, at = 0, dict[str, list[str]](), ""
    for number, line in enumerate(text.split("\n"), 1):
        mark = line[:7] if MARK.match(line) or line == MIDDLE else ""
        if mark == "<" * 7:
            start, parts, at = number, {"first": [], "base": [], "second": []}, "first"
        elif mark == "|" * 7 and at == "first":
            at = "base"
        elif mark == MIDDLE and at in ("first", "base"):
            at = "second"
        elif mark == ">" * 7 and at == "second":
            yield Conflict(start, number, tuple(parts["first"]), tuple(parts["second"]))
            at = ""
        elif at:
            parts[at].append(line)


def problems(text: str, file: str) -> Iterator[Problem]:
    """Find what Git could not join; a line of = without other marks is none."""
    lines = text.split("\n")
    marks = [number for number, line in enumerate(lines, 1) if MARK.match(line)]
    if not marks:
        return
    whole = list(conflicts(text))
    for found in whole:
        at = f"{file}:{found.start}"
        told = f"One says   {said(found.first)}   and the other   {said(found.second)}   "
        run = f"Run   make resolve AT={at} KEEP=first   or   KEEP=second   or   KEEP=both   "
        hand = "Or delete what is wrong, and the lines with   <<<<<<<   =======   >>>>>>>   "
        yield Problem(Where(file, found.start), WHAT, told + run + hand + THEN.format(file=file))
    left = [number for number in marks if not any(each.start <= number <= each.end for each in whole)]
    if left:
        middle = lines.index(MIDDLE) + 1 if MIDDLE in lines and not whole else left[0]
        yield Problem(Where(file, min(left[0], middle)), WHAT, LOOSE + THEN.format(file=file))


def said(lines: tuple[str, ...]) -> str:
    """Return a text of a conflict, short enough for a message."""
    text = shown(" ".join(lines))
    return f'"{text}"' if text else "nothing"


def resolved(text: str, line: int, keep: str) -> str | None:
    """Return a text with one or both texts of the conflict that begins or is at a line; None where there is none."""
    lines = text.split("\n")
    for found in conflicts(text):
        if found.start <= line <= found.end:
            return "\n".join([*lines[: found.start - 1], *found.kept(keep), *lines[found.end :]])
    return None
