"""A build shows what the notes say as it will be published, before it is in the register."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.publishing.in_words import NOTHING
from tests.conftest import build
from tests.support.desk import TEXT, Branch, command, without_two
from tests.support.published import read
from tests.support.some import sample


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Branch:
    """A handbook that is published in the branch `main`; the work goes on in another one."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    branch = Branch(tmp_path / "desk")
    branch.git("init", "--quiet", "--initial-branch=main")
    branch.write("index", "The handbook", "home")
    branch.settle()
    (branch.folder / ".gitignore").write_text("/macros\n/node_modules\n/site\n/one\n/.cache\n", "utf-8")
    monkeypatch.chdir(branch.folder)
    assert command(branch, "register")[0] == 0
    branch.commit()
    branch.git("switch", "--quiet", "--create", "work")
    return branch


def site(made: Branch, name: str) -> dict[str, bytes]:
    """Build strictly, and return the files of the site."""
    folder = made.folder / name
    done = build(made.folder, folder, "--strict")
    assert done.returncode == 0, done.stderr
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_site_is_the_one_that_will_be_published(made: Branch) -> None:
    made.page("Take another word.", Two_words="Two words.\n\n## Three { #three }\n\nThree words")
    made.write("c", "C", "page-c")
    made.settle()
    assert command(made, "record", "--note", "Another word, and three.")[0] == 0
    before = {path: path.read_bytes() for path in (made.folder / "docs" / "_register").iterdir()}
    preview = site(made, "site")
    assert {path: path.read_bytes() for path in (made.folder / "docs" / "_register").iterdir()} == before
    assert command(made, "register")[0] == 0
    published = site(made, "site")
    assert preview.keys() == published.keys()
    assert [name for name in preview if preview[name] != published[name]] == []
    assert "s/three/index.html" in preview


def test_what_is_named_elsewhere_can_be_withdrawn_and_then_each_place_says_what_to_read(made: Branch) -> None:
    made.write("b", "B", "page-b", 'See {{ section("two") }}.\n\n{{ checklist("steps") }}\n')
    steps = "    groups:\n      - title: One\n        items:\n          - {id: one, text: Look, see: [two]}\n"
    (made.folder / "docs" / "b.yml").write_text(
        f"checklists:\n  steps:\n    title: Steps\n{steps}search:\n  two:\n    words: [second]\n", "utf-8"
    )
    done = command(made, "record", "--note", "Name the thing."), command(made, "register")
    assert [code for code, _ in done] == [0, 0], done
    without_two(made)
    code, said = command(made, "withdraw", "--id", "two", "--reason", "It had its day.", "--see", "one")
    assert (code, "there is no" in said) == (0, False), said
    told = build(made.folder, made.folder / "site", "--strict").stderr
    places = re.findall(r"docs/(b\.\w+):\d+: the section \"two\" was withdrawn.*\n  Write   (.*)", told)
    assert sorted(places) == [("b.md", '{{ section("one") }}'), ("b.yml", "one"), ("b.yml", "one")]


def test_a_note_says_of_which_changes_it_is_not(made: Branch) -> None:
    made.page("Take another word.")
    assert command(made, "record", "--note", "Take another word.")[0] == 0
    made.page("Another word, and more.")
    made.write("b", "B", "page-b", "More words.\n")
    code, said = command(made, "record", "--note", "Say more there.")
    assert code == 0
    assert re.search(r'one keeps its note, in docs/_notes/.*\.yml: "Take another word\."', said), said
    assert "page-b keeps" not in said


def test_what_is_withdrawn_is_gone_and_links_to_it_are_found(made: Branch) -> None:
    made.write("a", "A", "page-a", TEXT.partition("## Two")[0])
    made.write("b", "B", "page-b", 'See {{ section("two") }}.\n')
    assert command(made, "undo")[0] == 1
    said = build(made.folder, made.folder / "site", "--strict").stderr
    assert 'the section "two"' in said
    (made.folder / "docs" / "_notes").mkdir()
    note = made.folder / "docs" / "_notes" / "two.yml"
    note.write_text("note: It had its day.\nwithdrawn: [two]\nsee: [one]\n", "utf-8")
    said = build(made.folder, made.folder / "site", "--strict").stderr
    assert 'the section "two" was withdrawn: ' in said
    assert "was published, and is gone" not in said
    made.write("b", "B", "page-b")
    preview = site(made, "site")
    assert b"It had its day." in preview["s/two/index.html"]


@pytest.mark.parametrize(
    ("text", "says"),
    sample(
        3,
        [
            (
                "note: Say why.\nsections: [one]\n",
                "docs/_notes/x.yml:1: nothing has changed that this note is of",
            ),
            (
                "note: Say why it is so.\nsections: [on]\n",
                'docs/_notes/x.yml:2: there is no section "on" for this note.',
            ),
            ("note: Say why it is so.\nwithdrawn: [one]\n", 'docs/_notes/x.yml:2: the section "one" is still here.'),
            ("note Why.\n", "docs/_notes/x.yml:1: "),
            ("<<<<<<< HEAD\nnote: One.\n=======\nnote: Two.\n>>>>>>> two\n", "docs/_notes/x.yml:1: two branches"),
        ],
    ),
)
def test_a_wrong_note_fails_the_build_at_its_line(text: str, says: str, made: Branch, tmp_path: Path) -> None:
    (made.folder / "docs" / "_notes").mkdir()
    (made.folder / "docs" / "_notes" / "x.yml").write_text(text, "utf-8")
    done = build(made.folder, tmp_path / "site", "--strict")
    assert done.returncode == 1
    assert says in done.stderr
    assert done.stderr.count("WARNING") == 1


def test_a_note_of_a_part_of_what_has_changed_names_the_rest(made: Branch) -> None:
    made.page("Take another word.", Two_words="Three words")
    code, said = command(made, "record", "--id", "one", "--note", "One more word.")
    assert code == 0
    assert "one: " in said
    assert "No note says yet why these have changed: two (docs/a.md:20)." in said
    code, said = command(made, "record", "--note", "Three, and not two.")
    assert (code, "No note says yet" in said, NOTHING in said) == (0, False, False)


@pytest.mark.parametrize(
    ("note", "says"), [("x", "says too little"), ("Take another", "ends without"), ("Take falt word.", "a slip")]
)
def test_a_note_that_is_no_sentence_is_not_written(note: str, says: str, made: Branch) -> None:
    made.page("Take another word.")
    code, said = command(made, "record", "--note", note)
    assert (code, says in said) == (1, True)
    assert read(made.folder).library.notes == []


def test_what_is_recorded_now_is_told_and_the_rest_counted(made: Branch) -> None:
    made.page("Take another word.")
    assert "more wait" not in command(made, "record", "--note", "Take another word.")[1]
    made.page("Take another word.", Two_words="Three words")
    _, said = command(made, "record", "--note", "Three, and not two.")
    assert "two: " in said
    assert "\none: " not in said
    assert "And 1 more waits for the register, of other notes: one." in said


def test_what_is_wrong_comes_before_that_a_note_is_missing(made: Branch, tmp_path: Path) -> None:
    made.page("Take another word.", Inner_words="Words, and [more of it](no-such.md)")
    done = build(made.folder, tmp_path / "site", "--strict")
    assert (done.returncode, done.stderr.count("WARNING")) == (1, 1)
    assert 'docs/a.md:18: the link "no-such.md" leads nowhere' in done.stderr
    made.page("Take another word.", Inner_words="Other words")
    done = build(made.folder, tmp_path / "site", "--strict")
    assert (done.returncode, done.stderr.count("WARNING")) == (1, 1)
    assert 'docs/a.md:16: the section "inner" has changed' in done.stderr


def test_a_lost_register_is_not_begun_anew(made: Branch, tmp_path: Path) -> None:
    (made.folder / "docs" / "_register" / "two.yml").unlink()
    done = build(made.folder, tmp_path / "site", "--strict")
    assert done.returncode == 1
    assert 'what was published of the section "two" is missing here.' in done.stderr
    code, said = command(made, "record", "--note", "Say why it is so.")
    assert (code, "is missing here." in said) == (1, True)
    assert read(made.folder).library.notes == []


@pytest.mark.parametrize(
    "typed",
    sample(
        2, ['{{ section("no-such") }}', "See [this](no-such.md).", "A **star.", "An [[old link]].", "We organize it."]
    ),
)
def test_a_preview_is_made_of_what_is_wrong_and_unrecorded(typed: str, made: Branch) -> None:
    made.page(f"Another word.\n\n{typed}")
    done = build(made.folder, made.folder / "site")
    assert done.returncode == 0, done.stderr
    page = (made.folder / "site" / "a" / "index.html").read_text("utf-8")
    said = [line.removeprefix("WARNING -  ") for line in done.stderr.splitlines() if line.startswith("WARNING")]
    assert said
    assert [where for where in (each.split(": ")[0] for each in said) if f"<code>{where}</code>" not in page] == []
