"""A build of `make serve` that goes on with what the one before knows, where nothing but the text of pages has changed.

It makes those pages, and each page that has to show other problems than before; the index of the search is made when
somebody asks for it, so that no page waits for it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from pathlib import Path

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import Page

from macros import pipeline
from macros.build import NO_INDEX, Build, build_of
from macros.checks import scenarios
from macros.handbook import loading_pages, problems_in_place, review_dates
from macros.output.framed_pages import save
from macros.problems import Problem

standing: list[MkDocsConfig] = []  # of the last build, if it came to its end
at_work = threading.Lock()  # the server answers, and asks for the index, in threads of their own


def begin(config: MkDocsConfig) -> None:
    """Note what the files are like that a build is about to read."""
    standing.clear()
    build_of(config).state = state(config)


def end(config: MkDocsConfig) -> None:
    """Let the next build go on with this one."""
    standing[:] = [config] if build_of(config).served else []


def state(config: MkDocsConfig) -> dict[str, tuple[int, int]]:
    """Return the times and the sizes of the files that a build is made from, by their paths."""
    files = [config.config_file_path or "", str(Path(config.docs_dir).parent / scenarios.FILE)]
    for watched in (config.docs_dir, *config.watch):
        for folder, _, names in os.walk(watched):
            files += [] if folder.endswith("__pycache__") else [f"{folder}/{name}" for name in names]
    return {path: (stat.st_mtime_ns, stat.st_size) for path, stat in stats(files)}


def stats(files: Iterable[str]) -> Iterable[tuple[str, os.stat_result]]:
    for path in files:
        try:
            yield path, os.stat(path)  # noqa: PTH116  (hundreds, while somebody waits)
        except OSError:  # it is gone
            continue


def again() -> bool:
    """Make what has to be another than in the build before; tell whether that is known."""
    with at_work:
        for config in standing[:]:
            standing.clear()  # until this one has come to its end
            build, now = build_of(config), state(config)
            names = edited(build, config, now)
            if names and made(build, config, names):
                build.state, build.search_index = now, NO_INDEX
                standing.append(config)
        return bool(standing)


def index() -> None:
    """Write the index of the search, if pages have been made since it was written."""
    with at_work:
        for config in standing:
            build = build_of(config)
            if build.search_index is NO_INDEX:
                pipeline.index_search(build)
                save(Path(config.site_dir) / build.search_index.path, build.search_index.content.decode())


def edited(build: Build, config: MkDocsConfig, now: dict[str, tuple[int, int]]) -> list[str]:
    """Read the pages anew that have changed, and return their paths; none where anything else may be another."""
    if build.mistakes or config.strict or build.today != review_dates.today() or build.state.keys() != now.keys():
        return []
    docs = Path(config.docs_dir)
    names = [os.path.relpath(path, docs) for path, of in now.items() if of != build.state[path]]
    names = [Path(name).as_posix() for name in names]
    is_text = all(
        name in build.library.pages and loading_pages.put_in_place(build.library, docs, name) for name in names
    )
    return names if is_text else []


def told_of(build: Build, page: Page) -> list[Problem]:
    return problems_in_place.of_page(build.library, build.library.pages[page.file.src_uri], build.found)


def made(build: Build, config: MkDocsConfig, names: list[str]) -> bool:
    """Make pages with new texts, and what follows from these; tell whether they could be made without a mistake."""
    files = build.files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    pages = {file.src_uri: file.page for file in files if file.page}
    told = {name: told_of(build, page) for name, page in pages.items()}
    build.found.clear()
    build.reported = False
    for name in names:
        del build.texts[name]
        _populate_page(pages[name], config, build.files)
    if build.found:
        return False
    build.texts = {name: build.texts[name] for name in pages}  # in the order that they had
    pipeline.judge(build.files, config)
    for name, page in pages.items():
        if name in names or told[name] != told_of(build, page):
            is_draft = page.file.inclusion is InclusionLevel.DRAFT
            _build_page(page, config, files, build.nav, build.theme, excluded=is_draft)
    return not build.mistakes
