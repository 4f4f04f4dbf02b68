"""What is asked of Git, and what it says where there is no Git, no repository or no such file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from macros.publishing import git
from tests.simulation.life import WHO
from tests.support.desk import Branch


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The folder `docs` of a repository of one commit, in which all has changed since."""
    docs = tmp_path / "docs"
    (docs / "same").mkdir(parents=True)
    for name in ("kept", "altered", "gone", "é\nx", "same/kept"):
        (docs / name).write_bytes(f"{name}\r\n".encode())
    (tmp_path / "outside").write_text("x")

    commands = ("init", "--initial-branch=main"), ("add", "--all"), ("commit", "--message", "Words")
    for command in commands:
        subprocess.run(["git", *WHO, *command], cwd=tmp_path, check=True, capture_output=True)
    (docs / "altered").write_text("other")
    (docs / "gone").rename(docs / "moved")
    (docs / "é\nx").write_text("other")
    (tmp_path / "outside").write_text("y")
    (docs / "added").touch()
    subprocess.run(["git", "add", "--all"], cwd=tmp_path, check=True, capture_output=True)
    return docs


def test_what_was_there_and_is_not_the_same_is_told_and_what_is_new_is_not(repository: Path) -> None:
    assert git.changed(repository, "HEAD") == ["altered", "gone", "é\nx"]
    assert git.changed(repository, "no-such-commit") is None


def test_nothing_has_changed_where_all_is_as_it_was(repository: Path) -> None:
    assert git.changed(repository / "same", "HEAD") == []


def test_a_file_is_shown_as_it_was_with_line_ends_of_one_kind(repository: Path) -> None:
    assert git.show(repository, "HEAD", "altered") == "altered\n"
    assert git.show(repository, "HEAD", "gone") == "gone\n"
    assert git.show(repository, "HEAD", "added") is None
    assert git.show(repository, "no-such-commit", "kept") is None


def test_what_fails_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert git.git(tmp_path, "rev-parse", "HEAD") is None
    assert git.git(tmp_path, "no-such-command") is None
    assert git.git(tmp_path / "nowhere", "version") is None
    assert str(git.git(tmp_path, "version")).startswith("git version")
    monkeypatch.setenv("PATH", "")
    assert git.git(tmp_path, "version") is None


def test_where_the_base_is(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    assert git.base(branch.folder) == "main"
    branch.git("update-ref", "refs/remotes/origin/main", "main")
    assert git.base(branch.folder) == "origin/main"
    branch.git("update-ref", "refs/remotes/origin/trunk", "main")
    branch.git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")
    assert git.base(branch.folder) == "origin/HEAD"
    monkeypatch.setenv("BASE", "work")
    assert git.base(branch.folder) == "work"
    monkeypatch.setenv("BASE", "no-such-branch")
    assert git.base(branch.folder) is None
