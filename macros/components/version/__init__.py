"""A version of a section that is no longer current: the text as it was cited, and what has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.components.place import Link
from macros.components.templates import render
from macros.components.version.texts import Texts
from macros.register.entries import Register, Version


@dataclass(frozen=True)
class Earlier:
    """A version that has been superseded, or whose section was withdrawn: that at the place `at` of its register."""

    texts: Texts
    at: int
    today: Link
    versions: Sequence[Link]
    address: str

    @property
    def register(self) -> Register:
        return self.texts.register

    @property
    def version(self) -> Version:
        return self.register.versions[self.at]

    @property
    def since(self) -> list[tuple[Version, Link]]:
        """The versions after this one, newest first."""
        return list(zip(self.register.versions, self.versions, strict=True))[self.at + 1 :][::-1]

    @property
    def replaced(self) -> Version:
        """The version that superseded this one."""
        return next(version for version, _ in self.since[::-1] if version.kind != "moved")

    @property
    def grave(self) -> bool:
        """Whether a reader may have to act differently by now."""
        return any(version.kind == "major" for version, _ in self.since)

    @property
    def reworded(self) -> bool:
        """Whether any word has changed by now."""
        return self.register.state(self.at).words != self.register.state().words

    @property
    def again(self) -> bool:
        """Whether today's reader sees the same again."""
        return self.texts.alike(self.at, -1)

    @property
    def completed(self) -> bool:
        """Whether what it refers to was found out later."""
        return self.version.refers is None and self.register.completed is not None


def render_version(earlier: Earlier) -> str:
    return render("version/template.html", earlier=earlier)
