"""A copy with a long name has room for it, and the original has no style of a copy."""

from __future__ import annotations

import re

from macros.content.yaml_reader import Text
from macros.handbook.organisation import Organisation
from macros.output import own_style
from macros.problems import Where

AT = Where("docs/_own/organisation.yml", 1)


def named(name: str, colour: str = "") -> Organisation:
    return Organisation(AT, Text(name, AT), colour=Text(colour, AT) if colour else None)


def test_a_long_name_has_a_header_as_high_as_it_needs() -> None:
    style = own_style.asset(named("Anytown Social Media Handbook"))
    assert style
    assert b"--header" in style.content
    assert own_style.asset(named("Ours")) is None


def test_a_colour_takes_the_place_of_the_ink_in_the_light_alone() -> None:
    style = own_style.asset(named("Ours", "#7a0019"))
    assert style
    said = style.content.decode()
    for name in ("door", "door-edge", "btn"):
        assert re.search(rf"--{name}:var\(--light,#7a0019\) var\(--dark, #\w{{6}}\);", said)
    assert re.search(r"--btn-hover:var\(--light,#610014\) ", said)
