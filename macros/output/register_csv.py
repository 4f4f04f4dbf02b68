"""Every section as a row of `register.csv`, which the page of the register leads to."""

from __future__ import annotations

from pathlib import Path

from macros.build import Build
from macros.components.register import FILE, as_csv
from macros.handbook import change_history


def write(build: Build, site: Path) -> None:
    """Write the table, with the mark by which Excel knows UTF-8."""
    table = as_csv(change_history.rows(build.library), build.library.site_url)
    (site / FILE).write_text(table, "utf-8-sig", newline="")
