"""What somebody hears who goes through the handbook with the keys and sees nothing of it.

Twelve ways through a small handbook are written down in `tests/data/transcripts/`, so that a change of what is heard is
seen in review. The rules that they keep hold in the real handbook too, of which no words stand here.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import ways
from tests.browser.accessibility_tree import faults, tree
from tests.browser.listener import NOW, Listener
from tests.browser.test_accessibility import OPEN_ALL, paths
from tests.conftest import ROOT, build
from tests.support.published import FIRST, SECOND, Small
from tests.support.serving import serve
from tests.support.some import sample, some

FOLDER = ROOT / "tests" / "data" / "transcripts"
RECORD = "RECORD" in os.environ
ANSWER, FEW = "the first answer", 10  # stops
CURE = """If what is heard now is right, write it down, and read the difference:
  RECORD=1 .venv/bin/python -m pytest -n 0 tests/browser/test_transcripts.py"""
OWN = {"site_name": "Small Handbook", "copyright": "Made up", "repo_url": '""'}  # what a force may have changed

PAGE = """<!DOCTYPE html><html lang="en"><title>Page</title><main><h1>Page</h1>
<button id="press">Press</button> <label>Name <input></label> <p role="status"></p> {html}</main>
<script>
  const [press, field, status] = document.querySelectorAll("#press, input, [role=status]");
  {script}
</script>"""
LATE = "status.remove(); status.textContent = 'Done'; document.body.append(status)"
PLANTED = {
    "nothing": ("", "press.onclick = () => status.textContent = 'Done'", ""),
    "a long name": (f"<h2>{'long ' * 20}</h2>", "", "a name of 99 characters"),
    "a control without a name": ("<button></button>", "", "no name"),
    "a name twice": (
        "<p><button>Copy</button></p><p><button>Copy</button></p>",
        "",
        "a name that another in its group has",
    ),
    "one link for two places": (
        "<a href='#a'>More</a> <a href='#b'>More</a>",
        "",
        "a name that another in its group has",
    ),
    "a new region": ("", f"press.onclick = () => {{ {LATE} }}", "from a region that was not there"),
    "a region that was hidden": (
        "",
        "status.hidden = true; press.onclick = () => { status.hidden = false; status.textContent = 'Done' }",
        "from a region that was not there",
    ),
    "a button that goes": ("", "press.onclick = () => press.remove()", "the focus is lost"),
    "words at each letter": ("", "field.oninput = () => status.textContent = field.value", "said while somebody types"),
}

Open = Callable[[str], Listener]


def written(folder: Path) -> Path:
    """Write, publish and build the small handbook, of which one section has changed; return the folder of the site."""
    small = Small(folder)
    shutil.copytree(FOLDER / "handbook", folder / "docs", dirs_exist_ok=True)
    page = folder / "docs" / ways.HELP.replace("/", ".md")
    now = page.read_text("utf-8")
    page.write_text(now.replace("Every word", "Some words").replace("- Say what was wrong\n", ""), "utf-8")
    small.publish(FIRST)
    page.write_text(now, "utf-8")
    small.publish(SECOND, "Say what was wrong too.")
    small.settle()
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    for key, value in OWN.items():
        settings = re.sub(f"^{key}:.*", f"{key}: {value}", settings, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    done = build(folder, folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small handbook."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://host.example/")
        patch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
        site = written(tmp_path_factory.mktemp("heard"))
    with serve(site) as served:
        yield served


@pytest.fixture
def listening(browser: Browser) -> Iterator[Open]:
    """Opens a site for somebody who listens."""
    listeners: list[Listener] = []

    def opened(address: str) -> Listener:
        listeners.append(Listener(browser, address))
        return listeners[-1]

    yield opened
    for listener in listeners:
        listener.context.close()


def too_far(listener: Listener) -> list[str]:
    """Tell when the first answer took more stops than anybody should need who goes by the links past the rest."""
    return [f"{place}: {tally}" for place, tally in listener.marks.items() if place == ANSWER and tally.stops > FEW]


@pytest.mark.parametrize("way", sample(4, ways.WAYS), ids=lambda way: way.__name__)
def test_what_is_heard(listening: Open, small: str, way: ways.Way) -> None:
    listener = listening(small)
    way(listener)
    assert not listener.faults
    assert not too_far(listener)
    kept = FOLDER / f"{way.__name__}.txt"
    if RECORD:
        kept.write_text(listener.transcript, "utf-8")
    assert listener.transcript == kept.read_text("utf-8"), CURE


def test_every_transcript_is_of_a_way() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {way.__name__ for way in ways.WAYS}


@pytest.mark.thorough
@pytest.mark.parametrize("way", ways.MEASURED, ids=lambda way: way.__name__)
def test_what_it_takes(listening: Open, address: str, way: ways.Way) -> None:
    listener = listening(address)
    way(listener)
    for place, tally in some(listener.marks.items()):
        print(f"{place}: {tally}")
    assert not listener.faults
    assert not too_far(listener)


def a_history(site: Path) -> str:
    return next(site.glob("s/*/history/index.html")).relative_to(site).as_posix()


def names_that_annoy(browser: Browser, address: str, pages: Iterable[str]) -> dict[str, list[str]]:
    """Return what is wrong with the names on each of some pages, with all open that can be."""
    found: dict[str, list[str]] = {}
    context = browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block")
    for path in some(pages):
        page = context.new_page()
        page.goto(f"{address}/{path}")
        page.evaluate(OPEN_ALL)
        found[path] = [*faults(tree(context.new_cdp_session(page)))]
        page.close()
    context.close()
    return {path: what for path, what in found.items() if what}


def test_names_of_a_few_pages(browser: Browser, address: str, site: Path) -> None:
    few = ("", "part-5-when-things-go-wrong/", "put-it-right/", "register/", a_history(site))
    assert names_that_annoy(browser, address, few) == {}


@pytest.mark.thorough
def test_names_of_every_page(browser: Browser, address: str, site: Path) -> None:
    assert names_that_annoy(browser, address, [*paths(site), a_history(site)]) == {}


@pytest.mark.parametrize(("html", "script", "fault"), PLANTED.values(), ids=PLANTED)
def test_what_annoys_is_found(listening: Open, tmp_path: Path, html: str, script: str, fault: str) -> None:
    (tmp_path / "index.html").write_text(PAGE.replace("{html}", html).replace("{script}", script), "utf-8")
    with serve(tmp_path) as address:
        listener = listening(address)
        listener.open("")
        listener.tab("#press")
        listener.press("Enter")
        listener.page.focus("input")
        listener.type("words")
    if fault:
        assert any(fault in found for found in listener.faults)
    else:
        assert not listener.faults
        assert "status: Done" in listener.transcript


@pytest.mark.parametrize(("links", "skips", "found"), [(FEW, False, True), (FEW - 1, False, False), (20, True, False)])
def test_an_answer_too_far_is_found(listening: Open, tmp_path: Path, links: int, skips: bool, found: bool) -> None:
    skip = "<a href='#text'>Past the links</a>" if skips else ""
    before = "".join(f"<a href='#{n}'>Link {n}</a>" for n in range(links))
    page = (
        f"<html lang=en><title>Page</title>{skip}{before}<h1 id=text tabindex=-1>Page</h1><button>Yes</button></html>"
    )
    (tmp_path / "index.html").write_text(page, "utf-8")
    with serve(tmp_path) as address:
        listener = listening(address)
        listener.open("")
        if skips:
            listener.skip()
        listener.tab("button")
        listener.mark(ANSWER)
    assert bool(too_far(listener)) is found


def test_a_stop_too_far_is_told(listening: Open, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.replace("{html}", "").replace("{script}", ""), "utf-8")
    with serve(tmp_path) as address:
        listener = listening(address)
        listener.open("")
        with pytest.raises(AssertionError, match="#nowhere is not among"):
            listener.tab("#nowhere")
