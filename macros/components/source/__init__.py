"""A citation in words: who, what, when; linked, and never a bare number."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from macros.components.declaration import Component, Macro
from macros.components.place import Context, Link, Place
from macros.components.source.addresses import is_authority, unfit
from macros.components.templates import render
from macros.content.applicability import Body, Nation
from macros.content.collection import Entries, EntryType
from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, long_dash, shown
from macros.register.register_file import is_day

DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|undated")
PARTLY = re.compile(  # what somebody says who has not read the text itself
    r"\b(?:was|were)(?: not)? (?:read|seen)\b|\bnot seen\b|\b(?:on|in) (?:a copy|copies)\b|\bas enacted\b"
)
ADDRESS = re.compile(r"https://[^\s\"<>]+")
Kind = Literal["law", "guidance", "network", "statistic", "research", "plan", "history"]
Read = Literal["original", "copy", "account", "weak", "unread"]
Confidence = Literal["high", "medium", "low"]
KINDS: dict[Kind, str] = {
    "law": "Law",
    "guidance": "Guidance",
    "network": "What networks can do",
    "statistic": "Figures",
    "research": "Research",
    "plan": "Plans",
    "history": "What happened",
}
READ: dict[Read, str] = {
    "original": "we read the text itself, published by whoever answers for it",
    "copy": "we read a part, an old edition or somebody else's copy, or could not open this address",
    "account": "we read an account of it",
    "weak": "we found only a weak account of it",
    "unread": "nobody could open it",
}
CONFIDENT: dict[Confidence, str] = {"high": "High", "medium": "Medium", "low": "Low, not confirmed"}
CONFIDENCE: dict[Read, Confidence] = {  # by how it was read, and by nothing else
    "original": "high",
    "copy": "medium",
    "account": "medium",
    "weak": "low",
    "unread": "low",
}
SHELF_LIFE = {  # how long a check holds; what has happened, or was said at one time, does not go out of date
    "plan": datetime.timedelta(92),
    "network": datetime.timedelta(183),
    "law": datetime.timedelta(365),
    "guidance": datetime.timedelta(365),
    "statistic": datetime.timedelta(365),
    "research": datetime.timedelta(1096),
}


@dataclass(frozen=True)
class Source:
    """One thing that a claim rests on. Dates are `2026-11-22`, `2026-11` or `2026`.

    It is for some `nations` and `bodies` alone, where these are named.
    """

    where: Where
    cite: Text = example("Contempt of Court Act 1981, section 2")
    title: Text = example("Contempt of Court Act 1981")
    publisher: Text = example("legislation.gov.uk")
    kind: Kind = example("law")
    date: Text = example("1981")
    checked: Text = example("2026-11-22")
    says: Text = example("What counts as publication.")
    read: Read = example("original")
    url: Text | None = example("https://www.legislation.gov.uk/ukpga/1981/49/section/2", default=None)
    unlinked: Text | None = example("Its address holds a name.", default=None)
    nations: tuple[Nation, ...] = example("[england, wales]", default=())
    bodies: tuple[Body, ...] = example("[force]", default=())

    @property
    def due(self) -> datetime.date | None:
        """The last day on which its check still holds; None when it cannot go out of date."""
        life = SHELF_LIFE.get(self.kind)
        return datetime.date.fromisoformat(self.checked) + life if life else None

    @property
    def confidence(self) -> Confidence:
        """How sure we are."""
        return CONFIDENCE[self.read]

    @property
    def link(self) -> Link:
        doubt = ", not confirmed" if self.confidence == "low" else ""
        return Link(f"{self.cite}{doubt}", self.url)


def check(id: str, source: Source) -> Iterator[Problem]:
    """Find what the schema cannot: dates and addresses."""
    if not DATE.fullmatch(source.date):
        what = f'the date of source "{id}" cannot be "{shown(source.date)}".{long_dash(source.date)}'
        yield Problem(
            source.date.where, what, 'Write   date: "2024-01-24"   or as much of it as is known, or   date: undated'
        )
    if not is_day(source.checked):
        what = f'"checked" of source "{id}" cannot be "{shown(source.checked)}".{long_dash(source.checked)}'
        yield Problem(source.checked.where, what, 'Write the day on which somebody looked:   checked: "2026-11-22"')
    if source.url and not ADDRESS.fullmatch(source.url):
        what = f'the address of source "{id}" is not one that begins with https://.'
        yield Problem(
            source.url.where, what, "Copy it from the browser, with   https://   or say under   unlinked:   why not."
        )
    if not source.url and not source.unlinked:
        what = f'source "{id}" has no address.'
        yield Problem(
            source.where,
            what,
            "Add   url: https://...   or say why there is none:   unlinked: Its address holds a name.",
        )
    if source.url and source.unlinked:
        what = f'source "{id}" has an address, and says why it has none.'
        yield Problem(source.unlinked.where, what, "Keep one of the two.")
    if source.url and (why := unfit(source.url)):
        what = f'the address of source "{id}" {why}.'
        do = "Find where its author published it, or say under   unlinked:   why it has no address."
        yield Problem(source.url.where, what, do)
    if source.read == "original" and not is_authority(source.kind, source.url or ""):
        what = f'source "{id}" is no original: its address is not that of whoever decides on a fact of this kind.'
        do = "Find the text itself, or say how you read it, such as   read: copy   or   read: account"
        yield Problem((source.url or source.unlinked or source.cite).where, what, do)
    if source.read == "original" and (partly := PARTLY.search(source.says)):
        what = f'source "{id}" is no original: it says itself "{partly[0]}".'
        yield Problem(source.says.where, what, "Write   read: copy   for a part, an old edition or a copy.")


def at_odds(sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Find what is the same source twice, with a different answer to how it was read.

    An address is one source, and so is whoever gives accounts.
    """
    first: dict[str, tuple[str, Source]] = {}
    for id, source in sources.items():
        giver = source.publisher if source.read in ("account", "weak", "unread") else None
        for same in filter(None, (source.url, giver)):
            other, known = first.setdefault(same, (id, source))
            if known.read != source.read:
                what = f'source "{id}" is the same as "{other}", which was read another way.'
                yield Problem(source.cite.where, what, f"Write   read: {known.read}   or mend the other.")


def render_source(place: Place, id: str) -> str:
    return render("source/template.html", cited=id, link=place.source(id))


def render_sources(
    sources: Mapping[str, Source], citing: Mapping[str, Sequence[Link]], limits: Mapping[str, str]
) -> str:
    """Render the list of some sources, each with the pages that cite it and for whom alone it is; all are by id."""
    entries = sorted(sources.items(), key=lambda entry: entry[1].cite.casefold())
    groups = [(kind, [entry for entry in entries if entry[1].kind == kind]) for kind in KINDS]
    values = {"kinds": KINDS, "confidence": CONFIDENT, "read": READ, "citing": citing, "limits": limits}
    return render("source/list.html", groups=[group for group in groups if group[1]], **values)


def list_all(context: Context) -> str:
    sources = context.all(Source)
    return render_sources(sources, context.citing(), {id: context.source(id).limit for id in sources})


def between(entries: Entries) -> Iterator[Problem]:
    return at_odds(entries.all(Source))


COMPONENT = Component(
    "source",
    reads=(
        EntryType("sources", "source", Source, check, file="sources.yml", first="contempt-act-1981-s2:", quoted=True),
    ),
    macros=(
        Macro(
            "source",
            render_source,
            '{{ source("contempt-act-1981-s2") }}',
            shows="sources",
            cites=lambda _, id: (id,),
        ),
        Macro("sources", list_all, "{{ sources() }}", lists=True),
    ),
    check=between,
)
