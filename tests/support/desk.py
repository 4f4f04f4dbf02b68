"""A desk at which a small handbook is written, recorded and published, without Git or in a repository."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner

from macros.__main__ import main
from macros.handbook.library import Library
from macros.problems import Problem
from macros.publishing import base_branch
from macros.publishing.record import Change
from macros.register.entries import Register
from tests.simulation.life import WHO
from tests.support.published import Small, read, said

DAY, NEXT, LATER = "2026-01-10", "2026-02-10", "2026-03-10"
TEXT = """\
Words of the page.

## One { #one }

One word.

### Inner { #inner }

Inner words.

## Two { #two }

Two words.
"""


class Desk(Small):
    """A page `a.md` with two sections, one with another in it; a page `b.md`; and what is in the base branch."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.kept: dict[str, int] = {}
        self.page()
        self.write("b", "B", "page-b")

    def in_base(self, library: Library) -> Callable[[str], int]:
        return lambda id: self.kept.get(id, 0)

    def page(self, one: str = "One word.", **changed: str) -> None:
        text = TEXT.replace("One word.", one)
        for old, new in changed.items():
            assert old.replace("_", " ") in text
            text = text.replace(old.replace("_", " "), new)
        self.write("a", "A", "page-a", text)

    def release(self) -> None:
        """Let all that is recorded be published."""
        self.kept = {id: len(kept.versions) for id, kept in self.registers.items()}

    @property
    def registers(self) -> dict[str, Register]:
        library = read(self.folder).library
        assert not library.problems
        return library.registers

    def try_to(self, day: str, note: str = "Why.", kind: str = "major") -> list[Change] | list[Problem]:
        return self.recorder(day).versions(said(note, kind))

    def record(self, day: str, note: str = "Why.", kind: str = "major") -> list[str]:
        """Record; return the ids of what was written."""
        changes = self.try_to(day, note, kind)
        self.save(*changes)
        return [change.id for change in changes if isinstance(change, Change)]

    def told(self, id: str) -> list[tuple[str, str, str]]:
        kept = self.registers[id]
        return [(name, str(v.kind), str(v.note)) for name, v in zip(kept.names, kept.versions, strict=True)]

    def refused(self, day: str, id: str, see: tuple[str, ...] = (), reason: str = "It is gone.") -> str:
        found = self.recorder(day).withdrawal(id, reason, list(see))
        assert isinstance(found, Problem), found
        return str(found)


class Branch(Desk):
    """The desk in a Git repository; nothing of the machine's own settings is read."""

    def git(self, *args: str) -> None:
        subprocess.run(["git", *WHO, *args], cwd=self.folder, check=True, capture_output=True)

    def in_base(self, library: Library) -> Callable[[str], int]:
        return base_branch.in_base(self.folder / "docs", library)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Words")

    def altered(self) -> list[str]:
        docs = self.folder / "docs"
        base = base_branch.compared_with(docs)
        assert isinstance(base, base_branch.Base), base
        return [str(problem) for problem in base_branch.altered(docs, base)]


def without_two(desk: Desk) -> None:
    desk.write("a", "A", "page-a", TEXT.partition("## Two")[0])


def command(branch: Branch, *args: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    return done.exit_code, done.output
