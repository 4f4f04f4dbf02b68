"""A link whose words are a title that its section no longer has is found; other words are left."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import former_titles
from tests.support.published import FIRST, SECOND, Small, read


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("The first title", 1),
        ("the first title", 0),
        ("The second title", 0),
        ("its own words", 0),
        ("Who\u2019s first?", 0),
    ],
)
def test_a_former_title_is_told(tmp_path: Path, words: str, count: int) -> None:
    small = Small(tmp_path)
    small.write("index", "Home", "home", "## The first title { #one }\n\nWords.\n")
    small.publish(FIRST)
    link = f'See {{{{ section("one", "{words}") }}}}.'
    small.write("index", "Home", "home", f"## The second title {{ #one }}\n\nWords.\n\n{link}\n")
    small.publish(SECOND, "A title.")
    library = read(tmp_path).library
    problems = list(former_titles.of_page(library, library.pages["index.md"]))
    assert [problem.where.line for problem in problems] == [14] * count
