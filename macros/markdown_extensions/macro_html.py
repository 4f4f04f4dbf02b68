"""A Python-Markdown extension that keeps the HTML of macros whole.

Markdown would break multi-line HTML in lists, tabs and table cells, and work on the text inside it.
So what `mark` has marked is put aside before any of that, and comes back at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from macros.content.typography import glue

MARKED = re.compile(r"<handbook-html>(.*?)</handbook-html>")
ROOT = re.compile(r"<([a-z][a-z0-9-]*)")
# What is left as it is: tags and ids, so that MkDocs sees where links may lead. Not braces, line ends and tabs.
PLAIN = " !\"#$&'()*+,-./:;<=>?@[\\]^_`|~"
QUOTED = {code: quote(chr(code), safe=PLAIN) for code in range(128)}


def mark(html: str) -> str:
    """Return HTML in the form in which a macro may put it into Markdown: one line that nothing acts upon."""
    return f"<handbook-html>{html.strip().translate(QUOTED)}</handbook-html>"


class Stash(Preprocessor):
    """Put every marked piece aside, leaving a one-line placeholder."""

    def run(self, lines: list[str]) -> list[str]:
        return MARKED.sub(self.put_aside, "\n".join(lines)).split("\n")

    def put_aside(self, match: re.Match[str]) -> str:
        html = unquote(match[1])
        root = ROOT.match(html)
        if root and root[1].startswith("hb-") and root[1] not in self.md.block_level_elements:
            self.md.block_level_elements.append(root[1])
        return self.md.htmlStash.store(html)


class SplitParagraphs(Treeprocessor):
    """Take a block out of a paragraph that it shares with words: HTML does not allow one in the other."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for paragraph in [child for child in parent if child.tag == "p"]:
                pieces = self.split(paragraph)
                if len(pieces) > 1:
                    at = list(parent).index(paragraph)
                    pieces[-1].tail = paragraph.tail
                    parent[at : at + 1] = pieces

    def split(self, paragraph: Element) -> list[Element]:
        pieces = [Element("p", paragraph.attrib)]
        self.add(pieces, paragraph.text or "")
        for child in paragraph:
            tail, child.tail = child.tail or "", None
            pieces[-1].append(child)
            self.add(pieces, tail)
        return [piece for piece in pieces if len(piece) or (piece.text or "").strip()]

    def add(self, pieces: list[Element], text: str) -> None:
        for words, placeholder in runs(text):
            append(pieces[-1], words)
            if placeholder and self.is_block(placeholder):
                pieces += [Element("p"), Element("p")]
                pieces[-2].text = placeholder[0]
            elif placeholder:
                append(pieces[-1], placeholder[0])

    def is_block(self, placeholder: re.Match[str]) -> bool:
        root = ROOT.match(str(self.md.htmlStash.rawHtmlBlocks[int(placeholder[1])]))
        return root is not None and self.md.is_block_level(root[1])


def runs(text: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Yield each run of words with the placeholder that follows it; none follows the last."""
    end = 0
    for placeholder in HTML_PLACEHOLDER_RE.finditer(text):
        yield text[end : placeholder.start()], placeholder
        end = placeholder.end()
    yield text[end:], None


def append(element: Element, text: str) -> None:
    """Add text at the end of what an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


class Glue(Postprocessor):
    """Glue dates and times in the prose, before what was put aside comes back."""

    def run(self, text: str) -> str:
        return glue(text)


class StashExtension(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (Python-Markdown's name)
        # After fences (25) and MkDocs's look at the ids (21), before html_block (20).
        md.preprocessors.register(Stash(md), "handbook-stash", 20.5)
        md.treeprocessors.register(SplitParagraphs(md), "handbook-split", 15)  # after inline (20)
        md.postprocessors.register(Glue(md), "handbook-glue", 35)  # before raw_html (30)


def makeExtension(**options: object) -> StashExtension:  # noqa: N802  (Python-Markdown's name)
    return StashExtension(**options)
