"""What a build does, stage by stage: it reads and checks the handbook, works on each page, and writes the rest."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from macros import copy_settings, page_frame, page_text, problems, texts_only
from macros.build import LASTING_INDEX, Asset, Build, build_of
from macros.cache import KeptFolders
from macros.checks import every_check, internal_links, own_addresses
from macros.checks.files import has_place as is_published
from macros.components import templates
from macros.components.glossary import Term
from macros.content import pages
from macros.handbook import catalogue, loading, own_sections, search_entries
from macros.handbook.library import Library
from macros.markdown_extensions import addresses, glossary_links, macro_html, tables
from macros.output import (
    bundler,
    framed_pages,
    offline_worker,
    own_style,
    permanent_pages,
    policy_check,
    register_csv,
    register_seals,
    review_calendar,
    search_index,
    section_exports,
    theme_assets,
)
from macros.problems import Problem
from macros.publishing import shared_host, version_checks
from macros.register import section_text

EXTENSIONS = [module.__name__ for module in (tables, macro_html, addresses, glossary_links)]
# Attributes that no page is published with.
FOR_THE_BUILD = (section_text.REGISTER, search_entries.KIND, search_entries.TITLE, search_entries.EXCLUDE)

OWN_PAGES = "Our own pages"  # in the navigation
# What is written when all pages are; the worker comes after all other pages, because it marks them.
OUTPUTS: tuple[Callable[[Build, Path], None], ...] = (
    permanent_pages.write,
    offline_worker.write,
    permanent_pages.put_back,
    register_csv.write,
    register_seals.write,
    section_exports.write,
    review_calendar.write,
    policy_check.write,
)


def begin(config: MkDocsConfig) -> None:
    """Read the handbook, check it, and bundle its styles and scripts."""
    build, docs = build_of(config), Path(config.docs_dir)
    build.served = build.served or is_served()
    pool = ThreadPoolExecutor()  # esbuild works while we read
    bundles = {kind: pool.submit(bundler.bundle, kind) for kind in ("css", "js")}
    build.library = library = loading.load(docs, catalogue.COMPONENTS)
    used = [components(library, page) for page in library.pages.values()]
    styles, scripts = (pool.submit(bundler.of_pages, kind, used) for kind in ("css", "js"))
    library.original_name = config.site_name
    config.nav = config.nav and [*library.left_out.navigation(config.nav), *own_pages(library)]
    if library.organisation:
        copy_settings.take_over(config, library.organisation, build.served)
    library.site_url, library.name = config.site_url or "", config.site_name
    if notice := shared_host.notice(library.site_url):
        problems.log.info(notice)
    for changed in own_sections.news(library):
        problems.log.info("%s", changed)
    unfit = texts_only.take_in_what_is_unwritten(config, build)
    if not build.texts_only:
        build.later_scripts, wrong = policy_check.assets(library, own_addresses.read(config.extra))
        library.scripts = {name: asset.path for name, asset in build.later_scripts.items()}
        unfit += wrong
    found = [*unfit, *wrong_with(build, docs, config)]
    for kind, listed in (("css", config.extra_css), ("js", config.extra_javascript)):
        asset, wrong = bundles[kind].result()
        found += wrong
        if asset:
            build.assets.append(asset)
            listed.append(asset.path)
    if style := library.organisation and own_style.asset(library.organisation):
        build.assets.append(style)
        config.extra_css.append(style.path)
    build.styles, wrong = styles.result()
    build.scripts, also_wrong = scripts.result()
    pool.shutdown()
    build.assets += [*build.styles.values(), *build.scripts.values(), *build.later_scripts.values()]
    found += [*wrong, *also_wrong]
    config.markdown_extensions += EXTENSIONS
    config.mdx_configs[glossary_links.__name__] = {"terms": library.all(Term)}
    internal_links.follow(docs, build.found, library.pages)
    theme_assets.publish_own(config.theme)
    build.sound = not found
    build.found += found
    build.surroundings = page_text.surroundings(build, config)


def own_pages(library: Library) -> list[dict[str, list[str]]]:
    """Return what the navigation has of the pages that an organisation has added."""
    own = [path for path in library.pages if path.startswith(pages.OWN_PAGES)]
    return [{OWN_PAGES: own}] if own else []


def wrong_with(build: Build, docs: Path, config: MkDocsConfig) -> list[Problem]:
    """Return what is wrong with what was read; that nothing is does not depend on the prose of a page."""
    library, known = build.library, [page_text.surroundings(build, config)]
    if build.cache.recall("sound", known):
        return []
    found = [*every_check.of_library(library, docs)]
    found += [] if build.withdrawing else version_checks.ids(library)
    if not found:
        build.cache.remember("sound", known, True)
    return found


def components(library: Library, page: pages.Page) -> set[str]:
    """Return the names of the components that a page uses; each may have styles and a script for its own pages."""
    own = {library.component_of[macro].name for macro in page.macros}
    own |= {"step", "citing"} if page.is_tool else set()
    return own | ({"home"} if page.meta and page.meta.template else set())


def is_served() -> bool:
    """Tell whether the site is not built for good, but shown by `mkdocs serve`."""
    command = click.get_current_context(silent=True)
    return command is not None and command.info_name == "serve"


def set_aside(build: Build, site: Path) -> None:
    """Keep what the build before this one has left at permanent addresses, before MkDocs empties the site."""
    build.kept = KeptFolders(site / permanent_pages.FOLDER)
    build.kept.set_aside()


def choose_files(files: Files, config: MkDocsConfig) -> None:
    """Add our styles and scripts to what is published, and take out what nobody asks for."""
    build = build_of(config)
    for asset in build.assets:
        files.append(File.generated(config, asset.path, content=asset.content))
    for file in theme_assets.spare(files, config, build.library.organisation):
        files.remove(file)
    for file in [file for file in files if file.src_dir == config.docs_dir]:
        is_spare = file.is_documentation_page() and file.src_uri not in build.library.pages
        if is_spare or not is_published(Path(file.src_uri)):  # such as `notes.docx`, which is reported
            files.remove(file)
        elif file.src_uri.startswith(pages.OWN_PAGES):
            file.dest_uri = f"{build.library.pages[file.src_uri].url}index.html"


def finish_text(build: Build, docs: Path, html: str, page: Page) -> str:
    """Return the HTML of a page's text as it is published, and tell the theme and the build what is known of it."""
    library = build.library
    own = library.pages[page.file.src_uri]
    for kind, assets in (("css", build.styles), ("js", build.scripts)):
        asset = assets.get(bundler.own_name(kind, components(library, own)))
        page.meta[kind] = [asset.path] if asset else []
    if policy_check.MACRO in own.macros:
        page.meta["later"] = list(library.scripts.values())
    text = page_text.finish(build, docs, html, page)
    page.meta.update(text.meta)
    page.update_date = text.changed or page.update_date  # for the sitemap
    library.texts |= text.sections
    return text.html


def judge(files: Files, config: MkDocsConfig) -> None:
    """Compare every page, all being rendered, with the register, and report what is wrong; a strict build ends here.

    Nothing has been written by then. Raises Abort.
    """
    build = build_of(config)
    build.mistakes = [*build.found]
    for file in files.documentation_pages():  # what MkDocs would find later
        if file.page:
            file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    texts_only.let_go(build)
    if not (build.found or build.texts_only):  # a note can wait until nothing else is wrong
        build.found += version_checks.problems(build.library)
    report(build)
    for counter in [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]:
        if counts := counter.get_counts():
            raise Abort(f"Aborted with {', '.join(f'{n} {level.lower()}s' for level, n in counts)} in strict mode!")
    for file in files.documentation_pages() if build.texts_only else ():
        files.remove(file)  # so that MkDocs has nothing to write


def report(build: Build) -> None:
    """Say what was found, once; what breaks a build before that may come of it."""
    if not build.reported:
        build.reported = True
        problems.report(build.found)


def index_search(build: Build) -> None:
    """Make the index of the search, of all that is found on pages."""
    index = search_index.asset(build.library, build.findable)
    build.search_index = Asset(LASTING_INDEX, index.content) if build.served else index  # other pages stay as they are


def prepare_theme(env: Environment, files: Files, config: MkDocsConfig) -> None:
    """Keep the compiled templates, and make of them the frame of the pages that no Markdown file gives."""
    build = build_of(config)
    build.theme, build.files = env, files
    if not build.texts_only:
        index_search(build)
        index = build.search_index
        files.append(File.generated(config, index.path, content=index.content))
        search = (build.scripts.get("search"), build.styles.get("search"), index)
        build.later = [asset.path for asset in search if asset]
    env.bytecode_cache = templates.compiled("theme")
    env.tests["local"] = templates.is_local

    @functools.cache
    def frame(depth: int, *kinds: str, lasting: bool = False) -> str:
        context = get_context(build.nav, files, config, base_url="/".join([".."] * depth))
        own = {"css": build.styles.get("version"), "js": build.scripts.get("version")}
        assets = {kind: [asset.path] for kind, asset in own.items() if asset and kind in kinds}
        own_context = {"marks": framed_pages.MARKS, "assets": assets, "index": LASTING_INDEX if lasting else ""}
        return page_frame.finish_template(env.get_template("earlier.html").render(context, **own_context))

    build.frame = frame


def write(build: Build, site: Path) -> None:
    """Write what stands beside the pages."""
    made_from = [build.surroundings, *permanent_pages.frames_of(build.frame), *(asset.path for asset in build.assets)]
    is_same = build.served and build.kept is not None and build.kept.put_back_whole(made_from)
    for output in () if build.texts_only or is_same else OUTPUTS:
        output(build, site)
    build.cache.tidy()
