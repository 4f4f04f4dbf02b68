"""What the scripts of a page make of it, step by step, as it is written down in `tests/data/snapshots/`.

Of each step only what changed is kept; of the first, what the page has that the server did not send. So a class, a name
or a sentence that a mistake empties is seen, and so is, in a review, what is made anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from difflib import unified_diff
from itertools import takewhile
from pathlib import Path

from playwright.sync_api import Page

from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "data" / "snapshots"
OUTLINE = Path(__file__).with_name("snapshot.js").read_text("utf-8").partition("\n")[2]
UNLIKE = re.compile(
    r"(?P<id>\b(?=[a-z]*\d)[0-9a-z]{15}\b)|(?P<host>http://127\.0\.0\.1:\d+)|(?P<file>\.[0-9a-f]{8}\.(?=js|css))"
)
LONG = 100  # characters of a line that only says where something is
# What waits for the end of a press comes before the next frame but one, also where the page has a clock of its own.
SETTLED = "() => (self.frames_seen = (self.frames_seen ?? 0) + 1) % 3 === 0"
CURE = """If what the page is made of now is right, write it down, and read the difference:
  RECORD=1 .venv/bin/python -m pytest -n 0 {test}"""


def depth(line: str) -> int:
    """Return how far a line of a difference is indented."""
    return len(line) - len(line[1:].lstrip(" "))


def within(sign: str, outer: int, lines: list[str]) -> Iterator[str]:
    """Return the lines of the same sign that follow one of this depth and are further in."""
    return takewhile(lambda line: line[0] == sign and depth(line) > outer, lines)


class Snapshots:
    """The steps of one way through a page that came as this HTML, or through a part of it."""

    def __init__(self, page: Page, html: str, part: str = "body") -> None:
        self.page = page
        self.part = part
        self.ids: dict[str, str] = {}
        self.before = self.outline(html)
        self.parts: list[str] = []
        self.told_before: set[str] = set()

    def outline(self, html: str | None = None) -> list[str]:
        lines: list[str] = self.page.evaluate(OUTLINE, [html, self.part])
        return [UNLIKE.sub(self.named, line) for line in lines]

    def take(self, step: str) -> None:
        """Write down what has changed since the step before."""
        self.page.wait_for_function(SETTLED)
        now = self.outline()
        self.note(step, "\n".join(self.told([*unified_diff(self.before, now, n=1, lineterm="")][2:])))
        self.before = now

    def note(self, name: str, text: str) -> None:
        """Write down a text, such as a file that was saved."""
        self.parts.append(f"==> {name} <==\n{text}\n".replace("\r", "\\r"))

    def told(self, changed: list[str]) -> Iterator[str]:
        """Yield lines of a difference: of what is taken out, or put in once more, the first line says enough."""
        while changed:
            sign, line = changed[0][0], changed[0].rstrip()
            inner = [*within(sign, depth(line), changed[1:])]
            block = "\n".join([line, *inner])
            if sign == "@":
                yield ""
            elif sign == " ":
                yield line[:LONG]
            elif inner and (sign == "-" or block in self.told_before):
                yield f"{line} ({len(inner)} more)"
            else:
                yield block
            self.told_before.add(block)
            changed = changed[1 if sign in "@ " else len(inner) + 1 :]

    def named(self, found: re.Match[str]) -> str:
        """Return a name in place of what is another each time: an id, the address of the test, a hash of a file."""
        if found["id"]:
            return self.ids.setdefault(found["id"], f"id-{len(self.ids) + 1}")
        return "http://host" if found["host"] else ".hash."

    def verify(self, name: str) -> None:
        """Compare the steps with what is written down, or write them down when asked."""
        file, text = FOLDER / f"{name}.txt", "\n".join(self.parts)
        if "RECORD" in os.environ:
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, "utf-8")
        kept = file.read_text("utf-8") if file.exists() else ""
        other = unified_diff(kept.split("\n"), text.split("\n"), "written down", "now", n=2, lineterm="")
        test = os.environ["PYTEST_CURRENT_TEST"].partition("::")[0]
        assert text == kept, "\n".join([*other, CURE.format(test=test)])
