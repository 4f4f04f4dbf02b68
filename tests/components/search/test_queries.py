"""What readers type finds what they look for.

`tests/data/queries.tsv` is for editors to extend: each query there finds one of its ids among the first three.
`tests/data/queries-in-trouble.tsv` is what somebody types after a mistake: one of its ids is found first.
`tests/data/queries-unseen.tsv` is only measured: nobody adds words for a query that stands there.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from macros.output.search_index import Index, SearchResult, ask
from macros.problems import did_you_mean
from tests.conftest import ROOT
from tests.support import search_index

DATA = ROOT / "tests" / "data"
FIRST, AMONG_THREE, UNSEEN = 0.8, 0.95, 0.9


class Query(NamedTuple):
    """What a reader types, and the ids of which one is right."""

    words: str
    ids: frozenset[str]
    line: int = 0


def queries(file: Path) -> list[Query]:
    found = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            words, _, ids = line.partition("\t")
            found.append(Query(words, frozenset(ids.split()), number))
    return found


def wrong(asked: list[Query], known: set[str], file: str) -> list[str]:
    """Return what is wrong with the queries of a file: an id that nothing has, or a query that stands twice."""
    lines = []
    for query in asked:
        for id in sorted(query.ids - known):
            lines.append(f'tests/data/{file}:{query.line}: nothing has the id "{id}".{did_you_mean(id, known)}')
        if first := next((other for other in asked if other.words == query.words and other.line < query.line), None):
            lines.append(f'tests/data/{file}:{query.line}: "{query.words}" stands in line {first.line} already.')
    return lines


def share(asked: list[Query], found: list[list[SearchResult]], first: int) -> float:
    """Return the share of queries with a right answer among the first so many."""
    right = [
        any(answer["id"] in query.ids for answer in some[:first]) for query, some in zip(asked, found, strict=True)
    ]
    return sum(right) / len(right)


def missed(asked: list[Query], found: list[list[SearchResult]], first: int = 3) -> list[str]:
    """Return what to do about each query without a right answer among the first so many."""
    lines = []
    for query, some in zip(asked, found, strict=True):
        if not any(answer["id"] in query.ids for answer in some[:first]):
            ids = " or ".join(sorted(query.ids))
            now = ", ".join(answer["id"] for answer in some[:3]) or "nothing"
            add = f"Add   {query.words}   to its words, below   search:   in the data beside its page."
            why = f'make search Q="{query.words}"   shows why.'
            where = "first" if first == 1 else f"among the first {first}"
            lines.append(f'"{query.words}" should find {ids} {where}, and finds {now}.\n  {add}\n  {why}')
    return lines


@pytest.fixture(scope="module")
def handbook(site: Path) -> Index:
    return search_index.read(site)


@pytest.mark.original
@pytest.mark.parametrize("file", ["queries.tsv", "queries-in-trouble.tsv", "queries-unseen.tsv"])
def test_every_query_names_what_there_is(handbook: Index, file: str) -> None:
    asked = queries(DATA / file)
    assert len(asked) >= 18
    assert all(query.ids for query in asked)
    assert wrong(asked, set(handbook["fields"]["id"]), file) == []


def test_a_query_for_what_there_is_not_is_named_with_its_line(handbook: Index, tmp_path: Path) -> None:
    (tmp_path / "queries.tsv").write_text(
        "# A comment.\nsorry\tapologies\n\nhacked\tabout\nsorry\tapologise\n", "utf-8"
    )
    unknown, twice = wrong(queries(tmp_path / "queries.tsv"), set(handbook["fields"]["id"]), "queries.tsv")
    assert unknown == 'tests/data/queries.tsv:2: nothing has the id "apologies". Did you mean "apologise"?'
    assert twice == 'tests/data/queries.tsv:5: "sorry" stands in line 2 already.'


@pytest.mark.original
def test_what_readers_type_finds_what_they_look_for(handbook: Index) -> None:
    asked = queries(DATA / "queries.tsv")
    found = ask(handbook, [query.words for query in asked])
    assert share(asked, found, 3) >= AMONG_THREE
    assert share(asked, found, 1) >= FIRST
    lines = missed(asked, found)
    assert not lines, "\n".join(lines)


@pytest.mark.original
def test_somebody_in_trouble_finds_what_to_do_first(handbook: Index) -> None:
    asked = queries(DATA / "queries-in-trouble.tsv")
    lines = missed(asked, ask(handbook, [query.words for query in asked]), 1)
    assert not lines, "\n".join(lines)


@pytest.mark.original
def test_what_nobody_has_tuned_for_is_found_too(handbook: Index) -> None:
    asked = queries(DATA / "queries-unseen.tsv")
    assert share(asked, ask(handbook, [query.words for query in asked]), 3) >= UNSEEN


def test_a_query_that_finds_something_else_is_named_with_its_cure(handbook: Index) -> None:
    asked = [Query("hacked", frozenset({"glossary"})), Query("qqqzzz", frozenset({"about"}))]
    found = ask(handbook, [query.words for query in asked])
    one, other = missed(asked, found)
    assert one.startswith('"hacked" should find glossary among the first 3, and finds ')
    assert other.startswith('"qqqzzz" should find about among the first 3, and finds nothing.')
    assert "search:" in one
    assert share(asked, found, 3) == 0
