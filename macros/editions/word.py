"""The model clauses and the checklists of the pages as Word documents, which an organisation edits."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from typing import NamedTuple

from macros.content.html_tree import HEADINGS, Element, parse
from macros.content.typography import day
from macros.editions.book import Book, Chapter
from macros.editions.word_document import WordDocument, WordRun

PLAIN = WordRun("")
NUMBER = re.compile(r"^\d+\. ")  # which the page has as text, so that it is copied


class WordEdition(NamedTuple):
    """What a document has of the pages: `write` puts one such element into it.

    It begins a page if `paged`, and else stands on one.
    """

    title: str
    intro: str
    tag: str
    write: Callable[[WordDocument, Element, WordTexts], None]
    paged: bool


def clauses(book: Book) -> bytes:
    """Return the model clauses as a document, or nothing where there are none."""
    intro = (
        "Change what does not fit you, and fill in what stands in [square brackets]. Below each clause stands the "
        "address of the version that it was taken from: follow it to see whether the clause has changed since."
    )
    return document(book, WordEdition("Model clauses", intro, "hb-clause", write_clause, False))


def checklists(book: Book) -> bytes:
    """Return the checklists as a document, or nothing where there are none."""
    intro = (
        "Change what does not fit you. A step with Must is never skipped. Below each checklist stands the address of "
        "the version that it was taken from: follow it to see whether the checklist has changed since."
    )
    return document(book, WordEdition("Checklists", intro, "hb-checklist", write_checklist, True))


def document(book: Book, own: WordEdition) -> bytes:
    found = [
        (chapter, [each for each in parse(chapter.html).all() if each.tag == own.tag]) for chapter in book.chapters
    ]
    if not any(entries for _, entries in found):
        return b""
    texts = WordTexts(book)
    made = WordDocument(f"{own.title}: {book.title}", book)
    made.paragraph([WordRun(own.title)], "Title")
    made.paragraph([WordRun(f"{book.title}, edition of {day(book.made)}")], "Subtitle")
    made.paragraph(texts.with_gaps(own.intro))
    made.paragraph([WordRun(book.author)])
    made.paragraph([WordRun("The newest text is at "), WordRun(book.address, book.address)])
    if book.licence:
        words = "You may copy and change it, if you say where it is from: "
        made.paragraph([WordRun(words), WordRun(book.licence, book.licence)])
    for chapter, entries in found:
        for number, entry in enumerate(entries):
            if number == 0:
                made.heading(called(chapter), 1, new_page=own.paged)
            with nullcontext() if own.paged else made.on_one_page():
                made.heading(first(entry, HEADINGS).text, 2, new_page=own.paged and number > 0)
                own.write(made, entry, texts)
                made.paragraph(texts.runs(with_class(entry, "hb-version")), "Small")
    return made.content()


def called(chapter: Chapter) -> str:
    return f"{chapter.kicker.partition(' of ')[0]}: {chapter.title}"


def write_clause(made: WordDocument, clause: Element, texts: WordTexts) -> None:
    text = next(each for each in clause.all() if each.attributes.get("id", "").endswith("--text"))
    points = [[run._replace(text=NUMBER.sub("", run.text)) for run in texts.runs(each)] for each in inside(text, "li")]
    made.numbered(points)
    for paragraph in inside(text, "p"):
        made.paragraph(texts.runs(paragraph))
    for rests in (each for each in clause.all() if "hb-clause__rests" in each.classes):  # none, where all is left out
        for paragraph in inside(rests, "p"):
            made.paragraph(texts.runs(paragraph), "Small")
        for each in inside(rests, "li"):
            made.paragraph(texts.runs(each), "Small Bullet")


def write_checklist(made: WordDocument, checklist: Element, texts: WordTexts) -> None:
    own = (each for each in checklist.children if isinstance(each, Element) and each.tag == "p")
    for paragraph in own:
        if not {"hb-kicker", "hb-sign"} & {*paragraph.classes}:
            made.paragraph(texts.runs(paragraph))
    for group in inside(checklist, "fieldset"):
        title = first(group, {"legend"}).text
        made.heading(title, 3)
        made.steps(title, [step(item, texts) for item in group.all() if "hb-item" in item.classes])


def step(item: Element, texts: WordTexts) -> list[list[WordRun]]:
    """Return the paragraphs of a step: what to do, and below it why, and what to read."""
    below = (each for each in item.all() if {"hb-item__why", "hb-item__see"} & {*each.classes})
    return [texts.runs(first(item, {"label"})), *(texts.runs(each) for each in below)]


class WordTexts:
    """Writes texts of pages as runs, in which each link leads to a permanent address."""

    def __init__(self, book: Book) -> None:
        headings = (heading for chapter in book.chapters for heading in chapter.headings)
        self.addresses = {f"#{heading.id}": heading.address for heading in headings}

    def runs(self, element: Element) -> list[WordRun]:
        """Return a text in its runs, with one space between words as a browser shows it."""
        found: list[WordRun] = []
        for run in self.all(element):
            text = re.sub(r"[ \n\t]+", " ", run.text)
            space = not found or found[-1].text.endswith(" ")
            found += [run._replace(text=text.removeprefix(" ") if space else text)]
        if found:
            found[-1] = found[-1]._replace(text=found[-1].text.rstrip(" "))
        return [run for run in found if run.text]

    def all(self, element: Element, around: WordRun = PLAIN) -> Iterator[WordRun]:
        for child in element.children:
            if isinstance(child, str):
                yield around._replace(text=child)
                continue
            href = child.attributes.get("href", "")
            style = "Strong" if child.tag == "strong" or "hb-must" in child.classes else around.style
            style = "Gap" if "hb-gap" in child.classes else style
            yield from self.all(child, WordRun("", self.addresses.get(href, href) or around.href, style))

    def with_gaps(self, text: str) -> list[WordRun]:
        pieces = re.split(r"(\[[^]]*\])", text)
        return [WordRun(piece, style="Gap" if piece.startswith("[") else "") for piece in pieces if piece]


def first(element: Element, tags: set[str]) -> Element:
    return next(each for each in element.all() if each.tag in tags)


def inside(element: Element, tag: str) -> list[Element]:
    return [each for each in element.all() if each.tag == tag]


def with_class(element: Element, name: str) -> Element:
    return next(each for each in element.all() if name in each.classes)
