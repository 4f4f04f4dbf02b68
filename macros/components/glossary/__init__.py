"""The glossary: what a word means, explained on every page that uses it, and the names that we do not use for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.components.declaration import Component, Macro
from macros.components.place import Context, Link, Place
from macros.components.templates import render
from macros.content.collection import Entries, EntryType
from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where

APOSTROPHE = "(?:['\u2019]|\x02wzxhzdk:\\d+\x03)"  # the last is a curly one that Markdown has put aside


@dataclass(frozen=True)
class Term:
    """One word or name. Without a meaning it is only a name to keep to."""

    where: Where
    term: Text = example("alt text")
    means: Text | None = example("Words that say what is in a picture.", default=None)
    forms: tuple[Text, ...] = example("[text alternative]", default=())
    instead_of: tuple[Text, ...] = example("[image description]", quoted=True, default=())
    sections: tuple[Text, ...] = example("[posts-everyone-can-read]", names="sections", default=())
    sources: tuple[Text, ...] = example("[gcs-accessible-campaigns]", names="sources", default=())

    @property
    def names(self) -> tuple[Text, ...]:
        return (self.term, *self.forms)


def check(id: str, term: Term) -> Iterator[Problem]:
    """Find what the schema cannot: a word that says nothing."""
    if term.means is None and not term.instead_of:
        what = f'term "{id}" has no meaning, and takes the place of no other name.'
        yield Problem(term.where, what, "Add a line such as   means: Words that say what is in a picture.")
    if term.means is None and term.forms:
        what = f'term "{id}" has other forms, but no meaning that they could lead to.'
        yield Problem(term.forms[0].where, what, "Add   means: ...   or write them below   instead_of:")


def explained(terms: Mapping[str, Term]) -> dict[str, Term]:
    """Return by id, in the order of the alphabet, the terms that have a meaning."""
    found = {id: term for id, term in terms.items() if term.means}
    return dict(sorted(found.items(), key=lambda entry: entry[1].term.casefold()))


def finder(names: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of some names in a text, one or several, at the start of a sentence too."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    found = "|".join(map(as_written, longest_first)) or "(?!)"
    return re.compile(rf"(?<![\w@#/.\u2019'-])(?:{found})(?:s(?=\W|$))?(?![\w-])")


def as_written(name: str) -> str:
    """Return the pattern of a name: its first letter may be a capital, and its spaces may be line ends."""
    first, rest = name[0], re.escape(name[1:]).replace(r"\ ", r"\s+").replace("'", APOSTROPHE)
    return (f"[{first}{first.upper()}]" if first.islower() else re.escape(first)) + rest


def key(name: str) -> str:
    """Return what is the same for a name and for every way of writing it that `finder` finds, several aside."""
    return " ".join(re.sub(APOSTROPHE, "'", name).split()).casefold()


def known_as(found: str, names: Collection[str]) -> str:
    """Return which of some names, in the form of `key`, was found."""
    name = key(found)
    return name if name in names else name.removesuffix("s")


def render_glossary(place: Place, terms: Mapping[str, Term]) -> str:
    return render("glossary/template.html", place=place, terms=explained(terms))


def render_words(terms: Mapping[str, Term], more: Link) -> str:
    """Return what stands at the foot of a page that uses some terms; `more` leads to all of them."""
    return render("glossary/words.html", terms=explained(terms), more=more)


def list_all(context: Context) -> str:
    return render_glossary(context, context.all(Term))


def cited(entries: Entries) -> Iterator[str]:
    return (id for term in entries.all(Term).values() for id in term.sources)


COMPONENT = Component(
    "glossary",
    reads=(
        EntryType(
            "terms",
            "term",
            Term,
            check,
            file="glossary.yml",
            first="alt-text:",
            anchor="term-",
            is_shown=lambda term: term.means is not None,
        ),
    ),
    macros=(Macro("glossary", list_all, "{{ glossary() }}", whole=("terms",), lists=True, cites=cited),),
    found_as={"Word": 0.07},
)
