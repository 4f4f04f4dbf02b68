"""What versions refer to that were recorded before this was kept with them: found once, in the history of Git.

Of the files as they were then only what is needed is read, since their form may have been another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from macros.components.source import CONFIDENCE
from macros.content import headings, pages
from macros.content.yaml_reader import Text
from macros.handbook import references
from macros.handbook.library import Library
from macros.problems import Problem
from macros.publishing import git
from macros.register.entries import Completed, Completion, Register, Version
from macros.register.references import Kind, Reference, named, written
from macros.register.register_file import FOLDER
from macros.register.seals import seal
from macros.register.section_text import normal

NOTE = (
    "These versions were recorded without what they refer to. It was taken from the history of the handbook, as it "
    "stood when each of them was recorded."
)
SAID = {  # what a line of a patch says
    "commit": re.compile(r"commit (\w+)"),
    "id": re.compile(rf"\+\+\+ b/(?:.*/)?{FOLDER}/([^/]+)\.yml"),
    "date": re.compile(r"\+  - date: (\S+)"),
    "sha256": re.compile(r"\+    sha256: (\w+)"),
}
CONFIDENCES: Mapping[str, str] = {str(read): confidence for read, confidence in CONFIDENCE.items()}
READ = re.compile(rf"(?!{FOLDER}/).+\.(yml|md)")


def complete(docs: Path, library: Library, day: str) -> dict[str, Register] | Problem:
    """Return the registers that do not say what their versions refer to, completed; or why they cannot be."""
    lacking = {id: register for id, register in library.registers.items() if not register.is_complete}
    if not lacking:
        return {}
    history = History(docs, library)
    if not history.is_whole:
        at = next(iter(lacking.values())).where
        what = "what was published refers to things as they once were, and the history that tells is not here."
        return Problem(at, what, "Fetch all of it:   git fetch --unshallow   and then run   make record")
    return {id: seal(id, completed(history, id, register, day)) for id, register in lacking.items()}


def completed(history: History, id: str, register: Register, day: str) -> Register:
    at, known, found = register.where, dict[str, Reference](), []
    for name, version in zip(register.names, register.versions, strict=True):
        if version.refers is not None:
            break
        refers = [each for each in history.refers(id, version) if known.get(each.id) != each]
        known |= {each.id: each for each in refers}
        found += [Completed(at, Text(name, at), written(refers))] if refers else []
    said = Completion(at, Text(day, at), Text(NOTE, at), Text("", at), tuple(found))
    return replace(register, completed=said)


@dataclass(frozen=True, repr=False)
class History:
    """The commits in which each version was recorded, and what the handbook held then."""

    docs: Path
    library: Library

    @property
    def is_whole(self) -> bool:
        return git.git(self.docs, "rev-parse", "--is-shallow-repository") == "false\n"

    @cached_property
    def commits(self) -> dict[tuple[str, str, str], str]:
        """The commit that first held a version, by the section, the date and the SHA-256; oldest first."""
        options = ("--reverse", "--topo-order", "--no-renames", "--no-color", "--unified=0", "--format=commit %H")
        log = git.git(self.docs, "log", *options, "--patch", "--", FOLDER) or ""
        found: dict[tuple[str, str, str], str] = {}
        said: dict[str, str] = {}
        for line in log.splitlines():
            new = {name: match[1] for name, form in SAID.items() if (match := form.fullmatch(line))}
            said |= new
            if "sha256" in new:
                found.setdefault((said["id"], said["date"], said["sha256"]), said["commit"])
        return found

    def refers(self, id: str, version: Version) -> Iterator[Reference]:
        """Yield what a version refers to, as it was when the version was recorded; that may not be committed yet."""
        commit = self.commits.get((id, version.date, version.sha256))
        if commit is None:
            yield from references.of_text(self.library, version.text)
            return
        if commit not in self.read:
            self.read[commit] = {each.id: each for each in self.entries(commit)}
        yield from (self.read[commit][other] for other in named(version.text) if other in self.read[commit])

    @cached_property
    def read(self) -> dict[str, dict[str, Reference]]:
        return {}

    def entries(self, commit: str) -> Iterator[Reference]:
        """Yield what there was in a commit; of two with one id, the last is what it meant."""
        files = (git.git(self.docs, "ls-tree", "-r", "--name-only", "-z", commit, "--", ".") or "").split("\0")
        texts = {name: git.show(self.docs, commit, name) or "" for name in files if READ.fullmatch(name)}
        found = {name: parsed(text) for name, text in texts.items() if name.endswith(".yml")}
        for data in found.values():
            for id, entry in mapping(data.get("checklists")).items():
                yield from titled(id, "checklist", entry)
        for id, entry in found.get("duties.yml", {}).items():
            yield from titled(id, "duty", entry)
        for id, entry in found.get("sources.yml", {}).items():
            yield from source(id, entry)
        for name, text in texts.items():
            if name.endswith(".md"):
                head = parsed(pages.front_matter(text)[0] or "")
                yield from titled(str(head.get("id", "")), "section", head)
                for section in headings.headings(pages.fences(text, name)[0], name, name)[0]:
                    yield Reference(section.id, "section", normal(section.title))


def titled(id: str, kind: Kind, entry: object) -> Iterator[Reference]:
    """Yield what had a title; what had none could not be read then either."""
    if title := texts(entry).get("title"):
        yield Reference(id, kind, normal(title))


def source(id: str, entry: object) -> Iterator[Reference]:
    """Yield a source as it was written; how sure we are of it was once said itself, and now by how it was read."""
    said = texts(entry)
    confidence = said.get("confidence") or CONFIDENCES.get(said.get("read", ""))
    if confidence and {"cite", "date"} <= said.keys():
        doubt = ", not confirmed" if confidence == "low" else ""
        yield Reference(id, "source", normal(f"{said['cite']}{doubt}"), said["date"], confidence, said.get("url", ""))


def texts(entry: object) -> dict[str, str]:
    return {name: value for name, value in mapping(entry).items() if isinstance(value, str)}


def parsed(text: str) -> Mapping[str, Any]:
    """Return what a file of data held; every value is a text, as it was typed."""
    try:
        return mapping(yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506  (it knows only texts)
    except yaml.YAMLError:
        return {}


def mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}
