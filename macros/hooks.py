"""What MkDocs calls, and when. Each hook only calls what does the work."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

sys.path.insert(0, str(Path(__file__).parents[1]))  # MkDocs knows only the folder of a hook, and forgets this again

from macros import page_frame, page_text, pipeline, rebuild
from macros.build import Build, build_of

# Its news would bury a message for the editor.
logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)


begun: list[Build] = []  # the last is the one that MkDocs is about, which it does not name when it breaks


@event_priority(100)  # before mkdocs-macros, which needs the library
def on_config(config: MkDocsConfig) -> None:
    begun.append(build_of(config))
    rebuild.begin(config)
    pipeline.begin(config)


def on_build_error(error: Exception) -> None:
    if begun:
        pipeline.report(begun.pop())


def on_pre_build(config: MkDocsConfig) -> None:
    pipeline.set_aside(build_of(config), Path(config.site_dir))


def on_files(files: Files, config: MkDocsConfig) -> None:
    pipeline.choose_files(files, config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    build_of(config).nav = nav


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> None:
    page_text.begin(build_of(config), page, files)


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    return page_text.source(build_of(config), page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    return pipeline.finish_text(build_of(config), Path(config.docs_dir), html, page)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    page_frame.set_text_aside(page)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    pipeline.judge(files, config)
    pipeline.prepare_theme(env, files, config)


@event_priority(-100)  # after every plugin, on the page as it will be published
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    return page_frame.finish_page(build_of(config), output, page)


@event_priority(-100)
def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    return page_frame.finish_template(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    pipeline.write(build_of(config), Path(config.site_dir))
    begun.pop()
    rebuild.end(config)
