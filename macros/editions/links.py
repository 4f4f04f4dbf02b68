"""Fills the places that a built site has for links to its editions.

It can be done again: what stands in a place gives way. A site that is built and no more has no dead link.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from macros.components.editions import Offer, render_list, render_one
from macros.components.place import Link
from macros.content.html_tree import HEADINGS, Edit, edited, parse
from macros.editions.book import INDEX, Edition, SitePage, pages

TAG = "hb-editions"
OF_SECTIONS = "s/*/*/index.html"  # the history of each, and its versions


def write(site: Path, editions: Sequence[Edition], made: str) -> None:
    """Lead from each part to its edition, and from one page to all.

    The history of a section leads to the edition of its part, and so do earlier versions, of which there is none.
    """
    write_list(site, editions, made)
    listing = listing_of(site)
    others = f"{listing.path}{INDEX}{anchor(listing)}" if listing else ""
    own = {edition.page: edition for edition in editions if edition.page}

    def one(edition: Edition, root: str, words: str, id: str = "") -> str:
        return render_one(offer(site, edition, root, words, id), made, others and f"{root}{others}")

    for page in pages(site):
        if page.kicker and page.path in own:
            fill(page.file(site), one(own[page.path], up(page), "This part on paper"))
    of_section = {id: edition for edition in own.values() for id in edition.ids}
    for path in sorted(site.glob(OF_SECTIONS)):
        if edition := of_section.get(id := path.parents[1].name):
            fill(path, one(edition, "../../../", "The part that it is in, as it is today", id))


def write_list(site: Path, editions: Sequence[Edition], made: str) -> None:
    """Lead from one page to all editions."""
    if listing := listing_of(site):
        offers = [offer(site, each, up(listing), each.words) for each in editions]
        fill(listing.file(site), render_list(offers, made))


def listing_of(site: Path) -> SitePage | None:
    """Return the page that has the place of the list."""
    return next((page for page in pages(site) if not page.kicker and page.first(TAG)), None)


def up(page: SitePage) -> str:
    return "../" * page.path.count("/")


def offer(site: Path, edition: Edition, root: str, words: str, id: str = "") -> Offer:
    href = f"{root}{edition.path}{'#' if id else ''}{id}"
    return Offer(Link(words, href), edition.form, (site / edition.path).stat().st_size)


def fill(path: Path, html: str) -> None:
    """Put HTML into the place of a page, if it has one."""
    text = path.read_text("utf-8")
    if f"<{TAG}" not in text:
        return
    places = (element for element in parse(text).all() if element.tag == TAG)
    edits = [Edit(place.inner_start, place.inner_end, html) for place in places]
    path.write_text(edited(text, edits), "utf-8", newline="\n")


def anchor(page: SitePage) -> str:
    """Return the anchor of the section with the place of a page."""
    found = ""
    for element in page.article.all():
        if element.tag == TAG:
            break
        if element.tag in HEADINGS - {"h1"} and "id" in element.attributes:
            found = f"#{element.attributes['id']}"
    return found
