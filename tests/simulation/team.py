"""Two editors and a bot: changes in branches and forks, joined in each way that Git has, over many publications.

To see its figures:   python -m tests.simulation.team
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from macros.content import conflicts
from macros.content.yaml_reader import Text
from macros.handbook.library import Library
from macros.problems import Problem
from macros.publishing import base_branch, version_checks
from macros.publishing.noting import NoteKeeper, Notes
from macros.publishing.pending import Pending
from macros.publishing.record import Change
from macros.register import notes
from macros.register.notes import Note
from macros.register.register_file import FOLDER
from macros.register_commands import save
from tests.simulation.addresses import Ledger, Visit
from tests.simulation.life import PUBLICATIONS, SEED, START, WEEK, WHO
from tests.support.published import FRONT, HELP, Small, read

EACH = 5  # changes before a publication
PAGES, SECTIONS = 4, 5
HEADING = re.compile(r"^## (.*) \{ #([a-z0-9-]+) \}$")
JOIN = {"merge": ["merge", "--no-ff", "--no-edit"], "squash": ["merge", "--squash"], "cherry-pick": ["cherry-pick"]}
STALE = 0.3  # how many branches begin at an older publication
SAME_DAY = 4  # every so many publications, one is on the day of the one before


class Outcome(NamedTuple):
    """What came of it: how many changes of each kind, how they were joined, and what was wrong."""

    changes: dict[str, int]
    joined: dict[str, int]
    conflicts: int
    mended: int
    publications: int
    versions: int
    failures: list[str]

    def __str__(self) -> str:
        done = f"{sum(self.changes.values())} changes over {self.publications} publications: {self.versions} versions"
        ended = f"conflicts ended: {self.conflicts}, headings mended: {self.mended}"
        return f"{done}; {self.joined}; {ended}; failures: {len(self.failures)}"


class Clone(Small):
    """The handbook in a clone of somebody, with the pages as text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def git(self, *args: str) -> str:
        done = subprocess.run(["git", *WHO, *args], cwd=self.folder, check=True, capture_output=True, text=True)
        return done.stdout

    def in_base(self, library: Library) -> Callable[[str], int]:
        return base_branch.in_base(self.folder / "docs", library)

    @property
    def pages(self) -> list[Path]:
        return sorted(path for path in (self.folder / "docs").glob("page-*.md"))

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)


@dataclass
class Editor:
    """Somebody who makes one change in a branch, each with a word that nobody else has typed."""

    clone: Clone
    dice: random.Random
    name: str
    made: int = 0
    typed: dict[str, str] = field(default_factory=dict)  # by the note of a change, the words that came with it

    def section(self) -> tuple[Path, list[str], int, int, str]:
        """Return a section that somebody may change: its page, the lines of it, where it begins and ends, its id."""
        path = self.dice.choice([path for path in self.clone.pages if "\n## " in path.read_text("utf-8")])
        lines = path.read_text("utf-8").split("\n")
        starts = [number for number, line in enumerate(lines) if HEADING.match(line)]
        at = self.dice.choice(starts)
        end = next((number for number in starts if number > at), len(lines) - 1)
        found = HEADING.match(lines[at])
        assert found
        return path, lines, at, end, found[2]

    def word(self) -> str:
        self.made += 1
        return f"{self.name}{self.made}"

    def reword(self, word: str) -> Notes | None:
        path, lines, at, end, id = self.section()
        prose = [number for number in range(at + 1, end) if lines[number]]
        if not prose:
            return None
        number = self.dice.choice(prose)
        lines[number] += f" So says {word}."
        path.write_text("\n".join(lines), "utf-8")
        return self.noted(word, id)

    def add_paragraph(self, word: str) -> Notes:
        path, lines, _, end, id = self.section()
        lines[end:end] = [f"A paragraph of {word}.", ""]
        path.write_text("\n".join(lines), "utf-8")
        return self.noted(word, id)

    def retitle(self, word: str) -> Notes:
        path, lines, at, _, id = self.section()
        lines[at] = f"## Title of {word} {{ #{id} }}"
        path.write_text("\n".join(lines), "utf-8")
        return self.noted(word, id)

    def add_section(self, word: str) -> Notes:
        path, lines, _, end, _ = self.section()
        lines[end:end] = [f"## Title of {word} {{ #section-{word} }}", "", f"Words of {word}.", ""]
        path.write_text("\n".join(lines), "utf-8")
        return self.noted(word, "")

    def move_section(self, word: str) -> Notes:
        path, lines, at, end, _ = self.section()
        other = self.dice.choice([each for each in self.clone.pages if each != path])
        other.write_text(other.read_text("utf-8") + "\n".join(lines[at:end]) + "\n", "utf-8")
        path.write_text("\n".join([*lines[:at], *lines[end:]]), "utf-8")
        return self.noted(word, "")

    def withdraw(self, word: str) -> Notes | None:
        path, lines, at, end, id = self.section()
        library = read(self.clone.folder).library
        if id not in library.registers or len(library.sections) < PAGES * SECTIONS:
            return None
        path.write_text("\n".join([*lines[:at], *lines[end:]]), "utf-8")
        library = read(self.clone.folder).library
        end_of = notes.made("docs", f"Note of {word}.", "major", withdrawn=[id], see=["home"])
        return NoteKeeper(library, lambda _: True).instead([], [end_of])

    def noted(self, word: str, only: str) -> Notes:
        library = read(self.clone.folder).library
        done = NoteKeeper(library, lambda _: True).record(
            f"Note of {word}.", self.dice.choice(("major", "minor")), only
        )
        assert isinstance(done, Notes), done
        return done

    def change(self, branch: str, start: str, counts: Counter[str]) -> str:
        """Make a change in a branch of its own; return its note."""
        self.clone.git("switch", "--quiet", "--create", branch, start)
        done = None
        while done is None:
            edit = self.dice.choice(EDITS)
            word = self.word()
            done = edit(self, word)
        counts[edit.__name__] += 1
        for note in done.new:
            path = self.clone.folder / "docs" / note.name
            path.parent.mkdir(exist_ok=True)
            path.write_text(notes.write(note), "utf-8")
        assert done.new, "each change has its note"
        self.clone.commit(f"Change {word}")
        return f"Note of {word}."


EDITS: list[Callable[[Editor, str], Notes | None]] = [
    Editor.reword, Editor.reword, Editor.add_paragraph, Editor.retitle, Editor.add_section, Editor.move_section,
    Editor.withdraw,
]  # fmt: skip


class Team:
    """The published repository, a clone of it, a fork, and the bot that publishes."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311  (a life that is the same each time)
        self.origin, self.fork = folder / "origin", folder / "fork"
        self.bot = Clone(folder / "bot")
        subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", self.origin], check=True)
        subprocess.run(["git", "clone", "--quiet", self.origin, self.bot.folder], check=True, capture_output=True)
        self.begin()
        subprocess.run(["git", "clone", "--quiet", "--bare", self.origin, self.fork], check=True)
        self.editors = []
        for name, source in (("ann", self.origin), ("ben", self.fork)):
            subprocess.run(["git", "clone", "--quiet", source, folder / name], check=True)
            self.editors.append(Editor(Clone(folder / name), self.dice, name))
        self.editors[1].clone.git("remote", "add", "upstream", str(self.origin))
        self.ledger, self.changes, self.joined = Ledger(), Counter[str](), Counter[str]()
        self.published, self.told, self.failures = [self.bot.git("rev-parse", "HEAD").strip()], list[str](), list[str]()
        self.conflicts = self.mended = 0
        self.ledger.publish(read(self.bot.folder).library)

    def begin(self) -> None:
        (self.bot.folder / "docs").mkdir()
        self.bot.write("index", "The handbook", "home")
        self.bot.write(
            HELP, "When things go wrong", "when-things-go-wrong", "## First { #first-ten-minutes }\n\nWords.\n"
        )
        for page in range(PAGES):
            sections = (f"## Section {n} {{ #section-{page}-{n} }}\n\nWords {page} {n}.\n" for n in range(SECTIONS))
            text = "\n".join(["Words of the page.\n", *sections]) + "\n"
            (self.bot.folder / "docs" / f"page-{page}.md").write_text(
                FRONT.format(title=f"Page {page}", id=f"page-{page}") + text, "utf-8"
            )
        self.bot.save(*self.bot.recorder(START.isoformat()).versions([]))
        self.bot.commit("Begin")
        self.bot.git("push", "--quiet", "origin", "HEAD:main")

    def live(self, publications: int) -> None:
        day = START
        for number in range(publications):
            day += timedelta() if number % SAME_DAY == SAME_DAY - 1 else WEEK
            for each in range(EACH):
                self.join(self.dice.choice(self.editors), f"work-{number}-{each}")
            self.publish(day.isoformat())

    def join(self, editor: Editor, branch: str) -> None:
        """Let somebody make a change, and the bot join it with what is in the main branch by now."""
        clone = editor.clone
        clone.git("fetch", "--quiet", "upstream" if editor is self.editors[1] else "origin", "main")
        start = self.dice.choice(self.published[-4:]) if self.dice.random() < STALE else "FETCH_HEAD"
        note = editor.change(branch, start, self.changes)
        clone.git("push", "--quiet", "origin", branch)
        self.bot.git("fetch", "--quiet", str(self.fork if editor is self.editors[1] else self.origin), branch)
        how = self.dice.choice([*JOIN])
        self.joined[how] += 1
        command = {
            "merge": ["merge", "--no-ff", "--no-edit"],
            "squash": ["merge", "--squash"],
            "cherry-pick": ["cherry-pick"],
        }
        try:
            self.bot.git(*command[how], "FETCH_HEAD")
        except subprocess.CalledProcessError:
            self.end_conflicts()
        self.told.append(note)
        self.bot.commit(f"Join {branch}")

    def end_conflicts(self) -> None:
        """Do what the messages say: keep one of the two texts, or both."""
        self.conflicts += 1
        files = self.bot.git("diff", "--name-only", "--diff-filter=U").split()
        for path in (self.bot.folder / name for name in files):
            if not path.exists():
                continue
            while found := next(conflicts.problems(path.read_text("utf-8"), path.name), None):
                text = conflicts.resolved(path.read_text("utf-8"), found.where.line, "both")
                assert text is not None, found
                path.write_text(text, "utf-8")
        assert not [name for name in files if f"/{FOLDER}/" in name], "the register is never in conflict"
        assert not [name for name in files if f"/{notes.FOLDER}/" in name], "no note is, either"

    def mend(self) -> None:
        """Let an editor mend what two changes have left wrong together, as the messages say.

        Of a heading that both have, the first stays; what was withdrawn meanwhile does not come back.
        """
        ended = {id for id, register in read(self.bot.folder).library.registers.items() if register.withdrawn}
        for path in self.bot.pages:
            seen, kept, is_gone = self.seen_before(path), list[str](), False
            for line in path.read_text("utf-8").split("\n"):
                if found := HEADING.match(line):
                    is_gone = found[2] in ended
                    twice = found[2] in seen
                    seen.add(found[2])
                    self.mended += is_gone or twice
                    if twice:
                        continue
                kept += [] if is_gone else [line]
            path.write_text("\n".join(kept).rstrip("\n") + "\n", "utf-8")

    def seen_before(self, page: Path) -> set[str]:
        before = [path for path in self.bot.pages if path < page]
        texts = (path.read_text("utf-8").split("\n") for path in before)
        return {found[2] for lines in texts for line in lines if (found := HEADING.match(line))}

    def publish(self, day: str) -> None:
        """Write the register, as the workflow does, and send it."""
        self.mend()
        library = read(self.bot.folder).library
        here = set(library.sections)
        for note in [note for note in library.notes if here & {*note.withdrawn}]:
            (self.bot.folder / "docs" / note.name).unlink()  # somebody has changed what another took out: it stays
            self.told.remove(str(note.note))
        recorder = self.bot.recorder(day)
        told = [*recorder.library.notes]
        withdrawn = {id for note in told for id in note.withdrawn}
        lost = [id for id, register in recorder.library.registers.items() if not register.withdrawn and id not in here]
        if missing := [id for id in lost if id not in withdrawn]:
            extra = notes.made("docs", "Gone when two changes were joined.", "major", withdrawn=missing, see=["home"])
            told.append(extra)
        told = [*self.named_anew(Pending(recorder.library, tuple(told)))]
        left = [str(section.id) for section in Pending(recorder.library, tuple(told)).without]
        told += [notes.made("docs", "Joined.", "minor", left)] if left else []
        done = [*recorder.versions(told), *recorder.ends(told)]
        wrong = [problem for problem in done if isinstance(problem, Problem)]
        assert not wrong, wrong
        save(self.bot.folder / "docs", [change for change in done if isinstance(change, Change)])
        for path in (self.bot.folder / "docs" / notes.FOLDER).glob("*.yml"):
            path.unlink()
        self.bot.commit("Write the register")
        self.check()
        self.bot.git("push", "--quiet", "origin", "HEAD:main")
        self.published.append(self.bot.git("rev-parse", "HEAD").strip())

    def named_anew(self, pending: Pending) -> Iterator[Note]:
        """Yield the notes; one of nothing, whose words came to another section, names that, as its message says."""
        for note in pending.notes:
            word = note.note.removeprefix("Note of ").removesuffix(".")
            texts = pending.library.texts
            now = [id for id in pending.changed if re.search(rf"\b{word}\b", texts[id])]
            if note in pending.unused and now:
                yield replace(note, sections=(Text(now[-1], note.where),))
            elif note in pending.unused:
                self.told.remove(str(note.note))  # what it was of was taken out, or is published
            else:
                yield note

    def check(self) -> None:
        """Note what is wrong with what is about to be published."""
        handbook, docs = read(self.bot.folder), self.bot.folder / "docs"
        found = [*handbook.problems, *version_checks.ids(handbook.library), *version_checks.problems(handbook.library)]
        found += base_branch.altered(docs, base_branch.Base("what was published", self.published[-1]))
        self.failures += map(str, found)
        self.ledger.publish(handbook.library)

    def lost(self) -> Iterator[str]:
        """Find the notes that readers do not find in the register."""
        registers = read(self.bot.folder).library.registers.values()
        said = " ".join(str(version.note) for register in registers for version in register.versions)
        said += " ".join(str(register.withdrawn.reason) for register in registers if register.withdrawn)
        for note in self.told:
            if note not in said and not self.new_only(note):
                yield f'"{note}" was not published.'

    def new_only(self, note: str) -> bool:
        """Tell whether a change has added a section that another change took out before both were published."""
        word = note.removeprefix("Note of ").removesuffix(".")
        texts = "".join(path.read_text("utf-8") for path in (self.bot.folder / "docs").rglob("*.*"))
        return not re.search(rf"\b{word}\b", texts)

    def outcome(self, site: Path) -> Outcome:
        self.bot.build(site)
        library = read(self.bot.folder).library
        failures = [*self.failures, *self.lost(), *Visit(site, library, self.ledger).failures()]
        versions = sum(len(register.versions) for register in library.registers.values())
        counts = self.conflicts, self.mended, len(self.published) - 1, versions
        return Outcome(dict(self.changes), dict(self.joined), *counts, failures)


def main() -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        team = Team(Path(folder), SEED)
        team.live(PUBLICATIONS)
        outcome = team.outcome(Path(folder) / "site")
    print(outcome)
    for failure in outcome.failures:
        print(failure)


if __name__ == "__main__":
    main()
