"""Which tests can notice a mistake in a file: those that import it first, and the slow ones last."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

IMPORT = re.compile(r'(?:from|import) "(\.[^"]+)"')
PACKAGES = ("macros", "tests")
# What goes through the whole handbook, from the quickest to the slowest: nothing is imported, and everything is run.
WHOLE = (
    "tests/test_golden.py",
    "tests/handbook",
    "tests/checks",
    "tests/test_properties.py",
    "tests/test_mkdocs.py",
    "tests/test_site.py",
    "tests/simulation",
)
# The same for scripts. What judges colours and markup alone is left out: it takes minutes, and presses hardly anything.
PAGES = (
    "tests/browser/test_theme.py",
    "tests/browser/test_put_it_right.py",
    "tests/browser/test_settle.py",
    "tests/components/offline",
)


def python_imports(root: Path, file: Path) -> set[Path]:
    """Return the modules of the handbook and of its tests that a module names."""
    found: set[Path] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        for name in names:
            path = root / name.replace(".", "/")
            if name.split(".")[0] in PACKAGES:
                found |= {each for each in (path.with_suffix(".py"), path / "__init__.py") if each.is_file()}
    return found


def script_imports(file: Path) -> set[Path]:
    """Return the scripts that a script names."""
    return {(file.parent / name).resolve() for name in IMPORT.findall(file.read_text("utf-8"))}


def users(of: Path, graph: dict[Path, set[Path]]) -> dict[Path, int]:
    """Return what imports a file, directly (1) or through others (2 and more)."""
    found: dict[Path, int] = {}
    layer, distance = {of}, 0
    while layer:
        distance += 1
        layer = {user for user, named in graph.items() if named & layer and user not in found}
        found |= dict.fromkeys(layer, distance)
    return found


def is_test(path: Path) -> bool:
    return path.name.startswith("test_") and path.suffix == ".py"


class Choice:
    """The tests of a handbook in a folder, as they are now."""

    def __init__(self, root: Path) -> None:
        self.root = root
        modules = [*(root / "macros").rglob("*.py"), *(root / "tests").rglob("*.py")]
        self.modules = {module: python_imports(root, module) for module in modules}
        scripts = [*(root / "macros").rglob("*.js"), *(root / "tests").rglob("*.js")]
        self.scripts = {script: script_imports(script) for script in scripts}

    def in_order(self, files: Iterable[Path]) -> list[str]:
        """Return the names of test files, without a browser first."""
        names = {file.relative_to(self.root).as_posix() for file in files}
        return sorted(names, key=lambda name: (self.drives_a_browser(name), name))

    def drives_a_browser(self, name: str) -> bool:
        path = self.root / name
        texts = [file.read_text("utf-8") for file in ([path] if path.is_file() else path.rglob("test_*.py"))]
        return any("playwright" in text for text in texts)

    def of_python(self, file: str) -> list[list[str]]:
        """Return the tests that can notice a mistake in a module, in stages: a stage is run if none before noticed."""
        near = users(self.root / file, self.modules)
        own = [path for folder in self.folder_of(file) for path in (self.root / folder).rglob("test_*.py")]
        own += filter(
            Path.is_file, [self.root / Path("tests", *Path(file).parent.parts[1:], f"test_{Path(file).name}")]
        )
        close = [*self.in_order(own), *self.in_order(path for path, far in near.items() if far == 1 and is_test(path))]
        further = self.in_order(path for path, far in near.items() if far == 2 and is_test(path))
        whole = [name for name in WHOLE if (self.root / name).exists()]
        late = {name for name in [*close, *further] if self.drives_a_browser(name) or name.startswith(WHOLE)}
        quick = [name for name in dict.fromkeys([*close, *further]) if name not in late]
        return without_doubles([quick, whole, [name for name in dict.fromkeys(close) if not name.startswith(WHOLE)]])

    def of_script(self, file: str) -> list[list[str]]:
        """Return the same for a script: its units first, then its component, then whatever uses it."""
        near = users(self.root / file, self.scripts)
        units = {path.with_name("test_units.py") for path in near if path.name.endswith(".test.js")}
        uses = {path.relative_to(self.root).as_posix() for path in near if "macros" in path.parts}
        components = sorted({folder for user in sorted(uses) for folder in self.folder_of(user)})
        pages = [name for name in PAGES if (self.root / name).exists()]
        quick = self.in_order(path for path in units if path.exists())
        return without_doubles([quick, self.folder_of(file), [*self.of_its_module(file), *components, *pages]])

    def of_its_module(self, file: str) -> list[str]:
        """Return the tests that import a module in the folder of a script: they run what it publishes."""
        users_of = (users(module, self.modules) for module in (self.root / file).parent.glob("*.py"))
        return self.in_order(path for found in users_of for path, far in found.items() if far == 1 and is_test(path))

    def folder_of(self, file: str) -> list[str]:
        """Return the folder of tests of the same name as that of a file."""
        folder = Path("tests", *Path(file).parent.parts[1:])
        there = folder.parts != ("tests",) and (self.root / folder).is_dir()
        return [folder.as_posix()] if there else []


def without_doubles(stages: Iterable[list[str]]) -> list[list[str]]:
    """Leave out what an earlier stage has, and stages that have nothing."""
    seen: set[str] = set()
    kept = []
    for stage in stages:
        kept.append([name for name in stage if name not in seen])
        seen |= set(stage)
    return [stage for stage in kept if stage]
