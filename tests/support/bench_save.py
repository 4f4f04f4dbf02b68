"""The time from a change of prose to the page in a browser, beside the same pages under plain Material."""

from __future__ import annotations

import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Page

from tests.conftest import MKDOCS

ROUNDS = 11
FILES = ("part-5-when-things-go-wrong.md", "policy-authors.md", "about.md")
# Asked every 5 ms: innerText would lay out the page each time.
SHOWS = "said => document.body?.textContent.includes(said)"


@contextmanager
def followed(command: Sequence[str], project: Path) -> Iterator[str]:
    """Serve a project while its files are edited, and give the address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
    with (project.parent / f"{project.name}.log").open("w") as log:
        started = [*command, "--dev-addr", address]
        with subprocess.Popen(started, cwd=project, stdout=log, stderr=log) as server:
            try:
                yield f"http://{address}"
            finally:
                server.terminate()


def opened(browser: Browser, url: str) -> Page:
    """Open a page as soon as it is served."""
    page = browser.new_page()
    while True:
        try:
            page.goto(url)
        except Error:  # it is still being built
            time.sleep(0.2)
        else:
            return page


def save(page: Page, file: Path, number: int) -> float:
    """Put a line at the end of a page, and return the seconds until a browser that has the page open shows it."""
    text, said = file.read_text("utf-8"), f"the number {number}."
    time.sleep(random.random())  # noqa: S311   # at any time from one look at the files to the next
    started = time.perf_counter()
    file.write_text(f"{text}\nA line of text with {said}\n", "utf-8")
    page.wait_for_function(SHOWS, arg=said, timeout=60_000, polling=5)
    taken = time.perf_counter() - started
    file.write_text(text, "utf-8")
    page.wait_for_function(f"said => !({SHOWS})(said)", arg=said, timeout=60_000, polling=5)
    return taken


def bench_save(browser: Browser, ours: Path, plain: Path, say: Callable[..., None]) -> None:
    """Measure both in turn, so that what else the machine does weighs on both."""
    commands = ([sys.executable, "-m", "macros", "serve"], [str(MKDOCS), "serve"])
    with followed(commands[0], ours) as handbook, followed(commands[1], plain) as twin:
        for name in FILES:
            pages = [opened(browser, f"{address}/{name.removesuffix('.md')}/") for address in (handbook, twin)]
            both = list(zip(pages, (ours / "docs" / name, plain / "docs" / name), strict=True))
            pairs = [[save(page, file, n) for page, file in both] for n in range(ROUNDS + 1)]  # the first warms caches
            own, other = (statistics.median(each) for each in zip(*pairs[1:], strict=True))
            say(f"{name}, from save to page (0.6 s)", f"handbook {own:.2f} s", f"plain Material {other:.2f} s")
            say(f"{name}, ratio (at most 0.5)", f"{statistics.median(a / b for a, b in pairs[1:]):.2f}")
            for page in pages:
                page.close()
