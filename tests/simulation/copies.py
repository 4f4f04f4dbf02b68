"""An original and copies of it that organisations have made their own, joined by Git again and again."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from macros.content.pages import OWN
from macros.handbook.library import Library
from macros.problems import Problem
from macros.publishing import base_branch, version_checks
from macros.publishing.record import Change
from macros.register.entries import Register
from macros.register.notes import made, write
from macros.register_commands import save
from tests.simulation.addresses import Ledger, Visit
from tests.simulation.team import Clone
from tests.support.published import HELP, read

SECTION = "## {title} {{ #{id} }}\n\n{words}\n\n"


class Published(Clone):
    """A handbook in a repository, and all that was ever published of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.ledger = Ledger()

    @property
    def library(self) -> Library:
        return read(self.folder).library

    @property
    def registers(self) -> dict[str, Register]:
        return self.library.registers

    def page(self, name: str, title: str, sections: Mapping[str, tuple[str, str]]) -> None:
        text = "".join(SECTION.format(id=id, title=of, words=words) for id, (of, words) in sections.items())
        self.write(name, title, f"page-{name}", f"Words of {name}.\n\n{text}")

    def note(self, words: str, kind: str = "major", *sections: str, **ends: list[str]) -> None:
        library = self.library
        note = made(library.docs, words, kind, sections, folder=library.folders.notes, **ends)
        path = self.folder / note.where.file
        path.parent.mkdir(exist_ok=True)
        path.write_text(write(note), "utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        path = self.folder / "docs" / file
        text = path.read_text("utf-8")
        assert old in text, f"{old} is not in {file}"
        path.write_text(text.replace(old, new), "utf-8")

    def register(self, day: str) -> None:
        """Do what `make register` does, and commit it; nothing may be wrong, before or after."""
        recorder = self.recorder(day)
        notes = recorder.library.all_notes
        done = [*recorder.versions(notes), *recorder.ends(notes)]
        assert not [each for each in done if isinstance(each, Problem)], done
        save(self.folder / "docs", [each for each in done if isinstance(each, Change)])
        for note in recorder.library.notes:
            (self.folder / "docs" / note.name).unlink()
        self.commit(f"Publish on {day}")
        handbook = read(self.folder)
        found = [*handbook.problems, *version_checks.problems(handbook.library)]
        assert not found, "\n".join(map(str, found))
        self.ledger.publish(handbook.library)

    def failures(self, site: Path) -> list[str]:
        """Build the site, and return what is wrong at the addresses that were ever published."""
        self.build(site)
        return Visit(site, self.library, self.ledger).failures()

    def told(self, id: str) -> list[tuple[str, str, str]]:
        kept = self.registers[id]
        return [(name, str(v.kind), str(v.note)) for name, v in zip(kept.names, kept.versions, strict=True)]


class Original(Published):
    """The original, with a few pages, published once."""

    def __init__(self, folder: Path, day: str) -> None:
        super().__init__(folder)
        (folder / "docs").mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")
        self.write("index", "The handbook", "home")
        self.write(HELP, "Help", "help", SECTION.format(title="First", id="first-ten-minutes", words="Words."))
        for name in ("a", "b", "c"):
            self.page(name, f"Page {name}", {f"{name}-{n}": (f"{name} {n}", f"Words {name} {n}.") for n in range(4)})
        self.register(day)


class Copy(Published):
    """A copy of it; `own` are its files below `docs/_own`."""

    def __init__(self, original: Original, folder: Path, own: Mapping[str, str]) -> None:
        super().__init__(folder)
        subprocess.run(["git", "clone", "--quiet", original.folder, folder], check=True, capture_output=True)
        for name, text in own.items():
            path = folder / "docs" / OWN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def take_in(self) -> None:
        """Merge what is new in the original, and find that nothing was lost of either side."""
        own = self.files(f"docs/{OWN}")
        published = self.git("rev-parse", "HEAD").strip()
        self.git("fetch", "--quiet", "origin", "main")
        self.git("merge", "--no-edit", "--quiet", "FETCH_HEAD")
        assert self.files(f"docs/{OWN}") == own
        theirs = self.git("diff", "--name-only", "FETCH_HEAD", "HEAD", "--", "docs").split()
        assert all(name.startswith(f"docs/{OWN}/") for name in theirs), theirs
        docs = self.folder / "docs"
        assert not list(base_branch.altered(docs, base_branch.Base("what was published", published)))

    def files(self, folder: str) -> dict[str, bytes]:
        below = self.folder / folder
        return {str(path.relative_to(below)): path.read_bytes() for path in below.rglob("*") if path.is_file()}
