"""Every command in the documents is one that what it starts takes: a new one is read without being listed here."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from mkdocs.__main__ import cli

from macros.__main__ import main
from tests.conftest import ROOT
from tests.test_repository import DOCUMENTS

INLINE = re.compile(r"`((?:make|git|py|npm|uv|\.venv/bin/\S+) [^`…]*)`")
SHELL = re.compile(r"^ *```(?:sh|powershell)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"(?:^| +)# .*", re.MULTILINE)
ENDS = re.compile(r"&&|;|\n")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
SET = re.compile(r"[A-Z_]+=\S*")
BROUGHT = ("pip", "uv")  # with Python, and by requirements.txt
PYTHON = ("python", "py", ".venv/bin/python")


def commands() -> list[str]:
    """Return every command that stands in a document, in a line or in a block."""
    texts = [document.read_text("utf-8") for document in DOCUMENTS if document.name != "CHANGELOG.md"]
    blocks = [COMMENT.sub("", block) for text in texts for block in SHELL.findall(text)]
    found = [
        *(command for block in blocks for command in ENDS.split(block)),
        *(c for t in texts for c in INLINE.findall(t)),
    ]
    return sorted({command.strip() for command in found if command.strip()})


@pytest.fixture
def say(tmp_path: Path) -> Path:
    """A program that says with what it was called."""
    program = tmp_path / "say"
    program.write_text(f"#!{sys.executable}\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\n", "utf-8")
    program.chmod(0o755)
    return program


def made(words: list[str], say: Path) -> list[list[str]]:
    """Return with what a target of make starts Python, each time that it does."""
    target, *given = words
    recipe = re.search(rf"^{re.escape(target)}:.*\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE)
    assert recipe, f"there is no target {target}"
    lines = [line.strip().removeprefix("@") for line in recipe[1].splitlines() if "$(PY)" in line]
    environment = {**os.environ, **dict(word.split("=", 1) for word in given)}
    commands = [line.replace("$(PY)", shlex.quote(str(say))).replace("$$", "$") for line in lines]
    said = [subprocess.check_output(["bash", "-c", line], cwd=ROOT, text=True, env=environment) for line in commands]
    return [json.loads(each) for each in said]


def parsed(command: click.Command, args: list[str]) -> None:
    """Let a command of Click read what it is given; it raises an error for what it does not take."""
    command.make_context(command.name, list(args), resilient_parsing=False)


def of_click(group: click.Group, args: list[str]) -> None:
    assert args[0] in group.commands
    if args[1:]:
        parsed(group.commands[args[0]], args[1:])


def of_python(args: list[str]) -> None:
    """Check what Python is started with."""
    assert args[0] == "-m"
    module, rest = args[1], args[2:]
    assert module in BROUGHT or importlib.util.find_spec(module), f"there is no module {module}"
    if module == "macros":
        of_click(main, rest)
    elif module == "uv":
        assert rest[0] == "run"
        check(rest[1:], Path())
    else:
        paths = [word for word in rest if "/" in word or word.endswith(".txt")]
        assert [path for path in paths if not (ROOT / path.split("::")[0]).exists()] == []


def of_git(args: list[str]) -> None:
    asked = subprocess.run(["git", args[0], "-h"], cwd=ROOT, capture_output=True, text=True, check=False)
    told = asked.stdout + asked.stderr  # of some commands it is the one, of some the other
    assert "usage: git" in told
    told = told.replace("[no-]", "")
    # What can be switched off is told with or without a sign of it, by the version of git.
    options = [word.replace("--no-", "--") for word in args[1:] if word.startswith("-")]
    assert [option for option in options if option not in told] == []


def check(words: list[str], say: Path) -> None:
    """Let a command be read by what would run it."""
    while SET.fullmatch(words[0]):  # of the environment
        words = words[1:]
    program, args = words[0], words[1:]
    if program == "make":
        for started in made(args, say):
            of_python(started if len(args) > 1 else started[:3])  # without values it is only named
    elif program in PYTHON:
        of_python(args)
    elif program == "git":
        of_git(args)
    elif program.endswith("mkdocs"):
        of_click(cli, args)
    elif program == "pytest":
        of_python(["-m", "pytest", *args])
    else:
        assert words in (["npm", "ci", "--ignore-scripts"], ["cd", "handbook"]), "say here how this is read"


@pytest.mark.parametrize("command", commands())
def test_a_command_of_a_document_is_one_that_there_is(command: str, say: Path) -> None:
    check(shlex.split(command), say)


@pytest.mark.parametrize(
    "command",
    [
        "make recorded",
        "python -m macros recorded",
        "python -m macros record --notes x",
        "make due DAYS=soon",
        "py -m uv run python -m macros withdraw --see x",
        "python -m tests.nothing",
        "python -m pytest tests/nothing",
        "git ferment",
        "git fetch --unshallows",
        "git merge --no-editor",
        ".venv/bin/mkdocs build --strictly",
        "npm install",
    ],
)
def test_one_that_there_is_not_is_found(command: str, say: Path) -> None:
    with pytest.raises((AssertionError, click.UsageError, ModuleNotFoundError)):
        check(shlex.split(command), say)


def test_those_in_lines_and_in_blocks_are_found() -> None:
    assert {"make serve", 'make search Q="who signs off"', "git fetch --unshallow", "cd handbook"} <= {*commands()}
