"""The words that the handbook offers, whatever they are: what must be true of every one of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.components.writer import (
    CHANGED,
    CHANGES,
    DONE,
    HOLLOW,
    LEADS,
    POST,
    SAID,
    Wording,
    check,
    gaps,
    in_full,
    in_order,
    text,
)
from macros.content.yaml_reader import Text
from macros.register.word_diff import GAP
from tests.components.writer.conftest import WORDINGS
from tests.support.handbook import handbook_of, real
from tests.support.some import some

SMALL = """\
{}:
  title: A fact was wrong
  notice:
    long: We got this wrong, and we are sorry.
    short: Our mistake.
  website: We got this wrong, and we are sorry.
  sections: [make-amends]
  outcomes: [same]
"""
LIBRARY = real().library
LIVE = LIBRARY.all(Wording)


@pytest.mark.parametrize("wording", LIVE.values(), ids=list(LIVE))
def test_every_wording_is_fit_to_post(wording: Wording) -> None:
    for said in some(wording.texts):
        assert not HOLLOW.search(said.lower()), said
        assert in_order(said), said
        assert not wording.withheld or not set(SAID) & set(GAP.findall(said)), said
        assert said.count("{") == said.count("}"), said
    for variants in some(wording.ways.values()):
        assert len(variants.short) <= len(variants.long)
    if wording.edit:
        assert wording.lead or not any("sorry" in said for said in wording.texts)
        assert (wording.lead or LEADS[0]).startswith(LEADS)
        assert all(CHANGED in said or POST in said for said in wording.texts if said is not wording.website)


def test_some_are_withheld_and_some_can_be_edited() -> None:
    assert [wording for wording in LIVE.values() if wording.withheld]
    assert [wording for wording in LIVE.values() if wording.edit]
    assert len(LIVE) >= 10


def test_words_to_fill_in_by_hand_have_all_that_may_be_left_out() -> None:
    wording = WORDINGS["wrong"]
    assert in_full(wording, wording.ways["edit"].long) == (
        "Correction, [the time]: we first said [the wrong words]. It is [the right words]. We got this wrong."
        f" [{DONE}] We are sorry for [what it caused]."
    )


def test_the_register_has_every_word() -> None:
    recorded = text(WORDINGS)
    for wording in WORDINGS.values():
        assert all(said in recorded for said in (*wording.texts, *wording.changes.values(), wording.title))


@pytest.mark.parametrize("left_out", CHANGES)
def test_what_changed_is_said_in_all_four_ways(left_out: str) -> None:
    whole = WORDINGS["wrong"]
    assert list(check("wrong", whole)) == []
    changed: dict[str, Any] = {left_out: None}
    (problem,) = check("wrong", replace(whole, **changed))
    assert "in all four ways" in problem.what


@pytest.mark.parametrize(
    ("gap", "meant"),
    [("the wrong word", "the wrong words"), ("the times", "the time"), ("which price", ""), ("our accounts", "")],
)
def test_a_gap_is_filled_or_left_to_whoever_posts(gap: str, meant: str) -> None:
    wording = replace(WORDINGS["wrong"], website=Text(f"We say [{gap}] here.", WORDINGS["wrong"].where))
    said = [problem.what for problem in check("wrong", wording)]
    assert said == (
        [f'wording "wrong" has the gap "[{gap}]", which nothing fills. Did you mean "[{meant}]"?'] if meant else []
    )
    assert gap in gaps({"wrong": wording})


def test_an_outcome_leads_to_one_wording(tmp_path: Path) -> None:
    handbook = handbook_of(tmp_path, {"wordings.yml": f"{SMALL.format('one')}{SMALL.format('two')}"})
    (said,) = [problem for problem in handbook.library.problems if "leads to the wordings" in problem.what]
    assert (said.where, said.what) == (
        ("docs/wordings.yml", 16),
        'outcome "same" leads to the wordings "one" and "two", and can lead to one.',
    )


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("We got this wrong. We are sorry.", True),
        ("We are sorry. We got this wrong.", False),
        (f"We got this wrong. We are sorry. [{DONE}]", False),
        ("We have posted it. We are sorry.", False),
        ("Thank you for your help.", True),
    ],
)
def test_responsibility_and_repair_come_before_regret(words: str, right: bool) -> None:
    assert in_order(words) is right
