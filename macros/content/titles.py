"""The titles of pages and headings: their words, an id made of them, and the number that a part has by itself."""

from __future__ import annotations

import re

import markdown

from macros.content import html_tree
from macros.content.typography import glue
from macros.content.yaml_reader import Reader
from macros.problems import Where

PART = re.compile(r"^part:", re.MULTILINE)
NUMBERED = re.compile(
    r"""^(title:[ ]*["']?)Part[ ]+\w+[ ]*[:.,\u2013\u2014-][ ]*(?=\S)""", re.IGNORECASE | re.MULTILINE
)
words_only = markdown.Markdown(extensions=["smarty"])


def without_number(reader: Reader, front_matter: str) -> str:
    """Return the front matter of a part without the number in its title, which is told: it would be shown twice."""
    found = NUMBERED.search(front_matter) if PART.search(front_matter) else None
    if not found:
        return front_matter
    cured = NUMBERED.sub(r"\1", front_matter, count=1)
    line = front_matter.count("\n", 0, found.start())
    at = Where(reader.file, reader.offset + line + 1)
    what = "the title of a part begins with its number, which comes by itself."
    reader.problem(at, what, f"Write   {cured.split(chr(10))[line]}")
    return cured


def title_text(title: str) -> str:
    """Return a heading's words without Markdown, with curly quotes."""
    return glue(html_tree.parse(words_only.reset().convert(f"# {title}")).text).strip()


def suggest(title: str) -> str:
    """Return an id made of a title's words."""
    words = re.findall(r"[a-z0-9]+", title.lower().replace("'", "").replace("\u2019", ""))
    while len("-".join(words)) > 40:
        words.pop()
    return "-".join(words) or "name-of-the-subject"
