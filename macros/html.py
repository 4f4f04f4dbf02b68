"""Floor 2: the templates of the components, and the links they need."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.problems import Problem
from macros.typography import curl, day

HERE = Path(__file__).parent


class Link(NamedTuple):
    """Words, and where they lead as seen from the page they stand on; no address means words alone."""

    words: str
    href: str | None


class Place(Protocol):
    """The page that a component is rendered for."""

    def section(self, id: str) -> Link: ...
    def source(self, id: str) -> Link: ...


@functools.cache
def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader([HERE / "components", HERE / "theme"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
    env.filters |= {"curl": curl, "day": day}
    return env


def render(template: str, **values: object) -> str:
    """Return the HTML of a template, such as `correction/template.html`."""
    return environment().get_template(template).render(**values)


def problem_box(problems: Iterable[Problem]) -> str:
    """Return what stands in the page in place of something that could not be rendered."""
    return render("problem/template.html", problems=list(problems))
