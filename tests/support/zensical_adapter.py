"""Lets Zensical expand the macros: it calls `define_env` for each page, and knows neither hooks nor `Build`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from macros.handbook import catalogue, loading, rendering
from macros.handbook.library import Library

DOCS = Path(__file__).with_name("docs")


@functools.cache
def library() -> Library:
    return loading.load(DOCS, catalogue.COMPONENTS)


def define_env(env: Any) -> None:  # noqa: ANN401  (Zensical's own class, which it does not publish)
    def run(name: str, *args: str) -> str:
        return rendering.render(library(), env.page.path, name, args)

    for name in catalogue.MACROS:
        env.macro(functools.partial(run, name), name)
