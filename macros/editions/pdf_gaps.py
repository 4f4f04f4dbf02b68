"""What WeasyPrint 70 gets wrong, put right while a PDF is written.

It does not tell the language of words in another one. And where nothing but the space after a text does not fit into
its line, it ends that line after the first word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

NOT_TAGGED = ("html", "body")
COLLAPSES = ("normal", "pre-line")


@contextmanager
def filled() -> Iterator[None]:
    """Let WeasyPrint do what it does not by itself."""
    from weasyprint.layout import inline  # noqa: PLC0415  (whoever makes no editions has not got it)
    from weasyprint.pdf import tags  # noqa: PLC0415

    build, split = tags._build_box_tree, inline.split_first_line
    tags._build_box_tree, inline.split_first_line = in_its_language(build), with_space_at_end(split)
    try:
        yield
    finally:
        tags._build_box_tree, inline.split_first_line = build, split


def in_its_language(build: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """Return what builds the elements of a box, each with the language that it is in."""
    import pydyf  # noqa: PLC0415

    def built(box: Any, *rest: Any) -> Iterator[Any]:  # noqa: ANN401  (of WeasyPrint, which has no types)
        for element in build(box, *rest):
            if box.element is not None and box.element_tag not in NOT_TAGGED and "lang" in box.element.attrib:
                element["Lang"] = pydyf.String(box.element.attrib["lang"])
            yield element

    return built


def with_space_at_end(split: Callable[..., Any]) -> Callable[..., Any]:
    """Return what splits the first line from a text, and has all of it if only the space at its end does not fit.

    Of what is split, the second is the length of the line in bytes, and the fourth its width.
    """

    def cut(text: str, style: Any, context: Any, width: float | None, *rest: Any, **more: Any) -> Any:  # noqa: ANN401
        found = split(text, style, context, width, *rest, **more)
        first, _, others = text.strip(" ").partition(" ")
        if width is None or not (text.endswith(" ") and others and style["white_space"] in COLLAPSES):
            return found
        if found[1] > len(first.encode()):
            return found
        fits = split(text.rstrip(" "), style, context, None, *rest, **more)[3] <= width
        return split(text, style, context, None, *rest, **more) if fits else found

    return cut
