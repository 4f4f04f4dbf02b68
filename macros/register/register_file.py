"""The file of a register, `docs/_register/<id>.yml`: written by `make record` and `make withdraw`, never by hand."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import get_args

from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, long_dash, shown
from macros.register.entries import ChangeKind, Completed, Completion, Register, Version, Withdrawal
from macros.register.seals import seal, sha256

FOLDER = "_register"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KINDS = get_args(ChangeKind)
RESTORE = (
    "Put back what was published:   git checkout origin/main -- {file}   What has changed in the section itself "
    'is said by a note, which   make record NOTE="..."   writes, and never here.'
)


def write(register: Register) -> str:
    """Return the file of a register; a text that is the same as that of the version before is not said again."""
    lines, before = ["versions:"], ""
    for version in register.versions:
        lines += [
            f"  - date: {version.date}",
            *([f"    of: {version.of}"] if version.of else []),
            *([f"    original: {version.original}"] if version.original else []),
            f"    kind: {version.kind}",
            f"    note: {quoted(version.note)}",
            f"    page: {quoted(version.page)}",
            f"    title: {quoted(version.title)}",
            f"    sha256: {version.sha256}",
            f"    seal: {version.seal}",
        ]
        if version.refers is not None:
            lines += block("    ", "refers", version.refers) or ["    refers: none"]
        if version.refers is None or version.text != before:
            lines += block("    ", "text", version.text)
        before = version.text
    if later := register.completed:
        lines += ["completed:", f"  date: {later.date}", f"  note: {quoted(later.note)}", f"  seal: {later.seal}"]
        lines += ["  versions:"] if later.versions else ["  versions: []"]
        for of in later.versions:
            lines += [f"    - version: {of.version}", *block("      ", "refers", of.refers)]
    if end := register.withdrawn:
        lines += ["withdrawn:", f"  date: {end.date}", f"  reason: {quoted(end.reason)}", f"  seal: {end.seal}"]
        lines += [f"  see: [{', '.join(end.see)}]"] if end.see else []
    return "\n".join(lines) + "\n"


def block(indent: str, name: str, text: str) -> list[str]:
    """Return the lines of a text; none for an empty one."""
    return [f"{indent}{name}: |", *(f"{indent}  {line}" for line in text.splitlines())] if text else []


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@functools.lru_cache(50_000)  # while the handbook is served, a build reads the same again
def read(id: str, text: str, file: str) -> tuple[Register | None, list[Problem]]:
    """Read the register of a section; with a problem, when it is not as `make record` has written it."""
    try:
        register = RegisterReader(text, file).register()
    except ByHandError as error:
        return None, [by_hand(error.where)]
    problems = list(tampered(id, register, file)) or list(not_as_written(register, text, file))
    return register, problems[:1]


class ByHandError(Exception):
    """A line that is not as it was written."""

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where


def by_hand(where: Where) -> Problem:
    return Problem(where, "this line was changed by hand.", RESTORE.format(file=where.file))


class RegisterReader:
    """Reads a register line by line, in the form in which `write` has written it; raises ByHandError at any other line.

    That form is YAML. A parser of all that YAML can say takes several times as long.
    """

    def __init__(self, text: str, file: str) -> None:
        self.lines, self.file, self.at = text.split("\n"), file, 0

    @property
    def where(self) -> Where:
        return Where(self.file, self.at + 1)

    @property
    def line(self) -> str:
        return self.lines[self.at] if self.at < len(self.lines) else ""

    def has(self, line: str) -> bool:
        """Tell whether this is the next line, which is then read."""
        found = self.line == line
        self.at += found
        return found

    def field(self, name: str) -> Text:
        """Return what stands after a name, on the next line."""
        if not self.line.startswith(f"{name}: "):
            raise ByHandError(self.where)
        found = Text(self.line[len(name) + 2 :], self.where)
        self.at += 1
        return found

    def quoted(self, name: str) -> Text:
        typed = self.field(name)
        try:
            found = json.loads(typed)
        except ValueError:
            found = None
        if not isinstance(found, str):
            raise ByHandError(typed.where)
        return Text(found, typed.where)

    def block(self, indent: str, name: str) -> str | None:
        """Return the lines below a name, each with its end; None where that name is not next."""
        if not self.has(f"{indent}{name}: |"):
            return None
        first, deeper = self.at, f"{indent}  "
        while self.line.startswith(deeper):
            self.at += 1
        return "".join(f"{line[len(deeper) :]}\n" for line in self.lines[first : self.at])

    def register(self) -> Register:
        at, versions, before = self.where, list[Version](), ""
        if not self.has("versions:"):
            raise ByHandError(at)
        while self.line.startswith("  - ") or not versions:
            versions.append(self.version(before))
            before = versions[-1].text
        completed = self.completion() if self.has("completed:") else None
        end = self.withdrawal() if self.has("withdrawn:") else None
        if self.at != len(self.lines) - 1 or self.line:
            raise ByHandError(self.where)
        return Register(at, tuple(versions), end, completed)

    def version(self, before: str) -> Version:
        """Return the version that is next; `before` is the text of the one above, which is not said again."""
        at, day = self.where, self.field("  - date")
        of = self.field("    of") if self.line.startswith("    of: ") else None
        original = self.field("    original") if self.line.startswith("    original: ") else None
        kind = self.field("    kind")
        if kind not in KINDS:
            raise ByHandError(kind.where)
        note, page, title = (self.quoted(f"    {name}") for name in ("note", "page", "title"))
        sha, sealed = self.field("    sha256"), self.field("    seal")
        refers = "" if self.has("    refers: none") else self.block("    ", "refers")
        text = self.block("    ", "text")
        if text is None:
            text = before if refers is not None and sha == sha256(before) else ""
        said = (note, page, title, sha, sealed, refers, text, of, original)
        return Version(at, day, kind, *said)  # type: ignore[arg-type]

    def completion(self) -> Completion:
        at, day, note, sealed = self.where, self.field("  date"), self.quoted("  note"), self.field("  seal")
        found: list[Completed] = []
        if not self.has("  versions: []"):
            if not self.has("  versions:"):
                raise ByHandError(self.where)
            while self.line.startswith("    - "):
                of, name = self.where, self.field("    - version")
                found.append(Completed(of, name, self.block("      ", "refers") or ""))
        return Completion(at, day, note, sealed, tuple(found))

    def withdrawal(self) -> Withdrawal:
        at, day, reason, sealed = self.where, self.field("  date"), self.quoted("  reason"), self.field("  seal")
        see = self.field("  see") if self.line.startswith("  see: ") else Text("", at)
        ids = tuple(Text(id, see.where) for id in see.strip("[]").split(", ")) if see else ()
        return Withdrawal(at, day, reason, sealed, ids)


def tampered(id: str, register: Register, file: str) -> Iterator[Problem]:
    """Find an entry that does not say what it said when it was sealed, or is not where it was."""
    do = RESTORE.format(file=file)
    again = seal(id, register)
    day = ""
    for version, right in zip(register.versions, again.versions, strict=True):
        if not is_day(version.date):
            yield Problem(version.date.where, f'"{shown(version.date)}" is not a date.{long_dash(version.date)}', do)
        elif version.date < day:
            yield Problem(version.date.where, f"this version is older than the one before it, of {day}.", do)
        elif version.sha256 != sha256(version.text):
            yield Problem(version.sha256.where, "the text of this version is not the one that was published.", do)
        elif version.seal != right.seal:
            yield Problem(version.seal.where, "this version was changed or moved by hand.", do)
        day = version.date
    if (later := register.completed) and again.completed:
        names = [
            name for name, version in zip(register.names, register.versions, strict=True) if version.refers is None
        ]
        if not is_day(later.date):
            yield Problem(later.date.where, f'"{shown(later.date)}" is not a date.{long_dash(later.date)}', do)
        elif later.seal != again.completed.seal:
            yield Problem(later.seal.where, "what was completed later was changed by hand.", do)
        elif unknown := [of.version for of in later.versions if of.version not in names]:
            yield Problem(unknown[0].where, f'there is no version "{shown(unknown[0])}" to complete.', do)
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
            yield by_hand(Where(file, number))
            return
