"""One name for one thing: other names are found wherever we wrote them ourselves, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import terminology
from macros.problems import Problem
from tests.support.handbook import REVIEW, Handbook, handbook_of, said

FRONT = "---\ntitle: {title}\nid: a\ndescription: Of words.\n" + REVIEW + "---\n"
GLOSSARY = """\
alt-text:
  term: alt text
  means: Words for a picture.
  instead_of: [image description, alternative]
picture:
  term: picture
  instead_of: [image, Pic]
image-board:
  term: image board
  means: A site with pictures.
"""


def problems(folder: Path, body: str, title: str = "A title", data: str = "") -> list[Problem]:
    files = {"a.md": FRONT.format(title=title) + body, "glossary.yml": GLOSSARY}
    library = handbook_of(folder, files | ({"a.yml": data} if data else {})).library
    return list(terminology.problems(library, said(library)))


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("An image description here.", {"image description": "alt text"}),
        ("Alternative or image.", {"Alternative": "alt text", "image": "picture"}),
        ("A Pic.", {"Pic": "picture"}),
        ("Two images.", {"images": "picture"}),
        ("An image\ndescription.", {"image description": "alt text"}),
        ("## An image { #an }", {"image": "picture"}),
        ("- An image", {"image": "picture"}),
        ("| image |\n| - |", {"image": "picture"}),
        ('See {{ section("a", "the image") }}.', {"image": "picture"}),
        ("An image board and an image.", {"image": "picture"}),
    ],
)
def test_another_name_is_found_with_the_right_one(tmp_path: Path, written: str, right: dict[str, str]) -> None:
    found = problems(tmp_path, written)
    do = "Write   {}   or put quotation marks round it if somebody else said it."
    assert [(problem.what, problem.do) for problem in found] == [
        (f'"{wrong}" has another name here.', do.format(name)) for wrong, name in right.items()
    ]


@pytest.mark.parametrize(
    "written",
    [
        "A picture with alt text on an image board.",
        'They said "image".',
        "> An image.",
        "`image` and https://x.uk/image.png",
        "[a picture](image.png)",
        "```\nimage\n```",
        "## A { #image }",
        "Imagery, IMAGE and re-image.",
        "",
    ],
)
def test_the_right_names_quotations_code_and_addresses_are_left_alone(tmp_path: Path, written: str) -> None:
    assert problems(tmp_path, written) == []


def test_each_is_told_at_its_line(tmp_path: Path) -> None:
    found = problems(tmp_path, "One\ntwo image\nthree image.\n\nimage\n", title="An image")
    first = FRONT.count("\n") + 1
    assert [problem.where.line for problem in found] == [first + 1, first + 2, first + 4, 2]


def test_it_is_found_in_data_and_a_post_may_say_what_it_likes(tmp_path: Path) -> None:
    data = "checklists:\n  steps:\n    title: An image\n    groups:\n      - title: All\n        items:\n"
    data += "          - id: image\n            text: Stop\n            see: [a]\n"
    (found,) = problems(tmp_path, "", data=data)
    assert (found.where.file, found.where.line) == ("docs/a.yml", 3)


def test_without_other_names_nothing_is_looked_for(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(FRONT.format(title="An image"), "utf-8")
    library = Handbook(tmp_path).library
    assert list(terminology.problems(library, said(library))) == []
