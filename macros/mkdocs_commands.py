"""The commands of MkDocs, with what it would not say well: what is wrong in `mkdocs.yml`, and an address that is taken.

MkDocs reads its settings before it loads a hook or a plugin, so that nothing within a build could tell of them.
"""

from __future__ import annotations

import contextlib
import functools
import socket
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
from mkdocs.__main__ import cli
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from macros.checks import settings as checked
from macros.live_reload import ReloadingServer
from macros.problems import Problem, by_cause, in_full

PORTS = 20  # how many addresses are tried


def build() -> None:
    """Write the handbook to `site/`; any mistake fails."""
    check()
    try:
        cli.main(["build", "--strict"], prog_name="mkdocs")
    except SystemExit as ended:
        if not ended.code:
            click.echo("All is well: nothing is wrong, and the handbook is in   site/")
        raise


def preview() -> None:
    """Write the handbook to `site/` with each mistake shown where it is."""
    check()
    cli.main(["build"], prog_name="mkdocs")


def serve(address: str | None) -> None:
    """Show the handbook in a browser, at an address such as 127.0.0.1:8000 or the next that is free."""
    host, port = settings(dev_addr=address).dev_addr
    held = listening(host, port)
    number = held.getsockname()[1]
    if number != port:
        click.echo(f"http://{host}:{port}/ is taken, perhaps by another   make serve   in another window.")
        click.echo(f"The handbook is at   http://{host}:{number}/   instead.")
    # It reads the settings anew after each change, and would answer a mistake there with a traceback.
    mkdocs_serve.load_config = settings  # type: ignore[attr-defined, assignment]
    mkdocs_serve.LiveReloadServer = functools.partial(ReloadingServer, held)  # type: ignore[attr-defined, assignment]
    cli.main(["serve", "--dev-addr", f"{host}:{number}"], prog_name="mkdocs")


def listening(host: str, port: int) -> socket.socket:
    """Take an address that nothing answers at, the one that is asked for or a later one, and hold it from now on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in range(port, port + PORTS):
        if not answers(host, number):
            with contextlib.suppress(OSError):
                return socket.create_server((host, number), family=family)
    raise Abort(f"The addresses from {host}:{port} to {host}:{port + PORTS - 1} are taken. Close what uses them.")


def answers(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


def settings(**options: Any) -> MkDocsConfig:  # noqa: ANN401  (those of MkDocs)
    """Read the settings, or end here with what is wrong in `mkdocs.yml`."""
    check()
    return load_config(**options)


def check() -> None:
    """End here with what is wrong in `mkdocs.yml`, if anything is: MkDocs would say less of it."""
    path = Path(checked.FILE)
    checked.follow(path)
    if found := list(checked.problems(path)):
        raise Abort("\n".join(in_full(*told) for told in by_cause(found).items()))


def stop(problems: Iterable[Problem]) -> None:
    """End here with every problem said, if there is one; nothing has been written."""
    found = sorted(problems)
    for problem in found:
        click.echo(problem, err=True)
    if found:
        sys.exit(1)
