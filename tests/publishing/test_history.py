"""What versions refer to that do not say so: read from the files as they were in the commit that recorded each."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from macros.content.yaml_reader import Text
from macros.handbook.library import Library
from macros.problems import Problem
from macros.publishing.history import NOTE, History, complete, mapping, parsed, source
from macros.register.entries import Register, Version
from macros.register.references import Reference, written
from macros.register.register_file import FOLDER
from macros.register.seals import seal, sha256
from tests.simulation.life import WHO
from tests.support.changed_handbook import HERE
from tests.support.handbook import REVIEW, Handbook

DAY, NEXT, LATER = "2026-01-10", "2026-02-10", "2026-03-10"
TEXT = "See [two], [act], [steps], [report-it], [page-a], [gone] and [time].\n"
FRONT = "---\ntitle: A “page”\nid: page-a\ndescription: Of words.\n" + REVIEW + "---\n\n"
FILES = {
    "a.md": FRONT + "## One { #one }\n\nWords.\n\n## It's two { #two }\n\nWords.\n",
    "a.yml": "checklists:\n  steps:\n    title: The steps\n",
    "sources.yml": "act:\n  cite: An Act, section 1\n  date: 1981\n  read: weak\n  url: https://example.org/\n",
    "duties.yml": "report-it:\n  title: Report it\n",
    "broken.yml": "a: b: c\n",
    "list.yml": "- one\n",
    "notes.txt": "act:\n  cite: None\n",
}
THEN = (
    Reference("two", "section", "It's two"),
    Reference("act", "source", "An Act, section 1, not confirmed", "1981", "low", "https://example.org/"),
    Reference("steps", "checklist", "The steps"),
    Reference("report-it", "duty", "Report it"),
    Reference("page-a", "section", 'A "page"'),
)


def version(day: str, text: str = TEXT) -> Version:
    said = [Text(word, HERE) for word in ("A note.", "a.md", "One", sha256(text), "")]
    return Version(HERE, Text(day, HERE), "major", *said, None, text)  # type: ignore[call-arg]


def register(*versions: Version) -> Register:
    return seal("one", Register(HERE, versions))


@dataclass(frozen=True)
class Repository:
    """A repository with a handbook in `docs`, whose register is written as it was when it did not refer to anything."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def git(self, *args: str) -> None:
        subprocess.run(["git", *WHO, *args], cwd=self.root, check=True, capture_output=True)

    def commit(self, files: dict[str, str], *versions: Version) -> None:
        lines = [
            f'  - date: {one.date}\n    kind: major\n    note: "A note."\n    page: "a.md"\n    title: "One"\n'
            f"    sha256: {one.sha256}\n    seal: {one.seal}\n    text: |\n      {one.text}"
            for one in versions
        ]
        kept = {f"{FOLDER}/one.yml": f"versions:\n{''.join(lines)}"} if versions else {}
        for name, text in (files | kept).items():
            path = self.docs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "commit 0123 of words")

    def history(self, library: Library | None = None) -> History:
        return History(self.docs, library or Library())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    made = Repository(tmp_path / "handbook")
    made.root.mkdir()
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit(FILES, version(DAY))
    return made


def test_each_version_is_known_by_the_commit_that_first_held_it(repository: Repository) -> None:
    repository.commit({"a.md": FRONT}, version(DAY), version(NEXT))
    repository.commit({"a.md": FRONT + "x"}, version(DAY), version(NEXT), version(NEXT, "Other.\n"))
    commits = repository.history().commits
    ids = [("one", DAY, sha256(TEXT)), ("one", NEXT, sha256(TEXT)), ("one", NEXT, sha256("Other.\n"))]
    assert [*commits] == ids
    assert len({*commits.values()}) == 3


def test_a_version_refers_to_what_stood_in_its_commit(repository: Repository) -> None:
    changed = {name: text.replace("section 1", "section 2").replace("two {", "three {") for name, text in FILES.items()}
    repository.commit(changed, version(DAY), version(NEXT))
    history = repository.history()
    assert [*history.refers("one", version(DAY))] == [*THEN]
    section, act, *_ = history.refers("one", version(NEXT))
    assert (section.words, act.words) == ("It's three", "An Act, section 2, not confirmed")


def test_a_version_that_is_not_committed_refers_to_what_there_is_now(repository: Repository) -> None:
    library = Handbook(repository.root).library
    refers = [*repository.history(library).refers("one", version(LATER))]
    assert [one.id for one in refers] == ["two", "page-a"]


def test_what_could_not_be_read_then_holds_nothing(repository: Repository) -> None:
    broken = {"sources.yml": "act: [\n", "duties.yml": "", "a.yml": "checklists: none\n"}
    repository.commit(broken, version(DAY), version(NEXT))
    assert [one.id for one in repository.history().refers("one", version(NEXT))] == ["two", "page-a"]


def test_an_entry_that_was_broken_then_is_passed_over(repository: Repository) -> None:
    broken = {
        "a.md": FRONT.replace("title: A “page”", "title: [A]").replace("id: page-a", "id: {a: b}"),
        "a.yml": "checklists:\n  steps:\n    name: The steps\n  others: none\n",
        "sources.yml": "act:\n  cite: An Act\n  date: 1981\n  read: twice\nbook: none\nlaw:\n  read: weak\n",
        "duties.yml": "report-it:\n  - title: Report it\n",
    }
    text = "[steps] [others] [act] [book] [law] [report-it] [page-a]\n"
    repository.commit(broken, version(DAY), version(NEXT, text))
    assert [*repository.history().refers("one", version(NEXT, text))] == []


def test_what_lacks_something_is_completed_once_and_sealed(repository: Repository) -> None:
    other = FILES["sources.yml"].replace("section 1", "section 2")
    repository.commit({"sources.yml": other}, version(DAY), version(NEXT))
    kept = register(version(DAY), version(NEXT))
    registers = {"one": kept, "none": register(version(DAY, "Words.\n"))}
    found = complete(repository.docs, Library(registers=registers), LATER)
    assert isinstance(found, dict)
    assert [*found] == ["one"]
    end = found["one"].completed
    assert end
    assert (end.date, end.note) == (LATER, NOTE)
    act = THEN[1]._replace(words="An Act, section 2, not confirmed")
    assert [(of.version, of.refers) for of in end.versions] == [(DAY, written(THEN)), (NEXT, written([act]))]
    assert seal("one", found["one"]) == found["one"]
    assert complete(repository.docs, Library(registers=found), LATER) == {}


def test_without_the_whole_history_nothing_is_guessed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    found = complete(tmp_path, Library(registers={"one": register(version(DAY))}), LATER)
    assert isinstance(found, Problem)
    assert found.where == HERE
    assert found.do == "Fetch all of it:   git fetch --unshallow   and then run   make record"


@pytest.mark.parametrize(
    ("entry", "confidence", "words"),
    [
        ({"read": "original"}, "high", "An Act"),
        ({"read": "copy"}, "medium", "An Act"),
        ({"read": "unread"}, "low", "An Act, not confirmed"),
        ({"confidence": "medium", "read": "weak"}, "medium", "An Act"),
        ({"confidence": "low"}, "low", "An Act, not confirmed"),
    ],
)
def test_how_sure_we_were_was_said_itself_or_by_how_it_was_read(
    entry: dict[str, str], confidence: str, words: str
) -> None:
    said: dict[str, Any] = {"cite": "An  Act", "date": "1981"} | entry
    reference = Reference("act", "source", words, "1981", confidence)
    assert [*source("act", said)] == [reference]
    assert [*source("act", said | {"url": "https://x.uk/"})] == [reference._replace(url="https://x.uk/")]


@pytest.mark.parametrize("text", ["", "- a\n", "a\n", "a: b: c\n", "\t"])
def test_what_is_no_mapping_is_an_empty_one(text: str) -> None:
    assert parsed(text) == {}


def test_every_value_is_a_text_as_it_was_typed() -> None:
    assert parsed("a: 1981\nb: no\nc: 2026-11-22\n") == {"a": "1981", "b": "no", "c": "2026-11-22"}
    assert mapping(None) == {}
