"""`make serve`, as an editor has it open: the page follows what is saved, and shows a mistake."""

from __future__ import annotations

import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import MKDOCS
from tests.support.handbook import MADE_UP, copied

PATIENCE = 30  # seconds for a build on a busy machine


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the handbook while it is being served: its folder, which has a space in its name, and its address."""
    folder = copied(tmp_path / "Our handbook", MADE_UP)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(MKDOCS), "serve", "--quiet", "--dev-addr", address]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(f"http://{address}/")
            yield folder, f"http://{address}/"
        finally:
            server.terminate()


def wait_for(url: str) -> None:
    end = monotonic() + PATIENCE
    while monotonic() < end:
        try:
            urllib.request.urlopen(url).close()  # noqa: S310  (an address of this machine)
        except urllib.error.URLError:
            sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing answers at {url}")


def test_an_open_page_follows_what_is_saved(served: tuple[Path, str], browser: Browser) -> None:
    root, address = served
    file = root / "docs" / "two-more-things.md"
    before = file.read_text("utf-8")
    page = browser.new_page()
    page.goto(f"{address}two-more-things/")
    expect(page.locator("script[data-worker]")).to_have_count(0)  # a worker would keep copies of a draft
    file.write_text(f"{before}\nA new line of text.\n", "utf-8")
    expect(page.get_by_text("A new line of text.")).to_be_visible(timeout=PATIENCE * 1000)
    file.write_text(f'{before}\n{{{{ section("nowhere-at-all") }}}}\n', "utf-8")
    expect(page.locator(".hb-problem")).to_contain_text("nowhere-at-all", timeout=PATIENCE * 1000)
    page.close()
