"""What one build has made and the next may use again, in `.cache/`, which may be deleted at any time."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import jinja2

MACROS = Path(__file__).resolve().parent  # a copy of the handbook may lead to our code with a link
FOLDER = MACROS.parent / ".cache"
DAYS = 30  # what nothing has asked for in so long is deleted


def reuse(kind: str, made_from: Iterable[str], make: Callable[[], dict[str, str]]) -> dict[str, str]:
    """Return what `make` returns; what it made before, where `made_from` and our code are the same as then.

    `made_from` is all that the result depends on; `kind` is the folder of such results.
    """
    path = FOLDER / kind / f"{digest([code(), *made_from])}.json"
    with contextlib.suppress(OSError, ValueError):  # not made yet, or cut short
        found: dict[str, str] = json.loads(path.read_text("utf-8"))
        path.touch()
        return found
    made = make()
    with contextlib.suppress(OSError):  # a folder that only may be read, or a full disk: then it is made each time
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, json.dumps(made, ensure_ascii=False))
    return made


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


def tidy(kind: str) -> None:
    """Delete what nothing has asked for in a long time."""
    with contextlib.suppress(OSError):
        for path in (FOLDER / kind).iterdir():
            if path.stat().st_mtime < time.time() - DAYS * 24 * 60 * 60:
                path.unlink()


@functools.cache
def code() -> str:
    """Return a digest of all that turns data into HTML."""
    files = sorted(path for path in MACROS.rglob("*") if path.suffix in {".py", ".html"})
    return digest([sys.version, jinja2.__version__, *(path.read_text("utf-8") for path in files)])


def digest(parts: Iterable[str]) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(f"{len(part)} {part}".encode())
    return found.hexdigest()
