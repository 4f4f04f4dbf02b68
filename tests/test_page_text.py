"""What is not made again comes out as if it were: after any edit, each file is that of a build that knows nothing."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from macros import page_text
from macros.build import Build
from macros.checks import scenarios
from macros.content.pages import Page
from macros.problems import Problem, Where
from macros.publishing.record import Change
from tests.support.handbook import MADE_UP, REAL, Handbook, copied
from tests.support.rebuilds import Rebuilds
from tests.support.some import some

Edit = Callable[[Path, random.Random], None]
SAID = re.compile(r"^( +(?:- )?(?:title|text|says|means|help|note|why|description): )(\w.*)$", re.MULTILINE)
KNOWN = (".cache/bundles", ".cache/templates")  # what is no part of a page, and takes long to make


def any_of(root: Path, dice: random.Random, pattern: str) -> Path:
    return dice.choice(some(sorted(path for path in root.glob(pattern) if "_register" not in path.parts)))


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def prose(root: Path, dice: random.Random) -> None:
    """Put a paragraph into a page, or words at the end of one that it has."""
    path = any_of(root, dice, "docs/*.md")
    lines = path.read_text("utf-8").split("\n")
    start = lines.index("---", 1) + 1
    ends = [number for number in range(start, len(lines)) if lines[number].endswith(".")]
    if ends and dice.random() < 0.5:
        lines[dice.choice(ends)] += f" And number {dice.randrange(1000)}."
    else:
        at = dice.choice([number for number in range(start, len(lines)) if not lines[number].strip()])
        lines[at:at] = ["", f"A paragraph on images, number {dice.randrange(1000)}.", ""]
    write(path, "\n".join(lines))


def less(root: Path, dice: random.Random) -> None:
    """Take a paragraph out of a page, with what is in it."""
    path = any_of(root, dice, "docs/*.md")
    front, body = path.read_text("utf-8").split("\n---\n", 1)
    parts = body.split("\n\n")
    del parts[dice.randrange(len(parts))]
    write(path, f"{front}\n---\n" + "\n\n".join(parts))


def heading(root: Path, dice: random.Random) -> None:
    """Add a section, of which other pages may know."""
    path, number = any_of(root, dice, "docs/*.md"), dice.randrange(1000)
    write(path, f"{path.read_text('utf-8')}\n## Section {number} {{ #section-{number} }}\n\nWords.\n")


def title(root: Path, dice: random.Random) -> None:
    """Give a page or a section another title."""
    path = any_of(root, dice, "docs/*.md")
    text = path.read_text("utf-8")
    found = dice.choice(some(re.finditer(r"^(title: |##+ )(.*?)(?= \{ #|$)", text, re.MULTILINE)))
    write(path, f"{text[: found.end()]} {dice.randrange(1000)}{text[found.end() :]}")


def in_data(pattern: str) -> Edit:
    def data(root: Path, dice: random.Random) -> None:
        path = any_of(root, dice, pattern)
        text = path.read_text("utf-8")
        found = [*SAID.finditer(text)]
        if found:
            one = dice.choice(found)
            write(path, f"{text[: one.end(1)]}Edited {text[one.start(2) :]}")

    return data


def template(root: Path, dice: random.Random) -> None:
    path = any_of(root, dice, "macros/components/*/*.html")
    write(path, f"{path.read_text('utf-8')}\n<!-- {dice.randrange(1000)} -->\n")


def navigation(root: Path, dice: random.Random) -> None:
    """Let two pages change places, or give the handbook another name."""
    path = root / "mkdocs.yml"
    text = path.read_text("utf-8")
    pages = re.findall(r"^ +- ([\w-]+\.md)$", text, re.MULTILINE)
    one, other = dice.sample(some(pages), 2)
    swapped = text.replace(one, "%").replace(other, one).replace("%", other)
    write(path, swapped if dice.random() < 0.7 else text.replace("site_name: ", "site_name: Our "))


def picture(root: Path, dice: random.Random) -> None:
    path = root / "docs" / "seen.svg"
    size = dice.randrange(1, 99)
    write(path, f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}"></svg>' + " " * size)
    page = any_of(root, dice, "docs/*.md")
    write(page, f"{page.read_text('utf-8')}\n![A line](seen.svg)\n")


def page(root: Path, dice: random.Random) -> None:
    """Add a page that is not in the navigation, or take one out."""
    found = sorted((root / "docs").glob("more-*.md"))
    if found and dice.random() < 0.5:
        found[0].unlink()
        return
    number = dice.randrange(1000)
    text = (root / "docs" / "index.md").read_text("utf-8").split("\n---\n")[0]
    front = re.sub("^id: .*$", f"id: more-{number}", text, flags=re.MULTILINE)
    write(root / "docs" / f"more-{number}.md", f"{front}\n---\n\nMore.\n")


def mistake(root: Path, dice: random.Random) -> None:
    path = any_of(root, dice, "docs/*.md")
    wrong = dice.choice(["See [[this]].", '{{ section("nowhere") }}', "## No id", "The color of it."])
    write(path, f"{path.read_text('utf-8')}\n{wrong}\n")


EDITS: tuple[Edit, ...] = (
    prose,
    in_data("docs/*.yml"),
    navigation,
    prose,
    title,
    in_data("docs/glossary.yml"),
    template,
    less,
    in_data("docs/sources.yml"),
    heading,
    page,
    prose,
    picture,
    mistake,
)


@pytest.fixture
def dice(request: pytest.FixtureRequest) -> random.Random:
    return random.Random(request.node.name)  # noqa: S311  (the same in each run)


def fresh(root: Path, folder: Path) -> dict[str, bytes]:
    """Return what a build makes of a handbook that is new to it."""
    copy = folder / "copy"
    shutil.copytree(root, copy, symlinks=True, ignore=shutil.ignore_patterns(".cache", "__pycache__"))
    for known in KNOWN:
        shutil.copytree(root / known, copy / known)
    process = Rebuilds(copy)
    found = process.build(folder / "fresh")
    process.end()
    shutil.rmtree(copy)
    shutil.rmtree(folder / "fresh")
    return found


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def edit(root: Path, dice: random.Random, number: int) -> str:
    """Make the next edit, each kind once before any is made again, and return its name."""
    chosen = EDITS[number % len(EDITS)]
    chosen(root, dice)
    return f"{number}: {chosen.__name__}"


@pytest.mark.parametrize(
    ("docs", "edits", "every"),
    [(MADE_UP, len(EDITS), 5), *(pytest.param(docs, 60, 1, marks=pytest.mark.thorough) for docs in (MADE_UP, REAL))],
)
def test_after_any_edits_each_file_is_that_of_a_fresh_build(
    tmp_path: Path, dice: random.Random, docs: Path, edits: int, every: int
) -> None:
    """The site is compared after every so many edits, and after the last."""
    root = copied(tmp_path / "root", docs)
    process = Rebuilds(root)
    process.build(tmp_path / "site")
    found: dict[str, list[str]] = {}
    for number in some(range(edits)):
        name = edit(root, dice, number)
        site = process.build(tmp_path / "site")
        if number % every == 0 or number == edits - 1:
            found[name] = differing(site, fresh(root, tmp_path))
    process.end()
    assert {name: paths for name, paths in some(found.items()) if paths} == {}


@pytest.fixture
def around(tmp_path: Path) -> tuple[Build, MkDocsConfig]:
    """A build of a handbook of one page and one picture."""
    docs = tmp_path / "docs"
    docs.mkdir()
    write(docs / "page.md", "# A page\n\nWords.\n")
    write(docs / "picture.svg", "<svg/>")
    write(tmp_path / "mkdocs.yml", "site_name: A handbook\n")
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "A handbook", "docs_dir": str(docs)})
    return Build(library=Handbook(tmp_path).library), config


def scenario(build: Build, config: MkDocsConfig) -> None:
    file = Path(config.docs_dir).parent / scenarios.FILE
    file.parent.mkdir(parents=True)
    write(file, "{}")


PROBLEM = Problem(Where("docs/page.md", 1), "it is wrong.", "Mend it.")
CHANGES: dict[str, Callable[[Build, MkDocsConfig], object]] = {
    "the settings": lambda _, config: write(Path(str(config.config_file_path)), "site_name: Another\n"),
    "the scenarios": scenario,
    "the address": lambda _, config: config.load_dict({"site_url": "https://handbook.example/"}),
    "the name": lambda _, config: config.load_dict({"site_name": "Another"}),
    "the day": lambda build, _: setattr(build, "today", build.today + timedelta(1)),
    "that something may vanish": lambda build, _: setattr(build, "withdrawing", True),
    "a script that is loaded later": lambda build, _: build.library.scripts.update(check="assets/check-1.js"),
    "another such script": lambda build, _: build.library.scripts.update(given="assets/given-2.js"),
    "what is wrong with the library": lambda build, _: build.library.problems.append(PROBLEM),
    "what is wrong with the build": lambda build, _: build.found.append(PROBLEM),
    "a page": lambda build, _: build.library.pages.update({"b.md": Page("b.md", "docs/b.md", None)}),
    "a data file": lambda build, _: build.library.data.update({"networks.yml": "edits: {}"}),
    "what is not written yet": lambda build, _: build.unwritten.append(Change("own-up", None, None)),
    "a file": lambda _, config: write(Path(config.docs_dir, "another.svg"), "<svg/>"),
    "the size of a file": lambda _, config: write(Path(config.docs_dir, "picture.svg"), "<svg></svg>"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_a_page_may_be_made_of_makes_it_anew(
    around: tuple[Build, MkDocsConfig], change: Callable[[Build, MkDocsConfig], object]
) -> None:
    build, config = around
    build.library.scripts["given"] = "assets/given-1.js"
    before = page_text.surroundings(build, config)
    assert page_text.surroundings(build, config) == before
    change(build, config)
    assert page_text.surroundings(build, config) != before


def test_the_text_of_another_page_does_not(around: tuple[Build, MkDocsConfig]) -> None:
    build, config = around
    before = page_text.surroundings(build, config)
    write(Path(config.docs_dir, "page.md"), "# A page\n\nOther words, and more of them.\n")
    assert page_text.surroundings(build, config) == before
