"""What is dealt follows from the data: what is wrong there is told, and what is left out is never dealt."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.components.correction import Correction
from tests.support.handbook import Handbook, handbook_of, real
from tests.support.some import some

FRONT = "---\ntitle: {0}\nid: {0}\ndescription: What it is, in a sentence.\nowner: Editor\nreviewed: 2026-11-22\n"
FRONT += "review_by: 2027-11-22\n---\n"
ONE = """corrections:
  market-day:
    title: The wrong day
    kind: wrong fact
    scene: A market.
    account: Anytown Council
    handle: AnytownCouncil
    network: edits
    posted: Friday
    post: Come on Saturday.
    wrong_words: [Saturday]
    wrong: It is on Sunday.
    affected: Everyone.
    choices:
      - id: leave
        title: Leave it
        verdict: avoid
        because: It is wrong.
        seen:
          - post: original
        why:
          - People come for nothing.
        see: [market]
      - id: quiet
        title: Say nothing
        verdict: do
        because: It is right.
        seen:
          - post: removed
        why:
          - It is seen.
        see: [market]
"""


def handbook(folder: Path, data: str, shown: bool = True) -> Handbook:
    page = '\n{{ correction("market-day") }}\n' if shown else "\nText.\n"
    files = {"market.md": FRONT.format("market") + page, "deck.md": FRONT.format("deck") + "\n{{ practise() }}\n"}
    return handbook_of(folder, {"index.md": FRONT.format("home") + "\nText.\n", **files, "market.yml": data})


def test_an_example_is_dealt_and_leads_to_where_it_stands(tmp_path: Path) -> None:
    one = handbook(tmp_path, ONE)
    assert one.problems == []
    html = one.html("deck.md")
    assert html.count("<article") == 1
    assert 'href="../market/#correction-market-day"' in html


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("        verdict: avoid\n", ""), ("        verdict: avoid\n", "        verdict: bad\n")],
    ids=["none", "unknown"],
)
def test_an_example_without_a_verdict_is_told_and_not_dealt(tmp_path: Path, line: str, wrong: str) -> None:
    one = handbook(tmp_path, ONE.replace(line, wrong))
    assert {problem.where.file for problem in one.problems if "verdict" in problem.what} == {"docs/market.yml"}
    assert "<article" not in one.html("deck.md")


def test_an_example_that_leads_to_what_is_not_there_is_not_dealt(tmp_path: Path) -> None:
    other = ONE.partition("\n")[2].replace("market-day", "market-night").replace("[market]", "[deck]")
    one = handbook(tmp_path, ONE.replace("[market]", "[nowhere]", 1) + other)
    assert {problem.where.file for problem in one.problems if '"nowhere"' in problem.what} == {"docs/market.yml"}
    html = one.html("deck.md")
    assert (html.count("<article"), 'data-id="market-night"' in html) == (1, True)


def test_a_grade_that_there_is_not_is_told(tmp_path: Path) -> None:
    one = handbook(tmp_path, ONE.replace("    scene:", "    grade: grave\n    scene:"))
    assert [problem.where.line for problem in one.problems if "grade" in problem.what] == [5]


def test_with_none_left_the_page_says_so(tmp_path: Path) -> None:
    html = handbook(tmp_path, "search:\n  market:\n    words: [fair]\n", shown=False).html("deck.md")
    assert "nothing to practise with" in html


@pytest.mark.thorough
def test_every_real_example_can_be_dealt() -> None:
    html = real().html("practise.md")
    assert html.count("<article") == len(some(real().library.all(Correction)))
