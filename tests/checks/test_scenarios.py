"""A scenario that cannot be read, or that the guide does not answer as it says, is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import scenarios
from macros.components.guide import Outcome
from tests.support.handbook import ROOT, real

GOOD = (ROOT / scenarios.FILE).read_text("utf-8").rstrip("\n") + "\n"
LAST = GOOD.count("\n") + 1
WAY = next(iter(scenarios.read(ROOT)[0].values()))
STEPS = ", ".join(WAY.way)
ONE = f"one: {{said: We did it, way: [{STEPS}], first: {WAY.first}, call: {WAY.call}}}"


@pytest.fixture(autouse=True)
def there_is_such_a_way() -> None:
    if WAY.way[-1] not in real().library.all(Outcome):
        pytest.skip("this copy leaves out what it tries")


def told(folder: Path, more: str) -> list[tuple[str, int, str]]:
    (folder / scenarios.FILE).parent.mkdir(parents=True, exist_ok=True)
    (folder / scenarios.FILE).write_text(GOOD + more, "utf-8")
    return [(*problem.where, problem.what) for problem in scenarios.problems(real().library, folder)]


def test_one_more_is_good(tmp_path: Path) -> None:
    assert told(tmp_path, ONE) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (WAY.way[0], f"{WAY.way[0]}x", f'leads to "{WAY.way[0]}x". Did you mean "{WAY.way[0]}"?'),
        (f", {WAY.way[-1]}]", "]", "and should end with an outcome."),
        (f"{WAY.way[-1]}]", f"{WAY.way[-1]}, more]", f'no answer to "{WAY.way[-1]}" leads to "more".'),
        (f"first: {WAY.first}", "first: stop", f'does not "stop", but "{WAY.first}".'),
        (f"call: {WAY.call}", "call: nobody", f'rings "{WAY.call}" first, and not "nobody".'),
        (WAY.call, f"{WAY.call}x", f'there is no contact "{WAY.call}x". Did you mean "{WAY.call}"?'),
        ("first: ", "frst: ", 'scenario "one" has an unknown key "frst". Did you mean "first"?'),
        ("We did it", f'"{WAY.said}"', "tells the same as the one on line"),
    ],
)
def test_what_does_not_agree_with_the_guide_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in ONE
    problems = told(tmp_path, ONE.replace(old, new))
    assert any((file, line) == (scenarios.FILE, LAST) and says in what for file, line, what in problems), problems


def test_what_answers_lead_to_is_named_once(tmp_path: Path) -> None:
    told(tmp_path, ONE.replace(WAY.way[0], "nowhere"))
    (said,) = [problem.do for problem in scenarios.problems(real().library, tmp_path)]
    named = said.removeprefix("Its answers lead to: ").removesuffix(".").split(", ")
    assert len(named) == len({*named})


def test_every_outcome_has_one(tmp_path: Path) -> None:
    outcome = WAY.way[-1]
    (tmp_path / "tests" / "data").mkdir(parents=True)
    kept = [line for line in GOOD.split("\n") if f", {outcome}]" not in line]
    (tmp_path / scenarios.FILE).write_text("\n".join(kept), "utf-8")
    (problem,) = scenarios.problems(real().library, tmp_path)
    assert (problem.where, problem.what) == (
        real().library.of(Outcome).places[outcome],
        f'outcome "{outcome}" has no scenario.',
    )


def test_a_handbook_may_have_none(tmp_path: Path) -> None:
    assert list(scenarios.problems(real().library, tmp_path)) == []
