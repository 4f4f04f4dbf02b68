"""The register beside that of the base branch, where all that is published stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from macros.handbook.library import Library
from macros.problems import Problem, Where
from macros.publishing import git
from macros.register.entries import Register
from macros.register.register_file import FOLDER, read

Said = dict[str, object]


def in_base(docs: Path, library: Library) -> Callable[[str], int]:
    """Return how to count the versions of a section that are published; all, where Git knows of no base branch."""
    branch = git.base(docs)

    def count(id: str) -> int:
        here = entries(library.registers.get(id))
        if branch is None:
            return len(here)
        there = entries(register_of(id, git.show(docs, branch, f"{FOLDER}/{id}.yml") or ""))
        return next((n for n, pair in enumerate(zip(here, there, strict=False)) if pair[0] != pair[1]), len(there))

    return count


def altered(docs: Path, branch: str) -> Iterator[Problem]:
    """Find registers that lack, or tell otherwise, what the branch had published when this work was begun."""
    commit = (git.git(docs, "merge-base", "HEAD", branch) or branch).strip()
    for name in git.changed(docs, commit):
        if not name.startswith(f"{FOLDER}/"):
            continue
        id, path = Path(name).stem, docs / name
        there = register_of(id, git.show(docs, commit, name) or "")
        here = register_of(id, path.read_text("utf-8", "replace") if path.is_file() else "")
        published = entries(there)
        if entries(here)[: len(published)] != published or completed(here) != (completed(there) or completed(here)):
            file = f"{docs.name}/{name}"
            what = f'what {branch} has published of the section "{id}" is missing or altered here.'
            do = f"Put it back:   git checkout {branch} -- {file}   and then run   make record"
            yield Problem(Where(file, 1), what, do)


def register_of(id: str, text: str) -> Register | None:
    return read(id, text, id)[0] if text else None


def completed(register: Register | None) -> str:
    """Return the seal of what was completed later, which is over all of it."""
    return str(register.completed.seal) if register and register.completed else ""


def entries(register: Register | None) -> list[Said]:
    """Return all that each entry of a register says, in order."""
    found = [*register.versions, *([register.withdrawn] if register.withdrawn else [])] if register else []
    return [{name: value for name, value in vars(entry).items() if name != "where"} for entry in found]
