"""The part of GitHub's expressions that our workflows use; what is unknown is an error here, and not an empty text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

TOKEN = re.compile(r"\s*(?:('(?:[^']|'')*')|([A-Za-z_][\w.-]*)|(==|!=|&&|\|\||[!()]))")
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
LITERALS: dict[str, Any] = {"true": True, "false": False, "null": None}


class UnknownError(Exception):
    """An expression names or holds something that is not there."""


class Missing(dict[str, Any]):
    """What an event may have and this one has not: all in it is empty."""


class Parser:
    """Works out one expression. `known` has each context, such as `github`, by its name."""

    def __init__(self, text: str, known: Mapping[str, Any]) -> None:
        self.text, self.known, self.left = text, known, list[str]()
        at = 0
        while text[at:].strip():
            found = TOKEN.match(text, at)
            if not found:
                raise UnknownError(f"{text!r} at {text[at:]!r}")
            self.left.append(found[0].strip())
            at = found.end()

    def value(self) -> Any:  # noqa: ANN401  (whatever an expression is)
        found = self.either()
        if self.left:
            raise UnknownError(f"{self.text!r} goes on after its end")
        return found

    def take(self, *tokens: str) -> str:
        return self.left.pop(0) if self.left and self.left[0] in tokens else ""

    def either(self) -> Any:  # noqa: ANN401
        found = self.both()
        while self.take("||"):
            other = self.both()
            found = found or other
        return found

    def both(self) -> Any:  # noqa: ANN401
        found = self.compared()
        while self.take("&&"):
            other = self.compared()
            found = found and other
        return found

    def compared(self) -> Any:  # noqa: ANN401
        found = self.one()
        while sign := self.take("==", "!="):
            found = (text(found) == text(self.one())) is (sign == "==")
        return found

    def one(self) -> Any:  # noqa: ANN401
        if self.take("!"):
            return not self.one()
        if self.take("("):
            found = self.either()
            if not self.take(")"):
                raise UnknownError(f"{self.text!r} has no end")
            return found
        if not self.left:
            raise UnknownError(f"{self.text!r} ends too early")
        token = self.left.pop(0)
        if token.startswith("'"):
            return token[1:-1].replace("''", "'")
        if self.left[:1] == ["("]:
            raise UnknownError(f"no function {token} is known here")
        return LITERALS[token] if token in LITERALS else self.named(token)

    def named(self, path: str) -> Any:  # noqa: ANN401
        found: Any = self.known
        for name in path.split("."):
            if isinstance(found, Missing):
                return ""
            if not isinstance(found, Mapping) or name not in found:
                raise UnknownError(f"there is no {name} in {path}")
            found = found[name]
        return "" if isinstance(found, Missing) else found


def evaluate(expression: str, known: Mapping[str, Any]) -> Any:  # noqa: ANN401
    return Parser(expression, known).value()


def text(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def filled(said: object, known: Mapping[str, Any]) -> str:
    """Return a text of a workflow with each expression worked out."""
    return EXPRESSION.sub(lambda found: text(evaluate(found[1], known)), text(said))


def holds(condition: str, known: Mapping[str, Any]) -> bool:
    """Tell whether an `if:` holds, which may stand in `${{ }}` or not."""
    bare = EXPRESSION.fullmatch(condition.strip())
    return bool(evaluate(bare[1] if bare else condition, known))


def either(one: Mapping[str, Any], *others: Mapping[str, Any]) -> dict[str, Any]:
    """Return an event in which what only others have is missing, so that it is not taken for a slip."""
    found: dict[str, Any] = Missing(one) if isinstance(one, Missing) else {**one}
    for other in others:
        for name, value in other.items():
            if isinstance(value, Mapping):
                found[name] = either(found.get(name, Missing()), value)
            else:
                found.setdefault(name, "")
    return found
