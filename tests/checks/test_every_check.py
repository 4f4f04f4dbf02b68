"""Each check is made of every handbook that is built: of one with a slip for each, all are told.

A check that is called otherwise in its own tests than in a build, or not at all there, is found here.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from macros import checks, mkdocs_commands
from macros.build import build_of
from macros.problems import Problem
from tests.support.guide import unexplained
from tests.support.handbook import settings
from tests.support.published import FIRST, Small

FOLDER = Path(checks.__file__).parent
Place = tuple[str, int]
MAKERS = ("Problem", "problem")  # what makes a problem: the class, and the method of a reader

WORDS = " ".join(["word"] * 36)
HARD = "Institutional considerations necessitate comprehensive organisational reconfiguration. " * 60
PAGE = f"""\
A snapshot shows falt color, as [they](http://example.org/) and [others](https://example.net/) say.

{WORDS}.

![](assets/queue.svg) ![A map](https://example.org/map.png) ![A scan](assets/scan.bmp) ![A map](assets/queues.svg)

<img src="assets/queue.svg" alt="A queue at a bus stop">

<mark-me>Words</mark-me>

<!-- a comment -->

See [[this]] and [that](no-page.md), at <https://[force].example/>.

<script>alert(1)</script>

    Words after four spaces.

`{{{{ section("a-page") }}}}`

{{{{ correction("one") }}}}

See {{{{ section("a-page", "Old title") }}}}.

<p id="twice">Words</p> <p id="twice">Words</p>

A study found that 40 per cent of posts are wrong.

- One
  - Two

  Three

1. One

- Two

Words.

2. Two

Words.

1. One
3. Three
Words

**Bold words**

## A title. {{ #a-title }}

[]() [words]() [here](page.md)

[Note]: legal

| a | b |
| --- | --- |
| 1 |
| 1 | 2 | 3 |
Words

| a | b |
| c | d |

one\ttwo

> Never
Always

A re\u00adport, and she said "so. By 31 June.

#### Deep

![Picture](assets/queue.svg)
"""
TERM = "image:\n  term: picture\n  means: What is seen.\n  instead_of: [snapshot]\n"
DATA = """\
corrections:
  one:
    title: One {{ macro }} for [all
    kind: slip
    scene: Words, says Kent Police.
    account: Anytown Council
    handle: AnytownCouncil
    network: edits
    posted: Friday
    post: The market is on Saturday.
    wrong_words: [Saturday]
    wrong: Words.
    affected: People [who come.
    choices:
      - id: a
        title: Do it
        verdict: do
        because: Words.
        seen:
          - post: original
        why:
          - Words.
        see: [a-page]
      - id: b
        title: Leave it
        verdict: avoid
        because: Words.
        seen:
          - post: original
        why:
          - Words.
        see: [a-page]
checklists:
  list:
    title: A list
    groups:
      - title: A group
        items:
          - id: a
            text: The Contempt of Court Act 1981 forbids it.
questions:
  first:
    text: What has happened?
    answers:
      - text: One
        to: one-thing
      - text: Another
        to: second
      - text: I do not know
        to: third
        unsure: true
  second:
    text: What else?
    answers:
      - text: Another
        to: another
      - text: Nothing
        to: third
        unsure: true
outcomes:
"""
OUTCOME = """\
  {}:
    title: Do it
    way: reply
    stake: other
    steps:
      - text: "The post: copy it."
        does: copy
    call: []
    keep: A copy.
    sections: [a-page]
"""
STAKES = """\
stakes:
  other:
    title: Anything else
    first: Copy it
    does: [copy]
    removes: agreed
    copies: first
    ways: [reply]
"""
SCENARIO = "{}: {{said: {}, way: [{}], first: {}, call: {}}}\n"
SCENARIOS = (
    SCENARIO.format("one", "Words", "one-thing", "copy", "nobody")
    + SCENARIO.format("two", "Words", "second, another", "copy", "nobodies")
    + SCENARIO.format("three", "Others", "none", "copy", "nobody")
    + SCENARIO.format("four", "More", "second", "copy", "nobody")
    + SCENARIO.format("five", "Yet more", "one-thing", "stop", "nobody")
)
SETTINGS = (
    """\
site_name: A handbook
site_nme: A handbook
nav:
  - index.md
  - index.md
  -
extra:
  former_addresses: https://example.org/
  copies:
    - https://example.org/
    - https://example.org/
    - example
  copis: []
""",
    "site_name: A handbook\nnav: index.md\n",
    "site_name: \u200bA handbook\n",
    "site_name: !x A handbook\n",
    "site_name: A handbook\nsite_url: 3\n",
)


def calls() -> Iterator[tuple[str, range]]:
    """Yield each place in a check that makes a problem: its module, and its lines."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
                if name in MAKERS:
                    yield path.stem, range(node.lineno, (node.end_lineno or node.lineno) + 1)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Place, Problem]]:
    """What the checks make from now on: each problem with the module and the line."""
    found: list[tuple[Place, Problem]] = []
    init = Problem.__init__

    def remember(self: Problem, *args: Any, **options: Any) -> None:  # noqa: ANN401  (those of the class)
        init(self, *args, **options)
        frame = sys._getframe(1)
        while frame.f_back and frame.f_code.co_name in ("problem", "wrong"):
            frame = frame.f_back
        if Path(frame.f_code.co_filename).parent == FOLDER:
            found.append(((Path(frame.f_code.co_filename).stem, frame.f_lineno), self))

    monkeypatch.setattr(Problem, "__init__", remember)
    return found


def handbook(folder: Path) -> None:
    small, docs = Small(folder), folder / "docs"
    small.write("index", "The handbook", "home")
    small.write("page", "Old title", "a-page")
    small.publish(FIRST)
    small.write("page", "A page", "a-page", PAGE)
    small.write("hard", "Hard", "hard", HARD)
    small.write("part", 'A part\npart: "6"', "part", "A study found that 40 per cent of posts are wrong.\n")
    (docs / "assets").mkdir()
    outcomes = "".join(OUTCOME.format(id) for id in ("one-thing", "another", "third"))
    (docs / "page.yml").write_text(DATA + outcomes + STAKES, "utf-8")
    (docs / "glossary.yml").write_text(TERM, "utf-8")
    (docs / "notes.txt").write_text("x", "utf-8")
    (docs / "_notes").mkdir()
    for name, note in {"one": "x", "two": "Two words"}.items():
        (docs / "_notes" / f"{name}.yml").write_text(f"note: {note}\nsections: [a-page]\n", "utf-8")
    (docs / "page copy.md").write_text("x", "utf-8")
    (docs / "assets" / "queue.svg").write_text("<svg><script>1</script></svg>", "utf-8")
    (docs / "assets" / "Queue 2.png").write_bytes(b"\xff\xd8\xff" * 100_000)
    (folder / "tests" / "data").mkdir(parents=True)
    (folder / "tests" / "data" / "scenarios.yml").write_text(SCENARIOS, "utf-8")
    small.settle()
    navigation = settings(docs).replace("nav:\n", "nav:\n  - none.md\n", 1).replace("  - hard.md\n", "")
    (folder / "mkdocs.yml").write_text(navigation, "utf-8")


def built(site: Path) -> str:
    """Build what is here, and return all that was found."""
    config = load_config(site_dir=str(site))
    mkdocs_build(config)
    return "\n".join(problem.what for problem in build_of(config).found)


def test_every_check_is_made_by_a_build(
    tmp_path: Path,
    made: list[tuple[Place, Problem]],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    handbook(tmp_path / "small")
    monkeypatch.chdir(tmp_path / "small")
    made.clear()
    said = built(tmp_path / "site")
    Path("docs/_own").mkdir()
    Path("docs/_own/organisation.yml").write_text("name: Ours\nlogo: _own/none.svg\n", "utf-8")
    said += built(tmp_path / "site") + caplog.text
    for text in SETTINGS:
        Path("mkdocs.yml").write_text(text, "utf-8")
        with pytest.raises((Abort, ConfigurationError)) as stopped:
            mkdocs_commands.settings()
        said += str(stopped.value)
    told = {place for place, problem in made if problem.what in said + caplog.text}
    untold = [
        f"macros/checks/{module}.py:{lines[0]}"
        for module, lines in calls()
        if not any((module, line) in told for line in lines)
    ]
    assert not untold, f"no build of this handbook gives the message: {untold}"
    unknown = unexplained({problem.what for _, problem in made})
    assert not unknown, "\n".join(["Add these to the table in CONTRIBUTING.md:", *unknown])
