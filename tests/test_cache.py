"""What a build made before is used again, and only where everything that it was made from is the same."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import cache
from tests.support.some import some

Make = Callable[[], dict[str, str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cache, "FOLDER", tmp_path)
    return tmp_path


def counted() -> tuple[Make, list[None]]:
    """Return what makes a result, and a list that is longer by one for each time that it did."""
    calls: list[None] = []

    def make() -> dict[str, str]:
        calls.append(None)
        return {"one": f"page {len(calls)}, ü\r\n"}

    return make, calls


def test_the_same_is_made_once() -> None:
    make, calls = counted()
    first = cache.reuse("kind", ["a", "b"], make)
    assert cache.reuse("kind", ["a", "b"], make) == first
    assert len(calls) == 1


@pytest.mark.parametrize("other", [["a"], ["b", "a"], ["ab"], ["a", "b", ""], ["a", "c"], ["1 a", "b"]])
def test_whatever_is_another_input_makes_it_anew(other: list[str]) -> None:
    make, calls = counted()
    first = cache.reuse("kind", ["a", "b"], make)
    assert cache.reuse("kind", other, make) != first
    assert len(calls) == 2


def test_other_code_makes_it_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, calls = counted()
    code = tmp_path / "macros"
    code.mkdir()
    monkeypatch.setattr(cache, "MACROS", code)
    for name in ("module.py", "template.html"):
        for text in ("one", "two"):
            (code / name).write_text(text)
            cache.code.cache_clear()
            cache.reuse("kind", ["a"], make)
    cache.code.cache_clear()
    assert len(calls) == 4


@pytest.mark.parametrize("text", ["", '{"one": "pa', "\udcff"])
def test_a_damaged_file_is_made_anew(folder: Path, text: str) -> None:
    make, calls = counted()
    cache.reuse("kind", ["a"], make)
    (path,) = (folder / "kind").iterdir()
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    cache.reuse("kind", ["a"], make)
    assert cache.reuse("kind", ["a"], make) == {"one": "page 2, ü\r\n"}
    assert len(calls) == 2


def test_where_nothing_can_be_written_it_is_made_each_time(folder: Path) -> None:
    make, _ = counted()
    (folder / "kind").write_text("not a folder")
    assert [cache.reuse("kind", ["a"], make)["one"][:6] for _ in range(2)] == ["page 1", "page 2"]
    cache.tidy("kind")


def test_what_nothing_asks_for_is_deleted(folder: Path) -> None:
    make, calls = counted()
    cache.reuse("kind", ["old"], make)
    cache.reuse("kind", ["used"], make)
    before = time.time() - (cache.DAYS + 1) * 24 * 60 * 60
    for path in some((folder / "kind").iterdir()):
        os.utime(path, (before, before))
    cache.reuse("kind", ["used"], make)
    cache.tidy("kind")
    cache.reuse("kind", ["used"], make)
    assert len(calls) == 2
    cache.reuse("kind", ["old"], make)
    assert len(calls) == 3
