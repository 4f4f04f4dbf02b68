"""Spelling, in our own words: what people mistype and what is spelt as in the United States, with the right form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from macros.checks.prose import Passage
from macros.components.glossary import Term
from macros.handbook.library import Library
from macros.problems import Problem

# Words whose "iz" is British too.
WITH_Z = re.compile(
    r"(?:(?:cap|down|out|re|over|under)?s|pr|se|ass|ma|ba)iz(?:e|es|ed|ing|er|ers)|(?:denizen|citizen|wizen)\w*"
)
IZE = re.compile(r"\b([A-Za-z]{2,})iz(e|ed|es|er|ers|ing|ation|ations|ational)\b")
YZE = re.compile(r"\b(anal|paral|catal|break)yz(e|ed|es|er|ers|ing)\b", re.IGNORECASE)
AMERICAN = {
    "behavior": "behaviour",
    "canceled": "cancelled",
    "canceling": "cancelling",
    "center": "centre",
    "centers": "centres",
    "color": "colour",
    "colored": "coloured",
    "colors": "colours",
    "defense": "defence",
    "favor": "favour",
    "favorite": "favourite",
    "favorites": "favourites",
    "fulfill": "fulfil",
    "gray": "grey",
    "honor": "honour",
    "humor": "humour",
    "labeled": "labelled",
    "labeling": "labelling",
    "labor": "labour",
    "neighbor": "neighbour",
    "neighborhood": "neighbourhood",
    "neighbors": "neighbours",
    "offense": "offence",
    "offenses": "offences",
    "rumor": "rumour",
    "rumors": "rumours",
    "signaled": "signalled",
    "skeptical": "sceptical",
    "skillful": "skilful",
    "traveled": "travelled",
    "traveling": "travelling",
}
WORDS = re.compile(rf"\b(?:{'|'.join(AMERICAN)})\b", re.IGNORECASE)


def british(word: str) -> str:
    """Return the British form of a word; nothing where it is one, or a name."""
    lower = word.lower()
    if lower in AMERICAN:
        form = AMERICAN[lower]
    elif YZE.fullmatch(lower):
        form = lower.replace("yz", "ys")
    elif IZE.fullmatch(lower) and not WITH_Z.fullmatch(lower):
        form = re.sub(r"iz(?=[a-z]+$)", "is", lower)
    else:
        return ""
    return form.capitalize() if word[0].isupper() else form


WORD = re.compile(r"(?<![\w@#/.])[^\W\d_]+(?:['\u2019][^\W\d_]+)*(?![\w@]|\.\w)")  # none of a name or an address


@cache
def mistyped() -> dict[str, str]:
    """Return what people mistype, with commas between what they may have meant, from the list that codespell has."""
    package = find_spec("codespell_lib")  # only its data is read: no code of it is run
    folder = Path(*package.submodule_search_locations or ()) if package else Path()
    entries = (folder / "data" / "dictionary.txt").read_text("utf-8").replace("->", "\n").split("\n")
    return dict(zip(entries[::2], entries[1::2], strict=False))


def meant(word: str) -> str:
    """Return what may be meant by a word, as a cure says it; nothing where it is none that people mistype, or letters.

    Abbreviations are letters: ONS is no slip.
    """
    known = "" if word.isupper() and len(word) > 1 else mistyped().get(word.lower().replace("\u2019", "'"), "")
    forms = [form.strip() for form in known.split(",") if form.strip()]
    return "   or   ".join(form.capitalize() if word[0].isupper() else form for form in forms)


def problems(library: Library, prose: Iterable[Passage]) -> Iterator[Problem]:
    """Find slips and American spelling, which may stand in quotations, code, posts and addresses; terms are right."""
    terms = {word.lower() for term in library.all(Term).values() for name in term.names for word in WORD.findall(name)}
    for block in prose:
        text = block.text
        for pattern in (IZE, YZE, WORDS):
            for found in pattern.finditer(text):
                if right := british(found[0]):
                    do = f"Write   {right}   or put quotation marks round it if somebody else wrote it."
                    yield Problem(block.at(found.start()), f'"{found[0]}" is not spelt in the British way.', do)
        for found in WORD.finditer(text):
            if (right := meant(found[0])) and found[0].lower() not in terms:
                do = f"Write   {right}   or put quotation marks round it if it is right."
                yield Problem(block.at(found.start()), f'"{found[0]}" looks like a slip.', do)
