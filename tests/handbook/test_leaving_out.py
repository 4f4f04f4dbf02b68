"""Leaving out takes with it what only that has used, and keeps all else as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import every_check
from macros.components.checklist import Checklist
from macros.components.guide import Outcome, Question
from macros.components.networks import Network
from macros.components.search import SearchWords
from macros.components.source import Source
from macros.content import html_tree
from macros.handbook import organisation
from macros.handbook.leaving_out import GUIDE, added
from macros.handbook.library import Library
from macros.problems import Problem
from macros.register.folders import ORIGINAL
from tests.support.handbook import REAL, REVIEW, Handbook, handbook_of, original, real
from tests.support.some import sample, some

FRONT = "---\ntitle: {id}\nid: {id}\ndescription: Of words.\n" + REVIEW + "---\n\n"
SOURCE = """\
{id}:
  cite: A text
  title: {id}
  publisher: A publisher
  url: https://example.org/{id}
  date: 2020
  checked: 2026-01-01
  read: copy
  kind: law
  says: What it says.
"""
WORDS = """\
## Stays { #stays }

Words {{ source("both") }}.

{{ checklist("kept") }}

## Goes { #goes }

Words {{ source("both") }} {{ source("only") }}.

{{ checklist("lost") }}

### Inner { #inner }

Words.
"""
PAGES = {
    "a.md": FRONT.format(id="page-a") + WORDS,
    "b.md": FRONT.format(id="page-b") + "{{ guide() }}\n",
    "sources.md": FRONT.format(id="all-sources") + "{{ sources() }}\n",
}
SEARCH = """\
search:
  inner:
    words: [a]
  checklist-lost:
    words: [b]
  stays:
    words: [c]
"""
QUESTIONS = """\
questions:
  first:
    text: Which
    answers:
      - text: One
        to: second
      - text: Two
        to: stay-calm
  second:
    text: Really
    answers:
      - text: Maybe
        to: gone
outcomes:
"""


def checklist(id: str, sees: str) -> str:
    item = f"          - id: do\n            text: Do it\n            see: [{sees}]\n            sources: [of-{id}]\n"
    return f"  {id}:\n    title: {id}\n    groups:\n      - title: All\n        items:\n{item}"


def outcome(id: str, sections: str) -> str:
    steps = "    steps:\n      - text: Do it\n    keep: It.\n"
    return f"  {id}:\n    title: {id}\n    way: leave\n{steps}    sections: [{sections}]\n    checklists: [kept]\n"


DATA = {
    "a.yml": f"checklists:\n{checklist('kept', 'stays, inner')}{checklist('lost', 'inner')}{SEARCH}",
    "b.yml": f"{QUESTIONS}{outcome('stay-calm', 'stays, goes')}{outcome('gone', 'goes, inner')}",
    "sources.yml": "".join(SOURCE.format(id=id) for id in ("both", "only", "of-kept", "of-lost")),
}


def library(folder: Path, own: str) -> Library:
    return handbook_of(folder, {**PAGES, **DATA, organisation.FILE: f"name: Ours\n{own}"}).library


def test_the_handbook_of_these_tests_is_sound(tmp_path: Path) -> None:
    whole = library(tmp_path, "")
    assert not whole.problems
    assert {*whole.all(Source)} == {"both", "only", "of-kept", "of-lost"}


def test_a_section_goes_with_all_that_only_it_used(tmp_path: Path) -> None:
    left = library(tmp_path, "leave_out: [goes]\n")
    assert not left.problems, left.problems
    assert {*left.sections} == {"page-a", "page-b", "all-sources", "stays", "checklist-kept"}
    assert {*left.all(Source)} == {"both", "of-kept"}
    assert {*left.all(SearchWords)} == {"stays"}
    assert [*left.all(Checklist)["kept"].groups[0].items[0].see] == ["stays"]


def test_an_outcome_goes_with_the_last_section_it_rests_on_and_so_do_the_ways_to_it(tmp_path: Path) -> None:
    left = library(tmp_path, "leave_out: [goes]\n")
    assert {*left.all(Outcome)} == {"stay-calm"}
    assert {id: [str(answer.to) for answer in question.answers] for id, question in left.all(Question).items()} == {
        "first": ["stay-calm"]
    }
    assert left.all(Outcome)["stay-calm"].sections == ("stays",)


def test_an_entry_goes_by_itself(tmp_path: Path) -> None:
    left = library(tmp_path, "leave_out: [checklist-lost]\n")
    assert "checklist-lost" not in left.sections
    assert "goes" in left.sections
    assert [str(problem) for problem in left.problems] == []


def test_what_is_not_there_cannot_be_left_out(tmp_path: Path) -> None:
    (problem,) = library(tmp_path, "leave_out: [gose]\n").problems
    assert str(problem).startswith(
        'docs/_own/organisation.yml:2: there is no section "gose" to leave out. Did you mean "goes"'
    )
    assert "such as   clause-access" in problem.do


def test_the_guide_is_not_left_without_an_answer(tmp_path: Path) -> None:
    (problem,) = library(tmp_path / "one", "leave_out: [checklist-lost, page-a]\n").problems
    assert str(problem) == (
        'docs/_own/organisation.yml:2: nothing is left of the guide on page-b without "page-a".\n'
        "  Keep it, and say its sections in your own words; or leave out   page-b   too."
    )
    assert not library(tmp_path / "two", "leave_out: [page-b, page-a]\n").problems


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("name: A\n", "name: A\nleave_out: [x]\n"),
        ("leave_out: [a]\nname: A\n", "leave_out: [a, x]\nname: A\n"),
        ("leave_out: a\n", "leave_out: [a, x]\n"),
        ("leave_out: [] # none yet\n", "leave_out: [x] # none yet\n"),
        ("leave_out:\n  - a\n  - b\nname: A\n", "leave_out:\n  - a\n  - b\n  - x\nname: A\n"),
        ("leave_out:\n- a\n", "leave_out:\n- a\n- x\n"),
    ],
)
def test_an_id_comes_to_those_that_stand_there(text: str, after: str) -> None:
    assert added(text, "x") == after


def wrong_in_copy(folder: Path, own: str) -> list[Problem]:
    """Return what is wrong with the real handbook as a copy, but for the prose of its pages."""
    original(folder)
    (folder / "docs" / "_own").mkdir()
    (folder / "docs" / organisation.FILE).write_text(f"name: Ours\n{own}", "utf-8")
    handbook = Handbook(folder)
    return [*every_check.of_library(handbook.library, folder / "docs")]


@pytest.mark.parametrize("id", sample(1, sorted(path.stem for path in (REAL / ORIGINAL.register).glob("*.yml"))))
def test_anything_of_the_real_handbook_can_be_left_out_alone(id: str, tmp_path: Path) -> None:
    """An organisation may not change a page of the original, so there is nothing to mend there."""
    docs = original(tmp_path) / "docs"
    before = {path: page.text for path, page in real().library.pages.items()}
    (docs / "_own").mkdir()
    (docs / organisation.FILE).write_text(f"name: Ours\nleave_out: [{id}]\n", "utf-8")
    handbook = Handbook(tmp_path)
    found = [*every_check.of_library(handbook.library, docs)]
    for path, page in handbook.library.pages.items():
        if page.text != before.get(path):
            found += every_check.of_prose(handbook.library, page)
            found += every_check.of_page(html_tree.parse(handbook.text(path)), page, docs)
    assert all(problem.what.startswith("nothing is left of the guide") for problem in found), found


PARTS = sorted(path.name for path in REAL.glob("part-*.md"))


@pytest.mark.parametrize("part", sample(1, PARTS))
def test_a_part_of_the_real_handbook_can_be_left_out_and_networks_too(part: str, tmp_path: Path) -> None:
    files = {name: (REAL / name).read_text("utf-8") for name in (part, "networks.yml")}
    one = handbook_of(tmp_path / "one", files).library
    meta, used = one.pages[part].meta, some(one.all(Network))[:2]
    assert meta
    whole = real().library
    rests_on = {whole.sections[id].page for outcome in whole.all(Outcome).values() for id in outcome.sections}
    guides = [page.meta.id for page in whole.pages.values() if page.meta and any(c.name == GUIDE for c in page.calls)]
    left_out = [meta.id, *(some(guides) if part in rests_on else [])]  # nothing would be left of the guide
    assert not wrong_in_copy(tmp_path / "copy", f"networks: [{', '.join(used)}]\nleave_out: [{', '.join(left_out)}]\n")


def test_a_copy_has_only_the_networks_that_it_uses(tmp_path: Path) -> None:
    known = {"networks.yml": "one:\n  name: One\n  way: edit\ntwo:\n  name: Two\n  way: edit\n"}
    used = handbook_of(tmp_path, {**known, organisation.FILE: "name: Ours\nnetworks: [two]\n"}).library
    assert [*used.all(Network)] == ["two"]
    wrong = handbook_of(tmp_path, {**known, organisation.FILE: "name: Ours\nnetworks: [too]\n"}).library.problems
    assert str(wrong[0]).startswith('docs/_own/organisation.yml:2: there is no network "too". Did you mean "two"?')
