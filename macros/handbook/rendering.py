"""Every call of a macro: what is wrong with it before it is made, and what it puts into a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.components.templates import problem_box
from macros.content.macro_calls import Call, macro_calls
from macros.content.pages import Page, fences
from macros.handbook.catalogue import EXAMPLES, MACROS
from macros.handbook.library import Library, unused
from macros.handbook.place import OnPage
from macros.markdown_extensions.macro_html import mark
from macros.problems import Problem, by_cause, shown

BRACES = re.compile(
    r"(\{##.*?##\}|\{%[-+]?\s*raw\s*-?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\})"
    r"|(\{\{.*?\}\})|\{[{%]|\{##",
    re.DOTALL,
)


def problems_of(library: Library, page: Page, call: Call) -> list[Problem]:
    """Return why a call cannot be rendered; nothing when it can."""
    macro = MACROS[call.name]
    if not macro.takes(call.args):
        what = f'"{call.name}" is called with {len(call.args)} texts in quotes.'
        return [Problem(call.where, what, f"Write   {macro.example}")]
    if found := list(macro.check(*call.args)):
        return found
    if not macro.shows:
        return library.problems_of_whole(macro)
    id = call.args[0]
    collection = library.collections.get(macro.shows)
    has_place = collection is not None and collection.type.anchor
    if has_place and [other.args for other in page.calls if other.name == call.name].count(call.args) > 1:
        what = f'{call.name} "{shown(id)}" is on this page twice.'
        do = f"Keep one of them, and link to it with   [words](#{library.anchor(call.name, shown(id))})"
        return [Problem(call.where, what, do)]
    entry = library.shown_by(call)
    return library.problems_of(macro.shows, id, call.where) or (library.problems_of_entry(entry) if entry else [])


def problems(library: Library) -> Iterator[Problem]:
    """Find every call, on any page, that cannot be rendered, and when all is well what no page shows."""
    calls = [(page, call) for page in library.pages.values() for call in page.calls]
    found = [problem for page, call in calls for problem in problems_of(library, page, call)]
    yield from found or ([] if library.problems else unused(library))


def render(library: Library, path: str, name: str, args: tuple[str, ...]) -> str:
    """Return the marked HTML of a macro call on a page, or a box that says what is wrong with it."""
    page = library.pages[path]
    call = next(call for call in page.calls if (call.name, call.args) == (name, args))
    found = problems_of(library, page, call)
    if not found:
        return mark(MACROS[name].render(OnPage(library, page), *args))
    said = {problem for above in page.calls[: page.calls.index(call)] for problem in problems_of(library, page, above)}
    return mark(problem_box(problem for problem in causes(library, found) if problem not in said))


def causes(library: Library, found: list[Problem]) -> list[Problem]:
    """Return problems, and in place of those that others may explain what explains them."""
    explained = by_cause([*library.problems, *found])
    return [cause for cause, consequences in explained.items() if cause in found or {*found} & {*consequences}]


def with_problems(library: Library, path: str, markdown: str) -> str:
    """Return a page's Markdown, its braces fit to be run, below a box with what else is wrong with the page itself."""
    page = library.pages[path]
    found = {problem for problem in library.problems if problem.where.file == page.file}
    if not page.readable:
        markdown, boxed = mended(page, markdown)
        found -= boxed
    return f"{mark(problem_box(by_cause(found)))}\n\n{markdown}" if found else markdown


def mended(page: Page, markdown: str) -> tuple[str, set[Problem]]:
    """Return Markdown with a box for each macro that is no good, and what the boxes say; other braces become text."""
    code = fences(page.text, page.file)[1]
    before = page.text.count("\n") - markdown.count("\n")
    boxed: set[Problem] = set()

    def mend(found: re.Match[str]) -> str:
        inert, macro = found.groups()
        line = before + markdown.count("\n", 0, found.start())
        in_code = line + 1 in code or markdown[: found.start()].rpartition("\n")[2].count("`") % 2
        if inert:
            return found[0]
        calls, problems = macro_calls("\n" * line + found[0], page.file, EXAMPLES) if macro else ([], [])
        if calls and calls[0] in page.calls:
            return found[0]
        if problems and problems[0] in page.problems and not in_code:
            boxed.update(problems)
            return mark(problem_box(problems))
        brace = "{% raw %}{{% endraw %}" if in_code else "&#123;"  # `attr_list` would act upon `{% if %}`
        return found[0].replace("{", brace)

    return BRACES.sub(mend, markdown), boxed
