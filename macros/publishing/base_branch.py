"""The register beside that of the base branch, where all that is published stands."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from macros.handbook import organisation
from macros.handbook.library import Library
from macros.problems import Problem, Where
from macros.publishing import git
from macros.register.entries import Register
from macros.register.folders import COPY, Folders, folders_of
from macros.register.register_file import read

Said = dict[str, object]
COMMIT = re.compile("[0-9a-f]{40}")
NOTHING = re.compile("0+")  # how GitHub names the commit before the first one of a branch


class Base(NamedTuple):
    """What is published: the name of a branch or a commit, and the commit to compare with."""

    name: str
    commit: str


def in_base(docs: Path, library: Library) -> Callable[[str], int]:
    """Return how to count the versions of a section that are published; all, where Git knows of no base branch."""
    branch = git.base(docs, of_this(library.folders))

    def count(id: str) -> int:
        here = entries(library.registers.get(id))
        if branch is None:
            return len(here)
        there = entries(register_of(id, git.show(docs, branch, f"{library.folders.register}/{id}.yml") or ""))
        return next((n for n, pair in enumerate(zip(here, there, strict=False)) if pair[0] != pair[1]), len(there))

    return count


def of_this(folders: Folders) -> str:
    """Return the file that tells a branch of a copy from those of the original."""
    return organisation.FILE if folders == COPY else ""


def compared_with(docs: Path) -> Base | Problem | str:
    """Return what the register is compared with; or why it cannot be; or, in a sentence, why there is nothing.

    A commit that BASE names is what was published, whatever became of it, and has to be known. A branch may have gone
    on since this work was begun: then the commit that both have counts. Who names nothing may have only this work,
    such as an archive or a single commit of it.
    """
    named, at = os.environ.get("BASE", ""), Where(f"{docs.name}/{folders_of(docs).register}", 1)
    if NOTHING.fullmatch(named) or git.git(docs, "rev-parse", "--verify", "--quiet", "HEAD") is None:
        return "Nothing was published before this: there is nothing to compare the register with."
    branch = git.base(docs, "" if named else of_this(folders_of(docs)))
    if branch is None and named:
        what = f'what is published cannot be compared: Git does not know "{named}" here.'
        do = f"Fetch it:   {fetching(named)}   or, in a shallow clone,   git fetch --unshallow"
        return Problem(at, what, do)
    common = branch and git.git(docs, "rev-parse" if named else "merge-base", *([] if named else ["HEAD"]), branch)
    if not branch or not common:
        lacks = f"this work and {branch} have no commit in common" if branch else "Git knows of no branch main"
        return f"The register was compared with nothing: {lacks} here. To compare it:   BASE=origin/main make test"
    return Base(branch, common.strip())


def fetching(name: str) -> str:
    """Return the command that brings a commit, or a branch under the name that it has here."""
    branch = name.removeprefix("origin/")
    here = "" if COMMIT.fullmatch(name) else f":{name}" if branch == name else f":refs/remotes/{name}"
    return f"git fetch origin {branch}{here}"


def altered(docs: Path, base: Base) -> Iterator[Problem]:
    """Find registers that lack, or tell otherwise, what was published in the base."""
    names, folder = git.changed(docs, base.commit), folders_of(docs).register
    if names is None:
        what = f"what is published cannot be compared: Git does not have all of {base.name} here."
        yield Problem(Where(f"{docs.name}/{folder}", 1), what, f"Fetch it:   {fetching(base.name)}")
    for name in names or ():
        if not name.startswith(f"{folder}/"):
            continue
        id, path = Path(name).stem, docs / name
        there = register_of(id, git.show(docs, base.commit, name) or "")
        here = register_of(id, path.read_text("utf-8", "replace") if path.is_file() else "")
        published = entries(there)
        if entries(here)[: len(published)] != published or completed(here) != (completed(there) or completed(here)):
            file = f"{docs.name}/{name}"
            what = f'what {base.name} has published of the section "{id}" is missing or altered here.'
            do = f"Put it back:   git checkout {base.name} -- {file}   and then run   make record"
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
