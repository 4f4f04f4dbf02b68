"""What was published under each section id, and when: `docs/_register/<id>.yml`.

A file is written by `make record` and `make withdraw`, never by hand. Its entries are kept for ever: each has a
seal over all that it says and over the seal before it, so that nothing in it can be changed or moved unseen.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from macros.content.schema import Schema, example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, shown
from macros.register.section_text import State

FOLDER = "_register"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CONFLICT = re.compile("^(?:<{7}|={7}|>{7})", re.MULTILINE)
RESTORE = "Put back what was published:   git checkout origin/main -- {file}   and then run   make record"


@dataclass(frozen=True)
class Version:
    """A section as it was published: `kind` is `moved` when nothing but its page is new."""

    where: Where
    date: Text = example("2026-11-22")
    kind: Literal["major", "minor", "moved"] = example("major")
    note: Text = example("First published.")
    page: Text = example("part-5-when-things-go-wrong.md")
    title: Text = example("Make amends in public")
    sha256: Text = example("3f6c...")
    seal: Text = example("9a41...")
    text: str = example("|   and the text below it", default="")

    @property
    def state(self) -> State:
        return State(self.title, self.text, self.page)


@dataclass(frozen=True)
class Withdrawal:
    """The end of a section, and the sections to read instead."""

    where: Where
    date: Text = example("2027-03-01")
    reason: Text = example("Merged with another section.")
    seal: Text = example("9a41...")
    see: tuple[Text, ...] = example("[say-what-changed]", default=())


@dataclass(frozen=True)
class Register:
    """All versions of one section, oldest first."""

    where: Where
    versions: tuple[Version, ...] = example("   and, indented below it,   - date: 2026-11-22")
    withdrawn: Withdrawal | None = example("   and, indented below it,   date: 2027-03-01", default=None)

    @property
    def newest(self) -> Version:
        return self.versions[-1]

    @property
    def names(self) -> list[str]:
        """The names of the versions in their addresses: the date, with a number from the second of one day on."""
        days = [version.date for version in self.versions]
        counts = [days[:at].count(day) for at, day in enumerate(days)]
        return [f"{day}-{n + 1}" if n else str(day) for day, n in zip(days, counts, strict=True)]

    @property
    def kinds(self) -> list[str]:
        """What each version was to a reader: the first, whatever it is called in the file, was new."""
        return ["new", *(version.kind for version in self.versions[1:])]

    @property
    def current(self) -> int:
        """The place of the first version from which on nothing but the page has changed."""
        at = len(self.versions) - 1
        while self.versions[at].kind == "moved":
            at -= 1
        return at

    @property
    def pages(self) -> list[str]:
        """Every page on which the section has been, the newest last."""
        return list(dict.fromkeys(str(version.page) for version in reversed(self.versions)))[::-1]


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sealed(entry: Version | Withdrawal, before: str) -> Text:
    """Return the seal of an entry that follows one with the seal `before`."""
    said = {name: value for name, value in vars(entry).items() if name not in ("where", "seal", "text")}
    text = json.dumps([before, said], ensure_ascii=False, sort_keys=True)
    return Text(sha256(text)[:16], entry.where)


def seal(id: str, register: Register) -> Register:
    """Return the register of a section with the seals that belong to what it says."""
    before, versions = id, []
    for version in register.versions:
        before = sealed(version, before)
        versions.append(replace(version, seal=before))
    end = register.withdrawn
    return replace(register, versions=tuple(versions), withdrawn=end and replace(end, seal=sealed(end, before)))


def write(register: Register) -> str:
    """Return the file of a register."""
    lines = ["versions:"]
    for version in register.versions:
        lines += [
            f"  - date: {version.date}",
            f"    kind: {version.kind}",
            f"    note: {quoted(version.note)}",
            f"    page: {quoted(version.page)}",
            f"    title: {quoted(version.title)}",
            f"    sha256: {version.sha256}",
            f"    seal: {version.seal}",
        ]
        lines += ["    text: |", *(f"      {line}" for line in version.text.splitlines())] if version.text else []
    if end := register.withdrawn:
        lines += ["withdrawn:", f"  date: {end.date}", f"  reason: {quoted(end.reason)}", f"  seal: {end.seal}"]
        lines += [f"  see: [{', '.join(end.see)}]"] if end.see else []
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read(id: str, text: str, file: str) -> tuple[Register | None, list[Problem]]:
    """Read the register of a section; with a problem, when it is not as `make record` has written it."""
    if mark := CONFLICT.search(text):
        at = Where(file, text.count("\n", 0, mark.start()) + 1)
        what = "two branches have recorded this section, and Git could not join them."
        return None, [Problem(at, what, RESTORE.format(file=file))]
    schema = Schema(file, called="this register", first="versions:")
    node = schema.parse(text)
    found = schema.record(node, Register, "the register", Where(file, 1)) if node else None
    if found is None:
        do = RESTORE.format(file=file)
        return None, [Problem(problem.where, problem.what, do) for problem in schema.problems[:1]]
    versions = tuple(replace(v, text=Text(f"{v.text}\n", v.where) if v.text else "") for v in found.versions)
    register = replace(found, versions=versions)
    problems = list(tampered(id, register, file)) or list(not_as_written(register, text, file))
    return register, problems[:1]


def tampered(id: str, register: Register, file: str) -> Iterator[Problem]:
    """Find an entry that does not say what it said when it was sealed, or is not where it was."""
    do = RESTORE.format(file=file)
    again = seal(id, register)
    day = ""
    for version, right in zip(register.versions, again.versions, strict=True):
        if not is_day(version.date):
            yield Problem(version.date.where, f'"{shown(version.date)}" is not a date.', do)
        elif version.date < day:
            yield Problem(version.date.where, f"this version is older than the one before it, of {day}.", do)
        elif version.sha256 != sha256(version.text):
            yield Problem(version.sha256.where, "the text of this version is not the one that was published.", do)
        elif version.seal != right.seal:
            yield Problem(version.seal.where, "this version was changed or moved by hand.", do)
        day = version.date
    if (end := register.withdrawn) and again.withdrawn:
        if not is_day(end.date) or end.date < day:
            yield Problem(end.date.where, "the date of the withdrawal is not after that of the versions.", do)
        elif end.seal != again.withdrawn.seal:
            yield Problem(end.seal.where, "this withdrawal was changed by hand.", do)


def is_day(day: str) -> bool:
    try:
        return bool(DAY.fullmatch(day) and date.fromisoformat(day))
    except ValueError:
        return False


def not_as_written(register: Register, text: str, file: str) -> Iterator[Problem]:
    """Find the first line that was added or laid out by hand."""
    typed, written = text.split("\n"), write(register).split("\n")
    for number, (here, there) in enumerate(zip([*typed, ""], [*written, ""], strict=False), 1):
        if here != there:
            yield Problem(Where(file, number), "this line was changed by hand.", RESTORE.format(file=file))
            return
