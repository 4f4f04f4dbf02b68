"""A page's text as it is published, and what a build learns from it: made anew only where it can be another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from macros.build import Build, PageText
from macros.cache import digest
from macros.checks import every_check, readability, scenarios
from macros.checks.files import READ
from macros.components import step
from macros.content import html_tree, page_links
from macros.content.html_attributes import Change, changed, without
from macros.content.html_tree import Id
from macros.handbook import review_dates, search_entries, words_used
from macros.handbook.place import OnPage
from macros.output import offline_worker
from macros.register import section_text

# Attributes that no page is published with.
FOR_THE_BUILD = (section_text.REGISTER, search_entries.KIND, search_entries.TITLE, search_entries.EXCLUDE)
CHANGES: dict[str, Change] = dict.fromkeys(FOR_THE_BUILD, without) | {"href": page_links.to_file}
# What MkDocs learns of a page when it makes HTML of it.
RENDERED = ("toc", "_title_from_render", "present_anchor_ids")


def begin(build: Build, page: Page, files: Files) -> None:
    """Let MkDocs take what is known of a page in place of rendering it."""
    build.found_before = len(build.found)
    vars(page).pop("render", None)  # that of the build before, where this one goes on with its pages
    own = build.library.pages[page.file.src_uri]
    text: PageText | None = build.cache.recall(own.path, [build.surroundings, own.text])
    if text:
        build.texts[own.path] = text
        page.render = partial(restore, page, text, files)  # type: ignore[method-assign]


def source(build: Build, page: Page) -> str:
    """Return what MkDocs has to read of a page."""
    own = build.library.pages[page.file.src_uri]
    return own.head if own.path in build.texts else own.markdown


def finish(build: Build, docs: Path, html: str, page: Page) -> PageText:
    """Return what came of a page, of which MkDocs has made HTML, and note what is wrong with it."""
    own = build.library.pages[page.file.src_uri]
    if own.path not in build.texts:
        build.texts[own.path] = made(build, docs, html, page)
        if len(build.found) == build.found_before:  # else each build has to report it anew
            build.cache.remember(own.path, [build.surroundings, own.text], build.texts[own.path])
    return build.texts[own.path]


def surroundings(build: Build, config: MkDocsConfig) -> str:
    """Return a digest of all that a page may be made of but for its own text: the rest of the handbook, but for the
    texts of other pages, and what is known to be wrong with it.
    """
    return digest(around(build, config))


def around(build: Build, config: MkDocsConfig) -> Iterator[str]:
    docs = Path(config.docs_dir)
    for path in (Path(config.config_file_path or ""), docs.parent / scenarios.FILE):
        yield path.read_text("utf-8", errors="replace") if path.is_file() else ""
    yield repr((config.site_url, config.site_name, build.today, build.withdrawing))
    yield from build.library.scripts.values()
    yield from map(str, [*build.library.problems, *build.found])
    yield from (page.outline for page in build.library.pages.values())
    for name, text in build.library.data.items():
        yield from (name, text)
    for change in build.unwritten:
        yield from (change.id, change.content or "")
    for folder, _, names in os.walk(docs):
        for path in (Path(folder, name) for name in sorted(names) if not name.endswith(READ)):
            yield f"{path.relative_to(docs)} {path.stat().st_size}"


def restore(page: Page, text: PageText, files: Files, *_: object) -> None:
    """Give a page what MkDocs learns when it renders it."""
    page.content = text.html
    for name, value in text.rendered.items():
        setattr(page, name, value)
    found = {files.get_file_from_path(path): anchors for path, anchors in text.links.items()}
    page.links_to_anchors = {file: anchors for file, anchors in found.items() if file}


def made(build: Build, docs: Path, html: str, page: Page) -> PageText:
    """Make of the HTML that MkDocs has made of a page what is published, and note what is wrong with it."""
    library = build.library
    own = library.pages[page.file.src_uri]
    html = step.as_steps(html) if own.is_tool else html
    tree = html_tree.parse(html)
    meta: dict[str, object] = {"images": offline_worker.images(tree)}
    wrong = [*every_check.of_prose(library, own)]
    build.sound &= not wrong
    wrong += every_check.of_page(tree, own, docs)
    measure = readability.measure(tree)
    wrong += readability.problems(measure, own.file, docs.parent)
    sections, changed_on = dict[str, str](), ""
    if own.meta:
        sections = section_text.section_texts(tree, own.meta.id, library.sections)
        changed_on = build.permalinks.changed(own)
        meta |= build.permalinks.head(own) | review_dates.head(library, own, build.today)
    entries = search_entries.entries(tree, own, library)
    wrong += search_entries.problems(entries, library)
    build.found += [problem.needing(own.file) for problem in wrong]
    edits = [*changed(CHANGES, html, tree), *build.permalinks.signposts(own, tree)]
    foot = words_used.at_the_foot(OnPage(library, own), tree) + build.permalinks.relocated(own)
    end = html_tree.parse(foot)
    at_foot = [*page_links.edits(foot, end)]
    text, now, there = html_tree.edited(html, edits), html_tree.moved(edits), html_tree.moved(at_foot)
    ids = [Id(id.name, now(id.end)) for id in html_tree.ids(tree)]
    ids += [Id(id.name, len(text) + there(id.end)) for id in html_tree.ids(end)]
    rendered = {name: getattr(page, name) for name in RENDERED}
    links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
    published = text + html_tree.edited(foot, at_foot)
    return PageText(published, ids, meta, changed_on, measure, sections, entries, rendered, links)
