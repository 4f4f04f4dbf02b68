"""What the words of a link say: where it leads, to those too who listen to the links of a page one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.content.pages import Page
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown

CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
LINK = re.compile(r"(?<![!\\])\[([^\[\]]*)\]\(\s*<?([^\s()>]*)[^()]*\)")
DEFINED = re.compile(r" {0,3}\[([^\[\]^]+)\]:\s*\S+(?:\s+[\"'(].*)?\s*$")
VAGUE = re.compile(
    r"(?:(?:click |go |see |look )?here|(?:click )?(?:this |the )?(?:link|page)|(?:read |see |learn )?more)\W*"
)
WRITE = "Write   [words](address)   with words that say where it leads."
NAME = "Link the words that name it, such as its title."


def problems(_library: Library, page: Page) -> Iterator[Problem]:
    """Find links that lead nowhere, say nothing or are not shown, in the Markdown of a page."""
    lines = page.prose
    for number, line in lines.items():
        at, text = Where(page.file, number), CODE.sub("", line)
        for words, address in LINK.findall(text):
            if not words.strip():
                yield Problem(at, f'the link to "{shown(address, 30)}" has no words.', WRITE)
            elif address in ("", "#"):
                yield Problem(at, f'the link "{shown(words, 30)}" has no address.', WRITE)
            elif VAGUE.fullmatch(words.strip(" *_").lower()):
                yield vague(at, words)
        if (defined := DEFINED.match(line)) and not is_used(defined[1], lines.values()):
            what = f'"{shown(line.strip(), 30)}" is not shown: it is read as the address of a link.'
            yield Problem(at, what, "Write   [words](address)   where the link belongs, or take the brackets away.")
    for call in page.calls:
        if call.name == "section" and len(call.args) == 2 and VAGUE.fullmatch(call.args[1].strip().lower()):
            yield vague(call.where, call.args[1])


def is_used(name: str, lines: Iterable[str]) -> bool:
    """Tell whether a link takes the address that a line has for a name."""
    return any(f"[{name.lower()}]" in line.lower() and not DEFINED.match(line) for line in lines)


def vague(at: Where, words: str) -> Problem:
    return Problem(at, f'"{shown(words, 30)}" says nothing of where the link leads.', NAME)
