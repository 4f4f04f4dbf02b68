"""The addresses that count as ours: what is written below `extra:` is read, and a slip is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import own_addresses, settings
from macros.problems import Problem

HEAD = "site_name: A handbook\nextra:\n"


def found(folder: Path, text: str) -> list[Problem]:
    (folder / "mkdocs.yml").write_text(HEAD + text, "utf-8")
    return list(settings.problems(folder / "mkdocs.yml"))


def test_what_is_written_is_read() -> None:
    assert own_addresses.read({}) == {"former": [], "copies": []}
    extra = {"former_addresses": ["https://old.example.org/"], "copies": None, "build": object()}
    assert own_addresses.read(extra) == {"former": ["https://old.example.org/"], "copies": []}


@pytest.mark.parametrize(
    "text",
    [
        "  former_addresses: []\n  copies:\n",
        "  copies:\n    - https://intranet.example.org/handbook/\n    - http://localhost:8000\n    - file:///S:/share/\n",
        "  analytics: {provider: none}\n  social: []\n",
    ],
)
def test_sound_settings_have_no_problem(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("  copies: https://a.example/\n", 3, '"copies" should be a list, and not text.'),
        ("  copies:\n    - a.example/handbook\n", 4, '"a.example/handbook" is no address of a website.'),
        ("  copies:\n    - https://a.example/?x=1\n", 4, "is no address of a website."),
        ("  copies:\n    - https://[/\n", 4, "is no address of a website."),
        ("  copies:\n    - [https://a.example/]\n", 4, "an address is a list."),
        ("  copies:\n    - https://a.example\n    - https://a.example/\n", 5, "is here twice; the first is on line 4."),
        ("  former_adresses: []\n", 3, 'no setting of the handbook. Did you mean "former_addresses"?'),
    ],
)
def test_a_slip_is_told_at_its_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    (problem,) = found(tmp_path, text)
    assert (problem.where, says in problem.what) == (("mkdocs.yml", line), True), problem
