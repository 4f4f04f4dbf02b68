"""What the commands report that only look: the length of sentences, and what the search finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from macros.__main__ import LONG
from tests.support.handbook import MADE_UP, copied

PAGE = "two-more-things.md"
LONG_ONE = " ".join(["lantern"] * (LONG + 1))


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copied(tmp_path_factory.mktemp("copy") / "handbook", MADE_UP)
    page = folder / "docs" / PAGE
    front = page.read_text("utf-8").split("\n---\n")[0]
    text = f"{front}\n---\n\nOne beacon. Four more words here.\n\n{LONG_ONE}.\n\n## Last {{ #last }}\n\nThe end.\n"
    page.write_text(text, "utf-8")
    return folder


def said(handbook: Path, *command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "macros", *command], cwd=handbook, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_words_of_each_page_are_counted_and_its_long_sentences_shown(handbook: Path) -> None:
    lines = said(handbook, "words").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(PAGE))
    assert lines[at].split()[:4] == [PAGE, str(2 + 4 + LONG + 1 + 2), "4", str(LONG + 1)]
    assert lines[at + 1] == f"    {LONG + 1} words: {LONG_ONE}."
    assert {line.split()[0] for line in lines[1:] if line[0] != " "} == {path.name for path in MADE_UP.glob("*.md")}


def test_what_the_search_finds_is_shown_with_the_place_of_each_word(handbook: Path) -> None:
    first, where, *_ = said(handbook, "search", "beacon").splitlines()
    assert first.split(": ")[0] == " 1. two-more-things"
    assert where == "      beacon: text"
    assert "synonyms.yml" in said(handbook, "search", "xyzzy")
