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
