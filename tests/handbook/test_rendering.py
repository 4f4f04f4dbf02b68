"""Macros on pages."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from macros.content import html_attributes, html_tree
from macros.content.macro_calls import macro_calls
from macros.handbook import catalogue
from macros.handbook.place import OnPage
from macros.pipeline import FOR_THE_BUILD
from tests.support.handbook import REVIEW, ROOT, Handbook, real
from tests.support.some import some


def test_every_macro_has_an_example_that_can_be_read() -> None:
    assert catalogue.EXAMPLES.keys() == catalogue.MACROS.keys()
    for name, such_as in some(catalogue.EXAMPLES.items()):
        (call,), problems = macro_calls(such_as, "docs/a.md", catalogue.EXAMPLES)
        assert (call.name, problems) == (name, [])


def test_the_catalogue_lists_every_component_that_declares_itself() -> None:
    folders = [path.parent.name for path in (ROOT / "macros" / "components").glob("*/__init__.py")]
    modules = [importlib.import_module(f"macros.components.{name}") for name in folders]
    declared = [module.COMPONENT for module in modules if hasattr(module, "COMPONENT")]
    assert [component.name for component in some(declared) if component not in catalogue.COMPONENTS] == []


def test_every_declaration_names_what_there_is() -> None:
    types = {type.name for component in catalogue.COMPONENTS for type in component.reads}
    folders = {path.parent.name for path in (ROOT / "macros" / "components").glob("*/__init__.py")}
    macros = some(catalogue.MACROS.values())
    assert {component.name for component in catalogue.COMPONENTS} <= folders
    assert {name for macro in macros for name in macro.whole} <= types
    assert {macro.shows for macro in macros} <= {"", "sections", *types}


def bare(html: str) -> str:
    """Return HTML without its addresses and what the build adds to headings, and with its spaces evened."""
    html = re.sub(r'<a class="headerlink" [^>]*data-address.*?</a>|<p class="hb-change-notice".*?</p>', "", html)
    html = re.sub(r' href="[^"]*"', "", html)
    return re.sub(r"\s+", " ", html)


def test_these_tests_render_a_page_as_mkdocs_does(site: Path) -> None:
    handbook = real()
    for page in some(page for page in handbook.library.pages.values() if not page.is_tool):  # which becomes steps
        published = (site / page.url / "index.html").read_text("utf-8")
        html = handbook.text(page.path)
        html = html_tree.edited(html, html_attributes.without(FOR_THE_BUILD, html, html_tree.parse(html)))
        assert bare(html) in bare(published), page.path


@pytest.mark.parametrize(
    ("seen_from", "href"),
    [("index.md", "a/b/#x"), ("a/b.md", "#x"), ("a/c.md", "../b/#x"), ("d/index.md", "../a/b/#x")],
)
def test_addresses_work_below_any_path(tmp_path: Path, seen_from: str, href: str) -> None:
    for name in ("index.md", "a/b.md", "a/c.md", "d/index.md"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: x\nid: {name[:-3].replace('/', '-')}\ndescription: x\n{REVIEW}---\n")
    library = Handbook(tmp_path).library
    place = OnPage(library, library.pages[seen_from])
    assert place.href(library.pages["a/b.md"], "x") == href
