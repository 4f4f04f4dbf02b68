"""A process that builds a handbook again and again, as `make serve` does after each change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REBUILD = """
import logging, sys
sys.path.insert(0, "")
import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from macros import rebuild
logging.getLogger().addHandler(logging.NullHandler())
with click.Context(click.Command("serve"), info_name="serve"):
    for line in sys.stdin:
        goes_on = rebuild.again()
        if not goes_on:
            build(load_config("mkdocs.yml", site_dir=line.strip()), serve_url="http://127.0.0.1:8000/")
        rebuild.index()
        print("pages" if goes_on else "whole", flush=True)
"""


class Rebuilds:
    """Builds what is in a folder, by the code that is in it, with what it knows from before.

    `made` is what the last build made: `pages` alone, where it could go on with the one before, or the `whole` site.
    """

    def __init__(self, root: Path) -> None:
        self.made = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", REBUILD], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def build(self, site: Path) -> dict[str, bytes]:
        """Build once more, and return every file of the site by its path below it."""
        assert self.process.stdin
        assert self.process.stdout
        print(site, file=self.process.stdin, flush=True)
        self.made = self.process.stdout.readline().strip()
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    def end(self) -> None:
        self.process.communicate()
