"""The files below `docs/`: what is no page, no data and no picture is named, and not published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath

from macros.problems import Problem, Where

READ = (".md", ".yml")
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".ico")
PUBLISHED = ("CNAME", "robots.txt")  # what hosts and search engines read
SCHEMA = ".schema.json"
MISNAMED = {".yaml": ".yml", ".markdown": ".md", ".mdown": ".md", ".mkdn": ".md", ".mkd": ".md"}
LEFT_BY_PROGRAMS = ("~$", ".~", "Thumbs.db", "desktop.ini", "ehthumbs.db")
COPIES = (".txt", ".bak", ".orig", ".old", "~")  # what is added to the name of a page


def problems(docs: Path) -> Iterator[Problem]:
    """Find the files that nothing reads and that are not published."""
    for path in sorted(docs.rglob("*")):
        if path.is_file() and not is_hidden(path.relative_to(docs)) and not has_place(path):
            file = path.relative_to(docs.parent)
            problem = Problem(Where(file.as_posix(), 1), *reason(path))
            if ending := MISNAMED.get(path.suffix):
                text = path.read_bytes().decode("utf-8", "replace")
                problem = problem.hiding(file.with_suffix(ending).as_posix(), text=text)
            yield problem


def is_hidden(path: PurePath) -> bool:
    """Tell whether MkDocs passes over a file: it or a folder of it has a name that begins with a dot."""
    return any(part.startswith(".") and not part.startswith(".~") for part in path.parts)


def has_place(path: PurePath) -> bool:
    """Tell whether a file is read or published."""
    if path.name.startswith(LEFT_BY_PROGRAMS):
        return False
    return path.suffix.lower() in (*READ, *PICTURES) or path.name in PUBLISHED or path.name.endswith(SCHEMA)


def reason(path: PurePath) -> tuple[str, str]:
    """Return what is wrong with a file, and what to do about it."""
    if ending := MISNAMED.get(path.suffix):
        return f"nothing reads a file whose name ends in {path.suffix}.", f"Rename it to end in   {ending}"
    if path.name.startswith(LEFT_BY_PROGRAMS):
        return "a program has left this file behind.", "Delete it."
    whole = next((path.name[: -len(end)] for end in COPIES if path.name.endswith(end)), "")
    if whole.endswith(READ):
        do = f"Rename it to   {whole}   or, if you have that too, move it out of   docs"
        return "nothing reads this file: its name has too many endings.", do
    do = "Move it out of   docs   Its words belong in a page whose name ends in   .md"
    return "nothing reads this file, and it is not published.", do
