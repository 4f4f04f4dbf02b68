"""`make adopt` and `make leave-out` write what is typed, lose none of it, and say what it means and what is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.__main__ import main
from macros.components.guide import Contact
from macros.handbook import organisation
from tests.support.published import Small, read

CONTACTS = (
    "control-room:\n  role: The control room\n  when: For danger.\npress:\n  role: The press desk\n  when: Ever.\n"
)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Small:
    small = Small(tmp_path / "small")
    small.write("index", "The handbook", "home")
    (small.folder / "docs" / "organisation.yml").write_text(CONTACTS, "utf-8")
    networks = "facebook:\n  name: Facebook Page\n  way: edit\nx:\n  name: X\n  way: edit\n"
    (small.folder / "docs" / "networks.yml").write_text(networks, "utf-8")
    small.settle()
    monkeypatch.chdir(small.folder)
    return small


def adopt(*options: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["adopt", *options], input=typed, catch_exceptions=False)


def own(small: Small) -> Path:
    return small.folder / "docs" / organisation.FILE


def test_what_is_asked_for_is_written_and_a_slip_is_asked_for_again(small: Small) -> None:
    said = [
        "wales, scotlnd",
        "Wales, Scotland",
        "",
        "Facebok",
        "Facebook, X",
        "ours.example",
        "nowhere",
        "https://h.example",
        "",
        "#ffcc00",
        "#7a0019",
        "ring us",
        "101",
        "",
        "",
        "press@anytown.example",
    ]
    done = adopt(typed="\n".join(['Any "town" Handbook', *said, ""]))
    assert done.exit_code == 0, done.output
    assert 'cannot be "scotlnd". Did you mean "scotland"?' in done.output
    assert 'there is no network "facebok". Did you mean "facebook"?' in done.output
    assert '"nowhere" is not the address of a handbook.' in done.output
    assert "white words on #ffcc00 have a contrast of 1.5 to 1" in done.output
    assert '"ring us" is not a telephone number.' in done.output
    library = read(small.folder).library
    assert not library.problems
    assert library.organisation
    own = library.organisation
    assert (own.nation, own.body, own.networks) == (("wales", "scotland"), None, ("facebook", "x"))
    assert (own.name, own.address, own.original, own.report, own.colour) == (
        'Any "town" Handbook',
        "https://ours.example/",
        "https://h.example/",
        None,
        "#7a0019",
    )
    assert [(c.phone, c.email) for c in library.all(Contact).values()] == [
        ("101", None),
        (None, "press@anytown.example"),
    ]
    assert "a register of its own" in done.output
    assert "Say how to reach" not in done.output
    assert "Say where it is published" not in done.output


def test_what_was_typed_before_it_is_broken_off_is_kept(small: Small) -> None:
    done = adopt(typed="Ours\nEngland\n")
    assert done.exit_code
    assert "Run   make adopt   again to go on." in done.output
    assert 'nation: ["england"]' in own(small).read_text("utf-8")


def test_it_goes_on_where_it_was_broken_off(small: Small) -> None:
    adopt(typed="Ours\nEngland\n")
    done = adopt(typed="council\n\n\n\n\n\n101\n\n\n\n")
    assert done.exit_code == 0, done.output
    assert "Where do you work" not in done.output
    assert own(small).read_text("utf-8") == (
        'name: "Ours"\nnation: ["england"]\nbody: "council"\ncontacts:\n  control-room:\n    phone: "101"\n'
    )
    assert not read(small.folder).library.problems
    again = adopt(typed="\n" * 9)
    assert again.exit_code == 0, again.output
    assert "How can each of these be reached?" not in again.output


def test_all_of_it_may_stand_in_a_file(small: Small) -> None:
    ours = small.folder / "ours.yml"
    ours.write_text("name: Ours\ncontacts:\n  press:\n    phone: 101\n", "utf-8")
    done = adopt("--from", "ours.yml")
    assert done.exit_code == 0, done.output
    assert own(small).read_text("utf-8") == ours.read_text("utf-8")
    assert "Say how to reach:   control-room." in done.output
    assert "Say where it is published" in done.output


def test_a_file_with_a_slip_is_not_taken(small: Small) -> None:
    (small.folder / "ours.yml").write_text("nme: Ours\n", "utf-8")
    done = adopt("--from", "ours.yml")
    assert done.exit_code == 1
    assert 'ours.yml:1: the organisation has an unknown key "nme"' in done.output
    assert not own(small).exists()


def test_a_file_that_names_what_there_is_not_is_told_at_its_line_and_not_taken(small: Small) -> None:
    (small.folder / "ours.yml").write_text("name: Ours\nnetworks: [X]\nleave_out: [hme]\n", "utf-8")
    done = adopt("--from", "ours.yml")
    assert done.exit_code == 1
    assert 'ours.yml:2: there is no network "X". Did you mean "x"?' in done.output
    assert 'ours.yml:3: there is no section "hme" to leave out. Did you mean "home"?' in done.output
    assert not own(small).exists()


def test_nothing_is_written_over_what_is_there(small: Small) -> None:
    adopt("--name", "Ours")
    before = own(small).read_text("utf-8")
    again = adopt("--name", "Other")
    assert again.exit_code == 1
    assert "is there already" in again.output
    assert own(small).read_text("utf-8") == before
    assert "Left to do by hand" in adopt(typed="\n" * 99).output


def leave_out(*options: str) -> Result:
    return CliRunner().invoke(main, ["leave-out", *options], catch_exceptions=False)


@pytest.fixture
def copy(small: Small) -> Small:
    """A copy with a page of two sections, of which the second has another in it."""
    small.write("a", "A", "page-a", 'Words.\n\n## One { #one }\n\nSee {{ section("two") }}.\n\n' + TWO)
    small.settle()
    adopt("--name", "Ours")
    return small


TWO = "## Two { #two }\n\nTwo.\n\n### Inner { #inner }\n\nInner.\n"


def test_what_was_never_published_is_left_out_without_a_reason(copy: Small) -> None:
    done = leave_out("--id", "two")
    assert done.exit_code == 0, done.output
    assert done.output == "Left out: two, inner.\n"
    assert own(copy).read_text("utf-8") == 'name: "Ours"\nleave_out: [two]\n'
    library = read(copy.folder).library
    assert not library.problems
    assert "two" not in library.sections
    assert library.texts["one"] == "See Two.\n"


def test_what_was_published_is_withdrawn_for_one_reason(copy: Small) -> None:
    copy.publish("2026-01-10")
    refused = leave_out("--id", "two")
    assert refused.exit_code == 1
    assert 'what was typed: "two" was published, with all that goes with it, 2 in all,' in refused.output
    assert "leave_out" not in own(copy).read_text("utf-8")
    done = leave_out("--id", "two", "--reason", "We do not do this.", "--see", "one")
    assert done.exit_code == 0, done.output
    (note,) = read(copy.folder).library.notes
    assert (note.note, sorted(note.withdrawn), note.see) == ("We do not do this.", ["inner", "two"], ("one",))
    assert note.name.startswith("_own/notes/")
    again = leave_out("--id", "two")
    assert (again.exit_code, again.output) == (0, "Left out: nothing more.\n")


def test_what_was_typed_into_the_file_is_given_its_reason(copy: Small) -> None:
    copy.publish("2026-01-10")
    typed = own(copy).read_text("utf-8") + "leave_out: [two]\n"
    own(copy).write_text(typed, "utf-8")
    done = leave_out("--id", "two", "--reason", "We do not do this.")
    assert done.exit_code == 0, done.output
    assert own(copy).read_text("utf-8") == typed
    (note,) = (copy.folder / "docs" / "_own" / "notes").iterdir()
    assert note.read_text("utf-8") == 'note: "We do not do this."\nwithdrawn: [two]\n'


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--id", "tow"), 'what was typed: there is no section "tow" to leave out. Did you mean "two"?'),
        (("--id", "two", "--see", "onne"), 'there is no section "onne". Did you mean "one"?'),
    ],
)
def test_a_slip_leaves_all_as_it_was(options: tuple[str, ...], says: str, copy: Small) -> None:
    before = own(copy).read_text("utf-8")
    done = leave_out(*options)
    assert done.exit_code == 1
    assert says in done.output
    assert own(copy).read_text("utf-8") == before


def test_the_original_leaves_nothing_out(small: Small) -> None:
    done = leave_out("--id", "home")
    assert done.exit_code == 1
    assert "Run   make adopt   first." in done.output
