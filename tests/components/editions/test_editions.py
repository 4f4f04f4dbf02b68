"""The place for links to editions: what it says without any, and the links that it is filled with."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from macros.components.editions import Offer, render_list, render_one, render_place
from macros.components.place import Link
from tests.support.handbook import invalid

OFFER = Offer(Link("A <b>", "../editions/a.pdf"), "PDF", 524_315)
DAY = "2026-12-01"


def soup(html: str) -> BeautifulSoup:
    assert invalid(html) == []
    found = BeautifulSoup(html, "html.parser")
    assert not found.select("b")
    return found


def test_no_register_and_no_search_has_what_stands_in_the_place() -> None:
    (place,) = soup(render_place()).find_all(recursive=False)
    assert (place.name, place["data-register"], "data-search-exclude" in place.attrs) == ("hb-editions", "", True)
    assert not place.select("a")


def test_each_edition_is_a_link_with_its_form_its_size_and_the_day() -> None:
    found = soup(render_list([OFFER, OFFER._replace(form="ZIP")], DAY))
    assert [each.get_text() for each in found.select("li")] == ["A <b> (PDF, 0.5 MB)", "A <b> (ZIP, 0.5 MB)"]
    assert "1\u00a0December 2026" in found.get_text()
    assert {each["href"] for each in found.select("a")} == {"../editions/a.pdf"}


@pytest.mark.parametrize(("others", "links"), [("", 1), ("../all/index.html#editions", 2)])
def test_one_says_the_day_and_leads_to_the_others_where_they_are_listed(others: str, links: int) -> None:
    found = soup(render_one(OFFER, DAY, others))
    assert "(PDF, 0.5 MB, 1\u00a0December 2026)" in found.get_text()
    assert len(found.select("a")) == links


@pytest.mark.parametrize(
    ("bytes", "size"), [(99_999, "100 kB"), (400, "0 kB"), (100_000, "0.1 MB"), (1.5e7, "15.0 MB")]
)
def test_a_size_is_said_as_people_say_it(bytes: int, size: str) -> None:
    assert OFFER._replace(bytes=bytes).size == size
