"""The seals of a register: each is over all that its entry says and over the seal before it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, replace
from typing import Any

import pytest

from macros.content.yaml_reader import Text
from macros.problems import Where
from macros.register.entries import Completed, Completion, Register, Version, Withdrawal
from macros.register.seals import SEAL, digest, digests, seal, sha256

AT = Where("docs/_register/one.yml", 1)


def text(value: str) -> Text:
    return Text(value, AT)


def version(day: str = "2026-11-22", **changed: Any) -> Version:  # noqa: ANN401  (the fields of a version)
    said = {name: text(name) for name in ("note", "page", "title", "sha256", "seal")}
    return replace(Version(AT, text(day), "major", **said, refers="", text="Words.\n"), **changed)


END = Withdrawal(AT, text("2027-03-01"), text("Gone."), text(""), (text("two"),))
LATER = Completion(
    AT,
    text("2026-11-29"),
    text("Later."),
    text(""),
    (Completed(AT, text("2026-11-22"), "own-up | section | Own up\n"),),
)


def of(said: object) -> str:
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def test_a_digest_is_that_of_what_the_documentation_says() -> None:
    """Whoever has a copy computes it again, for ever."""
    said = {"date": "2026-11-22", "kind": "major", "note": "«é»", "page": "page", "title": "title", "sha256": "sha256"}
    assert digest(version(note=text("«é»"), refers=None), "one") == of(["one", said])
    assert digest(version(note=text("«é»")), "one") == of(["one", said | {"refers": ""}])
    assert digest(END, "abc") == of(["abc", {"date": "2027-03-01", "reason": "Gone.", "see": ["two"]}])
    completed = {"version": "2026-11-22", "refers": "own-up | section | Own up\n"}
    assert digest(LATER, "abc") == of(["abc", {"date": "2026-11-29", "note": "Later.", "versions": [completed]}])


@pytest.mark.parametrize("name", [field.name for field in fields(Version)])
def test_a_digest_is_over_every_field_but_its_seal_and_where_it_stands(name: str) -> None:
    """The text is in it as its SHA-256."""
    other: dict[str, Any] = {name: {"where": Where("b.yml", 9), "kind": "minor"}.get(name, text("other"))}
    same = digest(version(), "one") == digest(replace(version(), **other), "one")
    assert same is (name in ("where", "seal", "text"))


def test_a_digest_is_over_what_was_before() -> None:
    assert digest(version(), "one") != digest(version(), "two")


def chained(id: str, *entries: Version | Completion | Withdrawal) -> list[str]:
    found, before = [], id
    for entry in entries:
        found.append(digest(entry, before))
        before = found[-1][:SEAL]
    return found


def test_a_version_is_sealed_after_the_version_before_it() -> None:
    one, two, three = version(), version(), version("2026-11-23")
    kept = Register(AT, (one, two, three), END)
    names = ["2026-11-22", "2026-11-22-2", "2026-11-23", "withdrawn"]
    assert digests("a", kept) == [*zip(names, chained("a", one, two, three, END), strict=True)]


@pytest.mark.parametrize(("lacking", "after"), [([0], 0), ([0, 1], 1), ([0, 1, 2], 2), ([], 0)])
def test_what_was_completed_comes_after_the_last_version_that_lacks_it(lacking: list[int], after: int) -> None:
    versions = [version(f"2026-11-2{n}", refers=None if n in lacking else "") for n in range(3)]
    kept = Register(AT, tuple(versions), END, LATER)
    found = digests("a", kept)
    assert [name for name, _ in found].index("completed") == after + 1
    sealed = dict(found)
    assert sealed["completed"] == digest(LATER, sealed[f"2026-11-2{after}"][:SEAL])
    # A version stays what it is when something is completed: its seal is not over that.
    assert [entry for entry in found if entry[0] != "completed"] == digests("a", replace(kept, completed=None))


def test_a_register_is_sealed_as_its_digests_begin_and_says_what_it_said() -> None:
    kept = Register(AT, (version(refers=None), version()), END, LATER)
    sealed = seal("a", kept)
    assert sealed.completed
    assert sealed.withdrawn
    seals = [sealed.versions[0].seal, sealed.completed.seal, sealed.versions[1].seal, sealed.withdrawn.seal]
    assert seals == [full[:SEAL] for _, full in digests("a", kept)]
    assert [len(one) for one in seals] == [16] * 4
    assert seal("a", sealed) == sealed
    bare = replace(sealed, versions=tuple(replace(one, seal=text("seal")) for one in sealed.versions))
    assert bare.versions == kept.versions
    assert seal("a", Register(AT, (version(),))).withdrawn is None


def test_a_text_is_hashed_as_utf_8() -> None:
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256("é\n") == hashlib.sha256(b"\xc3\xa9\n").hexdigest()
