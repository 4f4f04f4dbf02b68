"""What has to hold of the sections in the words of an organisation, and what the original changes under them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.content import own_sections
from macros.content.copies import without_copies
from macros.content.own_sections import OwnSection
from macros.content.pages import OWN_PAGES
from macros.content.yaml_reader import read_text
from macros.handbook.library import Library
from macros.problems import Problem, Where, did_you_mean
from macros.register.folders import ORIGINAL, OWN_SECTIONS


def read(docs: Path) -> tuple[dict[str, OwnSection], list[Problem]]:
    """Return all of them by their ids, and what is wrong with their files."""
    found, problems = dict[str, OwnSection](), list[Problem]()
    for path in without_copies(docs / OWN_SECTIONS, "*.md"):
        file = path.relative_to(docs.parent).as_posix()
        text, unread = read_text(path, file)
        own, wrong = (None, unread) if unread else own_sections.read(path.stem, text, file)
        problems += wrong
        found |= {path.stem: own} if own else {}
    return found, problems


def problems(library: Library) -> Iterator[Problem]:
    """Find those that stand in place of nothing or do not say of what, and pages of its own that are in the way."""
    for path, page in library.pages.items():
        if path.startswith(OWN_PAGES) and path.removeprefix(OWN_PAGES) in library.pages:
            what = f"the original has a page with the address of this one, {page.url}"
            yield Problem(Where(page.file, 1), what, "Give the file another name.")
    for id, own in library.own_sections.items():
        here, original = library.sections.get(id), library.original.get(id)
        if id in library.left_out.ids:
            do = f"Delete this file, or take out of   leave_out   what leaves it out: {id}, or what it is in."
            yield Problem(own.at, f'the section "{id}" is left out too.', do)
        elif here is None or here.id.where.typed != own.at:
            end = original and original.withdrawn
            gone = f'the original has withdrawn the section "{id}" on {end.date}: {end.reason}' if end else ""
            what = gone or f'the original has no section "{id}".{did_you_mean(id, library.sections)}'
            do = "Delete this file, or move its words to a page of your own, where they keep the id."
            yield Problem(own.at, what, do)
        elif original and own.based_on not in original.names:
            what = f'nothing says which version of "{id}" these words stand in place of.'
            if base := own.based_on:
                what = f'the original has no version "{base}" of "{id}".{did_you_mean(base, original.names)}'
            do = f"Begin the file with   ---   then   based_on: {original.names[-1]}   and another line   ---"
            yield Problem(own.based_on.where if own.based_on else own.at, what, do)


def news(library: Library) -> Iterator[Problem]:
    """Yield what the original has changed under words of an organisation since the version that they name.

    It is no mistake: the words are still those that the organisation wants, until somebody finds that they are not.
    """
    for id, own in library.own_sections.items():
        original = library.original.get(id)
        if original is None or own.based_on not in original.names:
            continue
        since = original.versions[original.names.index(own.based_on) + 1 :]
        if told := [version.note for version in since if version.kind in ("major", "minor")]:
            what = f"the original has changed this section since: {' '.join(dict.fromkeys(told))}"
            do = f"Read   docs/{ORIGINAL.register}/{id}.yml   take over what you want, and write"
            yield Problem(own.based_on.where, what, f"{do}   based_on: {original.names[-1]}")
