"""Small mistakes made in the source one at a time, to see whether a test notices each: `make mutants`."""

from __future__ import annotations

from typing import NamedTuple


class Mutant(NamedTuple):
    """One small mistake: in this file, the characters from `start` up to `end` give way to `new`."""

    file: str
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]

    def line(self, text: str) -> int:
        return text.count("\n", 0, self.start) + 1

    def shown(self, text: str) -> tuple[str, str]:
        """Return what stands there before and after, from the first to the last line that it touches."""
        first = text.rfind("\n", 0, self.start) + 1
        last = text.find("\n", self.end)
        last = len(text) if last < 0 else last
        tail = text[self.end : last]
        return text[first:last].strip(), (text[first : self.start] + self.new + tail).strip()
