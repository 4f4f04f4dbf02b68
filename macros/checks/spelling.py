"""British spelling, in our own words: what is spelt as in the United States is found, with the British form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.checks.prose import Passage
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


def problems(_: Library, prose: Iterable[Passage]) -> Iterator[Problem]:
    """Find American spelling; in quotations, code, posts and addresses it may stand."""
    for block in prose:
        text = block.text
        for pattern in (IZE, YZE, WORDS):
            for found in pattern.finditer(text):
                if right := british(found[0]):
                    do = f"Write   {right}   or put quotation marks round it if somebody else wrote it."
                    yield Problem(block.at(found.start()), f'"{found[0]}" is not spelt in the British way.', do)
