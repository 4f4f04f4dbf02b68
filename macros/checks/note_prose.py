"""What a note says of a change: it is published for ever, so it is a sentence, in plain text, spelt as a page is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.checks import spelling, terminology, unmade_markup
from macros.checks.prose import Passage
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown
from macros.register.notes import SAY, is_example

LEAST = 2  # words, as in   Plainer words.
WORD = re.compile(r"[^\W_]+(?:[-'\u2019.][^\W_]+)*")
END = re.compile(r"[.!?][\"'\u201d\u2019)]*")


def problems(library: Library) -> Iterator[Problem]:
    """Find what is wrong with the words of the notes that are not published yet."""
    for note in library.notes:
        yield from of_text(library, note.note, note.note.where)


def of_text(library: Library, text: str, at: Where) -> Iterator[Problem]:
    """Find what is wrong with the words of a note; that it is empty or copied from a message is told elsewhere."""
    text = text.strip()
    if not text or is_example(text):
        return
    if len(WORD.findall(text)) < LEAST:
        yield Problem(at, f'the note "{shown(text)}" says too little, and is published for ever.', SAY)
    elif not END.search(text[-2:]):
        yield Problem(at, f'the note "{shown(text)}" ends without a full stop.', f"Write   {text.rstrip(',;: ')}.")
    passage = Passage("paragraph", *at, text)
    yield from [*spelling.problems(library, [passage]), *terminology.problems(library, [passage])]
    yield from unmade_markup.of_text(at, text, ours=True)
