"""Links to other sites: every address that a page leads to is one of a source, and secure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.components.source import Source
from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown

CODE = re.compile(r"(`+).+?\1|<!--.*?-->")
OTHER_SITE = r"(?:https?:)?//"
LINKS = (
    rf"\]\(\s*<?({OTHER_SITE}[^\s)>]+)",  # [words](address)
    rf"^\s{{0,3}}\[[^\]]+\]:\s*<?({OTHER_SITE}[^\s>]+)",  # [words]: address
    r"<(https?://[^\s>]+)>",
    rf"\bhref\s*=\s*[\"']?({OTHER_SITE}[^\s\"'>]+)",
)
LINK = re.compile("|".join(LINKS), re.IGNORECASE)


def of_page(library: Library, page: Page) -> Iterator[Problem]:
    """Find the links of a page that lead to other sites and to no source, or that are not secure."""
    sources = {source.url: id for id, source in library.all(Source).items() if source.url}
    for address, at in links(page):
        if not address.startswith("https://"):
            what = f'this links to "{shown(address)}", which does not begin with https://.'
            yield Problem(at, what, f"Write   https://{address.partition('//')[2]}   if the site has that.")
        elif address not in sources:
            what = f'this links to "{shown(address)}", which is not in docs/sources.yml.'
            yield Problem(at, what, 'Add it there, and cite it with   {{ source("its-id") }}   in place of the link.')


def links(page: Page) -> Iterator[tuple[str, Where]]:
    """Yield the addresses of other sites that a page leads to, code left out."""
    for number, line in page.prose.items():
        for link in LINK.finditer(CODE.sub("", line)):
            yield next(filter(None, link.groups())), Where(page.file, number)
