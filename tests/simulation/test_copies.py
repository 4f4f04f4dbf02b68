"""A copy takes in what is new in the original without a conflict, and keeps all that it has published."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.handbook import own_sections
from macros.publishing import version_checks
from macros.register.folders import COPY, OWN_SECTIONS
from tests.simulation.copies import Copy, Original, Published
from tests.support.published import FRONT, read
from tests.support.some import some

DAYS = [f"2026-0{month}-10" for month in range(1, 8)]
NAME = {"organisation.yml": "name: Anytown Handbook\n"}


@pytest.fixture
def original(tmp_path: Path) -> Original:
    return Original(tmp_path / "original", DAYS[0])


@pytest.fixture
def copy(original: Original, tmp_path: Path) -> Copy:
    copy = Copy(original, tmp_path / "copy", NAME)
    copy.register(DAYS[1])
    return copy


def test_a_copy_begins_a_register_of_its_own(original: Original, copy: Copy) -> None:
    assert copy.registers.keys() == original.registers.keys()
    assert copy.told("a-1") == [(DAYS[1], "major", "First published.")]
    assert copy.registers["a-1"].newest.original == DAYS[0]
    assert copy.files("docs/_register") == {f"{id}.yml": text for id, text in files(original).items()}
    assert not original.registers["a-1"].newest.original


def files(published: Original) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in (published.folder / "docs" / "_register").iterdir()}


def test_a_change_of_the_original_brings_its_own_note(original: Original, copy: Copy) -> None:
    original.edit("a.md", "Words a 1.", "Other words.")
    original.note("Plainer words.", "minor", "a-1")
    original.register(DAYS[2])
    copy.take_in()
    copy.register(DAYS[3])
    assert copy.told("a-1")[1:] == [(DAYS[3], "minor", "Plainer words.")]
    assert copy.told("page-a")[1:] == [(DAYS[3], "minor", "Plainer words.")]
    assert copy.registers["a-1"].newest.original == DAYS[2]
    assert len(copy.registers["a-2"].versions) == 1


def test_several_changes_that_are_taken_in_at_once_are_all_told(original: Original, copy: Copy) -> None:
    for day, words in ((DAYS[2], "One."), (DAYS[3], "Two.")):
        original.edit("b.md", "b 2.", f"b 2. {words}")
        original.note(f"Of {words}", "major" if words == "Two." else "minor", "b-2")
        original.register(day)
    copy.take_in()
    copy.register(DAYS[4])
    assert copy.told("b-2")[1:] == [(DAYS[4], "major", "Of One. Of Two.")]
    copy.edit("b.md", "b 2.", "b 2. Ours.")
    copy.note("Of ours.", "major", "b-2")
    copy.register(DAYS[5])
    assert copy.told("b-2")[2:] == [(DAYS[5], "major", "Of ours.")]


def test_what_the_original_withdraws_is_withdrawn_in_the_copy(original: Original, copy: Copy) -> None:
    original.edit("c.md", "## c 3 { #c-3 }\n\nWords c 3.\n", "")
    original.note("It has had its day.", withdrawn=["c-3"], see=["c-2"])
    original.register(DAYS[2])
    copy.take_in()
    copy.register(DAYS[3])
    end = copy.registers["c-3"].withdrawn
    assert end is not None
    assert (end.date, end.reason, end.see) == (DAYS[3], "It has had its day.", ("c-2",))
    assert copy.told("page-c")[1:] == [(DAYS[3], "major", "It has had its day.")]


def test_a_note_that_still_waits_in_the_original_is_taken_and_stays_there(original: Original, copy: Copy) -> None:
    original.edit("a.md", "Words a 1.", "Other words.")
    original.note("Plainer words.", "minor", "a-1")
    original.commit("Change")
    copy.take_in()
    copy.register(DAYS[2])
    assert copy.told("a-1")[1:] == [(DAYS[2], "minor", "Plainer words.")]
    assert copy.files("docs/_notes")
    original.register(DAYS[2])
    copy.take_in()
    copy.register(DAYS[3])
    assert len(copy.told("a-1")) == 2


def test_a_waiting_note_that_names_nothing_is_of_all_that_is_theirs(original: Original, tmp_path: Path) -> None:
    own = {**NAME, "sections/a-2.md": OWN_WORDS.format(DAYS[0], "Ours", "Our words.")}
    copy = Copy(original, tmp_path / "ours", own)
    copy.register(DAYS[1])
    original.edit("b.md", "Words b 1.", "Other words.")
    original.note("Plainer words.", "minor")
    original.commit("Change")
    copy.take_in()
    copy.edit(f"{OWN_SECTIONS}/a-2.md", "Our words.", "More of them.")
    (problem,) = version_checks.problems(read(copy.folder).library)
    assert '"a-2" has changed' in problem.what
    copy.note("More.", "minor", "a-2")
    copy.register(DAYS[2])
    assert [copy.told(id)[1:] for id in ("b-1", "a-2")] == [
        [(DAYS[2], "minor", "Plainer words.")],
        [(DAYS[2], "minor", "More.")],
    ]


def test_notes_of_the_copy_are_its_own(original: Original, copy: Copy) -> None:
    copy.edit("a.md", "Words a 1.", "Our words.")
    copy.note("Ours.", "major", "a-1")
    assert copy.files(f"docs/{COPY.notes}")
    copy.register(DAYS[2])
    assert copy.told("a-1")[1:] == [(DAYS[2], "major", "Ours.")]
    assert not copy.files(f"docs/{COPY.notes}")
    assert copy.files("docs/_register") == {f"{id}.yml": text for id, text in files(original).items()}


def test_a_copy_says_whose_it_is(original: Original, tmp_path: Path) -> None:
    copy = Copy(original, tmp_path / "copy", {"register/x.yml": "versions:\n"})
    (problem,) = (each for each in copy.library.problems if "whose" in each.what)
    assert str(problem).startswith("docs/_own/organisation.yml:1: nothing says whose handbook this is.")


def test_what_a_copy_leaves_out_stays_out_whatever_the_original_does(original: Original, tmp_path: Path) -> None:
    copy = Copy(original, tmp_path / "copy", {"organisation.yml": "name: Ours\nleave_out: [page-c, a-1]\n"})
    copy.register(DAYS[1])
    assert not {"page-c", "c-1", "a-1"} & copy.registers.keys()
    original.edit("c.md", "Words c 1.", "Other words.")
    original.edit("c.md", "## c 2 { #c-2 }\n\nWords c 2.\n", "")
    original.edit("a.md", "Words a 1.", "Other words.")
    original.edit("a.md", "Words a 2.", 'See {{ section("c-1", "that") }} and {{ section("a-1") }}.')
    original.note("All of it.", "minor", "c-1", "a-1", "a-2")
    original.note("Gone.", withdrawn=["c-2"], see=["c-1"])
    original.register(DAYS[2])
    copy.take_in()
    copy.register(DAYS[3])
    assert copy.library.texts["a-2"] == "See that and a 1.\n"
    assert copy.told("a-2")[1:] == [(DAYS[3], "minor", "All of it.")]
    assert not {"page-c", "c-1", "c-2", "a-1"} & copy.registers.keys()


def test_what_was_published_can_be_left_out_later(original: Original, tmp_path: Path) -> None:
    original.edit("a.md", "Words a 1.", 'See {{ section("c-1") }}.')
    original.note("Lead there.", "minor", "a-1")
    original.register(DAYS[1])
    copy = Copy(original, tmp_path / "copy", NAME)
    copy.register(DAYS[2])
    copy.edit("_own/organisation.yml", "name", "leave_out: [page-c]\nname")
    (problem,) = version_checks.ids(copy.library)
    assert str(problem).startswith(
        'docs/_own/organisation.yml:1: "page-c" was published, with all that goes with it, 5'
    )
    copy.note("We do not do this.", withdrawn=["page-c"], see=["page-a"])
    copy.register(DAYS[3])
    ends = [register.withdrawn for register in copy.registers.values() if register.withdrawn]
    assert {end.reason for end in ends} == {"We do not do this."}
    assert len(ends) == len(("page-c", "c-0", "c-1", "c-2", "c-3"))
    assert copy.told("a-1")[1:] == [(DAYS[3], "minor", "We do not do this.")], "it says in words what it linked to"


NAMES = {
    "council": "Anytown Council Handbook #",
    "force": "{cy: Llawlyfr Heddlu Unrhyw Dref #, en: Anytown Police Handbook #}",
    "fire-service": "Anytown Fire and Rescue Handbook #",
}
OWN = {
    "council": "nation: england\nbody: council\nnetworks: [two]\nleave_out: [page-c]\n",
    "force": "nation: wales\nbody: force\n"
    "contacts:\n  desk:\n    role: Y ddesg / The desk\n    when: Bob amser / Always.\n",
    "fire-service": "nation: [scotland, northern-ireland]\nbody: fire\nleave_out: [a-0, b-3]\n",
}
MARKS = {
    "original": "(An Act)",
    "council": "(An Act, police forces only)",
    "force": "(An Act)",
    "fire-service": "(An Act, police forces in England and Wales only)",
}
OWN_WORDS = "---\nbased_on: {}\n---\n\n## {} {{ #a-2 }}\n\n{}\n"
OWN_FILES = {
    "council": {},
    "force": {"sections/a-2.md": OWN_WORDS.format(DAYS[0], "Ein geiriau", "Our words 0.")},
    "fire-service": {"pages/our-team.md": FRONT.format(title="Our team", id="our-team") + "Words.\n"},
}
SOURCE = """\
an-act:
  cite: An Act
  title: A title
  publisher: Somebody
  kind: law
  date: undated
  checked: "2026-01-01"
  says: It is so.
  read: account
  unlinked: It is made up.
  nations: [england, wales]
  bodies: force
"""
NETWORKS = "one:\n  name: One\n  way: edit\ntwo:\n  name: Two\n  way: edit\n"


def numbered(key: str, n: int) -> str:
    return NAMES[key].replace("#", str(n))


@pytest.mark.thorough
def test_every_address_of_three_copies_holds_over_five_updates(original: Original, tmp_path: Path) -> None:
    (original.folder / "docs" / "networks.yml").write_text(NETWORKS, "utf-8")
    (original.folder / "docs" / "sources.yml").write_text(SOURCE, "utf-8")
    original.page("law", "Law", {"the-law": ("The law", 'It is the law {{ source("an-act") }}.')})
    original.write("n", "Networks", "networks", '{{ networks("ways") }}\n')
    original.register(DAYS[0])
    copies = [
        Copy(original, tmp_path / key, {"organisation.yml": f"name: {numbered(key, 0)}\n{OWN[key]}", **OWN_FILES[key]})
        for key in NAMES
    ]
    for copy in some(copies):
        copy.register(DAYS[0])
    for n, day in enumerate(some(DAYS[1:6]), 1):
        original.edit("a.md", "Words of a.", f"Words of a. More {n}.")
        original.note(f"Note {n}.", "minor", "page-a")
        original.edit("a.md", "Words a 2.", f"Words a 2. Again {n}.")
        original.note(f"Again {n}.", "minor", "a-2")
        if n < 4:
            original.edit("b.md", f"## b {n - 1} {{ #b-{n - 1} }}\n\nWords b {n - 1}.\n", "")
            original.note(f"Gone {n}.", withdrawn=[f"b-{n - 1}"], see=["page-b"])
        original.edit("networks.yml", "Two" if n == 1 else f"Two {n - 1}", f"Two {n}")
        original.note(f"A new name {n}.", "minor", "networks")
        words = f"See {{{{ section('c-{n % 4}') }}}} and {{{{ section('a-0') }}}}."
        original.page(f"new-{n}", f"New {n}", {f"new-section-{n}": (f"New {n}", words)})
        original.register(day)
        for copy in some(copies):
            key = copy.folder.name
            copy.edit("_own/organisation.yml", numbered(key, n - 1), numbered(key, n))
            copy.commit("Our own")
            copy.take_in()
            if copy.folder.name == "force" and n == 3:
                assert [each.what.rpartition(": ")[2] for each in own_sections.news(copy.library)] == [
                    "Again 1. Again 2. Again 3."
                ]
                copy.edit(f"{OWN_SECTIONS}/a-2.md", DAYS[0], day)
                copy.edit(f"{OWN_SECTIONS}/a-2.md", "Our words 0.", "Our words, and theirs.")
                copy.note("Theirs too.", "minor", "a-2")
            copy.register(day)
    everyone: list[Published] = [original, *copies]
    for each in some(everyone):
        site = each.folder.with_name(f"{each.folder.name}-site")
        assert not each.failures(site)
        cited = BeautifulSoup((site / "law" / "index.html").read_text("utf-8"), "html.parser").select_one(".hb-src")
        assert cited
        assert cited.get_text() == MARKS[each.folder.name]
    page = BeautifulSoup((tmp_path / "force-site" / "law" / "index.html").read_text("utf-8"), "html.parser")
    named = [(str(part["lang"]), part.get_text()) for part in page.select(".hb-header__title [lang]")]
    assert named == [("cy", "Llawlyfr Heddlu Unrhyw Dref 5"), ("en", "Anytown Police Handbook 5")]
    assert page.title
    assert page.title.get_text() == "Law | Llawlyfr Heddlu Unrhyw Dref 5 / Anytown Police Handbook 5"
    assert {len(copy.told("networks")) for copy in copies} == {6}
    council, force, fire = copies
    assert [note for _, _, note in council.told("page-a")][1:] == [f"Again {n}. Note {n}." for n in range(1, 6)]
    assert [note for _, _, note in council.told("a-2")][1:] == [f"Again {n}." for n in range(1, 6)]
    assert [note for _, _, note in force.told("a-2")][1:] == ["Theirs too."]
    assert force.registers["a-2"].newest.original == DAYS[3]
    assert [each.where.line for each in own_sections.news(force.library)] == [2]
    assert fire.library.sections["our-team"].page == "_own/pages/our-team.md"
