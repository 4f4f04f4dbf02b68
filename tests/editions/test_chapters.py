"""A page is written out with what paper needs and nothing else, and its links lead within an edition where they can."""

from __future__ import annotations

import re
from pathlib import Path

from macros.content.html_tree import Element, parse
from macros.editions.book import Chapter
from macros.editions.chapters import books
from tests.editions.conftest import MADE
from tests.support.published import FIRST, HOST
from tests.support.some import some


def elements(chapter: Chapter) -> list[Element]:
    return some(parse(chapter.html).all())


def test_there_is_one_of_each_part_and_one_of_all(built: Path) -> None:
    made = books(built, MADE)
    assert [book.name for book in made] == ["part-1-begin-well", "part-5-when-things-go-wrong", "handbook"]
    assert [len(book.chapters) for book in made] == [1, 1, 2]
    assert {book.address for book in made} == {HOST}


def test_a_site_without_parts_has_none(built: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        (built / "glossary" / "index.html").read_text("utf-8").replace("nav__link", "")
    )
    assert books(tmp_path, MADE) == []


def test_each_id_is_of_one_element(built: Path) -> None:
    for book in some(books(built, MADE)):
        ids = [
            each.attributes["id"] for chapter in book.chapters for each in elements(chapter) if "id" in each.attributes
        ]
        assert len(some(ids)) == len({*ids})
        assert {chapter.id for chapter in book.chapters} <= {*ids}


def test_a_link_leads_within_an_edition_that_has_its_place_and_else_to_the_public_address(built: Path) -> None:
    first, _, whole = books(built, MADE)
    alone, together = ({each.attributes.get("href") for each in elements(book.chapters[0])} for book in (first, whole))
    assert "#when-things-go-wrong" in together - alone
    assert f"{HOST}part-5-when-things-go-wrong/" in alone - together
    assert f"{HOST}two-more-things/" in alone & together


def test_each_heading_has_its_version_and_what_is_cited_is_listed(built: Path) -> None:
    part = books(built, MADE)[0].chapters[0]
    assert [heading.version for heading in part.headings if heading.id == "a-clause"] == [f"{HOST}s/a-clause/{FIRST}/"]
    assert [address for _, address in part.sources] == ["https://study.example/"]


def test_nothing_is_left_that_only_a_browser_can_use(built: Path) -> None:
    for chapter in some(books(built, MADE)[-1].chapters):
        found = elements(chapter)
        assert {each.tag for each in found}.isdisjoint({"button", "input", "script", "svg", "template"})
        assert not [each for each in found if {"hidden", "style", "tabindex"} & {*each.attributes}]
        assert all("open" in each.attributes for each in found if each.tag == "details")
    assert "\u2610" in books(built, MADE)[1].chapters[0].html  # a box to tick


def test_what_is_told_of_words_that_are_taken_out_or_put_in_is_not_marked_as_they_are(built: Path) -> None:
    text = books(built, MADE)[1].chapters[0].html
    for told, tag in (("taken out", "del"), ("put in", "ins")):
        assert re.search(rf'<span class="hb-vh"> {told}: </span><{tag}>[^<]+</{tag}>', text)
    marked = [each for each in parse(text).all() if each.tag in ("del", "ins")]
    assert not [each for one in some(marked) for each in one.all()]


def test_a_notice_that_waits_for_its_day_is_left_out_until_that(built: Path) -> None:
    def due(made: str) -> bool:
        return any("hb-due" in chapter.html for chapter in books(built, made)[-1].chapters)

    assert (due(MADE), due("9999-12-31")) == (False, True)
