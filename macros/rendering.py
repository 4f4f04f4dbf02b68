"""Floor 7: what each macro puts into a page, and what is wrong with a call before it is made."""

from __future__ import annotations

import inspect
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_args

from macros import history
from macros.calls import Call, macro_calls
from macros.components.changes import render_changes
from macros.components.checklist import render_checklist
from macros.components.checklists import Row, render_checklists
from macros.components.correction import Kind, render_correction
from macros.components.examples import Example, render_examples
from macros.components.register import render_register
from macros.components.section import render_section
from macros.components.source import render_source
from macros.html import Link, problem_box
from macros.library import Library, unused
from macros.problems import Problem, shown
from macros.sections import Page, fences
from macros.stash import mark

BRACES = re.compile(
    r"(\{##.*?##\}|\{%[-+]?\s*raw\s*-?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\})"
    r"|(\{\{.*?\}\})|\{[{%]|\{##",
    re.DOTALL,
)


@dataclass(frozen=True)
class OnPage:
    """A page as the place that a component is rendered for."""

    library: Library
    page: Page

    @property
    def root(self) -> str:
        """The way from this page to the root of the site."""
        return "../" * self.page.url.count("/")

    def href(self, page: Page, anchor: str) -> str:
        """Return the address of an anchor as seen from this page, working on any host and below any path."""
        fragment = f"#{anchor}" if anchor else ""
        if page is self.page:
            return fragment or "#"
        address = posixpath.relpath("/" + page.url, "/" + self.page.url)
        return f"{address}/{fragment}"

    def section(self, id: str) -> Link:
        section = self.library.sections[id]
        return Link(section.title, self.href(self.library.pages[section.page], section.id if section.level > 1 else ""))

    def source(self, id: str) -> Link:
        source = self.library.sources.entries.get(id)
        return source.link if source else Link(id, None)

    def shown_at(self, macro: str, id: str) -> Link:
        """Return a link to the page, and the place on it, where a correction or a checklist is shown."""
        home = self.library.home(macro, id)
        return Link(home.title, self.href(home, f"{macro}-{id}")) if home else Link("", "#")


def correction(place: OnPage, id: str) -> str:
    return render_correction(place, id, place.library.corrections.entries[id])


def checklist(place: OnPage, id: str) -> str:
    return render_checklist(place, id, place.library.checklists.entries[id])


def section(place: OnPage, id: str, words: str | None = None) -> str:
    return render_section(place, id, words)


def source(place: OnPage, id: str) -> str:
    return render_source(place, id)


def examples(place: OnPage) -> str:
    entries = place.library.corrections.entries
    at = {id: place.shown_at("correction", id) for id in entries}
    rows = [Example(e.title, e.kind, e.scene, at[id].href or "") for id, e in entries.items()]
    return render_examples(rows, get_args(Kind))


def checklists(place: OnPage) -> str:
    entries = place.library.checklists.entries
    at = {id: place.shown_at("checklist", id) for id in entries}
    rows = [Row(e.title, len(e.items), e.musts, at[id].href or "", at[id].words) for id, e in entries.items()]
    return render_checklists(rows)


def register(place: OnPage) -> str:
    return render_register(place, place.root, history.rows(place.library), place.library.site_url)


def changes(place: OnPage) -> str:
    return render_changes(place.root, history.days(place.library, place.root), bool(place.library.site_url))


MACROS: dict[str, Callable[..., str]] = {
    macro.__name__: macro for macro in (correction, checklist, section, source, examples, checklists, register, changes)
}
EXAMPLES = {
    "correction": '{{ correction("road-closure") }}',
    "checklist": '{{ checklist("first-ten-minutes") }}',
    "section": '{{ section("make-amends") }}',
    "source": '{{ source("contempt-act-1981-s2") }}',
    "examples": "{{ examples() }}",
    "checklists": "{{ checklists() }}",
    "register": "{{ register() }}",
    "changes": "{{ changes() }}",
}


def trouble(library: Library, page: Page, call: Call) -> list[Problem]:
    """Return why a call cannot be rendered; nothing when it can."""
    try:
        inspect.signature(MACROS[call.name]).bind(None, *call.args)
    except TypeError:
        what = f'"{call.name}" is called with {len(call.args)} texts in quotes.'
        return [Problem(call.where, what, f"Write   {EXAMPLES[call.name]}")]
    if call.name == "section":
        return library.section_trouble(call.args[0], call.where)
    shelf = next((shelf for shelf in library.shelves if shelf.called == call.name), None)
    if shelf is None:
        return []
    if call.name != "source" and [c.args for c in page.calls if c.name == call.name].count(call.args) > 1:
        what = f'{call.name} "{shown(call.args[0])}" is on this page twice.'
        do = f"Keep one of them, and link to it with   [words](#{call.name}-{shown(call.args[0])})"
        return [Problem(call.where, what, do)]
    found = shelf.trouble(call.args[0], call.where)
    entry = shelf.entries.get(call.args[0])
    return found or ([] if entry is None else library.entry_trouble(entry))


def problems(library: Library) -> Iterator[Problem]:
    """Find every call, on any page, that cannot be rendered, and when all is well what no page shows."""
    calls = [(page, call) for page in library.pages.values() for call in page.calls]
    found = [problem for page, call in calls for problem in trouble(library, page, call)]
    yield from found or ([] if library.problems else unused(library))


def render(library: Library, path: str, name: str, args: tuple[str, ...]) -> str:
    """Return the marked HTML of a macro call on a page, or a box that says what is wrong with it."""
    page = library.pages[path]
    call = next(call for call in page.calls if (call.name, call.args) == (name, args))
    found = trouble(library, page, call)
    if not found:
        return mark(MACROS[name](OnPage(library, page), *args))
    said = {problem for above in page.calls[: page.calls.index(call)] for problem in trouble(library, page, above)}
    return mark(problem_box(problem for problem in found if problem not in said))


def with_problems(library: Library, path: str, markdown: str) -> str:
    """Return a page's Markdown, its braces fit to be run, below a box with what else is wrong with the page itself."""
    page = library.pages[path]
    found = {problem for problem in library.problems if problem.where.file == page.file}
    if not page.readable:
        markdown, boxed = mended(page, markdown)
        found -= boxed
    return f"{mark(problem_box(sorted(found)))}\n\n{markdown}" if found else markdown


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
