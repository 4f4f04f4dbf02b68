"""Links to pages, which name the file of the page: `../sources/index.html`, where an editor writes `sources.md`.

No link then needs a server that looks for a page in a folder, so that one site works from a file share, a USB stick and
an unpacked preview, and on any host. What others may cite stays without the name: `canonical`, the sitemap, the feeds,
the exports and the addresses that Cite gives are full addresses, which these edits leave alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content import html_attributes
from macros.content.html_tree import Edit, Element

PAGE = "index.html"
WITHIN = re.compile(r"(?!\s*(?:\w[\w+.-]*:|[/\\]{2}))([^?#]+)(.*)", re.DOTALL)  # an address without a scheme or a host


def edits(html: str, tree: Element) -> Iterator[Edit]:
    """Yield the edits that make each link of some HTML, of which `tree` is what was read, name its page."""
    yield from html_attributes.changed({"href": to_file}, html, tree)


def to_file(address: str) -> str:
    """Return an address within the site that leads to a folder as one that leads to the page in it, and any other."""
    within = WITHIN.fullmatch(address)
    if not within:
        return address
    path, rest = within.groups()
    path += "/" if path.rpartition("/")[2] in (".", "..") else ""
    return f"{path.removeprefix('./')}{PAGE}{rest}" if path.endswith("/") else address
