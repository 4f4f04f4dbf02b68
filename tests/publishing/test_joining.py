"""A conflict is ended by a command: with both texts where both can stand, and with what is to be typed next."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.content import conflicts
from macros.problems import Problem
from macros.publishing.joining import joined, next_step
from tests.simulation.life import WHO

CONFLICT = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n"
FRONT = "---\ntitle: A page\n{}---\n\n"


def conflict(first: str, second: str) -> str:
    return CONFLICT.format(first, second)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"Words.\n{conflict('One.', 'Two.')}"),
        ("a.md", conflict("## One { #one }\n", "## Two { #two }\n")),
        ("a.yml", "clauses:\n" + conflict("  one:\n    text: a", "  two:\n    text: b")),
        ("_notes/a.yml", f"note: Words.\nsections:\n{conflict('  - a', '  - b')}"),
        ("a.md", FRONT.format("") + conflict("- title: a", "- title: b")),
    ],
)
def test_both_are_kept_where_both_can_stand(name: str, text: str, tmp_path: Path) -> None:
    path = write(tmp_path, name, text)
    line = text[: text.index("<<<")].count("\n") + 1
    assert joined(path, name, line, "both") == {path: conflicts.resolved(text, line, "both")}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("a.yml", conflict("name: One", "name: Two"), '"name" is here twice; the first is on line 1.'),
        ("a.yml", f"one:\n{conflict('  text: a', '  text: b')}", '"text" is here twice; the first is on line 2.'),
        ("a.md", FRONT.format(conflict("reviewed: 2026-01-01", "reviewed: 2026-01-02")), '"reviewed" is here twice'),
        ("a.md", conflict("## One { #one }", "## Two { #one }"), 'the id "one" would be here twice'),
    ],
)
def test_both_are_refused_where_they_cannot_stand(name: str, text: str, says: str, tmp_path: Path) -> None:
    path = write(tmp_path, name, text)
    line = text[: text.index("<<<")].count("\n") + 1
    problem = joined(path, name, line, "both")
    assert isinstance(problem, Problem)
    assert (problem.where, says in problem.what, "KEEP=first" in problem.do) == ((name, line), True, True)
    assert isinstance(joined(path, name, line, "second"), dict)


def test_what_is_wrong_elsewhere_is_no_reason(tmp_path: Path) -> None:
    text = f"a: 1\na: 2\nlist:\n{conflict('- one', '- two')}{conflict('b: 1', 'b: 2')}"
    path = write(tmp_path, "a.yml", text)
    assert isinstance(joined(path, "a.yml", 4, "both"), dict)
    assert isinstance(joined(path, "a.yml", 9, "both"), Problem)


def test_two_notes_become_two_files(tmp_path: Path) -> None:
    text = f"{conflict('note: One.', 'note: Two.')}kind: minor\n{conflict('sections: [a]', 'sections: [b]')}"
    path = write(tmp_path, "_notes/a.yml", text)
    second = path.with_name("a-2.yml")
    assert joined(path, "_notes/a.yml", 1, "both") == {
        path: "note: One.\nkind: minor\nsections: [a]\n",
        second: "note: Two.\nkind: minor\nsections: [b]\n",
    }
    second.write_text("note: Another.\n", "utf-8")
    assert path.with_name("a-3.yml") in dict(joined(path, "_notes/a.yml", 1, "both"))  # type: ignore[arg-type]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two branches that have changed one file, and of which one has deleted another file."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    for branch, text in (("", "One.\n"), ("other", "Two.\n"), ("main", "Three.\n")):
        if branch:
            git(tmp_path, "switch", "--quiet", *(["--create"] if branch == "other" else []), branch)
        write(tmp_path, "a.md", text)
        write(tmp_path, "b.md", text)
        if branch == "main":
            (tmp_path / "b.md").unlink()
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message", "Words")
    return tmp_path


def git(folder: Path, *args: str) -> int:
    return subprocess.run(["git", *WHO, *args], cwd=folder, check=False, capture_output=True).returncode


@pytest.mark.parametrize(
    ("how", "command"),
    [
        ("merge", "git commit --no-edit"),
        ("cherry-pick", "git cherry-pick --continue"),
        ("rebase", "git rebase --continue"),
        ("merge --squash", "git commit"),
    ],
)
def test_what_is_left_is_told_and_then_the_command_that_goes_on(how: str, command: str, repository: Path) -> None:
    assert git(repository, *how.split(), "other") != 0
    said = next_step(repository)
    assert "a.md:1" in said
    assert "git add b.md   or   git rm b.md" in said
    write(repository, "a.md", "Both.\n")
    git(repository, "add", "a.md")
    assert "a.md" not in next_step(repository)
    git(repository, "rm", "b.md")
    assert f"then type   {command}   or" in next_step(repository)


def test_without_git_nothing_is_promised(tmp_path: Path) -> None:
    assert next_step(tmp_path) == "Nothing more in this file: go on in Git."
