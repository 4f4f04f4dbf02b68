"""What MkDocs calls, and when."""

from __future__ import annotations

import functools
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parents[1]))  # MkDocs knows only the folder of a hook, and forgets this again

from macros import build, problems
from macros.checks import external_links, internal_links, page_html, readability, terminology, uncited_claims
from macros.components import step, templates
from macros.handbook import catalogue, change_history, loading, rendering, review_dates, words_used
from macros.markdown_extensions import glossary_links, headings, macro_html
from macros.output import bundler, offline_worker, review_calendar, section_exports, theme_assets
from macros.publishing import permalinks, version_checks
from macros.register import section_text

logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(
    logging.WARNING
)  # its news would bury a message for the editor

EXTENSIONS = [headings.__name__, macro_html.__name__, internal_links.__name__, glossary_links.__name__]


def on_startup(command: str, dirty: bool) -> None:
    page_html.serving = command == "serve"


@event_priority(100)  # before mkdocs-macros, which needs the library
def on_config(config: MkDocsConfig) -> None:
    docs = Path(config.docs_dir)
    pool = ThreadPoolExecutor()  # esbuild works while we read
    bundles = {kind: pool.submit(bundler.bundle, kind) for kind in ("css", "js")}
    scripts = pool.submit(bundler.page_scripts)
    config.extra["library"] = handbook = loading.load(docs, catalogue.EXAMPLES)
    handbook.site_url, handbook.name = config.site_url or "", config.site_name
    found = [*handbook.problems, *rendering.problems(handbook)]
    found += [*terminology.problems(handbook), *uncited_claims.problems(handbook), *external_links.problems(handbook)]
    found += [] if config.extra.get("withdrawing") else version_checks.ids(handbook)
    config.extra["assets"], config.extra["measures"] = [], {}
    for kind, listed in (("css", config.extra_css), ("js", config.extra_javascript)):
        asset, wrong = bundles[kind].result()
        found += wrong
        if asset:
            config.extra["assets"].append(asset)
            listed.append(asset.path)
    config.extra["worker"] = "" if page_html.serving else offline_worker.WORKER
    config.extra["scripts"], wrong = scripts.result()
    pool.shutdown()
    config.extra["assets"] += config.extra["scripts"].values()
    found += wrong
    config.markdown_extensions += EXTENSIONS
    config.mdx_configs[glossary_links.__name__] = {"terms": handbook.terms.entries}
    internal_links.follow(docs)
    config.extra["sound"] = not found
    today = review_dates.today()
    config.extra["permalinks"] = permalinks.Permalinks(handbook, config.site_url or "", config.site_name, today)
    problems.report(found)


def on_files(files: Files, config: MkDocsConfig) -> None:
    for asset in config.extra["assets"]:
        files.append(File.generated(config, asset.path, content=asset.content))
    for file in theme_assets.unused(files, config):
        files.remove(file)
    for file in files.documentation_pages():
        if file.src_uri not in config.extra["library"].pages:  # `notes.markdown`, which is reported
            files.remove(file)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    return config.extra["library"].pages[page.file.src_uri].markdown  # type: ignore[no-any-return]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    handbook = config.extra["library"]
    own = handbook.pages[page.file.src_uri]
    called = {call.name for call in own.calls}
    page.meta["scripts"] = [script.path for name, script in config.extra["scripts"].items() if name in called]
    problems.report(page_html.blocked(html, own.file, own.text))
    config.extra["measures"][own.path] = measured = readability.measure(html)
    problems.report(readability.problems(measured, own.file, Path(config.docs_dir).parent))
    if own.meta:
        handbook.texts |= section_text.section_texts(html, own.meta.id)
        page.meta |= config.extra["permalinks"].head(own) | review_dates.head(handbook, own, review_dates.today())
    if own.is_tool:
        html = step.as_steps(html)
    html = words_used.at_the_foot(catalogue.OnPage(handbook, own), html)
    return config.extra["permalinks"].signposted(own, section_text.published(html))  # type: ignore[no-any-return]


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    config.extra["nav"] = nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    if config.extra["sound"] and not config.extra.get("only_rendered"):
        problems.report(version_checks.problems(config.extra["library"]))
    build.go_on(files, config)
    env.bytecode_cache = templates.compiled("theme")

    @functools.cache
    def frame(depth: int) -> str:
        context = get_context(config.extra["nav"], files, config, base_url="/".join([".."] * depth))
        return page_html.secure(env.get_template("earlier.html").render(context, marks=permalinks.MARKS))

    config.extra["frame"] = frame


def on_post_build(config: MkDocsConfig) -> None:
    config.extra["permalinks"].write(Path(config.site_dir), config.extra["frame"])
    change_history.write(config.extra["library"], Path(config.site_dir))
    section_exports.write(Path(config.site_dir), config.extra["permalinks"])
    if config.extra["worker"]:
        offline_worker.write(config.extra["library"], Path(config.site_dir), config.extra["frame"])
    review_calendar.write(config.extra["library"], Path(config.site_dir), review_dates.today())


@event_priority(-100)  # after every plugin, on the page as it will be published
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    handbook_page = config.extra["library"].pages[page.file.src_uri]
    problems.report(page_html.twice(output, handbook_page.file))
    return page_html.secure(output)


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return page_html.secure(output_content) if template_name.endswith(".html") else output_content
