"""What is read of a built site: its pages in order, and which of them are parts."""

from __future__ import annotations

from pathlib import Path

from macros.content.html_tree import parse
from macros.content.languages import InLanguages
from macros.editions.book import SitePage, pages


def test_pages_are_those_of_the_navigation_in_its_order(built: Path) -> None:
    found = {page.path: page.kicker for page in pages(built)}
    assert [path for path, kicker in found.items() if kicker] == ["part-1-begin-well/", "part-5-when-things-go-wrong/"]
    assert found["glossary/"] == ""


def test_a_page_says_what_it_is_and_which_styles_it_has(built: Path) -> None:
    page = next(page for page in pages(built) if page.kicker)
    assert page.said("html", "lang") == "en-GB"
    assert page.said("meta", "content", name="no-such") == ""
    assert [style for style in page.styles if not (built / style).is_file()] == []
    assert page.styles


def test_a_page_says_the_name_of_the_handbook_in_each_language(built: Path) -> None:
    page = next(pages(built))
    assert page.handbook == page.said("meta", "content", property="og:site_name")
    title = next(each for each in page.tree.all() if "hb-header__title" in each.classes)
    html = '<a class="hb-header__title"><span><span lang="cy">Llawlyfr</span> / <span lang="en">Ours</span></span></a>'
    name = SitePage("", parse(f"{html}<article></article>")).handbook
    assert title.text.strip() == page.handbook
    assert isinstance(name, InLanguages)
    assert (name, name.parts) == ("Llawlyfr / Ours", {"cy": "Llawlyfr", "en": "Ours"})
