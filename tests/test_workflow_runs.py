"""Each workflow as it stands, step by step, in a clean clone, for each event that GitHub would send.

`make test` and `make thorough` are stood in for by the check of the register, since the tests are what is running; a
run that is not `thorough` has a stand-in for each target of `make`, and the same of all else.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.some import sample, some
from tests.support.workflows.events import FOLDER, NOTE, QUICK_MAKE, REAL_MAKE, SAID, GitHub, Text, read_of
from tests.support.workflows.expressions import UnknownError, either, evaluate, filled, holds
from tests.support.workflows.hub import Hub, git
from tests.support.workflows.runner import Run, answers

NAMES = sorted(path.stem for path in FOLDER.glob("*.yml"))
WORDS = SAID.removeprefix("note: ")


@pytest.fixture
def github(tmp_path: Path) -> Iterator[GitHub]:
    with Hub(tmp_path).online() as hub:
        yield GitHub(hub, tmp_path, QUICK_MAKE)


def done(run: Run) -> list[str]:
    assert {*run.results.values()} <= {"success"}, "\n".join(run.log)
    return [*run.results]


def test_what_answers_to_which_event(github: GitHub) -> None:
    events = github.events()
    found = {kind: [name for name in some(NAMES) if answers(read_of(name), event)] for kind, event in events.items()}
    assert found == {
        "push": ["publish"],
        "push to a branch": [],
        "schedule": ["publish", "review", "thorough"],
        "by hand": ["publish", "review", "thorough"],
        "by hand, of a branch": ["publish", "review", "thorough"],
        "pull request": ["test"],
        "pull request of a fork": ["test"],
        "merge queue": ["test"],
        "release": ["release"],
    }
    assert {trigger for name in NAMES for trigger in read_of(name)["on"]} == {
        event["event_name"] for event in events.values()
    }


def published(github: GitHub, kind: str) -> str:
    """Publish, and return what is published; what is there is what was checked, and is written once."""
    before = git(github.hub.origin, "rev-parse", "main")
    run = github.run("publish", kind)
    assert done(run) == ["register", "test", "publish"]
    main = git(github.hub.origin, "rev-parse", "main")
    assert git(github.hub.origin, "rev-list", "--count", f"{before}..main") == str(len(github.hub.sent))
    assert git(run.folder / "test" / "handbook", "rev-parse", "HEAD") == main
    assert NOTE not in git(github.hub.origin, "ls-tree", "-r", "--name-only", "main").split()
    site = github.hub.pages
    assert site
    assert (site / "editions" / "handbook.pdf").read_bytes().startswith(b"%PDF")
    assert hashlib.sha256((site / "seals.txt").read_bytes()).hexdigest() in run.summary("test")
    return "\n".join(path.read_text("utf-8") for path in [site / "index.html", site / "seals.txt"])


def checked_pull_request(github: GitHub, kind: str) -> str:
    before = len(github.hub.rights)
    run = github.run("test", kind)
    assert sorted(done(run)) == ["preview", "test"]
    assert [*github.hub.rights.values()][before:] == [{"contents": "read"}] * 2
    assert (github.hub.artifacts["preview"] / "index.html").is_file()
    summary = run.summary("preview")
    assert "(https://github.example/artifacts/preview)" in summary
    return summary


@pytest.mark.parametrize("kind", sample(1, ["push", "schedule", "by hand"]))
def test_the_register_is_written_and_published(github: GitHub, kind: str) -> None:
    assert published(github, kind) == f"https://pages.example/handbook\n\n{SAID}\n"
    assert len(github.hub.sent) == 1
    github.hub.sent.clear()
    published(github, kind)
    assert github.hub.sent == [], "there is nothing more to write"


def test_a_fork_writes_the_register_only_where_it_is_a_copy_of_its_own(github: GitHub) -> None:
    github.is_fork = True
    assert done(github.run("publish", "push")) == ["register", "test", "publish"]
    assert github.hub.pages
    assert github.hub.sent == [], "it is that of the original, which writes it there"
    git(github.here, "pull", "--quiet", "--ff-only", "origin", "main")
    github.send("main", "docs/_own/organisation.yml", "name: Ours\n")
    published(github, "push")
    assert len(github.hub.sent) == 1


@pytest.mark.parametrize("kind", sample(1, ["pull request of a fork", "pull request", "merge queue"]))
def test_a_pull_request_has_its_preview_and_is_checked(github: GitHub, kind: str) -> None:
    github.propose()
    assert SAID in checked_pull_request(github, kind)
    assert github.hub.sent == []


def test_nothing_is_published_or_said_of_a_branch(github: GitHub) -> None:
    for name in ("publish", "review", "thorough"):
        assert {*github.run(name, "by hand, of a branch").results.values()} == {"skipped"}
    assert (github.hub.pages, github.hub.issues, github.hub.sent) == (None, {}, [])


@pytest.mark.parametrize("kind", sample(1, ["schedule", "by hand"]))
def test_one_issue_says_what_is_due(github: GitHub, kind: str) -> None:
    for _ in range(2):
        assert github.run("review", kind).results == {"due": "failure"}
        assert [issue["state"] for issue in github.hub.issues.values()] == ["open"]
    github.make = QUICK_MAKE.replace('due."; exit 2', 'due."; exit 0')
    done(github.run("review", kind))
    assert [issue["state"] for issue in github.hub.issues.values()] == ["closed"]
    done(github.run("thorough", kind))


def test_a_release_gets_the_seals(github: GitHub) -> None:
    done(github.run("release", "release"))
    release = github.hub.releases["v1"]
    assert release["seals.txt"] == "one seal\n"
    assert release["body"].startswith("Notes.\n\nSeal of the register")
    assert hashlib.sha256(b"one seal\n").hexdigest() in release["body"]


def behind(name: str) -> Text:
    """Put the step of a name after the one that follows it."""

    def change(text: str) -> str:
        steps = re.split(r"(?=^ {6}- name: )", text, flags=re.MULTILINE)
        at = next(number for number, step in enumerate(steps) if f"- name: {name}\n" in step)
        steps[at], steps[at + 1] = f"{steps[at + 1].rstrip()}\n\n", steps[at]
        return "".join(steps)

    return change


def instead(old: str, new: str) -> Text:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("name", "kind", "change", "says"),
    sample(
        4,
        [
            ("publish", "push", behind("Build the site"), "site/editions"),
            ("publish", "push", instead("outputs.commit }}", "outputs.revision }}"), "no revision in"),
            ("publish", "push", instead("contents: write", "contents: read"), "403"),
            ("test", "merge queue", instead("path: site", "path: sites"), "there is no sites"),
            ("test", "pull request", instead("upload-artifact@", "upload@"), "no action"),
            ("review", "schedule", instead("issues: write", "issues: read"), "issues: write is needed"),
            ("release", "release", instead("gh release view", "gh release show"), "release show"),
            ("publish", "push", behind("Ask Pages for the address of the site"), "no pages in steps.pages"),
            ("publish", "push", behind("Check out the handbook, with its register written"), "problem-matcher"),
            ("publish", "push", instead("    needs: register\n", ""), "no register in needs"),
            (
                "publish",
                "push",
                instead("GH_TOKEN: ${{ github.token }}", "OTHER: x"),
                "could not read Username|cannot be sent",
            ),
            ("publish", "push", instead("pages: read", "contents: read"), "pages: read is needed"),
            ("publish", "push", instead("id-token: write", "checks: write"), "id-token: write is needed"),
            ("publish", "push", instead("name: github-pages", "name: pages"), "the environment is another"),
            (
                "publish",
                "push",
                instead("github.event.before", "github.event.earlier"),
                "no earlier in github.event.earlier",
            ),
            ("publish", "push", instead("make build", "make bild"), "9: "),
            ("test", "merge queue", instead("github.event.pull_request.base", "github.event.pull.base"), "no pull in"),
            ("test", "merge queue", instead("outputs.artifact-url", "outputs.url"), "no url in"),
            ("test", "pull request", instead("if-no-files", "if-no-file"), "is given if-no-file"),
            ("test", "pull request", instead("contents: read", "issues: read"), "contents: read is needed"),
            ("review", "schedule", instead("steps.list.outputs.due ==", "steps.lst.outputs.due =="), "no lst in"),
            ("review", "schedule", instead("GH_REPO", "REPO"), "which repository"),
            ("release", "release", instead("contents: write", "contents: read"), "contents: write is needed"),
            ("thorough", "schedule", instead("timeout-minutes", "timeout"), "no timeout is known"),
        ],
    ),
)
def test_a_fault_is_found(github: GitHub, name: str, kind: str, change: Text, says: str) -> None:
    try:
        run = github.run(name, kind, change)
    except UnknownError as error:
        told = str(error)
    else:
        assert "failure" in run.results.values()
        told = "\n".join(run.log)
    assert re.search(says, told), told


@pytest.mark.thorough
def test_a_small_handbook_goes_from_a_note_to_its_publication_and_again(tmp_path: Path) -> None:
    with Hub(tmp_path).online() as hub:
        whole = GitHub(hub, tmp_path, REAL_MAKE, note=False)
        assert published(whole, "push").startswith("<!doctype html>")
        whole.propose()
        for kind in ("pull request", "pull request of a fork", "merge queue"):
            summary = checked_pull_request(whole, kind)
            assert "two more things" in summary.lower()
            assert WORDS in summary
        assert len(hub.sent) == 1, "nothing more has been sent"
        git(whole.here, "push", "--quiet", "origin", "branch:main")
        hub.sent.clear()
        published(whole, "schedule")
        assert WORDS in git(hub.origin, "show", "main:docs/_register/two-more-things.yml")
        assert hub.pages
        history = hub.pages / "s" / "two-more-things" / "history" / "index.html"
        assert WORDS in history.read_text("utf-8")
        done(whole.run("release", "release"))
        assert len(hub.releases["v1"]["seals.txt"].splitlines()) > 1
        assert whole.run("review", "schedule").results["due"] in ("success", "failure")


def test_expressions_are_worked_out_as_github_does() -> None:
    known = {
        "github": {"event": either({"a": {"b": "x"}}, {"c": {"d": "y"}}), "n": None},
        "steps": {"one": {"no-1": "y"}},
    }
    for expression, value in (
        ("github.event.a.b", "x"),
        ("github.event.c.d || 'other'", "other"),
        ("github.event.a.b == 'x' && steps.one.no-1 != 'x'", True),
        ("!(github.n || false)", True),
        ("'it''s'", "it's"),
    ):
        assert evaluate(expression, known) == value
    assert filled("${{ github.event.a.b }}-${{ github.n }}-${{ true }}", known) == "x--true"
    assert not holds("${{ github.event.a.b == 'y' }}", known)
    for wrong in ("github.event.e", "always()", "'x' 'y'", "(true", "github.event.a.b >= 1", "env.X"):
        with pytest.raises(UnknownError):
            evaluate(wrong, known)
