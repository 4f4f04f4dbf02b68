"""What the worker shows without a connection: the note on a copy, and the page in place of one that is not kept."""

from __future__ import annotations

from bs4 import BeautifulSoup

from macros.components.offline import PLACE, REST, render_note, render_offline
from macros.components.place import Link
from tests.support.handbook import invalid


def test_the_note_stands_in_the_place_of_the_theme_and_gives_the_time() -> None:
    html = render_note("<when>")
    assert invalid(html) == []
    soup = BeautifulSoup(html, "html.parser")
    (note,) = soup.find_all(recursive=False)
    assert note.name == BeautifulSoup(PLACE, "html.parser").find().name  # type: ignore[union-attr]
    assert "copy from <when>." in note.get_text()


def test_the_page_lists_what_is_kept_and_has_room_for_the_rest() -> None:
    html = render_offline([Link("It's <b>", "a/index.html"), Link("Two", 'b/"/index.html')])
    assert invalid(html) == []
    soup = BeautifulSoup(html, "html.parser")
    assert [(link.get_text(), link["href"]) for link in soup.select("[data-kept] > li > a")] == [
        ("It’s <b>", "a/index.html"),
        ("Two", 'b/"/index.html'),
    ]
    assert html.count(REST) == 1
    assert html.index("Two") < html.index(REST) < html.index("</ul>")


def test_a_page_without_kept_ones_has_room_all_the_same() -> None:
    html = render_offline([])
    assert "<li>" not in html
    assert html.count(REST) == 1
