"""An archive is the same whenever it is made, and every program can open it."""

from __future__ import annotations

import io
from zipfile import ZIP_STORED, ZipFile

import pytest

from macros.editions import archive
from macros.editions.archive import zipped

FILES = [("mimetype", b"a/b"), ("é/one.txt", b"One\n" * 99)]


def test_what_is_in_it_has_its_order_and_the_day_as_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made = zipped(FILES, "2026-12-01", "mimetype")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    assert zipped(iter(FILES), "2026-12-01", "mimetype") == made
    with ZipFile(io.BytesIO(made)) as read:
        assert read.testzip() is None
        assert [(each.filename, read.read(each)) for each in read.infolist()] == FILES
        assert {each.date_time for each in read.infolist()} == {(2026, 12, 1, 0, 0, 0)}
        assert {each.external_attr >> 16 for each in read.infolist()} == {archive.READABLE >> 16}
        first, second = read.infolist()
    assert (first.compress_type == ZIP_STORED, first.extra, second.compress_size < second.file_size) == (
        True,
        b"",
        True,
    )
