"""Plain English, measured: the length of the sentences of a page, and its reading grade.

The grade is that of Flesch and Kincaid (1975): 0.39 times the words in a sentence, plus 11.8 times the syllables
in a word, less 15.59. Posts, quotations, citations, headings, tables and code are left out: they are not our
sentences, or not sentences at all.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.content.html_tree import Element
from macros.problems import Problem, Where, shown

LONGEST = 35  # words in a sentence
HARDEST = 9.0  # grade of a page
LEFT_OUT = {"pre", "code", "table", "h1", "h2", "h3", "h4", "figure", "blockquote", "script", "style", "svg"}
NOT_OURS = {"hb-src", "hb-kicker", "hb-vh", "hb-reply", "hb-words", "hb-see", "hb-list", "hb-sources"}
NOT_OURS |= {"hb-problem"}
BLOCKS = {"p", "li", "dd", "label"}
APART = {"div", "section", "article", "ul", "ol", "dl", "dt", "details", "summary", "fieldset", "legend"}
WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
END = re.compile(r"(?<=[.?!:])[\u201d\u2019)]*\s+(?=[\u201c\u2018(]*[A-Z0-9])")
SILENT = re.compile(r"(?:(?<=[^aeiouyl])e|(?<=[aeiouy]l)e|(?<=[^td])ed|(?<=[^sxzcgh])es)$")
VOWELS = re.compile(r"[aeiouy]+")
SPLIT = re.compile(r"(?<![cgqt])i[ao](?!us|n)|(?<![gq])u[ao]|[dr]eo|ying")  # two vowels that are two syllables: di-al
SOURCE = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|[^\W_]+", re.DOTALL)


@dataclass(frozen=True)
class Measure:
    """The sentences of a page, each with its words counted, and how hard it is to read."""

    sentences: tuple[tuple[int, str], ...]
    grade: float

    @property
    def words(self) -> int:
        return sum(count for count, _ in self.sentences)

    @property
    def longest(self) -> int:
        return max((count for count, _ in self.sentences), default=0)


class Blocks:
    """Collects the text of each innermost block of a page's content."""

    def __init__(self, tree: Element) -> None:
        self.found: list[str] = []
        self.words: list[str] = []
        self.read(tree, ours=False)
        self.end()

    def read(self, element: Element, ours: bool) -> None:
        """Read what is in an element; only in a block is it `ours`."""
        for child in element.children:
            if isinstance(child, str):
                self.words.append(child if ours else "")
            elif child.tag in LEFT_OUT or not NOT_OURS.isdisjoint(child.classes):
                continue
            elif child.tag in BLOCKS or child.tag in APART:
                self.end()
                self.read(child, ours or child.tag in BLOCKS)
                self.end()
            else:
                self.words.append(" " if child.tag == "br" else "")
                self.read(child, ours)

    def end(self) -> None:
        self.found.append(" ".join("".join(self.words).split()))
        self.words = []


def measure(tree: Element) -> Measure:
    """Measure the content of a page, as it is rendered."""
    split = ((sentence, WORD.findall(sentence)) for text in Blocks(tree).found for sentence in END.split(text))
    sentences = [(sentence, found) for sentence, found in split if found]
    counted = tuple((len(found), sentence) for sentence, found in sentences)
    words = [word for _, found in sentences for word in found]
    if not words:
        return Measure(counted, 0.0)
    per_word = sum(map(syllables, words)) / len(words)
    return Measure(counted, 0.39 * len(words) / len(sentences) + 11.8 * per_word - 15.59)


@functools.cache
def syllables(word: str) -> int:
    """Return about how many syllables a word has: its groups of vowels, less those that are silent."""
    heard = SILENT.sub("", word.lower())
    return max(1, len(VOWELS.findall(heard)) + len(SPLIT.findall(heard)))


def problems(measured: Measure, file: str, root: Path) -> Iterator[Problem]:
    """Find what is too hard on a page. `file` is its path below `root`; some of its text may be in data beside it."""
    for count, sentence in measured.sentences:
        if count > LONGEST:
            at = place(sentence, root, file, file.removesuffix(".md") + ".yml")
            what = f'a sentence has {count} words, and may have {LONGEST}: "{shown(sentence)}"'
            yield Problem(at, f"{what}.", "Make two sentences of it, or a list.")
    if measured.grade > HARDEST:
        what = f"this page is hard to read: grade {measured.grade:.1f}, and it may have {HARDEST:.0f}."
        longest = "   ".join(shown(sentence, 40) for _, sentence in sorted(measured.sentences, reverse=True)[:2])
        yield Problem(Where(file, 1), what, f"Write shorter sentences and shorter words. Begin with these:   {longest}")


def place(sentence: str, root: Path, *files: str) -> Where:
    """Return where a sentence of a page begins, in one of the files that it may come from."""
    sought = SOURCE.findall(sentence)[:6]
    for length in (6, 4, 2):
        for file in files:
            text = (root / file).read_text("utf-8") if (root / file).is_file() else ""
            words = [found for found in SOURCE.finditer(text) if found[0][0] not in "{]"]
            for n in range(len(words) - length + 1):
                if [word[0] for word in words[n : n + length]] == sought[:length]:
                    return Where(file, text.count("\n", 0, words[n].start()) + 1)
    return Where(files[0], 1)
