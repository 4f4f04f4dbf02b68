"""Plain English: what is measured, what is left out, and where the build says that something is too hard."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import syllables
from bs4 import BeautifulSoup

from macros.checks import prose, readability
from macros.checks.readability import HARDEST, LONGEST, measure
from macros.content.html_tree import parse
from tests.support.handbook import real
from tests.support.some import some

PART = 3300  # words of prose in a part
LONG = "word " * (LONGEST + 1)
EASY = "<p>So it is.</p>" * 20
HARD = "Organisational considerations necessitate comprehensive interdepartmental communication."


def found(folder: Path, html: str, **files: str) -> list[str]:
    """Return what is said of a page, `docs/page.md`, with some content among short sentences, and some files."""
    (folder / "docs").mkdir()
    for suffix, text in files.items():
        (folder / "docs" / f"page.{suffix}").write_text(text, "utf-8")
    return [str(problem) for problem in readability.problems(measure(parse(html + EASY)), "docs/page.md", folder)]


def test_a_plain_page_is_plain(tmp_path: Path) -> None:
    assert found(tmp_path, "<p>Stop posting. Read your post once more.</p>", md="Stop posting.") == []


def test_the_longest_sentence_that_is_allowed(tmp_path: Path) -> None:
    assert found(tmp_path, f"<p>{'a ' * LONGEST}.</p>", md="") == []


def test_a_long_sentence_is_found_where_it_begins(tmp_path: Path) -> None:
    text = '---\ntitle: x\n---\n\nShort one.\nIt is {{ source("law") }} so [long](page.md#it-is), ' + LONG
    (problem,) = found(tmp_path, f'<p>Short one.\nIt is <a class="hb-src">(A law)</a> so long, {LONG}.</p>', md=text)
    assert problem.startswith("docs/page.md:6: a sentence has ")


def test_a_long_sentence_of_the_data_is_found_there(tmp_path: Path) -> None:
    data = f"checklists:\n  one:\n    intro: Now then, {LONG}"
    (problem,) = found(tmp_path, f"<p>Now then, {LONG}.</p>", md="Text.\n", yml=data)
    assert problem.startswith("docs/page.yml:3: a sentence has ")


def test_a_sentence_that_stands_nowhere_is_said_of_the_page(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, f"<p>Now then, {LONG}.</p>", md="Text.\n")
    assert problem.startswith("docs/page.md:1: ")


def test_a_hard_page_is_found(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, f"<p>{HARD}</p>" * 20, md="")
    assert problem.startswith("docs/page.md:1: this page is hard to read: grade ")
    assert problem.endswith("   ".join(["Begin with these:", *[f"{HARD[:39]}…"] * 2])), (
        "two are enough, in one line each"
    )
    assert measure(parse(f"<p>{HARD}</p>")).grade > HARDEST


@pytest.mark.parametrize("foreign", ["<h2>{}</h2>", "<figure><p>{}</p></figure>", "<blockquote><p>{}</p></blockquote>",
    "<table><tr><td>{}</td></tr></table>", "<pre>{}</pre>", '<p class="hb-kicker">{}</p>',
    '<span class="x hb-vh">{}</span>', '<ul class="hb-list"><li><a>{}</a></li></ul>', '<svg><title>{}</title></svg>',
])  # fmt: skip
def test_what_is_not_our_prose_is_left_out(foreign: str) -> None:
    html = f"<div><p>One two.</p>{foreign.format(LONG)}<p>Three.</p></div>"
    assert [count for count, _ in measure(parse(html)).sentences] == [2, 1]


@pytest.mark.parametrize(
    ("html", "sentences"),
    [
        ("<ul><li>One two.<p>Three.</p></li></ul>", ["One two.", "Three."]),
        ("<p>It is 7.42 am. We&rsquo;re <em>late</em>.</p>", ["It is 7.42 am.", "We\u2019re late."]),
        ("<p>One\ntwo<br>three: Four</p>", ["One two three:", "Four"]),
        ("<p>One.</p><p>Two</p>three", ["One.", "Two"]),
        ("<p>One &amp; <img alt='x > y'> two.", ["One & two."]),
    ],
)
def test_a_sentence(html: str, sentences: list[str]) -> None:
    assert [sentence for _, sentence in measure(parse(html)).sentences] == sentences


@pytest.mark.parametrize(
    ("word", "count"),
    [("use", 1), ("closed", 1), ("posted", 2), ("rule", 1), ("people", 2), ("table", 2), ("media", 3), ("social", 2)],
)
def test_syllables(word: str, count: int) -> None:
    assert readability.syllables(word) == count


@pytest.fixture(scope="module")
def handbook() -> list[str]:
    """The HTML of every page of the handbook."""
    return [real().html(path) for path in real().library.pages]


def test_syllables_are_counted_much_as_others_count_them(handbook: list[str]) -> None:
    """The other estimate counts nearly every silent `e`."""
    sentences = [sentence for html in handbook for _, sentence in measure(parse(html)).sentences]
    words = Counter(word for sentence in sentences for word in sentence.split())
    ours = sum(readability.syllables(word) * times for word, times in words.items())
    theirs = sum(syllables.estimate(word) * times for word, times in words.items())
    assert 0.85 < ours / theirs < 1.05


def test_another_reader_finds_the_same_sentences(handbook: list[str]) -> None:
    for html in some(handbook):
        measured = {sentence for _, sentence in measure(parse(html)).sentences}
        for paragraph in some(BeautifulSoup(html, "html.parser").find_all("p", recursive=False)):
            for foreign in paragraph.select(".hb-src, code"):
                foreign.decompose()
            first = readability.END.split(" ".join(paragraph.get_text().split()))[0]
            assert first in measured or not readability.WORD.search(first)


@pytest.mark.original
def test_a_part_is_as_long_as_a_person_reads() -> None:
    """Our own sentences: without examples, checklists, clauses, quotations, tables and headings."""
    for page in some(page for page in real().library.pages.values() if page.meta and page.meta.part):
        own = (block.text for block in prose.blocks(page) if block.kind in ("paragraph", "item"))
        words = sum(len(readability.WORD.findall(text)) for text in own)
        assert 1000 < words <= PART, f"{page.file} has {words} words of prose"
