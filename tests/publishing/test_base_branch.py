"""The register beside that of the base branch: what is not published yet, and what is missing or altered."""

from __future__ import annotations

import contextlib
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from macros.content.yaml_reader import Text
from macros.publishing import base_branch, git
from macros.publishing.record import FIRST
from macros.register.entries import Completion
from macros.register.register_file import FOLDER, write
from macros.register.seals import seal
from tests.support.desk import DAY, LATER, NEXT, Branch, command, without_two
from tests.support.published import read
from tests.support.some import some


def test_without_git_everything_counts_as_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    made = Branch(tmp_path / "desk")
    made.record(DAY)
    made.page("Another word.")
    made.record(DAY)
    assert [name for name, *_ in made.told("one")] == [DAY, f"{DAY}-2"]
    assert git.base(made.folder) is None
    monkeypatch.setenv("PATH", "")
    assert git.base(made.folder) is None


def test_a_repository_without_a_base_counts_as_published(tmp_path: Path) -> None:
    made = Branch(tmp_path / "desk")
    made.git("init", "--quiet", "--initial-branch=work")
    made.record(DAY)
    made.commit()
    assert git.base(made.folder) is None
    made.page("Another word.")
    made.record(DAY)
    assert [name for name, *_ in made.told("one")] == [DAY, f"{DAY}-2"]


def test_what_is_not_in_the_base_branch_is_not_published(branch: Branch) -> None:
    for word in ("Another", "A third"):
        branch.page(f"{word} word.")
        branch.record(DAY, f"{word}.")
        branch.commit()
    assert branch.told("one")[1:] == [(f"{DAY}-2", "major", "Another. A third.")]
    branch.git("branch", "--force", "main", "work")
    branch.page("A fourth word.")
    branch.record(DAY, "A fourth.")
    assert [name for name, *_ in branch.told("one")] == [DAY, f"{DAY}-2", f"{DAY}-3"]


def test_what_is_published_counts_up_to_what_differs(branch: Branch) -> None:
    for word in ("Another", "A third"):
        branch.page(f"{word} word.")
        branch.record(NEXT, f"{word}.")
        branch.commit()
        branch.git("branch", "--force", "main", "work")
    library = read(branch.folder).library
    count = branch.in_base(library)
    kept = library.registers["one"]
    assert [count("one"), count("page-b"), count("nothing")] == [3, 1, 0]
    for at in range(3):
        other = replace(kept.versions[at], note=kept.versions[at].page)
        library.registers["one"] = replace(kept, versions=(*kept.versions[:at], other, *kept.versions[at + 1 :]))
        assert count("one") == at


def test_what_git_no_longer_has_cannot_be_compared(branch: Branch) -> None:
    gone = base_branch.Base("origin/main", "0123456789012345678901234567890123456789")
    (problem,) = base_branch.altered(branch.folder / "docs", gone)
    assert str(problem) == (
        f"docs/{FOLDER}:1: what is published cannot be compared: Git does not have all of origin/main here.\n"
        "  Fetch it:   git fetch origin main:refs/remotes/origin/main"
    )


def test_another_file_that_has_changed_hides_no_register(branch: Branch) -> None:
    first = branch.folder / "docs" / "CNAME"
    first.write_text("one.example\n")
    branch.commit()
    branch.git("branch", "--force", "main", "work")
    first.write_text("other.example\n")
    (branch.folder / "docs" / FOLDER / "two.yml").unlink()
    assert len(branch.altered()) == 1


def test_what_is_added_passes_the_check(branch: Branch) -> None:
    branch.page("Another word.", Two_words="Two words.\n\n## Three { #three }\n\nThree words")
    branch.record(NEXT)
    assert branch.altered() == []
    branch.commit()
    without_two(branch)
    branch.withdraw(LATER, "two", [])
    assert branch.altered() == []


def edits(branch: Branch) -> Iterator[Path]:
    """Yield a register that was published after something was done to it."""
    path = branch.folder / "docs" / FOLDER / "two.yml"
    before = path.read_text("utf-8")
    for old, new in ((FIRST, "Why."), ("Two words", "Three words"), (DAY, "2026-01-09"), ("seal: ", "seal: 0")):
        path.write_text(before.replace(old, new), "utf-8")
        assert path.read_text("utf-8") != before
        yield path
    path.write_text("", "utf-8")
    yield path
    path.write_bytes(b"\xff")
    yield path
    path.unlink()
    yield path


def test_what_was_published_and_is_altered_or_missing_fails_the_check(branch: Branch) -> None:
    for _ in some(edits(branch)):
        (said,) = branch.altered()
        assert said == (
            f'docs/{FOLDER}/two.yml:1: what main has published of the section "two" is missing or altered here.\n'
            f"  Put it back:   git checkout main -- docs/{FOLDER}/two.yml   and then run   make record"
        )
    branch.commit()
    assert branch.altered(), "it is found once it is committed, too"
    branch.git("checkout", "main", "--", f"docs/{FOLDER}/two.yml")
    assert branch.altered() == []


def complete(branch: Branch, note: str) -> None:
    """Write down what was found out later about the versions of a section."""
    path, kept = branch.folder / "docs" / FOLDER / "two.yml", branch.registers["two"]
    day, why, unsealed = (Text(each, kept.where) for each in (NEXT, note, ""))
    whole = seal("two", replace(kept, completed=Completion(kept.where, day, why, unsealed, ())))
    path.write_text(write(whole), "utf-8")


def test_what_was_completed_may_be_added_and_not_be_altered(branch: Branch) -> None:
    path = branch.folder / "docs" / FOLDER / "two.yml"
    before = path.read_text("utf-8")
    complete(branch, "Found out later.")
    assert path.read_text("utf-8") != before
    assert branch.altered() == []
    branch.commit()
    branch.git("branch", "--force", "main", "work")
    path.write_text(before, "utf-8")
    assert len(branch.altered()) == 1, "it is gone"
    complete(branch, "Found out otherwise.")
    assert len(branch.altered()) == 1, "it says something else"
    complete(branch, "Found out later.")
    assert branch.altered() == []


def test_other_line_ends_are_not_an_alteration(branch: Branch) -> None:
    for path in (branch.folder / "docs" / FOLDER).iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert branch.altered() == []


def test_what_the_base_has_published_since_is_not_missed(branch: Branch) -> None:
    branch.git("switch", "--quiet", "main")
    branch.page("Another word.")
    branch.record(NEXT)
    branch.commit()
    branch.git("switch", "--quiet", "work")
    branch.page(Two_words="Three words")
    branch.record(NEXT)
    branch.commit()
    assert branch.altered() == []


def test_the_same_id_in_two_branches_is_found_when_they_are_joined(branch: Branch) -> None:
    three = "Two words.\n\n## Three { #three }\n\nWords of "
    for name in ("work", "main"):
        branch.git("switch", "--quiet", name)
        branch.page(Two_words=three + name)
        branch.record(NEXT)
        branch.commit()
    branch.git("switch", "--quiet", "work")
    branch.git("merge", "--quiet", "--strategy", "ours", "--message", "Join", "main")
    (said, *_) = [said for said in branch.altered() if "three" in said]
    assert said.startswith(f"docs/{FOLDER}/three.yml:1: what main has published")


def test_an_id_that_the_base_has_published_since_is_not_taken(branch: Branch) -> None:
    branch.git("switch", "--quiet", "main")
    branch.page(Two_words="Two words.\n\n## Three { #three }\n\nTheir words")
    branch.record(NEXT)
    branch.commit()
    branch.git("switch", "--quiet", "work")
    branch.page(Two_words="Two words.\n\n## Three { #three }\n\nOur words")
    (problem,) = branch.try_to(NEXT)
    assert 'what was published of the section "three" is missing here.' in str(problem)


def test_the_check_as_a_command(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    (branch.folder / "mkdocs.yml").write_text("site_name: Words\n", "utf-8")
    monkeypatch.chdir(branch.folder)
    assert command(branch, "check") == (0, "The register keeps all that main has published.\n")
    (branch.folder / "docs" / FOLDER / "two.yml").unlink()
    code, said = command(branch, "check")
    assert (code, said.split(": ")[0]) == (1, f"docs/{FOLDER}/two.yml:1")


def refused(branch: Branch) -> str:
    """Return why the check fails, which it does."""
    with contextlib.chdir(branch.folder):
        (branch.folder / "mkdocs.yml").write_text("site_name: Words\n", "utf-8")
        code, said = command(branch, "check")
    assert code == 1, said
    return said


def compared_with_nothing(branch: Branch) -> str:
    """Return why the check compares nothing, which it says and passes."""
    with contextlib.chdir(branch.folder):
        (branch.folder / "mkdocs.yml").write_text("site_name: Words\n", "utf-8")
        code, said = command(branch, "check")
    assert code == 0, said
    assert "BASE=origin/main make test" in said
    return said


@pytest.mark.parametrize("base", ["no-such-branch", "1234567890123456789012345678901234567890"])
def test_a_base_that_is_not_known_is_an_error(base: str, branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BASE", base)
    said = refused(branch)
    assert said.startswith(f'docs/{FOLDER}:1: what is published cannot be compared: Git does not know "{base}" here.')
    assert f"git fetch origin {base}" in said


@pytest.mark.parametrize("base", ["origin/main", "main", "commit"])
def test_what_is_to_be_fetched_is_known_then(
    base: str, branch: Branch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    branch.git("switch", "--quiet", "main")
    branch.commit()
    said = subprocess.run(["git", "rev-parse", "main"], cwd=branch.folder, capture_output=True, text=True, check=True)
    clone = Branch.__new__(Branch)
    clone.folder = tmp_path / "clone"
    options = ("--quiet", "--single-branch", "--branch=work")
    branch.git("clone", *options, f"file://{branch.folder}", str(clone.folder))
    monkeypatch.setenv("BASE", said.stdout.strip() if base == "commit" else base)
    command = refused(clone).partition("Fetch it:   ")[2].partition("   or,")[0]
    clone.git(*shlex.split(command)[1:])
    assert clone.altered() == []


def test_a_branch_of_another_name_has_to_be_named(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    branch.git("branch", "--move", "main", "trunk")
    assert "Git knows of no branch main here" in compared_with_nothing(branch)
    monkeypatch.setenv("BASE", "trunk")
    assert branch.altered() == []


def test_a_shallow_clone_is_no_base(branch: Branch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    branch.page("Another word.")
    branch.record(NEXT)
    branch.commit()
    clone = Branch.__new__(Branch)
    clone.folder = tmp_path / "clone"
    branch.git("switch", "--quiet", "main")
    options = ("--quiet", "--depth=1", "--no-single-branch", "--branch=work")
    branch.git("clone", *options, f"file://{branch.folder}", str(clone.folder))
    assert "have no commit in common here" in compared_with_nothing(clone)
    monkeypatch.setenv("BASE", "HEAD~9")
    assert "git fetch --unshallow" in refused(clone)


def test_what_a_force_push_drops_is_found(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    """What BASE names was published, though nothing leads to it any more."""
    branch.page("Another word.")
    branch.record(NEXT)
    branch.commit()
    before = subprocess.run(["git", "rev-parse", "HEAD"], cwd=branch.folder, capture_output=True, text=True, check=True)
    branch.git("reset", "--hard", "main")
    assert branch.altered() == []
    monkeypatch.setenv("BASE", before.stdout.strip())
    assert [said.split(":")[0] for said in branch.altered()] == [f"docs/{FOLDER}/{id}.yml" for id in ("one", "page-a")]


def test_a_new_repository_says_so(branch: Branch, monkeypatch: pytest.MonkeyPatch) -> None:
    (branch.folder / "mkdocs.yml").write_text("site_name: Words\n", "utf-8")
    monkeypatch.chdir(branch.folder)
    monkeypatch.setenv("BASE", "0" * 40)
    first = (0, "Nothing was published before this: there is nothing to compare the register with.\n")
    assert command(branch, "check") == first
    monkeypatch.delenv("BASE")
    shutil.rmtree(branch.folder / ".git")
    branch.git("init", "--quiet", "--initial-branch=main")
    assert command(branch, "check") == first
