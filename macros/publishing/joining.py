"""What ends a conflict of Git: one text or both, where both can stand, and what is left to type when it is ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml

from macros.content import conflicts
from macros.content.pages import front_matter
from macros.content.schema import as_id
from macros.content.yaml_reader import Reader
from macros.problems import Problem, Where
from macros.publishing.git import git
from macros.register import notes

PLACE = "Copy the place from the message:   AT=docs/a.md:12"
ONE = (
    "Run it again with   KEEP=first   or   KEEP=second   or write into the file what both say, and delete the lines "
    "with the marks."
)
ENDS = {  # by what Git has in its folder while it waits
    "rebase-merge": "git rebase --continue",
    "rebase-apply": "git rebase --continue",
    "CHERRY_PICK_HEAD": "git cherry-pick --continue",
    "REVERT_HEAD": "git revert --continue",
    "MERGE_HEAD": "git commit --no-edit",
}


def joined(path: Path, file: str, line: int, keep: str) -> dict[Path, str] | Problem:
    """Return the files that a choice gives; two of them where both texts are notes, each of which has its own file."""
    text = path.read_text("utf-8")
    once = conflicts.resolved(text, line, keep)
    if once is None:
        return Problem(Where(file, line), "there is nothing here that Git could not join.", PLACE)
    known = {problem.what for one in ("first", "second") for problem in wrong(path, without_conflicts(text, line, one))}
    new = [problem for problem in wrong(path, without_conflicts(text, line, keep)) if problem.what not in known]
    if not new:
        return {path: once}
    if path.parent.name == notes.FOLDER:
        return {path: resolved_everywhere(text, "first"), unused(path): resolved_everywhere(text, "second")}
    return Problem(Where(file, line), f"both texts cannot stand here: {new[0].what}", ONE)


def without_conflicts(text: str, line: int, keep: str) -> str:
    """Return a text as a choice for one conflict leaves it, with the first of the two texts of each other."""
    return resolved_everywhere(conflicts.resolved(text, line, keep) or text, "first")


def resolved_everywhere(text: str, keep: str) -> str:
    """Return a text in which each conflict is ended in the same way."""
    while found := next(conflicts.conflicts(text), None):
        text = conflicts.resolved(text, found.start, keep) or ""
    return text


def unused(path: Path) -> Path:
    """Return the path of a file beside another, of a name that is not taken."""
    names = (path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(2, 100))
    return next(name for name in names if not name.exists())


def wrong(path: Path, text: str) -> Iterator[Problem]:
    """Find what cannot be read in the YAML of a file, and ids that stand twice in a page."""
    is_page = path.suffix == ".md"
    data = front_matter(text)[0] if is_page else text
    reader = Reader("")
    read(reader, reader.parse(data) if data else None)
    yield from reader.problems
    ids = Counter(word for line in text.split("\n") if line.startswith("#") for word in line.split() if word[0] == "#")
    for id in (id for id, count in ids.items() if is_page and count > 1 and as_id(id)):
        yield Problem(Where("", 1), f'the id "{id[1:]}" would be here twice.', "")


def read(reader: Reader, node: yaml.Node | None) -> None:
    """Let a reader find each key that stands twice."""
    if isinstance(node, yaml.MappingNode):
        for _, value in reader.pairs(node):
            read(reader, value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            read(reader, value)


def next_step(folder: Path) -> str:
    """Return what is to be done when a conflict in a folder is ended: the next one, or the command that goes on."""
    said = git(folder, "diff", "--name-only", "--diff-filter=U", "--relative", "-z")
    if said is None:
        return "Nothing more in this file: go on in Git."
    left = [where_left(folder, name) for name in dict.fromkeys(said.split("\0")) if name]
    if left:
        return f"Still to be joined: {', '.join(left)}."
    state = next((name for name in ENDS if is_there(folder, name)), "")
    command = ENDS.get(state, "git commit")
    return (
        "Nothing is left to be joined.\n  "
        f"See with   make build   that all is well, and then type   {command}   or press Continue in GitHub Desktop."
    )


def where_left(folder: Path, name: str) -> str:
    """Return where a file has its first conflict, or what ends one that has no lines: one side has deleted the file."""
    path = folder / name
    text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    found = next(conflicts.problems(text, name), None)
    by_hand = f"{name}, which one has changed and the other deleted (   git add {name}   or   git rm {name}   )"
    return str(found.where) if found else by_hand


def is_there(folder: Path, name: str) -> bool:
    path = git(folder, "rev-parse", "--git-path", name)
    return path is not None and (folder / path.strip()).exists()
