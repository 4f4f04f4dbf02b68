"""The organisation that has taken the handbook over: what it says of itself in `docs/_own/organisation.yml`.

Without that file the handbook is the original. What stands in the file wins, entry by entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

import yaml

from macros.components.guide import Contact, reachable
from macros.content.collection import Collection
from macros.content.pages import OWN
from macros.content.schema import Schema, example
from macros.content.yaml_reader import Text
from macros.problems import Problem, Where, did_you_mean, shown

FILE = f"{OWN}/organisation.yml"
FIRST = "name: Anytown Social Media Handbook"
CONTACTS = "contacts"
ADDRESS = re.compile(r"https?://[^\s/]+/(?:[^\s?#]+/)?")


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

    It has only the `networks` that are named, if any are, and not what it is to `leave_out`. `original` is the address
    at which the original is published.
    """

    where: Where
    name: Text = example("Anytown Social Media Handbook")
    description: Text | None = example("How we use social media at Anytown Council.", default=None)
    original: Text | None = example("https://handbook.example.org/", default=None)
    networks: tuple[Text, ...] = example("[facebook, nextdoor]", default=())
    leave_out: tuple[Text, ...] = example("[getting-followers, clause-access]", default=())


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
    if made and made.original and not ADDRESS.fullmatch(made.original):
        what = f'"{shown(made.original)}" is not the address of a handbook.'
        schema.problem(made.original.where, what, "Write it as   https://handbook.example.org/   with a / at its end.")
    return made, contacts, schema.problems


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
