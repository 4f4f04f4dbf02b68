"""What stands at the end of a tool for those who cite it."""

from __future__ import annotations

from bs4 import BeautifulSoup

from macros.components.citing import Citable, render_citing
from tests.support.handbook import invalid

ONE = Citable("It's <b>", '<a href="s/one/">§</a>', "")
TWO = Citable("Two", '<a href="s/two/">§</a>', "<p>Changed.</p>")


def test_each_section_has_its_title_its_link_and_its_notice() -> None:
    html = render_citing([ONE, TWO])
    assert invalid(html) == []
    soup = BeautifulSoup(html, "html.parser")
    sections = soup.select("details > [role=group]")
    assert [section.get_text(" ", strip=True) for section in sections] == ["It's <b> §", "Two § Changed."]
    assert [link["href"] for link in soup.select("a")] == ["s/one/", "s/two/"]
    assert not soup.select("b")


def test_the_title_stands_right_before_its_link() -> None:
    """The script of a citation reads it there."""
    assert '>Two<a href="s/two/">§</a></p>' in render_citing([TWO])


def test_without_sections_there_is_only_the_summary() -> None:
    assert BeautifulSoup(render_citing([]), "html.parser").select(".hb-citing > *:not(summary)") == []
