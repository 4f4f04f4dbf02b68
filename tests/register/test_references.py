"""What a text names by an id, and the form in which a register keeps what its reader saw in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.register.references import Kind, Reference, named, read, with_own, written

SOURCE = Reference("an-act", "source", "An Act | section 1", "1981", "high", "https://example.org/?a=1|2")
UNLINKED = Reference("a-book", "source", "A Book, 1999", "undated", "low")
SECTION = Reference("own-up", "section", "Own up")
FORM = """\
an-act | source | 1981 | high | https://example.org/?a=1|2 | An Act | section 1
a-book | source | undated | low | - | A Book, 1999
own-up | section | Own up
"""
GUIDE = """\
Question [start]: What happened?
- A mistake [wrong-fact]
- Something else [ask-more]
- Not ours [elsewhere]
Question [ask-more]: What else?
- It is gone [wrong-fact]
Outcome [wrong-fact]: Put it right
Do it, as [own-up] says.
- Read [start] and [own-up].
"""


def test_the_form_never_changes() -> None:
    """What was written once has to be read for ever."""
    assert written([SOURCE, UNLINKED, SECTION]) == FORM
    assert [*read(FORM)] == [SOURCE, UNLINKED, SECTION]
    assert written([]) == ""
    assert [*read("")] == []


kinds = st.sampled_from(["section", "checklist", "duty"])
words = st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C"]), min_size=1)


@given(kinds, words)
def test_whatever_was_said_is_read_again(kind: Kind, said: str) -> None:
    for one in (
        Reference("an-id", kind, said),
        Reference("an-id", "source", said, "1981-10", "medium", "https://x.uk/"),
    ):
        assert [*read(written([one]))] == [one]


@pytest.mark.parametrize("line", ["an-act", "an-act | section", " | section | A", ""])
def test_a_line_that_is_none_is_passed_over(line: str) -> None:
    assert [*read(f"{line}\nown-up | section | Own up\n")] == [SECTION]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", []),
        ("No reference, [Not one], [not one], [] or [A].", []),
        ("See [own-up].", ["own-up"]),
        ("[b][a] and [b], [c-2]\n- [a]\n", ["b", "a", "c-2"]),
        ("[[gap]]", ["gap"]),
    ],
)
def test_the_ids_of_a_text_are_named_once_in_their_order(text: str, ids: list[str]) -> None:
    assert [*named(text)] == ids


def test_the_ids_of_the_guide_itself_are_given_in_the_text() -> None:
    assert [*named(GUIDE)] == ["elsewhere", "own-up", "start"]


def test_each_line_has_the_words_of_what_the_text_gives() -> None:
    assert [own for _, own in with_own(GUIDE)] == [
        {"start": ""},
        {"wrong-fact": "Put it right"},
        {"ask-more": "What else?"},
        {},
        {"ask-more": ""},
        {"wrong-fact": "Put it right"},
        {"wrong-fact": ""},
        {},
        {},
    ]
    assert "".join(f"{line}\n" for line, _ in with_own(GUIDE)) == GUIDE


@pytest.mark.parametrize(
    "line",
    ["- A mistake [start] or so", "A mistake [start]", "-  [start", "- [Start]"],
)
def test_only_an_answer_leads_on(line: str) -> None:
    *_, (_, own) = with_own(f"Question [start]: What?\n{line}")
    assert own == {}


def test_after_an_outcome_a_list_is_no_answer() -> None:
    *_, (_, own) = with_own("Question [start]: What?\nOutcome [end]: Done\n- See [start]")
    assert own == {}
