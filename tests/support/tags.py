"""The pages of a built site: their tags, in a fraction of the time that a tree takes, and their trees."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup

LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "link": "href",
    "source": "src",
    "video": "src",
    "audio": "src",
}


class Tag(NamedTuple):
    """A start tag; an attribute without a value has an empty one."""

    name: str
    attributes: dict[str, str]


class Tags(HTMLParser):
    """Collects the tags of a page in their order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Tag] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Tag(tag, {name: value or "" for name, value in attrs}))


def tags(html: str) -> list[Tag]:
    return Tags(html).found


def loaded(page: list[Tag], *relations: str) -> list[str]:
    """Return the addresses that a browser fetches for a page, and those of links of these relations."""
    return [
        tag.attributes[LOADS[tag.name]]
        for tag in page
        if tag.attributes.get(LOADS.get(tag.name, ""))
        and (tag.name != "link" or {*relations} & {*tag.attributes.get("rel", "").split()})
    ]


def files_of(site: Path, every: bool = False) -> dict[str, Path]:
    """Return the pages of a built site, by the path at which each is served.

    Of a section's versions, which one template makes, they are the first and the last, and of the histories one in
    five, or every one: these are several times the rest of the site.
    """
    left_out = {page for section in site.rglob("s/*") for page in sorted(section.glob("[0-9]*/index.html"))[1:-1]}
    histories = sorted(site.rglob("s/*/history/index.html"))
    left_out |= {*histories} - {*histories[::5]}
    pages = sorted({*site.rglob("*.html")} - (set() if every else left_out))
    return {page.relative_to(site).as_posix().removesuffix("index.html"): page for page in pages}


def tags_of(site: Path, every: bool = False) -> dict[str, list[Tag]]:
    """Return the tags of the pages of a built site."""
    return {name: tags(file.read_text("utf-8")) for name, file in files_of(site, every).items()}


def trees_of(site: Path, every: bool = False, without: str = "?") -> dict[str, BeautifulSoup]:
    """Return the pages of a built site as trees, but for those below a path."""
    found = {name: file for name, file in files_of(site, every).items() if not name.startswith(without)}
    return {name: BeautifulSoup(file.read_text("utf-8"), "html.parser") for name, file in found.items()}
