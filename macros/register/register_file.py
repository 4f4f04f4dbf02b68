"""The file of a register, `docs/_register/<id>.yml`: written by `make record` and `make withdraw`, never by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from macros.content.schema import Schema
from macros.problems import Problem, Where, shown
from macros.register.entries import Register, Version
from macros.register.seals import seal, sha256

FOLDER = "_register"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
CONFLICT = re.compile("^(?:<{7}|={7}|>{7})", re.MULTILINE)
RESTORE = "Put back what was published:   git checkout origin/main -- {file}   and then run   make record"


def write(register: Register) -> str:
    """Return the file of a register; a text that is the same as that of the version before is not said again."""
    lines, before = ["versions:"], ""
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
    register = replace(found, versions=tuple(with_texts(found.versions)))
    if later := found.completed:
        versions = tuple(replace(of, refers=f"{of.refers}\n") for of in later.versions)
        register = replace(register, completed=replace(later, versions=versions))
    problems = list(tampered(id, register, file)) or list(not_as_written(register, text, file))
    return register, problems[:1]


def with_texts(versions: Iterable[Version]) -> Iterator[Version]:
    """Yield versions with the texts that they were written with."""
    before = ""
    for version in versions:
        again = version.refers is not None and version.sha256 == sha256(before)
        before = f"{version.text}\n" if version.text else before if again else ""
        refers = version.refers and (f"{version.refers}\n" if version.refers != "none" else "")
        yield replace(version, text=before, refers=refers)


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
    if (later := register.completed) and again.completed:
        names = [
            name for name, version in zip(register.names, register.versions, strict=True) if version.refers is None
        ]
        if not is_day(later.date):
            yield Problem(later.date.where, f'"{shown(later.date)}" is not a date.', do)
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
            yield Problem(Where(file, number), "this line was changed by hand.", RESTORE.format(file=file))
            return
