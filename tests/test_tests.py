"""The tests themselves: none passes on nothing, and none depends on what else is installed."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.support.some import some

Function = ast.FunctionDef | ast.AsyncFunctionDef
FILES = sorted((ROOT / "tests").rglob("*.py"))
TREES = {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text("utf-8")) for file in FILES}
# What a test may start by its name: everyone who changes the handbook has it.
KNOWN = {"git", "bash", "apt-get"}
STARTERS = {"run", "Popen", "call", "check_call", "check_output"}
HOLD = {"some", "enumerate", "reversed", "sorted", "zip", "list", "tuple", "set"}  # give something for something


def names_of(node: ast.expr) -> str:
    """Return the last name of what is called or named: `x.y.z` and `z` give `z`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def asserts(node: ast.AST, helpers: frozenset[str]) -> bool:
    """Whether something is asserted here: by the statement, by Playwright or pytest, or by a helper that asserts."""
    sayings = {"expect", ".raises", *helpers}
    called = {("." if isinstance(p.func, ast.Attribute) else "") + names_of(p.func) for p in calls(node)}
    return bool(called & sayings) or any(isinstance(part, ast.Assert) for part in ast.walk(node))


def calls(node: ast.AST) -> list[ast.Call]:
    return [part for part in ast.walk(node) if isinstance(part, ast.Call)]


def functions(tree: ast.AST) -> list[Function]:
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


@functools.cache
def helpers() -> frozenset[str]:
    """Return the names of the functions of the tests, other than tests, that assert something; `.x` is a method.

    A name that texts have too (`replace`) is left out: whose it is cannot be told from its name.
    """
    found = set()
    for tree in TREES.values():
        methods = {id(f) for each in ast.walk(tree) if isinstance(each, ast.ClassDef) for f in functions(each)}
        for each in functions(tree):
            if each.name not in ("some", *dir(str)) and not each.name.startswith("test_"):
                found |= {("." if id(each) in methods else "") + each.name} if asserts(each, frozenset()) else set()
    return frozenset(found)


def constants(tree: ast.Module) -> set[str]:
    """Return what a module names in capitals, made or imported there."""
    names = {names_of(target) for node in tree.body if isinstance(node, ast.Assign) for target in node.targets}
    names |= {names_of(node.target) for node in tree.body if isinstance(node, ast.AnnAssign)}
    names |= {a.asname or a.name for node in tree.body if isinstance(node, ast.ImportFrom) for a in node.names}
    return {name for name in names if name.isupper()}


def holds_something(node: ast.expr, known: set[str]) -> bool:
    """Whether this cannot be empty: it is written out, a constant of the module, or went through `some`."""
    found = False
    match node:
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts) | ast.Dict(values=parts):
            found = bool(parts)
        case ast.Constant(value=value):
            found = bool(value)
        case ast.Name(id=name):
            found = name in known
        case ast.Subscript(value=inner) | ast.Call(func=ast.Attribute(value=inner, attr="items" | "values" | "keys")):
            found = holds_something(inner, known)
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="split")) | ast.Call(func=ast.Name(id="some")):
            found = True
        case ast.Call(func=ast.Name(id="range"), args=args):
            found = all(isinstance(argument, ast.Constant) for argument in args)
        case ast.Call(func=ast.Name(id=name), args=args) if name in HOLD:
            found = all(holds_something(argument, known) for argument in args)
    return found


def hollow(function: Function, known: set[str], helpers: frozenset[str]) -> list[str]:
    """Return the ways in which a test can pass without having asserted anything, a line each."""
    faults: list[str] = []
    sure: list[bool] = []

    def visit(body: list[ast.stmt], certain: bool) -> None:
        for statement in body:
            match statement:
                case ast.For():
                    full = holds_something(statement.iter, known)
                    if not full and any(asserts(part, helpers) for part in statement.body):
                        faults.append(f"{statement.lineno}: goes through what may be nothing: use `some`")
                    visit(statement.body, certain and full)
                case ast.While():
                    visit(statement.body, False)
                case ast.If():
                    both = bool(statement.orelse)
                    visit(statement.body, certain and both)
                    visit(statement.orelse, certain and both)
                    leaves = any(isinstance(part, ast.Continue | ast.Return) for part in ast.walk(statement))
                    certain = certain and not leaves
                case ast.With():
                    sure.extend(certain for item in statement.items if asserts(item, helpers))
                    visit(statement.body, certain)
                case ast.Try():
                    visit([*statement.body, *statement.finalbody], certain)
                case ast.FunctionDef() | ast.ClassDef():
                    pass
                case _ if asserts(statement, helpers):
                    sure.append(certain)

    visit(function.body, True)
    if not any(sure):
        faults.append(f"{function.lineno}: {function.name} may assert nothing")
    return faults


def programs(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each program that is started by name, and so is looked for in PATH."""
    for function in functions(tree):
        lists = {
            names_of(node.targets[0]): node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.List)
        }
        for call in ast.walk(function):
            if not (isinstance(call, ast.Call) and call.args and names_of(call.func) in STARTERS):
                continue
            if isinstance(call.func, ast.Attribute) and names_of(call.func.value) != "subprocess":
                continue
            given = call.args[0]
            command = lists.get(given.id) if isinstance(given, ast.Name) else given
            first = command.elts[0] if isinstance(command, ast.List) and command.elts else command
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield call.lineno, first.value


def test_no_test_passes_on_nothing() -> None:
    faults = [
        f"{file}:{fault}"
        for file, tree in TREES.items()
        for function in functions(tree)
        if function.name.startswith("test_") and Path(file).name.startswith("test_")
        for fault in hollow(function, constants(tree), helpers())
    ]
    assert not faults, "\n".join(faults)


def test_no_test_takes_a_program_from_the_path() -> None:
    started = [(file, line, name) for file, tree in TREES.items() for line, name in programs(tree)]
    assert {name for _, _, name in some(started)} <= KNOWN, started


@pytest.mark.parametrize(
    "body",
    [
        "pass",
        "for x in page.locator('a').all(): assert x",
        "for x in found: assert x",
        "for x in []: assert x",
        "for x in (y for y in 'abc' if y > 'z'): expect(x)",
        "if found: assert found",
        "for x in some(found):\n  if x: assert x",
        "for x in some(found):\n  if x: continue\n  assert x",
        "while found: assert found.pop()",
        "for x in HERE[:1]:\n  for y in x: assert y\nassert x",
        "def inner(): assert found",
    ],
)
def test_a_test_that_passes_on_nothing_is_found(body: str) -> None:
    (function,) = functions(ast.parse(f"def test_x(found, page):\n  {body.replace(chr(10), chr(10) + '  ')}"))[:1]
    assert hollow(function, {"HERE"}, frozenset())


@pytest.mark.parametrize(
    "body",
    [
        "assert True",
        "for x in some(page.locator('a')): assert x",
        "for x in HERE.items(): assert x",
        "for x in ('a', 'b'): expect(x)",
        "for x in range(3): assert x",
        "with pytest.raises(ValueError): int('x')",
        "if found: assert found\nelse: assert not found",
        "for x in found: print(x)\nassert x",
        "arrives(found)",
    ],
)
def test_a_test_that_asserts_is_left_alone(body: str) -> None:
    (function,) = functions(ast.parse(f"def test_x(found, page):\n  {body.replace(chr(10), chr(10) + '  ')}"))
    assert hollow(function, {"HERE"}, frozenset({"arrives"})) == []


def test_a_program_that_is_started_by_its_name_is_found() -> None:
    code = 'def f():\n  command = ["node", "x"]\n  subprocess.run(command)\n  Popen(["npm"])\n  run([sys.executable])'
    assert list(programs(ast.parse(code))) == [(3, "node"), (4, "npm")]
