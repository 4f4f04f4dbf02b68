"""The pages of a made-up handbook, as its editor has them in mind."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from tests.support.published import FRONT, HELP
from tests.test_properties import Dumper

WORDS = ("correct", "post", "wrong", "street", "it's", "people", 'so "called"', "reader", "say", "7.42 am", "Q&A")
LINK = '{{{{ section("{}") }}}}'
CITATION = '{{{{ source("{}") }}}}'
STUDY = "study-of-networks"
KEPT = ("home", "when-things-go-wrong", "first-ten-minutes")


@dataclass
class Part:
    """A section, or as the first of a page the page as a whole; `blocks` are its Markdown.

    `kind`, `exhibit` and `data` are those of an example or a checklist in it: what it is, its id and what it says.
    """

    id: str
    title: str
    level: int
    blocks: list[str] = field(default_factory=list)
    data: dict[str, Any] = field(default_factory=dict)
    kind: str = ""
    exhibit: str = ""

    def give(self, other: Part) -> None:
        """Let another have what is exhibited here."""
        other.kind, other.exhibit, other.data = self.kind, self.exhibit, self.data
        self.kind, self.exhibit, self.data = "", "", {}

    @property
    def markdown(self) -> str:
        heading = [] if self.level == 1 else [f"{'#' * self.level} {self.title} {{ #{self.id} }}"]
        macro = [f'{{{{ {self.kind}("{self.exhibit}") }}}}'] if self.kind else []
        return "\n\n".join([*heading, *self.blocks, *macro]) + "\n\n"


class Draft:
    """The pages, each a list of its sections; `gone` has what was taken out, with what to read instead."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.made = 0
        self.gone: dict[str, str] = {}
        self.sources = {f"source-{n}": a_source(n) for n in range(6)}
        self.network = a_network("For an hour")
        self.term = {"term": "street", "means": "Where people live."}
        self.pages: dict[str, list[Part]] = {
            "index": [Part("home", "The handbook", 1, ["Words.", "{{ glossary() }}", '{{ networks("correct") }}'])],
            HELP: [
                Part("when-things-go-wrong", "When things go wrong", 1, ["Words."]),
                Part("first-ten-minutes", "First", 2, ["Words."]),
            ],
        }

    @property
    def parts(self) -> list[Part]:
        return [part for page in self.pages.values() for part in page]

    @property
    def ids(self) -> list[str]:
        return [part.id for part in self.parts]

    def some(self, fits: Callable[[Part], bool] = lambda part: True) -> Part | None:
        """Return any section that fits and may be moved or taken out; never one that every page leads to."""
        found = [part for part in self.parts if part.id not in KEPT and fits(part)]
        return self.dice.choice(found) if found else None

    def page(self) -> str:
        return self.dice.choice([name for name in self.pages if name not in ("index", HELP)])

    def page_of(self, part: Part) -> list[Part]:
        return next(page for page in self.pages.values() if part in page)

    def cut(self, part: Part) -> list[Part]:
        """Take a section out of its page, with those in it."""
        page = self.page_of(part)
        at = page.index(part)
        end = next((n for n in range(at + 1, len(page)) if page[n].level <= part.level), len(page))
        family = page[at:end]
        del page[at:end]
        return family

    def put(self, family: list[Part]) -> None:
        """Put sections into any page, before any one that is as high, or at the end."""
        page = self.pages[self.page()]
        page_at = [n for n in range(1, len(page)) if page[n].level <= family[0].level]
        at = self.dice.choice([*page_at, len(page)])
        page[at:at] = family

    def drop(self, part: Part, instead: str = "") -> None:
        """Give up an id, with what is exhibited there, and every link to it."""
        self.gone[part.id] = instead
        if part.kind:
            self.gone[f"{part.kind}-{part.exhibit}"] = ""
        for other in self.parts:
            other.blocks = [block for block in other.blocks if f'"{part.id}"' not in block] or ["Words."]

    def id(self) -> str:
        self.made += 1
        return f"section-{self.made}"

    def text(self, least: int = 6) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(least, 14))).capitalize() + "."

    def title(self, least: int = 6) -> str:
        """Return some words with no mark at their end."""
        return self.text(least).rstrip(".")

    def block(self) -> str:
        kinds = (
            self.text,
            self.text,
            lambda: f"{self.text()}\n\n- {self.text()}\n- {self.text()}",
            lambda: f"{self.text()}\n\n1. {self.text()}\n2. {self.text()}",
            lambda: f"| One | Two |\n| --- | --- |\n| {self.text()} | {self.text()} |\n| A | {self.text()} |",
            lambda: f"See {LINK.format(self.dice.choice(self.ids))} first.",
            lambda: f"So it is said {CITATION.format(self.dice.choice(sorted(self.sources)))}.",
        )
        return self.dice.choice(kinds)()

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield each file below `docs/`, and what is in it."""
        cited = {id: said for id, said in self.sources.items() if any(self.citing(id))}
        yield "sources.yml", dumped({STUDY: a_source(0)} | cited)
        yield "networks.yml", dumped({"one": self.network})
        yield "glossary.yml", dumped({"street": self.term})
        for name, page in self.pages.items():
            whole = page[0]
            for first in page[1:2]:  # no level is skipped
                first.level = 2
            yield f"{name}.md", FRONT.format(title=whole.title, id=whole.id) + "".join(part.markdown for part in page)
            data: dict[str, Any] = {}
            for part in page:
                if part.kind:
                    data.setdefault(f"{part.kind}s", {})[part.exhibit] = part.data
            if data:
                yield f"{name}.yml", dumped(data)

    def citing(self, id: str) -> list[Part]:
        return [part for part in self.parts if any(CITATION.format(id) in block for block in part.blocks)]


def dumped(data: dict[str, Any]) -> str:
    return yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False)


def a_source(number: int) -> dict[str, str]:
    said = {"cite": f"A study, no. {number}", "title": "A study", "publisher": f"Publisher {number}", "says": "So."}
    said |= {"kind": "history", "date": "2001", "checked": "2002-02-02", "read": "copy"}
    return said | {"url": f"https://study.example/{number}"}


def a_network(edit: str) -> dict[str, Any]:
    known = {"edit": [{"text": edit, "sources": [STUDY]}], "history": [{"looked_for": "Its own help"}]}
    return {"name": "Network One", "way": "edit"} | known


def exhibit(draft: Draft) -> tuple[str, dict[str, Any]]:
    """Return an example or a checklist of random words."""
    see = ["first-ten-minutes"]
    if draft.dice.random() < 0.5:
        items = [{"id": f"step-{n}", "text": draft.text(), "must": n == 1, "see": see} for n in range(3)]
        return "checklist", {"title": draft.title(), "groups": [{"title": draft.title(), "items": items}]}
    names = ("scene", "account", "posted", "post", "wrong", "affected", "corrected")
    common = {"because": draft.text(), "why": [draft.text()], "see": see}
    choices = [
        {"id": "do", "title": draft.title(), "verdict": "do", "seen": [{"post": "corrected"}], **common},
        {"id": "avoid", "title": draft.title(), "verdict": "avoid", "seen": [{"post": "original"}], **common},
    ]
    fixed = {"kind": "slip", "handle": "Anytown", "network": "edits", "wrong_words": []}
    texts = {"title": draft.title()} | {name: draft.text() for name in names}
    return "correction", texts | fixed | {"choices": choices}
