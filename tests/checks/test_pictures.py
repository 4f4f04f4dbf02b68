"""A picture has words for who does not see it, a form that browsers know, and a size for a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import pictures
from macros.content import html_tree
from tests.support.handbook import REVIEW, handbook_of

FRONT = f"---\ntitle: A page\nid: a-page\ndescription: One sentence.\n{REVIEW}---\n\nFirst line.\n\n"
LINE = FRONT.count("\n") + 1


def found(folder: Path, typed: str, size: int = 100) -> list[str]:
    for name in ("map.svg", "map 2.png"):
        (folder / "docs" / "assets").mkdir(parents=True, exist_ok=True)
        (folder / "docs" / "assets" / name).write_bytes(b"x" * size)
    handbook = handbook_of(folder, {"page.md": f"{FRONT}{typed}\n"})
    tree = html_tree.parse(handbook.text("page.md"))
    problems = [*pictures.problems(tree, handbook.library.pages["page.md"], folder / "docs")]
    assert [problem.where for problem in problems] == [("docs/page.md", LINE)] * len(problems)
    return [problem.what for problem in problems]


@pytest.mark.parametrize(
    "typed",
    [
        "![](assets/map.svg)",
        "![ ](assets/map.svg)",
        "![map.svg](assets/map.svg)",
        "![IMG_20261122.jpeg](assets/map.svg)",
        '<img src="assets/map.svg">',
        '<img src="assets/map.svg" alt="">',
    ],
)
def test_a_picture_without_words_is_told(tmp_path: Path, typed: str) -> None:
    assert found(tmp_path, typed) == ['the picture "assets/map.svg" has no words for people who do not see it.']


@pytest.mark.parametrize("address", ["https://example.org/a.png", "//example.org/a.png"])
def test_a_picture_on_another_site_is_told(tmp_path: Path, address: str) -> None:
    assert found(tmp_path, f"![A map]({address})") == [
        f'the picture "{address}" is on another site, and would not be shown.'
    ]


@pytest.mark.parametrize("name", ["scan.tiff", "photo.heic", "map.docx", "map.psd", "map"])
def test_a_form_that_not_every_browser_shows_is_told(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, f"![A map](assets/{name})") == [f'"assets/{name}" is no picture that every browser shows.']


@pytest.mark.parametrize("name", ["map.svg", "map%202.png"])
def test_a_picture_that_is_too_large_is_told(tmp_path: Path, name: str) -> None:
    typed = f"![A map](assets/{name})"
    assert found(tmp_path, typed, pictures.LARGEST) == []
    assert len(found(tmp_path, typed, pictures.LARGEST + 1)) == 1


def test_what_a_component_draws_is_not_looked_at(tmp_path: Path) -> None:
    assert found(tmp_path, '<hb-one><img src="x.tiff"></hb-one>') == []
    assert found(tmp_path, "![A map of Mill Road, closed northbound](assets/map.svg)") == []
