"""Links that lead nowhere. MkDocs finds them, and here they get the line they are on."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from macros.checks.files import PICTURES, of_no_form
from macros.content.pages import Page
from macros.problems import Problem, Where, did_you_mean, near, shown

LOGGERS = ("mkdocs.structure.pages", "mkdocs.structure.nav")
LINK = re.compile(r"Doc file '(.+?)' contains an? (?:\w+ )*link '(.+?)', (?:but )?(.+)", re.DOTALL)
ABSENT = re.compile(r"A reference to '(.+)' is included in the 'nav' configuration, which is not found")
OMITTED = re.compile(r"\n {2}- (.+)")
PAGES = (".md",)
IN_NAVIGATION = re.compile(r"^( *)- (?:[^#\n]*: )?(\S+\.md)[ \t]*$", re.MULTILINE)
OTHER_SITE = re.compile(r"https?:|//", re.IGNORECASE)


class Places(logging.Filter):
    """Keeps what MkDocs says of links and of the navigation for our own report."""

    def __init__(self, docs: Path, found: list[Problem], pages: Mapping[str, Page]) -> None:
        super().__init__()
        self.docs, self.found, self.pages = docs, found, pages

    def filter(self, record: logging.LogRecord) -> bool:
        told = list(problems(record.getMessage(), self.docs, self.pages))
        self.found += told
        return not told


def follow(docs: Path, found: list[Problem], pages: Mapping[str, Page]) -> None:
    """Add to `found`, from now on, the links in `docs` that MkDocs warns of, and no longer those in another folder."""
    for logger in map(logging.getLogger, LOGGERS):
        for filter in [known for known in logger.filters if isinstance(known, Places)]:
            logger.removeFilter(filter)
        logger.addFilter(Places(docs, found, pages))


def problems(said: str, docs: Path, pages: Mapping[str, Page]) -> Iterator[Problem]:
    """Return the problems that MkDocs speaks of; none when it speaks of anything else."""
    if match := LINK.fullmatch(said):
        page, link, reason = match.groups()
        reason = reason.replace(
            "it was left as is.", "it should name a file, such as part-5.md, as seen from this page."
        )
        target, _, anchor = link.partition("#")
        target = unquote(target)
        there = posixpath.normpath(posixpath.join(docs.name, posixpath.dirname(page), target)) if target else ""
        own = pages.get(page)  # none where a plugin makes it
        file, text = (own.file, own.text) if own else (f"{docs.name}/{page}", "")
        at = Where(file, line(text, link))
        if is_picture(text, link):
            yield without_file(at, docs, page, target, there)
            return
        if OTHER_SITE.match(unquote(link)):  # MkDocs cannot read it either: it takes it for the name of a file
            what = f'the link "{shown(unquote(link))}" leads nowhere: no address of a website is like this.'
            yield Problem(at, what, "Correct it. What is only an example of an address stands between backticks.")
            return
        what = f'the link "{shown(unquote(link))}" leads nowhere: {reason}'
        what = what.partition(" Did you mean")[0] + (
            did_you_mean(target, seen_from(page, docs, PAGES)) if target else ""
        )
        do = 'Correct it, or use   {{ section("make-amends") }}   which finds a section wherever it is.'
        yield Problem(at, what, do).needing(there or at.file, *filter(None, [anchor]))
    elif match := ABSENT.match(said):
        what = f'"{shown(match[1])}" is in the navigation, but there is no such page.{did_you_mean(match[1], pages)}'
        settings = docs.parent / "mkdocs.yml"
        text = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
        at, there = Where("mkdocs.yml", line(text, match[1])), f"{docs.name}/{match[1]}"
        meant = (f"{docs.name}/{page}" for page in near(match[1], pages))  # which may be in the navigation nowhere else
        yield Problem(at, what, "Correct or delete the line.").hiding(there, *meant).needing(there)
    elif 'not included in the "nav"' in said:
        for page in OMITTED.findall(said):
            at, what = Where(f"{docs.name}/{page}", 1), "this page is not in the navigation."
            yield Problem(at, what, place_in_navigation(docs, page, pages)).needing(at.file)


def place_in_navigation(docs: Path, page: str, pages: Mapping[str, Page]) -> str:
    """Say where a page belongs in the navigation: a part after the last of the others, anything else at its end."""
    settings = docs.parent / "mkdocs.yml"
    text = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
    listed = [*IN_NAVIGATION.finditer(text)]
    own = pages.get(page)
    parts = [line for line in listed if is_part(pages.get(line[2]))] if is_part(own) else []
    last = next(reversed(parts or listed), None)
    if not last:
        return f"Add a line   - {page}   to it, in mkdocs.yml, below   nav:   with 2 spaces before it."
    many = len(last[1])
    return f"In mkdocs.yml, after the line   {last[0].strip()}   add   - {page}   with {many} spaces before it."


def is_part(page: Page | None) -> bool:
    return bool(page and page.meta and page.meta.part)


def is_picture(text: str, link: str) -> bool:
    """Tell whether a page shows a link as a picture, and does not only lead there."""
    shown_as = (rf"!\[[^\]]*\]\(\s*<?{re.escape(typed)}" for typed in (link, unquote(link)))
    return any(re.search(pattern, text) for pattern in shown_as)


def without_file(at: Where, docs: Path, page: str, target: str, there: str) -> Problem:
    """Return what is wrong with a picture that is not `there`; the file that was meant is then shown by no page."""
    if PurePosixPath(target).suffix.lower() not in PICTURES:
        return of_no_form(at, target, there)
    files = seen_from(page, docs, PICTURES)
    what = f'there is no picture "{shown(target)}".{did_you_mean(target, files)}'
    found = Problem(at, what, "Save it there, or name one that is below   docs/assets").needing(there)
    return found.hiding(*(PurePosixPath(name).stem for name in near(target, files)))


def seen_from(page: str, docs: Path, endings: tuple[str, ...]) -> list[str]:
    """Return the files with one of some endings as a page names them."""
    here = posixpath.dirname(page) or "."
    files = (path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.suffix.lower() in endings)
    return [posixpath.relpath(file, here) for file in files]


def line(text: str, link: str) -> int:
    """Return the number of the first line of a text that holds a link, as it is or unquoted; 1 when none does."""
    lines = enumerate(text.split("\n"), 1)
    return next((number for number, words in lines if link in words or unquote(link) in words), 1)
