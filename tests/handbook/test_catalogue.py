"""What the components declare fits together, and the catalogue lists all that editors write for."""

from __future__ import annotations

import importlib
from dataclasses import fields

import pytest

from macros.content.macro_calls import macro_calls
from macros.handbook import catalogue
from macros.handbook.library import SECTIONS
from tests.support.entry_types import RECORDS, TYPES
from tests.support.handbook import ROOT
from tests.support.some import some

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


def test_every_macro_has_an_example_that_can_be_read() -> None:
    assert catalogue.EXAMPLES.keys() == catalogue.MACROS.keys()
    for name, such_as in some(catalogue.EXAMPLES.items()):
        (call,), problems = macro_calls(such_as, "docs/a.md", catalogue.EXAMPLES)
        assert (call.name, problems) == (name, [])


def test_the_catalogue_lists_every_component_that_declares_itself() -> None:
    folders = [path.parent.name for path in (ROOT / "macros" / "components").glob("*/__init__.py")]
    modules = [importlib.import_module(f"macros.components.{name}") for name in folders]
    declared = [module.COMPONENT for module in modules if hasattr(module, "COMPONENT")]
    assert [component.name for component in some(declared) if component not in catalogue.COMPONENTS] == []


def test_every_declaration_names_what_there_is() -> None:
    types = {type.name for component in catalogue.COMPONENTS for type in component.reads}
    folders = {path.parent.name for path in (ROOT / "macros" / "components").glob("*/__init__.py")}
    macros = some(catalogue.MACROS.values())
    assert {component.name for component in catalogue.COMPONENTS} <= folders
    assert {name for macro in macros for name in macro.whole} <= types
    assert {macro.shows for macro in macros} <= {"", "sections", *types}


def test_no_two_macros_and_no_two_types_have_one_name() -> None:
    """The later one would hide the other."""
    macros = [macro.name for component in catalogue.COMPONENTS for macro in component.macros]
    types = [type.name for component in catalogue.COMPONENTS for type in component.reads]
    assert len({*macros}) == len(macros) == len(catalogue.MACROS)
    assert len({*types}) == len(types) > 5
