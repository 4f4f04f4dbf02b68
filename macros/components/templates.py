"""The templates of the components."""

from __future__ import annotations

import contextlib
import functools
import ipaddress
from collections.abc import Iterable
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from macros import cache
from macros.content.typography import curl, day
from macros.problems import Problem

COMPONENTS = cache.MACROS / "components"
COMPILED = cache.FOLDER / "templates"  # compiling them is a tenth of a build


def compiled(name: str) -> BytecodeCache | None:
    """Return where an environment of this name keeps its compiled templates; two may compile one file differently."""
    folder = COMPILED / name
    with contextlib.suppress(OSError):  # a folder that only may be read: then they are compiled each time
        folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder)) if folder.is_dir() else None


def is_local(address: str) -> bool:
    """Tell whether an address leads nowhere but to the reader's own computer, as those of a preview do."""
    host = urlsplit(address).hostname or "localhost"
    with contextlib.suppress(ValueError):  # a name
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost" or host.endswith(".localhost")


@functools.cache
def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader([COMPONENTS, cache.MACROS / "theme", cache.MACROS]),
        bytecode_cache=compiled("components"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=True,
    )
    env.filters |= {"curl": curl, "day": day}
    env.tests |= {"local": is_local}
    return env


def render(template: str, **values: object) -> str:
    """Return the HTML of a template, such as `correction/template.html`."""
    return environment().get_template(template).render(**values)


def problem_box(problems: Iterable[Problem]) -> str:
    """Return what stands in the page in place of something that could not be rendered."""
    return render("problem/template.html", problems=list(problems))
