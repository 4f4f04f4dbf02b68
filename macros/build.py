"""All that one build of the handbook knows: the only thing that is put into `config.extra`."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple, Protocol

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from macros.cache import Cache, KeptFolders
from macros.checks.readability import Measure
from macros.content.html_tree import Id
from macros.handbook import review_dates
from macros.handbook.library import Library
from macros.handbook.search_entries import Entry
from macros.problems import Problem
from macros.publishing.permalinks import Permalinks
from macros.publishing.record import Change

WORKER = "sw.js"
LASTING_INDEX = "s/search-index.js"  # the index of the search once more, under a name that stays


class Frame(Protocol):
    """A page of the theme without a text, at so many folders below the site.

    Of the pages about versions it loads the styles, the script or both: `kinds` are `css` and `js`. One that is
    `lasting` names nothing that changes with what the handbook says, so that a page that has it stays as it is.
    """

    def __call__(self, depth: int, *kinds: str, lasting: bool = False) -> str: ...


class Asset(NamedTuple):
    """A file of the site; its name changes with its content, so that a browser may keep it for ever."""

    path: str
    content: bytes


NO_INDEX = Asset("", b"")


@dataclass
class PageText:
    """The HTML of a page's text as it is published, and what is known of it.

    These are its ids in their order, with the places where their elements end; what the theme shows of it, and when it
    changed; how hard it is to read; the text of each section; what the search finds; and what MkDocs has found in it,
    with its links by the paths of the pages.
    """

    html: str
    ids: list[Id]
    meta: dict[str, object]
    changed: str
    measure: Measure
    sections: dict[str, str]
    entries: list[Entry]
    rendered: dict[str, Any]
    links: dict[str, dict[str, str]]


@dataclass(repr=False)  # that of a whole handbook is a megabyte, and mkdocs-macros notes it in each build
class Build:
    """What is known of a build that is made for `today`.

    Set by whoever starts it: `texts_only`, where the site is not wanted, but the text of each section; `withdrawing`,
    where a section may have vanished; `served`, where `mkdocs serve` shows the site while it is being written.
    Known before anything is read: `state`, the times and the sizes of the files that it is made from.

    Known once the handbook is read: `library`; `assets`, the styles and scripts of the site, and of these in `styles`
    and `scripts` those of single pages, by the names of their bundles; `found`, what is wrong as far as is known, which
    is reported when all pages are rendered; `reported`, whether it has been; `unwritten`, what the library holds that
    is not in the files of the register yet; `sound`, whether nothing was wrong with what was read; `nav`;
    `surroundings`, a digest of all that a page may be made of but for its own text.
    Known of the page that is rendered: `found_before`, how much had been found when it began.
    Known once the pages are rendered: `texts`, what came of each, by its path; `mistakes`, what had been found by then,
    and is told of a page when it is rendered; `search_index`, the script that holds what the search can lead to;
    `later`, what every page may come to load, as addresses below the site: a copy of a page needs it, and a page is
    none other when it changes; `later_scripts`, what the check of policies alone may load, by the names that its
    template has for it; `theme`, its templates, and `files`, all that MkDocs publishes; `frame`; `kept`, the folders of
    permanent addresses that the build before this one has left.
    """

    texts_only: bool = False
    withdrawing: bool = False
    served: bool = False
    today: date = field(default_factory=review_dates.today)
    library: Library = field(default_factory=Library)
    assets: list[Asset] = field(default_factory=list)
    styles: dict[str, Asset] = field(default_factory=dict)
    scripts: dict[str, Asset] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)
    mistakes: list[Problem] = field(default_factory=list)
    unwritten: list[Change] = field(default_factory=list)
    reported: bool = False
    sound: bool = False
    cache: Cache = field(default_factory=lambda: Cache("pages"))
    found_before: int = 0
    surroundings: str = ""
    texts: dict[str, PageText] = field(default_factory=dict)
    files: Files = field(default_factory=lambda: Files([]))
    nav: Navigation = field(default_factory=lambda: Navigation([], []))
    theme: Environment = field(default_factory=Environment)
    search_index: Asset = NO_INDEX
    later: list[str] = field(default_factory=list)
    later_scripts: dict[str, Asset] = field(default_factory=dict)
    frame: Frame = lambda depth, *kinds, lasting=False: ""
    kept: KeptFolders | None = None
    state: dict[str, tuple[int, int]] = field(default_factory=dict)

    @functools.cached_property
    def permalinks(self) -> Permalinks:
        return Permalinks(self.library, self.today)

    @property
    def measures(self) -> dict[str, Measure]:
        """How hard each page is to read, by its path."""
        return {path: text.measure for path, text in self.texts.items()}

    @property
    def findable(self) -> list[Entry]:
        """What the search can lead to."""
        return [entry for text in self.texts.values() for entry in text.entries]

    @property
    def worker(self) -> str:
        """The address of the script that keeps pages for later; none where they are drafts."""
        return "" if self.served else WORKER


def build_of(config: MkDocsConfig) -> Build:
    """Return the build that MkDocs is about, which begins with the first question."""
    build = config.extra["build"] = config.extra.get("build") or Build()
    assert isinstance(build, Build)  # noqa: S101  (a mistake of ours, not of an editor's)
    return build
