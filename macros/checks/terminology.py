"""One name for one thing: what the glossary says not to write, wherever we wrote it nevertheless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.checks.prose import Passage
from macros.components.glossary import Term, finder, key, known_as
from macros.handbook.library import Library
from macros.problems import Problem, shown


def problems(library: Library, prose: Iterable[Passage]) -> Iterator[Problem]:
    """Find the names that another is used instead of; in quotations, code, posts and addresses they may stand."""
    terms = library.all(Term).values()
    right = {key(wrong): term.term for term in terms for wrong in term.instead_of}
    wrong = finder(name for term in terms for name in term.instead_of)
    # A right name may hold a wrong one: it is found first, and passed over.
    names = finder(name for term in terms for name in (*term.names, *term.instead_of))
    for block in prose:
        if not wrong.search(block.written):
            continue
        for found in names.finditer(block.text):
            if name := right.get(known_as(found[0], right)):
                what = f'"{shown(found[0])}" has another name here.'
                do = f"Write   {name}   or put quotation marks round it if somebody else said it."
                yield Problem(block.at(found.start()), what, do)
