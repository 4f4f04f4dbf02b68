"""What an organisation says in its own words stands in place of something, and says of what."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.content.pages import OWN_PAGES
from macros.handbook import organisation, own_sections
from macros.handbook.library import Library
from macros.register.folders import OWN_SECTIONS
from tests.support.handbook import handbook_of
from tests.support.published import FIRST, FRONT, SECOND, Small, read

OWN = '---\nbased_on: {}\n---\n\n## Ours {{ #one }}\n\nOur words, see {{{{ section("two") }}}}.\n'
PAGE = FRONT.format(title="A page", id="page") + (
    '## One { #one }\n\nOne. {{ source("only") }}\n\n## Two { #two }\n\nSee {{ section("one", "One") }}.\n'
)
SOURCE = """\
only:
  cite: A text
  title: A text
  publisher: A publisher
  url: https://example.org/only
  date: 2020
  checked: 2026-01-01
  read: copy
  kind: law
  says: What it says.
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the original has published twice."""
    small = Small(tmp_path)
    (tmp_path / "docs" / "page.md").write_text(PAGE, "utf-8")
    (tmp_path / "docs" / "sources.yml").write_text(SOURCE, "utf-8")
    small.publish(FIRST)
    (tmp_path / "docs" / "page.md").write_text(PAGE.replace("One. ", "One, once more. "), "utf-8")
    small.publish(SECOND, "Said again.")
    return tmp_path


def made(copy: Path, files: Mapping[str, str], more: str = "") -> Library:
    own = {f"{OWN_SECTIONS}/{name}.md": text for name, text in files.items()}
    return handbook_of(copy, {organisation.FILE: f"name: Ours\n{more}", **own}).library


def told(library: Library) -> list[str]:
    return [str(problem).split("\n")[0] for problem in library.problems]


def test_its_words_take_the_place_of_the_originals_with_what_only_those_used(copy: Path) -> None:
    library = made(copy, {"one": OWN.format(SECOND)})
    assert told(library) == []
    assert library.sections["one"].title == "Ours"
    assert str(library.sections["one"].id.where) == f"docs/{OWN_SECTIONS}/one.md:5"
    assert not [*library.collections["sources"].entries]
    assert read(copy).library.texts["one"] == "Our words, see [two].\n"
    assert not list(own_sections.news(library))


def test_a_title_of_the_originals_may_stand_in_its_words(copy: Path) -> None:
    made(copy, {"one": OWN.format(SECOND)})
    assert not [problem for problem in read(copy).problems if "called" in problem.what]


def test_what_the_original_changes_under_it_is_told_and_is_no_mistake(copy: Path) -> None:
    library = made(copy, {"one": OWN.format(FIRST)})
    assert told(library) == []
    (news,) = own_sections.news(library)
    assert str(news).split("\n") == [
        f"docs/{OWN_SECTIONS}/one.md:2: the original has changed this section since: Said again.",
        f"  Read   docs/_register/one.yml   take over what you want, and write   based_on: {SECOND}",
    ]


@pytest.mark.parametrize(
    ("name", "text", "more", "says"),
    [
        ("on", OWN.replace("#one", "#on"), "", ':5: the original has no section "on". Did you mean "one"?'),
        ("one", OWN, "leave_out: [one]\n", ':5: the section "one" is left out too.'),
        ("one", OWN, "leave_out: [page]\n", ':5: the section "one" is left out too.'),
        ("one", OWN.replace("{}", "2026-02-11"), "", ':2: the original has no version "2026-02-11" of "one". Did you'),
        ("one", "## Ours {{ #one }}\n\nWords.\n", "", ':1: nothing says which version of "one" these words stand in'),
        ("one", "Words.\n", "", ":1: this is no section: it begins"),
    ],
)
def test_what_stands_in_place_of_nothing_is_told(copy: Path, name: str, text: str, more: str, says: str) -> None:
    found = [problem for problem in told(made(copy, {name: text.format(SECOND)}, more)) if OWN_SECTIONS in problem]
    (problem,) = found
    assert problem.startswith(f"docs/{OWN_SECTIONS}/{name}.md{says}")


def test_what_the_original_has_withdrawn_is_told(copy: Path) -> None:
    (copy / "docs" / "page.md").write_text(PAGE[: PAGE.index("## One")] + PAGE[PAGE.index("## Two") :], "utf-8")
    Small.withdraw(_small(copy), SECOND, "one", ["two"])
    (problem,) = [p for p in told(made(copy, {"one": OWN.format(SECOND)})) if OWN_SECTIONS in p]
    assert f':5: the original has withdrawn the section "one" on {SECOND}: It has had its day.' in problem


def _small(folder: Path) -> Small:
    small = Small.__new__(Small)
    small.folder = folder
    return small


def test_a_page_of_its_own_has_an_address_of_its_own(copy: Path) -> None:
    page = PAGE.replace("id: page", "id: other").replace("#one", "#ours").replace("#two", "#more")
    text = page.replace('section("one", "One")', 'section("page")')
    files = {
        organisation.FILE: "name: Ours\n",
        f"{OWN_PAGES}page.md": text,
        f"{OWN_PAGES}team.md": text.replace("other", "x"),
    }
    library = handbook_of(copy, files).library
    assert library.pages[f"{OWN_PAGES}team.md"].url == "team/"
    assert f"docs/{OWN_PAGES}page.md:1: the original has a page with the address of this one, page/" in told(library)
    assert not [each for each in told(library) if "team.md:1:" in each]


def test_the_note_of_the_original_is_not_taken_for_its_words(copy: Path) -> None:
    """What the organisation publishes names the version that its words are in place of."""
    made(copy, {"one": OWN.format(FIRST)})
    _small(copy).publish("2026-03-10")
    library = read(copy).library
    assert library.registers["one"].newest.original == FIRST
    assert library.registers["two"].newest.original == FIRST
    assert [note.sections for note in library.taken] == []
