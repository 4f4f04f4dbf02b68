"""An example that names a real force is refused; the handbook itself may speak of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import real_names
from macros.checks.real_names import REAL
from tests.checks.test_unmade_markup import FRONT, POST
from tests.support.handbook import handbook_of

CALL = '{{ correction("one") }}\n'


@pytest.mark.parametrize(
    "name",
    [
        "Kent Police",
        "Avon and Somerset Police",
        "Devon & Cornwall Police",
        "Durham Constabulary",
        "Police Scotland",
        "PSNI",
        "Police Service of Northern Ireland",
        "Dyfed-Powys Police",
        "British Transport Police",
    ],
)
def test_a_real_force_is_known(name: str) -> None:
    assert REAL.search(f"Thanks to {name}, at once.")


@pytest.mark.parametrize(
    "name", ["Anytown Police", "Kent roads", "the Police", "Police, Surrey Street", "Essex Street"]
)
def test_what_is_none_is_not(name: str) -> None:
    assert not REAL.search(name)


def test_an_example_is_made_up_and_prose_need_not_be(tmp_path: Path) -> None:
    page = f"{FRONT}Kent Police says so.\n\n{CALL}"
    made = handbook_of(tmp_path, {"page.md": page, "page.yml": POST.format("one, says Kent Police")})
    (problem,) = real_names.problems(made.library)
    assert (problem.where, "Kent Police" in problem.what) == (("docs/page.yml", 10), True)
    made = handbook_of(tmp_path, {"page.yml": POST.format("one, says Anytown Police")})
    assert list(real_names.problems(made.library)) == []
