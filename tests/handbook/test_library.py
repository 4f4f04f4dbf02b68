"""The handbook as a whole: what is on which page, and what its entries name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.checks import terminology
from macros.components.declaration import Component, Macro
from macros.content.collection import EntryType
from macros.content.schema import example
from macros.content.yaml_reader import Text
from macros.handbook import catalogue, loading
from macros.handbook.library import Library, unused
from macros.handbook.place import OnPage
from macros.problems import Where
from tests.support.handbook import REVIEW, Handbook, said

SOURCE = """  cite: A memoir, 2006
  title: A memoir
  publisher: A publisher
  kind: history
  date: "2006"
  unlinked: It is a book.
  checked: "2026-11-22"
  says: What was said first.
  read: copy
"""


@dataclass(frozen=True)
class Note:
    """What is said beside a saying."""

    where: Where
    see: tuple[Text, ...] = example("[make-amends]", names="sections", default=())


@dataclass(frozen=True)
class Saying:
    """An entry that names a source, and a section in a part of it."""

    where: Where
    source: Text | None = example("tweet-2006", names="sources", default=None)
    words: Text | None = example("It is out.", quoted=True, default=None)
    notes: tuple[Note, ...] = example("   and, indented below it,   - see: [make-amends]", default=())


SAYINGS = Component(
    "saying",
    reads=(EntryType("sayings", "saying", Saying, anchor="saying-"),),
    macros=(Macro("say", lambda _, id: id, '{{ say("first") }}', shows="sayings"),),
)


def page(folder: Path, name: str, text: str) -> None:
    (folder / "docs").mkdir(exist_ok=True)
    front = f"---\ntitle: A page\nid: page-{name}\ndescription: One sentence.\n{REVIEW}---\n\n"
    (folder / "docs" / f"{name}.md").write_text(f"{front}{text}\n", "utf-8")


def with_sayings(folder: Path, sayings: str) -> Library:
    """Read a handbook with two sources, and a page that shows the first of some sayings."""
    page(folder, "index", '{{ say("first") }}')
    (folder / "docs" / "index.yml").write_text(f"sayings:\n{sayings}", "utf-8")
    (folder / "docs" / "sources.yml").write_text(f"tweet-2006:\n{SOURCE}diary:\n{SOURCE}", "utf-8")
    (folder / "docs" / "glossary.yml").write_text("post:\n  term: post\n  instead_of: [tweet]\n", "utf-8")
    return loading.load(folder / "docs", (*catalogue.COMPONENTS, SAYINGS))


def test_a_page_is_found_by_what_it_shows_and_not_by_its_id(tmp_path: Path) -> None:
    page(tmp_path, "index", "Text.")
    page(tmp_path, "any-name", "{{ glossary() }}")
    library = Handbook(tmp_path).library
    assert (library.address_with("glossary"), library.address_with("guide")) == ("any-name/", ".")
    assert library.page_with("glossary") is library.pages["any-name.md"]
    assert library.page_with("guide") is None


@pytest.mark.parametrize(
    ("saying", "line", "said"),
    [
        ("source: tweet-2060", 3, 'there is no source "tweet-2060". Did you mean "tweet-2006"?'),
        ("words: It is [diary] out.", 3, '"[diary]" would be read as the source with this id, "A memoir, 2006".'),
        ("notes:\n      - see: [page-indexx]", 4, 'there is no section "page-indexx". Did you mean "page-index"?'),
    ],
)
def test_an_id_is_found_where_it_names_nothing_and_in_text_that_should_name_nothing(
    tmp_path: Path, saying: str, line: int, said: str
) -> None:
    found = with_sayings(tmp_path, f"  first:\n    {saying}\n").problems
    assert [(problem.where, problem.what) for problem in found] == [(("docs/index.yml", line), said)]


def test_what_a_field_names_is_used_and_is_no_prose(tmp_path: Path) -> None:
    library = with_sayings(tmp_path, "  first:\n    source: tweet-2006\n    notes:\n      - see: [page-index]\n")
    assert library.problems == []
    assert [problem.what for problem in unused(library)] == ['source "diary" is on no page.']
    assert [*terminology.problems(library, said(library))] == []


def test_a_link_to_what_a_macro_shows_goes_by_its_type_and_not_by_the_name_of_the_macro(tmp_path: Path) -> None:
    library = with_sayings(tmp_path, "  first:\n    source: tweet-2006\n")
    place = OnPage(library, library.pages["index.md"])
    assert place.shown_at("say", "first").href == "#saying-first"
