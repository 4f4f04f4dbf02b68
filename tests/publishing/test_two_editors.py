"""Two people change one page, and their branches are joined in each way that Git has: nothing is lost or told twice."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.publishing import version_checks
from macros.register import notes
from tests.support.desk import TEXT, Branch, command
from tests.support.published import read
from tests.support.some import sample

EARLY, FIRST, DAY = "2026-01-10", "2026-01-11", "2026-02-10"


class Repository(Branch):
    """A handbook whose branch `main` is published; each change is one of its own branch."""

    def change(self, branch: str, old: str, new: str, *noted: str, start: str = "main") -> None:
        """Change the page in a branch, with a note that names what has changed."""
        self.git("switch", "--quiet", "--create", branch, start)
        self.edit(old, new)
        assert command(self, "record", "--note", f"Of {branch}.", "--date", DAY, *noted)[0] == 0
        self.commit()
        self.git("switch", "--quiet", "main")

    def edit(self, old: str, new: str) -> None:
        path = self.folder / "docs" / "a.md"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def merged(self) -> None:
        """Do what the workflow does after each merge."""
        code, said = command(self, "register", "--date", DAY)
        assert code == 0, said
        self.commit()

    def told_of(self, id: str) -> list[tuple[str, str]]:
        return [(name, note) for name, _, note in self.told(id)[1:]]

    def sound(self) -> None:
        """Nothing waits, nothing is wrong, and all that was ever in `main` is in the register as it was."""
        assert not [*(self.folder / "docs" / notes.FOLDER).glob("*")]
        handbook = read(self.folder)
        assert [*handbook.problems, *version_checks.problems(handbook.library)] == []
        log = ["git", "log", "--format=%H", "main"]
        commits = subprocess.run(log, cwd=self.folder, capture_output=True, text=True, check=True).stdout.split()
        for commit in commits:
            self.patch.setenv("BASE", commit)
            assert self.altered() == []
        assert len(commits) > 2
        self.patch.delenv("BASE")

    patch: pytest.MonkeyPatch


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = Repository(tmp_path / "desk")
    made.patch = monkeypatch
    made.write("index", "The handbook", "home")
    made.write("a", "A", "page-a", TEXT)
    made.settle()
    (made.folder / ".gitignore").write_text("/macros\n/node_modules\n", "utf-8")
    monkeypatch.chdir(made.folder)
    made.git("init", "--quiet", "--initial-branch=main")
    assert command(made, "register", "--date", EARLY)[0] == 0
    made.commit()
    return made


def merge(made: Repository, branch: str) -> None:
    made.git("merge", "--quiet", "--no-ff", "--no-edit", branch)


def squash(made: Repository, branch: str) -> None:
    made.git("merge", "--quiet", "--squash", branch)
    made.commit()


def rebase(made: Repository, branch: str) -> None:
    made.git("rebase", "--quiet", "main", branch)
    made.git("switch", "--quiet", "main")
    made.git("merge", "--quiet", "--ff-only", branch)


def cherry_pick(made: Repository, branch: str) -> None:
    made.git("cherry-pick", f"main..{branch}")


Join = Callable[[Repository, str], None]
JOINS = [squash, rebase, merge, cherry_pick]


@pytest.mark.parametrize("join", sample(1, JOINS), ids=lambda join: join.__name__)
def test_two_sections_of_one_page(join: Join, made: Repository) -> None:
    made.change("first", "One word.", "Another word.")
    made.change("second", "Two words.", "Three words.")
    join(made, "first")
    join(made, "second")
    made.merged()
    assert made.told_of("one") == [(DAY, "Of first.")]
    assert made.told_of("two") == [(DAY, "Of second.")]
    assert made.told_of("page-a") == [(DAY, "Of first. Of second.")]
    made.sound()


@pytest.mark.parametrize("join", sample(1, JOINS), ids=lambda join: join.__name__)
def test_the_second_comes_when_the_first_is_published_on_the_same_day(join: Join, made: Repository) -> None:
    made.change("first", "One word.", "Another word.")
    made.change("second", "Two words.", "Three words.")
    join(made, "first")
    made.merged()
    join(made, "second")
    made.merged()
    assert made.told_of("page-a") == [(DAY, "Of first."), (f"{DAY}-2", "Of second.")]
    assert (made.told_of("one"), made.told_of("two")) == ([(DAY, "Of first.")], [(DAY, "Of second.")])
    made.sound()


@pytest.mark.parametrize("join", sample(1, JOINS), ids=lambda join: join.__name__)
def test_two_changes_of_one_section(join: Join, made: Repository) -> None:
    made.change("first", "One word.", "Another word.")
    made.change("second", "Inner words.", "Other words.")
    join(made, "first")
    join(made, "second")
    made.merged()
    assert made.told_of("one") == [(DAY, "Of first. Of second.")]
    assert made.told_of("inner") == [(DAY, "Of second.")]
    made.sound()


def test_a_branch_that_is_old_by_many_publications(made: Repository) -> None:
    made.change("stale", "Two words.", "Three words.")
    for number in range(3):
        made.change(f"next-{number}", "Words of the page.", f"Words of the page.\n\nNumber {number}.")
        made.git("merge", "--quiet", "--no-edit", f"next-{number}")
        made.merged()
        made.edit(f"\n\nNumber {number}.", "")
        assert command(made, "record", "--note", "It goes on without it.", "--date", DAY)[0] == 0
        made.merged()
    merge(made, "stale")
    made.merged()
    assert made.told_of("two") == [(DAY, "Of stale.")]
    assert made.told_of("page-a")[-1] == (f"{DAY}-7", "Of stale.")
    made.sound()


@pytest.mark.parametrize("join", sample(1, [squash, cherry_pick]), ids=lambda join: join.__name__)
def test_a_note_that_comes_back_with_its_branch_is_not_published_twice(join: Join, made: Repository) -> None:
    made.change("first", "One word.", "Another word.")
    made.git("commit", "--quiet", "--allow-empty", "--message", "The main branch has moved on")
    join(made, "first")
    made.merged()
    made.git("switch", "--quiet", "first")
    made.edit("Two words.", "Three words.")
    assert command(made, "record", "--note", "It is of more.", "--date", DAY)[0] == 0
    made.commit()
    made.git("switch", "--quiet", "main")
    merge(made, "first")
    assert len([*(made.folder / "docs" / notes.FOLDER).glob("*")]) == 2, "Git brings the first note back"
    made.merged()
    assert made.told_of("one") == [(DAY, "Of first.")]
    assert made.told_of("two") == [(DAY, "It is of more.")]
    assert made.told_of("page-a") == [(DAY, "Of first."), (f"{DAY}-2", "It is of more.")]
    made.sound()


def test_both_withdraw_the_same_section(made: Repository) -> None:
    for branch in ("first", "second"):
        made.git("switch", "--quiet", "--create", branch, "main")
        made.edit("## Two { #two }\n\nTwo words.\n", "")
        assert command(made, "withdraw", "--id", "two", "--reason", f"Of {branch}.", "--date", DAY)[0] == 0
        made.commit()
        made.git("switch", "--quiet", "main")
    merge(made, "first")
    made.merged()
    merge(made, "second")
    made.merged()
    end = made.registers["two"].withdrawn
    assert end
    assert end.reason == "Of first."
    assert made.told_of("page-a") == [(DAY, "Of first.")]
    made.sound()


def test_a_branch_with_two_versions_of_a_register_as_it_was_once_written_is_read(made: Repository) -> None:
    """Before there were notes, the register was written in each branch."""
    made.git("switch", "--quiet", "--create", "first")
    made.edit("One word.", "Another word.")
    made.record(FIRST, "Of first.")
    made.commit()
    made.git("switch", "--quiet", "main")
    made.change("second", "Two words.", "Three words.")
    merge(made, "first")
    merge(made, "second")
    made.merged()
    assert made.told_of("page-a") == [(FIRST, "Of first."), (DAY, "Of second.")]
    made.sound()


@pytest.mark.parametrize("how", sample(1, ["rebase", "merge"]))
@pytest.mark.parametrize("keep", sample(2, ["both", "first", "second"]))
def test_the_same_lines_are_told_twice_and_one_command_ends_it(
    keep: str, how: str, made: Repository, caplog: pytest.LogCaptureFixture
) -> None:
    made.change("first", "Two words.", "Three words.")
    made.change("second", "Two words.", "Four words.")
    merge(made, "first")
    made.merged()
    with pytest.raises(subprocess.CalledProcessError):
        made.git(*(["merge", "second"] if how == "merge" else ["rebase", "main", "second"]))
    assert command(made, "record")[0] == 1
    said = caplog.text
    (told,) = re.findall(r'One says   "(.*?)"   and the other   "(.*?)"', said)
    assert told == ("Three words.", "Four words.")
    at = re.findall(r"make resolve AT=(\S+) KEEP=first   or   KEEP=second   or   KEEP=both", said)
    assert command(made, "resolve", "--at", at[0], "--keep", keep)[0] == 0
    if how == "merge":
        made.git("commit", "--no-edit", "--quiet")
    else:
        made.git("-c", "core.editor=true", "rebase", "--continue")
        made.git("switch", "--quiet", "main")
        made.git("merge", "--quiet", "--ff-only", "second")
    made.merged()
    assert made.registers["two"].newest.text == {"first": "Three words.\n", "second": "Four words.\n"}.get(
        keep, "Three words. Four words.\n"
    )
    assert made.told_of("two")[:1] == [(DAY, "Of first.")]
    made.sound()


def test_two_notes_of_one_name_are_both_kept_and_published(made: Repository) -> None:
    for branch, old in (("first", "One word."), ("second", "Two words.")):
        made.git("switch", "--quiet", "--create", branch, "main")
        made.edit(old, f"{old} And more.")
        (made.folder / "docs" / "_notes").mkdir()
        (made.folder / "docs" / "_notes" / "mine.yml").write_text(f"note: Of the {branch}.\n", "utf-8")
        made.commit()
    with pytest.raises(subprocess.CalledProcessError):
        made.git("merge", "first")
    code, said = command(made, "resolve", "--at", "docs/_notes/mine.yml:1", "--keep", "both")
    assert (code, "docs/_notes/mine-2.yml" in said, "git commit --no-edit" in said) == (0, True, True)
    made.git("commit", "--no-edit", "--quiet")
    made.git("switch", "--quiet", "main")
    merge(made, "second")
    made.merged()
    assert [note for id in ("one", "two") for _, note in made.told_of(id)] == ["Of the first. Of the second."] * 2
    made.sound()
