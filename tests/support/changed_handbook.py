"""A small handbook that has lived: sections that were changed, moved, withdrawn, or not yet published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from macros.content.yaml_reader import Text
from macros.handbook.library import Library
from macros.problems import Where
from macros.register.entries import Register, Version, Withdrawal
from tests.support.handbook import Handbook, handbook_of

HERE = Where("test", 1)
OLD, NEW = "2026-10-01", "2026-11-20"
PAGE = """---
title: {title}
id: {id}
description: One sentence.
owner: Editor
reviewed: 2026-01-01
review_by: 2099-12-31
---

{body}
"""
BODY = """## Own up { #own-up }

### Say sorry { #say-sorry }

## Come in { #come-in }
"""


def version(date: str, kind: str, note: str, title: str = "Own up", page: str = "b.md") -> Version:
    said = {"date": date, "note": note, "page": page, "title": title, "sha256": "", "seal": ""}
    return Version(HERE, kind=kind, **{name: Text(value, HERE) for name, value in said.items()})  # type: ignore[arg-type]


FIRST = version(OLD, "major", "First published.")
MAJOR = version(NEW, "major", 'Say who\'s "it".')


def register(*versions: Version, withdrawn: str = "", see: tuple[str, ...] = ()) -> Register:
    texts = (Text(withdrawn, HERE), Text("It's gone.", HERE), Text("", HERE))
    end = Withdrawal(HERE, *texts, tuple(Text(id, HERE) for id in see)) if withdrawn else None
    return Register(HERE, versions, end)


def handbook(folder: Path, macro: str) -> Handbook:
    """Return a handbook of two pages, on one of which stands the macro; nothing of it is published yet."""
    one, other = PAGE.format(title="A list", id="a-list", body=macro), PAGE.format(title="B", id="b", body=BODY)
    made = handbook_of(folder, {"a.md": one, "b.md": other})
    assert not made.problems
    return made


def live(library: Library) -> None:
    """Let the handbook have been published and changed."""
    moved = version(NEW, "moved", "Moved. No word has changed.")
    apart = replace(MAJOR, kind="minor", note=Text("Mend a link.", HERE))
    library.registers |= {
        "b": register(replace(FIRST, title=Text("B", HERE)), MAJOR),
        "own-up": register(FIRST, MAJOR),
        "say-sorry": register(replace(FIRST, page=Text("a.md", HERE)), apart, moved, MAJOR),
        "a-list": register(FIRST, moved),
        "let-go": register(FIRST, version(NEW, "minor", "Mend a link.", "=Let, go"), withdrawn=NEW, see=("b", "old")),
        "old": register(version(OLD, "major", "First published.", "Old"), withdrawn=OLD),
    }
