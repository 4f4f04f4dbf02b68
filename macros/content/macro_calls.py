"""The macro calls of a page.

Only calls with texts in quotes are allowed, so that nothing can go wrong later than here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

from macros.content.yaml_reader import Text, invisible, invisible_in
from macros.problems import Problem, Where, did_you_mean, shown

jinja = Environment(comment_start_string="{##", comment_end_string="##}")  # noqa: S701  (only ever parses)
RAW = "To show braces, put   {% raw %}   before and   {% endraw %}   after them."

RAW_BEGINS = re.compile(r"\{%[-+]?\s*raw\b")


@dataclass(frozen=True)
class Call:
    """A macro call: `{{ name("first", "second") }}`."""

    name: str
    args: tuple[Text, ...]
    where: Where


def macro_calls(
    body: str, file: str, macros: Mapping[str, str], code: Collection[int] = ()
) -> tuple[list[Call], list[Problem]]:
    """Return the macro calls of a page, and a problem for everything else that stands in braces.

    `macros` maps each macro's name to an example of a call; `code` are the lines of fenced code.
    """
    try:
        tree = jinja.parse(body)
    except TemplateSyntaxError as error:
        return [], [unread(body, file, error, macros).hiding(file, text=body)]
    except (RecursionError, ValueError):  # brackets in brackets without end, or a number of thousands of digits
        lengths = [len(line) if "{{" in line or "{%" in line else 0 for line in body.split("\n")]
        at = Where(file, lengths.index(max(lengths)) + 1)
        return [], [Problem(at, "a macro is too long to be read.", RAW).hiding(file, text=body)]
    calls: list[Call] = []
    problems: list[Problem] = []
    lines = body.split("\n")
    for node in tree.body:
        inner = node.nodes if isinstance(node, nodes.Output) else [node]
        for part in inner:
            if isinstance(part, nodes.TemplateData):
                continue
            made = call(part, Where(file, part.lineno), macros)
            if isinstance(made, Problem):
                problems.append(made.hiding(text=lines[made.where.line - 1]))
            elif part.lineno in code:
                what = f'the macro "{made.name}" stands in a block of code.'
                problems.append(Problem(made.where, what, RAW).needing(file))
            else:
                calls.append(made)
    return calls, problems


def unread(body: str, file: str, error: TemplateSyntaxError, macros: Mapping[str, str]) -> Problem:
    """Say what keeps Jinja from reading a page, at the braces that it was reading."""
    before = "\n".join(body.split("\n")[: error.lineno])
    opened = before.count("\n", 0, max(before.rfind("{{"), before.rfind("{%"), 0)) + 1
    said = error.message or ""
    if "end of raw" in said:
        opened = max(number for number, line in enumerate(body.split("\n"), 1) if RAW_BEGINS.search(line))
        do = "Add   {% endraw %}   after what is to be shown as it stands, or take it out."
        return Problem(Where(file, opened), "{% raw %} is opened here and never closed.", do)
    what = "a macro cannot be read: its quotes, brackets or braces do not match."
    if re.search("unexpected char '[\u2018-\u201f]'", said):
        what = "a macro has curly quotes, where straight ones belong."
    elif "tag" in said:
        what = "only a macro may stand in braces."
    called = re.search(r"\{\{\s*(\w+)", body.split("\n")[opened - 1])
    such_as = macros.get(called[1] if called else "", '{{ correction("road-closure") }}')
    do = f"A macro looks like   {such_as}   {RAW}"
    return Problem(Where(file, opened), what, do)


def call(node: nodes.Node, at: Where, macros: Mapping[str, str]) -> Call | Problem:
    name = node.node.name if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) else None
    bare = node.name if isinstance(node, nodes.Name) else None
    known = ", ".join(sorted(macros))
    if name in macros or bare in macros:
        such_as = macros[name or bare or ""]
        args = texts(node)
        if args is None:
            return Problem(at, f'"{name or bare}" is not called with texts in quotes.', f"Write   {such_as}")
        if hidden := invisible_in(" ".join(args)):
            return Problem(at, *invisible("this macro", hidden))
        return Call(name or "", tuple(Text(arg, at) for arg in args), at)
    if name or bare:
        what = f'there is no macro "{shown(name or bare or "")}".{did_you_mean(name or bare or "", macros)}'
        return Problem(at, what, f"There are: {known}.")
    return Problem(at, "only a macro may stand in braces.", f"There are: {known}. {RAW}")


def texts(node: nodes.Node) -> list[str] | None:
    """Return the texts that a macro is called with; None when it is called with anything else, or not called."""
    if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return None
    args = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
    return args if len(args) == len(node.args) and all(isinstance(arg, str) for arg in args) else None
