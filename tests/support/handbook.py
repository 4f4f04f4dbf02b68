"""A small handbook for a test: read, rendered and judged as MkDocs would, without the time that MkDocs takes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import html5lib
from jinja2 import Environment, StrictUndefined
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import _RelativePathTreeprocessor
from mkdocs.utils.yaml import yaml_load

from macros import pipeline
from macros.checks import every_check, prose
from macros.checks.prose import Passage
from macros.components.glossary import Term
from macros.components.networks import Network
from macros.content import html_tree
from macros.content.pages import OWN
from macros.handbook import catalogue, loading, rendering, words_used
from macros.handbook.library import Library
from macros.handbook.place import OnPage
from macros.markdown_extensions import glossary_links
from macros.problems import Problem
from macros.publishing import version_checks

ROOT = Path(__file__).parents[2]
REAL, MADE_UP = ROOT / "docs", ROOT / "tests" / "data" / "handbook"
REVIEW = "owner: Editor\nreviewed: 2026-01-01\nreview_by: 2099-12-31\n"  # for front matter that is not about its dates
MOST = 10**9  # characters, on a network that has no limit
LIVE: dict[str, Any] = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))


def extensions() -> tuple[list[str], dict[str, Any]]:
    """Return the Markdown extensions of the real handbook, and two more that an adopting force may add."""
    named = [entry if isinstance(entry, dict) else {entry: {}} for entry in LIVE["markdown_extensions"]]
    options = {name: given or {} for entry in named for name, given in entry.items()}
    options |= {
        "admonition": {},
        "pymdownx.tabbed": {"alternate_style": True},
        **{name: {} for name in pipeline.EXTENSIONS},
    }
    return list(options), options


NAMES, OPTIONS = extensions()


def settings(docs: Path) -> str:
    """Return the settings of the real handbook, with a navigation to the pages that there are."""
    live = (ROOT / "mkdocs.yml").read_text("utf-8")
    if docs == REAL:
        return live
    names = (path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    pages = sorted((name for name in names if not name.startswith(OWN)), key=lambda name: (name != "index.md", name))
    before, _, rest = live.partition("\nnav:\n")
    return "\n".join([before, "nav:", *(f"  - {page}" for page in pages), rest[rest.index("\ntheme:") :]])


def copied(folder: Path, docs: Path) -> Path:
    """Make a folder with a copy of a handbook and of the code that builds it, and return it."""
    shutil.copytree(docs, folder / "docs")
    shutil.copytree(ROOT / "macros", folder / "macros")
    (folder / "mkdocs.yml").write_text(settings(docs), "utf-8")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


@cache
def plain_settings() -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "A handbook", "plugins": []})
    config.validate()
    return config


class PictureAddresses(_RelativePathTreeprocessor):
    """Names pictures as seen from the address of a page, as MkDocs does; links are left as they were typed."""

    def __init__(self, docs: Path, path: str) -> None:
        files = [File(str(each.relative_to(docs)), str(docs), "", True) for each in docs.rglob("*") if each.is_file()]
        super().__init__(File(path, str(docs), "", True), Files(files), plain_settings())

    def run(self, root: ElementTree.Element) -> ElementTree.Element:
        for picture in root.iter("img"):
            picture.set("src", self.path_to_url(picture.attrib["src"]))
        return root


class Handbook:
    """The handbook in a folder that has `docs/` in it."""

    def __init__(self, folder: Path) -> None:
        self.docs = folder / "docs"
        self.library = loading.load(self.docs, catalogue.COMPONENTS)

    @property
    def problems(self) -> list[Problem]:
        found = {*every_check.of_library(self.library, self.docs), *version_checks.ids(self.library)}
        for path, page in self.library.pages.items():
            found |= {*every_check.of_prose(self.library, page)}
            found |= {*every_check.of_page(html_tree.parse(self.text(path)), page, self.docs)}
        return sorted(found)

    def html(self, path: str) -> str:
        """Return the HTML of a page, with the words used on it at its foot; `path` is below `docs/`."""
        html = self.text(path)
        foot = words_used.at_the_foot(OnPage(self.library, self.library.pages[path]), html_tree.parse(html))
        return f"{html}\n{foot}" if foot else html

    def text(self, path: str) -> str:
        """Return the HTML of what is written on a page; `path` is below `docs/`."""
        page = self.library.pages[path]
        markdown = self.jinja(path).from_string(rendering.with_problems(self.library, path, page.body)).render()
        options = OPTIONS | {glossary_links.__name__: {"terms": self.library.all(Term)}}
        converter = Markdown(extensions=NAMES, extension_configs=options)
        PictureAddresses(self.docs, path)._register(converter)
        return converter.convert(markdown)

    def jinja(self, path: str) -> Environment:
        """Return what mkdocs-macros makes of its options and our macros."""
        env = Environment(undefined=StrictUndefined, comment_start_string="{##", comment_end_string="##}")  # noqa: S701
        for name in catalogue.MACROS:
            env.globals[name] = partial(self.call, path, name)
        return env

    def call(self, path: str, name: str, *args: str) -> str:
        return rendering.render(self.library, path, name, args)


def said(library: Library) -> list[Passage]:
    """Return all prose of a handbook."""
    return [*(passage for page in library.pages.values() for passage in prose.of_page(page)), *prose.of_data(library)]


def handbook_of(folder: Path, files: Mapping[str, str]) -> Handbook:
    """Write files, by their names below `docs/`, and return the handbook that they are."""
    for name, text in files.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Handbook(folder)


class Unchanged(Handbook):
    """One that no test changes, so that each page is rendered once."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.texts: dict[str, str] = {}

    def text(self, path: str) -> str:
        if path not in self.texts:
            self.texts[path] = super().text(path)
        return self.texts[path]


@cache
def real() -> Handbook:
    """Return the real handbook, read once for all tests: none of them changes it."""
    handbook = Unchanged(ROOT)
    library = handbook.library
    library.site_url, library.original_name = LIVE["site_url"], LIVE["site_name"]
    library.name = library.organisation.name if library.organisation else library.original_name
    return handbook


def network(id: str) -> str:
    """Return a network that the real handbook has: this one, or the one that lets people post least."""
    used = real().library.all(Network)
    return id if id in used else min(used, key=lambda each: int(used[each].limit or MOST))


def original(folder: Path) -> Path:
    """Make a folder with the real handbook, and return it: as the original has it, where this is a copy of it."""
    shutil.copytree(REAL, folder / "docs", ignore=shutil.ignore_patterns(OWN))
    return folder


def parse(html: str) -> tuple[Element, list[str]]:
    """Return the elements of a page's text, and what is wrong with it as the HTML standard has it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(f"<!DOCTYPE html><html><head><title>x</title></head><body>{html}</body></html>")
    return root, [f"{place}: {code} {values}" for place, code, values in parser.errors]


def invalid(html: str) -> list[str]:
    return parse(html)[1]
