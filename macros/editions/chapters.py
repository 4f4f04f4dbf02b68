"""Writes the pages of a built site out as the chapters of editions, in which each id is of one element."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from macros.components.templates import render
from macros.content.html_tree import VOID, Element
from macros.editions.book import INDEX, Book, Chapter, Heading, SitePage, pages

PERMANENT = "s/"  # the folder of the permanent addresses
# What has no use outside a browser, or stands elsewhere in an edition.
DROPPED_TAGS = {
    "button",
    "hb-copy",
    "hb-editions",
    "hb-offline",
    "nav",
    "noscript",
    "progress",
    "script",
    "svg",
    "template",
}
DROPPED_CLASSES = {"hb-noprint", "hb-inpart", "hb-back", "hb-item__done", "hb-progress"}
KEPT = {"alt", "class", "colspan", "datetime", "dir", "href", "id", "lang", "rowspan", "scope", "src", "start", "title"}
BOX = "☐"


def books(site: Path, made: str) -> list[Book]:
    """Return an edition of each part of a built site, and after them one of all."""
    parts = [page for page in pages(site) if page.kicker]
    if not parts:
        return []
    first = parts[0]
    name = first.handbook
    canonical = first.said("link", "href", rel="canonical")
    address = canonical.removesuffix(first.path)
    licence = first.said("link", "href", rel="license")
    language, author = first.said("html", "lang"), first.said("meta", "content", name="author")

    styles = [*dict.fromkeys(style for part in parts for style in part.styles)]

    def book(own: str, title: str, kicker: str, chapters: list[Chapter]) -> Book:
        return Book(own, title, name, kicker, address, language, author, licence, made, chapters, site, styles)

    each = [chapters([part], address, made)[0] for part in parts]
    whole = chapters(parts, address, made)
    everything = f"{parts[0].kicker.split(' ')[0]}s 1 to {len(parts)}" if len(parts) > 1 else parts[0].kicker
    return [
        *(book(one.name, one.title, one.kicker, [one]) for one in each),
        book("handbook", name, everything, whole),
    ]


def chapters(parts: list[SitePage], address: str, made: str) -> list[Chapter]:
    """Return pages as chapters of one edition, in which each id is of one element, and links lead to it."""
    taken: set[str] = set()
    ids = {part.path: own_ids(part, taken) for part in parts}
    permanent = {id for names in ids.values() for id in names.values()}
    return [Transcriber(part, ids, permanent, address, made).chapter() for part in parts]


def own_ids(page: SitePage, taken: set[str]) -> dict[str, str]:
    """Return the ids of a page, each with what it is called in an edition whose ids so far are `taken`.

    The title of every page has the same id: it gets that of the permanent address.
    """
    title = next((heading_id(link) for link in page.article.all() if "headerlink" in link.classes), page.path)
    names = {"main": title}
    for element in page.article.all():
        if (id := element.attributes.get("id", "main")) != "main":
            names[id] = f"{title}--{id}" if id in taken else id
    taken |= {*names.values()}
    return names


def heading_id(link: Element) -> str:
    """Return the id in the permanent address that the link at a heading leads to."""
    return link.attributes["href"].removesuffix(f"/{INDEX}").rpartition("/")[2]


class Transcriber:
    """Writes a page out as a chapter."""

    def __init__(
        self, page: SitePage, ids: Mapping[str, Mapping[str, str]], permanent: set[str], address: str, made: str
    ) -> None:
        self.page, self.ids, self.permanent, self.address, self.made = page, ids, permanent, address, made
        self.headings: list[Heading] = []
        self.sources: dict[str, str] = {}

    def chapter(self) -> Chapter:
        text = self.inside(self.page.article.children)
        sources = [(words, address) for address, words in self.sources.items()]
        return Chapter(self.page.path, self.page.kicker, self.headings, text, sources)

    def inside(self, children: Iterable[Element | str]) -> str:
        return "".join(
            html.escape(child, quote=False) if isinstance(child, str) else self.written(child) for child in children
        )

    def written(self, element: Element) -> str:
        if self.is_dropped(element):
            return ""
        if "headerlink" in element.classes:
            return self.version(element)
        tag, attributes = element.tag, self.attributes(element)
        if tag == "input":
            return BOX if element.attributes.get("type") == "checkbox" else ""
        if tag == "details":
            attributes["open"] = "open"
        if tag == "a" and "href" not in attributes:
            tag = "span"
        start = "".join([tag, *(f' {name}="{html.escape(value)}"' for name, value in attributes.items())])
        told, children = parted(element) if tag in ("del", "ins") else ([], element.children)
        inside = self.inside(children) + (render("editions/sign.html") if tag == "hb-checklist" else "")
        return self.inside(told) + (f"<{start}/>" if tag in VOID else f"<{start}>{inside}</{tag}>")

    def is_dropped(self, element: Element) -> bool:
        """Tell whether an element is nothing for an edition; a notice that waits for its day is, until that day."""
        waits = "hidden" in element.attributes and self.made <= element.attributes.get("data-due", "9999")
        unseen = waits or element.attributes.get("aria-hidden") == "true"
        return unseen or element.tag in DROPPED_TAGS or bool(DROPPED_CLASSES.intersection(element.classes))

    def attributes(self, element: Element) -> dict[str, str]:
        own = {name: value for name, value in element.attributes.items() if name in KEPT}
        if "id" in own:
            own["id"] = self.ids[self.page.path][own["id"]]
        if "href" in own:
            if "hb-src" in element.classes:
                self.sources.setdefault(own["href"], element.text.strip("() "))
            own["href"] = self.target(own["href"])
        if "src" in own:
            own["src"] = urljoin(self.page.path, own["src"])
        return own

    def target(self, href: str) -> str:
        """Return where a link leads: to a place in the edition, or else to the public address."""
        if urlsplit(href).scheme:
            return href
        url = urlsplit(urljoin(f"/{self.page.path}", href))
        path = unquote(url.path).removeprefix("/").removesuffix(INDEX)
        if path in self.ids and (id := self.ids[path].get(url.fragment or "main")):
            return f"#{id}"
        section = path.removeprefix(PERMANENT).strip("/")
        if path.startswith(PERMANENT) and section in self.permanent:
            return f"#{section}"
        return f"{self.address}{path}{'?' if url.query else ''}{url.query}{'#' if url.fragment else ''}{url.fragment}"

    def version(self, link: Element) -> str:
        """Note a heading by the link beside it, and return a mark in its place, which each form of edition fills in."""
        said = link.attributes
        address, name = said.get("data-address", ""), said.get("data-version", "")
        id, level, title = self.heading_beside(link)
        version = f"{address}{name}/" if name else address
        self.headings.append(Heading(id, level, title, address, version, said.get("data-words", "")))
        return versioned(self.headings[-1])

    def heading_beside(self, link: Element) -> tuple[str, int, str]:
        """Return the id in the edition, the level and the words of the heading that a link stands beside."""
        around = (each for each in self.page.article.all() if link in each.children)
        heading = next(child for each in around for child in each.children if isinstance(child, Element))
        return self.ids[self.page.path][heading.attributes["id"]], int(heading.tag[1:]), heading.text


def parted(element: Element) -> tuple[list[Element | str], list[Element | str]]:
    """Return what is told of words that were taken out or put in, which would be marked as they are, and the words."""
    told = [child for child in element.children if isinstance(child, Element) and "hb-vh" in child.classes]
    return [*told], [child for child in element.children if child not in told]


def versioned(heading: Heading) -> str:
    return render("editions/version.html", heading=heading)
