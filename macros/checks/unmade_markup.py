"""Text that looks like markup and was not read as any: a macro with one brace, a link with a space in it, a lost list.

What is looked at is the page as it was rendered, since only there it is known what was read. The data is plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from macros.content.html_tree import INLINE, Element
from macros.content.pages import Page, fences, front_matter
from macros.content.schema import texts
from macros.handbook.library import Library
from macros.problems import Problem, Where, shown


class UnmadeMark(NamedTuple):
    """What some markup looks like that was not read, and on a page, what to say of it and what to type.

    In the data, which is plain text, `plain` is what to do about it; `{}` in it is the mark.
    """

    pattern: re.Pattern[str]
    what: str
    do: str
    plain: str = "Take each   {}   out."

    @property
    def of_block(self) -> bool:
        """Tell whether it is looked for where a block or its lines begin: a block has one of it, such as a list."""
        return self.pattern.pattern.startswith("^") or r"\n" in self.pattern.pattern


def unmade(pattern: str, *said: str) -> UnmadeMark:
    return UnmadeMark(re.compile(pattern), *said)


RAW = 'A macro looks like   {{ section("make-amends") }}   and a note that is not published like   {## ask legal ##}'
BULLETS = "\u2022\u00b7\u25aa\u25e6\u2023\u25cf\u25cb\uf0b7"  # of word processors
LETTERS = "o\u00a7\u00d8\u00fcvq"  # that they put for the bullets of a list in a list, before a tab
INNER = "Begin with four spaces,   -   and a space, or without the spaces if it is in no other list."
CITED = 'Cite it with   {{ source("id") }}   or write   [words](address)'
LINKED = "Write   [words](address)   without a space."
MAIL = r"Write   [\1](mailto:\1)"
TABLE = "Put an empty line before it, and as many   |   in each line."
PLAIN = "is shown as it stands: this is plain text."
LINE_END = "Take it out, and put an empty line after it where a new paragraph begins."
NAMED = "Write the words alone. The id of a section belongs in   see:   or   sections:   and a source in   sources:"
NO_MACRO = f"{NAMED}   A note that is not published begins with   #   on a line of its own."
NUMBER = r"Put an empty line before the list, or write   \1\\\2   if it is none."
IN_ALL = (unmade(r"\{\{|\}\}|\{[%#]", "was not read as a macro.", RAW, NO_MACRO),)
IN_OUR_WORDS = (
    unmade(r"\[\[|\]\]", "is no link here.", 'Write   {{ section("make-amends") }}   with the id of a section.', NAMED),
    unmade(r"\[\^[^\]\s]*\]", "is no footnote here.", 'Cite what you read with   {{ source("id") }}', NAMED),
    unmade(r"\]\(|\]\s+\((?:https?:|[\w./-]+\.\w)", "is no link here.", LINKED, NAMED),
    unmade(r"\]\[", "is no link here.", 'Write   [words](address)   or   {{ section("make-amends") }}', NAMED),
    unmade(r"\*\*|__", "makes no word bold here.", "Write two stars before the words and two after, without a space."),
    unmade(r"(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*])", "stands alone.", "Write one star before the words and one after."),
    unmade(
        r"`", "is opened and not closed, or the other way round.", "Write one   `   before the words and one after."
    ),
    unmade(r"==", "marks nothing here.", "Write two stars before the words and two after to make them bold."),
    unmade(r"~~", "strikes nothing out here.", "Say in words what is no longer so."),
    unmade(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])", "is no picture here.", "Use words.", "Use words."),
)
IN_PAGES = (
    unmade(r"(?:^|\n)\s*(?=#{2,6}\s)", "is no heading here.", "Take the spaces before it away."),
    unmade(r"\{|\}", "was not read as a macro or an id.", RAW),
    unmade(r"^(?:!!!|\?\?\?)\+?\s", "makes no box here.", "Write a paragraph, or a section with a heading."),
    unmade(rf"^[{BULLETS}\u2013\u2014]\s", "makes no list here.", "Begin with   -   and a space."),
    unmade(rf"(?:^|\n)\s*[{LETTERS}](?: {{2,}}|\t)\s*\w", "makes no list here.", INNER),
    unmade(r"^\d+\)\s", "makes no list here.", "Write   1.   and a space."),
    unmade(r"\n\s*[-*+]\s", "makes no list here.", "Put an empty line before the list."),
    unmade(r"\n\s*(\d+)([.)])\s", "makes no list here.", NUMBER),
    unmade(r"\\(?=\n)", "begins no new line here.", LINE_END),
    unmade(r"^\[[ xX]?\]\s", "is no box to tick here.", 'Put a checklist in the data file:   {{ checklist("id") }}'),
    unmade(r"(?<!\S)https?://\S+", "is no link here.", CITED),
    unmade(r"(?<![\w/.@])www\.\w\S*", "is no link here.", CITED),
    unmade(r"(?<![\w/.+-])([\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+)", "is no link here.", MAIL),
    unmade(r"[^\n]*\|[^\n]*\n\|?\s*:?[-\u2013\u2014]", "makes no table here.", TABLE),
)  # fmt: skip
IN_DATA = (
    unmade(r"</?[a-zA-Z][^>]*>", PLAIN, "", "Write the words alone, and a gap as   [words]"),
    unmade(rf"^(?:[-*+{BULLETS}]|\d+[.)]|#{{1,6}}|>)\s", PLAIN, "", "Take the   {}   at its beginning out."),
)  # fmt: skip
PAIRS = (
    ("a square bracket", re.compile(r"\[[^\[\]]*\]"), re.compile(r"[\[\]]"), "Write   [what goes there]"),
    ("a brace", re.compile(r"\{[^{}]*\}"), re.compile(r"[{}]"), "Write both   {   and   }   or neither."),
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[^\s@]+@[^\s@]+$")
LONGEST = 30  # characters by which a line is known
WORD = re.compile(r"[^\W_]+")


def problems(tree: Element, page: Page) -> Iterator[Problem]:
    """Find what was meant as markup in the text of a page, as it is rendered; not where more is wrong with it."""
    if page.problems:
        return
    lines = MarkdownLines(page)
    for text in texts_of(tree):
        for one, found in marks(text):
            if f"\\{text[found.start()]}" not in page.text:  # else it was meant to be shown
                typed = shown(text[found.start() :].strip(), 30)
                yield Problem(lines.of(text, found.start()), f'"{typed}" {one.what}', found.expand(one.do))
    yield from in_code(tree, page, lines)


def marks(text: str) -> Iterator[tuple[UnmadeMark, re.Match[str]]]:
    """Yield the marks in a block: one in a line, since each may be the half of another."""
    told, begun = set[int](), False
    for one in (*IN_ALL, *IN_OUR_WORDS, *IN_PAGES):
        for found in one.pattern.finditer(text):
            line = text.count("\n", 0, found.end())
            if line not in told and not (one.of_block and begun):
                told.add(line)
                begun = begun or one.of_block
                yield one, found


def in_code(tree: Element, page: Page, lines: MarkdownLines) -> Iterator[Problem]:
    """Find macros in code, and what is code for its four spaces alone."""
    fenced = "\n".join(line.strip() for line in lines.code)
    for element in typed_elements(tree):
        first = next((line.strip() for line in element.text.split("\n") if line.strip()), "")
        if element.tag == "code" and any(not isinstance(child, str) for child in element.children):
            do = "Take away the   `   or the four spaces before it. To show braces:   {% raw %}   {% endraw %}"
            for call in page.calls:
                if re.match(r"\s{4}|.*`", lines.prose.get(call.where.line, "")):
                    yield Problem(call.where, f'the macro "{call.name}" stands in code, which shows what is typed.', do)
        elif element.tag == "pre" and first and first not in fenced and not made_of_more(element):
            what = f'"{shown(first, 30)}" is shown as code, as four spaces stand before it.'
            yield Problem(lines.of(first, 0), what, "Take the spaces away.")


def made_of_more(pre: Element) -> bool:
    """Tell whether the code in a block is more than text."""
    codes = (child for child in pre.children if not isinstance(child, str))
    return any(not isinstance(child, str) for code in codes for child in code.children)


def typed_elements(tree: Element) -> Iterator[Element]:
    """Yield the elements of a page, without what a component shows and what a picture is drawn of."""
    for child in tree.children:
        if not isinstance(child, str) and not is_shown(child):
            yield child
            yield from typed_elements(child) if child.tag != "svg" else ()


def is_shown(element: Element) -> bool:
    """Tell whether a component shows it: what is in it is data."""
    return element.tag.startswith("hb-") or "data-register" in element.attributes or "hb-problem" in element.classes


def is_address(element: Element) -> bool:
    """Tell whether it is a link whose words are an address."""
    return element.tag == "a" and ADDRESS.match(element.text) is not None


def texts_of(tree: Element) -> Iterator[str]:
    """Yield the text of each block of a page, without code and without what a component shows."""
    inline: list[str] = []
    for child in tree.children:
        if isinstance(child, str):
            inline.append(child)
        elif child.tag in ("code", "pre", "svg") or is_shown(child) or is_address(child):
            inline.append(" ")
        elif child.tag in INLINE:
            inline += [*texts_of(child)] or [" "]
        else:
            yield from texts_of(child)
            inline.append("\n\n")
    for block in "".join(inline).split("\n\n"):
        if block.strip():
            yield block.strip()


class MarkdownLines:
    """The lines of a page's Markdown, and in which of them some words stand."""

    def __init__(self, page: Page) -> None:
        body_at = front_matter(page.text)[1]
        self.file, self.first = page.file, body_at + 1
        self.prose, numbers, _ = fences("\n" * body_at + page.body, page.file)
        every = dict(enumerate(("\n" * body_at + page.body).split("\n"), 1))
        self.code = [every[number] for number in sorted(numbers)]
        self.words = [(word, number) for number, line in every.items() for word in WORD.findall(line)]

    def of(self, text: str, at: int) -> Where:
        """Return the line of what stands at a place in a text: that which holds it, or the words around it."""
        typed = text[at:].split("\n", maxsplit=1)[0]
        for length in range(min(len(typed), LONGEST), 0, -1):
            if holding := [number for number, line in self.prose.items() if typed[:length] in line]:
                return Where(self.file, holding[0] if len(holding) == 1 else self.by_words(text, at) or holding[0])
        return Where(self.file, self.by_words(text, at) or self.first)

    def by_words(self, text: str, at: int) -> int:
        """Return the number of the line with the same words before and after a place; 0 where there is none."""
        before, after = WORD.findall(text[:at]), WORD.findall(text[at:])
        words = [word for word, _ in self.words]
        for many in range(8, 0, -1):
            left, right = before[-many:], after[:many]
            around = [*left, *right]
            for start in range(len(words) - len(around) + 1 if around else 0):
                if words[start : start + len(around)] == around:
                    return self.words[start + len(left) - (0 if right else 1)][1]
        return 0

    def holding(self, typed: str, before: int) -> Where:
        """Return the line in which something is typed, the first time or after so many times before."""
        found = [number for number, line in self.prose.items() for _ in range(line.count(typed))]
        return Where(self.file, ([*found[before:], *reversed(found), self.first])[0])


def problems_of_data(library: Library) -> Iterator[Problem]:
    """Find markup, macros and brackets without an end in the data, all of which is plain text."""
    for collection in library.collections.values():
        for entry in collection.entries.values():
            ours = set(map(id, texts(entry, quoted=False))) if not collection.type.quoted else set()
            for text in texts(entry):
                yield from of_text(text.where, text, id(text) in ours)


def of_text(at: Where, text: str, ours: bool) -> Iterator[Problem]:
    """Find what is no plain text in a text of the data: each thing that has to be done about it, once."""
    told = set[str]()
    for one in (*IN_ALL, *(IN_OUR_WORDS + IN_DATA if ours else ())):
        if (found := one.pattern.search(text)) and (do := one.plain.format(found[0].strip())) not in told:
            told.add(do)
            yield Problem(at, f'"{shown(text[found.start() :], 30)}" {PLAIN}', do)
    for what, pair, alone, do in PAIRS if ours and not told else ():
        if found := alone.search(pair.sub(lambda whole: " " * len(whole[0]), text)):
            said = f'{what} is opened and not closed, or the other way round: "{shown(text[found.start() :], 30)}".'
            yield Problem(at, said, do)
