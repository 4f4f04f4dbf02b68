"""The files below `docs/`: what is no page, no data and no picture is named, and not published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from macros.content.copies import original_of
from macros.problems import Problem, Where, shown

READ = (".md", ".yml")
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".ico")
SAVE_AS = f"Save it as one of: {', '.join(ending[1:] for ending in PICTURES)}."
OTHER_PICTURES = (".bmp", ".gif", ".heic", ".heif", ".jfif", ".jxl", ".psd", ".tif", ".tiff")
PUBLISHED = ("CNAME", "robots.txt")  # what hosts and search engines read
SCHEMA = ".schema.json"
MISNAMED = {".yaml": ".yml", ".markdown": ".md", ".mdown": ".md", ".mkdn": ".md", ".mkd": ".md"}
MISNAMED |= {end.upper(): end for end in READ}
LEFT_BY_PROGRAMS = ("~$", ".~", "Thumbs.db", "desktop.ini", "ehthumbs.db")
COPIES = (".txt", ".bak", ".orig", ".old", "~")  # what is added to the name of a page
PLAIN = (".txt", ".text", "")  # the endings of texts that a page or data may have been saved as
BEGINS = {".md": re.compile(r"\ufeff?---\s*\n"), ".yml": re.compile(r"\ufeff?(?:\s*\n|#.*\n)*[\w-]+:\s*\n")}


def problems(docs: Path) -> Iterator[Problem]:
    """Find the files that nothing reads and that are not published, and the copies of others."""
    for path in sorted(docs.rglob("*")):
        if path.is_file() and not is_hidden(path.relative_to(docs)):
            yield from of_file(path, path.relative_to(docs.parent))


def of_file(path: Path, file: PurePath) -> Iterator[Problem]:
    """Say what is wrong with one file, if it is a copy or has no place; `file` is its path in messages."""
    at = Where(file.as_posix(), 1)
    if path.suffix in READ and (original := original_of(path)):
        what = f"this is a copy of   {original.name}   and nothing reads it."
        do = "Delete it. If you have changed it, put what is new into the original first."
        yield Problem(at, what, do).hiding(at.file, text=text_of(path))
    elif not has_place(path):
        meant = meant_as(path)
        problem = Problem(at, *reason(path, meant)).hiding(at.file)
        if meant and not path.with_name(meant).exists():
            problem = problem.hiding(file.with_name(meant).as_posix(), text=text_of(path))
        yield problem


def is_hidden(path: PurePath) -> bool:
    """Tell whether MkDocs passes over a file: it or a folder of it has a name that begins with a dot."""
    return any(part.startswith(".") and not part.startswith(".~") for part in path.parts)


def has_place(path: PurePath) -> bool:
    """Tell whether a file is read or published."""
    if path.name.startswith(LEFT_BY_PROGRAMS):
        return False
    is_known = path.suffix in READ or path.suffix.lower() in PICTURES
    return is_known or path.name in PUBLISHED or path.name.endswith(SCHEMA)


def meant_as(path: Path) -> str:
    """Return the name that the file of a page or of data should have; empty where it seems to be neither."""
    if path.name.startswith(LEFT_BY_PROGRAMS):
        return ""
    if ending := MISNAMED.get(path.suffix):
        return path.stem + ending
    if whole := next((path.name[: -len(end)] for end in COPIES if path.name.endswith((*(e + end for e in READ),))), ""):
        return whole
    text = text_of(path) if path.suffix in PLAIN else ""
    return next((path.stem + ending for ending, begins in BEGINS.items() if begins.match(text)), "")


def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")


def reason(path: Path, meant: str) -> tuple[str, str]:
    """Return what is wrong with a file, and what to do about it; `meant` is the name that it should have."""
    if path.name.startswith(LEFT_BY_PROGRAMS):
        return "a program has left this file behind.", "Delete it."
    if meant:
        what = f"nothing reads a file whose name ends in {path.suffix or 'no .md or .yml'}."
        is_there = path.with_name(meant).exists()
        return what, f"There is   {meant}   too: move this one out of   docs" if is_there else f"Rename it to   {meant}"
    if path.suffix.lower() in OTHER_PICTURES:
        return f"not every browser shows a picture whose name ends in {path.suffix}.", SAVE_AS
    do = "Move it out of   docs   Its words belong in a page whose name ends in   .md"
    return "nothing reads this file, and it is not published.", do


def of_no_form(at: Where, file: str, there: str) -> Problem:
    """Return what is wrong where a page shows a picture that not every browser knows; `there` is its place."""
    return Problem(at, f'"{shown(file)}" is no picture that every browser shows.', SAVE_AS).needing(there)
