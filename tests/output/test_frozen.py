"""What was published stays: whatever a version refers to is changed, deleted or renamed, and its page says the same."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from macros.cache import Cache
from macros.handbook import register_seal
from macros.output.framed_pages import MARKS
from macros.output.permanent_pages import OfSection, pages_of
from macros.problems import Problem
from macros.publishing import history, pending, version_checks
from macros.publishing.permalinks import Permalinks
from macros.publishing.record import Change
from macros.register import references
from macros.register.register_file import FOLDER, write
from macros.register.seals import SEAL, seal
from tests.conftest import ROOT
from tests.simulation.life import WHO
from tests.support.handbook import Handbook
from tests.support.published import Small, read
from tests.support.some import sample, some

DAY, NEXT, LATER = "2026-01-10", "2026-02-10", "2026-03-10"
LAW, BOOK = "an-act", "a-book"
DATA = {
    "sources": """\
an-act:
  cite: An Act, section 1
  title: An Act
  publisher: x
  kind: law
  date: "1981"
  checked: "2026-01-01"
  says: It says so.
  read: copy
  url: https://example.org/act
a-book:
  cite: A Book, 1999
  title: A Book
  publisher: y
  kind: history
  date: "1999"
  checked: "2026-01-01"
  says: It says so.
  read: account
  url: https://example.org/book
""",
    "glossary": "alt-text:\n  term: alt text\n  means: Words for a picture.\n  sources: [a-book]\n",
    "networks": """\
one:
  name: Network One
  way: edit
  edit:
    - text: For an hour
      sources: [a-book]
  history:
    - looked_for: Its own help
""",
    "a": "checklists:\n  steps:\n    title: The steps\n    groups:\n      - title: All\n        items:\n"
    "          - id: stop\n            text: Stop\n            see: [two]\n            sources: [an-act]\n",
}
PAGE = """\
## One {{ #one }}

It is so {{{{ source("an-act") }}}}: see {{{{ section("two") }}}}. Call [role] within [time]. {word}

{{{{ checklist("steps") }}}}

## Two {{ #two }}

Give alt text. {{{{ networks("correct") }}}}
"""
Edit = tuple[str, str, str]  # of a file: what is there, and what to put in its place


class Frozen(Small):
    """A handbook with each kind of reference, in which the section `one` has an earlier version."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for name, text in DATA.items():
            (folder / "docs" / f"{name}.yml").write_text(text, "utf-8")
        self.page("A word.")
        self.write("g", "Words", "words", "{{ glossary() }}\n")
        self.publish(DAY)
        self.page("Another word.")
        self.publish(NEXT, "Another word.")

    def page(self, word: str) -> None:
        self.write("a", "A", "page-a", PAGE.format(word=word))

    def edit(self, *edits: Edit) -> None:
        for name, old, new in edits:
            path = self.folder / "docs" / name
            text = path.read_text("utf-8")
            assert old in text
            path.write_text(text.replace(old, new), "utf-8")

    @property
    def handbook(self) -> Handbook:
        return read(self.folder)

    @property
    def problems(self) -> list[Problem]:
        """All for which a strict build fails."""
        handbook = self.handbook
        found = [*handbook.problems, *version_checks.ids(handbook.library)]
        return found or [*version_checks.problems(handbook.library)]

    def earlier(self) -> dict[str, str]:
        """Return the page of each version that is not the newest, by its address."""
        library = self.handbook.library
        library.site_url = "https://host.example/"
        links, cache = Permalinks(library, date(2026, 3, 10)), Cache("versions")
        ids = some(library.registers)

        def frame(depth: int, *kinds: str, lasting: bool = False) -> str:
            return MARKS["content"] if lasting else ""

        pages = {(id, *page) for id in ids for page in pages_of(OfSection(id, links), frame, cache)}
        return {f"{id}/{name}": page for id, name, page in pages if 'id="cited"' in page}


def as_cited(page: str) -> str:
    """Return what a page shows of its own version: not what has changed since."""
    found = re.search(r'<h2 id="cited">.*(?=<h2 id="about-this-version">)', page, re.DOTALL)
    assert found
    return found[0]


@pytest.fixture
def frozen(tmp_path: Path) -> Frozen:
    return Frozen(tmp_path / "handbook")


SOURCE = {
    "cite": ("sources.yml", "An Act, section 1", "An Act, section 2"),
    "date": ("sources.yml", '"1981"', '"1982"'),
    "confidence": ("sources.yml", "read: copy", "read: weak"),
    "address": ("sources.yml", "org/act", "org/another"),
}
RENAMED = [(name, LAW, "the-act") for name in ("sources.yml", "a.yml", "a.md")]
GONE = [
    ("sources.yml", DATA["sources"].partition("a-book:")[0], ""),
    ("a.yml", "            sources: [an-act]\n", ""),
    ("a.md", '{{ source("an-act") }}', ""),
]
NETWORK_GONE: list[Edit] = [
    ("networks.yml", DATA["networks"], DATA["networks"].replace("one:", "two-b:").replace("One", "Two"))
]
MUTATIONS: dict[str, list[Edit]] = {
    "a source is deleted": GONE,
    "a linked section moves": [("a.md", PAGE.format(word="").partition("## Two")[2], ""), ("a.md", "## Two", "")],
    "a checklist has another title": [("a.yml", "The steps", "All the steps")],
    "a term is renamed": [("glossary.yml", "alt-text:", "alternative:"), ("glossary.yml", "term: alt", "term: spoken")],
    "a network makes way for another": NETWORK_GONE,
    "a fact of a network is changed": [("networks.yml", "For an hour", "For a day")],
    **{f"the {name} of a source is changed": [edit] for name, edit in SOURCE.items()},
    "a source is renamed": RENAMED,
    "a linked section has another title": [("a.md", "## Two {", "## Second {")],
    "a term is explained otherwise": [("glossary.yml", "Words for", "What is said of")],
    "a term is deleted": [("glossary.yml", "means: Words for a picture.", "instead_of: [description]")],
    "a network has another name": [("networks.yml", "Network One", "Network Two")],
    "a network is renamed": [("networks.yml", "one:", "two-b:")],
    "something else was looked for": [("networks.yml", "Its own help", "Its own pages")],
}


@pytest.mark.parametrize("what", sample(6, MUTATIONS))
def test_a_version_stays_whatever_it_refers_to(what: str, frozen: Frozen) -> None:
    before = frozen.earlier()
    assert "one/2026-01-10" in before
    assert frozen.problems == []
    frozen.edit(*MUTATIONS[what])
    if "moves" in what:
        frozen.write("b", "B", "page-b", '## Two { #two }\n\nGive alt text.\n\n{{ networks("correct") }}\n')
    assert frozen.problems or frozen.earlier() == before
    frozen.publish(LATER, "It is otherwise.", "minor")
    assert frozen.problems == []
    after = frozen.earlier()
    for address, page in some(before.items()):
        assert as_cited(after[address]) == as_cited(page), address
        assert not re.search(r"\[(?!role|time)[a-z-]+\]<", as_cited(page))


def test_the_page_says_what_a_source_was(frozen: Frozen) -> None:
    frozen.edit(*SOURCE.values())
    frozen.publish(LATER, "The Act was read again.")
    page = frozen.earlier()[f"one/{NEXT}"]
    assert '<a href="https://example.org/act" data-register="[an-act]">(An Act, section 1)</a>' in as_cited(page)
    assert "Dated 1981. Confidence: medium." in as_cited(page)
    assert "No word of this text has changed since, but something that it cites has." in page
    assert "https://example.org/another" not in as_cited(page)
    assert "another" in page.partition('<h2 id="cited">')[0]


def test_what_is_to_be_filled_in_stays_what_it_was(frozen: Frozen) -> None:
    frozen.edit(("a.md", "## Two {", "## Whose role { #role }\n\nWords.\n\n## Two {"))
    assert ['"[role]" would be read as' in str(problem) for problem in frozen.problems] == [True]
    frozen.edit(("a.md", "[role]", "[the role]"))
    assert any('"one" has changed' in str(problem) for problem in frozen.problems)
    frozen.publish(LATER, "A new section.")
    assert "Call [role] within [time]" in as_cited(frozen.earlier()[f"one/{DAY}"])


@pytest.mark.parametrize("name", SOURCE)
def test_a_change_of_a_source_is_one_of_every_section_that_cites_it(name: str, frozen: Frozen) -> None:
    frozen.edit(SOURCE[name])
    (problem,) = frozen.problems
    assert str(problem).startswith("docs/sources.yml:1: ")
    assert 'the source "an-act" has changed since it was cited in checklist-steps.' in str(problem)
    assert 'Run   make record NOTE="' in str(problem)
    refused = next(map(str, frozen.recorder(LATER).versions([])))
    assert f"Run   {pending.COMMAND}" in refused
    frozen.publish(LATER, "The Act was read again.")
    assert frozen.problems == []
    registers = frozen.handbook.library.registers
    for id in ("page-a", "one"):
        old, new = registers[id].versions[-2:]
        assert (new.kind, new.note, new.date) == ("source", "The Act was read again.", LATER)
        assert (new.text, new.sha256) == (old.text, old.sha256)
        assert [each.id for each in references.read(new.refers or "")] == [LAW]
        assert write(registers[id]).count("text: |") == 2, "the text is not said again"
    assert len(registers["two"].versions) == 1


def test_words_and_a_source_that_change_at_once_are_a_change_of_words(frozen: Frozen) -> None:
    frozen.edit(SOURCE["cite"], ("a.md", "Another word.", "A third word."))
    frozen.publish(LATER, "Both.", "minor")
    assert frozen.handbook.library.registers["one"].newest.kind == "minor"


def test_a_source_that_is_put_back_on_its_day_leaves_no_version(
    frozen: Frozen, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = {id: len(kept.versions) for id, kept in frozen.handbook.library.registers.items()}
    monkeypatch.setattr(Frozen, "in_base", lambda *_: lambda id: counts[id])
    files = sorted((frozen.folder / "docs" / FOLDER).iterdir())
    before = [path.read_bytes() for path in files]
    frozen.edit(SOURCE["cite"])
    frozen.publish(LATER, "Once.")
    file, old, new = SOURCE["cite"]
    frozen.edit((file, new, old))
    frozen.publish(LATER, "And back.")
    assert [path.read_bytes() for path in files] == before


def test_a_source_and_a_section_cannot_have_one_id(frozen: Frozen) -> None:
    frozen.edit(("a.md", "## Two {", "## A book { #a-book }\n\nWords.\n\n## Two {"))
    assert any('the id of source "a-book" is that of the section at docs/a.md:' in str(p) for p in frozen.problems)


# What was recorded before references were


class Old(Frozen):
    """The same in a Git repository, as it was recorded when no version said what it refers to."""

    def git(self, *args: str) -> None:
        subprocess.run(["git", *WHO, *args], cwd=self.folder, check=True, capture_output=True)

    def publish(self, day: str, note: str = "", kind: str = "major") -> None:
        super().publish(day, note, kind)
        for id, register in read(self.folder).library.registers.items():
            versions = tuple(replace(version, refers=None) for version in register.versions)
            old = write(seal(id, replace(register, versions=versions)))
            (self.folder / "docs" / FOLDER / f"{id}.yml").write_text(old, "utf-8")
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Words")

    def complete(self, day: str) -> None:
        library = self.handbook.library
        found = history.complete(self.folder / "docs", library, day)
        assert isinstance(found, dict), found
        self.save(*(Change(id, None, register) for id, register in found.items()))


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Old:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    return Old(tmp_path / "handbook")


def test_what_was_recorded_before_is_completed_from_the_history(old: Old, tmp_path: Path) -> None:
    assert any("does not hold what the versions of the section" in str(problem) for problem in old.problems)
    first = {path: path.read_text("utf-8") for path in (old.folder / "docs" / FOLDER).iterdir()}
    old.edit(*SOURCE.values(), ("a.md", "## Two {", "## Second {"))
    old.git("commit", "--quiet", "--all", "--message", "A source, and no record of it")
    old.complete(LATER)
    for path, text in some(first.items()):
        assert path.read_text("utf-8").startswith(text), "what was recorded stays to the letter"
    kept = old.handbook.library.registers["one"]
    assert kept.completed is not None
    assert kept.completed.date == LATER
    assert [str(of.version) for of in kept.completed.versions] == [DAY], "what is new is said once"
    always = Frozen(tmp_path / "always").handbook.library.registers["one"]
    assert kept.refers == always.refers
    page = old.earlier()[f"one/{DAY}"]
    assert "An Act, section 1" in as_cited(page)
    assert "was not recorded with it" in page
    assert "2026" in page.partition("was not recorded with it")[2]


def test_a_completion_is_kept_and_is_no_change(old: Old) -> None:
    old.complete(LATER)
    assert old.problems == []
    files = {path: path.read_bytes() for path in (old.folder / "docs" / FOLDER).iterdir()}
    old.complete("2026-04-10")
    assert {path: path.read_bytes() for path in files} == files
    before = old.earlier()
    old.edit(SOURCE["cite"])
    assert [problem.where.file for problem in old.problems] == ["docs/sources.yml"]
    Frozen.publish(old, LATER, "The Act was read again.")
    assert old.problems == []
    after = old.earlier()
    assert {address: as_cited(after[address]) for address in before} == {a: as_cited(p) for a, p in before.items()}
    assert old.handbook.library.registers["one"].newest.kind == "source"


@pytest.mark.parametrize(
    ("old_text", "new_text", "says"),
    [
        ("An Act, section 1", "An Act, section 9", "what was completed later was changed by hand"),
        ("    - version: 2026-01-10\n", "    - version: 2026-02-10\n", "what was completed later was changed by hand"),
        ("  date: 2026-03-10\n", "  date: soon\n", '"soon" is not a date'),
        ("an-act | source", "an-act  | source", "what was completed later was changed by hand"),
    ],
)
def test_a_completion_edited_by_hand_is_found(old_text: str, new_text: str, says: str, old: Old) -> None:
    old.complete(LATER)
    path = old.folder / "docs" / FOLDER / "one.yml"
    text = path.read_text("utf-8")
    assert old_text in text
    path.write_text(text.replace(old_text, new_text), "utf-8")
    assert any(says in problem.what for problem in old.handbook.library.problems)


def test_without_the_history_nothing_is_guessed(old: Old, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    source = f"file://{old.folder}"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", source, str(clone)], check=True, capture_output=True)
    problem = history.complete(clone / "docs", read(clone).library, LATER)
    assert isinstance(problem, Problem)
    assert "git fetch --unshallow" in problem.do
    shutil.rmtree(clone / ".git")
    assert isinstance(history.complete(clone / "docs", read(clone).library, LATER), Problem)


# What proves it


def test_no_line_of_the_seals_goes_or_changes(frozen: Frozen, tmp_path: Path) -> None:
    first = register_seal.listing(frozen.handbook.library)
    named = [line.split(" ", 1)[1] for line in first.splitlines()[:3]]
    assert named == [f"checklist-steps {DAY}", f"one {DAY}", f"one {NEXT}"]
    frozen.edit(*SOURCE.values())
    frozen.publish(LATER, "The Act was read again.")
    frozen.write("g", "Words", "words", "Words.\n")
    frozen.publish(LATER, "No list.")
    now = register_seal.listing(frozen.handbook.library)
    assert set(first.splitlines()) < set(now.splitlines())
    for name, text in (("seals.txt", now), ("your-copy.txt", first)):
        (tmp_path / name).write_text(text, "utf-8")
    assert compared(tmp_path) == ""
    (tmp_path / "seals.txt").write_text(now.replace(first[:9], "000000000", 1), "utf-8")
    assert compared(tmp_path) == first.split("\n", 1)[0] + "\n", "what was changed is shown"


def compared(folder: Path) -> str:
    """Return what the command says that policy authors are given."""
    command = re.search(r"`(grep .*?)`", (ROOT / "docs" / "policy-authors.md").read_text("utf-8"))
    assert command
    return subprocess.run(command[1].split(), cwd=folder, capture_output=True, text=True, check=False).stdout


def test_a_seal_begins_as_the_digest_in_the_list(frozen: Frozen) -> None:
    library = frozen.handbook.library
    digests = [line.split(" ")[0] for line in register_seal.listing(library).splitlines()]
    seals = [str(version.seal) for _, kept in sorted(library.registers.items()) for version in kept.versions]
    assert [digest[:SEAL] for digest in digests] == seals
    assert register_seal.seal(library) == hashlib.sha256(register_seal.listing(library).encode()).hexdigest()


def test_the_list_of_the_old_says_what_was_completed(old: Old) -> None:
    before = register_seal.listing(old.handbook.library).splitlines()
    old.complete(LATER)
    after = register_seal.listing(old.handbook.library).splitlines()
    assert set(before) < set(after)
    assert {line.split(" ")[2] for line in after if line not in before} == {"completed"}
