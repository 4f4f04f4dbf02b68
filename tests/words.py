"""Plain English, measured: the length of sentences and the reading grade of each page.

The grade is that of Flesch and Kincaid (1975): 0.39 times the words in a sentence, plus 11.8 times the
syllables in a word, less 15.59. Posts, citations, headings and tables are left out: they are not our sentences,
or not sentences at all. `python -m tests.words` prints the report.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import syllables
from bs4 import BeautifulSoup, Tag

LONGEST = 35  # words in a sentence
HARDEST = 9.0  # grade of a page
NOT_OURS = "pre, table, h1, h2, h3, h4, figure, blockquote, .hb-src, .hb-kicker, .hb-vh, .hb-reply, .hb-words, .hb-see"
WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
END = re.compile(r"(?<=[.?!:])[\u201d\u2019)]*\s+(?=[\u201c\u2018(]*[A-Z0-9])")


@dataclass(frozen=True)
class Report:
    """The measures of one page; `sentences` holds each with its words counted."""

    page: str
    sentences: tuple[tuple[int, str], ...]
    grade: float

    @property
    def words(self) -> int:
        return sum(count for count, _ in self.sentences)

    @property
    def longest(self) -> tuple[int, str]:
        return max(self.sentences, default=(0, ""))


def paragraphs(html: str) -> Iterator[str]:
    """Yield the text of each innermost block of an article."""
    article = BeautifulSoup(html, "html.parser").find("article")
    if not isinstance(article, Tag):
        return
    for foreign in article.select(NOT_OURS):
        foreign.decompose()
    for block in article.find_all(["p", "li", "dd", "label"]):
        for inner in block.find_all(["p", "ul", "ol", "li"]):
            inner.extract()
        text = " ".join(block.get_text().split())
        if text:
            yield text


def measure(page: str, html: str) -> Report:
    sentences = [s for text in paragraphs(html) for s in END.split(text) if WORD.search(s)]
    counted = tuple((len(WORD.findall(s)), s) for s in sentences)
    words = [word for s in sentences for word in WORD.findall(s)]
    if not words:
        return Report(page, counted, 0.0)
    per_word = sum(max(1, syllables.estimate(word)) for word in words) / len(words)
    return Report(page, counted, 0.39 * len(words) / len(sentences) + 11.8 * per_word - 15.59)


def measure_site(site: Path) -> list[Report]:
    """Return a report for each page that somebody wrote: those at permanent addresses say what others said."""
    pages = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*.html"))}
    return [measure(name, file.read_text("utf-8")) for name, file in pages.items() if not name.startswith("s/")]


def main() -> None:
    from tests.conftest import ROOT, build  # noqa: PLC0415  (a report needs no pytest)

    with tempfile.TemporaryDirectory() as folder:
        build(ROOT, Path(folder), "--strict")
        print(f"{'page':48}{'words':>7}{'sentences':>11}{'longest':>9}{'grade':>7}")
        for report in measure_site(Path(folder)):
            counts = f"{report.words:>7}{len(report.sentences):>11}{report.longest[0]:>9}"
            print(f"{report.page:48}{counts}{report.grade:>7.1f}")
            for count, sentence in report.sentences:
                if count > 25:
                    print(f"    {count} words: {sentence}")


if __name__ == "__main__":
    main()
