"""What the pages look like on which a component stands."""

from __future__ import annotations

from macros.output import bundler


def styles(*components: str) -> bytes:
    """Return the style of every page, and after it what pages with these components have of their own."""
    common, _ = bundler.bundle("css")
    own, _ = bundler.of_pages("css", [components])
    assert common
    return b"".join(style.content for style in (common, *own.values()))
