"""What must hold of every published page: nothing that its Content-Security-Policy blocks, and no id twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from macros.content import html_attributes
from macros.content.html_tree import Edit, Element
from macros.problems import Problem, Where

CODE = ("no page may bring a script or a style of its own.", "Delete it; the code of all pages is in macros/.")
FRAME = ("no page may show another one within it.", "Delete it, and write a link to the other page in its place.")
HEAD = ("it belongs to the head of a page, which is the same for all.", "Delete it.")
BLOCKED_ELEMENTS = {
    **dict.fromkeys(("script", "style"), CODE),
    **dict.fromkeys(("iframe", "frame", "object", "embed", "portal", "fencedframe"), FRAME),
    **dict.fromkeys(("meta", "base", "link"), HEAD),
}
ADDRESS = ("a link leads to a page, a file or a section.", "Write its address, or delete it.")
TYPED_ELEMENTS = {"form": ("nothing that is typed into a page may be sent anywhere.", "Delete it.")}
REFUSED = {*BLOCKED_ELEMENTS, *TYPED_ELEMENTS}
BLOCKED_ATTRIBUTE = re.compile(r"style|on[a-z]+")
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "xlink:href")
BLOCKED_ADDRESS = re.compile(r"(javascript|vbscript|data):", re.IGNORECASE)
COMPONENT = "data-md-component"
IGNORED = re.compile(r"^[\0- ]+|[\t\n\r]")  # what a browser leaves out of an address


def unused(html: str, tree: Element) -> Iterator[Edit]:
    """Yield the edits that take out of a page what only Material's own script uses, and its skip link."""
    first = next((element for element in tree.all() if "md-toggle" in element.classes), None)
    parts = {element.attributes[COMPONENT]: element for element in tree.all() if COMPONENT in element.attributes}
    cuts = [Edit(first.start, parts["announce"].end, "")] if first and "announce" in parts else []
    cuts += [Edit(parts[name].start, parts[name].end, "") for name in ("dialog",) if name in parts]
    yield from cuts
    changes: dict[str, html_attributes.Change] = {
        COMPONENT: html_attributes.without,
        "class": lambda value: None if value == "no-js" else value,
    }
    for edit in html_attributes.changed(changes, html, tree):
        if not any(cut.start <= edit.start < cut.end for cut in cuts):
            yield edit


def blocked(tree: Element, file: str, source: str) -> Iterator[Problem]:
    """Find in a page's text what an editor wrote and the policy, or the safety of readers, keeps from working.

    `source` is the text of the file in which it may have been typed. What components may have is only found there.
    """
    for element in tree.all():
        tag = element.tag
        if tag in BLOCKED_ELEMENTS or (tag in TYPED_ELEMENTS and typed(tag, source)):
            yield refused(tag, *(BLOCKED_ELEMENTS | TYPED_ELEMENTS)[tag], file, typed(tag, source))
        for name, value in element.attributes.items():
            address = IGNORED.sub("", value)
            if BLOCKED_ATTRIBUTE.fullmatch(name):
                yield refused(name, *CODE, file, typed(name, source))
            elif name in ADDRESSES and (scheme := BLOCKED_ADDRESS.match(address)):
                yield refused(scheme[0], *ADDRESS, file, line(rf"(?:[(<=\"']|\]:)\s*{scheme[0]}", source))


def typed(name: str, source: str) -> int:
    """Return the number of the line on which an element or an attribute is written; 0 when it is nowhere."""
    return line(rf"<{name}\b|\b{name}\s*=", source)


def line(pattern: str, source: str) -> int:
    found = re.search(pattern, source, re.IGNORECASE)
    return source.count("\n", 0, found.start()) + 1 if found else 0


def refused(name: str, why: str, do: str, file: str, number: int) -> Problem:
    return Problem(Where(file, number or 1), f'"{name}" does not work here: {why}', do)


def twice(ids: Iterable[str], file: str) -> Iterator[Problem]:
    """Find ids that stand twice on a page: a link to one could lead to either."""
    for id, count in Counter(ids).items():
        if count > 1:
            what = f'the id "{id}" is on this page {count} times.'
            yield Problem(Where(file, 1), what, "Give the heading another id.")
