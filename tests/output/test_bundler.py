"""The bundles, and what is wrong with a style or a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.output import bundler

SAID = """✘ [ERROR] Could not resolve "./nothing.css"

    components/problem/style.css:3:8:
      3 │ @import "./nothing.css";
        ╵         ~~~~~~~~~~~~~~~

▲ [WARNING] Expected "}" to go with "{" [css-syntax-error]

    theme/style.css:12:20:
      12 │ p { color: red;
         ╵               ^

✘ [ERROR] Something without a place
"""


def test_what_esbuild_says_has_a_file_and_a_line() -> None:
    assert [problem.where for problem in bundler.problems(SAID)] == [
        ("macros/components/problem/style.css", 3),
        ("macros/theme/style.css", 12),
        ("package.json", 1),
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theme with one style, and a search, which every page may open."""
    monkeypatch.setattr(bundler, "MACROS", tmp_path)
    (tmp_path / "theme").mkdir()
    component(tmp_path, "search", "console.log('search');\n", "u { color: red }")
    (tmp_path / "theme" / "style.css").write_text("p { color: red; }")
    return tmp_path


def test_the_name_of_a_bundle_changes_with_its_content(folder: Path) -> None:
    one, problems = bundler.bundle("css")
    (folder / "theme" / "style.css").write_text("p { color: blue; }")
    two, _ = bundler.bundle("css")
    assert not problems
    assert one
    assert two
    assert one.content == b"p{color:red}\n"
    assert one.path != two.path


def component(folder: Path, name: str, script: str, style: str = "") -> None:
    (folder / "components" / name).mkdir(parents=True)
    (folder / "components" / name / "page.js").write_text(script)
    if style:
        (folder / "components" / name / "page.css").write_text(style)


def test_the_tools_of_a_page_are_one_script_that_shares_what_they_import(folder: Path) -> None:
    component(folder, "one", 'import { words } from "../../theme/words.js";\nconsole.log(1, words);\n')
    component(folder, "two", 'import { words } from "../../theme/words.js";\nconsole.log(2, words);\n')
    component(folder, "three", "console.log(3);\n")
    (folder / "theme" / "words.js").write_text('export const words = { once: "are shared" };\n')
    scripts, problems = bundler.of_pages(
        "js", [["two", "one", "correction"], ["correction"], ["three"], ["one", "two"]]
    )
    assert not problems
    assert list(scripts) == ["search", "one-two", "three"]
    both = scripts[bundler.own_name("js", ["two", "one", "correction"])]
    assert both.path.startswith("assets/one-two.")
    assert both.content.count(b"are shared") == 1
    assert bundler.own_name("js", ["correction"]) == ""
    assert all(script.content.startswith(b"(()=>{") for script in scripts.values()), "they share no names"
    common, _ = bundler.bundle("js")
    assert common is not None
    assert b"are shared" not in common.content


def test_the_styles_of_few_pages_are_not_in_those_of_all(folder: Path) -> None:
    component(folder, "one", "", "b { color: red }")
    component(folder, "two", "", "i { color: red }")
    component(folder, "three", "")
    styles, problems = bundler.of_pages("css", [["two", "one", "correction"], ["three"], []])
    assert not problems
    assert {name: style.content for name, style in styles.items()} == {
        "search": b"u{color:red}\n",
        "one-two": b"b{color:red}i{color:red}\n",
    }
    assert styles[bundler.own_name("css", {"one", "two", "three"})].path.startswith("assets/one-two.")
    common, _ = bundler.bundle("css")
    assert common is not None
    assert common.content == b"p{color:red}\n"


def test_a_faulty_script_of_a_page_is_a_problem_once(folder: Path) -> None:
    component(folder, "one", "const = 1;\n")
    component(folder, "two", "console.log(2);\n")
    scripts, (problem,) = bundler.of_pages("js", [["one"], ["one", "two"], ["two"]])
    assert list(scripts) == ["search", "two"]
    assert problem.where == ("macros/components/one/page.js", 1)


@pytest.mark.parametrize("style", ["p { color: red;", '@import "./nothing.css";', "p { colour; }"])
def test_a_faulty_style_is_a_problem(folder: Path, style: str) -> None:
    (folder / "theme" / "style.css").write_text(f"a {{ color: blue; }}\n{style}\n")
    _, problems = bundler.bundle("css")
    assert [problem.where.file for problem in problems] == ["macros/theme/style.css"]


@pytest.mark.parametrize("installed", [False, True])
def test_an_esbuild_that_is_missing_or_fails_without_a_word_is_a_problem(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, installed: bool
) -> None:
    monkeypatch.setattr(bundler, "PACKAGES", tmp_path)
    if installed:
        program = tmp_path / "linux" / "bin" / "esbuild"
        program.parent.mkdir(parents=True)
        program.write_text("#!/bin/sh\nexit 1\n")
        program.chmod(0o755)
    asset, (problem,) = bundler.bundle("css")
    assert asset is None
    assert problem.where.file == "package.json"
    assert ("failed" in problem.what) is installed
    assert "npm ci" in problem.do
