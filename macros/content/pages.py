"""The pages as they are written: their front matter, sections and macro calls."""

from __future__ import annotations

import functools
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from macros.content.headings import Section, headings
from macros.content.macro_calls import Call, macro_calls
from macros.content.schema import ID_RULE, Schema, example, is_id
from macros.content.titles import without_number
from macros.content.typography import curl
from macros.content.yaml_reader import Text, invisible, invisible_in
from macros.problems import Problem, Where, long_dash, shown

OWN = "_own"  # the folder of all that an organisation which has taken the handbook over says itself
OWN_PAGES = f"{OWN}/pages/"
SHOWN = 160  # characters of a description
LEAST = 2  # words of one
FENCE = re.compile(r"\s*(```+|~~~+)(.*)")
RULE = re.compile("(?!---$)[-\u2010-\u2015\u2212]{1,3}")


@dataclass(frozen=True)
class Meta:
    """The front matter of a page; one of the kind `tool` is used rather than read, so that its sections fold."""

    where: Where
    title: Text = example("When things go wrong")
    id: Text = example("when-things-go-wrong")
    description: Text = example("What to do after a mistake, in one sentence of at most 160 characters.")
    owner: Text = example("Corporate communications lead")
    reviewed: Text = example("2026-11-22")
    review_by: Text = example("2027-11-22")
    part: Text | None = example("5", default=None)
    kind: Literal["tool"] | None = example("tool", default=None)
    template: Literal["home.html"] | None = example("home.html", default=None)
    offline: bool = example("true", default=False)


@dataclass(frozen=True)
class Page:
    """One Markdown file below `docs/`: `path` is relative to it, and `file` as messages show it.

    On a `readable` page all that stands in braces is a macro that can be run.
    """

    path: str
    file: str
    meta: Meta | None
    sections: tuple[Section, ...] = ()
    calls: tuple[Call, ...] = ()
    problems: tuple[Problem, ...] = ()
    readable: bool = False
    text: str = ""

    @property
    def title(self) -> str:
        return self.sections[0].title if self.meta else self.path

    @property
    def macros(self) -> set[str]:
        """The names of the macros that are called on the page."""
        return {call.name for call in self.calls}

    @property
    def is_tool(self) -> bool:
        return self.meta is not None and self.meta.kind == "tool"

    @property
    def body(self) -> str:
        return "\n".join(self.text.split("\n")[front_matter(self.text)[1] :])

    @functools.cached_property
    def prose(self) -> dict[int, str]:
        """The lines of its Markdown by number, without the front matter and what is in fences."""
        return fences("\n" * front_matter(self.text)[1] + self.body, self.file)[0]

    @property
    def head(self) -> str:
        """The front matter for MkDocs: a title is text there, even when it is `no`, and inert in every template."""
        said = {"title": self.title} if self.meta is None else vars(self.meta) | {"title": self.title}
        lines = [f"{key}: {quoted(value)}\n" for key, value in said.items() if isinstance(value, str)]
        return f"---\n{''.join(lines)}---\n"

    @property
    def markdown(self) -> str:
        """The page for MkDocs."""
        return f"{self.head}{self.body}"

    @property
    def outline(self) -> str:
        """All that other pages can know of it: its text, and on which lines what it has stands, is no part of it."""
        meta = {name: value for name, value in vars(self.meta).items() if name != "where"} if self.meta else None
        headings = [(of.id.where.line, f"{of.level} {of.id} {of.title}") for of in self.sections if not of.of]
        calls = [(call.where.line, f"{call.name}{(*map(str, call.args),)}") for call in self.calls]
        order = [what for _, what in sorted([*headings, *calls], key=lambda each: each[0])]
        return repr((self.path, meta, order, self.readable))

    @property
    def url(self) -> str:
        stem = self.path.removeprefix(OWN_PAGES).removesuffix(".md")
        return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else stem + "/"


def read(text: str, path: str, file: str, macros: Mapping[str, str]) -> Page:
    """Read a page. `file` is its path in messages; `macros` maps each macro's name to an example of a call."""
    meta_text, body_at = front_matter(text)
    if hidden := invisible_in(text):
        at = Where(file, text.count("\n", 0, hidden.start()) + 1)
        problem = Problem(at, *invisible("this line", hidden)).hiding(file, text=text)
        return Page(path, file, None, problems=(problem,), text=text)
    schema = Schema(file, line=1, called="the front matter", first="title: When things go wrong")
    if meta_text is not None:
        meta_text = without_number(schema, meta_text)
    node = schema.parse(meta_text) if meta_text is not None else None
    meta = schema.record(node, Meta, "the front matter", Where(file, 1)) if node else None
    if meta_text is None:
        what = "front matter that is not closed" if text.startswith("---\n") else "no front matter"
        long = next(((n, line) for n, line in enumerate(text.split("\n"), 1) if RULE.fullmatch(line.rstrip())), (1, ""))
        do = "Start it with a line   ---   then   title: ...   id: ...   description: ...   and another line   ---"
        schema.problem(Where(file, long[0]), f"this page has {what}.{long_dash(long[1])}", do)
    if meta and len(meta.description) > SHOWN:
        what = f"the description has {len(meta.description)} characters, and search engines show {SHOWN}."
        schema.problem(meta.description.where, what, "Say it in fewer words.")
    if meta and len(meta.description.split()) < LEAST:
        what = f'the description "{shown(meta.description)}" says too little to whoever finds the page in a search.'
        schema.problem(meta.description.where, what, "Say in a sentence what somebody finds here.")
    if meta and not is_id(meta.id):
        schema.problem(meta.id.where, f'"{shown(meta.id)}" cannot be the id of a page.{long_dash(meta.id)}', ID_RULE)
    padded = "\n" * body_at + "\n".join(text.split("\n")[body_at:])
    prose, code, fence_problems = fences(padded, file)
    calls, call_problems = macro_calls(padded, file, macros, code)
    found, heading_problems = headings(prose, path, file)
    if meta:
        found.insert(0, Section(meta.id, curl(meta.title), 1, path))
    front = [problem if meta else problem.hiding(file, text=meta_text or text) for problem in schema.problems]
    problems = (*front, *fence_problems, *heading_problems, *call_problems)
    return Page(path, file, meta, tuple(found), tuple(calls), problems, not call_problems, text)


def quoted(value: str) -> str:
    """Return a text as YAML that is HTML: what Jinja or a template would act upon is escaped."""
    return json.dumps(html.escape(value).replace("{", "&#123;"), ensure_ascii=False)


def front_matter(text: str) -> tuple[str | None, int]:
    """Return the YAML between the two `---` lines, and the number of lines before the body."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, 0
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    return (None, 0) if end is None else ("\n".join(lines[1:end]), end + 1)


def fences(body: str, file: str) -> tuple[dict[int, str], set[int], list[Problem]]:
    """Return the lines of prose by number, the numbers of the lines in fences, and fences that never end."""
    prose: dict[int, str] = {}
    code: set[int] = set()
    fence, opened = "", 0
    for number, line in enumerate(body.split("\n"), 1):
        mark = FENCE.match(line)
        if fence or mark:
            code.add(number)
        else:
            prose[number] = line
        if mark and not fence:
            fence, opened = mark[1], number
        elif mark and mark[1] == fence and not mark[2].strip():
            fence = ""
    what = f"a block of code is opened here with {fence} and never closed."
    if not fence:
        return prose, code, []
    problem = Problem(Where(file, opened), what, f"Add a line   {fence}   after it.")
    return prose, code, [problem.hiding(file, text="\n".join(body.split("\n")[opened:]))]
