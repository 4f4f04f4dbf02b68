"""What runs by itself: every day a list of what is due, which blocks nothing, and a site that is built anew."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

FOLDER = ROOT / ".github" / "workflows"
DAILY = re.compile(r"\d+ \d+ \* \* \*")
GH = """#!/bin/sh
echo "$1 $2" >> "$CALLS"
if [ "$1 $2" = "issue list" ]; then echo "$ISSUE"; fi
"""


def workflow(name: str) -> dict[str, Any]:
    found = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8").replace("\non:\n", '\n"on":\n'))
    assert isinstance(found, dict)
    return found


def steps(name: str, job: str) -> dict[str, dict[str, Any]]:
    return {step["name"]: step for step in workflow(name)["jobs"][job]["steps"]}


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")
    (folder / name).chmod(0o755)


def run(script: str, folder: Path, **environment: str) -> int:
    """Run the script of a step as GitHub does, where `make` and `gh` are stand-ins."""
    known = {
        "PATH": f"{folder}:{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        "CALLS": str(folder / "calls"),
    }
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=known | environment, capture_output=True, check=False).returncode


@pytest.mark.parametrize("name", ["publish", "review"])
def test_it_runs_every_day(name: str) -> None:
    (at,) = workflow(name)["on"]["schedule"]
    assert DAILY.fullmatch(at["cron"])


def test_no_pull_request_waits_for_a_review() -> None:
    assert workflow("review")["on"].keys() == {"schedule", "workflow_dispatch"}
    assert "due" not in (FOLDER / "test.yml").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in ("test", "build"):
        recipe = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
        assert recipe
        assert " due" not in recipe[1]


def test_it_may_do_no_more_than_it_has_to() -> None:
    found = workflow("review")
    assert found["permissions"] == {}
    assert found["jobs"]["due"]["permissions"] == {"contents": "read", "issues": "write"}
    assert found["concurrency"]["cancel-in-progress"] is False


@pytest.mark.parametrize(
    ("make", "code", "output"),
    [
        ("echo Nothing is due.", 0, "due=no\n"),
        ("echo Something is due. && exit 2", 0, "due=yes\n"),
        ("exit 2", 1, None),  # it went wrong, and there is no list
    ],
)
def test_what_is_due_is_told_from_what_went_wrong(tmp_path: Path, make: str, code: int, output: str | None) -> None:
    program(tmp_path, "make", f"#!/bin/sh\n{make}\n")
    assert run(steps("review", "due")["List what is due"]["run"], tmp_path) == code
    written = tmp_path / "output"
    assert (written.read_text("utf-8") if written.exists() else None) == output
    assert (tmp_path / "summary").exists() == (code == 0)


@pytest.mark.parametrize(
    ("due", "issue", "calls"),
    [
        ("yes", "", ["issue list", "label create", "issue create"]),
        ("yes", "7", ["issue list", "issue edit"]),
        ("no", "7", ["issue list", "issue close"]),
        ("no", "", ["issue list"]),
    ],
)
def test_there_is_one_issue_while_something_is_due(tmp_path: Path, due: str, issue: str, calls: list[str]) -> None:
    program(tmp_path, "gh", GH)
    (tmp_path / "due.md").write_text("A list.\n", "utf-8")
    step = steps("review", "due")["Open, update or close the issue"]
    assert run(step["run"], tmp_path, DUE=due, ISSUE=issue) == 0
    assert (tmp_path / "calls").read_text("utf-8").splitlines() == calls


def test_it_fails_after_the_issue_is_written() -> None:
    last = list(steps("review", "due").values())[-1]
    assert (last["if"], last["run"]) == ("steps.list.outputs.due == 'yes'", "exit 1")


def test_a_release_has_the_seals_and_their_seal(tmp_path: Path) -> None:
    program(tmp_path, "make", "#!/bin/sh\necho one line\n")
    program(tmp_path, "gh", '#!/bin/sh\necho "$1 $2" >> "$CALLS"\n[ "$2" != view ] || echo Notes.\n')
    found = steps("release", "seal")
    assert run(found["List the seals"]["run"], tmp_path) == 0
    assert run(found["Add them to the release"]["run"], tmp_path, TAG="v1") == 0
    assert (tmp_path / "calls").read_text("utf-8").splitlines() == ["release view", "release upload", "release edit"]
    seal = hashlib.sha256((tmp_path / "seals.txt").read_bytes()).hexdigest()
    assert (tmp_path / "notes.md").read_text(
        "utf-8"
    ) == f"Notes.\n\nSeal of the register, the SHA-256 of seals.txt: `{seal}`\n"
    assert workflow("release")["jobs"]["seal"]["permissions"] == {"contents": "write"}
