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


MAKE = """#!/bin/sh
[ "$1" = register ] && [ -z "$GH_TOKEN" ] || exit 9
echo "$@" >> "$CALLS"
if [ -n "$MEANWHILE" ] && [ ! -e "$CALLS.meanwhile" ]; then
    touch "$CALLS.meanwhile"
    git -C "$MEANWHILE" commit --quiet --allow-empty --message "Somebody was faster" && git -C "$MEANWHILE" push --quiet
fi
for note in docs/_notes/*.yml; do
    [ ! -e "$note" ] || { cat "$note" >> docs/_register/one.yml; rm "$note"; }
done
"""


class Repository:
    """A repository with a note in its main branch, its checkout in a workflow, and one of somebody else."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.origin, self.here, self.other = folder, folder / "origin", folder / "here", folder / "other"
        self.git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        self.clone(self.other)
        for name, text in {"_register/one.yml": "versions:\n", "_notes/x.yml": "note: Why.\n"}.items():
            path = self.other / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        self.git(self.other, "add", "--all")
        self.git(self.other, "commit", "--quiet", "--message", "A change and its note")
        self.git(self.other, "push", "--quiet", "--set-upstream", "origin", "main")
        self.clone(self.here)
        (folder / "bin").mkdir()
        program(folder / "bin", "make", MAKE)

    def git(self, at: Path, *args: str) -> str:
        who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@host.example", "-c", "commit.gpgsign=false")
        return subprocess.run(["git", *who, *args], cwd=at, check=True, capture_output=True, text=True).stdout

    def clone(self, to: Path) -> None:
        self.git(self.folder, "clone", "--quiet", str(self.origin), str(to))
        for name, value in (("user.name", "Somebody"), ("user.email", "somebody@host.example")):
            self.git(to, "config", name, value)

    def run(self, **environment: str) -> int:
        script = steps("publish", "register")["Write the register, and send it to the main branch"]["run"]
        known = {
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "CALLS": str(self.folder / "calls"),
            "GH_TOKEN": "a-token",
            "GIT_CONFIG_GLOBAL": "/dev/null",
        }
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
        return subprocess.run(command, cwd=self.here, env=known | environment, capture_output=True).returncode  # noqa: PLW1510

    @property
    def commit(self) -> str:
        return (self.folder / "output").read_text("utf-8").removeprefix("commit=").strip()

    def head(self) -> str:
        return self.git(self.origin, "rev-parse", "main").strip()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def test_the_register_is_written_where_it_is_published(repository: Repository) -> None:
    assert repository.run() == 0
    assert repository.commit == repository.head()
    files = repository.git(repository.origin, "ls-tree", "-r", "--name-only", "main").split()
    assert files == ["docs/_register/one.yml"]
    assert repository.git(repository.origin, "show", "main:docs/_register/one.yml") == "versions:\nnote: Why.\n"
    assert repository.run() == 0, "and once more, when there is nothing to write"
    assert repository.git(repository.origin, "rev-list", "--count", "main") == "2\n"


def test_it_is_written_on_top_of_what_somebody_sent_meanwhile(repository: Repository) -> None:
    assert repository.run(MEANWHILE=str(repository.other)) == 0
    assert repository.commit == repository.head()
    log = repository.git(repository.origin, "log", "--format=%s", "main").splitlines()
    assert log == ["Write into the register what the notes say", "Somebody was faster", "A change and its note"]
    assert (repository.folder / "calls").read_text("utf-8") == "register\n" * 2


def test_a_protected_branch_fails_and_publishes_nothing(repository: Repository) -> None:
    program(repository.origin / "hooks", "pre-receive", "#!/bin/sh\nexit 1\n")
    before = repository.head()
    assert repository.run() == 1
    assert repository.head() == before
    assert not (repository.folder / "output").exists()


def test_what_cannot_be_recorded_is_not_sent(repository: Repository) -> None:
    program(repository.folder / "bin", "make", "#!/bin/sh\nexit 2\n")
    assert repository.run() == 2
    assert repository.git(repository.origin, "rev-list", "--count", "main") == "1\n"


def test_what_is_published_is_what_was_checked_and_recorded() -> None:
    found = workflow("publish")
    jobs = found["jobs"]
    assert found["permissions"] == {}
    assert [name for name, job in jobs.items() if "contents" in job["permissions"]] == ["register", "test"]
    assert jobs["register"]["permissions"] == {"contents": "write"}
    assert jobs["test"]["permissions"]["contents"] == "read"
    assert (jobs["test"]["needs"], jobs["publish"]["needs"]) == ("register", "test")
    first = next(iter(steps("publish", "test").values()))
    assert first["with"]["ref"] == "${{ needs.register.outputs.commit }}"
    assert found["concurrency"]["cancel-in-progress"] is False, "half of it would leave a version that nobody sees"


@pytest.mark.parametrize("name", ["test", "publish"])
def test_no_code_of_a_fork_gets_rights(name: str) -> None:
    found = workflow(name)
    assert not {"pull_request_target", "workflow_run"} & found["on"].keys()
    if "pull_request" in found["on"]:
        assert [job["permissions"] for job in found["jobs"].values()] == [{"contents": "read"}] * 2


@pytest.mark.parametrize(
    ("make", "says"),
    [
        ("echo '## What goes into the register'", "## What goes into the register\n"),
        ("exit 1", "The rest is told when the mistakes are mended.\n"),
    ],
)
def test_a_pull_request_says_where_its_preview_is_and_what_is_recorded(make: str, says: str, tmp_path: Path) -> None:
    program(tmp_path, "make", f"#!/bin/sh\n{make}\n")
    found = steps("test", "preview")
    names = list(found)
    last = found["Say where the preview is, and what goes into the register"]
    assert names.index("Keep the site as a preview") < names.index(last["name"]), "it is kept whatever comes after"
    assert run(last["run"], tmp_path, ADDRESS="https://host.example/preview") == 0
    summary = (tmp_path / "summary").read_text("utf-8")
    assert "(https://host.example/preview)" in summary
    assert summary.endswith(says)


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
