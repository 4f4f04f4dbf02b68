"""What the search looks through, as a script, and what it finds."""

from __future__ import annotations

import functools
import gzip
import hashlib
import json
import re
import subprocess
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypedDict

from macros.build import Asset
from macros.components.glossary import Term
from macros.components.search import SearchWords, Synonyms
from macros.handbook.library import Library
from macros.handbook.search_entries import Entry
from macros.output.bundler import MACROS

BUDGET = 58_000  # bytes, packed: a phone with a poor signal waits for them, and for the script of the search
# Until that is kept, sentences are left out of sections: those of which no new word is in so few entries.
RARE = (None, 60, 40, 30, 20, 15, 12, 10, 8, 6, 4, 3)
SENTENCE = re.compile(r"(?<=[.?:;]) ")
ELLIPSIS = "…"
WORD = re.compile(r"[^\W_]+")


def named(library: Library, found: list[Entry]) -> None:
    """Give each entry the words that readers have for it."""
    names = {f"term-{id}": term.instead_of for id, term in library.all(Term).items()}
    for entry in found:
        sought = library.all(SearchWords).get(entry.id)
        entry.words = [*(sought.words if sought else ()), *names.get(entry.id, ())]


def synonyms(library: Library) -> Iterator[list[str]]:
    """Yield the words that mean the same: those that say so, and the names of what the glossary explains."""
    for entry in library.all(Synonyms).values():
        yield [str(word) for word in entry.words]
    for term in library.all(Term).values():
        if len(names := [str(name) for name in (*term.names, *term.instead_of)]) > 1:
            yield names


class Index(TypedDict):
    """What `components/search/engine.js` opens: the address and the title of each page, kinds, fields and synonyms,
    and where to go when nothing is found.

    Each field of the entries is a list, which packs better than a list of entries; a page and a kind are numbers.
    """

    pages: list[tuple[str, str]]
    kinds: list[str]
    fields: dict[str, list[Any]]
    synonyms: list[list[str]]
    ways: dict[str, str]


@functools.lru_cache(10_000)  # while the handbook is served, a build asks for the same again
def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text, which tell them apart well enough to count them."""
    return frozenset(word[:6].lower() for word in WORD.findall(text))


class Shortener:
    """Makes the text of sections shorter: it takes out the sentences that say nothing of their own."""

    def __init__(self, found: list[Entry]) -> None:
        self.found = found
        self.said = [stems(f"{entry.title} {' '.join(entry.words)}") for entry in found]
        stemmed = (own | stems(entry.text) for entry, own in zip(found, self.said, strict=True))
        self.counts = Counter(stem for own in stemmed for stem in own)
        sections = (SENTENCE.split(entry.text) if entry.kind == "Section" else [] for entry in found)
        self.sentences = [[(sentence, stems(sentence)) for sentence in sentences] for sentences in sections]

    def texts(self, rare: int) -> list[str]:
        """Return the text of each entry.

        A sentence stays if it has a word that is nowhere before in the entry, and in at most so many entries.
        """
        common = {stem for stem, count in self.counts.items() if count > rare}
        zipped = zip(self.found, self.said, self.sentences, strict=True)
        return [shorter(own, common, sentences) or entry.text for entry, own, sentences in zipped]


def shorter(own: frozenset[str], common: set[str], sentences: Iterable[tuple[str, frozenset[str]]]) -> str:
    before, kept = set(own), list[str]()
    for sentence, stemmed in sentences:
        if not kept or stemmed - before - common:
            kept.append(sentence)
            before |= stemmed
        elif kept[-1] != ELLIPSIS:
            kept.append(ELLIPSIS)
    return " ".join(kept).removesuffix(f" {ELLIPSIS}")


def data(library: Library, found: list[Entry]) -> Index:
    """Return what the search looks through, with as much text as is light enough; at worst, with the least of it."""
    named(library, found)
    ways = {"help": library.address_with("guide"), "sections": library.address_with("register")}
    shortener = Shortener(found)

    @functools.cache
    def of(rare: int | None) -> Index:
        texts = [entry.text for entry in found] if rare is None else shortener.texts(rare)
        return packed(library, found, texts, ways)

    def is_light(rare: int | None) -> bool:
        return len(gzip.compress(script(of(rare)), 9)) <= BUDGET

    first = bisect_left(RARE[:-1], True, key=is_light)  # the fewer words are rare, the lighter
    return of(RARE[first])


def script(index: Index) -> bytes:
    """Return the index as a script: unlike data, a page may load one from a file share."""
    return f"self.handbookSearch={json.dumps(index, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def packed(library: Library, found: list[Entry], texts: list[str], ways: dict[str, str]) -> Index:
    of_page = {entry.page.path: (entry.page.url, entry.page.title) for entry in found}
    pages, kinds = list(of_page), list(dict.fromkeys(entry.kind for entry in found))
    fields: dict[str, list[Any]] = {
        "id": [entry.id for entry in found],
        "page": [pages.index(entry.page.path) for entry in found],
        "kind": [kinds.index(entry.kind) for entry in found],
        "weight": [round(entry.weight, 2) for entry in found],
        "title": [entry.title for entry in found],
        "text": texts,
        "words": [entry.words for entry in found],
    }
    return {
        "pages": list(of_page.values()),
        "kinds": kinds,
        "fields": fields,
        "synonyms": list(synonyms(library)),
        "ways": ways,
    }


def asset(library: Library, found: list[Entry]) -> Asset:
    content = script(data(library, found))
    return Asset(f"assets/search-index.{hashlib.sha256(content).hexdigest()[:8]}.js", content)


class SearchResult(TypedDict):
    """One thing that a query finds: `match` are the fields in which each normal form of a word was found."""

    id: str
    kind: str
    title: str
    page: str
    score: float
    whole: bool
    match: dict[str, list[str]]


def ask(handbook: Index, queries: list[str]) -> list[list[SearchResult]]:
    """Return the best ten answers to each query, by the code that runs in the browser; `handbook` is that of `data`.

    Raises OSError where Node is missing, and CalledProcessError where a package is; what it said is on standard error.
    """
    node = Path(sys.executable).with_name("node")
    command = [str(node), str(MACROS / "components" / "search" / "command.js")]
    said = json.dumps({"handbook": handbook, "queries": queries})
    answers: list[list[SearchResult]] = json.loads(
        subprocess.run(command, input=said, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True).stdout
    )
    return answers
