"""What a script compares is marked as the build marks it, to the letter."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.components.version.history import shown
from macros.components.version.texts import Stretch, in_sight, line, stretches
from macros.register.comparison import compare
from tests.conftest import NODE
from tests.support.some import some
from tests.test_properties import HOSTILE

SCRIPT = Path(__file__).with_name("compare.js")
WORDS = (
    "the", "post", "was", "wrong", "so", "we", "say", "what", "is", "right", ",", ".", "it's", "7.42 am", "x-y", "_",
    "é", "e\u0301", "👮🏽‍♀️", "道路", "½", "", "[id]", "a b | c", *HOSTILE,
)  # fmt: skip
words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
line_of = st.tuples(st.sampled_from(["", "", "# ", "- ", "1. "]), words).map("".join)
lines = line_of.map(lambda text: " ".join(text.split())).filter(bool)
texts = st.lists(lines, max_size=20)


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Return a text, and what somebody has made of it: words are changed, lines are put in, taken out and moved."""
    before = draw(texts)
    after = [*before]
    for _ in range(draw(st.integers(0, 4)) if before else 0):
        at = draw(st.integers(0, len(after)))
        new = draw(lines)
        parts = after[at].split() if at < len(after) else []
        cut = draw(st.integers(0, len(parts)))
        choice = draw(st.sampled_from(["in", "out", "reword"]))
        after[at : at + (choice != "in")] = (
            [] if choice == "out" else [" ".join([*parts[:cut], new, *parts[cut + 1 :]])]
        )
    return before, after


pairs = st.lists(edited() | st.tuples(texts, texts), min_size=20, max_size=40)


def by_script(pairs: list[tuple[list[str], list[str]]]) -> list[dict[str, Any]]:
    done = subprocess.run([str(NODE), str(SCRIPT)], input=json.dumps(pairs), capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def by_build(before: list[str], after: list[str]) -> dict[str, Any]:
    rows = compare("\n".join(before), "\n".join(after))
    seen = in_sight(rows)
    told = [Stretch(folded, [line(rows[n]) for n in at]) for folded, at in stretches(rows, seen)] if seen else []
    return {
        "rows": [{"kind": row.kind, "pieces": [piece._asdict() for piece in row.pieces]} for row in rows],
        "shown": [
            {"word": each.word, "heading": each.heading, "pieces": [piece._asdict() for piece in each.pieces]}
            for each in shown(told)
        ],
    }


@given(pairs)
@settings(max_examples=10)
def test_the_script_marks_two_texts_as_the_build_does(pairs: list[tuple[list[str], list[str]]]) -> None:
    assert by_script(pairs) == [by_build(*pair) for pair in some(pairs)]


def test_a_long_text_is_compared_at_once() -> None:
    """A page of 600 lines of which every other one was reworded."""
    before = [f"{n} " + "what was said in the handbook of it " * 3 for n in range(600)]
    after = [text.replace("was", "is", 1) if n % 2 else text for n, text in enumerate(before)]
    (found,) = by_script([(before, after)])
    assert sum(row["kind"] == "reworded" for row in found["rows"]) == 300
