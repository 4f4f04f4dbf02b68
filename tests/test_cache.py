"""What a build made before is used again, and only where everything that it was made from is the same."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from macros import cache
from macros.cache import Cache, KeptFolders
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


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


class Site:
    """A folder of the site with two folders in it, built as often as one likes; MkDocs empties it before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "site" / "s"

    def build(self, ends: bool = True, **made_from: str) -> list[str]:
        """Return the names of the folders that were made again; a build that does not end leaves what it has made."""
        kept = KeptFolders(self.folder)
        kept.set_aside()
        self.empty()
        made = [name for name, source in made_from.items() if not kept.has(name, [source])]
        for name in filter(made_from.get, made):
            path = self.folder / name / "2026-11-22" / "index.html"
            path.parent.mkdir(parents=True)
            path.write_text(made_from[name])
        if ends:
            kept.put_back()
        return made

    def build_whole(self, made_from: str) -> bool:
        """Build a page of today and, where `made_from` is another than before, all else; tell whether it was."""
        kept = KeptFolders(self.folder)
        kept.set_aside()
        self.empty()
        write(self.folder.parent / "page" / "index.html", "page of today")
        write(self.folder / "search.js", "index of today")
        if kept.put_back_whole([made_from]):
            return False
        write(self.folder / "one" / "index.html", made_from)
        write(self.folder.parent / "feed.xml", made_from)
        write(self.folder.parent / "page" / "data.csv", made_from)
        kept.put_back()
        return True

    def empty(self) -> None:
        """Empty the site, but for what is hidden, as MkDocs does."""
        for path in self.folder.parent.glob("[!.]*"):
            shutil.rmtree(path)

    @property
    def says(self) -> dict[str, str]:
        files = some(self.folder.parent.rglob("*.html"))
        return {path.relative_to(self.folder).parts[0]: path.read_text() for path in files}


@pytest.fixture
def built(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    assert site.build(one="1", two="2") == ["one", "two"]
    return site


def test_a_folder_that_comes_out_the_same_is_moved_back(built: Site) -> None:
    times = {path: path.stat().st_mtime_ns for path in some(built.folder.rglob("*.html"))}
    assert built.build(one="1", two="2") == []
    assert {path: path.stat().st_mtime_ns for path in some(built.folder.rglob("*.html"))} == times
    assert [path.name for path in built.folder.parent.iterdir()] == ["s"]


def test_only_what_is_made_from_something_else_is_made_again(built: Site) -> None:
    assert built.build(one="1", two="3", three="3") == ["two", "three"]
    assert built.says == {"one": "1", "two": "3", "three": "3"}
    assert built.build(two="3", three="3") == []
    assert built.says == {"two": "3", "three": "3"}
    assert built.build(one="1", two="3") == ["one"]


@pytest.mark.parametrize("damage", ["says", "more", "gone", "older"])
def test_a_folder_that_somebody_has_touched_is_made_again(built: Site, damage: str) -> None:
    (path,) = (built.folder / "one").rglob("*.html")
    if damage == "says":
        path.write_text("x")
    elif damage == "more":
        (path.parent / "more.html").write_text("1")
    elif damage == "gone":
        path.unlink()
    else:
        os.utime(path, (1, 1))
    assert built.build(one="1", two="2") == ["one"]
    assert built.says == {"one": "1", "two": "2"}


def test_after_a_build_that_came_to_no_end_the_one_before_it_counts(built: Site) -> None:
    assert built.build(ends=False, one="other", two="2") == ["one"]
    assert built.build(one="1", two="3") == ["two"]
    assert built.says == {"one": "1", "two": "3"}


def test_a_folder_of_which_nothing_was_made_is_asked_for_again(built: Site) -> None:
    for _ in range(3):
        assert "two" in built.build(one="a", two="")
        assert [*built.says] == ["one"]


def test_another_site_keeps_its_own(built: Site, tmp_path: Path) -> None:
    other = Site(tmp_path / "other")
    assert other.build(one="1") == ["one"]
    assert built.build(one="1", two="2") == []


def test_other_code_makes_every_folder_again(built: Site, code: Path) -> None:
    (code / "template.html").write_text("other")
    assert built.build(one="1", two="2") == ["one", "two"]


def test_without_a_place_for_notes_every_folder_is_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "folders").write_text("not a folder")
    site = Site(tmp_path)
    assert [site.build(one="1") for _ in range(2)] == [["one"], ["one"]]
    assert site.says == {"one": "1"}


def test_all_that_comes_out_the_same_is_moved_back_at_once(built: Site) -> None:
    site = built.folder.parent

    def files() -> dict[str, str]:
        return {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*") if path.is_file()}

    assert built.build_whole("1")
    first = files()
    assert len(first) == 5
    assert not built.build_whole("1")
    assert files() == first
    assert built.build_whole("2")
    assert files() == {name: text.replace("1", "2") for name, text in first.items()}
    assert [path.name for path in site.glob(".*")] == []


def test_a_name_has_what_was_remembered_last_and_only_for_what_that_was_made_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def again() -> Cache:
        monkeypatch.setattr(cache, "RECENT", {})  # as in another process
        return Cache("kind")

    Cache("kind").remember("page", ["a"], {"text": "one"})
    assert Cache("kind").recall("page", ["a"]) == again().recall("page", ["a"]) == {"text": "one"}
    assert Cache("kind").recall("page", ["b"]) is again().recall("other", ["a"]) is None
    assert again().again("page", ["b"], lambda: "two") == Cache("kind").again("page", ["b"], lambda: "three") == "two"
    assert again().recall("page", ["a"]) is None


@pytest.mark.parametrize("left", [b"", b"x", b"x\ny"])
def test_a_file_that_was_cut_short_is_made_again(folder: Path, monkeypatch: pytest.MonkeyPatch, left: bytes) -> None:
    Cache("kind").remember("page", ["a"], "one")
    monkeypatch.setattr(cache, "RECENT", {})
    (path,) = folder.rglob("*.pickle")
    key, _, _ = path.read_bytes().partition(b"\n")
    path.write_bytes(left.replace(b"x", key))
    assert Cache("kind").again("page", ["a"], lambda: "two") == "two"
