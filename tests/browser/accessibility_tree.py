"""The accessibility tree of a page, in the words of a screen reader, and what is wrong with its names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession

LONGEST = 80  # characters of a name: what is longer is heard to its end before one can go on
NAMED = {
    "button": "button",
    "checkbox": "tick box",
    "combobox": "list to choose from",
    "DisclosureTriangle": "summary",
    "DisclosureTriangleGrouped": "summary",
    "InputTime": "time",
    "DateTime": "date and time",
    "Date": "date",
    "link": "link",
    "radio": "radio button",
    "searchbox": "search field",
    "spinbutton": "number",
    "textbox": "text field",
}
GROUPS = {
    "alert": "alert",
    "alertdialog": "dialog",
    "article": "article",
    "banner": "banner",
    "blockquote": "quotation",
    "complementary": "complementary",
    "contentinfo": "foot of the page",
    "dialog": "dialog",
    "figure": "figure",
    "form": "form",
    "group": "group",
    "Details": "group",
    "list": "list",
    "main": "main",
    "navigation": "navigation",
    "note": "note",
    "radiogroup": "group",
    "region": "region",
    "search": "search",
    "status": "status",
    "table": "table",
}
# A group in which a name says what a thing is. An article or a list without a name is passed unheard.
TELLING = {"alertdialog", "banner", "complementary", "contentinfo", "dialog", "form", "group", "navigation", "region"}
LINKS = {"doc-backlink", "doc-biblioref", "doc-glossref", "doc-noteref"}
SUMMARIES = {"DisclosureTriangle", "DisclosureTriangleGrouped"}
WORDS = {"StaticText", "LineBreak"}
MARKS = {"deletion": "deletion", "insertion": "insertion", "mark": "mark", "code": "code"}
STATES: dict[str, dict[object, str]] = {
    "checked": {True: "ticked", "true": "ticked", "false": "not ticked", False: "not ticked"},
    "expanded": {True: "expanded", False: "collapsed"},
    "pressed": {"true": "pressed", "false": "not pressed"},
    "invalid": {"true": "invalid entry"},
    "required": {True: "required"},
    "readonly": {True: "read only"},
    "disabled": {True: "unavailable"},
    "hasPopup": {"dialog": "opens a dialog"},
}


class Node:
    """One node of the tree, with those below it that a screen reader meets."""

    def __init__(self, given: dict[str, Any], parent: Node | None) -> None:
        self.id: str = given["nodeId"]
        role = str(given["role"]["value"])
        self.role = "link" if role in LINKS else role
        self.backend: int = given.get("backendDOMNodeId", 0)
        self.name, self.description, self.value = (
            " ".join(str(given.get(key, {}).get("value", "")).split()) for key in ("name", "description", "value")
        )
        self.states: dict[str, Any] = {
            one["name"]: one["value"].get("value") for one in given.get("properties", ()) if "value" in one
        }
        self.section = ""  # the heading before it, or that of its rows
        self.parent = parent
        self.children: list[Node] = []

    @property
    def is_control(self) -> bool:
        return self.role in NAMED

    @property
    def around(self) -> list[Node]:
        """The nodes that it is in, the outermost first."""
        return [*self.parent.around, self.parent] if self.parent else []

    def below(self) -> Iterator[Node]:
        for child in self.children:
            yield child
            yield from child.below()

    def heard(self) -> str:
        """Return the node as it is heard when the focus comes to it or it is read: role, name, state and so on."""
        role = NAMED.get(self.role) or GROUPS.get(self.role) or ("heading" if self.role == "heading" else self.role)
        if self.role == "heading":
            role = f"heading {self.states.get('level', '')}"
        if self.role in {"list", "table"} and self.children:
            items = sum(child.role in {"listitem", "row"} for child in self.below() if child.group is self)
            return f"{role} of {items}"
        said = [f'{role} "{self.name}"' if self.name else role]
        said += [words[self.states[key]] for key, words in STATES.items() if self.states.get(key) in words]
        if self.value and self.value != self.name and self.role not in {"checkbox", "radio"}:
            said.append(f'value "{self.value}"')
        if self.description and self.description != self.name:
            said.append(f"({self.description})")
        return ", ".join(said)

    @property
    def address(self) -> str:
        """Where a link leads, and of the root, where the page is."""
        return str(self.states.get("url", ""))

    @property
    def scope(self) -> str:
        """What a name tells a thing from others in: the group; of a link or a summary also the heading or the item."""
        if self.role not in {"link", *SUMMARIES}:
            return next((node.id for node in reversed(self.around) if node.tells), "")
        within = [node for node in self.around if node.tells or (node.role == "list" and node.group)]
        inner = [node.id for node in within]
        return " ".join([*inner[-1:], self.section])

    @property
    def tells(self) -> bool:
        """Whether somebody hears what the group is in which they are: by its name, or by its summary."""
        summary = any(child.role in SUMMARIES for child in self.children)
        return (self.role in TELLING and bool(self.name)) or (self.role in {"group", "Details"} and summary)

    @property
    def group(self) -> Node | None:
        """The list or table that an item or a row stands in."""
        return next((node for node in reversed(self.around) if node.role in {"list", "table"}), None)


def tree(session: CDPSession) -> Node:
    """Return the root of the page's tree; what a screen reader does not meet is left out."""
    given = session.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in given}
    root = Node(given[0], None)
    section = ""

    def fill(parent: Node, ids: Sequence[str]) -> None:
        for id in ids:
            node = by_id.get(id)
            if node is None or node["role"]["value"] == "InlineTextBox":
                continue
            if node["ignored"]:
                fill(parent, node.get("childIds", ()))
                continue
            nonlocal section
            made = Node(node, parent)
            section = made.id if made.role in {"heading", "rowheader"} else section
            made.section = section
            parent.children.append(made)
            fill(made, node.get("childIds", ()))

    fill(root, given[0].get("childIds", ()))
    return root


def focused(session: CDPSession) -> Node | None:
    """Return the node that has the focus, in those that it is in; of these nothing else that they hold."""
    active = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
    if active.get("subtype") != "node" or active["className"] == "HTMLBodyElement":
        return None
    given = session.send("Accessibility.getPartialAXTree", {"objectId": active["objectId"]})["nodes"]
    by_id = {node["nodeId"]: node for node in given}
    chain = [given[0]]
    while above := by_id.get(chain[-1].get("parentId", "")):
        chain.append(above)
    node: Node | None = None
    for one in reversed(chain):
        if not one["ignored"]:
            node = Node(one, node)
    return node


def reading(node: Node, depth: int = 0) -> Iterator[str]:
    """Read what is below a node from beginning to end, a line for each thing that is heard by itself."""
    inline: list[str] = []

    def flush() -> Iterator[str]:
        if words := "".join(inline).strip():
            yield "  " * depth + " ".join(words.split())
        inline.clear()

    for child in node.children:
        if child.role in WORDS | MARKS.keys() | {"strong", "emphasis", "time", "Abbr", "link"}:
            inline.append(spoken(child))
        elif child.role == "ListMarker":
            continue
        else:
            yield from flush()
            yield from block(child, depth)
    yield from flush()


def spoken(node: Node) -> str:
    """Return the words of what stands in a line."""
    if node.role == "StaticText":
        return node.name + " "
    if node.role == "link":
        return f"[{node.heard()}] "
    words = "".join(spoken(child) for child in node.children).strip()
    mark = MARKS.get(node.role)
    return f"[{mark}: {words}] " if mark and words else f"{words} "


def block(node: Node, depth: int) -> Iterator[str]:
    """Read one thing that stands by itself."""
    at = "  " * depth
    if node.role == "row":
        cells = [" ".join(reading(cell)) for cell in node.children]
        yield at + " | ".join(cells)
    elif node.role == "heading" or node.is_control:
        yield at + node.heard()
        inside = [child for child in node.below() if child.is_control and not node.is_control]
        yield from (f"{at}  {child.heard()}" for child in inside)
    elif node.role in GROUPS and (node.role not in {"status", "article", "group"} or node.name or node.children):
        if node.role in {"status", "article", "blockquote", "figure"} and not node.name:
            lines = [*reading(node, depth + 1)]
            yield from ([f"{at}{GROUPS[node.role]}", *lines] if lines else [])
            return
        yield at + node.heard()
        yield from reading(node, depth + 1)
    else:
        yield from reading(node, depth)


def faults(root: Node) -> Iterator[str]:
    """Find names that are too long, that there are not, or that two things of one group share.

    What is quoted may be long: a step of a checklist, and the title of a source or of a page that it is on.
    """
    seen: dict[tuple[str, ...], set[str]] = {}
    for node in root.below():
        if not (node.is_control or node.role in TELLING or node.role == "heading"):
            continue
        elsewhere = node.role == "link" and urlsplit(node.address).netloc != urlsplit(root.address).netloc
        quoted = node.role == "checkbox" or elsewhere or "#source-" in node.address
        if len(node.name) > LONGEST and not quoted:
            yield f"a name of {len(node.name)} characters: {node.heard()}"
        if not node.is_control:
            continue
        if not node.name:
            yield f"no name: {node.heard()}"
        where = seen.setdefault((node.scope, node.role, node.name), set())
        if where and not quoted and (node.role != "link" or node.address not in where):
            yield f"a name that another in its group has: {node.heard()}"
        where.add(node.address)
