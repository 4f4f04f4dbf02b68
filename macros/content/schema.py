"""Located YAML read into frozen dataclasses whose fields are the schema.

A field of type `Text` takes exactly what a person typed, so `no`, `7.42` and `2026-11-22` need no
quotes. A field for several texts also takes a single one. Every dataclass read from YAML starts with
a field `where: Where`, which is filled in.
"""

from __future__ import annotations

import functools
import re
import types
import typing
from collections.abc import Callable, Collection, Iterator
from dataclasses import MISSING, Field, field, fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import yaml

from macros.content import languages
from macros.content.languages import InLanguages
from macros.content.yaml_errors import NO_SPACE, no_space
from macros.content.yaml_reader import Reader, Text, invisible, invisible_in, kind
from macros.problems import Problem, Where, did_you_mean, long_dash, near, shown

T = TypeVar("T")
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_RULE = "An id is lower-case words joined by hyphens, at most 40 characters, such as   make-amends"
WRONG = object()
hints_of = functools.cache(get_type_hints)
APART = " If they are two things, each needs an id of its own."


def example(
    value: str,
    empty: bool = False,
    names: str = "",
    quoted: bool = False,
    **options: Any,  # noqa: ANN401  (those of `field`)
) -> Any:  # noqa: ANN401  (as fields)
    """Declare a field with the example that an error shows to whoever left it out or got it wrong.

    A list that has to be there may only be an empty one if `empty` says so. `names` is the type, such as "sources", of
    the entries that it names by their ids. What else is not in our own words is `quoted`, such as a telephone number.
    """
    return field(metadata={"example": value, "empty": empty, "names": names, "quoted": quoted}, **options)


def named(record: Any) -> Iterator[tuple[str, Text]]:  # noqa: ANN401  (any dataclass)
    """Yield the type and the id of everything that a record names, and those that it holds."""
    return (found for spec in fields(record) for found in named_in(spec, getattr(record, spec.name)))


def named_in(spec: Field[Any], value: Any) -> Iterator[tuple[str, Text]]:  # noqa: ANN401  (whatever a field holds)
    parts = value if isinstance(value, tuple) else (value,)
    if type := spec.metadata.get("names"):
        yield from ((type, id) for id in parts if id)
    else:
        yield from (found for part in parts if is_dataclass(part) for found in named(part))


def is_id(value: str) -> bool:
    return len(value) <= 40 and ID.fullmatch(value) is not None


def as_id(value: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", value.lower()))


def texts(part: Any, quoted: bool = True) -> Iterator[Text]:  # noqa: ANN401  (a record, or what a field of one holds)
    """Yield the texts of a record that are no ids of others, those that are `quoted` too unless that is not wanted."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, tuple):
        yield from (text for each in part for text in texts(each, quoted))
    elif is_dataclass(part):
        for spec in fields(part):
            if not spec.metadata.get("names") and (quoted or not spec.metadata.get("quoted")):
                yield from texts(getattr(part, spec.name), quoted)


class Schema(Reader):
    """Reads dataclasses out of one YAML text.

    `hollow` are the problems of what has nothing below it: most likely the lines below have lost their spaces.
    `named` is what those records name that have a problem, and are not read: an id may be wrong too.
    """

    def __init__(self, file: str, **options: Any) -> None:  # noqa: ANN401  (those of a reader)
        super().__init__(file, **options)
        self.hollow: list[Problem] = []
        self.named: list[tuple[str, Text]] = []

    def entries(self, node: yaml.Node, of: type[T], called: str) -> Iterator[tuple[Text, T | None, list[Problem]]]:
        """Yield the id, the dataclass and the problems of each entry of a mapping; None for one that cannot be read."""
        if not isinstance(node, yaml.MappingNode):
            what = f"{called}s should be a set of ids, and not {kind(node)}."
            do = f"Write each id below it after two spaces, such as   my-{called}:   and what belongs to it after four."
            self.problem(self.where(node), what, do)
            return
        empty: list[Problem] = []
        for key, value in self.pairs(node, APART):
            if empty and not isinstance(value, yaml.MappingNode):  # a line of the entry above, which lost its spaces
                yield key, None, empty
                continue
            before = len(self.problems)
            if not is_id(key):
                self.problem(key.where, f'"{shown(key)}" cannot be the id of a {called}.{long_dash(key)}', ID_RULE)
            entry = self.record(value, of, f'{called} "{shown(key)}"', key.where)
            if self.hollow:  # whatever else is wrong comes of that
                self.problems[before:] = [self.hollow.pop(0)]
                self.hollow.clear()
            self.problems[before:] = [problem.hiding(key) for problem in self.problems[before:]]
            empty = self.problems[before:] if kind(value) == "nothing" else []
            yield key, entry, self.problems[before:]

    def record(self, node: yaml.Node, of: type[T], called: str, at: Where | None = None) -> T | None:
        """Read a mapping into a dataclass; None with problems noted when it cannot be."""
        at = at or self.where(node)
        assert is_dataclass(of)  # noqa: S101  (a mistake of ours, not of an editor's)
        hints = hints_of(of)
        known: dict[str, Field[Any]] = {f.name: f for f in fields(of) if f.name != "where"}
        if isinstance(node, yaml.ScalarNode) and (name := unspaced(node.value, known)):
            self.problem(at, *no_space(name))
            return None
        if not isinstance(node, yaml.MappingNode):
            first = next(f for f in known.values() if f.default is MISSING)
            self.problem(
                at,
                f"{called} should be a set of named values, and not {kind(node)}.",
                f"Add indented lines below it, such as   {line(first)}",
            )
            return None
        values: dict[str, Any] = {}
        good = True
        for key, value in self.pairs(node):
            if name := unspaced(key, known):
                self.problem(key.where, *no_space(name))
                good, known = False, {k: f for k, f in known.items() if k != name}
                continue
            if key not in known:
                names = ", ".join(known)
                what = f'{called} has an unknown key "{shown(key)}".{did_you_mean(key, known)}'
                meant = [f"{called}: {name}" for name in near(key, known)]
                self.problems.append(Problem(key.where, what, f"It may have: {names}.").hiding(*meant))
                good = False
                continue
            read = self.value(value, hints[key], f'"{key}" of {called}', line(known[key]))
            if read is WRONG:
                good = False
            elif read == () and known[key].default is MISSING and not known[key].metadata.get("empty"):
                self.wrong(value, f'"{key}" of {called} is empty.', line(known[key]))
                good = False
            elif two := next((id for _, id in named_in(known[key], read) if "," in id), None):
                do = f"Write   - {two.replace(', ', '   and   - ')}   each on a line of its own."
                self.problem(two.where, f'"{shown(two)}" in "{key}" of {called} is not one id.', do)
                good = False
            else:
                values[key] = read
        for name, spec in known.items():
            if spec.default is MISSING and name not in values and not any(k.value == name for k, _ in node.value):
                missing = Problem(at, f'{called} has no "{name}".', f"Add a line such as   {line(spec)}")
                self.problems.append(missing.needing(f"{called}: {name}"))
                good = False
        if good:
            return typing.cast(Callable[..., T], of)(where=at, **values)
        self.named += (found for spec in fields(of) for found in named_in(spec, values.get(spec.name)))
        return None

    def value(self, node: yaml.Node, hint: Any, called: str, such_as: str) -> Any:  # noqa: ANN401, PLR0911
        """Read one value of the type that `hint` names, or return WRONG with a problem noted."""
        if get_origin(hint) in (Union, types.UnionType):  # only ever `X | None`, or `InLanguages | Text`
            hint = next(h for h in get_args(hint) if h is not type(None))
        origin, args = get_origin(hint), get_args(hint)
        if is_dataclass(args[0] if origin is tuple else hint) and kind(node) == "nothing":
            wrong = self.wrong(node, f"{called} has nothing below it.", such_as)
            self.hollow.append(self.problems[-1])
            return wrong
        if origin is tuple:
            return self.several(node, args[0], called, such_as)
        if hint is InLanguages and isinstance(node, yaml.MappingNode):
            text = languages.read(self, node, called, lambda each, of, such: self.value(each, Text, of, such))
            return WRONG if text is None else text
        if isinstance(hint, type) and is_dataclass(hint):
            read = self.record(node, hint, called)
            return WRONG if read is None else read
        if not isinstance(node, yaml.ScalarNode):
            return self.wrong(node, f"{called} should be {expected(hint)}, and not {kind(node)}.", such_as)
        typed = node.value.strip()
        if not typed:
            return self.wrong(node, f"{called} is empty.", such_as)
        if origin is Literal:
            if typed in args:
                return typed
            options = ", ".join(args)
            return self.wrong(
                node,
                f'{called} cannot be "{shown(typed)}".{did_you_mean(typed, args)}',
                such_as,
                f"It may be: {options}.",
            )
        if hint is bool:
            if typed.lower() in ("true", "yes", "false", "no"):
                return typed.lower() in ("true", "yes")
            return self.wrong(node, f'{called} should be true or false, and not "{shown(typed)}".', such_as)
        if hidden := invisible_in(typed):
            what, do = invisible(called, hidden)
            return self.wrong(node, what, such_as, do)
        return Text(typed, self.where(node))

    def several(self, node: yaml.Node, hint: Any, called: str, such_as: str) -> Any:  # noqa: ANN401
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if isinstance(node, yaml.ScalarNode) and is_dataclass(hint):
            return self.wrong(node, f"{called} should be a list, and not {kind(node)}.", such_as)
        if isinstance(node, yaml.MappingNode) and not is_dataclass(hint):
            return self.wrong(
                node, f"{called} should be {expected(hint)} or a list of them, and not {kind(node)}.", such_as
            )
        own, _, value = such_as.partition(": ")
        if isinstance(node, yaml.ScalarNode) and not node.style and "," in node.value and value.startswith("["):
            do = f"Write   {own}: [{shown(node.value)}]   or put quotes round it, if it is one text."
            return self.wrong(node, f"{called} has a comma, and neither brackets nor quotes.", such_as, do)
        read = [
            self.value(item, hint, called if item is node else f"entry {n} of {called}", such_as)
            for n, item in enumerate(items, 1)
        ]
        if WRONG not in read:
            return tuple(read)
        self.named += (found for part in read if is_dataclass(part) for found in named(part))
        return WRONG

    def wrong(self, node: yaml.Node, what: str, such_as: str, do: str = "") -> object:
        self.problem(self.where(node), what, do or f"Write it like this:   {such_as}")
        return WRONG


def unspaced(typed: str, known: Collection[str]) -> str | None:
    """Return the name, one of some that are known, that a text begins with and no space after its colon."""
    found = NO_SPACE.match(typed)
    return found[1] if found and found[1] in known else None


def line(spec: Field[Any]) -> str:
    """Return a line of YAML that an editor may copy for a field."""
    return f"{spec.name}: {spec.metadata.get('example', '...')}"


def expected(hint: Any) -> str:  # noqa: ANN401
    return "true or false" if hint is bool else "one of a few words" if get_origin(hint) is Literal else "text"
