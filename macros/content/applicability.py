"""Where something applies, and to which kind of body: a copy marks for its readers what does not apply to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Nation = Literal["england", "wales", "scotland", "northern-ireland"]
Body = Literal["force", "council", "fire", "other"]
NATIONS: dict[Nation, str] = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
}
BODIES: dict[Body, str] = {
    "force": "police forces",
    "council": "councils",
    "fire": "fire and rescue services",
    "other": "other bodies",
}


def limit(nations: Iterable[Nation], bodies: Iterable[Body], nation: Iterable[Nation], body: Body | None) -> str:
    """Return in words for whom something is that is for some `nations` and `bodies`, to an organisation outside them.

    The organisation works in each `nation`, and is such a `body`. Nothing is returned where it is within them all: what
    is not said of either limits nothing.
    """
    where = [NATIONS[each] for each in nations]
    whose = [BODIES[each] for each in bodies]
    outside = where and {NATIONS[each] for each in nation} - {*where}
    other = whose and body and BODIES[body] not in whose
    words = " in ".join(filter(None, (listed(whose) if other else "", listed(where) if outside else "")))
    return f"{words} only" if words else ""


def listed(words: Iterable[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last
