"""What an organisation says of itself stands over what the original says, and a slip is named at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import pictures
from macros.components.guide import Contact
from macros.handbook import organisation
from macros.handbook.library import Library
from tests.support.handbook import handbook_of

FILE = f"docs/{organisation.FILE}"
CONTACTS = "control-room:\n  role: The control room\n  when: For danger.\n  otherwise: Ring 999.\n"


def library(folder: Path, own: str) -> Library:
    return handbook_of(folder, {"organisation.yml": CONTACTS, organisation.FILE: f"name: Ours\n{own}"}).library


def told(library: Library) -> list[str]:
    return [str(problem).split("\n")[0] for problem in library.problems if problem.where.file == FILE]


def test_what_is_its_own_is_over_what_the_original_says(tmp_path: Path) -> None:
    found = library(tmp_path, "contacts:\n  control-room:\n    phone: 01632 960000\n")
    assert found.organisation
    assert found.organisation.name == "Ours"
    contact = found.all(Contact)["control-room"]
    assert (contact.role, contact.phone, contact.otherwise) == ("The control room", "01632 960000", "Ring 999.")
    assert told(found) == []


def test_a_contact_of_its_own_comes_to_them(tmp_path: Path) -> None:
    found = library(tmp_path, "contacts:\n  press-desk:\n    role: The press desk\n    when: For the press.\n")
    assert list(found.all(Contact)) == ["control-room", "press-desk"]


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ("contacts:\n  controlroom:\n    phone: 101\n", ':3: there is no contact "controlroom". Did you mean'),
        ("contacts:\n  control-room:\n    phone: ring us\n", ':4: "ring us" is not a telephone number.'),
        ("contacts:\n  control-room:\n    fone: 101\n", ':4: contact "control-room" has an unknown key "fone".'),
        ('colour: "#ffcc00"\n', ":2: white words on #ffcc00 have a contrast of 1.5 to 1, and need 7 to 1."),
        ("colour: green\n", ':2: "green" is not a colour.'),
        ("original: handbook.example.org\n", ':2: "handbook.example.org" is not the address of a handbook.'),
        ("address: https://anytown.example/a\n", ':2: "https://anytown.example/a" is not the address of a handbook.'),
        ("former_addresses:\n  - old.example.org\n", ':3: "old.example.org" is no address of a website.'),
        ("copies: [https://a.example/?x]\n", ':2: "https://a.example/?x" is no address of a website.'),
        (
            "nation: [england, Wails]\n",
            ':2: entry 2 of "nation" of the organisation cannot be "Wails". Did you mean "wales"?',
        ),
        ("nation: england, wales\n", ':2: "nation" of the organisation has a comma, and neither brackets nor quotes.'),
        ("body: police\n", ':2: "body" of the organisation cannot be "police".'),
        ("report: the web team\n", ':2: nothing can be reported to "the web team".'),
        ("contacts: none\n", ":2: contacts should be a set of ids, and not text."),
        ("nme: Other\n", ':2: the organisation has an unknown key "nme". Did you mean "name"?'),
        ("contacts:\n  a:\n    phone: 101\ncontacts:\n  b:\n    phone: 101\n", ':5: "contacts" is here twice'),
    ],
)
def test_a_slip_is_named_at_its_line(own: str, says: str, tmp_path: Path) -> None:
    assert told(library(tmp_path, own))[0].startswith(f"{FILE}{says}")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("handbook.anytown.example", "https://handbook.anytown.example/"),
        ("https://anytown.example/a", "https://anytown.example/a/"),
        ("https://anytown.example/a/", "https://anytown.example/a/"),
        ("nowhere", ""),
        ("anytown example.org", ""),
        ("https://anytown.example/?a", ""),
    ],
)
def test_the_address_that_is_meant_is_shown(typed: str, meant: str) -> None:
    assert organisation.as_address(typed) == meant
    if typed != meant:
        (problem,) = organisation.read(f"name: Ours\naddress: {typed}\n", FILE)[2]
        assert (meant or organisation.EXAMPLE) in problem.do


@pytest.mark.parametrize(
    ("report", "address"),
    [("web@anytown.example", "mailto:web@anytown.example"), ("https://a.example/report/", "https://a.example/report/")],
)
def test_a_mistake_is_reported_by_email_or_on_a_page(tmp_path: Path, report: str, address: str) -> None:
    found = library(tmp_path, f"report: {report}\n")
    assert not told(found)
    assert found.organisation
    assert found.organisation.report_to == address


def test_a_picture_that_is_not_there_is_told(tmp_path: Path) -> None:
    own = {organisation.FILE: "name: Ours\nlogo: _own/logo.svg\npicture: _own/big.png\n", "_own/logo.svg": "<svg/>\n"}
    handbook = handbook_of(tmp_path, own)
    found = [str(problem) for problem in pictures.problems_of_files(handbook.library, handbook.docs)]
    assert [problem.split("\n")[0] for problem in found] == [f'{FILE}:3: there is no picture "_own/big.png".']


def test_a_file_without_a_name_says_so(tmp_path: Path) -> None:
    found = handbook_of(tmp_path, {organisation.FILE: "description: Ours.\n"}).library
    assert told(found) == [f'{FILE}:1: the organisation has no "name".']


def test_what_nothing_reads_below_its_folder_is_named(tmp_path: Path) -> None:
    found = handbook_of(tmp_path, {organisation.FILE: "name: Ours\n", "_own/organization.yml": "name: Ours\n"})
    assert [str(each.where) for each in found.library.problems if "no page beside" in each.what] == [
        "docs/_own/organization.yml:1"
    ]
