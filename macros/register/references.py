"""What a text of the register names by an id, `[make-amends]`, and what its reader saw in place of each.

A register keeps references as a text, each in a line: a source as `id | source | date | confidence | address | words`,
with `-` for no address, and anything else as `id | section | words`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

REFERENCE = re.compile(r"(\[[a-z0-9-]+\])")
# The guide names its own questions and outcomes too. What each of them is stands in the same text.
GIVEN = re.compile(r"(Question|Outcome) \[([a-z0-9-]+)\]: (.+)")
ANSWER = re.compile(r"- .*\[([a-z0-9-]+)\]")
KEPT = re.compile(r"(\S+) \| (?:source \| (\S+) \| (\S+) \| (\S+)|(\w+)) \| (.+)")
NONE = "-"
Kind = Literal["source", "section", "checklist", "duty"]


class Reference(NamedTuple):
    """What an id stood for when a version was recorded, in the words that its reader saw.

    The date, the confidence and the address are those of a source, and empty where there is none.
    """

    id: str
    kind: Kind
    words: str
    date: str = ""
    confidence: str = ""
    url: str = ""


def written(refers: Iterable[Reference]) -> str:
    """Return references as a register keeps them."""
    lines = (
        [r.id, r.kind, *((r.date, r.confidence, r.url or NONE) if r.kind == "source" else ()), r.words] for r in refers
    )
    return "".join(f"{' | '.join(line)}\n" for line in lines)


def read(text: str) -> Iterator[Reference]:
    """Yield the references that a register keeps as a text; a line that is none was not written by us."""
    for match in filter(None, map(KEPT.fullmatch, text.splitlines())):
        id, date, confidence, url, kind, words = match.groups("")
        of_source = (date, confidence, "" if url == NONE else url)
        yield Reference(id, kind or "source", words, *of_source)  # type: ignore[arg-type]


@functools.lru_cache(10_000)  # a text is asked about for each version, and in each build while it is served
def named(text: str) -> tuple[str, ...]:
    """Return the ids that a text may name, each once; what is to be filled in looks the same.

    Those of the guide's own questions and outcomes are left out where they stand for these.
    """
    return tuple(dict.fromkeys(id for line, own in with_own(text) for id in ids(line) if id not in own))


def ids(line: str) -> list[str]:
    return [found[1:-1] for found in REFERENCE.findall(line)]


def with_own(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each line of a text with the ids in it that are given in the text, and the words of each.

    Where the words themselves follow, they are empty.
    """
    given = {match[2]: match[3] for line in text.splitlines() if (match := GIVEN.fullmatch(line))}
    asked = False
    for line in text.splitlines():
        own: dict[str, str] = {}
        if match := GIVEN.fullmatch(line):
            asked = match[1] == "Question"
            own = {match[2]: ""}
        elif asked and (match := ANSWER.fullmatch(line)) and match[1] in given:
            own = {match[1]: given[match[1]]}
        yield line, own
