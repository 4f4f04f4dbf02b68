"""A Python-Markdown extension: the cells of a table get the name of their column, which a narrow page shows."""

from __future__ import annotations

import html
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.extensions.toc import render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor


class Columns(Treeprocessor):
    def run(self, root: Element) -> None:
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


class TablesExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        md.treeprocessors.register(Columns(md), "handbook-columns", 4)


def makeExtension(**options: object) -> TablesExtension:  # noqa: N802  (Python-Markdown's name)
    return TablesExtension(**options)
