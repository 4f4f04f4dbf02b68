"""Links that lead nowhere. MkDocs finds them, and here they get the line they are on."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from macros.problems import Problem, Where, did_you_mean, shown

LOGGERS = ("mkdocs.structure.pages", "mkdocs.structure.nav")
LINK = re.compile(r"Doc file '(.+?)' contains an? (?:\w+ )*link '(.+?)', (?:but )?(.+)", re.DOTALL)
ABSENT = re.compile(r"A reference to '(.+)' is included in the 'nav' configuration, which is not found")
OMITTED = re.compile(r"\n {2}- (.+)")


class Places(logging.Filter):
    """Keeps what MkDocs says of links and of the navigation for our own report."""

    def __init__(self, docs: Path, found: list[Problem]) -> None:
        super().__init__()
        self.docs = docs
        self.found = found

    def filter(self, record: logging.LogRecord) -> bool:
        told = list(problems(record.getMessage(), self.docs))
        self.found += told
        return not told


def follow(docs: Path, found: list[Problem]) -> None:
    """Add to `found`, from now on, the links in `docs` that MkDocs warns of, and no longer those in another folder."""
    for logger in map(logging.getLogger, LOGGERS):
        for filter in [known for known in logger.filters if isinstance(known, Places)]:
            logger.removeFilter(filter)
        logger.addFilter(Places(docs, found))


def problems(said: str, docs: Path) -> Iterator[Problem]:
    """Return the problems that MkDocs speaks of; none when it speaks of anything else."""
    if match := LINK.fullmatch(said):
        page, link, reason = match.groups()
        reason = reason.replace(
            "it was left as is.", "it should name a file, such as part-5.md, as seen from this page."
        )
        what = f'the link "{shown(unquote(link))}" leads nowhere: {reason}'
        do = 'Correct it, or use   {{ section("make-amends") }}   which finds a section wherever it is.'
        target, _, anchor = link.partition("#")
        there = posixpath.normpath(posixpath.join(docs.name, posixpath.dirname(page), target)) if target else ""
        at = Where(f"{docs.name}/{page}", line(docs / page, link))
        yield Problem(at, what, do).needing(there or at.file, *filter(None, [anchor]))
    elif match := ABSENT.match(said):
        pages = [path.relative_to(docs).as_posix() for path in docs.rglob("*.md")]
        what = f'"{shown(match[1])}" is in the navigation, but there is no such page.{did_you_mean(match[1], pages)}'
        at = Where("mkdocs.yml", line(docs.parent / "mkdocs.yml", match[1]))
        yield Problem(at, what, "Correct or delete the line.").hiding(f"{docs.name}/{match[1]}")
    elif 'not included in the "nav"' in said:
        for page in OMITTED.findall(said):
            do = f"Add a line   - {page}   to it, in mkdocs.yml, below   nav:"
            yield Problem(Where(f"{docs.name}/{page}", 1), "this page is not in the navigation.", do)


def line(path: Path, text: str) -> int:
    """Return the number of the first line of a file that holds a text, as it is or unquoted; 1 when none does."""
    lines = path.read_text("utf-8", errors="replace").split("\n") if path.is_file() else []
    return next((n for n, words in enumerate(lines, 1) if text in words or unquote(text) in words), 1)
