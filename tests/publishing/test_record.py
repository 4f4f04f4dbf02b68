"""What `make record` and `make withdraw` write, what they refuse, and what the check finds beside the base branch."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.handbook.library import Library
from macros.problems import Problem
from macros.publishing import base_branch, git, version_checks
from macros.publishing.record import FIRST, MOVED, Change, in_words
from macros.register.entries import Register
from macros.register.register_file import FOLDER
from tests.simulation.life import WHO
from tests.support.published import Small, read
from tests.support.some import some

DAY, NEXT, LATER = "2026-01-10", "2026-02-10", "2026-03-10"
TEXT = """\
Words of the page.

## One { #one }

One word.

### Inner { #inner }

Inner words.

## Two { #two }

Two words.
"""


class Desk(Small):
    """A page `a.md` with two sections, one with another in it; a page `b.md`; and what is in the base branch."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.kept: dict[str, int] = {}
        self.page()
        self.write("b", "B", "page-b")

    def in_base(self, library: Library) -> Callable[[str], int]:
        return lambda id: self.kept.get(id, 0)

    def page(self, one: str = "One word.", **changed: str) -> None:
        text = TEXT.replace("One word.", one)
        for old, new in changed.items():
            assert old.replace("_", " ") in text
            text = text.replace(old.replace("_", " "), new)
        self.write("a", "A", "page-a", text)

    def release(self) -> None:
        """Let all that is recorded be published."""
        self.kept = {id: len(kept.versions) for id, kept in self.registers.items()}

    @property
    def registers(self) -> dict[str, Register]:
        library = read(self.folder).library
        assert not library.problems
        return library.registers

    def try_to(self, day: str, note: str = "Why.", kind: str = "major", only: str = "") -> list[Change] | list[Problem]:
        return self.recorder(day).versions(note, kind, only)

    def record(self, day: str, note: str = "Why.", kind: str = "major", only: str = "") -> list[str]:
        """Record; return the ids of what was written."""
        changes = self.try_to(day, note, kind, only)
        self.save(*changes)
        return [change.id for change in changes if isinstance(change, Change)]

    def told(self, id: str) -> list[tuple[str, str, str]]:
        kept = self.registers[id]
        return [(name, str(v.kind), str(v.note)) for name, v in zip(kept.names, kept.versions, strict=True)]

    def refused(self, day: str, id: str, see: tuple[str, ...] = (), reason: str = "It is gone.") -> str:
        found = self.recorder(day).withdrawal(id, reason, list(see))
        assert isinstance(found, Problem), found
        return str(found)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def out(desk: Desk) -> Desk:
    """The desk when all has been published on DAY."""
    assert desk.record(DAY, note="") == ["page-a", "one", "inner", "two", "page-b"]
    desk.release()
    return desk


def test_the_first_publication_needs_no_note(out: Desk) -> None:
    for id in some(out.kept):
        assert out.told(id) == [(DAY, "major", FIRST)]
    kept = out.registers["one"].newest
    assert (kept.title, kept.text, kept.page) == ("One", "One word.\n# Inner\nInner words.\n", "a.md")


def test_a_record_twice_is_the_same_as_once(out: Desk) -> None:
    out.page("Another word.")
    assert out.record(NEXT) == ["page-a", "one"]
    before = {path: path.read_bytes() for path in out.folder.rglob("*.yml")}
    assert out.record(NEXT) == out.record(LATER) == out.record(DAY) == []
    assert {path: path.read_bytes() for path in out.folder.rglob("*.yml")} == before


def test_a_change_needs_a_note_at_its_heading(out: Desk) -> None:
    out.page("Another word.")
    for note in ("", "  ", "\u00ad"):
        found = out.try_to(NEXT, note)
        assert [str(problem).split(": ")[0] for problem in found] == ["docs/a.md:3", "docs/a.md:12"]
        assert all("a note has to say how.\n  Run   make record NOTE=" in str(problem) for problem in found)
    assert out.told("one") == [(DAY, "major", FIRST)]


def test_two_changes_of_a_day_are_one_version_until_they_are_published(out: Desk) -> None:
    out.page("Another word.")
    out.record(NEXT, "First note.", "minor")
    out.page("A third word.")
    out.record(NEXT, "Second note.", "minor")
    assert out.told("one")[1:] == [(NEXT, "minor", "First note. Second note.")]
    out.page("A fourth word.")
    out.record(NEXT, "Second note.", "major")
    assert out.told("one")[1:] == [(NEXT, "major", "First note. Second note.")]
    assert out.registers["one"].newest.text.startswith("A fourth word.")
    out.release()
    for number in ("2", "3"):
        out.page(f"Word number {number}.")
        out.record(NEXT, f"Note {number}.", "minor")
        out.release()
    assert [name for name, *_ in out.told("one")] == [DAY, NEXT, f"{NEXT}-2", f"{NEXT}-3"]
    assert out.told("one")[2:] == [(f"{NEXT}-2", "minor", "Note 2."), (f"{NEXT}-3", "minor", "Note 3.")]


def test_major_stays_major(out: Desk) -> None:
    for kind in ("major", "minor"):
        out.page(f"A {kind} word.")
        out.record(NEXT, f"A {kind} note.", kind)
    assert out.told("one")[1:] == [(NEXT, "major", "A major note. A minor note.")]


def test_a_first_version_stays_the_first_until_it_is_published(desk: Desk) -> None:
    desk.record(DAY)
    desk.page("Another word.")
    assert desk.record(DAY, "A note.") == ["page-a", "one"]
    assert desk.told("one") == [(DAY, "major", FIRST)]
    assert desk.registers["one"].newest.text.startswith("Another word.")


def test_a_change_taken_back_on_its_day_is_no_version(out: Desk) -> None:
    before = {path: path.read_bytes() for path in out.folder.rglob("*.yml")}
    out.page("Another word.")
    out.record(NEXT)
    out.page()
    changes = out.try_to(NEXT)
    library = read(out.folder).library
    said = list(in_words(library, [change for change in changes if isinstance(change, Change)]))
    assert said == [f"{id}: as it was published; today's version is taken back" for id in ("one", "page-a")]
    out.save(*changes)
    assert {path: path.read_bytes() for path in out.folder.rglob("*.yml")} == before


def test_a_change_taken_back_on_a_later_day_is_a_version(out: Desk) -> None:
    out.page("Another word.")
    out.record(NEXT, "There.")
    out.page()
    out.record(LATER, "And back.")
    assert [note for _, _, note in out.told("one")] == [FIRST, "There.", "And back."]


def test_a_page_is_renamed_without_a_note(out: Desk) -> None:
    (out.folder / "docs" / "a.md").rename(out.folder / "docs" / "c.md")
    assert out.record(NEXT, "") == ["page-a", "one", "inner", "two"]
    for id in ("page-a", "one", "inner", "two"):
        assert out.told(id) == [(DAY, "major", FIRST), (NEXT, "moved", MOVED)]
        kept = out.registers[id]
        assert (kept.current, kept.pages) == (0, ["a.md", "c.md"])


def test_a_move_and_a_change_on_one_day(out: Desk) -> None:
    (out.folder / "docs" / "a.md").rename(out.folder / "docs" / "c.md")
    out.record(NEXT, "")
    path = out.folder / "docs" / "c.md"
    path.write_text(path.read_text().replace("Two words", "Three words"))
    out.record(NEXT, "Three.", "minor")
    assert out.told("two")[1:] == [(NEXT, "minor", "Three.")]
    assert out.told("one")[1:] == [(NEXT, "moved", MOVED)]
    path.rename(out.folder / "docs" / "d.md")
    out.record(NEXT, "")
    assert out.told("two")[1:] == [(NEXT, "minor", "Three.")]
    assert out.registers["two"].newest.page == "d.md"
    (out.folder / "docs" / "d.md").rename(out.folder / "docs" / "a.md")
    out.page()
    out.record(NEXT, "")
    assert out.told("one") == out.told("two") == [(DAY, "major", FIRST)]


def test_a_change_taken_back_after_a_move_is_a_move(out: Desk) -> None:
    out.page("Another word.")
    out.record(NEXT, "A note.")
    out.page()
    (out.folder / "docs" / "a.md").rename(out.folder / "docs" / "c.md")
    out.record(NEXT, "A note.")
    assert out.told("one")[1:] == [(NEXT, "moved", MOVED)]


@pytest.mark.parametrize(
    ("only", "ids"),
    [
        ("inner", ["page-a", "one", "inner"]),
        ("one", ["page-a", "one", "inner"]),
        ("two", ["page-a", "two"]),
        ("page-a", ["page-a", "one", "inner", "two"]),
        ("page-b", []),
    ],
)
def test_an_id_limits_the_record_to_its_family(only: str, ids: list[str], out: Desk) -> None:
    out.page("Another word.", Inner_words="Other words", Two_words="Three words")
    assert out.record(NEXT, only=only) == ids


def test_an_unknown_id_is_refused(out: Desk) -> None:
    (problem,) = out.try_to(NEXT, only="inne")
    assert 'there is no section "inne". Did you mean "inner"?' in str(problem)


def test_an_older_day_than_the_newest_is_refused(out: Desk) -> None:
    out.page("Another word.")
    found = [str(problem).split(" which")[0] for problem in out.try_to("2026-01-09")]
    says = 'the section "{}" already has a version of 2026-01-10,'
    assert found == [f"docs/a.md:3: {says.format('page-a')}", f"docs/a.md:12: {says.format('one')}"]
    assert out.told("one") == [(DAY, "major", FIRST)]


def test_what_changed_is_told_once_and_word_by_word(out: Desk) -> None:
    out.page("One good word.")
    changes = [change for change in out.try_to(NEXT, "Say good.", "minor") if isinstance(change, Change)]
    assert list(in_words(read(out.folder).library, changes)) == [
        f"one: {NEXT}, minor: Say good.", "    One {+good +}word.", f"page-a: {NEXT}, minor: Say good.",
    ]  # fmt: skip


def test_what_is_missing_here_is_not_recorded_as_new(out: Desk) -> None:
    (out.folder / "docs" / FOLDER / "two.yml").unlink()
    (problem,) = out.try_to(NEXT)
    assert 'what was published of the section "two" is missing here.' in str(problem)
    assert f"git checkout origin/main -- docs/{FOLDER}/two.yml" in str(problem)


def without_two(desk: Desk) -> None:
    desk.write("a", "A", "page-a", TEXT.partition("## Two")[0])


def test_a_withdrawal_is_written_and_nothing_is_left_to_say(out: Desk) -> None:
    without_two(out)
    out.withdraw(NEXT, "two", ["one", "page-b"])
    end = out.registers["two"].withdrawn
    assert end
    assert (end.date, end.reason, end.see) == (NEXT, "It has had its day.", ("one", "page-b"))
    assert out.record(NEXT) == ["page-a"]
    handbook = read(out.folder)
    assert [*handbook.problems, *version_checks.problems(handbook.library)] == []


def test_a_section_can_be_withdrawn_on_the_day_of_its_last_version(out: Desk) -> None:
    out.page(Two_words="Other words")
    assert out.record(NEXT) == ["page-a", "two"]
    out.release()
    out.page(two="gone")
    out.withdraw(NEXT, "two", [])
    end = out.registers["two"].withdrawn
    assert end is not None
    assert end.date == out.registers["two"].newest.date == NEXT


def test_what_cannot_be_withdrawn(out: Desk) -> None:
    assert 'the section "two" is still here.' in out.refused(NEXT, "two")
    without_two(out)
    at = f"docs/{FOLDER}/two.yml:1: "
    assert out.refused(NEXT, "tow").startswith(f"docs/{FOLDER}/tow.yml:1: there is no section")
    assert 'Did you mean "two"?' in out.refused(NEXT, "tow")
    assert out.refused(NEXT, "two", reason=" ").startswith(f'{at}nothing says why "two" is withdrawn.')
    assert out.refused(NEXT, "two", ("one", "on")).startswith(f'{at}there is no section "on" to read instead.')
    assert 'there is no section "two" to read instead' in out.refused(NEXT, "two", ("two",))
    assert f"a version of {DAY}, which is after 2026-01-09" in out.refused("2026-01-09", "two")
    out.withdraw(NEXT, "two", [])
    assert out.refused(LATER, "two").startswith(f'{at}"two" was withdrawn on {NEXT}.')


def test_what_was_never_published_is_forgotten_without_a_reason(out: Desk) -> None:
    out.page(Two_words="Two words.\n\n## Three { #three }\n\nThree words")
    out.record(NEXT)
    out.page()
    change = out.recorder(NEXT).withdrawal("three", "", [])
    assert isinstance(change, Change)
    assert change.after is None
    out.save(change)
    assert not (out.folder / "docs" / FOLDER / "three.yml").exists()
    assert out.record(NEXT) == ["page-a"]
    assert out.told("page-a") == [(DAY, "major", FIRST)]


# The base branch


class Branch(Desk):
    """The desk in a Git repository; nothing of the machine's own settings is read."""

    def git(self, *args: str) -> None:
        subprocess.run(["git", *WHO, *args], cwd=self.folder, check=True, capture_output=True)

    def in_base(self, library: Library) -> Callable[[str], int]:
        return base_branch.in_base(self.folder / "docs", library)

    def commit(self) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Words")

    def altered(self) -> list[str]:
        docs = self.folder / "docs"
        base = base_branch.compared_with(docs)
        assert isinstance(base, base_branch.Base), base
        return [str(problem) for problem in base_branch.altered(docs, base)]


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    monkeypatch.delenv("BASE", raising=False)


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    """All was published on DAY in the branch `main`; the work goes on in another one."""
    made = Branch(tmp_path / "desk")
    made.git("init", "--quiet", "--initial-branch=main")
    made.record(DAY)
    made.commit()
    made.git("switch", "--quiet", "--create", "work")
    return made


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


def command(branch: Branch, *args: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, args, catch_exceptions=False)
    return done.exit_code, done.output


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


@pytest.mark.parametrize("day", ["20261122", "2026-W47-7", "22 November", "2026-02-30"])
def test_a_day_that_is_none_is_refused_before_anything_is_built(day: str, branch: Branch) -> None:
    code, said = command(branch, "record", "--date", day)
    assert (code, "write it like this: 2026-11-22" in said) == (2, True)
