"""What one build has made and the next may use again, in `.cache/`, which may be deleted at any time."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import jinja2

MACROS = Path(__file__).resolve().parent  # a copy of the handbook may lead to our code with a link
FOLDER = MACROS.parent / ".cache"
DAYS = 30  # what nothing has asked for in so long is deleted
KEPT = 3  # of so many states of our code, results are kept: those of one may be 40 MB


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
        self.folder = folder
        self.aside = folder.with_name(f".{folder.name}")
        self.cache = Cache("folders")
        self.notes = self.cache.folder / f"{digest([str(folder.resolve())])}.json"
        self.made: dict[str, str] = {}
        self.same: list[str] = []

    def set_aside(self) -> None:
        """Hide the folder, where that of a build that came to no end is not hidden yet."""
        with contextlib.suppress(OSError):  # then all is made again
            if not self.aside.exists():
                self.folder.rename(self.aside)

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
        is_same = self.before.get(name) == [self.made[name], state(self.aside / name)]
        self.same += [name] if is_same else []
        return is_same

    def put_back(self) -> None:
        """Move back what is the same, when the site is complete, and note what was made."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in self.same:
            (self.aside / name).rename(self.folder / name)
        shutil.rmtree(self.aside, ignore_errors=True)
        with contextlib.suppress(OSError):
            self.notes.parent.mkdir(parents=True, exist_ok=True)
            new = {name: [of, state(self.folder / name)] for name, of in self.made.items() if name not in self.same}
            write(self.notes, json.dumps({name: self.before[name] for name in self.same} | new))
            self.cache.tidy()


def state(folder: Path) -> str:
    """Return the names, the sizes and the times of all files in a folder, as a digest."""
    files = [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names]  # noqa: PTH118  (10,000s)
    below = len(str(folder))
    stats = ((file[below:], os.stat(file)) for file in sorted(files))  # noqa: PTH116
    return digest(["\n".join(f"{name} {of.st_size} {of.st_mtime_ns}" for name, of in stats)])


def write(path: Path, text: str) -> None:
    """Write a file that another build, at work at the same time, sees whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


@functools.cache  # a module that changes is not loaded again, and its results stay those of the one that was
def modules() -> str:
    return digest([sys.version, jinja2.__version__, *texts("py")])


def texts(suffix: str) -> list[str]:
    """Return the texts of our files with a suffix."""
    return [path.read_text("utf-8") for path in sorted(MACROS.rglob(f"*.{suffix}"))]


def digest(parts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(f"{len(part)} {part}".encode())
    return found.hexdigest()
