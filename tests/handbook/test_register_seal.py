"""The list of all seals, and the one over it."""

from __future__ import annotations

import hashlib

from macros.handbook.library import Library
from macros.handbook.register_seal import listing, seal
from macros.register.seals import digests
from tests.support.changed_handbook import FIRST, MAJOR, NEW, register

OWN_UP = register(FIRST, MAJOR, withdrawn=NEW)


def library(**registers: object) -> Library:
    return Library(registers=registers)  # type: ignore[arg-type]


def test_each_entry_has_a_line_in_the_order_of_the_ids_and_of_the_entries() -> None:
    lines = listing(library(b=OWN_UP, a=register(FIRST))).splitlines()
    ((_, first),) = digests("a", register(FIRST))
    assert lines == [f"{first} a 2026-10-01", *(f"{found} b {name}" for name, found in digests("b", OWN_UP))]
    assert [line.split()[2] for line in lines] == ["2026-10-01", "2026-10-01", "2026-11-20", "withdrawn"]


def test_what_comes_later_leaves_every_line_as_it_was() -> None:
    before = listing(library(b=register(FIRST)))
    after = listing(library(b=OWN_UP, a=register(FIRST)))
    assert before in after


def test_one_text_under_two_ids_has_two_digests() -> None:
    one, other = (listing(library(**{id: register(FIRST)})).split()[0] for id in "ab")
    assert one != other


def test_the_seal_is_that_of_the_list() -> None:
    """Whoever has the file computes it with `sha256sum`."""
    kept = library(b=OWN_UP)
    assert seal(kept) == hashlib.sha256(listing(kept).encode()).hexdigest()
    assert listing(library()) == ""
    assert seal(library()) != seal(kept)
