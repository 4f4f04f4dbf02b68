"""The layout of `macros/`: the order of its folders, components that stand alone, and no HTML in Python."""

from __future__ import annotations

import ast
import importlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from macros import pipeline
from tests.conftest import ROOT
from tests.support.some import some

MACROS = ROOT / "macros"
# Each is imported by what stands after it, and never by what stands before it; the last are what a program starts with.
ORDER = ["problems", "cache", "content", "register", "components", "markdown_extensions", "handbook", "checks"]
ORDER += ["publishing", "build", "texts_only", "output", "editions", "page_text", "page_frame", "copy_settings"]
ORDER += ["pipeline", "rebuild", "live_reload", "mkdocs_commands", "register_commands", "copy_commands", "hooks"]
ORDER += ["__init__", "__main__"]
STARTED = {*ORDER[ORDER.index("pipeline") :]}  # by MkDocs and the command line: whole builds test them
TAKEN = {  # how a file of a component names another component
    ".py": re.compile(r"^ *(?:from|import) macros\.components(?:\.| import )(\w+)", re.MULTILINE),
    ".js": re.compile(r"[\"']\.\./(\w+)/"),
    ".html": re.compile(r"\{%-? *(?:include|import|from|extends) *[\"'](\w+)/"),
    ".xml": re.compile(r"\{%-? *(?:include|import|from|extends) *[\"'](\w+)/"),
    ".css": re.compile(r"(?:\.\./|(?<![.\w-])hb-)(\w+)\b(?!-)"),
}
STYLED = re.compile(r"\.(hb-[\w-]+)")  # the classes that a style is about
TYPEDEF = re.compile(r"@typedef \{(?!import\()(?:[^\n]|\n \*)*?\} (\w+)(?= {2}| \*/|\n)")  # one that a script declares
GIVEN = {  # the classes that a file gives to elements, or looks for; the name of an element in a script is none
    ".html": re.compile(r"(?<=[\s\"])(hb-[\w-]+)(?=[\s\"{])(?=[^<>]*>)"),
    ".js": re.compile(r"(?<=[\s\"'`.])(hb-[\w-]+)"),
}
TAG = re.compile(r"</?[a-z][a-z0-9-]*[\s>/]")
TAGS = {
    "components/offline/__init__": {"<hb-offline>", "</hb-offline>"},
    "publishing/in_words": {"<del>", "</del>", "<ins>", "</ins>"},
    "markdown_extensions/macro_html": {"<handbook-html>", "</handbook-html>"},
}
FOREIGN = re.compile("|".join((r"\.\./" + "shared", r"(?<![\w.:/<])/" + r"(?:root|home|Users|tmp|work)/")))

COMPONENTS = sorted(path.parent for path in MACROS.glob("components/*/__init__.py"))
SCRIPTED = sorted({path.parent.relative_to(MACROS).as_posix() for path in MACROS.rglob("*.js")})
modules = sorted(path.relative_to(MACROS).with_suffix("").as_posix() for path in MACROS.rglob("*.py"))
texts = [
    p for folder in (MACROS, ROOT / "tests") for p in folder.rglob("*") if p.suffix in (".py", ".html", ".css", ".js")
]


def source(module: str) -> str:
    return (MACROS / f"{module}.py").read_text("utf-8")


def imports(code: str) -> Iterator[str]:
    """Yield the modules of the package that some code imports, such as `components/section/__init__`."""
    for node in ast.walk(ast.parse(code)):
        yield from imported(node)


def imported(node: ast.AST) -> Iterator[str]:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
    if isinstance(node, ast.ImportFrom):
        assert not node.level, "imports are written in full"
        names = [f"{node.module}.{name}" for name in names]
    for parts in (name.split(".") for name in names):
        if parts[0] == "macros":
            yield "/".join(parts[1:])


def upwards(module: str, code: str) -> list[str]:
    """Return the imports of a module that lead to a later folder."""
    own = ORDER.index(module.split("/", maxsplit=1)[0])
    return [target for target in imports(code) if ORDER.index(target.split("/")[0] or "__init__") > own]


def sideways(component: str, suffix: str, code: str) -> set[str]:
    """Return the other components that a file of a component names; what all share is no component."""
    others = {path.name for path in COMPONENTS} - {component}
    return others.intersection(TAKEN[suffix].findall(code))


def given(path: Path) -> set[str]:
    elements = {f"hb-{component.name}" for component in COMPONENTS} if path.suffix == ".js" else set()
    return {*GIVEN[path.suffix].findall(path.read_text("utf-8"))} - elements


def strangers(component: str, styles: str, shared: str, others: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return by file the classes that only the styles of a component are about and a file of others gives."""
    own = {*STYLED.findall(styles)} - {*STYLED.findall(shared)}
    return {
        file: own & found
        for file, found in others.items()
        if own & found and not file.startswith(f"components/{component}/")
    }


def tags(module: str, code: str) -> set[str]:
    """Return the HTML tags that stand in the texts of a module, documentation aside."""
    tree = ast.parse(code)
    found = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    said = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, documented)}
    return {tag for text in found - said for tag in TAG.findall(text)} - TAGS.get(module, set())


def test_every_folder_has_its_place() -> None:
    assert {module.split("/")[0] for module in modules} == {*ORDER}


@pytest.mark.parametrize("module", modules)
def test_imports_keep_the_order_of_the_folders(module: str) -> None:
    assert upwards(module, source(module)) == []


def test_no_component_takes_from_another() -> None:
    files = [path for folder in COMPONENTS for path in folder.iterdir() if path.suffix in TAKEN]
    found = {
        f"{path.parent.name}/{path.name} -> {other}"
        for path in files
        for other in sideways(path.parent.name, path.suffix, path.read_text("utf-8"))
    }
    assert found == set()


def writers(code: str) -> list[list[str]]:
    """Return what each function `write` of a module takes."""
    functions = [node for node in ast.parse(code).body if isinstance(node, ast.FunctionDef) and node.name == "write"]
    return [
        [f"{arg.arg}: {ast.unparse(arg.annotation)}" for arg in node.args.args if arg.annotation] for node in functions
    ]


def test_every_output_is_written_in_the_same_way_and_listed() -> None:
    outputs = {module: writers(source(module)) for module in modules if module.startswith("output/")}
    assert {
        module: taken for module, taken in some(outputs.items()) if taken not in ([], [["build: Build", "site: Path"]])
    } == {}
    listed = {f"output/{write.__module__.rpartition('.')[2]}" for write in some(pipeline.OUTPUTS)}
    assert listed == {module for module, taken in some(outputs.items()) if taken}


def test_what_a_component_styles_is_its_own() -> None:
    shared = "".join(path.read_text("utf-8") for path in some([*(MACROS / "theme").glob("*.css")]))
    files = [path for path in MACROS.rglob("*") if path.suffix in GIVEN]
    others = {path.relative_to(MACROS).as_posix(): given(path) for path in some(files)}
    found: dict[str, set[str]] = {}
    for folder in some(COMPONENTS):
        styles = "".join(path.read_text("utf-8") for path in folder.glob("*.css"))
        found |= strangers(folder.name, styles, shared, others)
    assert found == {}


def classes(code: str) -> list[str]:
    return [node.name for node in ast.walk(ast.parse(code)) if isinstance(node, ast.ClassDef)]


def repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(some([*names])).items() if count > 1]


def test_no_two_classes_have_one_name() -> None:
    assert repeated(name for module in modules for name in classes(source(module))) == []


def test_a_name_that_two_classes_have_is_found() -> None:
    assert repeated([*classes("class A: pass"), *classes("class B:\n  class A: pass")]) == ["A"]


def test_no_two_types_of_a_script_have_one_name() -> None:
    scripts = [path.read_text("utf-8") for path in MACROS.rglob("*.js")]
    assert repeated(name for script in scripts for name in TYPEDEF.findall(script)) == []


def test_the_types_of_a_script_are_read() -> None:
    script = '/** @typedef {{ a: { b: string } }} One  said */\n * @typedef {"x" | Two} Three\n'
    script += '/** @typedef {import("./x.js").Four} Four */\n/** @template T @typedef {Record<string, T>} Five */'
    assert TYPEDEF.findall(script) == ["One", "Three", "Five"]


@pytest.mark.parametrize("module", modules)
def test_no_html_stands_in_python(module: str) -> None:
    assert tags(module, source(module)) == set()


@pytest.mark.parametrize("module", modules)
def test_a_module_is_read_in_one_sitting(module: str) -> None:
    assert source(module).count("\n") <= 250  # more is a sign that it has two subjects, and no reason to cut it in two


def test_a_component_has_a_module_and_something_to_show() -> None:
    parts = (MACROS / "components").glob("*/*.*")
    folders = {path.parent for path in parts if path.parent.name != "__pycache__"}
    assert folders == {*COMPONENTS}
    for names in some({path.name for path in folder.iterdir()} for folder in folders):
        assert "__init__.py" in names
        assert names & {"template.html", "template.xml", "script.js", "page.js"}


def works(code: str) -> bool:
    """Tell whether a function of a module does something: one that only declares what there is has nothing to test."""
    functions = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef)]
    parts = [part for function in functions for part in function.body]
    return any(not (isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)) for part in parts)


def own_tests(module: str) -> list[Path]:
    """Return the test file of the name of a module; of a component as a whole, those in the folder of its name."""
    path = ROOT / "tests" / module
    return [*path.parent.glob("test_*.py" if path.name == "__init__" else f"test_{path.name}.py")]


@pytest.mark.parametrize("module", [module for module in modules if module not in STARTED])
def test_what_does_something_has_a_test_file_of_its_name(module: str) -> None:
    folder, _, name = module.rpartition("/")
    assert own_tests(module) or not works(source(module)), f"write tests/{folder}/test_{name}.py"


@pytest.mark.parametrize("folder", SCRIPTED)
def test_scripts_have_tests_in_the_folder_of_theirs(folder: str) -> None:
    assert own_tests(f"{folder}/__init__")


def test_what_has_no_tests_of_its_own_is_found() -> None:
    assert own_tests("content/pages")
    assert own_tests("components/source/__init__")
    assert not own_tests("content/page")
    assert not own_tests("components/quotation/__init__")


@pytest.mark.parametrize(
    ("code", "does"),
    [
        ("x = 1\nclass A:\n    y: int", False),
        ('class A(Protocol):\n    def f(self) -> int:\n        """Return it."""\n        ...', False),
        ('def f() -> int:\n    """Return it."""\n    return 1', True),
        ("class A:\n    def f(self) -> None:\n        pass", True),
    ],
)
def test_what_does_something_is_told_from_what_declares(code: str, does: bool) -> None:
    assert works(code) is does


def circle(codes: Mapping[str, str]) -> list[str]:
    """Return modules that import one another in a circle, by the code of each; nothing when none do.

    Only then can a module need another to be imported first.
    """
    needs: dict[str, set[str]] = {}
    for module, code in codes.items():
        tree = ast.parse(code)
        later = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
            or (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
            for inner in ast.walk(node)
        }
        found = {name for node in ast.walk(tree) if id(node) not in later for name in imported(node)}
        found = {way for name in found for way in (name, name.rpartition("/")[0])}
        needs[module] = {known for way in found for known in (way, f"{way}/__init__") if known in codes}
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        modules: list[str] = error.args[1]
        return modules
    return []


def test_a_module_can_be_imported_on_its_own() -> None:
    codes = {module: source(module) for module in modules}
    assert len(codes) > 50
    assert circle(codes) == []
    for module in codes:
        importlib.import_module(f"macros/{module}".removesuffix("/__init__").replace("/", "."))


@pytest.mark.parametrize(
    ("late", "found"),
    [
        ("from macros.one import y", ["one", "two"]),
        ("import macros.one", ["one", "two"]),
        ("def f():\n    from macros.one import y", []),
        ("if TYPE_CHECKING:\n    from macros.one import y", []),
    ],
)
def test_a_module_that_needs_another_to_be_imported_first_is_found(late: str, found: list[str]) -> None:
    assert sorted({*circle({"one": "from macros.two import x", "two": late})}) == found


@pytest.mark.parametrize("path", texts, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_tied_to_one_machine(path: Path) -> None:
    assert FOREIGN.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("problems", "import macros.hooks"),
        ("problems", "from macros.content.yaml_reader import Text"),
        ("content/pages", "def read():\n    from macros.handbook.library import load"),
        ("output/bundler", "import macros"),
        ("build", "from macros import output"),
    ],
)
def test_an_import_of_a_later_folder_is_found(module: str, code: str) -> None:
    assert upwards(module, code)


@pytest.mark.parametrize(
    ("suffix", "code"),
    [
        (".py", "from macros.components.section import render_section"),
        (".py", "    from macros.components import section"),
        (".js", 'import { copy } from "../section/script.js";'),
        (".js", '/** @typedef {import("../section/script.js").Section} Section */'),
        (".html", "{% from 'section/template.html' import link %}"),
        (".xml", '{%- include "section/template.html" %}'),
        (".css", '@import "../section/style.css";'),
        (".css", ".hb-x hb-section > a { color: red }"),
    ],
)
def test_what_one_component_takes_from_another_is_found(suffix: str, code: str) -> None:
    assert sideways("source", suffix, code) == {"section"}


@pytest.mark.parametrize(
    ("suffix", "code"),
    [
        (".py", "from macros.components.source.dates import due\nfrom macros.components.templates import render"),
        (".js", 'import { element } from "../../theme/elements.js";'),
        (".html", "{% from 'source/list.html' import row %}"),
        (".css", ".hb-section { color: red } hb-source .hb-copy-x { color: red }"),
    ],
)
def test_what_a_component_has_itself_or_all_share_is_allowed(suffix: str, code: str) -> None:
    assert not sideways("source", suffix, code)


@pytest.mark.parametrize(
    ("shared", "file"), [("", "components/source/list.html"), ("", "theme/links.html"), (".hb-y {}", "theme/x.js")]
)
def test_a_class_that_another_component_gives_is_found(shared: str, file: str) -> None:
    assert strangers("section", ".hb-x:hover > .hb-z {}", shared, {file: {"hb-x", "hb-y"}}) == {file: {"hb-x"}}


def test_a_class_of_the_theme_or_of_its_own_component_is_no_strangers() -> None:
    assert strangers("section", ".hb-x, .hb-y {}", ".md-typeset .hb-x {}", {"theme/a.html": {"hb-x"}}) == {}
    assert strangers("section", ".hb-x {}", "", {"components/section/list.html": {"hb-x"}}) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<p class="hb-a hb-b--{{ kind }}" id="hb-c">hb-d <hb-e class="hb-f"></p>'),
        ("a.js", 'element("p", { className: "hb-a hb-b--x" }); at.querySelector(".hb-f")'),
    ],
)
def test_the_classes_of_a_file_are_read(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert {"hb-a", "hb-f"} <= given(tmp_path / name)
    assert {"hb-d", "hb-e"}.isdisjoint(given(tmp_path / name))


@pytest.mark.parametrize("code", ['x = "<p>"', "x = f'<a href={y}>'", 'x = "</li>"', 'def f():\n    return "<br/>"'])
def test_html_in_python_is_found(code: str) -> None:
    assert tags("problems", code)


def test_html_in_documentation_is_allowed() -> None:
    assert not tags("problems", '"""Returns `<p>`."""\nx = "a < b > c"')


@pytest.mark.parametrize("text", ["see .." + "/shared/design.md", 'path = "/' + 'work/main/x"', "/" + "home/me/x"])
def test_a_path_of_one_machine_is_found(text: str) -> None:
    assert FOREIGN.search(text)
