"""What is left where a section once was: an anchor, and where it is now or when it ended."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag

from macros.components.place import Link
from macros.components.relocated import Relocated, render_gone, render_relocated
from tests.support.handbook import invalid

MOVED = Relocated("own-up", "It's <b>", Link("Part 5's & more", "../part-5/index.html#own-up"))
ENDED = Relocated("let-go", "Let go", Link("Let go", "../s/let-go/index.html"), "2026-11-02")


def entries(html: str) -> list[Tag]:
    assert invalid(html) == []
    return BeautifulSoup(html, "html.parser").select(".hb-relocated > li")


@pytest.mark.parametrize("html", [render_relocated([MOVED, ENDED]), render_gone("A page", [MOVED, ENDED])])
def test_each_section_has_an_anchor_and_a_way_on(html: str) -> None:
    moved, ended = entries(html)
    assert [moved["id"], ended["id"]] == ["own-up", "let-go"]
    assert moved.get_text() == "It’s <b> is now on Part 5’s & more."
    assert ended.get_text() == "Let go was withdrawn on 2\u00a0November 2026. Read why, and what to read instead."
    assert [link["href"] for each in (moved, ended) for link in each.select("a")] == [
        "../part-5/index.html#own-up",
        "../s/let-go/index.html",
    ]


def test_a_page_that_is_gone_has_its_title_as_its_heading() -> None:
    soup = BeautifulSoup(render_gone("Part 5's <b>", [MOVED]), "html.parser")
    assert [heading.get_text() for heading in soup.select("h1#main")] == ["Part 5’s <b>"]
    assert not BeautifulSoup(render_relocated([MOVED]), "html.parser").select("h1")
