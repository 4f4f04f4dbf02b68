"""All words that the writer makes of the scenarios, on every network, against faults that words to post have had."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from macros.components.networks import Network
from macros.components.writer import CHANGES, FILLED, HOLLOW, Variants, Wording
from tests.components.guide.test_scenarios import SCENARIOS, guide
from tests.components.writer.every_word import SAMPLE, Words, composed, every_word
from tests.support.handbook import real
from tests.support.real_pages import NEEDS_THE_GUIDE
from tests.support.some import some

pytestmark = NEEDS_THE_GUIDE

BANNED = re.compile(
    r"\b(apologi[sz]e|regret|unfortunately|inconvenience|confusion|mistakes were made|technical (error|issue|problem)"
    r"|human error|hacked|out of context|not (our|the) intention|if (you|anyone) (was|were|felt)|have said sorry"
    r"|insensitive|rest assured|thoughts are with)\b",
    re.IGNORECASE,
)
DOUBLED = re.compile(r"[.,;:!?…] ?[.,;:!?…]|\s\s(?<!\n\n)|\s[.,;:!?]|\(\)|“”|[{}]|\bfor for\b|\bwe are sorry sorry\b")
QUOTED = re.compile(r"[.,;:!?]”[.,;:]")
NOTHING_NAMED = re.compile(r"(^|[.!?:/] )(It|This|They)\b")


def said_by_us(words: Words) -> str:
    """The words without those that somebody has typed."""
    typed = SCENARIOS[words.name].typed if words.name in SCENARIOS else SAMPLE
    text = words.text
    for value in sorted(typed.values(), key=len, reverse=True):
        text = text.replace(value, "…").replace(value[:1].upper() + value[1:], "…")
    return text


def doubled(words: Words) -> Iterator[str]:
    told = (said_by_us(words).replace("…", "x"), words.text)
    for pattern, text in zip((DOUBLED, QUOTED), told, strict=True):
        yield from (f"{found[0]!r} in {words.text!r}" for found in pattern.finditer(text))


def banned(words: Words) -> Iterator[str]:
    ours = said_by_us(words)
    yield from (f"{found[0]!r} in {ours!r}" for found in (BANNED.search(ours), HOLLOW.search(ours.lower())) if found)


def too_long(words: Words) -> Iterator[str]:
    if words.limit and not words.size and words.length > words.limit:
        yield f"{words.length} of {words.limit} on {words.network}: {words.text!r}"


def empty_gaps(words: Words) -> Iterator[str]:
    yield from (f"[{gap}] in {words.text!r}" for gap in words.gaps if gap in FILLED)


def given_away(words: Words) -> Iterator[str]:
    if words.again:
        yield f"{words.again} come back in {words.text!r}"


def right_before_wrong(words: Words) -> Iterator[str]:
    """What is right has to come before the words that were wrong, which are in quotation marks."""
    typed = SCENARIOS[words.name].typed if words.name in SCENARIOS else SAMPLE
    wrong = words.text.find(f"“{typed.get('wrong', '')}”")
    right = words.text.lower().find(typed.get("right", "").lower())
    if words.repeats and typed.get("right") and (right < 0 or 0 <= wrong < right):
        yield words.text


CHECKS: list[Callable[[Words], Iterator[str]]] = [doubled, banned, too_long, empty_gaps, given_away, right_before_wrong]


@pytest.mark.parametrize("check", CHECKS)
def test_no_words_to_post_have_this_fault(check: Callable[[Words], Iterator[str]]) -> None:
    found = [f"{words.name}, {words.happened}: {fault}" for words in some(every_word()) for fault in check(words)]
    assert not found, "\n".join([f"{len(found)} faults", *found[:20]])


def test_every_outcome_wording_network_and_size_is_composed() -> None:
    every = every_word()
    spoken = {name for name, scenario in SCENARIOS.items() if guide()[1][scenario.way[-1]].way != "leave"}
    assert spoken <= {words.name for words in every}
    assert {words.happened for words in every} == set(real().library.all(Wording))
    assert {words.network for words in every} >= {str(network.name) for network in real().library.all(Network).values()}
    assert {words.size for words in every} == {"", "long", "short"}


def test_no_sentence_of_ours_begins_with_a_word_that_names_nothing() -> None:
    for id, wording in some(real().library.all(Wording).items()):
        for text in (*wording.texts, *wording.changes.values()):
            named = text.replace("This is how", "").replace("this replaces", "")
            assert not NOTHING_NAMED.search(named), (id, text)


def test_nothing_that_somebody_else_has_to_do_is_said_as_done() -> None:
    claims = re.compile(r"\b(said sorry|spoken to|told (the|them)|informed|reported to|referred|is safe|suspended)\b")
    for id, wording in some(real().library.all(Wording).items()):
        assert not [text for text in wording.texts if claims.search(text)], id


BROKEN: dict[Callable[[Words], Iterator[str]], str] = {
    doubled: "We got this wrong.. We are sorry.",
    banned: "Unfortunately we removed a post. We are sorry.",
    too_long: f"We removed a post. {'We are sorry. ' * 60}",
    empty_gaps: "[what changed] [the post, put right] We got this wrong. We are sorry.",
    right_before_wrong: "We first said [the wrong words]. It is [the right words]. We got this wrong.",
}


@pytest.mark.parametrize("check", BROKEN, ids=lambda check: check.__name__)
def test_each_check_sees_its_fault(check: Callable[[Words], Iterator[str]]) -> None:
    wording = real().library.all(Wording)["wrong-fact"]
    words = type(wording.title)(BROKEN[check], wording.where)
    broken = Variants(wording.where, long=words, short=words)
    ways: dict[str, Any] = {"edit": broken, "reply": broken, "fresh": broken, "replace": broken, "notice": broken}
    spoilt: dict[str, Wording] = {**real().library.all(Wording), "wrong-fact": replace(wording, **ways)}
    if check is empty_gaps:
        nothing: dict[str, Any] = dict.fromkeys(CHANGES)
        spoilt["wrong-fact"] = replace(wording, **nothing, **ways)
    assert [fault for made in composed(spoilt, "wrong-fact") for fault in check(made)]


def test_words_of_a_post_that_come_back_are_seen() -> None:
    made = next(words for words in every_word() if not words.repeats)
    assert list(given_away(made._replace(again=["quayside"])))
