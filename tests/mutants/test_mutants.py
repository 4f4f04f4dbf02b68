"""The small mistakes: which are made, which tests are asked, and that an unnoticed one is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.mutants import __main__ as run
from tests.mutants import python
from tests.mutants.imports import PAGES, WHOLE, Choice, users

PYTHON = {
    "x = a < b": ["x = a <= b"],
    "x = (a) in (b)": ["x = (a) not in (b)"],
    "x = a and b": ["x = a or b"],
    "x = not a": ["x = a"],
    "x = 7": ["x = 8"],
    "x = 1": ["x = 0"],
    "x = True": ["x = False"],
    'é = "é" + a': ['é = "" + a', 'é = "é" - a'],
    "x = escape(a)": ["x = (a)"],
    "x = a.b().strip()": ["x = (a).strip()", "x = (a.b())"],
    "f(a, b)": ["pass"],
    "x += a": ["pass"],
    "x = a[:b]": ["x = a[:]"],
    "def f():\n  return a": ["def f():\n  return None"],
    "if a:\n  pass": ["if (not (a)):\n  pass"],
    "@dataclass(frozen=True)\nclass A:\n  pass": [],
    '"""Words."""\nfrom a import b\nx: int': [],
}
JAVASCRIPT = {
    "x = a < b;": ["x = a <= b;", ";"],
    "x = a ?? b;": ["x = a && b;", ";"],
    "const x = !a;": ["const x = a;"],
    "const x = escaped(a);": ["const x = (a);"],
    'const x = "é🚧" + a;': ['const x = "" + a;', 'const x = "é🚧" - a;'],
    "const x = a.trim();": ["const x = (a);"],
    "if (a) b();": ["if (!(a)) b();", "if (a) ;"],
    "const f = () => { return a; };": ["const f = () => { return undefined; };"],
    'import { a } from "./b.js";': [],
}


@pytest.mark.parametrize("text", PYTHON)
def test_mistakes_in_python(text: str) -> None:
    assert sorted(mutant.applied(text) for mutant in python.mutants("x.py", text)) == sorted(PYTHON[text])


@pytest.mark.parametrize("text", JAVASCRIPT)
def test_mistakes_in_javascript(text: str, tmp_path: Path) -> None:
    file = tmp_path / "x.js"
    file.write_text(text, "utf-8")
    made = [mutant.applied(text) for mutant in run.all_mutants("javascript", [str(file)])]
    assert sorted(made) == sorted(JAVASCRIPT[text])


def test_a_mistake_is_shown_with_its_line() -> None:
    text = "a = 0\nb = f(\n    7,\n)\n"
    seven = next(mutant for mutant in python.mutants("x.py", text) if mutant.new == "8")
    assert (seven.line(text), seven.shown(text)) == (3, ("7,", "8,"))


def test_what_uses_a_file_is_found_through_others() -> None:
    a, b, c, d = (Path(name) for name in "abcd")
    assert users(a, {b: {a}, c: {b}, a: {c}, d: set()}) == {b: 1, c: 2, a: 3}


def test_the_quick_tests_of_a_file_are_asked_first() -> None:
    choice = Choice(ROOT)
    first, *_ = choice.of_python("macros/register/comparison.py")
    assert "tests/register/test_comparison.py" in first
    stages = choice.of_script("macros/components/writer/counting.js")
    assert stages[:2] == [["tests/components/writer/test_units.py"], ["tests/components/writer"]]
    readers = ROOT / "macros" / "components" / "policy_check" / "readers"
    shared = ROOT / "tests" / "components" / "policy_check" / "readers" / "recorded.js"
    assert shared in users(readers / "rtf.js", choice.scripts), "tests read through it"
    *_, last = choice.of_script("macros/components/policy_check/command.js")
    assert "tests/output/test_policy_check.py" in last, "they run the command"
    assert ["tests/test_rebuild.py"] in choice.of_python("macros/rebuild.py"), "it drives the commands"
    assert all((ROOT / name).exists() for name in (*WHOLE, *PAGES))
    for file in ("macros/output/section_exports.py", "macros/hooks.py"):
        assert all((ROOT / name).exists() for stage in choice.of_python(file) for name in stage)


@pytest.mark.thorough
@pytest.mark.parametrize(("assertion", "noticed"), [("double(2) == 4", True), ("double(2)", False)])
def test_a_mistake_that_no_test_notices_is_told(tmp_path: Path, assertion: str, noticed: bool) -> None:
    text = "def double(x):\n    return x * 2\n"
    (tmp_path / "code.py").write_text(text, "utf-8")
    (tmp_path / "test_code.py").write_text(f"from code import double\n\n\ndef test_it():\n    assert {assertion}\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    (mutant,) = (mutant for mutant in python.mutants("code.py", text) if mutant.new == "3")
    by = run.noticed_by(tmp_path, mutant, [["test_code.py"]], set())
    assert by == ("test_code.py::test_it" if noticed else "")
    assert (tmp_path / "code.py").read_text("utf-8") == text


def test_what_a_test_logs_is_not_taken_for_its_name(tmp_path: Path) -> None:
    """A line of the log begins with ERROR, as the line of a fixture that fails does."""
    (tmp_path / "test_code.py").write_text(
        "import logging\n\n\ndef test_it():\n    logging.error('Wrong')\n    assert False\n"
    )
    assert run.failing(tmp_path, ["test_code.py"]) == "test_code.py::test_it"


def test_tests_that_were_ended_have_noticed_nothing(tmp_path: Path) -> None:
    (tmp_path / "test_code.py").write_text("import os\n\n\ndef test_it():\n    os.kill(os.getpid(), 9)\n")
    with pytest.raises(SystemExit, match="ended by signal 9"):
        run.failing(tmp_path, ["test_code.py"])


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_what_tests_have_started_ends_with_them(tmp_path: Path) -> None:
    start = "subprocess.Popen(['sh', '-c', 'sleep 20; touch went-on'])"
    (tmp_path / "test_code.py").write_text(
        f"import pathlib, subprocess\n\n\ndef test_it():\n    pathlib.Path('child').write_text(str({start}.pid))\n"
    )
    assert run.failing(tmp_path, ["test_code.py"]) == ""
    child = int((tmp_path / "child").read_text())
    while is_running(child):
        pass
    assert not (tmp_path / "went-on").exists()


def test_each_mistake_has_a_second_of_its_own(tmp_path: Path) -> None:
    seconds = []
    for new in "7898":
        run.write(tmp_path / "code.py", f"x = {new}\n")
        seconds.append(int((tmp_path / "code.py").stat().st_mtime))
    assert len({*seconds}) == len(seconds), "a compiled module of another mistake would be run"


@pytest.mark.thorough
def test_what_is_known_to_pass_without_a_mistake_is_not_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "code.py").write_text("x = 7\n", "utf-8")
    (tmp_path / "test_code.py").write_text("from code import x\n\n\ndef test_it():\n    assert x == 7\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n")
    asked: list[list[str]] = []
    failing = run.failing

    def noted(folder: Path, tests: list[str]) -> str:
        asked.append(tests)
        return failing(folder, tests)

    monkeypatch.setattr(run, "failing", noted)
    (mutant,) = python.mutants("code.py", "x = 7\n")
    sound: set[str] = set()
    for _ in range(2):
        assert run.noticed_by(tmp_path, mutant, [["test_code.py"]], sound) == "test_code.py::test_it"
    assert asked == [["test_code.py"], ["test_code.py::test_it"], ["test_code.py"]]


@pytest.mark.thorough
def test_a_test_that_fails_anyway_notices_nothing(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text("x = 7\n", "utf-8")
    (tmp_path / "test_code.py").write_text("def test_it():\n    assert False\n")
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    (mutant,) = python.mutants("code.py", "x = 7\n")
    with pytest.raises(SystemExit, match="fails without any mistake"):
        run.noticed_by(tmp_path, mutant, [["test_code.py"]], set())


@pytest.mark.parametrize("always", [True, False])
def test_what_takes_too_long_notices_nothing_if_it_always_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, always: bool
) -> None:
    (tmp_path / "code.py").write_text("x = 7\n", "utf-8")
    (mutant,) = python.mutants("code.py", "x = 7\n")

    def failing(folder: Path, tests: list[str]) -> str:
        return "time" if always or (folder / "code.py").read_text("utf-8") != "x = 7\n" else ""

    monkeypatch.setattr(run, "failing", failing)
    if always:
        with pytest.raises(SystemExit, match="take longer than"):
            run.noticed_by(tmp_path, mutant, [["test_code.py"]], set())
    else:
        assert run.noticed_by(tmp_path, mutant, [["test_code.py"]], set()) == "time"


def test_what_is_called_equivalent_can_still_be_made() -> None:
    """An entry whose line has changed since is taken out."""
    made = set()
    for file in {file for file, _, _ in run.equivalent()}:
        text = (ROOT / file).read_text("utf-8")
        language = "python" if file.endswith(".py") else "javascript"
        made |= {(file, *mutant.shown(text)) for mutant in run.all_mutants(language, [file])}
    assert run.equivalent() <= made
