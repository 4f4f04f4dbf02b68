"""A build that ends with the text of every page: what the register is compared with, and what would come into it."""

from __future__ import annotations

import contextlib
import logging
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from macros.build import Build, build_of
from macros.cache import Cache
from macros.handbook.library import Library
from macros.problems import Problem
from macros.publishing.base_branch import in_base
from macros.publishing.pending import Pending, is_settled
from macros.publishing.record import Change, Recorder


def render(config: MkDocsConfig, withdrawing: bool = False, cache: str = "pages") -> Build:
    """Build as far as the text of every page, and keep no file.

    One that is followed by another build has a `cache` of its own: what stands round a page is not the same in both.

    Raises Abort where the settings are strict and something is wrong, which has been said by then.
    """
    with tempfile.TemporaryDirectory() as site:
        config.site_dir = site
        config.extra["build"] = Build(texts_only=True, withdrawing=withdrawing, cache=Cache(cache))
        mkdocs_build(config)
    return build_of(config)


def take_in_what_is_unwritten(config: MkDocsConfig, build: Build) -> list[Problem]:
    """Let a handbook that was read hold what `make register` would write today; return why some of it cannot be.

    So the site is built as it will be published. `mkdocs serve`, which waits for no second build, takes in only what
    is withdrawn.
    """
    library, docs = build.library, Path(config.docs_dir)
    if is_settled(library):
        return []
    ends = list(recorder(docs, build).ends(library.all_notes))
    changes = [change for change in ends if isinstance(change, Change)]
    found = [problem for problem in ends if isinstance(problem, Problem)]
    if not (build.texts_only or build.served):
        found += ended_before(library)
        with silence(), contextlib.suppress(Exception):  # what breaks here breaks the build itself, and is told then
            rendered = render(load_config(config.config_file_path), cache="unwritten")
            known = recorder(docs, rendered)
            told = (change for change in known.every(library.all_notes) if isinstance(change, Change))
            # Where something is wrong, what seems to be new may be what was published under another id.
            changes += [change for change in told if change.before or rendered.sound]
            if rendered.sound:
                found += filter(None, map(known.missing, library.sections.values()))
                found += chain.from_iterable(Pending(rendered.library, library.all_notes).unused.values())
    for change in changes:
        library.registers.pop(change.id, None)
        library.registers |= {change.id: change.after} if change.after else {}
    build.unwritten = changes
    return [] if build.withdrawing else found


def let_go(build: Build) -> None:
    """Where a section is about to be withdrawn, forget what names it: that is mended once it is known what to read."""
    if build.withdrawing:
        gone = build.library.registers.keys() - build.library.sections.keys()
        build.found[:] = [problem for problem in build.found if problem.needs.isdisjoint(gone)]


def ended_before(library: Library) -> Iterator[Problem]:
    """Find the notes that withdraw what was withdrawn before."""
    for id in (id for note in library.notes for id in note.withdrawn if id in library.registers):
        if end := library.registers[id].withdrawn:
            yield Problem(
                id.where, f'"{id}" was withdrawn on {end.date}.', "Take it out of the note, or delete the file."
            )


def recorder(docs: Path, build: Build) -> Recorder:
    return Recorder(build.library, build.library.docs, build.today.isoformat(), in_base(docs, build.library))


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Keep what MkDocs says from being read and counted: it will be said again."""
    logger = logging.getLogger("mkdocs")
    handlers, propagates = logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [logging.NullHandler()], False
    try:
        yield
    finally:
        logger.handlers[:], logger.propagate = handlers, propagates
