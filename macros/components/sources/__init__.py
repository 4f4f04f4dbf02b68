"""All sources, by the kind of fact: what we take from each, how sure we are, and where it is cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from macros.components.templates import Link, render

CONFIDENCE = {
    "high": "High",
    "medium": "Medium",
    "low": "Low, not confirmed",
}
READ = {
    "original": "we read it where whoever decides, measured or runs it published it",
    "copy": "we read a part, an old edition or somebody else's copy, or could not open this address",
    "account": "we read an account of it",
    "weak": "we found only a weak account of it",
    "unread": "nobody could open it",
}
KINDS = {
    "law": "Law",
    "guidance": "Guidance",
    "network": "What networks can do",
    "statistic": "Figures",
    "research": "Research",
    "plan": "Plans",
    "history": "What happened",
}


class Described(Protocol):
    """A source, in the words of its entry."""

    @property
    def cite(self) -> str: ...
    @property
    def kind(self) -> str: ...


class Listed(NamedTuple):
    """A source, and the pages that name it."""

    source: Described
    pages: Sequence[Link]


def render_sources(listed: Mapping[str, Listed]) -> str:
    """Render the list of some sources, by id."""
    entries = sorted(listed.items(), key=lambda entry: entry[1].source.cite.casefold())
    groups = [(kind, [entry for entry in entries if entry[1].source.kind == kind]) for kind in KINDS]
    values = {"kinds": KINDS, "confidence": CONFIDENCE, "read": READ}
    return render("sources/template.html", groups=[group for group in groups if group[1]], **values)
