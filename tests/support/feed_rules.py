"""What RFC 4287, and RFC 5005 for archives, ask of a feed, section by section, as far as a feed of ours goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

ATOM = "{http://www.w3.org/2005/Atom}"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ONCE = {"id", "title", "updated"}
SELDOM = {"generator", "icon", "logo", "rights", "subtitle", "summary", "content", "published", "source"}
OTHER = {"author", "category", "contributor", "link", "entry", ARCHIVE}
INSIDE = {"author": {"name", "uri", "email"}, "contributor": {"name", "uri", "email"}}


def read(feed: bytes) -> Element:
    return fromstring(feed)  # noqa: S314  (made by the test)


def entries(feed: Element) -> list[Element]:
    return feed.findall(f"{ATOM}entry")


def text(element: Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def links(element: Element, rel: str) -> list[Element]:
    return [link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == rel]


def faults(feed: Element) -> list[str]:
    """Return everything that is wrong with a feed."""
    if feed.tag != f"{ATOM}feed":
        return [f"the root is {feed.tag}"]
    found = [*faults_of_both(feed, "feed")]
    for entry in entries(feed):
        found += [*faults_of_both(entry, "entry")]
        if not (feed.findall(f"{ATOM}author") or entry.findall(f"{ATOM}author")):
            found.append("4.1.1: an entry has no author, nor has its feed")
        if entry.find(f"{ATOM}content") is None and not links(entry, "alternate"):
            found.append("4.1.2: an entry has neither content nor an alternate link")
        if text(entry, "updated") > text(feed, "updated"):
            found.append("an entry is newer than its feed")
    if (feed.find(ARCHIVE) is None) != (not links(feed, "current")):
        found.append("RFC 5005, 4: an archive has no link to its feed, or what has one is none")
    names = [text(entry, "id") for entry in entries(feed)]
    found += [f"4.1.1: {name} is the id of two entries" for name in {*names} if names.count(name) > 1]
    return found + ([] if len(links(feed, "self")) == 1 else ["4.1.1: the feed has no link to itself"])


def faults_of_both(element: Element, called: str) -> Iterator[str]:
    """Yield what is wrong with a feed or an entry by itself."""
    names = [child.tag.removeprefix(ATOM) for child in element]
    yield from (f"{called}: {name} is unknown" for name in {*names} - ONCE - SELDOM - OTHER)
    yield from (f"4.1: a {called} has {names.count(name)} {name}" for name in ONCE if names.count(name) != 1)
    yield from (f"4.1: a {called} has several {name}" for name in SELDOM if names.count(name) > 1)
    targets = [(link.get("type"), link.get("hreflang")) for link in links(element, "alternate")]
    if len(targets) != len({*targets}):
        yield f"4.1: two alternate links of a {called} are of one kind"
    for child, name in zip(element, names, strict=True):
        if name != "entry":
            yield from (f"{called} {name}: {fault}" for fault in faults_of_child(child, name))
    if (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        yield f"a {called} has text between its elements"


def faults_of_child(child: Element, name: str) -> Iterator[str]:
    said = child.text or ""
    if {inner.tag.removeprefix(ATOM) for inner in child} - INSIDE.get(name, set()):
        yield "3.1: plain text has elements in it"
    if name == "id" and not absolute(said):
        yield f"4.2.6: {said!r} is not absolute"
    if name in ("updated", "published") and not is_date(said):
        yield f"3.3: {said!r} is not a date of RFC 3339"
    if name == "link" and not absolute(child.get("href", "")):
        yield f"4.2.7: {child.get('href')!r} is not absolute"
    if name == "category" and not child.get("term"):
        yield "4.2.2: it has no term"
    if name in INSIDE and len(child.findall(f"{ATOM}name")) != 1:
        yield "3.2.1: it has no name"


def absolute(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.scheme and parts.netloc) and not re.search(r"[\s<>\"{}|\\^`]", address)


def is_date(text: str) -> bool:
    try:
        return bool(DATE.fullmatch(text) and datetime.fromisoformat(text))
    except ValueError:
        return False
