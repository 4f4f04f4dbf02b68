"""What the tests share: a strict build of the real handbook, served on this machine, and a browser."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

from macros.handbook import catalogue, loading, organisation
from macros.register.folders import ORIGINAL, folders_of
from tests.browser import ARGS, chosen, missing
from tests.support.named import named, of_what_is_left_out
from tests.support.serving import serve

ROOT = Path(__file__).parent.parent
LONGEST = 30_000  # milliseconds for a test in Node: one that waits for ever fails, and says which it is
REAL = {"REAL", "real"}  # the names of what tests read the handbook by, beside that of the folder
NODE, MKDOCS = (Path(sys.executable).with_name(name) for name in ("node", "mkdocs"))
os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the notice of another project, in the middle of our messages
os.environ.pop("BASE", None)  # that of a pull request; the handbooks in the tests have base branches of their own
os.environ["SITE_URL"] = "http://127.0.0.1:8000/"  # as where nobody says one; that of a copy is in its file

# A run is as the one before it, but for `make thorough`, which tries others each time.
ALWAYS = settings(deadline=None, max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
settings.register_profile("handbook", ALWAYS)
settings.register_profile("thorough", ALWAYS, max_examples=100, derandomize=False, print_blob=True)
settings.load_profile("handbook")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what reads the handbook in this folder; a copy leaves out what is of the original or of what it has not."""
    is_copy = folders_of(ROOT / "docs") != ORIGINAL
    apart = [item for item in items if is_copy and item.get_closest_marker("original")]
    config.hook.pytest_deselected(items=apart)
    items[:] = [item for item in items if item not in apart]
    gone = of_what_is_left_out(loading.load(ROOT / "docs", catalogue.COMPONENTS).left_out) if has_own() else None
    for item in filter(reads_handbook, items):
        item.add_marker("handbook")
        assert isinstance(item, pytest.Function)
        if gone and any(map(gone.search, named(item))):
            item.add_marker(pytest.mark.skip(reason="this copy leaves out what it tries"))


def has_own() -> bool:
    return (ROOT / "docs" / organisation.FILE).is_file()


def reads_handbook(item: pytest.Item) -> bool:
    """Tell whether a test may read the handbook in this folder: the names by which it can be had are all here."""
    assert isinstance(item, pytest.Function)
    defined = item._fixtureinfo.name2fixturedefs.items()
    fixtures = {name for name, found in defined if name == "site" or REAL & {*found[-1].func.__code__.co_names}}
    return bool(fixtures or (REAL | {"ROOT"}) & vars(item.module).keys())


def run_node_tests(*files: Path) -> None:
    """Run test files of `node:test` in the Node that the handbook locks, and fail as they do.

    With `RECORD` they write down what they find into the file beside each, and compare nothing with it.
    """
    options = ["--test-update-snapshots"] if "RECORD" in os.environ else []
    command = [str(NODE), "--test", f"--test-timeout={LONGEST}", *options, *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def build(project: Path, site: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build a handbook as `make build` does, and return what it said."""
    command = [str(MKDOCS), "build", "--site-dir", str(site), *options]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built handbook: the first process that asks for it builds it for all, and none changes it."""
    shared = "PYTEST_XDIST_WORKER" in os.environ
    folder = tmp_path_factory.getbasetemp().parent if shared else tmp_path_factory.mktemp("handbook")
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the others wait here
        if not (folder / "site").exists():
            done = build(ROOT, folder / "building", "--strict")
            assert done.returncode == 0, done.stderr
            (folder / "building").rename(folder / "site")
    return folder / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address, without a slash at its end, at which the built handbook is served."""
    with serve(site) as served:
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chrome or Chromium that `CHROME_PATH` names, that the machine has, or that Playwright has installed."""
    if said := missing():
        pytest.fail(said, pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chosen(), args=ARGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a phone's width in a fresh context; its addresses start at the handbook's root."""
    context = browser.new_context(
        base_url=address + "/", viewport={"width": 390, "height": 844}, locale="en-GB", service_workers="block"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert not errors, errors
