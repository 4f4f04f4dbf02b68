"""What is about to be written, for a terminal and for a reviewer; see also `test_record.py`."""

from __future__ import annotations

from macros.publishing.in_words import MORE, MOST, NOTHING, escaped, for_terminal, in_markdown, lacking, told
from macros.publishing.pending import Pending
from macros.publishing.record import Change
from macros.register.notes import made
from tests.support.desk import NEXT, Desk, without_two
from tests.support.published import read


def changes(desk: Desk, note: str = "Why.") -> list[Change]:
    return [change for change in desk.try_to(NEXT, note) if isinstance(change, Change)]


def test_a_reviewer_sees_each_change_once_word_by_word(out: Desk) -> None:
    out.page("One good word.")
    text = in_markdown(read(out.folder).library, changes(out, "Say good."))
    assert text.count("> One <ins>good </ins>word.") == 1
    assert f"**One** (`one`), {NEXT}, major: Say good." in text
    assert f"**A** (`page-a`), {NEXT}, major: Say good." in text
    assert text.index("`one`") < text.index("`page-a`")


def test_what_is_new_and_what_is_withdrawn_is_told(out: Desk) -> None:
    without_two(out)
    out.write("c", "C", "page-c")
    end = out.recorder(NEXT).withdrawal("two", "It had its day.", ["one"])
    assert isinstance(end, Change)
    text = in_markdown(read(out.folder).library, [*changes(out), end])
    assert f"**C** (`page-c`), {NEXT}, new: First published." in text
    assert f"**Two** (`two`), {NEXT}, withdrawn: It had its day. Instead: one." in text
    assert told(end) in "\n".join(for_terminal(read(out.folder).library, [end]))


def test_nothing_is_told_in_a_line(out: Desk) -> None:
    assert in_markdown(read(out.folder).library, []) == f"{NOTHING}\n"


def test_what_a_note_is_not_of_yet_is_named(out: Desk) -> None:
    out.page("Another word.", Two_words="Three words")
    left = Pending(read(out.folder).library, (made("docs", "Of one.", "major", ["one"]),)).without_innermost
    assert lacking(left).startswith("No note says yet why these have changed: two (docs/a.md:20).\n  Run   make record")


def test_nothing_that_somebody_typed_is_markup(out: Desk) -> None:
    hostile = "<img src=x onerror=y> [a](javascript:b) `c` **d** @everyone #1 ![e](f) | g"
    assert escaped(hostile) == (
        "&lt;img src=x onerror=y&gt; \\[a\\](javascript:b) \\`c\\` \\*\\*d\\*\\* &#64;everyone \\#1 \\!\\[e\\](f) \\| g"
    )
    out.page("Another word.")
    text = in_markdown(read(out.folder).library, changes(out, hostile))
    assert hostile not in text
    assert escaped(hostile) in text


def test_what_nobody_reads_is_left_out(out: Desk) -> None:
    out.page("\n\n".join(f"Word number {n} of very many words that nobody reads in a summary." for n in range(2000)))
    text = in_markdown(read(out.folder).library, changes(out))
    assert text.endswith(MORE)
    assert len(text) <= MOST + len(MORE)
