"""The blocks of code that a page shows, for tests that run them: what readers copy is what was tried."""

from __future__ import annotations

import re

from tests.conftest import ROOT

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def code(page: str, language: str) -> str:
    """Return the one block of a language on a page, such as `web-teams.md`."""
    (found,) = [text for name, text in BLOCK.findall((ROOT / "docs" / page).read_text("utf-8")) if name == language]
    return str(found)
