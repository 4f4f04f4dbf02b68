"""The correction writer: what was posted and what is right become words to post, by what happened and by network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.components.declaration import Component, Macro
from macros.components.place import Context, Place
from macros.components.templates import render
from macros.content.collection import Entries, EntryType
from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, near, shown
from macros.register.word_diff import GAP, with_gaps

CHANGED, POST, FACT = "what changed", "the post, put right", "the right fact"
DONE = "what you have done"
SAID = ("the wrong words", "the right words", "what it caused", DONE, POST, FACT, CHANGED)
FILLED = (*SAID, "the time", "the date", "the network")
ALIKE = 0.75  # how much a gap may be like one that is filled; more is taken for a slip
SAFE = "the safe instruction"
CHANGES = ("swapped", "removed", "added", "rewritten")
ON_A_NETWORK = ("edit", "reply", "fresh", "replace")  # whatever a network lets you do
WAYS = (*ON_A_NETWORK, "notice")
LEADS = ("Correction", "Update", "Cywiriad")
OWNED = re.compile(r"\b(wrong|mistake|removed)\b")
HOLLOW = re.compile(r"\b(sorry (if|for any)|any (confusion|inconvenience|offence|upset|distress)|if any(one|body))\b")
OPTIONAL = re.compile(r"[{}]")


@dataclass(frozen=True)
class Variants:
    """The same words with more said, and with less."""

    where: Where
    long: Text = example('"[what changed] We got this wrong, and we are sorry."')
    short: Text = example('"[what changed] We are sorry."')


@dataclass(frozen=True)
class Wording:
    """What to write when one kind of thing has happened. All texts are plain: no Markdown, no HTML."""

    where: Where
    title: Text = example("A fact was wrong")
    notice: Variants = example('   and, indented below it,   long: "We have removed a post."')
    website: Text = example('"On [the date] we removed a post."')
    sections: tuple[Text, ...] = example("[make-amends]", names="sections")
    outcomes: tuple[Text, ...] = example("[correct-it]", names="outcomes", default=())
    lead: Text | None = example('"Correction, [the time]:"', default=None)
    withheld: Text | None = example("To repeat it would give it away again.", default=None)
    swapped: Text | None = example("we first said [the wrong words]. It is [the right words].", default=None)
    removed: Text | None = example("we first said [the wrong words], and that was wrong.", default=None)
    added: Text | None = example("we first left out [the right words].", default=None)
    rewritten: Text | None = example("our first version was wrong.", default=None)
    edit: Variants | None = example('   and, indented below it,   long: "[what changed] Sorry."', default=None)
    reply: Variants | None = example('   and, indented below it,   long: "[what changed] Sorry."', default=None)
    fresh: Variants | None = example('   and, indented below it,   long: "[the post, put right]"', default=None)
    replace: Variants | None = example('   and, indented below it,   long: "[the post, put right]"', default=None)

    @property
    def changes(self) -> dict[str, Text]:
        """What became of the words, where the post may be repeated."""
        said = {name: getattr(self, name) for name in CHANGES}
        return {name: text for name, text in said.items() if text}

    @property
    def ways(self) -> dict[str, Variants]:
        """What to write on a network, by the way in which it is put right there."""
        ways = {way: getattr(self, way) for way in WAYS}
        return {way: variants for way, variants in ways.items() if variants}

    @property
    def texts(self) -> list[Text]:
        """All words that can be posted."""
        posts = [text for variants in self.ways.values() for text in (variants.long, variants.short)]
        return [*posts, self.website]

    @property
    def with_gaps(self) -> list[Text]:
        """All words in which gaps are filled."""
        return [*self.texts, *self.changes.values(), *([self.lead] if self.lead else [])]


def check(id: str, wording: Wording) -> Iterator[Problem]:
    """Find what the schema cannot: words that nobody should post, and gaps that nothing fills."""
    name = f'wording "{id}"'
    for text in wording.with_gaps:
        for gap in GAP.findall(text):
            if gap not in FILLED and (meant := near(gap, FILLED, ALIKE)):
                what = f'{name} has the gap "[{shown(gap)}]", which nothing fills. Did you mean "[{meant[0]}]"?'
                yield Problem(text.where, what, "Or use other words, if whoever posts it is to fill it in by hand.")
    if wording.lead and not wording.lead.startswith(LEADS):
        what = f'the lead of {name} is "{shown(wording.lead)}".'
        yield Problem(wording.lead.where, what, "Begin it with the plain word   Correction,   Update   or   Cywiriad")
    if wording.withheld and (repeats := next((t for t in wording.texts if repeated(t)), None)):
        what = f"{name} says that nothing is repeated, and then repeats what someone typed."
        yield Problem(repeats.where, what, "Take the gap out, or the   withheld:   line.")
    if not wording.withheld and any(CHANGED in text for text in wording.texts) and len(wording.changes) < len(CHANGES):
        what = f'{name} uses "[{CHANGED}]" and does not say it in all four ways.'
        yield Problem(wording.where, what, f"Give it the lines   {', '.join(f'{name}:' for name in CHANGES)}")
    lacking = [way for way in ON_A_NETWORK if way not in wording.ways]
    if lacking and len(wording.ways) > 1:
        what = f'{name} has no words for "{lacking[0]}", so that somebody would post nothing but its lead.'
        do = f"Give it all of   {', '.join(f'{way}:' for way in ON_A_NETWORK)}   or   notice:   alone."
        yield Problem(wording.where, what, do)
    for text in wording.texts:
        if found := HOLLOW.search(text.lower()):
            what = f'{name} says "{found[0]}", which doubts that anyone was hurt.'
            yield Problem(text.where, what, "Name what it did, and to whom.")
        elif not in_order(text):
            what = f"{name} says sorry before it says whose mistake it was and what has been done."
            yield Problem(text.where, what, "Put   We are sorry   after those.")


def between(entries: Entries) -> Iterator[Problem]:
    """Find outcomes of the guide that lead to two wordings: only the first would be offered."""
    first: dict[str, str] = {}
    for id, wording in entries.all(Wording).items():
        for outcome in wording.outcomes:
            if (other := first.setdefault(outcome, id)) != id:
                what = f'outcome "{outcome}" leads to the wordings "{other}" and "{id}", and can lead to one.'
                yield Problem(outcome.where, what, "Name it below one of the two.")


def gaps(wordings: Mapping[str, Wording]) -> list[str]:
    """Return all gaps: what is typed fills the first, and the others stay until they are written by hand."""
    found = (gap for wording in wordings.values() for text in wording.with_gaps for gap in GAP.findall(text))
    return list(dict.fromkeys([*FILLED, SAFE, *found]))


def repeated(text: str) -> bool:
    return any(gap in SAID for gap in GAP.findall(text))


def in_order(text: str) -> bool:
    """Say whether responsibility and repair come before regret."""
    before, sorry, after = text.partition("are sorry")
    return not sorry or (OWNED.search(before) is not None and DONE not in after)


def text(wordings: Mapping[str, Wording]) -> str:
    """Return the wordings for the register, which compares them for ever: the form of a line never changes."""
    lines = ["Wordings:"]
    for wording in wordings.values():
        lines += [f"{wording.title}:", *([f"Withheld: {wording.withheld}"] if wording.withheld else [])]
        lines += [f"{name}: {text}" for name, text in wording.changes.items()]
        for way, variants in wording.ways.items():
            lead = f"{wording.lead} " if wording.lead else ""
            lines += [f"{way}: {lead}{variants.long}", f"{way}, in short: {lead}{variants.short}"]
        lines += [f"website: {wording.website}", f"See {' '.join(f'[{id}]' for id in wording.sections)}"]
    return "\n".join(lines)


def in_full(wording: Wording, text: str) -> str:
    """Return words to fill in by hand: with the lead, what changed, and all that may be left out."""
    swapped = wording.swapped or ""
    if not text.startswith(f"[{CHANGED}]"):
        swapped = swapped[:1].upper() + swapped[1:]
    whole = f"{wording.lead or ''} {text}".strip()
    return OPTIONAL.sub("", whole.replace(f"[{CHANGED}]", swapped))


def for_script(wording: Wording) -> str:
    """Return what the script needs of a wording, as JSON. It stands beside the same words in the page, to pack well."""
    data = {
        "lead": wording.lead or "",
        "withheld": wording.withheld or "",
        "outcomes": wording.outcomes,
        "changes": wording.changes,
        "website": wording.website,
        "ways": {way: [variants.long, variants.short] for way, variants in wording.ways.items()},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def render_writer(place: Place, wordings: Mapping[str, Wording], networks: Mapping[str, object]) -> str:
    values = {
        "text": text(wordings),
        "gaps": json.dumps(gaps(wordings), separators=(",", ":")),
        "for_script": for_script,
    }
    words = {"in_full": in_full, "with_gaps": with_gaps}
    return render("writer/template.html", place=place, wordings=wordings, networks=networks, **values, **words)


def show(context: Context) -> str:
    return render_writer(context, context.all(Wording), context.networks)


COMPONENT = Component(
    "writer",
    reads=(EntryType("wordings", "wording", Wording, check, file="wordings.yml", first="wrong-fact:", fictional=True),),
    macros=(Macro("writer", show, "{{ writer() }}", whole=("wordings", "networks")),),
    check=between,
)
