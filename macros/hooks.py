"""Floor 9: what MkDocs calls, and when."""

from __future__ import annotations

import functools
import logging
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros import (
    agenda,
    assets,
    builds,
    claims,
    exports,
    external,
    gates,
    history,
    html,
    links,
    loading,
    names,
    offline,
    page_macros,
    permalinks,
    policy,
    problems,
    readability,
    rendering,
    review,
    stash,
    text,
    words_used,
)
from macros.components.glossary import marks

logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(
    logging.WARNING
)  # its news would bury a message for the editor

EXTENSIONS = [stash.__name__, links.__name__, marks.__name__]


def on_startup(command: str, dirty: bool) -> None:
    policy.serving = command == "serve"


@event_priority(100)  # before mkdocs-macros, which needs the library
def on_config(config: MkDocsConfig) -> None:
    docs = Path(config.docs_dir)
    pool = ThreadPoolExecutor()  # esbuild works while we read
    bundles = {kind: pool.submit(assets.bundle, kind) for kind in ("css", "js")}
    scripts = pool.submit(assets.page_scripts)
    config.extra["library"] = handbook = loading.load(docs, page_macros.EXAMPLES)
    handbook.site_url, handbook.name = config.site_url or "", config.site_name
    found = [*handbook.problems, *rendering.problems(handbook)]
    found += [*names.problems(handbook), *claims.problems(handbook), *external.problems(handbook)]
    found += [] if config.extra.get("withdrawing") else gates.ids(handbook)
    config.extra["assets"], config.extra["measures"] = [], {}
    for kind, listed in (("css", config.extra_css), ("js", config.extra_javascript)):
        asset, wrong = bundles[kind].result()
        found += wrong
        if asset:
            config.extra["assets"].append(asset)
            listed.append(asset.path)
    config.extra["worker"] = "" if policy.serving else offline.WORKER
    config.extra["scripts"], wrong = scripts.result()
    pool.shutdown()
    config.extra["assets"] += config.extra["scripts"].values()
    found += wrong
    config.markdown_extensions += EXTENSIONS
    config.mdx_configs[marks.__name__] = {"terms": handbook.terms.entries}
    links.follow(docs)
    config.extra["sound"] = not found
    today = review.today()
    config.extra["permalinks"] = permalinks.Permalinks(handbook, config.site_url or "", config.site_name, today)
    problems.report(found)


def on_files(files: Files, config: MkDocsConfig) -> None:
    for asset in config.extra["assets"]:
        files.append(File.generated(config, asset.path, content=asset.content))
    for source in [*files.css_files(), *files.javascript_files()]:
        if source.abs_src_path and Path(source.abs_src_path).parent == assets.HERE / "theme":  # it is in the bundle
            files.remove(source)
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
    problems.report(policy.blocked(html, own.file, own.text))
    config.extra["measures"][own.path] = measured = readability.measure(html)
    problems.report(readability.problems(measured, own.file, Path(config.docs_dir).parent))
    if own.meta:
        handbook.texts |= text.section_texts(html, own.meta.id)
        page.meta |= config.extra["permalinks"].head(own) | review.head(handbook, own, review.today())
    html = words_used.at_the_foot(page_macros.OnPage(handbook, own), html)
    return config.extra["permalinks"].signposted(own, text.published(html))  # type: ignore[no-any-return]


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    config.extra["nav"] = nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    if config.extra["sound"] and not config.extra.get("only_rendered"):
        problems.report(gates.problems(config.extra["library"]))
    builds.go_on(files, config)
    env.bytecode_cache = html.compiled("theme")

    @functools.cache
    def frame(depth: int) -> str:
        context = get_context(config.extra["nav"], files, config, base_url="/".join([".."] * depth))
        return policy.secure(env.get_template("earlier.html").render(context, marks=permalinks.MARKS))

    config.extra["frame"] = frame


def on_post_build(config: MkDocsConfig) -> None:
    config.extra["permalinks"].write(Path(config.site_dir), config.extra["frame"])
    history.write(config.extra["library"], Path(config.site_dir))
    exports.write(Path(config.site_dir), config.extra["permalinks"])
    if config.extra["worker"]:
        offline.write(config.extra["library"], Path(config.site_dir), config.extra["frame"])
    agenda.write(config.extra["library"], Path(config.site_dir), review.today())


@event_priority(-100)  # after every plugin, on the page as it will be published
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    handbook_page = config.extra["library"].pages[page.file.src_uri]
    problems.report(policy.twice(output, handbook_page.file))
    return policy.secure(output)


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return policy.secure(output_content) if template_name.endswith(".html") else output_content
