"""What a build says of what was published: each way to break the promise, and what is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.content.left_out import LeftOut
from macros.content.yaml_reader import Text
from macros.handbook.library import Library
from macros.problems import Problem, Where, by_cause
from macros.publishing.pending import state, to_note
from macros.publishing.version_checks import ids, problems
from macros.register.entries import Completion, Version
from macros.register.references import Reference, written
from tests.support.changed_handbook import BODY, HERE, NEW, OLD, PAGE, register, version
from tests.support.handbook import handbook_of

SOURCE = """\
{id}:
  cite: An Act
  title: A title
  publisher: Somebody
  kind: history
  date: undated
  checked: "2026-01-01"
  says: It is so.
  read: copy
  url: https://example.org/{id}
"""
ACT = Reference("act", "source", "An Act", "undated", "medium", "https://example.org/act")
BOOK = ACT._replace(id="book", url="https://example.org/book")
CITING = "Words [act] [book].\n"
FILE = "docs/_register/own-up.yml"


def entry(title: str, text: str, page: str = "b.md", refers: tuple[Reference, ...] = ()) -> Version:
    said = version(OLD, "major", "A note.", title, page)
    return replace(said, where=Where(FILE, 2), text=text, refers=written(refers))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A page `b` with the sections `own-up`, `say-sorry` and `come-in`, all as they were published."""
    sources = "".join(SOURCE.format(id=id) for id in ("act", "book"))
    files = {"b.md": PAGE.format(title="B", id="b", body=BODY), "sources.yml": sources}
    library = handbook_of(tmp_path, files).library
    assert library.problems == []
    titles = {"b": "B", "own-up": "Own up", "say-sorry": "Say sorry", "come-in": "Come in"}
    library.texts = dict.fromkeys(titles, CITING)
    library.registers = {id: register(entry(title, CITING, refers=(ACT, BOOK))) for id, title in titles.items()}
    assert [*ids(library), *problems(library)] == []
    return library


def told(found: list[Problem]) -> list[str]:
    return [f"{problem.where.file}:{problem.where.line}: {problem.what}" for problem in found]


def checked(library: Library) -> list[str]:
    return told([*problems(library)])


def test_a_section_is_what_is_kept_of_it(library: Library) -> None:
    now = state(library, library.sections["own-up"])
    assert now == ("Own up", CITING, (ACT, BOOK), "b.md")
    del library.texts["own-up"]
    assert state(library, library.sections["own-up"]).text == ""


def test_a_new_section_needs_no_note(library: Library) -> None:
    del library.registers["come-in"]
    assert checked(library) == []


@pytest.mark.parametrize("change", [{"texts": "Other [act] [book].\n"}, {"title": "Come on in"}])
def test_other_words_need_a_note(library: Library, change: dict[str, str]) -> None:
    if "texts" in change:
        library.texts["come-in"] = change["texts"]
    else:
        new = library.sections["come-in"] = replace(library.sections["come-in"], title=change["title"])
        page = library.pages["b.md"]
        library.pages["b.md"] = replace(page, sections=tuple(new if o.id == new.id else o for o in page.sections))
    (problem,) = problems(library)
    assert str(problem) == (
        f'docs/b.md:14: the section "come-in" has changed since its version of {OLD}.\n  {to_note(library, "come-in")}'
    )


def test_words_that_come_back_are_a_change_since_the_newest_version(library: Library) -> None:
    library.registers["come-in"] = register(entry("Come in", CITING, refers=(ACT, BOOK)), entry("Come in", "Other.\n"))
    assert checked(library) == [f'docs/b.md:14: the section "come-in" has changed since its version of {OLD}-2.']
    back = (*library.registers["come-in"].versions, entry("Come in", CITING))
    library.registers["come-in"] = register(*back)
    assert checked(library) == []


def test_a_source_that_has_changed_is_told_once_where_it_stands(library: Library) -> None:
    for id, title in (("own-up", "Own up"), ("come-in", "Come in")):
        was = (ACT._replace(date="1981"), BOOK)
        library.registers[id] = register(entry(title, CITING, refers=was))
    (problem,) = problems(library)
    assert str(problem) == (
        'docs/sources.yml:1: the source "act" has changed since it was cited in own-up, come-in.\n'
        f"  {to_note(library, 'act', 'own-up', 'come-in')}"
    )


def test_a_section_within_others_is_told_once(library: Library) -> None:
    library.registers["b"] = register(entry("B", "Other.\n"))
    library.texts["come-in"] = "Other.\n"
    assert checked(library) == [f'docs/b.md:14: the section "come-in" has changed since its version of {OLD}.']


def test_words_and_a_source_at_once_are_a_change_of_the_section(library: Library) -> None:
    library.registers["come-in"] = register(entry("Come in", CITING, refers=(ACT._replace(date="1981"), BOOK)))
    library.texts["come-in"] = "Other [act] [book].\n"
    assert checked(library) == [f'docs/b.md:14: the section "come-in" has changed since its version of {OLD}.']


def test_a_move_needs_no_note_and_a_change_does(library: Library) -> None:
    library.registers["come-in"] = register(entry("Come in", CITING, page="a.md", refers=(ACT, BOOK)))
    assert checked(library) == []
    library.texts["come-in"] = "Other.\n"
    assert checked(library) == [f'docs/b.md:14: the section "come-in" has changed since its version of {OLD}.']


def test_what_refers_to_nobody_knows_what_is_to_be_completed(library: Library) -> None:
    (before,) = library.registers["come-in"].versions
    library.registers["come-in"] = register(replace(before, refers=None))
    said = 'docs/b.md:14: the register does not hold what the versions of the section "come-in" refer to.'
    assert checked(library) == [said]
    end = Completion(HERE, Text(NEW, HERE), Text("Later.", HERE), Text("", HERE), ())
    library.registers["come-in"] = replace(library.registers["come-in"], completed=end)
    assert checked(library) == [
        f'docs/sources.yml:{line}: the source "{id}" has changed since it was cited in come-in.'
        for id, line in (("act", 1), ("book", 11))
    ]


def gone(library: Library, id: str) -> None:
    """Take a section out of the handbook."""
    del library.sections[id]


def test_what_was_published_and_is_gone_is_told_with_each_way_out(library: Library) -> None:
    gone(library, "own-up")
    (problem,) = ids(library)
    assert str(problem) == (
        f'{FILE}:2: the section "own-up" ("Own up", of b.md) was published, and is gone.\n'
        "  Put it back, with its id   { #own-up }. If it is gone, run   "
        'make withdraw ID=own-up REASON="Why it is gone" SEE=the-id-to-read-instead   '
        "or add a file   docs/_notes/own-up.yml   with the lines   note: Why it is gone   and   withdrawn: [own-up]"
    )


def test_a_new_section_of_the_same_title_is_probably_the_one_that_is_gone(library: Library) -> None:
    library.registers["owned-up"] = register(entry("Ann's own", CITING))
    del library.registers["own-up"]
    library.sections["own-up"] = replace(library.sections["own-up"], title="Ann’s own")
    (problem,) = ids(library)
    assert problem.where == library.sections["own-up"].id.where
    assert problem.do.startswith("It seems to be this one: write   { #owned-up }   here. If it is gone, run   make")
    library.registers["own-up"] = library.registers["come-in"]
    (problem,) = ids(library)
    assert problem.do.startswith("Put it back, with its id   { #owned-up }. If it is gone, run   make withdraw")


def test_what_a_copy_leaves_out_after_it_was_published_is_told_once(library: Library) -> None:
    root = Text("own-up", Where("docs/_own/organisation.yml", 2))
    for id in ("own-up", "come-in"):
        gone(library, id)
    library.left_out = LeftOut(roots={"own-up": root, "come-in": root, "never-published": root})
    (problem,) = ids(library)
    assert str(problem) == (
        'docs/_own/organisation.yml:2: "own-up" was published, with all that goes with it, 2 in all, and nothing says '
        "why it is left out.\n"
        '  Run   make leave-out ID=own-up REASON="Why it is gone" SEE=the-id-to-read-instead   '
        "or add a file   docs/_notes/own-up.yml   with the lines   note: Why it is gone   and   withdrawn: [own-up]"
    )
    assert problem.hides == {"own-up", "come-in"}


def test_what_was_withdrawn_may_be_gone_and_may_not_come_back(library: Library) -> None:
    library.registers["let-go"] = register(entry("Let go", ""), withdrawn=NEW)
    assert list(ids(library)) == []
    library.registers["come-in"] = register(entry("Come in", CITING), withdrawn=NEW)
    (problem,) = ids(library)
    assert str(problem) == (
        f'docs/b.md:14: the id "come-in" was withdrawn on {NEW}, and is never used again.\n'
        "  Give this section another id: policies link to what it once was."
    )
    assert checked(library) == []


@pytest.mark.parametrize("see", [(), ("own-up",), ("let-go",), ("own-up", "come-in")])
def test_who_reads_of_a_withdrawal_may_be_sent_to_what_there_is_or_was(library: Library, see: tuple[str, ...]) -> None:
    library.registers["let-go"] = register(entry("Let go", ""), withdrawn=NEW, see=see)
    assert list(ids(library)) == []


def test_who_reads_of_a_withdrawal_is_not_sent_to_nothing(library: Library) -> None:
    library.registers["let-go"] = register(entry("Let go", ""), withdrawn=NEW, see=("own-upp", "come-in", "x"))
    first, second = ids(library)
    assert str(first) == (
        'test:1: readers of the withdrawn section "let-go" are sent to "own-upp", which does not exist. '
        'Did you mean "own-up"?\n'
        "  Put back the section, or what was published:   git checkout origin/main -- test"
    )
    assert second.what == 'readers of the withdrawn section "let-go" are sent to "x", which does not exist.'


def test_while_a_page_cannot_be_read_nobody_knows_what_is_gone(library: Library) -> None:
    gone(library, "own-up")
    unread = Problem(Where("docs/b.md", 3), "it cannot be read.", "Mend it.").hiding("docs/b.md")
    assert by_cause([*ids(library), unread]) == {unread: [*ids(library)]}
