"""Kinds of HTML elements, for whoever reads the text of a page."""

from __future__ import annotations

VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# What stands within a line: words on both sides of one are not parted by it.
INLINE = {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "img", "ins", "kbd", "mark"}
INLINE |= {"q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
SILENT = {"script", "style", "template", "svg"}
