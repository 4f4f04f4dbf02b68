"""A link in the text to a section: its words, and what the register has of it."""

from __future__ import annotations

import pytest

from macros.components.place import Cited, Link
from macros.components.section import COMPONENT, render_section


class Here:
    """A page beside that of a section."""

    def section(self, id: str) -> Link:
        return Link('It\'s "so" & <b>', f"../b/#{id}")

    def cited(self, id: str) -> Cited:
        raise NotImplementedError

    source = section


def test_the_title_of_a_section_is_computed_so_the_register_has_its_id() -> None:
    assert render_section(Here(), "own-up") == (
        '<a href="../b/#own-up" data-register="[own-up]">It’s “so” &amp; &lt;b&gt;</a>'
    )


def test_words_of_ones_own_are_what_the_register_has() -> None:
    assert render_section(Here(), "own-up", "it's <here>") == '<a href="../b/#own-up">it’s &lt;here&gt;</a>'


@pytest.mark.parametrize(("texts", "taken"), [([], False), (["a"], True), (["a", "b"], True), (["a", "b", "c"], False)])
def test_it_takes_an_id_and_perhaps_words(texts: list[str], taken: bool) -> None:
    (macro,) = COMPONENT.macros
    assert macro.takes(texts) is taken
    assert macro.shows == "sections"
