"""What a force fills in of whom to call: it can be dialled and written to, or the build says why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.components.guide import Contact, reachable
from macros.content.yaml_reader import Text
from macros.problems import Where
from tests.support.handbook import Handbook, original

HERE = Where("docs/organisation.yml", 3)
ROLE = Contact(HERE, Text("The control room", HERE), Text("For danger.", HERE))


def contact(phone: str = "", email: str = "") -> Contact:
    return replace(ROLE, phone=Text(phone, HERE) if phone else None, email=Text(email, HERE) if email else None)


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("01632 960 000", "01632960000"),
        ("+44 1632 960000", "+441632960000"),
        ("101", "101"),
        ("101 ext. 1234", "101;ext=1234"),
        ("01632 960000 x12", "01632960000;ext=12"),
    ],
)
def test_a_number_can_be_dialled(phone: str, dialled: str) -> None:
    assert not list(reachable("control-room", contact(phone)))
    assert contact(phone).dialled == dialled


@pytest.mark.parametrize("phone", ["ring us", "01632-960000", "01632 960000 or 101", "+", "101 ext.", "(01632) 960000"])
def test_what_is_no_number_is_refused_at_its_line(phone: str) -> None:
    (problem,) = reachable("control-room", contact(phone))
    assert problem.where == HERE
    assert f'"{phone}"' in problem.what


@pytest.mark.parametrize(
    "email", ["comms@anytown", "comms at anytown.example", "a@b.example, c@d.example", "@a.example"]
)
def test_what_is_no_address_is_refused_at_its_line(email: str) -> None:
    (problem,) = reachable("control-room", contact(email=email))
    assert problem.where == HERE


def test_a_force_may_fill_in_an_ordinary_number_and_address(tmp_path: Path) -> None:
    folder = original(tmp_path / "copy")
    file = folder / "docs" / "organisation.yml"
    lines = file.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("  role:"))
    lines[at + 1 : at + 1] = ["  phone: 01632 960 000", "  email: comms@anytown.example"]
    file.write_text("\n".join(lines), "utf-8")
    handbook = Handbook(folder)
    assert not handbook.problems
    html = handbook.html("put-it-right.md")
    assert '<a href="tel:01632960000">01632\u00a0960\u00a0000</a>' in html
    assert '<a href="mailto:comms@anytown.example">' in html
