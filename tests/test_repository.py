"""The files round the code: that the guide for editors is true, and that every promise of the others holds."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from dataclasses import MISSING, fields
from datetime import date
from pathlib import Path
from textwrap import dedent, indent
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from macros.checks import every_check, scenarios
from macros.content.pages import Meta
from macros.handbook import catalogue, loading
from macros.problems import Problem, Where
from macros.register.notes import Note
from tests.conftest import NODE, ROOT
from tests.support import entry_types
from tests.support.guide import GUIDE, TABLE, unexplained
from tests.support.some import some

GITHUB = ROOT / ".github"
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(GITHUB.rglob("*.md"))]
BLOCK = re.compile(r"^ *```([a-z]+) ?(\S*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
COMMANDS = {("sh", ""), ("powershell", ""), ("text", "")}  # tests/test_commands.py reads them, and here messages
FIELD = re.compile(r"^\| (\*\*)?`([a-z_]+)`(?:\*\*)? \|(.*)$", re.MULTILINE)
CODE = re.compile(r"^ *```.*?^ *```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(((?!https?:)[^)]*)\)")
GOLDEN = ROOT / "tests" / "data" / "golden"
MESSAGE = re.compile(r"^docs/[^ ]+:\d+: (.*)$", re.MULTILINE)
RECORDS = list(
    dict.fromkeys([*entry_types.RECORDS, *entry_types.nested(Meta), Note, *entry_types.nested(scenarios.Scenario)])
)
ANCHORS = {name: type.anchor for name, type in entry_types.TYPES.items() if type.anchor}
IN_WORDS = {"questions", "outcomes", "stakes", "contacts", "duties"}  # of the decision guide, which is there once
IMAGINED = re.compile(r"quotation|^frontend/|^\.cache/|_notes/$|_own\b")  # an example, no name, what comes and goes
PROSE = BLOCK.sub("", GUIDE)


def blocks(kind: str, name: str = "") -> str:
    return "\n".join(text for found, called, text in BLOCK.findall(GUIDE) if (found, called) == (kind, name))


def sample(name: str, spaces: int) -> str:
    """Return a sample of the guide with so many spaces before it."""
    return indent(dedent(blocks("yaml", name)), " " * spaces)


def all_problems(docs: Path) -> set[Problem]:
    handbook = loading.load(docs, catalogue.COMPONENTS)
    of_pages = (problem for page in handbook.pages.values() for problem in every_check.of_prose(handbook, page))
    return {*every_check.of_library(handbook, docs), *of_pages}


def test_every_example_of_the_guide_is_right(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    before = all_problems(docs)
    page = f"---\n{blocks('yaml', 'front-matter')}---\n\n{blocks('markdown')}"
    (docs / "from-the-guide.md").write_text(page, "utf-8")
    for name, type in entry_types.TYPES.items():
        if name not in IN_WORDS and (text := blocks("yaml", name)):
            file, key = (type.file, "") if type.file else ("from-the-guide.yml", f"{name}:\n")
            with (docs / file).open("a", encoding="utf-8") as data:
                data.write(f"\n{key}{text.removeprefix(key)}")
    assert not all_problems(docs) - before


def test_a_question_is_added_to_the_guide_as_it_says(tmp_path: Path) -> None:
    docs, stories = tmp_path / "docs", tmp_path / scenarios.FILE
    shutil.copytree(ROOT / "docs", docs)
    stories.parent.mkdir(parents=True)
    told = (ROOT / scenarios.FILE).read_text("utf-8")
    stories.write_text(told, "utf-8")
    before = all_problems(docs)
    lines = (docs / "put-it-right.yml").read_text("utf-8").split("\n")
    ways = re.search(r"way: \[(.*)\]", blocks("yaml", "scenarios"))
    assert ways
    asked = lines.index(f"  {ways[1].split(', ')[-3]}:")
    unsure = next(n for n, line in enumerate(lines) if n > asked and line.strip() == "unsure: true")
    answer = max(n for n, line in enumerate(lines[:unsure]) if line.startswith("      - text:"))
    lines.insert(answer, sample("answers", 6))
    lines.insert(lines.index("outcomes:"), sample("questions", 2))
    following = next(n for n in range(lines.index("outcomes:") + 1, len(lines)) if re.match(r"\w", lines[n]))
    lines.insert(following, sample("outcomes", 2))
    (docs / "put-it-right.yml").write_text("\n".join(lines), "utf-8")
    assert "has no scenario" in "".join(problem.what for problem in all_problems(docs) - before)
    stories.write_text(f"{told}\n{sample('scenarios', 0)}", "utf-8")
    assert {problem.what for problem in all_problems(docs)} - {problem.what for problem in before} == set()


@pytest.mark.parametrize("name", sorted(entry_types.TYPES.keys() - IN_WORDS))
def test_the_guide_has_an_example_of_every_type(name: str) -> None:
    assert blocks("yaml", name), f"Say in CONTRIBUTING.md how to add one, with a block that begins   ```yaml {name}"


def test_no_example_of_the_guide_goes_untested() -> None:
    tested = {("yaml", name) for name in entry_types.TYPES} | {
        ("yaml", "front-matter"),
        ("yaml", "note"),
        ("yaml", "answers"),
        ("yaml", "scenarios"),
        ("markdown", ""),
    }
    assert {
        (kind, name) for kind, name, _ in BLOCK.findall(GUIDE) if kind not in ("sh", "powershell", "text")
    } <= tested


# What a line of the guide lists: how to find the line, how to find what it lists, and what there is.
LISTED: dict[str, tuple[str, str, set[str]]] = {
    "the macros of what has a place in the page": (
        r"^.* stand on a line of their own",
        r"`(\w+)`",
        {name for name, macro in catalogue.MACROS.items() if macro.shows in ANCHORS},
    ),
    "that the search can be given words for": (
        r"^Below `search`, .*",
        r"`([a-z]+-)\.\.\.`",
        {*ANCHORS.values()},
    ),
    "that may stand in the data beside a page": (
        r'^\| "…" is not something that a page can have .*',
        r"`([a-z]+):`",
        {name for name, type in entry_types.TYPES.items() if not type.file},
    ),
}


@pytest.mark.parametrize("what", LISTED)
def test_the_guide_lists_all_that_there_is(what: str) -> None:
    line, each, known = LISTED[what]
    (found,) = re.findall(line, GUIDE, re.MULTILINE)
    assert {*re.findall(each, found)} == known, f"CONTRIBUTING.md has to name all {what} in this line: {found}"


def test_each_way_to_change_something_ends_the_same_way() -> None:
    sections = {title: text for title, _, text in (part.partition("\n") for part in PROSE.split("\n## "))}
    how = [title for title in sections if re.match(r"(?:Add|Change|Explain|Help|Review)\b(?!.*in your browser)", title)]
    assert [title for title in some(how) if "(#finish-a-change)" not in sections[title]] == []


def test_the_guide_begins_with_the_list_of_its_sections() -> None:
    contents, *sections = PROSE.split("\n## ")
    titles = [section.partition("\n")[0] for section in sections]
    assert re.findall(r"^- \[(.*?)\]\(#", contents, re.MULTILINE) == titles


@pytest.mark.parametrize("record", RECORDS)
def test_the_guide_tells_every_field(record: type) -> None:
    known = [field for field in fields(record) if field.name != "where"]
    told = [{name: (bool(bold), rest) for bold, name, rest in FIELD.findall(t)} for t in TABLE.findall(GUIDE)]
    table = next((t for t in told if t.keys() == {f.name for f in known}), None)
    assert table, f"no table in the guide has exactly the fields {', '.join(f.name for f in known)}"
    assert {name for name, (bold, _) in table.items() if bold} == {f.name for f in known if f.default is MISSING}
    for name, hint in some(get_type_hints(record).items()):
        assert [option for option in options(hint) if f"`{option}`" not in table[name][1]] == [], name


def options(hint: Any) -> tuple[str, ...]:  # noqa: ANN401  (a type of any form)
    """Return the words that a field may hold, when it may hold only some."""
    inner = [part for part in get_args(hint) if get_origin(part) is Literal]
    return get_args(hint) if get_origin(hint) is Literal else get_args(inner[0]) if inner else ()


@pytest.mark.parametrize("macro", catalogue.MACROS)
def test_the_guide_shows_every_macro(macro: str) -> None:
    row = f"| `{{{{ {macro}("
    example = f"| `{catalogue.EXAMPLES[macro]}` | its data | what the reader gets |"
    assert row in GUIDE, f'Add a row to the table below "Every macro" in .github/CONTRIBUTING.md, such as\n  {example}'


def test_the_guide_explains_every_message() -> None:
    cases = [case.read_text("utf-8", "replace") for case in GOLDEN.glob("*.txt")]
    said = {" ".join(what.split()) for case in cases for what in MESSAGE.findall(case)}
    unknown = unexplained(some(said))
    assert not unknown, "\n".join(["Add these to the table in CONTRIBUTING.md:", *unknown])


def test_every_link_leads_somewhere() -> None:
    links = [
        (document, link) for document in DOCUMENTS for link in LINK.findall(CODE.sub("", document.read_text("utf-8")))
    ]
    for document, link in some(links):
        path, _, anchor = link.partition("#")
        target = document.parent / path if path else document
        assert target.exists(), f"{document.name}: {link}"
        assert not anchor or anchor in anchors(target), f"{document.name}: {link}"


def test_every_path_of_the_architecture_leads_somewhere() -> None:
    text = (GITHUB / "ARCHITECTURE.md").read_text("utf-8")
    paths = [path for path in re.findall(r"`([\w.-]+/[\w./-]*)`", text) if not IMAGINED.search(path)]
    assert [path for path in some(paths) if not any((ROOT / at / path).exists() for at in ("", "macros"))] == []


def anchors(document: Path) -> set[str]:
    """Return the anchors that GitHub gives to the headings of a document."""
    titles = re.findall(r"^#+ (.*)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_exists(document: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:`|^)make ([a-z-]+)", document.read_text("utf-8"), re.MULTILINE)
    assert set(named) <= targets


def test_the_changelog_starts_with_this_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    newest = re.search(r"^## (?!Unreleased$)(.*)$", changelog, re.MULTILINE)
    assert newest
    version, _, day = newest[1].partition(" - ")
    assert version == tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert date.fromisoformat(day)


def twice(changelog: str) -> list[str]:
    """Return the beginnings that two lines of a version have, as where branches that were joined keep both."""
    versions = [re.findall(r"^- (.{40})", version, re.MULTILINE) for version in changelog.split("\n## ")]
    return [start for starts in versions for start in {*starts} if starts.count(start) > 1]


def test_the_changelog_says_nothing_twice() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert twice(changelog) == []
    line = some(re.findall(r"^- .{40}.*\n", changelog, re.MULTILINE))[0]
    assert twice(changelog.replace(line, f"{line}{line[:-1]} And more.\n", 1)) == [line[2:42]]


@pytest.mark.parametrize("workflow", sorted(GITHUB.glob("workflows/*.yml")), ids=lambda path: path.name)
def test_every_action_is_pinned(workflow: Path) -> None:
    used = re.findall(r"uses: (.*)", workflow.read_text("utf-8"))
    for action in some(used):
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_the_linters_read_nothing_of_what_a_build_checks(tmp_path: Path) -> None:
    """So a pull request refuses no text of which the build has said that all is well."""
    for name in ("docs", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "page.md").write_text("Teh accomodation.\n\n\n\n* One\n", "utf-8")  # codespell:ignore
    for name in ("pyproject.toml", ".markdownlint-cli2.jsonc"):
        shutil.copy(ROOT / name, tmp_path)
    markdownlint = [str(NODE), str(ROOT / "node_modules/.bin/markdownlint-cli2"), "other/*.md"]
    for linter in ([str(NODE.with_name("codespell"))], markdownlint):
        done = subprocess.run(linter, cwd=tmp_path, capture_output=True, text=True, check=False)
        told = re.findall(r"^(\S+?\.md):", done.stdout + done.stderr, re.MULTILINE)
        assert {path.removeprefix("./") for path in told} == {"other/page.md"}


PROBLEM = Problem(Where("docs/part-5.yml", 14), 'correction "x" has no "title".', "Add a line such as   title: ...")
OUTPUT = {
    f"WARNING -  {PROBLEM}": ("docs/part-5.yml", "14", PROBLEM.what),
    f"ERROR   -  {PROBLEM}": ("docs/part-5.yml", "14", PROBLEM.what),
    f"E         WARNING -  {PROBLEM}": ("docs/part-5.yml", "14", PROBLEM.what),
    "tests/test_x.py:33: AssertionError": ("tests/test_x.py", "33", "AssertionError"),
    "macros/x.py:1:8: F401 `os` imported but unused": ("macros/x.py", "1", "F401 `os` imported but unused"),
    "macros/x.py:2: error: No annotation  [x]": ("macros/x.py", "2", "No annotation  [x]"),
    "macros/x.py:2: note: See more": None,
    "./docs/x.md:3: one ==> two": ("./docs/x.md", "3", "one ==> two"),
    "docs/x.md:4:1 error MD022/x Headings": ("docs/x.md", "4", "MD022/x Headings"),
    "macros/x.js(3,7): error TS2322: Wrong.": ("macros/x.js", "3", "Wrong."),
    "/srv/macros/x.js\n  1:5  error  'x' is unused  no-unused-vars": ("/srv/macros/x.js", "1", "'x' is unused"),
    "INFO    -  Documentation built in 1.02 seconds": None,
}


@pytest.mark.parametrize("output", OUTPUT)
def test_a_failing_line_is_annotated(output: str) -> None:
    matchers = json.loads((GITHUB / "problem-matcher.json").read_text("utf-8"))["problemMatcher"]
    found = [note for matcher in matchers if (note := annotation(matcher["pattern"], output.split("\n")))]
    expected = OUTPUT[output]
    assert found == ([expected] if expected else [])


def annotation(patterns: list[dict[str, Any]], lines: list[str]) -> tuple[str, ...] | None:
    """Return the file, the line and the message that GitHub would show."""
    found: dict[str, str] = {}
    for pattern, line in zip(patterns, lines, strict=False):
        match = re.search(pattern["regexp"], line)
        if not match:
            return None
        found |= {name: match[group] for name, group in pattern.items() if name not in ("regexp", "loop")}
    return tuple(found.get(name, "") for name in ("file", "line", "message"))
