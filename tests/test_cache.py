"""What a build made before is used again, and only where everything that it was made from is the same."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros import cache
from macros.cache import Cache
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
    first = Cache("kind").reuse(["a", "b"], make)
    assert Cache("kind").reuse(["a", "b"], make) == first
    assert len(calls) == 1


@pytest.mark.parametrize("other", [["a"], ["b", "a"], ["ab"], ["a", "b", ""], ["a", "c"], ["1 a", "b"]])
def test_whatever_is_another_input_makes_it_anew(other: list[str]) -> None:
    make, calls = counted()
    first = Cache("kind").reuse(["a", "b"], make)
    assert Cache("kind").reuse(other, make) != first
    assert len(calls) == 2


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder in place of our code."""
    folder = tmp_path / "macros"
    folder.mkdir()
    monkeypatch.setattr(cache, "MACROS", folder)
    cache.modules.cache_clear()
    yield folder
    cache.modules.cache_clear()


def test_another_template_makes_it_anew_in_the_next_build(code: Path) -> None:
    make, calls = counted()
    for text in ("one", "two"):
        (code / "template.html").write_text(text)
        Cache("kind").reuse(["a"], make)
    assert len(calls) == 2


def test_another_module_makes_it_anew_once_it_is_loaded(code: Path) -> None:
    make, calls = counted()
    for text in ("one", "two"):
        (code / "module.py").write_text(text)
        Cache("kind").reuse(["a"], make)
    assert len(calls) == 1
    cache.modules.cache_clear()
    Cache("kind").reuse(["a"], make)
    assert len(calls) == 2


@pytest.mark.parametrize("text", ["", '{"one": "pa', "\udcff"])
def test_a_damaged_file_is_made_anew(folder: Path, text: str) -> None:
    make, calls = counted()
    Cache("kind").reuse(["a"], make)
    (path,) = folder.rglob("*.json")
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    Cache("kind").reuse(["a"], make)
    assert Cache("kind").reuse(["a"], make) == {"one": "page 2, ü\r\n"}
    assert len(calls) == 2


def test_where_nothing_can_be_written_it_is_made_each_time(folder: Path) -> None:
    make, _ = counted()
    (folder / "kind").write_text("not a folder")
    assert [Cache("kind").reuse(["a"], make)["one"][:6] for _ in range(2)] == ["page 1", "page 2"]
    Cache("kind").tidy()


def test_what_nothing_asks_for_is_deleted(folder: Path) -> None:
    make, calls = counted()
    Cache("kind").reuse(["old"], make)
    Cache("kind").reuse(["used"], make)
    before = time.time() - (cache.DAYS + 1) * 24 * 60 * 60
    for path in some(folder.rglob("*.json")):
        os.utime(path, (before, before))
    Cache("kind").reuse(["used"], make)
    Cache("kind").tidy()
    Cache("kind").reuse(["used"], make)
    assert len(calls) == 2
    Cache("kind").reuse(["old"], make)
    assert len(calls) == 3


def test_of_other_code_the_newest_is_kept(folder: Path, code: Path) -> None:
    make, calls = counted()
    for day, text in enumerate("abcd"):
        (code / "template.html").write_text(text)
        made = Cache("kind")
        made.reuse([], make)
        made.tidy()
        os.utime(made.folder, (day, day))
    assert len(list((folder / "kind").iterdir())) == cache.KEPT
    for text in "dcb":
        (code / "template.html").write_text(text)
        Cache("kind").reuse([], make)
    assert len(calls) == 4
    (code / "template.html").write_text("a")
    Cache("kind").reuse([], make)
    assert len(calls) == 5
