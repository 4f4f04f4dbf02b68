"""A Python-Markdown extension: an address that cannot be one becomes one that MkDocs can warn of."""

from __future__ import annotations

from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


class Addresses(Treeprocessor):
    """Make of an address that cannot be one, such as `https://[force].police.uk`, one that MkDocs can warn of."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in {"href", "src"}.intersection(element.keys()):
                try:
                    urlsplit(element.attrib[name])
                except ValueError:
                    element.set(name, quote(element.attrib[name]))


class AddressesExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        md.treeprocessors.register(Addresses(md), "handbook-addresses", 0.5)  # before MkDocs reads them (0)


def makeExtension(**options: object) -> AddressesExtension:  # noqa: N802  (Python-Markdown's name)
    return AddressesExtension(**options)
