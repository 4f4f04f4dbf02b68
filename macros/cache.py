"""What one build has made and the next may use again, in `.cache/`, which may be deleted at any time."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import pickle
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
MACROS = Path(__file__).resolve().parent  # a copy of the handbook may lead to our code with a link
FOLDER = MACROS.parent / ".cache"
DAYS = 30  # what nothing has asked for in so long is deleted
PACKAGES = ("Jinja2", "Markdown", "mkdocs", "mkdocs-macros-plugin", "pymdown-extensions")  # what else pages are made by
KEPT = 3  # of so many states of our code, results are kept: those of one may be 40 MB
RECENT: dict[Path, tuple[str, Any]] = {}  # what this process has remembered or recalled last, by its file


class Cache:
    """Results of one kind, for one build; `kind` is the name of their folder.

    While the handbook is being served, a template may change from one build to the next.
    """

    def __init__(self, kind: str) -> None:
        self.folder = FOLDER / kind / digest([modules(), *texts("html")])[:16]

    def reuse(self, made_from: Iterable[str], make: Callable[[], dict[str, str]]) -> dict[str, str]:
        """Return what `make` returns; what it made before, where `made_from` and our code are the same as then.

        `made_from` is all that the result depends on.
        """
        path = self.folder / f"{digest(made_from)}.json"
        with contextlib.suppress(OSError, ValueError):  # not made yet, or cut short
            found: dict[str, str] = json.loads(path.read_text("utf-8"))
            path.touch()
            return found
        made = make()
        with contextlib.suppress(OSError):  # a folder that only may be read, or a full disk: then it is made each time
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, json.dumps(made, ensure_ascii=False))
        return made

    def recall(self, name: str, made_from: Iterable[str]) -> Any:  # noqa: ANN401  (whatever was remembered)
        """Return what was remembered last under a name, where `made_from` is the same as then; else None.

        Nobody may change it: it may be returned again.
        """
        path, key = self.path(name), digest(made_from)
        if RECENT.get(path, ("", None))[0] == key:
            return RECENT[path][1]
        with contextlib.suppress(OSError, ValueError, EOFError, LookupError, AttributeError, pickle.UnpicklingError):
            then, _, made = path.read_bytes().partition(b"\n")
            if then == key.encode():
                RECENT[path] = key, pickle.loads(made)  # noqa: S301  (our own file, as the compiled templates are)
                return RECENT[path][1]
        return None

    def path(self, name: str) -> Path:
        return self.folder / f"{digest([name])}.pickle"

    def again(self, name: str, made_from: Sequence[str], make: Callable[[], T]) -> T:
        """Return what `make` returns; what was made last under a name, where `made_from` is the same as then."""
        made: T | None = self.recall(name, made_from)
        if made is None:
            made = make()
            self.remember(name, made_from, made)
        return made

    def remember(self, name: str, made_from: Iterable[str], made: object) -> None:
        """Keep one result under a name, in place of the one before."""
        path, key = self.path(name), digest(made_from)
        RECENT[path] = key, made
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, b"\n".join((key.encode(), pickle.dumps(made))))

    def tidy(self) -> None:
        """Delete what nothing has asked for in a long time, and what other code has made but the newest."""
        with contextlib.suppress(OSError):
            os.utime(self.folder)
            codes = sorted(self.folder.parent.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
            for old in codes[KEPT:]:
                shutil.rmtree(old, ignore_errors=True)
            for path in self.folder.iterdir():
                if path.stat().st_mtime < time.time() - DAYS * 24 * 60 * 60:
                    path.unlink()


class KeptFolders:
    """The folders in one folder of the site: those that come out as the build before made them are not made again.

    MkDocs empties the site before each build, but leaves what is hidden in it: what was made waits there, and is moved
    back. A folder whose files somebody has touched since is made again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.site = folder, folder.parent
        self.past = self.site / ".before"
        self.aside = self.past / folder.name
        self.cache = Cache("folders")
        self.notes = self.cache.folder / f"{digest([str(folder.resolve())])}.json"
        self.made: dict[str, str] = {}
        self.same: list[str] = []

    def set_aside(self) -> None:
        """Hide what the build before has left, before MkDocs empties the site."""
        with contextlib.suppress(OSError):  # then all is made again
            if self.site.is_dir() and not self.past.exists():  # else that build came to no end
                self.past.mkdir()
                for path in [path for path in self.site.iterdir() if not path.name.startswith(".")]:
                    path.rename(self.past / path.name)

    @functools.cached_property
    def before(self) -> dict[str, list[str]]:
        """Of each folder that the build before has left, what it was made from, and the state of its files."""
        with contextlib.suppress(OSError, ValueError):
            found: dict[str, list[str]] = json.loads(self.notes.read_text("utf-8"))
            return found
        return {}

    def has(self, name: str, made_from: Iterable[str]) -> bool:
        """Tell whether the folder of a name is there as it would be made; `made_from` is all that it depends on."""
        self.made[name] = digest(made_from)
        there = self.aside / name  # which is not there where nothing was made, as of a section that is gone
        is_same = there.is_dir() and self.before.get(name) == [self.made[name], state(there)]
        self.same += [name] if is_same else []
        return is_same

    def put_back_whole(self, made_from: Iterable[str]) -> bool:
        """Move back all that the build before has left and this one has not made, if this comes out the same.

        `made_from` is all that it depends on. Tell whether it does.
        """
        whole = [digest(made_from), ""]
        if self.before.get("") != whole:
            self.made[""] = whole[0]
            return False
        move(self.past, self.site)
        shutil.rmtree(self.past, ignore_errors=True)
        return True

    def put_back(self) -> None:
        """Move back what is the same, when the site is complete, and note what was made."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in self.same:
            (self.aside / name).rename(self.folder / name)
        shutil.rmtree(self.past, ignore_errors=True)
        with contextlib.suppress(OSError):
            self.notes.parent.mkdir(parents=True, exist_ok=True)
            made = {name: of for name, of in self.made.items() if name not in self.same}
            new = {name: [of, state(self.folder / name) if name else ""] for name, of in made.items()}
            write(self.notes, json.dumps({name: self.before[name] for name in self.same} | new))
            self.cache.tidy()


def move(source: Path, target: Path) -> None:
    """Move what is in a folder, but for what is in the other already."""
    for path in source.iterdir():
        there = target / path.name
        if not there.exists():
            path.rename(there)
        elif path.is_dir() and there.is_dir():
            move(path, there)


def state(folder: Path) -> str:
    """Return the names, the sizes and the times of all files in a folder, as a digest."""
    files = [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]  # noqa: PTH118  (10,000s)
    below = len(str(folder))
    stats = ((file[below:], os.stat(file)) for file in sorted(files))  # noqa: PTH116
    return digest(["\n".join(f"{name} {of.st_size} {of.st_mtime_ns}" for name, of in stats)])


def write(path: Path, content: str | bytes) -> None:
    """Write a file that another build, at work at the same time, sees whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


@functools.cache  # a module that changes is not loaded again, and its results stay those of the one that was
def modules() -> str:
    return digest([sys.version, *map(metadata.version, PACKAGES), *texts("py")])


def texts(suffix: str, folder: Path | None = None) -> list[str]:
    """Return the texts of our files with a suffix, in a folder or everywhere."""
    return [path.read_text("utf-8") for path in sorted((folder or MACROS).rglob(f"*.{suffix}"))]


def digest(parts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(f"{len(part)} {part}".encode())
    return found.hexdigest()
