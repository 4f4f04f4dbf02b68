"""Reading a handbook: what each file is taken for, which of two comes first, and what one that cannot be read hides."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.components.checklist import Checklist
from macros.components.correction import Correction
from macros.components.glossary import Term
from macros.handbook.library import Library
from macros.problems import Problem
from macros.register.register_file import FOLDER
from tests.support.handbook import REVIEW, Handbook, handbook_of
from tests.support.published import FIRST, Small, published

FRONT = "---\ntitle: A title\nid: {id}\ndescription: Of words.\n" + REVIEW + "---\n\n"
STEPS = "{id}:\n    title: Steps\n    groups:\n      - title: All\n        items:\n"
STEPS += "          - id: stop\n            text: Stop\n            see: [a]\n"
TERM = "post:\n  term: post\n  means: What is said.\n"


def read(folder: Path, **files: str) -> Library:
    """Return a handbook of these files; `__` in a name stands for a folder, and the last `_` for a dot."""
    parted = {name: name.replace("__", "/").rpartition("_") for name in files}
    return handbook_of(folder, {f"{parted[name][0]}.{parted[name][2]}": text for name, text in files.items()}).library


def told(problems: list[Problem]) -> list[str]:
    return [f"{problem.where.file}:{problem.where.line}: {problem.what}" for problem in problems]


def a_page(id: str = "a", body: str = "Words.\n") -> str:
    return FRONT.format(id=id) + body


@pytest.mark.parametrize(
    "heading", ["## It's here", "# It's here", "It's here\n---------", "## It's here { #Its_here }"]
)
def test_a_heading_of_a_published_title_is_told_the_id_that_it_had(tmp_path: Path, heading: str) -> None:
    small = Small(tmp_path)
    small.write("a", "A", "page-a", "## It's here { #it-is-here-since-1981 }\n\nWords.\n")
    small.publish(FIRST)
    small.write("a", "A", "page-a", f"Words.\n\n{heading}\n\nWords.\n")
    told = [problem.do for problem in Handbook(tmp_path).library.problems]
    assert any("It's here { #it-is-here-since-1981 }" in do for do in told) or "Its_here" in heading, told
    small.write("a", "A", "page-a", "## It's there\n\n## It's here { #it-is-here-since-1981 }\n\nWords.\n")
    assert [problem.do for problem in Handbook(tmp_path).library.problems] == ["Write   ## It's there { #its-there }"]


def test_nothing_is_read_of_an_empty_handbook(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    library = Handbook(tmp_path).library
    assert (library.pages, library.sections, library.registers, library.problems) == ({}, {}, {}, [])


def test_data_stands_beside_its_page_or_in_a_file_of_its_own(tmp_path: Path) -> None:
    data = f"checklists:\n  {STEPS.format(id='steps')}"
    library = read(tmp_path, a_md=a_page(), a_yml=data, glossary_yml=TERM)
    assert [*library.all(Checklist)] == ["steps"]
    assert [*library.all(Term)] == ["post"]
    assert library.of(Term).places["post"] == ("docs/glossary.yml", 1)


def test_a_file_of_its_own_is_read_at_the_root_alone(tmp_path: Path) -> None:
    library = read(tmp_path, a_md=a_page(), x__glossary_yml=TERM)
    assert library.all(Term) == {}
    assert told(library.problems)[0] == "docs/x/glossary.yml:1: there is no page beside this file."


def test_what_has_a_file_of_its_own_cannot_stand_beside_a_page(tmp_path: Path) -> None:
    library = read(tmp_path, a_md=a_page(), a_yml="terms:\n  post:\n    term: post\n    means: x\nchecklist: x\n")
    assert told(library.problems) == [
        'docs/a.yml:1: "terms" is not something that a page can have.',
        'docs/a.yml:5: "checklist" is not something that a page can have. Did you mean "checklists"?',
    ]


def test_data_without_its_page_is_read_all_the_same(tmp_path: Path) -> None:
    library = read(tmp_path, a_md=a_page(), aa_yml=f"checklists:\n  {STEPS.format(id='steps')}")
    assert [*library.all(Checklist)] == ["steps"]
    (problem,) = library.problems
    assert str(problem) == (
        'docs/aa.yml:1: there is no page beside this file. Did you mean "a.yml"?\n'
        "  Give it the name of a page, with   .yml   in place of   .md"
    )


def test_what_cannot_be_read_may_hold_anything_that_stands_beside_a_page(tmp_path: Path) -> None:
    library = read(tmp_path, a_md=a_page(), a_yml="a: b: c\n", glossary_yml=TERM)
    assert (
        told(library.of(Checklist).unread)
        == told(library.of(Correction).unread)
        == ["docs/a.yml:1: there is a colon in this text, and no quotes round it."]
    )
    assert library.of(Term).unread == []


def test_what_is_wrong_with_an_entry_hides_that_entry_alone(tmp_path: Path) -> None:
    data = f"checklists:\n  {STEPS.format(id='steps')}  {STEPS.format(id='others').replace('title: Steps', 'name: x')}"
    library = read(tmp_path, a_md=a_page(), a_yml=data)
    assert [*library.all(Checklist)] == ["steps"]
    assert [*library.of(Checklist).broken] == ["others"]
    assert library.of(Checklist).unread == []
    assert len(library.problems) == 2


def test_a_file_of_its_own_that_cannot_be_read_hides_its_type_alone(tmp_path: Path) -> None:
    library = read(tmp_path, a_md=a_page(), glossary_yml="a: b: c\n")
    assert len(library.of(Term).unread) == 1
    assert library.of(Checklist).unread == []


def test_a_file_that_is_not_utf_8_is_told_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("b.md", "b.yml"):
        (tmp_path / "docs" / name).write_bytes(b"one\ncaf\xe9\n")
    library = read(tmp_path, a_md=a_page())
    assert told(library.problems) == [f"docs/{name}:2: this file is not saved as UTF-8." for name in ("b.md", "b.yml")]
    assert library.pages["b.md"].sections == ()
    assert [*library.sections] == ["a"]


@pytest.fixture
def lived(tmp_path: Path) -> Path:
    """The folder of a handbook that was published, in which nothing is wrong."""
    folder = tmp_path / "small"
    published(folder)
    assert Handbook(folder).library.problems == []
    return folder


def test_the_files_of_the_register_are_registers(lived: Path) -> None:
    library = Handbook(lived).library
    assert {"stays", "ends", "a-page"} <= library.registers.keys()
    assert library.registers["stays"].names == [FIRST]
    assert library.registers.keys() == {path.stem for path in (lived / "docs" / FOLDER).iterdir()}


def test_a_register_in_a_folder_below_is_none(lived: Path) -> None:
    below = lived / "docs" / FOLDER / "old"
    below.mkdir()
    shutil.copy(lived / "docs" / FOLDER / "stays.yml", below / "copied.yml")
    library = Handbook(lived).library
    assert "copied" not in library.registers
    assert told(library.problems)[0] == f"docs/{FOLDER}/old/copied.yml:1: there is no page beside this file."


def test_a_register_under_another_name_is_told_its_own(lived: Path) -> None:
    (lived / "docs" / FOLDER / "stays.yml").rename(lived / "docs" / FOLDER / "remains.yml")
    (problem,) = Handbook(lived).library.problems
    assert str(problem) == (
        f'docs/{FOLDER}/remains.yml:1: this is the register of the section "stays", under another name.\n'
        "  Give the file its name back:   stays.yml"
    )


def test_a_copy_of_a_register_is_of_no_section(lived: Path) -> None:
    """The section has its register; so the copy is one that somebody has altered."""
    shutil.copy(lived / "docs" / FOLDER / "stays.yml", lived / "docs" / FOLDER / "remains.yml")
    library = Handbook(lived).library
    (problem,) = library.problems
    assert problem.where.file == f"docs/{FOLDER}/remains.yml"
    assert "changed or moved by hand" in problem.what
    assert library.registers["stays"].names == [FIRST]


def test_a_register_that_was_edited_counts_and_is_told(lived: Path) -> None:
    path = lived / "docs" / FOLDER / "stays.yml"
    path.write_text(path.read_text("utf-8").replace("Paragraph 1 ", "Paragraph one "), "utf-8")
    library = Handbook(lived).library
    assert len(library.problems) == 1
    assert "stays" in library.registers
