"""A small handbook that has been published more than once, with its register, built as the real one is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.content.html_tree import parse
from macros.handbook.library import Library
from macros.publishing.record import Change, Recorder
from macros.register.notes import Note, made
from macros.register.section_text import section_texts
from macros.register_commands import save
from tests.conftest import ROOT, build
from tests.support.handbook import REVIEW, Handbook, settings

FIRST, SECOND, THIRD = "2026-01-10", "2026-02-10", "2026-03-10"
HOST = "https://host.example/some/path/"
HELP = "part-5-when-things-go-wrong"  # the page that every page of the theme leads to
SAID = "title: {title}\nid: {id}\ndescription: One sentence that says what this page is about.\n"
FRONT = f"---\n{SAID}{REVIEW}---\n\n"
LONG = "\n\n".join(f"Paragraph {n} says what it says." for n in range(1, 13))
CHANGES = """\
## It changes { #changes }

A good correction has two parts: an "acknowledgement" of the error and the accurate information.

Corrections should be approved by a second person before they are posted.

- One thing, see {{ section("stays") }}
- Another

| Network | Limit |
| --- | --- |
| One | 10 |
| Two | 20 |

"""
CHANGED = """\
## It has changed { #changes }

A good correction has three parts: what you said, what is true and what you do for those who acted on it.

- One thing, see {{ section("stays") }}
- Another
- A third

| Network | Limit |
| --- | --- |
| One | 15 |
| Two | 20 |

"""
LEAVES = "## It leaves { #leaves }\n\nThese words go to another page.\n\n"
ENDS = "## It ends { #ends }\n\nThese words are withdrawn.\n\n"
STAYS = f"## It stays {{ #stays }}\n\n{LONG}\n\n"


def read(folder: Path) -> Handbook:
    """Return the handbook in a folder, with the text of every section as a build renders it."""
    handbook = Handbook(folder)
    for path, page in handbook.library.pages.items():
        assert page.meta, page.problems
        handbook.library.texts |= section_texts(parse(handbook.text(path)), page.meta.id, handbook.library.sections)
    return handbook


def said(note: str, kind: str = "major", *sections: str) -> list[Note]:
    """Return the notes of somebody who has typed this one; none where nothing was typed."""
    return [made("docs", note, kind, sections)] if note.strip() else []


class Small:
    """The small handbook in a folder, while it is being written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "docs").mkdir(parents=True)

    def write(self, name: str, title: str, id: str, text: str = "Words.\n") -> None:
        (self.folder / "docs" / f"{name}.md").write_text(FRONT.format(title=title, id=id) + text, "utf-8")

    def recorder(self, day: str) -> Recorder:
        library = read(self.folder).library
        return Recorder(library, "docs", day, self.in_base(library))

    def in_base(self, library: Library) -> Callable[[str], int]:
        """Return how to count the versions of a section that are published: here all of them."""
        return lambda id: len(library.registers[id].versions) if id in library.registers else 0

    def publish(self, day: str, note: str = "", kind: str = "major") -> None:
        self.save(*self.recorder(day).versions(said(note, kind)))

    def withdraw(self, day: str, id: str, see: list[str]) -> None:
        self.save(self.recorder(day).withdrawal(id, "It has had its day.", see))

    def save(self, *changes: object) -> None:
        save(self.folder / "docs", [change for change in changes if isinstance(change, Change)])
        assert all(isinstance(change, Change) for change in changes), changes

    def settle(self) -> None:
        """Give it the code and the settings of the real handbook, and every page in the navigation."""
        for name in ("macros", "node_modules"):
            if not (self.folder / name).exists():
                (self.folder / name).symlink_to(ROOT / name)
        (self.folder / "mkdocs.yml").write_text(settings(self.folder / "docs"), "utf-8")

    def build(self, site: Path) -> None:
        self.settle()
        done = build(self.folder, site, "--strict")
        assert done.returncode == 0, done.stderr


def published(folder: Path) -> Small:
    """Write and publish: one section stays, one changes, one leaves its page, one ends, and a page gets a new name."""
    small = Small(folder)
    small.write("index", "The handbook", "home")
    small.write(HELP, "When things go wrong", "when-things-go-wrong", "## First { #first-ten-minutes }\n\nWords.\n")
    small.write("one", "One", "page-one", CHANGES + STAYS + LEAVES + ENDS)
    small.write("old-name", "A page", "a-page", "## Carried along { #carried-along }\n\nWords.\n")
    small.publish(FIRST)
    small.write("one", "One", "page-one", CHANGES.replace("Another", "Another one") + STAYS + LEAVES + ENDS)
    small.publish(SECOND, "One word more.", "minor")
    shutil.move(folder / "docs/old-name.md", folder / "docs/new-name.md")
    small.write("two", "Two", "page-two", LEAVES)
    small.write("one", "One", "page-one", CHANGED + STAYS)
    small.publish(THIRD, "Three parts, in plain words.")
    small.withdraw(THIRD, "ends", ["stays"])
    return small


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to serve, with the small handbook built at `some/path` below it."""
    folder = tmp_path_factory.mktemp("published")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", HOST)
        published(folder / "small").build(folder / "web" / "some" / "path")
    return folder / "web"
