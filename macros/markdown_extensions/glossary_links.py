"""A Python-Markdown extension: the first use of each term on a page leads to what it means.

Only prose counts: not headings, links, code, quotations, or what a macro puts in, which is put aside by then.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from macros.components.glossary import Term, explained, finder, key, known_as
from macros.content import html_tree

LEFT_OUT = {"a", "code", "pre", "kbd", "q", "blockquote", "figure", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6"}
PUT_ASIDE = re.compile("\x02wzxhzdk:(\\d+)\x03")


class GlossaryLinks(Treeprocessor):
    def __init__(self, md: Markdown, terms: Mapping[str, Term]) -> None:
        super().__init__(md)
        self.ids = {key(name): id for id, term in explained(terms).items() for name in term.names}
        self.names = finder(name for term in explained(terms).values() for name in term.names)
        self.used: set[str] = set()
        self.within = 0  # how many elements that are left out and were typed as HTML are open

    def run(self, root: Element) -> None:
        self.used.clear()
        self.within = 0
        self.mark(root)

    def mark(self, element: Element) -> None:
        if element.tag in LEFT_OUT:
            return
        element.text, children = self.linked(element.text)
        for child in list(element):
            self.mark(child)
            child.tail, links = self.linked(child.tail)
            children += [child, *links]
        element[:] = children

    def linked(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Return the text before the first link that is put into it, and each link with the text behind it."""
        links: list[Element] = []
        before, end, read = text, 0, 0
        for found in self.names.finditer(text or ""):
            self.go_on(found.string[read : found.start()])
            id, read = self.ids[known_as(found[0], self.ids)], found.start()
            if id in self.used or self.within:
                continue
            self.used.add(id)
            words = found.string[end : found.start()]
            if links:
                links[-1].tail = words
            else:
                before = words
            said = {"class": "hb-term", "href": f"#term-{id}", "id": f"used-{id}", "role": "doc-glossref"}
            links.append(Element("a", said))
            links[-1].text, end = found[0], found.end()
        if links:
            links[-1].tail = (text or "")[end:]
        self.go_on((text or "")[read:])
        return before, links

    def go_on(self, text: str) -> None:
        """Take in the tags that stand in a text."""
        for number in PUT_ASIDE.findall(text):
            html = str(self.md.htmlStash.rawHtmlBlocks[int(number)])
            if begun(html) in LEFT_OUT:
                self.within += 1
            elif html.startswith("</") and html[2:-1].strip().lower() in LEFT_OUT:
                self.within = max(0, self.within - 1)


@functools.lru_cache(1024)  # the same few tags stand in every text
def begun(html: str) -> str:
    """Return the element of which this is the start tag alone; nothing where it is something else."""
    first = next(html_tree.parse(html).all(), None)
    return first.tag if first and first.inner_start == len(html) else ""


class GlossaryLinksExtension(Extension):
    def __init__(self, **options: object) -> None:
        self.config = {"terms": [{}, "the glossary: its terms by id"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        # After MkDocs has looked where links lead (0): what a word means comes to the foot of the page later.
        md.treeprocessors.register(GlossaryLinks(md, self.getConfig("terms")), "handbook-glossary-links", -1)


def makeExtension(**options: object) -> GlossaryLinksExtension:  # noqa: N802  (Python-Markdown's name)
    return GlossaryLinksExtension(**options)
