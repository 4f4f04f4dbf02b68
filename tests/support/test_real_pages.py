"""A page for a test is one that shows what the test needs."""

from __future__ import annotations

from tests.support.handbook import real
from tests.support.real_pages import part_with


def test_the_part_that_shows_most_is_chosen_and_some_part_where_none_does() -> None:
    parts = {page.url: page for page in real().library.pages.values() if page.meta and page.meta.part}
    chosen = {name: parts[part_with(name)] for name in ("correction", "checklist", "clause", "no-such-macro")}
    counts = {name: sorted(sum(call.name == name for call in page.calls) for page in parts.values()) for name in chosen}
    assert {name: sum(call.name == name for call in page.calls) for name, page in chosen.items()} == {
        name: found[-1] for name, found in counts.items()
    }
