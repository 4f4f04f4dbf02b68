"""What an id in a text stands for now: its kind, and the words that a reader sees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.components.source import Source
from macros.handbook.library import Library
from macros.handbook.references import of_id, of_text, renamed
from macros.problems import by_cause
from macros.register.references import Reference, written
from tests.support.changed_handbook import FIRST, register
from tests.support.handbook import REVIEW, handbook_of

FRONT = "---\ntitle: {title}\nid: {id}\ndescription: Of words.\n" + REVIEW + "---\n"
SOURCE = """\
{id}:
  cite: {id}, it's "so"
  title: A title
  publisher: Somebody
  kind: history
  date: "1981-10"
  checked: "2026-01-01"
  says: It is so.
  read: {read}
  {url}
"""
FILES = {
    "a.md": FRONT.format(title="A page's \u201ctitle\u201d", id="page-a") + "\n## Own  up … { #own-up }\n",
    "a.yml": "checklists:\n  steps:\n    title: The “steps”\n    groups:\n      - title: All\n        items:\n"
    "          - id: stop\n            text: Stop\n            see: [own-up]\n"
    "  own-up:\n    title: Not it\n    groups:\n      - title: All\n        items:\n"
    "          - id: stop\n            text: Stop\n            see: [own-up]\n",
    "sources.yml": SOURCE.format(id="an-act", read="copy", url="url: https://example.org/")
    + SOURCE.format(id="a-book", read="weak", url="unlinked: It holds a name."),
    "duties.yml": "report-it:\n  title: It's due\n  text: Do it.\n  sources: [an-act]\n",
}
ACT = Reference("an-act", "source", 'an-act, it\'s "so"', "1981-10", "medium", "https://example.org/")
SECTION = Reference("own-up", "section", "Own up ...")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return handbook_of(tmp_path_factory.mktemp("references"), FILES).library


@pytest.mark.parametrize(
    ("id", "reference"),
    [
        ("page-a", Reference("page-a", "section", 'A page\'s "title"')),
        ("own-up", SECTION),
        ("an-act", ACT),
        ("a-book", Reference("a-book", "source", 'a-book, it\'s "so", not confirmed', "1981-10", "low", "")),
        ("report-it", Reference("report-it", "duty", "It's due")),
        ("steps", Reference("steps", "checklist", 'The "steps"')),
        ("stop", None),
        ("time", None),
    ],
)
def test_an_id_stands_for_what_a_reader_sees_without_what_print_makes_of_it(
    library: Library, id: str, reference: Reference | None
) -> None:
    assert of_id(library, id) == reference


def test_a_text_refers_to_each_once_in_its_order_and_to_no_gap(library: Library) -> None:
    text = "At [time] see [own-up] and [an-act], [own-up].\n- [role]\n"
    assert of_text(library, text) == (SECTION, ACT)
    assert of_text(library, "") == ()


CITES = '\n{{ source("the-act") }} {{ source("a-book") }}\n\n{{ source("the-act") }}\n'
CITED = FRONT.format(title="C", id="page-c") + CITES


@pytest.mark.parametrize(
    "was",
    [ACT._replace(id="the-act", url=""), ACT._replace(id="the-act", words="In other words")],
    ids=["the same words", "the same address"],
)
def test_a_source_with_another_id_is_told_with_each_place_that_cites_it(was: Reference, tmp_path: Path) -> None:
    library = handbook_of(tmp_path, {**FILES, "c.md": CITED}).library
    kept = replace(FIRST, refers=written([was]), text="[the-act]\n")
    library.registers["page-c"] = register(kept)
    (problem,) = renamed(library)
    line = library.of(Source).places["an-act"].line
    what = 'the source "an-act" was "the-act" before, and is cited so in docs/c.md:10, docs/c.md:12.'
    do = "Write   the-act:   here again, or   an-act   there."
    assert (problem.where, problem.what, problem.do) == (("docs/sources.yml", line), what, do)
    missing = [each for each in handbook_of(tmp_path, {}).problems if 'no source "the-act"' in each.what]
    assert {*by_cause([problem, *missing])} == {problem}, "what is missing follows from it"


def test_a_source_that_is_gone_has_no_other_id(tmp_path: Path) -> None:
    library = handbook_of(tmp_path, {**FILES, "c.md": CITED}).library
    assert list(renamed(library)) == []
    library.registers["page-c"] = register(
        replace(FIRST, refers=written([ACT._replace(id="the-act", words="x", url="y")]))
    )
    assert list(renamed(library)) == []


CORRECTION = """\
corrections:
  one:
    title: A title
    kind: no such kind
    scene: Words.
    account: Anytown Council
    handle: AnytownCouncil
    network: no-network
    posted: Friday
    post: Words.
    wrong_words: [Words]
    wrong: Words.
    affected: People.
    choices:
      - id: a
        title: Do it
        verdict: no such verdict
        because: Words.
        seen:
          - post: original
        why: [Words.]
        see: [no-section]
      - id: b
        title: Leave it
        verdict: avoid
        because: Words.
        seen:
          - post: original
        why: [Words.]
        see: [not-there]
"""


def test_what_is_wrong_with_an_entry_hides_no_wrong_id(tmp_path: Path) -> None:
    page = FRONT.format(title="A page", id="a-page")
    note = "note: Words of the note.\nkind: no such kind\nsections: [a-pagge]\n"
    files = {"page.md": page, "page.yml": CORRECTION, "_notes/one.yml": note}
    said = "\n".join(map(str, handbook_of(tmp_path, files).problems))
    for wrong in ("no such kind", "no-network", "no such verdict", "no-section", "not-there", "a-pagge"):
        assert f'"{wrong}"' in said, wrong
    assert said.count("no such kind") == 2
    assert 'Did you mean "a-page"?' in said
