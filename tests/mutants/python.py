"""The small mistakes that can be made in a module of Python."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator

from tests.mutants import Mutant

COMPARED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
COUNTED: dict[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "//",
    ast.FloorDiv: "*",
    ast.BitOr: "&",
    ast.BitAnd: "|",
}
ALIKE = {"tuple", "list", "iter"}  # whether they are called makes no difference that shows
# What says what a thing is, and is never run, or is run only to say it.
UNRUN = (ast.Import, ast.ImportFrom, ast.AnnAssign)


class Source:
    """A text and its tree; the tree counts bytes from the start of a line, and a mutant characters from that of all."""

    def __init__(self, file: str, text: str) -> None:
        self.file, self.text, self.tree = file, text, ast.parse(text)
        self.lines = [line.encode() for line in text.split("\n")]
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def at(self, line: int, column: int) -> int:
        return self.starts[line - 1] + len(self.lines[line - 1][:column].decode())

    def start(self, node: ast.expr | ast.stmt) -> int:
        return self.at(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.at(node.end_lineno, node.end_col_offset)

    def words(self, node: ast.expr) -> str:
        return self.text[self.start(node) : self.end(node)]

    def mutant(self, node: ast.expr | ast.stmt, new: str) -> Mutant:
        return Mutant(self.file, self.start(node), self.end(node), new)

    def between(self, left: ast.expr, right: ast.expr, new: str) -> Mutant:
        """Replace the operator between two operands, with the brackets that stand there."""
        start, end = self.end(left), self.start(right)
        kept = self.text[start:end]
        closed = kept[: kept.rfind(")") + 1]
        opened = kept[kept.find("(") :] if "(" in kept else ""
        return Mutant(self.file, start, end, f"{closed} {new} {opened}")


def mutants(file: str, text: str) -> list[Mutant]:
    """Return every small mistake in a module, in the order of its text."""
    source = Source(file, text)
    found = {mutant for node in running(source.tree) for mutant in of(source, node)}
    return sorted(mutant for mutant in found if mutant.applied(text) != text and whole(mutant.applied(text)))


def whole(text: str) -> bool:
    try:
        ast.parse(text)
    except SyntaxError:
        return False
    return True


def running(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs: no documentation, annotation or import, and nothing within a text."""
    yield tree
    children = list(ast.iter_child_nodes(tree))
    if isinstance(tree, ast.FunctionDef):
        children = [*tree.decorator_list, *tree.args.defaults, *tree.args.kw_defaults, *tree.body]  # type: ignore[list-item]
    for child in children:
        documentation = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if child is None or documentation or isinstance(child, (*UNRUN, ast.JoinedStr)):
            continue
        if isinstance(child, ast.keyword) and child.arg == "frozen":  # mypy tells whatever would change it
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test):
            continue
        yield from running(child)


def of(source: Source, node: ast.AST) -> Iterator[Mutant]:  # noqa: PLR0912  (a table of kinds)
    """Yield the mistakes that can be made at one place."""
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            yield source.between(left, right, COMPARED[type(operator)])
        case ast.BoolOp(op=operator, values=values):
            new = "or" if isinstance(operator, ast.And) else "and"
            yield from (source.between(one, two, new) for one, two in itertools.pairwise(values))
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in COUNTED:
            yield source.between(left, right, COUNTED[type(operator)])
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield source.mutant(node, source.words(operand))
        case ast.Constant(value=bool(value)):
            yield source.mutant(node, str(not value))
        case ast.Constant(value=int(number)):
            yield source.mutant(node, str(0 if number == 1 else number + 1))
        case ast.Constant(value=str(words)) if words:
            yield source.mutant(node, '""')
        case ast.If(test=test) | ast.IfExp(test=test):
            yield source.mutant(test, f"(not ({source.words(test)}))")
        case ast.Call(func=ast.Name(id=name), args=[inner], keywords=[]) if name not in ALIKE and name[0].islower():
            yield source.mutant(node, f"({source.words(inner)})")
        case ast.Call(func=ast.Attribute(value=value)) if not isinstance(value, ast.Name) or value.id.islower():
            yield source.mutant(node, f"({source.words(value)})")
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()) | ast.AugAssign():
            yield source.mutant(node, "pass")
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield source.mutant(node, "return None")
        case ast.Break():
            yield source.mutant(node, "continue")
        case ast.Continue():
            yield source.mutant(node, "break")
        case ast.Slice(lower=ast.expr() as bound) | ast.Slice(upper=ast.expr() as bound):
            yield Mutant(source.file, source.start(bound), source.end(bound), "")
