"""Examples name no real police force: what happens in them has happened to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.content.schema import texts
from macros.handbook.library import Library
from macros.problems import Problem

# The territorial forces of the United Kingdom and the special ones, as they call themselves, without "Police".
FORCES = (
    "Avon and Somerset", "Bedfordshire", "British Transport", "Cambridgeshire", "Cheshire", "City of London",
    "Civil Nuclear", "Cleveland", "Cumbria", "Derbyshire", "Devon and Cornwall", "Dorset", "Durham", "Dyfed-Powys",
    "Essex", "Gloucestershire", "Greater Manchester", "Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent",
    "Lancashire", "Leicestershire", "Lincolnshire", "Merseyside", "Metropolitan", "Ministry of Defence", "Norfolk",
    "North Wales", "North Yorkshire", "Northamptonshire", "Northumbria", "Nottinghamshire", "South Wales",
    "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Sussex", "Thames Valley", "Warwickshire", "West Mercia",
    "West Midlands", "West Yorkshire", "Wiltshire",
)  # fmt: skip
NAMES = "|".join(FORCES).replace(" and ", " (?:and|&) ")
REAL = re.compile(
    rf"\b(?:(?:{NAMES}) (?:Police|Constabulary)|Police Scotland|Police Service of Northern Ireland|PSNI|Met Police)\b"
)


def problems(library: Library) -> Iterator[Problem]:
    """Find real forces in what is made up."""
    for collection in library.collections.values():
        for entry in collection.entries.values() if collection.type.fictional else ():
            for text in texts(entry):
                if found := REAL.search(text):
                    what = f'"{found[0]}" is a real force, and what happens here is made up.'
                    yield Problem(text.where, what, "Write   Anytown Police   in its place.")
