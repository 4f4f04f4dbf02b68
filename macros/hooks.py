"""Floor 6: what MkDocs calls, and when."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from macros import assets, library, links, policy, problems, rendering, stash

logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(
    logging.WARNING
)  # its news would bury a message for the editor

EXTENSIONS = [stash.__name__, links.__name__]


def on_startup(command: str, dirty: bool) -> None:
    policy.serving = command == "serve"


@event_priority(100)  # before mkdocs-macros, which needs the library
def on_config(config: MkDocsConfig) -> None:
    docs = Path(config.docs_dir)
    config.extra["library"] = handbook = library.load(docs, rendering.EXAMPLES)
    found = [*handbook.problems, *rendering.problems(handbook)]
    config.extra["assets"] = []
    for kind, listed in (("css", config.extra_css), ("js", config.extra_javascript)):
        asset, wrong = assets.bundle(kind)
        found += wrong
        if asset:
            config.extra["assets"].append(asset)
            listed.append(asset.path)
    config.markdown_extensions += EXTENSIONS
    links.follow(docs)
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


@event_priority(-100)  # after every plugin, on the page as it will be published
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    handbook_page = config.extra["library"].pages[page.file.src_uri]
    problems.report(policy.twice(output, handbook_page.file))
    problems.report(policy.blocked(output, handbook_page.file, handbook_page.text))
    return policy.secure(output)


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return policy.secure(output_content) if template_name.endswith(".html") else output_content
