"""What is read of a built site: its pages in order, and which of them are parts."""

from __future__ import annotations

from pathlib import Path

from macros.editions.book import pages


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
