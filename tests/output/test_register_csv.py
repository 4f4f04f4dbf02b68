"""The register as a file that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from macros.build import Build
from macros.components.register import as_csv
from macros.handbook import change_history
from macros.output import register_csv
from tests.support.changed_handbook import handbook, live

SITE = "https://host.example/some/path/"


def test_the_file_is_read_back_as_it_was_meant(tmp_path: Path) -> None:
    small = handbook(tmp_path, "Words.")
    live(small.library)
    small.library.site_url = SITE
    register_csv.write(Build(library=small.library), tmp_path)
    data = (tmp_path / "register.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "Excel takes it for UTF-8"
    assert data.count(b"\r\n") == data.count(b"\n") == 8
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert [row["Id"] for row in rows] == [row.id for row in change_history.rows(small.library)]
    assert rows[3]["Permanent address"] == f"{SITE}s/say-sorry/"
    assert rows[-1]["Title"] == "'=Let, go", "a spreadsheet must not run it"


def test_the_file_is_the_table_to_the_byte(tmp_path: Path) -> None:
    """Another line end, such as the machine's own, would be another file."""
    library = handbook(tmp_path, "Words.").library
    register_csv.write(Build(library=library), tmp_path)
    table = as_csv(change_history.rows(library), "")
    assert (tmp_path / "register.csv").read_bytes() == b"\xef\xbb\xbf" + table.encode()
