"""What each network lets you do with a post, as far as we know: side by side, with the source of every fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from macros.components.declaration import Component, Macro
from macros.components.place import Context, Dated, Place
from macros.components.templates import render
from macros.content.collection import Entries, EntryType
from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, did_you_mean, long_dash, shown

Count = Literal["weighted", "graphemes", "mastodon", "threads", "characters"]
Way = Literal["edit", "reply", "replace", "notice"]
VIEWS = {
    "correct": {"edit": "Edit a post", "history": "Old words stay public", "delete": "Delete a post"},
    "write": {"length": "Longest post", "alt_text": "Alt text", "pin": "Pin a post"},
    "ways": {"edit": "Edit a post", "history": "Old words stay public"},
}
COLUMNS = tuple(dict.fromkeys(part for parts in VIEWS.values() for part in parts))
WAYS: dict[Way, str] = {
    "edit": "Edit it while you can. Say what it said before, unless repeating that does harm. Then reply once.",
    "reply": 'Reply with "Correction", and post afresh. Edit too, where you still can.',
    "replace": "Keep a copy, and take it down. Then post the right words, and say what was wrong.",
    "notice": 'Send another message whose subject or first word is "Correction".',
}
UNKNOWN = "Not confirmed"
SUCH_AS = '   and, indented below it,   text: "Yes"   and   sources: [mastodon-edits]'


@dataclass(frozen=True)
class Fact:
    """One thing that is known of a network, or what was looked for in vain. Plain text: no Markdown, no HTML."""

    where: Where
    text: Text | None = example("For 15 minutes", default=None)
    sources: tuple[Text, ...] = example("[threads-edit-2024]", names="sources", default=())
    looked_for: Text | None = example("Meta's own help on pinning a post", default=None)


def facts() -> tuple[Fact, ...]:
    """Declare a field of facts; where nothing is known it says what was looked for."""
    return field(metadata={"example": SUCH_AS}, default=())


@dataclass(frozen=True)
class Network:
    """One network. What nobody has confirmed says what was looked for, and the page then says "Not confirmed"."""

    where: Where
    name: Text = example("Mastodon")
    way: Way = example("edit")
    called: tuple[Text, ...] = example("[Twitter]", default=())
    count: Count = example("mastodon", default="characters")
    limit: Text | None = example("500", default=None)
    edit: tuple[Fact, ...] = facts()
    history: tuple[Fact, ...] = facts()
    delete: tuple[Fact, ...] = facts()
    length: tuple[Fact, ...] = facts()
    alt_text: tuple[Fact, ...] = facts()
    pin: tuple[Fact, ...] = facts()


def check(id: str, network: Network) -> Iterator[Problem]:
    """Find what the schema cannot: a limit that is no number, and a fact that nothing bears out."""
    limit = network.limit
    if limit and not (limit.isascii() and limit.isdigit() and int(limit)):
        what = f'the limit of network "{id}" cannot be "{shown(limit)}".{long_dash(limit)}'
        yield Problem(limit.where, what, "Write the most characters of a post as a whole number, such as   limit: 500")
    elif limit and not any(fact.text for fact in network.length):
        what = f'the limit of network "{id}" has no source.'
        yield Problem(limit.where, what, f"Say who says so, under   length:{SUCH_AS}   or take the limit out.")

    for column in COLUMNS:
        known: tuple[Fact, ...] = getattr(network, column)
        for fact in known:
            if bool(fact.text) is bool(fact.looked_for) or bool(fact.text) is not bool(fact.sources):
                what = f'"{column}" of network "{id}" is neither a fact with its sources nor what was looked for.'
                do = "Write   text:   and   sources:   or, where nothing was found, only   looked_for:"
                yield Problem(fact.where, what, do)


def between(entries: Entries) -> Iterator[Problem]:
    """Find two networks of one name: the tables would have two rows that nobody can tell apart."""
    names: dict[str, Text] = {}
    for network in entries.all(Network).values():
        for name in (network.name, *network.called):
            first = names.setdefault(name.casefold(), name)
            if first is not name:
                what = f'"{shown(name)}" is already the name of a network, on line {first.where.line}.'
                yield Problem(name.where, what, "Keep one of the two, or give one of them another name.")


class CheckedSpan(NamedTuple):
    """The first and the last day on which what bears out some facts was checked."""

    first: str
    last: str


def seen(ids: Sequence[str], sources: Mapping[str, Dated]) -> CheckedSpan | None:
    """Return when the facts of a network were checked; None where there are none."""
    checked = sorted(sources[id].checked for id in ids if id in sources)
    return CheckedSpan(checked[0], checked[-1]) if checked else None


def cited(network: Network, view: str) -> list[str]:
    """Return the ids of the sources that one of the tables names for a network, each once."""
    known = [id for part in VIEWS[view] for fact in getattr(network, part) for id in fact.sources]
    return list(dict.fromkeys(known))


def in_words(known: Sequence[Fact]) -> str:
    """Return facts for the register, each with the ids of its sources."""
    texts = [(fact.text, *(f"[{id}]" for id in fact.sources)) for fact in known if fact.text]
    return "; ".join(map(" ".join, texts)) or UNKNOWN


def text(networks: Mapping[str, Network], view: str) -> str:
    """Return a table for the register, which compares it for ever: the form of a line never changes."""
    lines = [f"Networks: {', '.join(VIEWS[view].values())}"]
    for network in networks.values():
        way = [WAYS[network.way]] if view == "ways" else []
        lines.append(" | ".join([network.name, *way, *(in_words(getattr(network, part)) for part in VIEWS[view])]))
    return "\n".join(lines)


def render_networks(place: Place, networks: Mapping[str, Network], view: str, sources: Mapping[str, Dated]) -> str:
    """Render one of the tables: what can be done to a post, what it can hold, or what to do first."""
    values = {
        "text": text(networks, view),
        "columns": VIEWS[view],
        "unknown": UNKNOWN,
        "ways": WAYS,
        "sources": sources,
    }
    ids = {id: cited(network, view) for id, network in networks.items()}
    ages = {id: seen(known, sources) for id, known in ids.items()}
    template = "networks/ways.html" if view == "ways" else "networks/template.html"
    return render(template, place=place, networks=networks, named=ids, seen=ages, **values)


def show(context: Context, view: str) -> str:
    return render_networks(context, context.all(Network), view, context.sources)


def check_view(view: Text) -> Iterator[Problem]:
    """Find a table that there is not."""
    if view not in VIEWS:
        what = f'there is no table "{shown(view)}" of the networks.{did_you_mean(view, VIEWS)}'
        yield Problem(view.where, what, f"It may be: {', '.join(VIEWS)}.")


def cites(entries: Entries, view: str) -> Iterator[str]:
    return (id for network in entries.all(Network).values() for id in cited(network, view))


COMPONENT = Component(
    "networks",
    reads=(EntryType("networks", "network", Network, check, file="networks.yml", first="mastodon:", quoted=True),),
    macros=(Macro("networks", show, '{{ networks("correct") }}', whole=("networks",), check=check_view, cites=cites),),
    check=between,
)
