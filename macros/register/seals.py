"""The seal of each entry of a register: over all that it says and over the seal before it.

So nothing in a register can be changed or moved unseen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace

from macros.content.yaml_reader import Text
from macros.register.entries import Entry, Register

SEAL = 16  # digits of a digest that its entry is sealed with


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def digest(entry: Entry, before: str) -> str:
    """Return the SHA-256 of all that an entry says, after one with the seal `before`.

    It is that of `[before, entry]` in JSON, with the keys sorted. The text stands in it as its own SHA-256.
    """
    return sha256(json.dumps([before, said(entry)], default=said, ensure_ascii=False, sort_keys=True))


def said(entry: object) -> dict[str, object]:
    """Return what an entry says by name, without what it does not say."""
    known = {name: value for name, value in vars(entry).items() if name not in ("where", "seal", "text")}
    return {name: value for name, value in known.items() if value is not None}


def digests(id: str, register: Register) -> list[tuple[str, str]]:
    """Return the name and the digest of each entry of a register, in the order in which they were written."""
    return [(name, found) for name, _, found in chain(id, register)]


def chain(id: str, register: Register) -> Iterator[tuple[str, Entry, str]]:
    """Yield the name, the entry and the digest of each entry: that of a withdrawal is last."""
    before = id
    completes = max((at for at, version in enumerate(register.versions) if version.refers is None), default=0)
    for at, (name, version) in enumerate(zip(register.names, register.versions, strict=True)):
        found = digest(version, before)
        before = found[:SEAL]
        yield name, version, found
        if at == completes and register.completed:
            yield "completed", register.completed, digest(register.completed, before)
    if register.withdrawn:
        yield "withdrawn", register.withdrawn, digest(register.withdrawn, before)


def seal(id: str, register: Register) -> Register:
    """Return the register of a section with the seals that belong to what it says."""
    found = {name: replace(entry, seal=Text(full[:SEAL], entry.where)) for name, entry, full in chain(id, register)}
    completed, end = found.pop("completed", None), found.pop("withdrawn", None)
    return replace(register, versions=tuple(found.values()), completed=completed, withdrawn=end)  # type: ignore[arg-type]
