"""The organisation that has taken the handbook over: what it says of itself in `docs/_own/organisation.yml`.

Without that file the handbook is the original. What stands in the file wins, entry by entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import yaml

from macros.components.guide import EMAIL, Contact, reachable
from macros.content.applicability import Body, Nation
from macros.content.collection import Collection
from macros.content.colour import COLOUR, WHITE, contrast, dark_enough
from macros.content.languages import InLanguages
from macros.content.pages import OWN
from macros.content.schema import Schema, example
from macros.content.site_address import is_site_address
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, did_you_mean, shown

FILE = f"{OWN}/organisation.yml"
FIRST = "name: Anytown Social Media Handbook"
CONTACTS = "contacts"
READABLE = 7  # to 1: what all text has for who asks for more contrast
ADDRESS = re.compile(r"https?://[^\s/]+/(?:[^\s?#]+/)?")
EXAMPLE = "https://handbook.example.org/"


@dataclass(frozen=True)
class OwnContact:
    """What an organisation says of whom to call: of a contact of the original only what is otherwise."""

    where: Where
    phone: Text | None = example("01632 960000", default=None)
    email: Text | None = example("control@anytown.example", default=None)
    role: Text | None = example("The control room", default=None)
    when: Text | None = example("For danger to anyone.", default=None)
    otherwise: Text | None = example("Use your radio, or ring 999.", default=None)

    @property
    def said(self) -> dict[str, Any]:
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value for name, value in values.items() if value is not None}


@dataclass(frozen=True)
class Organisation:
    """What the handbook is called in a copy, and what it is about in one sentence.

    It works in each `nation`, and is such a `body`. It has only the `networks` that are named, if any are, and not what
    it is to `leave_out`. `address` is where it is published, `original` where the original is, and `report` that for
    mistakes. White words stand on its `colour`; its `logo`, in the header and as the icon of the site, and the
    `picture` of a page that is shared are files below `docs/`.
    `former_addresses` are where it once was, and `copies` where it is read too: "Check my policy" knows them.
    """

    where: Where
    name: InLanguages | Text = example("Anytown Social Media Handbook")
    nation: tuple[Nation, ...] = example("[england, wales]", default=())
    body: Body | None = example("council", default=None)
    description: Text | None = example("How we use social media at Anytown Council.", default=None)
    address: Text | None = example("https://handbook.anytown.example/", default=None)
    original: Text | None = example("https://handbook.example.org/", default=None)
    report: Text | None = example("web-team@anytown.example", default=None)
    colour: Text | None = example("#16244a", default=None)
    logo: Text | None = example("_own/logo.svg", default=None)
    picture: Text | None = example("_own/preview.png", default=None)
    networks: tuple[Text, ...] = example("[facebook, nextdoor]", default=())
    leave_out: tuple[Text, ...] = example("[getting-followers, clause-access]", default=())
    former_addresses: tuple[Text, ...] = example("[https://old.example.org/]", default=())
    copies: tuple[Text, ...] = example("[https://intranet.example.org/handbook/]", default=())

    @property
    def report_to(self) -> str:
        """The address at which a mistake is reported; nothing where that is not said."""
        return f"mailto:{self.report}" if self.report and "@" in self.report else self.report or ""

    @property
    def pictures(self) -> tuple[Text, ...]:
        return tuple(filter(None, (self.logo, self.picture)))


def read(text: str, file: str) -> tuple[Organisation | None, dict[Text, OwnContact], list[Problem]]:
    """Read the file of an organisation: what it says of itself, its contacts by id, and what is wrong."""
    schema = Schema(file, first=FIRST)
    node = schema.parse(text)
    if node is None:
        return None, {}, schema.problems
    apart = [value for key, value in schema.pairs(node) if key == CONTACTS]
    rest = yaml.MappingNode(node.tag, [pair for pair in node.value if pair[0].value != CONTACTS])
    contacts: dict[Text, OwnContact] = {}
    for value in apart:
        found = schema.entries(value, OwnContact, "contact")
        contacts = {id: contact for id, contact, wrong in found if contact and not wrong}
    made = schema.record(rest, Organisation, "the organisation", Where(file, 1))
    return made, contacts, [*schema.problems, *(unfit(made) if made else ())]


def unfit(own: Organisation) -> Iterator[Problem]:
    """Find what is no address or no colour, and a colour on which words are hard to read."""
    for address in filter(None, (own.address, own.original)):
        if not ADDRESS.fullmatch(address):
            do = f"Write it as   {as_address(address) or EXAMPLE}   with a / at its end."
            yield Problem(address.where, f'"{shown(address)}" is not the address of a handbook.', do)
    for other in (*own.former_addresses, *own.copies):
        if not is_site_address(other):
            do = "Write it as   https://handbook.example.org/"
            yield Problem(other.where, f'"{shown(other)}" is no address of a website.', do)
    if (report := own.report) and not (EMAIL.fullmatch(report) or ADDRESS.match(report)):
        do = "Write an email address, or that of a page, such as   https://www.anytown.example/report/"
        yield Problem(report.where, f'nothing can be reported to "{shown(report)}".', do)
    if (colour := own.colour) and not COLOUR.fullmatch(colour):
        do = 'Write it with a # and six digits, in quotes:   colour: "#16244a"'
        yield Problem(colour.where, f'"{shown(colour)}" is not a colour.', do)
    elif colour and (ratio := contrast(colour, WHITE)) < READABLE:
        what = f"white words on {colour} have a contrast of {ratio:.1f} to 1, and need {READABLE} to 1."
        yield Problem(colour.where, what, f'Take a darker one, such as   colour: "{dark_enough(colour, READABLE)}"')


def as_address(typed: str) -> str:
    """Return the address of a handbook that is meant by what somebody typed; nothing where it can be none."""
    whole = typed if "://" in typed or "." not in typed else f"https://{typed}"
    whole = whole if whole.endswith("/") else f"{whole}/"
    return whole if ADDRESS.fullmatch(whole) else ""


def over(contact: Contact, own: OwnContact) -> Contact:
    """Return a contact with what an organisation says otherwise."""
    return replace(contact, **own.said)


def take_in(contacts: dict[Text, OwnContact], into: Collection[Contact]) -> Iterator[Problem]:
    """Put what an organisation says of its contacts over what the original says; yield what is wrong with them."""
    for id, own in contacts.items():
        known = into.entries.get(id)
        if known:
            contact = over(known, own)
        elif own.role and own.when:
            contact = Contact(**own.said)
        else:
            what = f'there is no contact "{shown(id)}".{did_you_mean(id, into.entries)}'
            do = "Use the id of one in docs/organisation.yml, or say of a new one its   role:   and   when:"
            yield Problem(id.where, what, do)
            continue
        into.places[id] = id.where
        if wrong := list(reachable(id, contact)):
            yield from wrong
        else:
            into.entries[id] = contact
