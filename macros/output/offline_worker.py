"""What a browser keeps for when there is no connection: the worker that does it, and a page that says so.

Every page that may be kept says by a mark which files it needs: `<meta name="handbook" content="edition file file">`,
written in just this form. A file is an address as seen from the page, and after a # the digest of what it holds, so
that the worker keeps no page of one edition with the files of another, and nothing that somebody else has answered.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import html
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from macros import problems
from macros.build import WORKER, Build
from macros.components.cite import CITED
from macros.components.offline import PLACE, REST, render_note, render_offline
from macros.components.place import Link
from macros.content import page_links
from macros.content.html_tree import Element
from macros.output import bundler
from macros.output.framed_pages import framed, save

PAGE = "offline/"
MARK = 'name="handbook" content="'  # and after it, up to the next quote, the edition and the files
EDITION = "%handbook-edition%"
WHEN = "%handbook-when%"
SIZE = re.compile(r"([^\s,]\S*[^\s,])(?:\s[^,]*)?(?:,|$)")  # of a `srcset`: an address, and how wide the picture is
SAFE = "/:?=&%+,;@!~*()"  # in an address, what may stay as it is
PATIENCE = 4000  # milliseconds that a page may take when there is a copy of it


def images(tree: Element) -> list[str]:
    """Return the addresses of the pictures in the text of a page that are files of the site, in each size, once."""
    found: dict[str, None] = {}
    for element in tree.all():
        if element.tag in ("img", "source"):
            own = element.attributes.get("src", "") if element.tag == "img" else ""
            for address in (own, *SIZE.findall(element.attributes.get("srcset", ""))):
                found[quote(urldefrag(address).url, safe=SAFE)] = None
    return [address for address in found if address and not urlsplit(address).scheme]


def write(build: Build, site: Path) -> None:
    """Write the worker below a built site, and mark the pages; it changes when a page does that every browser keeps."""
    if not build.worker:
        return
    library = build.library
    listed = (library.pages[page.file.src_uri] for page in build.nav.pages)
    kept = [page for page in listed if page.meta and page.meta.offline]
    instead = render_offline([Link(page.title, page_links.to_file(f"../{page.url}")) for page in kept])
    save(site / PAGE / "index.html", framed(build.frame(1), "No connection", f"{library.site_url}{PAGE}", instead))
    mark(site, urlsplit(library.site_url).path or "/", build.later)
    urls = [page.url for page in kept]
    pages = b"".join((site / url / "index.html").read_bytes() for url in (*urls, PAGE))
    said = {
        "version": hashlib.sha256(pages).hexdigest()[:8],
        "pages": urls,
        "offline": PAGE,
        "mark": MARK,
        "place": PLACE,
        "rest": REST,
        "cited": CITED,
        "name": f" | {html.escape(library.name)}",
        "note": render_note(WHEN).strip(),
        "when": WHEN,
        "patience": PATIENCE,
    }
    worker, wrong = bundler.made("sw", "js", [bundler.MACROS / "components" / "offline" / "worker.js"])
    problems.report(wrong)
    if worker:
        save(site / WORKER, f"self.handbook={json.dumps(said, ensure_ascii=False)};\n{worker.content.decode()}")


def mark(site: Path, root: str, later: Sequence[str]) -> None:
    """Fill in the marks of the pages below a built site; `root` is the path of the site on its host.

    What pages load later, such as the index of the search, may change with any page: it makes no other edition of one.
    """
    not_own = {urlsplit(address).path for address in later}
    digest = functools.cache(functools.partial(integrity, site))
    for path in html_files(site):
        text = path.read_text("utf-8")
        before, found, after = text.partition(f"{MARK}{EDITION}")
        if not found:
            continue
        named, quote, rest = after.partition('"')
        at = urljoin(root, path.relative_to(site).as_posix())
        paths = {file: below(root, urljoin(at, file)) for file in named.split()}
        files = [f"{file}#{sha}" for file, below_site in paths.items() if (sha := digest(below_site))]
        own = [digest(below_site) for below_site in paths.values() if below_site not in not_own]
        words = functools.reduce(lambda words, address: words.replace(address, ""), later, text)
        edition = hashlib.sha256("\n".join((words, *own)).encode()).hexdigest()[:16]
        path.write_text(f"{before}{MARK}{' '.join((edition, *files))}{quote}{rest}", "utf-8", newline="\n")


def html_files(site: Path) -> Iterator[Path]:
    """Yield the pages below a built site; what is hidden in it is not published."""
    for path, folders, names in os.walk(site):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(path, name) for name in sorted(names) if name.endswith(".html"))


def digests(site: Path, frames: Iterable[str]) -> Iterator[str]:
    """Yield the digests of the files that pages name in their marks, by the frames of these pages."""
    for frame in frames:
        named = frame.partition(f"{MARK}{EDITION}")[2].partition('"')[0]
        yield from (integrity(site, unquote(name.lstrip("./"))) for name in named.split())


def integrity(site: Path, path: str) -> str:
    """Return the digest of a file below a built site, as a browser writes it; nothing where there is none."""
    file = site / path
    return f"sha256-{base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()}" if file.is_file() else ""


def below(root: str, address: str) -> str:
    """Return the path below the site of an address on its host."""
    return unquote(urlsplit(address).path).removeprefix(root)
