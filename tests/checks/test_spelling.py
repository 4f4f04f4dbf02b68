"""Slips and American spelling in our own words are found, with the right form."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import spelling
from macros.checks.spelling import AMERICAN, british, meant
from tests.support.handbook import REVIEW, handbook_of, said

FRONT = f"---\ntitle: A page\nid: a-page\ndescription: One sentence.\n{REVIEW}---\n\n"


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("organize", "organise"),
        ("Organizations", "Organisations"),
        ("apologized", "apologised"),
        ("recognizing", "recognising"),
        ("summarizes", "summarises"),
        ("organizer", "organiser"),
        ("analyze", "analyse"),
        ("Analyzing", "Analysing"),
        *AMERICAN.items(),
        ("Color", "Colour"),
    ],
)
def test_an_american_form_has_a_british_one(word: str, right: str) -> None:
    assert british(word) == right
    assert british(right) == ""


@pytest.mark.parametrize(
    "word",
    ["size", "sized", "resizing", "prizes", "seized", "citizen", "citizens", "capsized", "horizon", "Brazil", "Liz"],
)
def test_what_has_its_z_in_britain_too_is_left(word: str) -> None:
    assert british(word) == ""


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("We organize it.", 1),
        ("The color and the behavior.", 2),
        ('They wrote "we organize it".', 0),
        ("They wrote \u201cwe organize it\u201d.", 0),
        ("> We organize it.", 0),
        ("`organize`", 0),
        ("[words](organize.md)", 0),
        ("It is organised.", 0),
        ("Teh accomodation.", 2),
        ('They wrote "teh".', 0),
        ("`teh` and teh_id, #teh, @teh and teh.example", 0),
        ("They couldn\u2019t, and the ONS said so.", 0),
    ],
)
def test_only_our_own_words_are_looked_at(tmp_path: Path, typed: str, count: int) -> None:
    library = handbook_of(tmp_path, {"page.md": f"{FRONT}{typed}\n"}).library
    problems = list(spelling.problems(library, said(library)))
    assert [problem.where for problem in problems] == [("docs/page.md", FRONT.count("\n") + 1)] * count


@pytest.mark.parametrize(
    ("word", "right"),
    [("teh", "the"), ("Accomodation", "Accommodation"), ("falt", "fault   or   flat"), ("couldnt\u2019", "couldn't")],
)
def test_what_people_mistype_has_a_form_that_is_meant(word: str, right: str) -> None:
    assert meant(word) == right
    assert meant(right.partition(" ")[0]) == ""


def test_a_word_that_the_glossary_has_is_right(tmp_path: Path) -> None:
    page = f"{FRONT}The falt is near.\n"
    library = handbook_of(tmp_path, {"page.md": page}).library
    (problem,) = spelling.problems(library, said(library))
    assert problem.what == '"falt" looks like a slip.'
    files = {"page.md": page, "glossary.yml": "falt:\n  term: falt\n  means: A made-up thing.\n"}
    library = handbook_of(tmp_path, files).library
    assert not [*spelling.problems(library, said(library))]
