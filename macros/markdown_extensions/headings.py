"""A Python-Markdown extension: sections get a link to themselves, and table cells the name of their column."""

from __future__ import annotations

import html
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.extensions.toc import render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor


class Signposts(Treeprocessor):
    def run(self, root: Element) -> None:
        for heading in [*root.iter("h2"), *root.iter("h3")]:
            if id := heading.get("id"):
                label = f"Permanent link to this section: {self.words(heading)}"
                said = {"class": "headerlink", "href": f"#{id}", "aria-label": label, "data-register": ""}
                link = SubElement(heading, "a", said)
                link.text = "§"
        for table in root.iter("table"):
            columns = [self.words(head) for head in table.iter("th")]
            for cell, column in self.cells(table, columns):
                cell.set("data-column", column)

    @staticmethod
    def cells(table: Element, columns: list[str]) -> Iterator[tuple[Element, str]]:
        for row in table.iter("tr"):
            yield from zip(row.findall("td"), columns, strict=False)

    def words(self, element: Element) -> str:
        return html.unescape(strip_tags(render_inner_html(element, self.md)))


class MarkupExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        md.treeprocessors.register(Signposts(md), "handbook-signposts", 4)  # after toc (5), which reads the headings


def makeExtension(**options: object) -> MarkupExtension:  # noqa: N802  (Python-Markdown's name)
    return MarkupExtension(**options)
