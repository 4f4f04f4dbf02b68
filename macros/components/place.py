"""The page that a component is rendered for, and what it may ask of the handbook around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from macros.content.collection import Entries
from macros.content.order_of_action import ContactLike, OutcomeLike


class Link(NamedTuple):
    """Words, and where they lead as seen from the page they stand on; no address means words alone.

    `limit` says for whom alone it is, such as "England and Wales only", where that is not everybody who reads it.
    """

    words: str
    href: str | None
    limit: str = ""


class Cited(NamedTuple):
    """The newest version of a section as others cite it.

    What is not known is empty: the version before it is recorded, and the address where the site has none.
    """

    title: str
    version: str
    href: str
    address: str


class Place(Protocol):
    """The page that a component is rendered for."""

    def section(self, id: str) -> Link: ...
    def cited(self, id: str) -> Cited: ...
    def source(self, id: str) -> Link: ...


class Dated(Protocol):
    """A source, for what is said of its age and of how sure we are of it."""

    @property
    def date(self) -> str: ...
    @property
    def checked(self) -> str: ...
    @property
    def confidence(self) -> str: ...


class Context(Place, Entries, Protocol):
    """What a macro is given: its page, the entries of its own component, and what others say in the handbook."""

    @property
    def handbook(self) -> str:
        """The name of the handbook."""
        ...

    @property
    def site_url(self) -> str:
        """The address where it is published; empty where that is not known."""
        ...

    @property
    def contacts(self) -> Mapping[str, ContactLike]: ...
    @property
    def networks(self) -> Mapping[str, object]: ...
    @property
    def outcomes(self) -> Mapping[str, OutcomeLike]: ...
    @property
    def sources(self) -> Mapping[str, Dated]: ...

    def checklist(self, id: str) -> Link:
        """Return the title of a checklist, and the address where it is shown."""
        ...

    def shown_at(self, macro: str, id: str) -> Link:
        """Return the title of the first page on which a macro shows an entry, and the address of the entry."""
        ...

    def tool(self, macro: str) -> str | None:
        """Return the address of the section of this page that a macro is called in, if it is called here."""
        ...

    def citing(self) -> Mapping[str, Sequence[Link]]:
        """Return the pages that cite each source, by its id."""
        ...
