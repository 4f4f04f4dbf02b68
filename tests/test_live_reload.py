"""`make serve`, as an editor has it open: the page follows what is saved, and shows a mistake."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from playwright.sync_api import Browser, expect

from macros.build import LASTING_INDEX
from macros.mkdocs_commands import listening
from tests.support.handbook import MADE_UP, copied
from tests.support.some import some

LOG = "log.txt"
PATIENCE = 30  # seconds for a build on a busy machine


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the handbook while it is being served: its folder, which has a space in its name, and its address.

    What is asked for is the address of something else: so it is served at the next one that is free.
    """
    folder = copied(tmp_path / "Our handbook", MADE_UP)
    with socket.create_server(("127.0.0.1", 0)) as taken, (tmp_path / LOG).open("w") as log:
        command = [sys.executable, "-m", "macros", "serve", "--dev-addr", f"127.0.0.1:{taken.getsockname()[1]}"]
        own = {**os.environ, "TMPDIR": str(tmp_path)}  # where it leaves the site that it has made
        with subprocess.Popen(command, cwd=folder, env=own, stderr=log, stdout=subprocess.PIPE, text=True) as server:
            try:
                assert server.stdout
                said, instead = server.stdout.readline(), server.stdout.readline()
                assert "is taken" in said
                address = re.findall(r"http://\S+", instead)[0]
                wait_until(lambda: answers(address))
                yield folder, address
            finally:
                server.terminate()


def test_what_is_held_is_not_given_to_a_second_command() -> None:
    """The first one builds for seconds before it answers; a browser that comes meanwhile waits for it."""
    with listening("127.0.0.1", 0) as first:
        host, port = first.getsockname()
        with listening(host, port) as second, socket.create_connection((host, port)):
            assert second.getsockname()[1] > port


def test_an_address_that_a_program_connects_from_is_not_taken_for_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        host, port = client.getsockname()
        with listening(host, port) as at:
            assert at.getsockname()[1] > port


def answers(url: str) -> bool:
    try:
        urllib.request.urlopen(url).close()  # noqa: S310  (an address of this machine)
    except urllib.error.URLError:
        return False
    return True


def wait_until(holds: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, "it has not come about"
        sleep(0.1)


def test_an_open_page_follows_what_is_saved(served: tuple[Path, str], browser: Browser) -> None:
    root, address = served
    file = root / "docs" / "two-more-things.md"
    before = file.read_text("utf-8")
    page = browser.new_page()
    page.goto(f"{address}two-more-things/")
    expect(page.locator("script[data-worker]")).to_have_count(0)  # a worker would keep copies of a draft
    file.write_text(f"{before}\nA new line of text.\n", "utf-8")
    expect(page.get_by_text("A new line of text.")).to_be_visible(timeout=PATIENCE * 1000)
    assert "A new line of text." in page.request.get(f"{address}{LASTING_INDEX}").text()
    file.write_text(f'{before}\n{{{{ section("nowhere-at-all") }}}}\n', "utf-8")
    expect(page.locator(".hb-problem")).to_contain_text("nowhere-at-all", timeout=PATIENCE * 1000)

    settings = root / "mkdocs.yml"
    sound = settings.read_text("utf-8")
    settings.write_text(sound.replace("  language:", "\tlanguage:"), "utf-8")
    wait_until(lambda: "there is a tab here" in (root.parent / LOG).read_text("utf-8"))
    settings.write_text(sound.replace("site_name: ", "site_name: Our "), "utf-8")
    expect(page).to_have_title(re.compile("Our "), timeout=PATIENCE * 1000)
    page.goto(f"{address}part-5-when-things-go-wrong/")
    expect(page.locator(".hb-kicker").first).to_have_text("Part 5 of 5")  # though there is no other part
    assert "Traceback" not in (root.parent / LOG).read_text("utf-8")
    page.close()


LONG = "".join(f"## Part {n} {{ #part-{n} }}\n\n{'Words. ' * 200}\n\n" for n in range(20))
FOLDED = "<details><summary>More</summary>\n<p>Folded.</p>\n</details>\n\n"


def test_a_reloaded_page_keeps_its_place_and_says_which_file_has_changed(
    served: tuple[Path, str], browser: Browser
) -> None:
    root, address = served
    file = root / "docs" / "two-more-things.md"
    before = file.read_text("utf-8")
    page = browser.new_page()
    page.goto(f"{address}two-more-things/")
    file.write_text(before + LONG + FOLDED * 3, "utf-8")
    said = page.locator(".hb-reloaded")
    expect(said).to_have_text("Reloaded: docs/two-more-things.md", timeout=PATIENCE * 1000)
    page.locator("summary", has_text="More").nth(1).click()
    heading = page.locator("#part-12")
    page.evaluate("document.getElementById('part-12').scrollIntoView()")
    page.evaluate("scrollBy(0, 100)")
    top = heading.evaluate("(at) => at.getBoundingClientRect().top")

    file.write_text(f"{before}{'More words. ' * 500}\n\nThe last of it.\n\n{LONG}{FOLDED * 3}", "utf-8")
    expect(page.get_by_text("The last of it.")).to_be_attached(timeout=PATIENCE * 1000)
    expect(said).to_have_text("Reloaded: docs/two-more-things.md")
    assert heading.evaluate("(at) => at.getBoundingClientRect().top") == pytest.approx(top, abs=1)
    folded = page.locator("details", has_text="Folded.")
    assert [at.evaluate("(at) => at.open") for at in some(folded)] == [False, True, False]

    page.goto(address)
    expect(page.locator("main, article").first).to_be_visible()
    assert said.count() == 0
    page.close()


def test_a_browser_asks_once_for_what_never_changes(served: tuple[Path, str]) -> None:
    _, address = served
    with urllib.request.urlopen(address) as first:  # noqa: S310  (an address of this machine)
        kept, html = first.headers["Cache-Control"], first.read().decode()
    assert kept is None
    for name in some(re.findall(r"assets/[^\"']+\.[0-9a-f]{8}\.(?:js|css)", html)):
        with urllib.request.urlopen(f"{address}{name}") as asset:  # noqa: S310
            assert "immutable" in asset.headers["Cache-Control"]
    with urllib.request.urlopen(f"{address}{LASTING_INDEX}") as index:  # noqa: S310
        assert index.headers["Cache-Control"] is None


def test_nothing_of_it_is_in_a_published_site(site: Path) -> None:
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".js", ".css")]
    assert [
        path.name for path in some(files) if "__reloaded" in path.read_text("utf-8") or "reloaded" in path.name
    ] == []
