"""The gate, proved by breaking a copy of a handbook: each mistake fails the strict build at its own line.

`make test` breaks a made-up one, which is built in no time, and `make thorough` the real one too.
What to break is found in whatever the handbook says, so that editors may change all of the real one.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT, build
from tests.support.handbook import MADE_UP, REAL, settings
from tests.support.some import sample, some

HEADING = r"^(##+ .+?) \{ #([a-z0-9-]+) \}$"
ENTRY = r"^  ([a-z0-9-]+):\n    title:"


class Expected(NamedTuple):
    """Where the message should stand, and words that it should hold."""

    file: str
    line: int
    says: str


class Copy:
    """A copy of the handbook, and how to break it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        pages = [path for path in sorted((root / "docs").glob("*.md")) if path.with_suffix(".yml").exists()]
        self.page = max(pages, key=lambda path: path.read_text("utf-8").count("{{ correction("))
        self.data = self.page.with_suffix(".yml")

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def line(self, path: Path, pattern: str, nth: int = 0) -> int:
        text = path.read_text("utf-8")
        return text.count("\n", 0, list(re.finditer(pattern, text, re.MULTILINE))[nth].start()) + 1

    def edit(self, path: Path, pattern: str, new: str, says: str, line: int = 0) -> Expected:
        """Replace the first match; the message is expected where the match begins, or at another line."""
        expected = Expected(self.name(path), line or self.line(path, pattern), says)
        text = path.read_text("utf-8")
        path.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), "utf-8")
        return expected

    def append(self, path: Path, new: str, says: str) -> Expected:
        text = path.read_text("utf-8").rstrip("\n")
        path.write_text(f"{text}\n\n{new}\n", "utf-8")
        return Expected(self.name(path), text.count("\n") + 3, says)

    def save(self, path: Path, data: bytes, line: int, says: str) -> Expected:
        path.write_bytes(data)
        return Expected(self.name(path), line, says)


def heading_without_id(copy: Copy) -> Expected:
    return copy.edit(copy.page, HEADING, r"\1", "has no id.")


def section_renamed(copy: Copy) -> Expected:
    used = re.findall(r'\{\{ section\("([a-z0-9-]+)"', copy.page.read_text("utf-8"))
    written = re.findall(HEADING, copy.page.read_text("utf-8"), re.MULTILINE)
    id = next(id for id in used if id in [own for _, own in written])
    says = f'the section "{id}" ('
    return copy.edit(copy.page, rf"\{{ #{id} \}}$", f"{{ #{id}-renamed }}", says)


def section_id_twice(copy: Copy) -> Expected:
    (_, first), (_, second) = re.findall(HEADING, copy.page.read_text("utf-8"), re.MULTILINE)[:2]
    return copy.edit(copy.page, rf"(?<=\{{ #){second} \}}$", f"{first} }}", f'the id "{first}" is already at')


def macro_misspelt(copy: Copy) -> Expected:
    return copy.edit(copy.page, r"\{\{ correction\(", "{{ corection(", 'there is no macro "corection". Did you mean')


def macro_unclosed(copy: Copy) -> Expected:
    return copy.edit(copy.page, r'(\{\{ correction\("[a-z0-9-]+"\)) \}\}', r"\1", "a macro cannot be read")


def correction_misspelt(copy: Copy) -> Expected:
    return copy.edit(copy.page, r'(\{\{ correction\("[a-z0-9-]+)', r"\1x", "there is no correction")


def source_unknown(copy: Copy) -> Expected:
    return copy.edit(copy.page, r'\{\{ source\("[^"]+"', '{{ source("no-such-source"', "there is no source")


def fragment_broken(copy: Copy) -> Expected:
    return copy.append(copy.page, "[Words](#no-such-place)", 'the link "#no-such-place" leads nowhere')


def page_linked_unknown(copy: Copy) -> Expected:
    return copy.append(copy.page, "[Words](no-such-page.md)", 'the link "no-such-page.md" leads nowhere')


def address_impossible(copy: Copy) -> Expected:
    says = 'the link "https://[force].police.uk/" leads nowhere: no address'
    return copy.append(copy.page, "<https://[force].police.uk/>", says)


def key_missing(copy: Copy) -> Expected:
    at = copy.line(copy.data, ENTRY)
    return copy.edit(copy.data, r"^    kind: .*\n", "", 'has no "kind".', at)


def indentation_broken(copy: Copy) -> Expected:
    return copy.edit(copy.data, r"^    kind:", "   kind:", "this line has 3 spaces before it")


def entry_id_twice(copy: Copy) -> Expected:
    ids = re.findall(ENTRY, copy.data.read_text("utf-8"), re.MULTILINE)
    return copy.edit(copy.data, rf"^  {ids[1]}:", f"  {ids[0]}:", f'"{ids[0]}" is here twice')


def page_in_utf_16(copy: Copy) -> Expected:
    return copy.save(copy.page, copy.page.read_text("utf-8").encode("utf-16"), 1, "this file is not saved as UTF-8.")


def data_in_latin_1(copy: Copy) -> Expected:
    at = copy.line(copy.data, "title: ")
    data = copy.data.read_bytes().replace(b"title: ", "title: Café ".encode("latin-1"), 1)
    return copy.save(copy.data, data, at, "this file is not saved as UTF-8.")


def data_emptied(copy: Copy) -> Expected:
    return copy.save(copy.data, b"", 1, "this file is empty.")


def front_matter_closed_late(copy: Copy) -> Expected:
    return copy.edit(copy.page, r"^title: ", "title: One: ", "there is a colon in this text")


def page_of_navigation_missing(copy: Copy) -> Expected:
    return copy.edit(copy.root / "mkdocs.yml", r"- [a-z0-9-]+\.md$", "- no-such-page.md", "there is no such page.")


def style_imports_nothing(copy: Copy) -> Expected:
    path = next((copy.root / "macros" / "components").glob("*/style.css"))
    return copy.edit(path, r"\A", '@import "./no-such-style.css";\n', "Could not resolve")


def script_unclosed(copy: Copy) -> Expected:
    return copy.append(copy.root / "macros" / "theme" / "script.js", "let 1;", "Expected")


def script_in_the_text(copy: Copy) -> Expected:
    return copy.append(copy.page, "<script>alert(1)</script>", '"script" does not work here')


def sentence_too_long(copy: Copy) -> Expected:
    return copy.append(copy.page, f"So {'it goes on and ' * 12}on.", "a sentence has")


def page_in_no_navigation(copy: Copy) -> Expected:
    copy.edit(copy.root / "mkdocs.yml", r"^ +- sources\.md\n", "", "")
    return Expected("docs/sources.md", 1, "this page is not in the navigation.")


def name_that_is_not_ours(copy: Copy) -> Expected:
    return copy.append(copy.page, "Send us an e-mail.", '"e-mail" has another name here.')


def claim_without_source(copy: Copy) -> Expected:
    return copy.append(copy.page, "Half of them, or 50%, never read it.", "speaks of a figure, and names no source.")


MUTATIONS: list[Callable[[Copy], Expected]] = [
    heading_without_id,
    macro_unclosed,
    source_unknown,
    page_linked_unknown,
    indentation_broken,
    page_in_utf_16,
    page_of_navigation_missing,
    page_in_no_navigation,
    style_imports_nothing,
    script_unclosed,
    script_in_the_text,
    sentence_too_long,
    section_renamed,
    section_id_twice,
    macro_misspelt,
    correction_misspelt,
    fragment_broken,
    address_impossible,
    key_missing,
    entry_id_twice,
    data_in_latin_1,
    data_emptied,
    front_matter_closed_late,
    name_that_is_not_ours,
    claim_without_source,
]


@pytest.fixture(
    scope="module",
    params=[MADE_UP, pytest.param(REAL, marks=pytest.mark.thorough)],
    ids=lambda docs: "real" if docs == REAL else "made-up",
)
def original(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a build reads, packages being shared; its register is whole."""
    root = tmp_path_factory.mktemp("broken")
    shutil.copytree(request.param, root / "docs")
    shutil.copytree(ROOT / "macros", root / "macros")
    shutil.copy(ROOT / "package.json", root)
    (root / "mkdocs.yml").write_text(settings(request.param), "utf-8")
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    subprocess.run([sys.executable, "-m", "macros", "register"], cwd=root, check=True, capture_output=True)
    return root


@pytest.fixture
def copy(original: Path) -> Iterator[Copy]:
    """The copy, mended after each test."""
    kept = {path: path.read_bytes() for path in original.rglob("*") if path.is_file() and path.suffix != ".pyc"}
    yield Copy(original)
    for path, data in kept.items():
        if path.read_bytes() != data:
            path.write_bytes(data)


def problems(said: str) -> str:
    """Return what MkDocs said, without its news."""
    return "\n".join(line for line in said.split("\n") if not line.startswith("INFO"))


@pytest.mark.parametrize("mutation", sample(2, MUTATIONS), ids=lambda mutation: mutation.__name__)
def test_a_mistake_fails_the_build_at_its_line(
    mutation: Callable[[Copy], Expected], copy: Copy, tmp_path: Path
) -> None:
    expected = mutation(copy)
    done = build(copy.root, tmp_path / "site", "--strict")
    said = problems(done.stdout + done.stderr)
    assert done.returncode != 0
    assert not list(tmp_path.rglob("*.html")), "half of a handbook is published"
    line = next((line for line in said.split("\n") if f" {expected.file}:{expected.line}: " in line), None)
    assert line, f"nothing is said of {expected.file}:{expected.line}\n{said}"
    assert expected.says in line
    assert "Traceback" not in said
    assert not [path for path in (copy.root, ROOT, sys.prefix, Path.home()) if str(path) in said], said


def test_the_handbook_as_it_is_builds(copy: Copy, tmp_path: Path) -> None:
    done = build(copy.root, tmp_path / "site", "--strict")
    assert (done.returncode, problems(done.stdout + done.stderr).strip()) == (0, "")


def test_a_broken_page_shows_its_mistake_and_the_rest_is_built(copy: Copy, tmp_path: Path) -> None:
    correction_misspelt(copy)
    data_in_latin_1(copy)
    for path in sorted((copy.root / "docs").glob("*.md")):
        if path not in (copy.page, copy.root / "docs" / "index.md"):
            path.write_bytes(b"\xff\xfe")
    done = build(copy.root, tmp_path / "site")
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    for page in some((copy.root / "docs").glob("*.md")):
        name = "" if page.stem == "index" else page.stem
        html = (tmp_path / "site" / name / "index.html").read_text("utf-8")
        assert 'class="hb-problem"' in html or page.stem == "index", page.name
        assert str(copy.root) not in html
