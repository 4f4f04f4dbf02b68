"""What the chapter for adopters shows is right: its samples are read without a message, and its commands are run."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from macros.content import own_sections
from macros.content.pages import OWN, OWN_PAGES
from macros.handbook import organisation
from macros.output import policy_check
from macros.problems import Problem
from macros.register import notes
from tests.conftest import ROOT
from tests.simulation.copies import Copy, Original
from tests.support.handbook import Handbook, original
from tests.support.published import read
from tests.support.some import some
from tests.support.workflows.events import REAL_MAKE, GitHub
from tests.support.workflows.hub import Hub, git
from tests.support.workflows.runner import stand_ins

GUIDE = (ROOT / ".github" / "ADOPTING.md").read_text("utf-8")
BLOCK = re.compile(r"^```(yaml|markdown) ([a-z-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAMPLES = {name: text for _, name, text in BLOCK.findall(GUIDE)}
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = [line for block in SHELL.findall(GUIDE) for line in block.splitlines()]
(ONE_LINE,) = re.findall(r"One line is enough: `(name: .*?)`", GUIDE)
TITLE = re.compile(r"<title>(.*?)</title>")
ROW = re.compile(r"^\| (\*\*)?`([a-z_]+)`(?:\*\*)? \|", re.MULTILINE)


def test_every_sample_has_a_name_and_is_tried_here() -> None:
    assert GUIDE.count("```yaml") + GUIDE.count("```markdown") == len(SAMPLES)
    assert SAMPLES.keys() == {"organisation", "left-out", "own-section", "own-page", "moved"}


@pytest.mark.original  # what is left out of a copy cannot be left out of it again
def test_the_samples_together_make_a_copy(tmp_path: Path) -> None:
    docs = original(tmp_path / "copy") / "docs"
    plain = [*Handbook(docs.parent).library.problems]
    (id,) = re.findall(r"\{ #([a-z-]+) \}", SAMPLES["own-section"])
    version = Handbook(docs.parent).library.registers[id].names[-1]
    files = {
        organisation.FILE: SAMPLES["organisation"],
        f"_own/sections/{id}.md": re.sub(r"(?m)^based_on: .*", f"based_on: {version}", SAMPLES["own-section"]),
        f"{OWN_PAGES}our-team.md": SAMPLES["own-page"],
    }
    for name, text in files.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, "utf-8")
    handbook = Handbook(docs.parent)
    library = handbook.library
    assert plain == library.problems == handbook.problems == []
    assert library.organisation
    assert {*library.own_sections} == {id}
    assert library.left_out.ids.keys() >= {str(left) for left in some(library.organisation.leave_out)}
    note, wrong, _ = notes.read(SAMPLES["left-out"], "x.yml")
    assert note
    assert not wrong
    assert {*note.withdrawn} <= {*library.organisation.leave_out}
    assert {*note.see} <= library.sections.keys()


def test_the_table_tells_every_key() -> None:
    told = {name: bool(bold) for bold, name in ROW.findall(GUIDE)}
    record = {field.name: field.default for field in fields(organisation.Organisation) if field.name != "where"}
    assert told.keys() == {*record, organisation.CONTACTS}
    assert [name for name, needed in told.items() if needed] == ["name"]


def test_a_sample_with_a_slip_is_found() -> None:
    wrong: list[Problem] = organisation.read(SAMPLES["organisation"].replace("name:", "nme:"), "x.yml")[2]
    assert wrong
    assert own_sections.read("other-id", SAMPLES["own-section"], "x.md")[1]


def test_after_a_move_every_address_holds_and_the_former_one_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL")
    first = Original(tmp_path / "original", "2026-01-10")
    copy = Copy(first, tmp_path / "copy", {"organisation.yml": f"{ONE_LINE}\n"})
    copy.register("2026-02-10")
    (copy.folder / "docs" / organisation.FILE).write_text(SAMPLES["moved"], "utf-8")
    copy.edit("a.md", "Words of a.", "Other words of a.")
    copy.note("Said otherwise.", "minor", "page-a")
    copy.register("2026-03-10")
    assert copy.failures(tmp_path / "site") == []
    own = copy.library.organisation
    assert own
    assert own.address
    assert f'"permalink":"{own.address}s/page-a/2026-02-10/"' in (tmp_path / "site/sections.json").read_text("utf-8")
    data = policy_check.register_data(copy.library, {"former": [], "copies": []})
    assert data["former"] == list(own.former_addresses) != []


def test_without_its_folder_a_copy_is_the_original_again(tmp_path: Path) -> None:
    first = Original(tmp_path / "original", "2026-01-10")
    copy = Copy(first, tmp_path / "copy", {"organisation.yml": f"{ONE_LINE}\nleave_out: [page-c]\n"})
    copy.register("2026-02-10")
    copy.git("rm", "-r", "--quiet", f"docs/{OWN}")
    copy.commit("Go back")
    handbook = read(copy.folder)
    assert handbook.problems == []
    assert handbook.library.organisation is None
    assert copy.git("diff", "--name-only", "origin/main", "HEAD") == ""
    assert copy.registers.keys() == first.registers.keys()


@pytest.fixture
def fork(tmp_path: Path) -> Iterator[GitHub]:
    """A small handbook that was published, and is now a fork in which nothing is changed."""
    with Hub(tmp_path).online() as hub:
        fork = GitHub(hub, tmp_path, REAL_MAKE, note=False)
        words = "".join(f"\n## About {id} {{ #{id} }}\n\nWords.\n" for id in sorted(ids()))
        fork.send("main", "docs/two-more-things.md", words)
        publish(fork)
        fork.is_fork = True
        yield fork


def ids() -> set[str]:
    """Return the ids that the commands of the chapter name."""
    return {id for line in COMMANDS for id in re.findall(r"(?:ID|SEE)=([a-z-]+)", line)}


def publish(fork: GitHub) -> str:
    """Publish, and return the title of the home page."""
    run = fork.run("publish", "push")
    assert {*run.results.values()} == {"success"}, "\n".join(run.log)
    git(fork.here, "pull", "--quiet", "--ff-only", "origin", "main")
    fork.first = git(fork.here, "rev-parse", "HEAD")
    assert fork.hub.pages
    (title,) = TITLE.findall((fork.hub.pages / "index.html").read_text("utf-8"))
    return str(title)


def change_upstream(fork: GitHub, base: str) -> None:
    """Let the original go on from a commit, in a branch of the same clone."""
    git(fork.here, "switch", "--quiet", "--create", "upstream", base)
    page = fork.here / "docs" / "two-more-things.md"
    page.write_text(f"{page.read_text('utf-8')}\nWhat is new in the original.\n", "utf-8")
    note = fork.here / "docs" / "_notes" / "theirs.yml"
    note.parent.mkdir(exist_ok=True)
    note.write_text("note: Say what is new.\n", "utf-8")
    git(fork.here, "add", "--all")
    git(fork.here, "commit", "--quiet", "--message", "What is new")
    git(fork.here, "switch", "--quiet", "main")


@pytest.mark.thorough
def test_a_file_that_is_typed_on_github_makes_a_copy_that_keeps_in_step_and_goes_back(fork: GitHub) -> None:
    theirs, base = publish(fork), git(fork.here, "rev-parse", "HEAD")
    fork.send("main", f"docs/{organisation.FILE}", f"{ONE_LINE}\n")
    assert publish(fork).endswith(ONE_LINE.removeprefix("name: "))
    change_upstream(fork, base)
    git(fork.here, "merge", "--quiet", "--no-edit", "upstream")  # as "Update branch" does
    git(fork.here, "push", "--quiet", "origin", "main")
    publish(fork)
    assert fork.hub.pages
    assert "What is new in the original" in (fork.hub.pages / "two-more-things" / "index.html").read_text("utf-8")
    assert "Say what is new." in (fork.hub.pages / "s/two-more-things/history/index.html").read_text("utf-8")
    git(fork.here, "rm", "-r", "--quiet", f"docs/{OWN}")
    git(fork.here, "commit", "--quiet", "--message", "Go back")
    git(fork.here, "push", "--quiet", "origin", "main")
    assert publish(fork) == theirs
    assert git(fork.here, "diff", "--name-only", "upstream", "main") == "", (
        "the next merge has nothing to conflict with"
    )


@pytest.mark.thorough
def test_every_command_of_the_chapter_is_run_in_its_order(fork: GitHub, tmp_path: Path) -> None:
    stand_ins(tmp_path, REAL_MAKE)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@host.example"}
    environment |= {"GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@host.example"}

    def typed(line: str) -> None:
        done = subprocess.run(
            ["bash", "-c", line], cwd=fork.here, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"

    change_upstream(fork, "HEAD")
    upstream = tmp_path / "upstream"
    git(tmp_path, "clone", "--quiet", "--branch", "upstream", str(fork.here), str(upstream))
    git(upstream, "branch", "--move", "main")
    git(fork.here, "branch", "--quiet", "--set-upstream-to", "origin/main")  # as a clone has it
    typed('make adopt NAME="Anytown Handbook"')
    begun = (fork.here / "docs" / organisation.FILE).read_text("utf-8")
    for line in some(COMMANDS):
        if "REASON" in line:  # of what was published before
            (fork.here / "docs" / organisation.FILE).write_text(begun, "utf-8")
            typed("make register")
        if line.startswith("git pull"):
            typed("git add --all && git commit --quiet --message 'Our own'")
        typed(line.replace("https://github.com/somebody/handbook.git", str(upstream)))
    assert (fork.here / "site" / "editions" / "handbook.zip").is_file()
