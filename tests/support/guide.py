"""The table of messages in the guide for editors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.conftest import ROOT

GUIDE = (ROOT / ".github" / "CONTRIBUTING.md").read_text("utf-8")
TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)


def unexplained(messages: Iterable[str]) -> list[str]:
    """Return the messages that the guide does not explain."""
    table = next(table for table in TABLE.findall(GUIDE) if table.startswith("| It says |"))
    kinds = [kind for row in table.splitlines()[2:] for kind in row.split(" | ")[0].removeprefix("| ").split("<br>")]
    patterns = [re.compile(re.escape(kind).replace("…", ".*")) for kind in kinds]
    return sorted(what for what in messages if not any(pattern.match(what) for pattern in patterns))
