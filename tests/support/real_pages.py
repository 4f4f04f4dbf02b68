"""Pages of this handbook for tests that need one with something on it, whatever a copy has left of them."""

from __future__ import annotations

from functools import cache

import pytest

from macros.components.guide import Outcome
from tests.support.handbook import real

NEEDS_THE_GUIDE = pytest.mark.skipif(not real().library.all(Outcome), reason="this copy has left out the guide")


@cache
def part_with(*macros: str) -> str:
    """Return the address of the part on which entries are shown most by these macros; of the fullest where none is."""
    parts = [page for page in real().library.pages.values() if page.meta and page.meta.part]
    calls = {page.url: [call.name for call in page.calls if call.args] for page in parts}
    return max(calls, key=lambda url: (sum(name in macros for name in calls[url]), len(calls[url])))
