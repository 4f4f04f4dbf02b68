"""What may come after MkDocs: .github/SUCCESSORS.md says how to change over, and what stands in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
from filecmp import dircmp
from pathlib import Path

import pytest
from mkdocs.config import load_config

from macros import texts_only
from macros.content import html_tree
from macros.handbook.library import Library
from macros.pipeline import EXTENSIONS
from macros.register.section_text import section_texts
from tests.conftest import ROOT, build
from tests.support.handbook import REAL, copied
from tests.support.some import some

UV = ROOT / ".tools" / "bin" / "uv"
RUN: list[str | Path] = [UV, "run", "--quiet", "--locked", "--isolated", "--no-default-groups", "--group", "successors"]
needs_uv = pytest.mark.skipif(not UV.exists(), reason="uv was not brought by make")
ADAPTER = ROOT / "tests" / "support" / "zensical_adapter.py"
FOR_ZENSICAL = {  # what it does otherwise, or not at all
    "module_name: macros": f"module_name: {ADAPTER.stem}",
    "hooks: [macros/hooks.py]\n": "",
    "  custom_dir: macros/theme\n": "",
    "  static_templates: [robots.txt, opensearch.xml]\n": "",
    "language: en-GB": "language: en",
    "markdown_extensions:\n": "".join(["markdown_extensions:\n", *(f"  - {name}\n" for name in EXTENSIONS)]),
}


def differing(one: Path, other: Path) -> list[str]:
    """Return the files below two folders that only one has, or that are not the same byte for byte."""
    both = dircmp(one, other, ignore=[], hide=[])
    found = [*both.left_only, *both.right_only, *both.common_funny]
    found += [name for name in both.common_files if (one / name).read_bytes() != (other / name).read_bytes()]
    below = {name: differing(one / name, other / name) for name in both.common_dirs}
    return [*found, *(f"{name}/{file}" for name, files in below.items() for file in files)]


def test_each_file_that_is_another_is_found(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for name in ("same.html", "a/same.html", "a/changed.html", "a/lost.html"):
        (one / name).parent.mkdir(parents=True, exist_ok=True)
        (one / name).write_text("Words")
    shutil.copytree(one, other)
    assert differing(one, other) == []
    (other / "a" / "changed.html").write_text("Other")
    (other / "a" / "lost.html").unlink()
    (other / "new").mkdir()
    assert sorted(differing(one, other)) == ["a/changed.html", "a/lost.html", "new"]


def run(folder: Path, *command: str | Path) -> None:
    """Run a program of the successors in the folder of a handbook, where it finds `macros/`."""
    line, known = [*RUN, "--project", ROOT, *command], os.environ | {"PYTHONPATH": str(folder)}
    done = subprocess.run(line, cwd=folder, env=known, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_uv
@pytest.mark.thorough
def test_properdocs_makes_the_same_site(tmp_path: Path) -> None:
    for name in ("mkdocs", "properdocs"):  # each with a cache of its own
        copied(tmp_path / name, REAL)
    done = build(tmp_path / "mkdocs", tmp_path / "ours", "--strict")
    assert done.returncode == 0, done.stderr
    site = tmp_path / "theirs"
    run(tmp_path / "properdocs", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", site)
    assert differing(tmp_path / "ours", site) == []


def without_title(library: Library, site: Path) -> dict[str, str]:
    """Return the texts of the sections in pages that a theme has made; it begins each with the title of the page."""
    found: dict[str, str] = {}
    for page in library.pages.values():
        file = site / page.url / "index.html"
        if not (page.meta and file.is_file()):
            continue
        html = file.read_text("utf-8")
        article = next(element for element in html_tree.parse(html).all() if element.tag == "article")
        within = html_tree.parse(html[article.inner_start : article.inner_end])
        found |= section_texts(within, page.meta.id, library.sections)
        found[page.meta.id] = found[page.meta.id].removeprefix(f"# {page.title}").lstrip("\n")
    return found


@needs_uv
@pytest.mark.thorough
def test_zensical_makes_the_same_text_of_each_section(tmp_path: Path) -> None:
    """But for the home page, whose template it does not have."""
    folder = copied(tmp_path / "copy", REAL)
    library = texts_only.render(load_config(str(folder / "mkdocs.yml"), strict=False)).library
    shutil.copyfile(ADAPTER, folder / ADAPTER.name)
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    for known, instead in FOR_ZENSICAL.items():
        assert known in settings, known
        settings = settings.replace(known, instead)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    home = library.pages["index.md"]
    (folder / "docs" / home.path).write_text(home.text.replace("template: home.html\n", ""), "utf-8")
    run(folder, "zensical", "build", "--strict")
    made = without_title(library, folder / "site")
    ours = {id: text for id, text in some(library.texts.items()) if library.sections[id].page != home.path}
    assert {id for id, text in ours.items() if made.get(id) != text} == set()
