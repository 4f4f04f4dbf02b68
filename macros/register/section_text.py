"""The text of each section, as a reader could read it, so that it can be compared over time.

It is taken from a page's content, after macros and before the theme. Wrapping, attributes, curly quotes and the
markup of components leave no trace in it; a changed word does. An element with `data-register` has that value
taken in place of its words, and none for an empty one: an example gives its data, a link to a section its id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from macros.content.html_elements import INLINE, SILENT, VOID
from macros.content.yaml_reader import INVISIBLE

REGISTER = "data-register"
COMPONENT = re.compile(rf'(<(hb-[a-z]+)\b[^>]* {REGISTER}="[^"]*"[^>]*>).*?(?=</\2>)', re.DOTALL)
HEADING = re.compile("h[1-6]")
PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u00ad": None})


class State(NamedTuple):
    """What a section is like at one time, and the page that it is on."""

    title: str
    text: str
    page: str

    @property
    def words(self) -> tuple[str, str]:
        """What a reader could read."""
        return self.title, self.text


class Line(NamedTuple):
    """A block of text; a heading of the page has a level and an id."""

    text: str
    level: int = 0
    id: str = ""


def normal(text: str) -> str:
    """Return text without what a theme, an extension or a keyboard may change of itself."""
    shown = " ".join(text.split())
    if shown.isascii() and shown.isprintable():  # most are, and the rest takes ten times as long
        return shown
    shown = INVISIBLE.sub("", shown).translate(PLAIN)
    return " ".join(unicodedata.normalize("NFC", shown).split())


class Lines(HTMLParser):
    """Collects the lines of a page's content: one for a block, with `- ` before an entry of a list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.words: list[str] = []
        self.mark = ""
        self.heading: tuple[int, str] = (0, "")
        self.lists: list[int | None] = []  # of each list that is open: the number of its last entry, if it counts
        self.skipped: list[str] = []  # the open elements from one on that is not read

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if self.skipped:
            self.skipped += [] if tag in VOID else [tag]
        elif REGISTER in values or tag in SILENT:
            self.stand_in(tag, values.get(REGISTER) or "")
            self.skipped += [] if tag in VOID else [tag]
        elif tag in ("td", "th"):
            self.words.append(" | " if "".join(self.words).strip() else "")
        elif tag == "br":
            self.words.append(" ")
        elif tag == "img":
            self.words.append(f" {values.get('alt') or ''} ")
        elif tag not in INLINE:
            self.block(tag, values)

    def stand_in(self, tag: str, said: str) -> None:
        """Take a text in place of an element's own: that of a block has lines."""
        if tag in INLINE:
            self.words.append(said)
            return
        self.end_line()
        for line in said.split("\n"):
            self.words.append(line)
            self.end_line()

    def block(self, tag: str, values: dict[str, str | None]) -> None:
        self.end_line()
        if HEADING.fullmatch(tag):
            self.mark, self.heading = "# ", (int(tag[1]), values.get("id") or "")
        elif tag in ("ul", "ol"):
            self.lists.append(int(values.get("start") or 1) - 1 if tag == "ol" else None)
        elif tag == "li":
            number = self.lists[-1] if self.lists else None
            self.mark = "- " if number is None else f"{number + 1}. "
            if number is not None:
                self.lists[-1] = number + 1

    def handle_endtag(self, tag: str) -> None:
        if self.skipped:
            while tag in self.skipped and self.skipped.pop() != tag:  # some elements end without saying so
                pass
        elif tag not in INLINE and tag not in ("td", "th"):
            self.end_line()
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.words.append(data)

    def end_line(self) -> None:
        if text := normal("".join(self.words)):
            self.lines.append(Line(f"{self.mark}{text}", *self.heading))
            self.mark, self.heading = "", (0, "")
        self.words = []


def lines(html: str) -> list[Line]:
    parser = Lines()
    parser.feed(COMPONENT.sub(r"\1", html))  # most of a page is in components, which say themselves what they hold
    parser.close()
    parser.end_line()
    return parser.lines


def section_texts(html: str, page: str) -> dict[str, str]:
    """Return by id the text under each heading that has one, and that of the page as a whole, under the id `page`.

    Every line ends with a line end. A section holds those within it, their headings marked with `# `.
    """
    found = lines(html)
    texts = {page: joined(found)}
    for at, line in enumerate(found, 1):
        if line.id:
            texts[line.id] = joined(until(found[at:], line.level))
    return texts


def until(rest: list[Line], level: int) -> Iterator[Line]:
    for line in rest:
        if line.id and line.level <= level:
            return
        yield line


def joined(found: Iterable[Line]) -> str:
    return "".join(f"{line.text}\n" for line in found)
