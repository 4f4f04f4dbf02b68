"""The seal of the register as a whole, and the list that it is of: whoever has a copy can hold us to it."""

from __future__ import annotations

from macros.handbook.library import Library
from macros.register.seals import digests, sha256


def listing(library: Library) -> str:
    """Return a line for each entry that was ever written: its digest, the section and the name of the entry.

    Each line stays for ever, and new ones come to it.
    """
    entries = ((id, *entry) for id, register in sorted(library.registers.items()) for entry in digests(id, register))
    return "".join(f"{digest} {id} {name}\n" for id, name, digest in entries)


def seal(library: Library) -> str:
    return sha256(listing(library))
