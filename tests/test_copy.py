"""Every test that reads the handbook passes in a copy of it: else the workflow would not publish that copy."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from macros.components.clause import Clause
from macros.components.networks import Network
from macros.content.headings import Section
from macros.content.pages import OWN_PAGES
from macros.handbook import organisation
from macros.handbook.library import Library
from macros.register.folders import OWN_SECTIONS
from tests.conftest import ROOT
from tests.simulation.team import Clone
from tests.support.handbook import REVIEW, Handbook
from tests.support.some import some

LOOK = {
    "name": "{cy: Llawlyfr Heddlu Unrhyw Dref, en: Anytown Police Handbook}",
    "nation": "wales",
    "body": "force",
    "address": "https://handbook.anytown.example/",
    "original": "https://handbook.example.org/",
    "report": "web-team@anytown.example",
    "colour": '"#7a0019"',
    "logo": "_own/logo.svg",
    "picture": "_own/logo.svg",
}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#7a0019" d="M0 0h9v9z"/></svg>\n'
HANDBOOK = "handbook and not thorough"
QUICK = "tests/components/guide/test_scenarios.py"
LINKS = (".venv", "node_modules", ".tools")
OWN = "---\nbased_on: {version}\n---\n\n## {title} {{ #{id} }}\n\nWe say it in words of our own.\n"
TEAM = "title: Our team\nid: our-own-team\ndescription: Who looks after our accounts, and how to reach them.\n"
OWN_PAGE = f"---\n{TEAM}{REVIEW}---\n\nWords of our own.\n"


def work_tree(folder: Path) -> Clone:
    """Clone this repository as it is in the work tree."""
    copy = Clone(folder)
    subprocess.run(["git", "clone", "--quiet", "--no-tags", ROOT, folder], check=True, capture_output=True)
    here = Clone(ROOT).git("ls-files", "-z", "--modified", "--others", "--exclude-standard").split("\0")
    for name in (name for name in here if name and not (ROOT / name).is_symlink()):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    for name in LINKS:
        (folder / name).symlink_to(ROOT / name)
    return copy


def our_own(library: Library) -> dict[str, str]:
    """Return the files of an organisation: few networks, a part and a clause less, a section and a page of its own."""
    first, *_, last = some(library.all(Network))
    parts = sorted(
        (page.meta.part, str(page.meta.id)) for page in library.pages.values() if page.meta and page.meta.part
    )
    left_out = [parts[1][1], f"clause-{some(library.all(Clause))[-1]}"]
    own = alone(library, parts[-1][1])
    version = (library.original or library.registers)[own.id].names[-1]
    said = {**LOOK, "networks": f"[{first}, {last}]", "leave_out": f"[{', '.join(left_out)}]"}
    return {
        organisation.FILE: "".join(f"{key}: {value}\n" for key, value in said.items()),
        "_own/logo.svg": LOGO,
        f"{OWN_SECTIONS}/{own.id}.md": OWN.format(version=version, title=own.title, id=own.id),
        f"{OWN_PAGES}our-own-team.md": OWN_PAGE,
    }


def alone(library: Library, page: str) -> Section:
    """Return the first section of a page that shows nothing which no other does."""
    of = library.pages[library.sections[page].page]
    starts = [section.id.where.line for section in of.sections[1:] if not section.of] + [of.text.count("\n") + 2]
    spans = dict(pairwise(starts))
    bare = (
        section
        for section in of.sections[1:]
        if (at := section.id.where.line) in spans
        and not [c for c in of.calls if at <= c.where.line < spans[at] and c.name not in ("section", "source")]
    )
    return next(bare)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this handbook that was made an organisation's own."""
    copy = work_tree(tmp_path_factory.mktemp("copy") / "handbook")
    shutil.rmtree(copy.folder / "docs" / "_own", ignore_errors=True)  # where this is a copy itself
    for name, text in our_own(Handbook(copy.folder).library).items():
        path = copy.folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return copy.folder


def run(folder: Path, *module: str) -> str:
    """Run a module of Python there, and return what it says when it fails."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        [sys.executable, "-m", *module], cwd=folder, env=kept, capture_output=True, text=True, check=False
    )
    return f"{done.stdout[-9000:]}{done.stderr}" if done.returncode else ""


def test_nothing_is_wrong_with_a_copy_and_what_reads_its_guide_passes(copy: Path) -> None:
    handbook = Handbook(copy)
    assert handbook.library.left_out.pages
    assert handbook.library.own_sections
    assert not handbook.problems
    assert not run(copy, "pytest", "-n", "0", "-p", "no:cacheprovider", "-m", HANDBOOK, QUICK)


@pytest.mark.thorough
def test_every_test_that_reads_the_handbook_passes_in_a_copy(copy: Path) -> None:
    """As the workflow does: with its register written."""
    assert not run(copy, "macros", "register")
    Clone(copy).commit("Our own")
    for module in (("macros", "check"), ("pytest", "-n", "2", "-p", "no:cacheprovider", "-m", HANDBOOK)):
        if said := run(copy, *module):
            pytest.fail(said, pytrace=False)  # the names of what failed stand at its end


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A copy that has published everything."""
    copy = work_tree(tmp_path_factory.mktemp("published") / "handbook")
    path = copy.folder / "docs" / organisation.FILE
    path.parent.mkdir()
    path.write_text(f"name: {LOOK['name']}\n", "utf-8")
    assert not run(copy.folder, "macros", "register")
    copy.commit("Our own")
    return copy


@pytest.mark.original
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("left_out", "asks"),
    [
        (["choosing-networks"], set()),
        (["getting-followers"], set()),
        (["policies-and-guidance"], set()),
        (["ten-things"], set()),
        (["put-it-right", "when-things-go-wrong"], {"home"}),  # its door has words of its own
    ],
)
def test_a_part_that_was_published_is_left_out_by_its_note_alone(
    published: Clone, left_out: list[str], asks: set[str]
) -> None:
    for id in some(left_out):
        assert not run(published.folder, "macros", "leave-out", "--id", id, "--reason", "We say it.", "--see", "about")
    said = run(published.folder, "macros", "register")
    published.git("checkout", "--quiet", "--", "docs")
    published.git("clean", "--quiet", "--force", "-d", "docs")
    assert {*re.findall(r'"([\w-]+)" has changed', said)} == asks
    assert bool(said) is bool(asks)
