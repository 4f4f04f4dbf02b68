"""What the components declare fits together."""

from __future__ import annotations

from dataclasses import fields

import pytest

from macros.handbook import catalogue
from macros.handbook.library import SECTIONS
from tests.support.entry_types import RECORDS, TYPES

NAMED = {
    f"{record.__name__}.{field.name}": field.metadata["names"]
    for record in RECORDS
    for field in fields(record)
    if field.metadata.get("names")
}
SHOWN = {macro.name: {macro.shows, *macro.whole} - {""} for macro in catalogue.MACROS.values() if not macro.lists}


@pytest.mark.parametrize("field", NAMED)
def test_a_field_names_a_type_that_there_is(field: str) -> None:
    assert NAMED[field] in {SECTIONS, *TYPES}, f"{field} names what no component reads"


@pytest.mark.parametrize("macro", SHOWN)
def test_a_macro_shows_types_that_there_are(macro: str) -> None:
    assert SHOWN[macro]
    assert SHOWN[macro] <= {SECTIONS, *TYPES}
