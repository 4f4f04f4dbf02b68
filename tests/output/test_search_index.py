"""The index of the search: what it holds, how it is packed, and what it goes without to stay light."""

from __future__ import annotations

import gzip
import hashlib
import json

import pytest

from macros.content.pages import Page
from macros.handbook.library import Library
from macros.handbook.search_entries import Entry
from macros.output import search_index
from macros.output.search_index import ELLIPSIS, Shortener, asset, data, named, packed, script, stems, synonyms
from tests.support.handbook import REVIEW, handbook_of

ONE, OTHER = Page("a.md", "docs/a.md", None), Page("b.md", "docs/b.md", None)
FRONT = "---\ntitle: {id}\nid: {id}\ndescription: Of x.\n" + REVIEW + "---\n\n"
FILES = {
    "a.md": FRONT.format(id="a") + "## Own up { #own-up }\n",
    "a.yml": "search:\n  own-up:\n    words: [say sorry]\n",
    "synonyms.yml": "erase:\n  words: [delete, erase]\n",
    "glossary.yml": "post:\n  term: post\n  means: Words.\nalt-text:\n  term: alt text\n  means: Words.\n"
    "  forms: [text alternative]\n  instead_of: [caption]\n",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return handbook_of(tmp_path_factory.mktemp("index"), FILES).library


def entry(id: str, text: str = "", kind: str = "Section", title: str = "", page: Page = ONE) -> Entry:
    return Entry(id, kind, page, title, text)


def sentences(*texts: str, rare: int) -> list[str]:
    return Shortener([entry(str(at), text) for at, text in enumerate(texts)]).texts(rare)


def test_words_are_told_apart_by_how_they_begin() -> None:
    assert stems("Publishing a PUBLISHER publishes it_now!") == {"publis", "a", "it", "now"}
    assert stems("") == frozenset()


def test_an_entry_has_the_words_of_readers_for_it(library: Library) -> None:
    found = [entry("own-up"), entry("term-alt-text", kind="Word"), entry("term-post", kind="Word"), entry("else")]
    named(library, found)
    assert [one.words for one in found] == [["say sorry"], ["caption"], [], []]


def test_synonyms_are_those_that_say_so_and_the_names_of_one_term(library: Library) -> None:
    assert [*synonyms(library)] == [["delete", "erase"], ["alt text", "text alternative", "caption"]]


def test_a_sentence_stays_if_it_says_something_of_its_own() -> None:
    assert sentences("First one. Only here. First one here.", "First of all.", rare=1) == [
        "First one. Only here.",
        "First of all.",
    ]


@pytest.mark.parametrize(
    ("rare", "text"),
    [
        (1, f"Begin. {ELLIPSIS} Alone."),
        (2, f"Begin. Shared. {ELLIPSIS} Alone."),
        (3, "Begin. Shared. Common. Alone."),
    ],
)
def test_a_sentence_of_words_that_are_in_too_many_entries_goes(rare: int, text: str) -> None:
    texts = ("Begin. Shared. Common. Alone.", "Shared. Common.", "Common.")
    assert sentences(*texts, rare=rare)[0] == text


def test_one_gap_stands_for_several_sentences_and_none_at_the_end() -> None:
    common = ("Common. Usual.",) * 3
    assert sentences("Begin. Common. Usual. Alone. Common: usual.", *common, rare=1)[0] == f"Begin. {ELLIPSIS} Alone."


def test_the_first_sentence_of_an_entry_stays_whatever_it_says() -> None:
    assert sentences("Common. Common.", "Common.", "Common.", rare=1)[0] == "Common."


def test_a_word_of_the_title_or_of_readers_is_not_new() -> None:
    one = entry("a", "Begin. Sorry.", title="Sorry")
    other = entry("b", "Begin. Sorry.")
    other.words = ["sorry"]
    assert Shortener([one, other]).texts(9) == ["Begin.", "Begin."]


def test_only_sections_are_shortened() -> None:
    kept = entry("a", "Begin. Begin. Begin.", kind="Example")
    assert Shortener([kept]).texts(1) == ["Begin. Begin. Begin."]


def test_fields_are_lists_in_which_pages_and_kinds_are_numbers(library: Library) -> None:
    found = [
        entry("a", "ta", "Page", "A", OTHER),
        entry("b", "tb", "Section", "B", ONE),
        entry("c", "tc", "Section", "C", OTHER),
    ]
    found[1].weight = 2 / 3
    index = packed(library, found, ["1", "2", "3"], {"help": "."})
    assert index["pages"] == [("b/", "b.md"), ("a/", "a.md")]
    assert index["kinds"] == ["Page", "Section"]
    assert index["fields"] == {
        "id": ["a", "b", "c"],
        "page": [0, 1, 0],
        "kind": [0, 1, 1],
        "weight": [1.0, 0.67, 1.0],
        "title": ["A", "B", "C"],
        "text": ["1", "2", "3"],
        "words": [[], [], []],
    }
    assert index["ways"] == {"help": "."}
    assert packed(Library(library.components), [], [], {})["pages"] == []


def test_the_script_holds_the_index_and_nothing_that_ends_it(library: Library) -> None:
    said = script(packed(library, [entry("a", title='</script> "é" \u2028 \\')], ['";'], {})).decode()
    assert said.startswith("self.handbookSearch={")
    assert said.endswith("};\n")
    read = json.loads(said.removeprefix("self.handbookSearch=").removesuffix(";\n"))
    assert (read["fields"]["title"], read["fields"]["text"]) == (['</script> "é" \u2028 \\'], ['";'])
    assert "é" in said
    assert '": ' not in said


LONG = " ".join(f"Sentence {chr(97 + n % 26)}{chr(97 + n // 26)}." for n in range(300))


def test_as_much_text_stays_as_is_light_enough(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [entry(id, f"Begin. {LONG}") for id in "abcdefghijkl"]
    whole = data(library, found)
    assert whole["fields"]["text"] == [one.text for one in found]
    monkeypatch.setattr(search_index, "BUDGET", 0)
    least = data(library, found)
    assert least["fields"]["text"] == ["Begin."] * 12
    assert whole["ways"] == least["ways"] == {"help": ".", "sections": "."}


def test_a_limit_that_is_just_kept_is_kept(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [entry(id, f"Begin. {LONG}") for id in "abcdefghijkl"]
    size = len(gzip.compress(script(data(library, found)), 9))
    for budget, is_whole in ((size, True), (size - 1, False)):
        monkeypatch.setattr(search_index, "BUDGET", budget)
        assert (data(library, found)["fields"]["text"][0] == found[0].text) is is_whole


def test_the_name_of_the_file_changes_with_what_it_holds(library: Library) -> None:
    one, other = (asset(library, [entry("a", title=title)]) for title in "xy")
    assert one.path == f"assets/search-index.{hashlib.sha256(one.content).hexdigest()[:8]}.js"
    assert one.path != other.path
    assert asset(library, [entry("a", title="x")]) == one
