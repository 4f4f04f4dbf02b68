"""A claim needs a source: what counts as one, what does not, and where the source may stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.checks import uncited_claims
from macros.checks.prose import Kind, Passage
from macros.checks.uncited_claims import claims, patterns_of, without_source
from macros.components.networks import Network
from macros.problems import Problem
from tests.support.handbook import REVIEW, Handbook, handbook_of

LAW, FIGURE, FOUND, ABLE = "an Act or a regulation", "a figure", "what somebody found", "what a network can do"
FRONT = "---\ntitle: A title\nid: a\ndescription: Of words.\n{part}" + REVIEW + "---\n"
NETWORK = """\
tube:
  name: Anytube (old)
  called: [Tube]
  way: edit
  edit:
    - looked_for: Its help
  history:
    - looked_for: Its help
"""
DATA = """\
checklists:
  steps:
    title: Steps
    groups:
      - title: All
        items:
          - id: stop
            text: Stop
            why: The ICO found it so.
            see: [a]
"""


@pytest.fixture(scope="module")
def networks(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Network]:
    found = handbook_of(tmp_path_factory.mktemp("networks"), {"networks.yml": NETWORK}).library.all(Network)
    assert [*found] == ["tube"]
    return found


def claimed(text: str, networks: Mapping[str, Network]) -> list[tuple[str, str, int]]:
    found = claims(Passage("paragraph", "docs/a.md", 5, text), patterns_of(networks))
    return [(claim, said, at.line) for claim, said, at in found]


@pytest.mark.parametrize(
    ("text", "claim", "said"),
    [
        ("By the Contempt of Court Act 1981 it is.", LAW, "Act 1981 it is."),
        ("The Order (Northern Ireland) 2003 says.", LAW, "Order (Northern Ireland) 2003 says."),
        ("In the 2018 regulations.", LAW, "2018 regulations."),
        ("Of these, 80% saw it.", FIGURE, "80% saw it."),
        ("It is 12.5 per cent", FIGURE, "12.5 per cent"),
        ("Some 1,200 million did.", FIGURE, "1,200 million did."),
        ("One in ten people.", FIGURE, "One in ten people."),
        ("nine out of 10.", FIGURE, "nine out of 10."),
        ("Most of the people here.", FIGURE, "Most of the people here."),
        ("The ICO then ruled.", FOUND, "ICO then ruled."),
        ("A report by the force last year suggests it.", FOUND, "report by the force last year suggests it."),
        ("In a 2019 national survey.", FOUND, "2019 national survey."),
        ("On Anytube (old) you can edit.", ABLE, "Anytube (old) you can edit."),
        ("Tube: no. Tube now allows it.", ABLE, "Tube now allows it."),
        ("The Act\n2018 is", LAW, "Act\n2018 is"),
    ],
)
def test_a_claim_is_found_with_what_it_claims(
    text: str, claim: str, said: str, networks: Mapping[str, Network]
) -> None:
    assert claimed(text, networks) == [(claim, said, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "Act at once, in 2018 too.",
        "Enacted 1981.",
        "The Act 1781.",
        "The Act 19811.",
        "It costs 80 pounds.",
        "Two in the morning.",
        "Five in ten.",
        "The report is long, and much later on in the same long day somebody found it.",
        "Report what you found it.",
        "The ICO.",
        "Tubes can edit.",
        "YouTube can edit.",
        "Tube: you can edit.",
        "Tube is cannotable.",
        "Nothing at all.",
        "",
    ],
)
def test_what_only_looks_like_one_is_none(text: str, networks: Mapping[str, Network]) -> None:
    assert claimed(text, networks) == []


@pytest.mark.parametrize(
    "text",
    [
        "Does the ICO say what it found?",
        "We do not know what the ICO found.",
        "Ask what the ICO found.",
        "But first check what the ICO found.",
        "- If the ICO found it.",
    ],
)
def test_a_question_and_what_is_asked_of_the_reader_is_none(text: str, networks: Mapping[str, Network]) -> None:
    assert claimed(text, networks) == []


def test_a_modest_word_counts_only_at_the_beginning(networks: Mapping[str, Network]) -> None:
    assert claimed("In the end we know that the ICO found it.", networks) == [(FOUND, "ICO found it.", 5)]


def test_each_sentence_has_one_claim_and_its_own_line(networks: Mapping[str, Network]) -> None:
    text = "Nothing. The ICO found\nthat 80% did. Version 2.0 of the\nAct 2018 is so! And 7%?"
    assert claimed(text, networks) == [(FIGURE, "80% did.", 6), (LAW, "Act 2018 is so!", 7)]


def test_no_network_can_do_nothing() -> None:
    assert claimed("Tube can edit. [x] can edit.", {}) == []


CLAIM = "The ICO found it."
SOURCE = '{{ source("a") }}'


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        ([], []),
        ([("paragraph", CLAIM)], [1]),
        ([("heading", CLAIM)], []),
        ([("paragraph", f"{CLAIM} {SOURCE}")], []),
        ([("paragraph", f'{CLAIM} {{{{section("a")}}}}')], []),
        ([("paragraph", f"{CLAIM} [Why](b.md)")], []),
        ([("paragraph", f"{CLAIM} [Why]()")], [1]),
        ([("paragraph", f'{CLAIM} {{{{ checklist("a") }}}}')], [1]),
        ([("paragraph", f"So {SOURCE}:"), ("item", CLAIM), ("row", CLAIM)], []),
        ([("heading", "A [b](c.md)"), ("item", CLAIM)], []),
        ([("paragraph", "So:"), ("item", CLAIM), ("item", f"{CLAIM} {SOURCE}"), ("item", CLAIM)], [2, 4]),
        ([("paragraph", f"So {SOURCE}:"), ("item", CLAIM), ("paragraph", CLAIM), ("item", CLAIM)], [3, 4]),
    ],
)
def test_a_source_bears_out_its_block_and_what_it_introduces(found: list[tuple[Kind, str]], lines: list[int]) -> None:
    passages = [Passage(kind, "docs/a.md", line, written) for line, (kind, written) in enumerate(found, 1)]
    assert [problem.where.line for problem in without_source(passages, patterns_of({}))] == lines


def handbook(folder: Path, part: str, body: str, data: str = "") -> list[Problem]:
    (folder / "docs").mkdir()
    (folder / "docs" / "a.md").write_text(FRONT.format(part=part) + body, "utf-8")
    if data:
        (folder / "docs" / "a.yml").write_text(data, "utf-8")
    library = Handbook(folder).library
    found = [problem for page in library.pages.values() for problem in uncited_claims.of_page(library, page)]
    return [*found, *uncited_claims.of_data(library)]


def test_the_parts_say_where_they_have_it_from(tmp_path: Path) -> None:
    (problem,) = handbook(tmp_path, 'part: "1"\n', f"\n{CLAIM}\n")
    assert str(problem) == (
        'docs/a.md:11: "ICO found it." speaks of what somebody found, and names no source.\n'
        '  Cite what you read with   {{ source("id") }}   or link the section that does, or call it our advice.'
    )


def test_other_pages_need_not(tmp_path: Path) -> None:
    assert handbook(tmp_path, "", f"\n{CLAIM}\n") == []


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (DATA, []),
        (DATA.replace("            see: [a]\n", ""), [9]),
        (DATA.replace("see: [a]", "sources: [b]"), []),
        (DATA.replace("            see: [a]\n", "").replace("text: Stop", "text: The law, Act 1981"), [8, 9]),
    ],
)
def test_a_step_of_a_checklist_has_a_source_or_a_section(tmp_path: Path, data: str, lines: list[int]) -> None:
    found = handbook(tmp_path, "", "", data)
    assert [problem.where.line for problem in found] == lines
    assert {problem.where.file for problem in found} <= {"docs/a.yml"}
