"""No two controls of a page have one name while they do different things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_accessibility import OPEN_ALL, paths, permanent
from tests.support.real_pages import part_with
from tests.support.some import some

FIELDS = {"button", "checkbox", "combobox", "DisclosureTriangle", "radio", "searchbox", "slider", "switch", "textbox"}
# What a screen reader names when somebody comes into it, and so what sets apart two controls of one name.
GROUPS = {"Details", "dialog", "form", "group", "navigation", "radiogroup", "region"}
BLOCKS = {"cell", "definition", "listitem", "paragraph", "row", "term"}
OWN_PARTS = {"Date", "DateTime", "InputTime"}  # the browser's own controls within a field


class Control(NamedTuple):
    """A control as it is met: under a heading, in groups, and, if it is a link, with the text that it stands in."""

    role: str
    name: str
    within: tuple[str, ...]


class Node:
    """A node of an accessibility tree."""

    def __init__(self, nodes: dict[str, dict[str, Any]], own: dict[str, Any], above: Node | None) -> None:
        self.role: str = "" if own["ignored"] else own["role"]["value"]
        self.name: str = "" if own["ignored"] else own.get("name", {}).get("value", "")
        urls = [each["value"]["value"] for each in own.get("properties", ()) if each["name"] == "url"]
        self.does = str([*urls, own["backendDOMNodeId"]][0]) if "backendDOMNodeId" in own else ""
        self.above = above
        self.below = [Node(nodes, nodes[id], self) for id in own.get("childIds", ()) if id in nodes]

    def all(self) -> Iterator[Node]:
        yield self
        for child in self.below:
            yield from child.all()

    def around(self) -> Iterator[Node]:
        node = self.above
        while node:
            yield node
            node = node.above

    @property
    def text(self) -> str:
        return " ".join(node.name for node in self.all() if node.role == "StaticText")

    @property
    def called(self) -> str:
        """What a group is called: what folds is called as what unfolds it."""
        return self.name or next((node.name for node in self.all() if node.role == "DisclosureTriangle"), "")


def tree(page: Page) -> Node:
    session = page.context.new_cdp_session(page)
    nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    (root,) = (node for node in nodes.values() if "parentId" not in node)
    return Node(nodes, root, None)


def controls(page: Page) -> dict[Control, set[str]]:
    """Return what each control of a page does: where a link leads, and every other is one thing by itself."""
    found = defaultdict(set)
    heading = ""
    for node in tree(page).all():
        if node.role == "heading":
            heading = node.name
        if node.role != "link" and node.role not in FIELDS:
            continue
        around = [each for each in node.around() if not (node.role == "DisclosureTriangle" and each is node.above)]
        if any(each.role in OWN_PARTS for each in around):
            continue
        within = [heading, *(each.called for each in around if each.role in GROUPS)]
        if node.role == "link":
            within += [each.text for each in around if each.role in BLOCKS]
        found[Control(node.role, node.name, tuple(within))].add(node.does)
    return found


def shared(page: Page) -> list[str]:
    return [f"{control}: {len(does)} times" for control, does in controls(page).items() if len(does) > 1]


def sharing(browser: Browser, address: str, visited: list[str]) -> dict[str, list[str]]:
    found = {}
    for path in some(visited):
        page = browser.new_page()
        page.goto(f"{address}/{path}")
        page.evaluate(OPEN_ALL)
        found[path] = shared(page)
        page.close()
    return {path: names for path, names in found.items() if names}


def test_no_two_controls_have_one_name(browser: Browser, address: str, site: Path) -> None:
    few = [part_with("clause"), "put-it-right/", "404.html", *permanent(site)]
    assert not sharing(browser, address, few)


@pytest.mark.thorough
def test_no_two_controls_of_any_page_have_one_name(browser: Browser, address: str, site: Path) -> None:
    assert not sharing(browser, address, [*paths(site), *permanent(site)])


def test_a_name_that_two_controls_share_is_found(browser: Browser) -> None:
    page = browser.new_page()

    def of(body: str) -> list[str]:
        page.set_content(f"<html lang=en><title>x</title><main><h1>x</h1>{body}</main></html>")
        return shared(page)

    button, link = "<button>Copy</button>", "<a href='#{}'>More</a>"
    assert of(button * 2)
    assert not of("".join(f"<div role=group aria-label={name}>{button}</div>" for name in "ab"))
    assert of(f"<p>{link.format('a')} {link.format('b')}</p>")
    assert not of(f"<p>{link.format('a')} {link.format('a')}</p>")
    assert not of("".join(f"<p>Of {name}: {link.format(name)}</p>" for name in "ab"))
    assert of("<details><summary>More</summary>x</details>" * 2)
    page.close()
