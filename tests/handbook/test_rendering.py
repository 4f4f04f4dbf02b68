"""Macros on pages."""

from __future__ import annotations

import re
from pathlib import Path

from macros.content import html_attributes, html_tree
from macros.content.pages import Page
from macros.handbook.library import Library
from macros.page_text import CHANGES
from tests.support.handbook import real
from tests.support.some import some


def bare(html: str) -> str:
    """Return HTML without its addresses and what the build adds to headings, and with its spaces evened."""
    html = re.sub(r'<div class="hb-h\d">(.*?)<a class="headerlink".*?</a></div>', r"\1", html)
    html = re.sub(r'<p class="hb-(?:change-notice|own-words)".*?</p>', "", html)
    html = re.sub(r' (href|data-sections|data-worker|data-pdf)="[^"]*"', "", html)
    return re.sub(r"\s+", " ", html)


def is_the_same(page: Page, library: Library) -> bool:
    """Tell whether a build makes of a page what the tests do: no steps, and nothing that the notes will bring, such as
    a list of changes, or the newest version of an example, a checklist or a clause.
    """
    lists = any(library.macros[call.name].lists for call in page.calls)
    return not (page.is_tool or (library.notes and (lists or any(section.of for section in page.sections))))


def test_these_tests_render_a_page_as_mkdocs_does(site: Path) -> None:
    handbook = real()
    for page in some(page for page in handbook.library.pages.values() if is_the_same(page, handbook.library)):
        published = (site / page.url / "index.html").read_text("utf-8")
        html = handbook.text(page.path)
        html = html_tree.edited(html, html_attributes.changed(CHANGES, html, html_tree.parse(html)))
        assert bare(html) in bare(published), page.path
