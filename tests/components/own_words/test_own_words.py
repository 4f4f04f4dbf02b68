"""The line under a section that an organisation says in its own words."""

from __future__ import annotations

from macros.components.own_words import render_own_words
from macros.content.languages import InLanguages
from macros.problems import Where


def test_it_says_whose_words_these_are_and_where_the_others_stand() -> None:
    with_address = render_own_words('Our "own"', "The original", "2 November 2026", "https://h.example/s/a/2026-11-02/")
    assert "These are the words of the Our &#34;own&#34;." in with_address
    assert '<a href="https://h.example/s/a/2026-11-02/">its version of 2 November 2026</a>.' in with_address
    without = render_own_words("Ours", "The original", "2 November 2026", "")
    assert "<a" not in without
    assert "its version of 2 November 2026." in without


def test_a_name_in_two_languages_says_which_is_which() -> None:
    name = InLanguages({"cy": "Llawlyfr", "en": "Anytown's"}, Where("", 0))
    html = render_own_words(name, "The original", "2 November 2026", "")
    assert '<span lang="cy">Llawlyfr</span> / <span lang="en">Anytown&#39;s</span>.' in html
