"""A picture has words for who does not see it, a form that browsers know, and a size for a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import pictures
from macros.checks.files import PICTURES
from macros.content import html_tree
from tests.support.handbook import REVIEW, Handbook, handbook_of

FRONT = f"---\ntitle: A page\nid: a-page\ndescription: One sentence.\n{REVIEW}---\n\nFirst line.\n\n"
LINE = FRONT.count("\n") + 1


def read(folder: Path, files: dict[str, str], size: int = 100) -> Handbook:
    for name in ("map.svg", "map-2.png"):
        (folder / "docs" / "assets").mkdir(parents=True, exist_ok=True)
        (folder / "docs" / "assets" / name).write_bytes(b"x" * size)
    return handbook_of(folder, files)


def found(folder: Path, typed: str, page: str = "page.md") -> list[str]:
    handbook = read(folder, {page: f"{FRONT}{typed}\n"})
    tree = html_tree.parse(handbook.text(page))
    problems = [*pictures.problems(tree, handbook.library.pages[page], folder / "docs")]
    assert [problem.where for problem in problems] == [(f"docs/{page}", LINE)] * len(problems)
    return [problem.what for problem in problems]


def of_files(folder: Path, text: str, size: int = 100) -> list[str]:
    handbook = read(folder, {"page.md": f"{FRONT}{text}\n"}, size)
    return [str(problem) for problem in pictures.problems_of_files(handbook.library, folder / "docs")]


@pytest.mark.parametrize(
    "typed",
    [
        "![](assets/map.svg)",
        "![ ](assets/map.svg)",
        "![map.svg](assets/map.svg)",
        "![IMG_20261122.jpeg](assets/map.svg)",
        '<img src="../assets/map.svg">',
        '<img src="../assets/map.svg" alt="">',
    ],
)
def test_a_picture_without_words_is_told(tmp_path: Path, typed: str) -> None:
    assert found(tmp_path, typed) == ['the picture "assets/map.svg" has no words for people who do not see it.']


@pytest.mark.parametrize(
    "alt",
    ["Image", "photo", "A picture.", "Figure 2", "Screenshot", "IMG_2041", "What it shows", "...", "map", "alt text"],
)
def test_words_that_say_nothing_are_told(tmp_path: Path, alt: str) -> None:
    assert found(tmp_path, f"![{alt}](assets/map.svg)") == [
        f'the words "{alt}" do not say what is on the picture "assets/map.svg".'
    ]


@pytest.mark.parametrize("alt", ["A map", "Photo of the closed road", "The image of a badge", "MSN 2"])
def test_words_that_say_something_are_right(tmp_path: Path, alt: str) -> None:
    assert found(tmp_path, f"![{alt}](assets/map.svg)") == []


FORMS = (
    ("png", b"\x89PNG\r\n\x1a\n"), ("jpg", b"\xff\xd8\xff\xe0"), ("webp", b"RIFF\n\0\0\0WEBPVP8 "),
    ("avif", b"\0\0\0 ftypavif"), ("ico", b"\0\0\1\0"), ("svg", b'<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="x">'),
    ("gif", b"GIF89a"), ("heic", b"\0\0\0 ftypheic"), ("tiff", b"II*\0"), ("bmp", b"BMxxxx\0\0\0\0"),
    ("pdf", b"%PDF-1.7"),
)  # fmt: skip


@pytest.mark.parametrize("ending", [ending.removeprefix(".") for ending in PICTURES])
def test_a_picture_has_the_form_of_its_ending(tmp_path: Path, ending: str) -> None:
    for form, content in FORMS:
        handbook = read(tmp_path, {"page.md": f"{FRONT}![A plan](assets/plan.{ending}) map.svg map-2.png\n"})
        (tmp_path / "docs" / "assets" / f"plan.{ending}").write_bytes(content)
        problems = [*pictures.problems_of_files(handbook.library, tmp_path / "docs")]
        if form == ending.replace("jpeg", "jpg"):
            assert problems == []
            continue
        (problem,) = problems
        assert problem.where == (f"docs/assets/plan.{ending}", 1)
        assert "inside" in problem.what
        assert (f"plan.{form}" in problem.do) == (f".{form}" in PICTURES)


@pytest.mark.parametrize("address", ["https://example.org/a.png", "//example.org/a.png"])
def test_a_picture_on_another_site_is_told(tmp_path: Path, address: str) -> None:
    assert found(tmp_path, f"![A map]({address})") == [
        f'the picture "{address}" is on another site, and would not be shown.'
    ]


@pytest.mark.parametrize("name", ["scan.tiff", "photo.heic", "map.docx", "map.psd", "map"])
def test_a_form_that_not_every_browser_shows_is_told(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, f"![A map](assets/{name})") == [f'"assets/{name}" is no picture that every browser shows.']


def test_a_picture_is_named_as_it_was_typed(tmp_path: Path) -> None:
    assert found(tmp_path, "![](../assets/map-2.png)", "more/page.md") == [
        'the picture "../assets/map-2.png" has no words for people who do not see it.'
    ]


def test_each_use_of_a_picture_has_its_own_line(tmp_path: Path) -> None:
    typed = "![A map](assets/map.svg) and ![](assets/map-2.png)\n\n![](assets/map.svg)\n"
    handbook = read(tmp_path, {"page.md": f"{FRONT}{typed}"})
    tree = html_tree.parse(handbook.text("page.md"))
    told = pictures.problems(tree, handbook.library.pages["page.md"], tmp_path / "docs")
    assert [problem.where.line for problem in told] == [LINE, LINE + 2]


def test_a_picture_in_html_has_to_be_where_the_page_looks_for_it(tmp_path: Path) -> None:
    typed = '<img src="{}assets/map.svg" alt="A map of Mill Road">'
    assert found(tmp_path, typed.format("")) == ['the picture "assets/map.svg" would not be found from here.']
    assert found(tmp_path, typed.format("../")) == []


@pytest.mark.parametrize(("size", "told"), [(pictures.LARGEST, 0), (pictures.LARGEST + 1, 1), (270_400, 1)])
def test_a_picture_that_is_too_large_is_told(tmp_path: Path, size: int, told: int) -> None:
    said = of_files(tmp_path, "![A map](assets/map.svg) ![A plan](assets/map-2.png)", size)
    kept = f"has {-(-size // 1000)} kB, and may have 200.\n  Make it smaller"
    assert [kept in each for each in said] == [True] * 2 * told


@pytest.mark.parametrize(
    ("name", "right"),
    [("Queue Chart.svg", "queue-chart.svg"), ("A.PNG", "a.png"), ("a_b.webp", "a-b.webp"), ("\u00e9.svg", "map.svg")],
)
def test_a_name_that_is_hard_to_type_is_told(tmp_path: Path, name: str, right: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / name).write_bytes(b"x")
    (said,) = of_files(tmp_path, f"![A map](assets/map.svg) ![A plan](assets/map-2.png) ![A chart](<{name}>)")
    assert said == (
        f'docs/{name}:1: the name of the picture "{name}" is not lower-case words joined by hyphens.\n'
        f"  Rename it to   {right}"
    )


@pytest.mark.parametrize(
    ("svg", "holds"),
    [
        ("<script>alert(1)</script>", "script"),
        ("<path onclick='x()'/>", "onclick"),
        ("<foreignObject><p>x</p></foreignObject>", "foreignobject"),
        ("<image href='https://example.org/x.png'/>", "href"),
        ("<image xlink:href='//example.org/x.png'/>", "xlink:href"),
        ("<a href='javascript:x()'><path/></a>", "href"),
        ("<a href='https://example.org/'><path/></a>", ""),
        ("<style>path { fill: red }</style><path style='fill: red' id='a'/><use href='#a'/>", ""),
    ],
)
def test_an_svg_that_could_act_is_told(tmp_path: Path, svg: str, holds: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "plan.svg").write_text(f"<svg xmlns='http://www.w3.org/2000/svg'>{svg}</svg>", "utf-8")
    said = of_files(tmp_path, "![A map](assets/map.svg) ![A plan](assets/map-2.png) ![A plan](plan.svg)")
    assert [f'docs/plan.svg:1: the picture "plan.svg" holds "{holds}", and could act.' in each for each in said] == [
        True
    ] * bool(holds)


def test_a_picture_that_no_page_shows_is_told(tmp_path: Path) -> None:
    (said,) = of_files(tmp_path, "![A map](assets/map.svg)")
    assert said.startswith('docs/assets/map-2.png:1: no page shows the picture "assets/map-2.png".')
    (tmp_path / "mkdocs.yml").write_text("theme:\n  logo: assets/map-2.png\n", "utf-8")
    assert of_files(tmp_path, "![A map](assets/map.svg)") == []


def test_what_a_component_draws_is_not_looked_at(tmp_path: Path) -> None:
    assert found(tmp_path, '<hb-one><img src="x.tiff"></hb-one>') == []
    assert found(tmp_path, "![A map of Mill Road, closed northbound](assets/map.svg)") == []
