"""What editors can write in data: the types of entries, and the dataclasses that these are read into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import get_args, get_type_hints

from macros.handbook import catalogue


def nested(record: type) -> Iterator[type]:
    """Yield a dataclass and those that its fields hold."""
    yield record
    for hint in get_type_hints(record).values():
        for part in (hint, *get_args(hint)):
            if is_dataclass(part) and isinstance(part, type):
                yield from nested(part)


TYPES = {type.name: type for component in catalogue.COMPONENTS for type in component.reads}
RECORDS = list(dict.fromkeys(record for type in TYPES.values() for record in nested(type.of)))
