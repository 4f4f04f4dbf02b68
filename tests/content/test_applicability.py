"""What does not apply to an organisation is said in as few words as tell for whom it is."""

from __future__ import annotations

from typing import get_args

import pytest

from macros.content.applicability import BODIES, NATIONS, Body, Nation, limit


@pytest.mark.parametrize(
    ("nations", "bodies", "nation", "body", "words"),
    [
        (("england", "wales"), (), ("scotland",), None, "England and Wales only"),
        (("england", "wales"), (), ("wales",), None, ""),
        (("england", "wales"), (), ("wales", "scotland"), None, "England and Wales only"),
        (("england", "wales", "northern-ireland"), (), ("scotland",), None, "England, Wales and Northern Ireland only"),
        (("scotland",), (), (), "force", ""),
        ((), ("force",), ("wales",), "council", "police forces only"),
        ((), ("force",), ("wales",), "force", ""),
        ((), ("force",), ("wales",), None, ""),
        ((), ("force", "fire"), (), "other", "police forces and fire and rescue services only"),
        (("wales",), ("council",), ("england",), "fire", "councils in Wales only"),
        (("wales",), ("council",), ("england",), "council", "Wales only"),
        (("wales",), ("council",), ("wales",), "force", "councils only"),
        ((), (), ("england",), "force", ""),
    ],
)
def test_it_says_for_whom_alone_something_is(
    nations: tuple[Nation, ...], bodies: tuple[Body, ...], nation: tuple[Nation, ...], body: Body | None, words: str
) -> None:
    assert limit(nations, bodies, nation, body) == words


def test_each_nation_and_body_has_words() -> None:
    assert NATIONS.keys() == {*get_args(Nation)}
    assert BODIES.keys() == {*get_args(Body)}
