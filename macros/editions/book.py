"""What an edition is made of: the text of pages of a built site, in XHTML that needs no script and no other page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from macros.content.html_tree import Element, parse
from macros.content.languages import InLanguages
from macros.problems import Where

INDEX = "index.html"


class Heading(NamedTuple):
    """A heading with a permanent address. `version` is the address of what it says now, which `words` name."""

    id: str
    level: int
    title: str
    address: str
    version: str
    words: str


@dataclass(frozen=True)
class Chapter:
    """A page of the site: its path there, such as `part-5/`, what it is, and its text. `sources` are what it cites."""

    path: str
    kicker: str
    headings: list[Heading]
    html: str
    sources: list[tuple[str, str]]

    @property
    def id(self) -> str:
        return self.headings[0].id

    @property
    def title(self) -> str:
        return self.headings[0].title

    @property
    def name(self) -> str:
        """Of its files."""
        return self.path.strip("/").replace("/", "-")


@dataclass(frozen=True)
class Book:
    """An edition, whatever its form, of a part of the `handbook` or of all. `made` is the day, such as 2026-12-01."""

    name: str
    title: str
    handbook: str
    kicker: str
    address: str
    language: str
    author: str
    licence: str
    made: str
    chapters: list[Chapter]
    site: Path
    styles: list[str]

    @property
    def is_part(self) -> bool:
        return self.title != self.handbook

    @property
    def series(self) -> str:
        """What it is of, such as A Handbook, Part 5 of 5."""
        return f"{self.handbook}, {self.kicker}" if self.is_part else self.kicker

    @property
    def newest(self) -> str:
        """The address of the newest text."""
        return self.address if len(self.chapters) > 1 else self.chapters[0].headings[0].address


class Edition(NamedTuple):
    """A file below the site: what it is of, its form, and, if it is of one page alone, the page and the ids in it."""

    path: str
    words: str
    form: str
    page: str = ""
    ids: frozenset[str] = frozenset()


@dataclass
class SitePage:
    """A page of a built site, as it is read."""

    path: str
    tree: Element
    article: Element = field(init=False)

    def __post_init__(self) -> None:
        self.article = next(each for each in self.tree.all() if each.tag == "article")

    def file(self, site: Path) -> Path:
        return site / self.path / INDEX

    def first(self, tag: str, **attributes: str) -> Element | None:
        found = (each for each in self.tree.all() if each.tag == tag)
        return next((each for each in found if attributes.items() <= each.attributes.items()), None)

    def said(self, tag: str, key: str, **attributes: str) -> str:
        """Return the value of an attribute of the first such element, or nothing."""
        found = self.first(tag, **attributes)
        return found.attributes.get(key, "") if found else ""

    @property
    def handbook(self) -> str:
        """The name of the handbook, in each language that the page says of it."""
        title = next((each for each in self.tree.all() if "hb-header__title" in each.classes), None)
        parts = (
            {each.attributes["lang"]: each.text for each in title.all() if "lang" in each.attributes} if title else {}
        )
        name = self.said("meta", "content", property="og:site_name")
        return InLanguages(parts, Where(self.path, 1)) if parts else name

    @property
    def styles(self) -> list[str]:
        """The paths of the styles that the page has, below the site."""
        links = (each.attributes for each in self.tree.all() if each.tag == "link")
        return [urljoin(self.path, link["href"]) for link in links if link.get("rel") == "stylesheet"]

    @property
    def kicker(self) -> str:
        """What stands above the title of a part, such as Part 5 of 5, and of no other page."""
        own = (each for each in self.article.children if isinstance(each, Element))
        return next((each.text for each in own if "hb-kicker" in each.classes), "")


def pages(site: Path) -> Iterator[SitePage]:
    """Yield the pages of a built site in the order of its navigation."""
    home = SitePage("", parse((site / INDEX).read_text("utf-8")))
    for link in home.tree.all():
        if "hb-nav__link" in link.classes:
            path = link.attributes["href"].removesuffix(INDEX)
            yield SitePage(path, parse((site / path / INDEX).read_text("utf-8")))
