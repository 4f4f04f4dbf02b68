"""An example, a checklist or a clause in the register: what can become of one, and what may not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.cache import Cache
from macros.components.register import as_csv
from macros.content.html_tree import edited, parse
from macros.handbook import catalogue, change_history
from macros.handbook.library import Library
from macros.output.framed_pages import MARKS
from macros.output.permanent_pages import OfSection, pages_of
from macros.problems import Problem
from macros.publishing import version_checks
from macros.publishing.permalinks import Permalinks
from tests.support.published import FIRST, SECOND, THIRD, Small, read, said
from tests.support.some import some

ID = "clause-ours"
SHOWN = '{{ clause("ours") }}\n\n'
CLAUSE = """\
clauses:
  {id}:
    title: {title}
    text: {text}
    sections: [one]
"""
ONE = "## One {{ #one }}\n\nWords.\n\n{shown}## Two {{ #two }}\n\nMore words.\n\n{below}"


class Citable(Small):
    """Two pages, of which the first shows a clause in a section."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.data()
        self.show()

    def data(self, id: str = "ours", title: str = "Our clause", text: str = "We correct.") -> None:
        (self.folder / "docs" / "a.yml").write_text(CLAUSE.format(id=id, title=title, text=text), "utf-8")

    def show(self, shown: str = SHOWN, below: str = "", there: str = "Words.\n") -> None:
        self.write("a", "A", "page-a", ONE.format(shown=shown, below=below))
        self.write("b", "B", "page-b", there)

    @property
    def library(self) -> Library:
        library = read(self.folder).library
        library.site_url = "https://host.example/"
        return library

    @property
    def problems(self) -> list[str]:
        """All for which a strict build fails."""
        handbook = read(self.folder)
        found: list[Problem] = handbook.problems or [*version_checks.problems(handbook.library)]
        return [str(problem) for problem in found]

    def page(self, name: str) -> str:
        """Return a page at a permanent address of the clause."""
        of = OfSection(ID, Permalinks(self.library, date(2026, 3, 10)))
        return dict(pages_of(of, lambda *_, **__: MARKS["content"], Cache("versions")))[name]


@pytest.fixture
def small(tmp_path: Path) -> Citable:
    """One in which the clause is a section by itself from the first day on."""
    small = Citable(tmp_path / "handbook")
    small.publish(FIRST)
    assert small.problems == []
    return small


def test_every_kind_that_can_be_cited_has_a_word_and_a_place_of_its_own() -> None:
    types = [type for component in catalogue.COMPONENTS for type in component.reads if type.citable]
    assert len({type.citable for type in types}) == len({type.anchor for type in types}) == len(types)
    for type in some(types):
        assert type.anchor
        assert "title" in type.of.__annotations__
        assert any(macro.shows == type.name for macro in catalogue.MACROS.values())


def test_what_it_says_is_recorded_by_itself_and_in_what_it_stands_in(small: Citable) -> None:
    kept = small.library.registers[ID]
    assert (kept.newest.of, kept.newest.title, kept.newest.page, kept.newest.note) == (
        "clause", "Our clause", "a.md", "First published."
    )  # fmt: skip
    assert kept.newest.text == "Model clause: Our clause\nWe correct.\nIt rests on [one]\n"
    assert kept.newest.text in small.library.registers["one"].newest.text
    assert [section.id for section in small.library.pages["a.md"].sections] == ["page-a", "one", ID, "two"]


def test_one_note_does_for_it_and_for_all_that_it_is_in(small: Citable) -> None:
    small.data(text="We correct at once.")
    (problem,) = small.problems
    assert f'the clause "{ID}" has changed since' in problem
    small.publish(SECOND, "At once.", "minor")
    assert small.problems == []
    registers = small.library.registers
    assert {id for id, kept in registers.items() if kept.newest.told == (SECOND, "minor", "At once.")} == {
        "page-a", "one", ID
    }  # fmt: skip


def test_a_note_of_an_id_alone_is_one_of_what_it_is_in(small: Citable) -> None:
    small.data(text="We correct at once.")
    small.write("b", "B", "page-b", "Other words.\n")
    (problem,) = small.recorder(SECOND).versions(said("At once.", "minor", ID))
    assert 'the section "page-b" has changed, and a note has to say how.' in str(problem)
    done = small.recorder(SECOND).every(said("At once.", "minor", ID))
    assert [change.id for change in done if not isinstance(change, Problem)] == ["page-a", "one", ID]


def test_a_change_is_told_once_and_where_it_was_made(small: Citable) -> None:
    small.data(text="We correct at once.")
    small.publish(SECOND, "At once.")
    library = small.library
    elsewhere = {id: change_history.told_elsewhere(library, id) for id in library.registers}
    assert elsewhere == {"page-a": {SECOND}, "one": {SECOND}, ID: {FIRST}, "two": set(), "page-b": set()}
    (day, _) = change_history.days(library, "")
    (change,) = day.changes
    assert [link.words for link in change.sections] == ["Our clause (clause)", "One", "A (whole page)"]


def test_what_a_section_says_besides_is_told_of_it_too(small: Citable) -> None:
    small.data(text="We correct at once.")
    small.write("a", "A", "page-a", ONE.format(shown=SHOWN, below="").replace("Words.", "Other words."))
    small.publish(SECOND, "At once.")
    library = small.library
    assert change_history.told_elsewhere(library, "one") == set()
    assert change_history.told_elsewhere(library, "page-a") == {SECOND}


def test_that_it_is_new_is_told_by_the_section_around_it(tmp_path: Path) -> None:
    small = Citable(tmp_path / "handbook")
    small.show(shown="")
    (small.folder / "docs" / "a.yml").unlink()
    small.publish(FIRST)
    small.data()
    small.show()
    small.publish(SECOND, "A clause on corrections.")
    library = small.library
    assert library.registers[ID].newest.note == "First published."
    (day, _) = change_history.days(library, "")
    assert [[link.words for link in change.sections] for change in day.changes] == [["One", "A (whole page)"]]


def test_what_was_published_as_a_part_of_a_section_says_where_it_was_before(small: Citable) -> None:
    (small.folder / "docs" / "_register" / f"{ID}.yml").unlink()
    small.publish(SECOND)
    (version,) = small.library.registers[ID].versions
    assert version.date == SECOND
    assert version.note == (
        "It has a permanent address of its own from now on. "
        'What it said before stands in the versions of the section "One", s/one/history/.'
    )
    history = small.page("history")
    assert "s/one/history/index.html" in history
    assert version.note.split('"')[0] in history
    assert "First published" not in history


def test_a_page_can_link_to_it_as_to_a_section(small: Citable) -> None:
    small.write("b", "B", "page-b", f'See {{{{ section("{ID}") }}}}.\n')
    assert f'<a href="../a/#{ID}" data-register="[{ID}]">Our clause</a>' in read(small.folder).text("b.md")
    small.publish(SECOND, "See it.")
    assert small.problems == []


def test_its_pages_say_what_it_is(small: Citable) -> None:
    assert "leads to <a" in small.page("")
    assert "the clause as it is today" in small.page("")
    small.data(text="We correct at once.")
    small.publish(SECOND, "At once.")
    assert "We correct." in small.page(FIRST)
    assert "../../../a/index.html#clause-ours" in small.page(FIRST)


def test_the_table_says_what_it_is(small: Citable) -> None:
    table = as_csv(change_history.rows(small.library), "").splitlines()
    assert [row.rsplit(",", 1)[1] for row in table] == ["What it is", "page", "section", "clause", "section", "page"]


def test_one_that_moves_leaves_word_on_its_old_page(small: Citable) -> None:
    small.show(shown="", there=SHOWN)
    small.publish(SECOND, "To its own page.")
    links = Permalinks(small.library, date(2026, 3, 10))
    (left,) = links.left_behind("a/")
    assert (left.id, left.link.words, left.link.href) == (ID, "B", "../b/index.html#clause-ours")
    assert small.page("").count("../../b/index.html#clause-ours") == 2
    assert change_history.told_elsewhere(small.library, ID) == {FIRST, SECOND}


def test_one_on_two_pages_is_at_home_on_the_first_and_has_left_neither(small: Citable) -> None:
    small.show(shown="", there=SHOWN)
    small.publish(SECOND, "On the second page.")
    small.show(there=SHOWN)
    small.publish(THIRD, "On both.")
    library = small.library
    assert library.sections[ID].page == "a.md"
    links = Permalinks(library, date(2026, 3, 10))
    assert [*links.left_behind("a/"), *links.left_behind("b/")] == []
    handbook = read(small.folder)
    for path in ("a.md", "b.md"):
        html = handbook.text(path)
        signed = edited(html, links.signposts(library.pages[path], parse(html)))
        assert 'href="../s/clause-ours/' in signed, path


def test_one_that_no_page_shows_has_no_address_yet(small: Citable) -> None:
    (small.folder / "docs" / "a.yml").write_text(
        CLAUSE.format(id="ours", title="Our clause", text="We correct.")
        + CLAUSE.format(id="other", title="Another", text="So.").split("\n", 1)[1],
        "utf-8",
    )
    assert "clause-other" not in small.library.sections
    small.show(shown="")
    assert {problem.split("\n")[0] for problem in small.problems} == {
        'docs/a.yml:2: clause "ours" is on no page.',
        'docs/a.yml:6: clause "other" is on no page.',
    }


def test_one_that_is_gone_is_withdrawn(small: Citable) -> None:
    small.show(shown="")
    (small.folder / "docs" / "a.yml").write_text("", "utf-8")
    (small.folder / "docs" / "a.yml").unlink()
    (problem,) = small.problems
    assert problem == (
        f'docs/_register/{ID}.yml:2: the clause "{ID}" ("Our clause", of a.md) was published, and is gone.\n'
        "  Put it back, with its id   ours:. If it is gone, run   "
        f'make withdraw ID={ID} REASON="Why it is gone" SEE=the-id-to-read-instead   '
        f"or add a file   docs/_notes/{ID}.yml   with the lines   note: Why it is gone   and   withdrawn: [{ID}]"
    )
    small.withdraw(SECOND, ID, ["two"])
    small.publish(SECOND, "Take it out.")
    assert small.problems == []
    page = small.page("")
    assert "This clause was withdrawn on" in page
    assert "No other clause" not in page
    told = [link.words for day in change_history.days(small.library, "") for c in day.changes for link in c.sections]
    assert told.count("Our clause (clause)") == 1
    small.data()
    small.show()
    (problem, *_) = small.problems
    assert problem.startswith(f'docs/a.yml:2: the id "{ID}" was withdrawn on {SECOND}, and is never used again.')


def test_one_that_has_another_id_gets_its_own_back(small: Citable) -> None:
    small.data(id="theirs")
    small.show(shown='{{ clause("theirs") }}\n\n')
    (problem,) = small.problems
    assert problem.startswith("docs/a.yml:2: ")
    assert problem.split("\n  ")[1].startswith(
        'It seems to be this one: write   ours:   here, and   {{ clause("ours") }}   where it is shown. If'
    )


def test_a_mistake_of_another_kind_is_told_alone(small: Citable) -> None:
    """What is missing because something else is wrong is not called gone."""
    small.show(shown='{{ clause("ors") }}\n\n')
    assert [problem.split("\n")[0] for problem in small.problems] == [
        'docs/a.md:14: there is no clause "ors". Did you mean "ours"?'
    ]
    small.show()
    small.data(text="We correct [at once.")
    assert [problem.split("\n")[0] for problem in small.problems] == [
        'docs/a.yml:4: clause "ours" has a square bracket too many, or an empty pair.'
    ]


def test_no_section_has_the_id_of_one(small: Citable) -> None:
    small.show(below=f"## Three {{ #{ID} }}\n\nWords.\n\n")
    assert [problem.split("\n")[0] for problem in small.problems] == [
        f'docs/a.md:20: the id "{ID}" is already that of the clause at docs/a.yml:2.',
        f'docs/a.md:20: the id "{ID}" is that of a published clause, and is never used for anything else.',
    ]
    small.show(shown="", below=f"## Three {{ #{ID} }}\n\nWords.\n\n")
    (small.folder / "docs" / "a.yml").unlink()
    (problem,) = small.problems
    assert problem.startswith(f'docs/a.md:18: the id "{ID}" is that of a published clause, and is never used for')


def test_what_is_said_to_be_of_it_is_sealed(small: Citable) -> None:
    path = small.folder / "docs" / "_register" / f"{ID}.yml"
    path.write_text(path.read_text("utf-8").replace("    of: clause\n", "    of: example\n"), "utf-8")
    (problem, *_) = small.problems
    assert "this version was changed or moved by hand." in problem


def test_each_change_is_a_version_of_its_own(small: Citable) -> None:
    small.data(text="We correct at once.")
    small.publish(SECOND, "At once.")
    small.data(text="We correct, and say so.")
    small.publish(THIRD, "Say so.")
    kept = small.library.registers[ID]
    assert kept.names == [FIRST, SECOND, THIRD]
    assert kept.pages == ["a.md"]
