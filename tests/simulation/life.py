"""A handbook that lives: random edits over many publications, each of which leaves addresses that are kept for ever.

To see its figures:   python -m tests.simulation.life
"""

from __future__ import annotations

import functools
import os
import random
import subprocess
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from macros.handbook import loading
from macros.handbook.library import Library
from macros.publishing import base_branch, version_checks
from macros.register import register_file
from tests.simulation.addresses import Ledger, Visit
from tests.simulation.editing import EDITS, begun
from tests.support.published import Small, read, said

SEED, PUBLICATIONS, EDITS_EACH = 2011, 40, 5
START = date(2026, 1, 5)
WEEK = timedelta(days=7)
TWICE_RECORDED, TWICE_PUBLISHED = 4, 5  # every so many publications
WHO = ("-c", "user.name=An editor", "-c", "user.email=editor@host.example", "-c", "commit.gpgsign=false")


class Figures(NamedTuple):
    """What came of a life: how often each edit was made, what was checked, and what was wrong with it."""

    edits: dict[str, int]
    publications: int
    addresses: list[str]
    versions: int
    withdrawn: int
    failures: list[str]

    def __str__(self) -> str:
        done = f"{sum(self.edits.values())} edits over {self.publications} publications"
        kept = f"{self.versions} versions, {self.withdrawn} sections withdrawn"
        return f"{done}: {kept}; addresses checked: {len(self.addresses)}; failures: {len(self.failures)}"


class Life(Small):
    """A small handbook in a Git repository whose branch `main` is what is published."""

    def __init__(self, folder: Path, seed: int) -> None:
        super().__init__(folder)
        self.dice = random.Random(seed)  # noqa: S311  (a life that is the same each time)
        self.draft = begun(self.dice)
        self.ledger = Ledger()
        self.edits = dict.fromkeys((edit.__name__ for edit in EDITS), 0)
        self.publications = 0
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *args: str) -> None:
        subprocess.run(["git", *WHO, *args], cwd=self.folder, check=True, capture_output=True)

    def in_base(self, library: Library) -> Callable[[str], int]:
        return base_branch.in_base(self.folder / "docs", library)

    def edit(self, times: int) -> None:
        """Do some edits; one for which there is nothing to do makes way for another."""
        while times:
            edit = self.dice.choice(EDITS)
            if edit(self.draft):
                self.edits[edit.__name__] += 1
                times -= 1

    def record(self, day: str) -> None:
        """Write the pages; withdraw what is gone, as `make withdraw` does, and record the rest."""
        docs = self.folder / "docs"
        for path in [*docs.rglob("*.md"), *docs.rglob("*.yml")]:
            if path.parent.name != "_register":
                path.unlink()
        for name, text in self.draft.files():
            (docs / name).parent.mkdir(exist_ok=True)
            (docs / name).write_text(text, "utf-8")
        recorder = self.recorder(day)
        for id, instead in self.draft.gone.items():
            if id in recorder.library.registers:
                see = [instead] if instead in self.draft.ids else []
                self.save(recorder.withdrawal(id, f'"{id}" had its day.', see))
        self.draft.gone.clear()
        self.save(*recorder.versions(said(f"Note {self.dice.randrange(10**6)}.", self.dice.choice(("major", "minor")))))

    def publish_all(self) -> None:
        """Let what is recorded be published: it passes the gates, and is in the base branch from then on."""
        handbook = read(self.folder)
        found = [*handbook.problems, *version_checks.problems(handbook.library)]
        found += (
            base_branch.altered(self.folder / "docs", base_branch.Base("main", "main")) if self.publications else []
        )
        assert not found, found
        self.ledger.publish(handbook.library)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Publish")
        self.publications += 1

    def live(self, publications: int) -> None:
        """Publish so many times: now and then on one day with the time before, or recorded twice in a day."""
        with mock.patch.object(
            loading, "read_register", functools.cache(register_file.read)
        ):  # hundreds, time and again
            self.publish_often(publications)

    def publish_often(self, times: int) -> None:
        day = START
        self.record(day.isoformat())
        self.publish_all()
        while self.publications < times:
            day += timedelta() if self.publications % TWICE_PUBLISHED == 0 else WEEK
            first = EDITS_EACH // 2 if self.publications % TWICE_RECORDED == 0 else 0
            if first:
                self.edit(first)
                self.record(day.isoformat())
            self.edit(EDITS_EACH - first + (EDITS_EACH if self.publications == 1 else 0))
            self.record(day.isoformat())
            self.publish_all()

    def figures(self, site: Path) -> Figures:
        """Build what has become of the handbook, and go to every address that it ever had."""
        self.build(site)
        handbook = read(self.folder).library
        self.visit = Visit(site, handbook, self.ledger)
        versions = sum(len(found) for found in self.ledger.versions.values())
        withdrawn = sum(kept.withdrawn is not None for kept in handbook.registers.values())
        return Figures(self.edits, self.publications, self.ledger.addresses, versions, withdrawn, self.visit.failures())


def main() -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder) / "handbook", SEED)
        life.live(PUBLICATIONS)
        figures = life.figures(Path(folder) / "site")
    print(figures)
    for failure in figures.failures:
        print(failure)


if __name__ == "__main__":
    main()
