"""The house rules of `macros/`: floors that are only left downwards, components that stand alone, no HTML in Python."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MACROS = ROOT / "macros"
FLOORS = {
    "problems": 0,
    "yaml_slips": 0,
    "located": 1,
    "typography": 1,
    "wording": 1,
    "git": 1,
    "readability": 1,
    "schema": 2,
    "calls": 2,
    "html": 2,
    "stash": 2,
    "markup": 2,
    "text": 2,
    "comparison": 2,
    "shelf": 3,
    "sections": 3,
    "register": 3,
    "components": 4,
    "library": 5,
    "loading": 7,
    "review": 6,
    "agenda": 7,
    "assets": 5,
    "policy": 5,
    "links": 5,
    "history": 6,
    "base_branch": 6,
    "gates": 6,
    "prose": 6,
    "names": 7,
    "claims": 7,
    "external": 7,
    "recent": 6,
    "page_macros": 7,
    "rendering": 8,
    "words_used": 8,
    "record": 7,
    "permalinks": 7,
    "builds": 8,
    "exports": 8,
    "offline": 8,
    "hooks": 9,
    "__init__": 9,
    "__main__": 9,
}
TAG = re.compile(r"</?[a-z][a-z0-9-]*[\s>/]")
TAGS = {
    "stash": {"<handbook-html>", "</handbook-html>"},
    "policy": {"<meta ", "</script>", "</article>", "<input ", "<div "},
}
FOREIGN = re.compile("|".join((r"\.\./" + "shared", r"(?<![\w.:/<])/" + r"(?:root|home|Users|tmp|work)/")))

modules = sorted(path.relative_to(MACROS).with_suffix("").as_posix() for path in MACROS.rglob("*.py"))
texts = [
    p for folder in (MACROS, ROOT / "tests") for p in folder.rglob("*") if p.suffix in (".py", ".html", ".css", ".js")
]


def source(module: str) -> str:
    return (MACROS / f"{module}.py").read_text("utf-8")


def imports(code: str) -> Iterator[str]:
    """Yield the modules of the package that some code imports, such as `components/section/__init__`."""
    for node in ast.walk(ast.parse(code)):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are written in full"
            names = [f"{node.module}.{name}" for name in names]
        for parts in (name.split(".") for name in names):
            if parts[0] == "macros":
                yield "/".join(parts[1:])


def component(module: str) -> str:
    """Return the name of the component that a module or what is imported from it belongs to, or nothing."""
    parts = module.split("/")
    return parts[1] if parts[0] == "components" and len(parts) > 1 else ""


def broken_floors(module: str, code: str) -> list[str]:
    """Return the imports of a module that do not lead to a lower floor, or to its own component."""
    own = FLOORS[module.split("/", maxsplit=1)[0]]
    return [
        target
        for target in imports(code)
        if FLOORS[target.split("/")[0] or "__init__"] >= own
        and not (component(module) and component(module) == component(target))
    ]


def tags(module: str, code: str) -> set[str]:
    """Return the HTML tags that stand in the texts of a module, documentation aside."""
    tree = ast.parse(code)
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    said = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    return {tag for text in found - said for tag in TAG.findall(text)} - TAGS.get(module, set())


def test_every_module_has_a_floor() -> None:
    assert {module.split("/")[0] for module in modules} == FLOORS.keys()


@pytest.mark.parametrize("module", modules)
def test_imports_lead_downwards(module: str) -> None:
    assert broken_floors(module, source(module)) == []


@pytest.mark.parametrize("module", [module for module in modules if "/" not in module])
def test_a_module_says_on_which_floor_it_is(module: str) -> None:
    assert (ast.get_docstring(ast.parse(source(module))) or "").startswith(f"Floor {FLOORS[module]}: ")


@pytest.mark.parametrize("module", modules)
def test_no_html_stands_in_python(module: str) -> None:
    assert tags(module, source(module)) == set()


@pytest.mark.parametrize("module", modules)
def test_a_module_is_read_in_one_sitting(module: str) -> None:
    assert source(module).count("\n") <= 200


def test_a_component_has_a_module_and_something_to_show() -> None:
    folders = {path.parent for path in (MACROS / "components").rglob("*.*") if "__pycache__" not in path.parts}
    assert folders
    for names in ({path.name for path in folder.iterdir()} for folder in folders):
        assert "__init__.py" in names
        assert names & {"template.html", "template.xml", "script.js"}


@pytest.mark.parametrize("module", modules)
def test_a_module_can_be_imported_on_its_own(module: str) -> None:
    name = f"macros/{module}".removesuffix("/__init__").replace("/", ".")
    command = [sys.executable, "-W", "error", "-c", f"import {name}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", texts, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_tied_to_one_machine(path: Path) -> None:
    assert FOREIGN.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("located", "from macros.located import Text"),
        ("located", "from macros import schema"),
        ("problems", "import macros.hooks"),
        ("sections", "def read():\n    from macros.library import load"),
        ("components/source/__init__", "from macros.components.section import render_section"),
        ("components/source/__init__", "from macros.components import section"),
        ("rendering", "import macros"),
    ],
)
def test_an_import_that_leads_upwards_or_sideways_is_found(module: str, code: str) -> None:
    assert broken_floors(module, code)


def test_an_import_within_a_component_is_allowed() -> None:
    assert not broken_floors("components/a/__init__", "from macros.components.a.b import c\nfrom macros.html import d")


@pytest.mark.parametrize("code", ['x = "<p>"', "x = f'<a href={y}>'", 'x = "</li>"', 'def f():\n    return "<br/>"'])
def test_html_in_python_is_found(code: str) -> None:
    assert tags("html", code)


def test_html_in_documentation_is_allowed() -> None:
    assert not tags("html", '"""Returns `<p>`."""\nx = "a < b > c"')


@pytest.mark.parametrize("text", ["see .." + "/shared/design.md", 'path = "/' + 'work/main/x"', "/" + "home/me/x"])
def test_a_path_of_one_machine_is_found(text: str) -> None:
    assert FOREIGN.search(text)
