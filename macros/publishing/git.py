"""What Git says of the branch that is published."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")


def git(folder: Path, *args: str) -> str | None:
    """Return what a command of Git says, or None where it fails, there is no Git, or the folder is not in it."""
    try:
        done = subprocess.run(["git", *args], cwd=folder, capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def base(folder: Path, having: str = "") -> str | None:
    """Return the name of the branch that is published: BASE of the environment, or else a usual one that there is.

    It has a file below the folder, where one is named: in a clone of the original, its branch is not that of the copy.
    """
    named = os.environ.get("BASE")
    for branch in [named] if named else BRANCHES:
        wanted = f"{branch}:./{having}" if having else f"{branch}^{{commit}}"
        if git(folder, "rev-parse", "--verify", "--quiet", wanted) is not None:
            return branch
    return None


def changed(folder: Path, commit: str) -> list[str] | None:
    """Return the files below a folder, relative to it, that were in a commit and are not the same now.

    None where Git cannot tell.
    """
    said = git(
        folder, "diff", "--name-only", "--no-renames", "--diff-filter=DMT", "--relative", "-z", commit, "--", "."
    )
    return None if said is None else [name for name in said.split("\0") if name]


def show(folder: Path, commit: str, name: str) -> str | None:
    """Return a file below a folder as it was in a commit; None when it was not there."""
    text = git(folder, "show", f"{commit}:./{name}")
    return None if text is None else text.replace("\r\n", "\n")
