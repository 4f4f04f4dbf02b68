"""A copy with a long name has room for it, and the original has no style of a copy."""

from __future__ import annotations

from macros.content.yaml_reader import Text
from macros.handbook.organisation import Organisation
from macros.output import own_style
from macros.problems import Where

AT = Where("docs/_own/organisation.yml", 1)


def named(name: str) -> Organisation:
    return Organisation(AT, Text(name, AT))


def test_a_long_name_has_a_header_as_high_as_it_needs() -> None:
    style = own_style.asset(named("Anytown Social Media Handbook"))
    assert style
    assert b"--header" in style.content
    assert own_style.asset(named("Ours")) is None
