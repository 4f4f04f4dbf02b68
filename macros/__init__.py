"""The macros of the Social Media Handbook, as mkdocs-macros-plugin knows them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Register every macro; the handbook has been read before."""
    # Importing one module of the package must not import them all.
    from macros.build import build_of  # noqa: PLC0415
    from macros.handbook import catalogue, rendering  # noqa: PLC0415

    library = build_of(env.conf).library

    @functools.cache  # `make serve` makes a page again and again
    def rendered(path: str, name: str, *args: str) -> str:
        return rendering.render(library, path, name, args)

    def run(name: str, *args: str) -> str:
        return rendered(env.page.file.src_uri, name, *args)

    for name in catalogue.MACROS:
        env.macro(functools.partial(run, name), name)  # type: ignore[no-untyped-call]


def on_pre_page_macros(env: MacrosPlugin) -> None:
    """Show what is wrong with a page, and keep Jinja from what it could not read."""
    from macros.build import build_of  # noqa: PLC0415
    from macros.handbook import rendering  # noqa: PLC0415

    env.markdown = rendering.with_problems(build_of(env.conf).library, env.page.file.src_uri, env.markdown)
