"""Proof over time: every address that was ever published still leads to the right section and the right words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.simulation.editing import EDITS
from tests.simulation.life import EDITS_EACH, PUBLICATIONS, SEED, Life


@pytest.mark.thorough
def test_every_address_leads_to_the_right_section(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    """One test, so that one life is enough: it takes as long as all else that is said here."""
    life = Life(tmp_path / "handbook", SEED)
    life.live(PUBLICATIONS)
    figures = life.figures(tmp_path / "site")
    record_property("figures", str(figures))
    assert sum(figures.edits.values()) == PUBLICATIONS * EDITS_EACH == 200
    assert figures.publications == PUBLICATIONS == 40
    assert figures.edits.keys() == {edit.__name__ for edit in EDITS}
    assert min(figures.edits.values()) >= 1, figures.edits
    assert not figures.failures, f"{figures}\n" + "\n".join(figures.failures)
    assert len(figures.addresses) > 500, figures
    names = [name for versions in life.ledger.versions.values() for name in versions]
    assert [name for name in names if re.fullmatch(r".+-2", name)], "some versions are of one day"


DAMAGE = {
    "a word of the cited text": (r'<div id="as-cited">\s*<\w+>(?:\s*<li>)?', r"\g<0>Another "),
    "the name of a source": (
        r'(?s)(<div id="as-cited">(?:(?!</div>).)*?data-register="\[source-[a-z0-9-]+\]">\()A study',
        r"\1No study",
    ),
    "an anchor left behind": (r'<li id="section-', r'<li id="another-'),
    "an anchor": (r'(<h[23] id="section-\d+)', r"\1-other"),
    "where a permanent address leads": (r"(content=\"0; url=[^\"]+)section-\d+\"", r'\1home"'),
    "a note in a history": (r'(<h3 id="\d[^>]*>.*</h3>\n<p><strong>\w+ change.</strong> )\w', r"\1"),
    "a version in a history": (r'<h3 id="(\d)', r'<h3 id="no-\1'),
    "the text that a history leads to": (r'href="\.\./(\d{4}-\d\d-\d\d/index)', r'href="../no-\1'),
    "a note": (r'<div><dt><a href="\.\./', '<div><dt><a href="'),
}


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    """A short life, whose addresses all lead to the right section; to be damaged."""
    folder = tmp_path_factory.mktemp("life")
    life = Life(folder / "handbook", SEED)
    life.live(PUBLICATIONS // 8)
    assert not life.figures(folder / "site").failures
    return life


@pytest.fixture
def pages(life: Life) -> Iterator[dict[Path, str]]:
    """Every page of the built site; they are put back after a test."""
    kept = {path: path.read_text("utf-8") for path in sorted(life.visit.site.rglob("*.html"))}
    yield kept
    for path, page in kept.items():
        path.write_text(page, "utf-8")


@pytest.mark.parametrize("what", DAMAGE)
def test_damage_is_seen(what: str, life: Life, pages: dict[Path, str]) -> None:
    path = next(path for path, page in pages.items() if re.search(DAMAGE[what][0], page))
    path.write_text(re.sub(*DAMAGE[what], pages[path], count=1), "utf-8")
    assert life.visit.failures()


def test_a_lost_page_is_seen(life: Life, pages: dict[Path, str]) -> None:
    lost = next(path for path in pages if "/s/section-" in path.as_posix())
    lost.unlink()
    assert life.visit.failures()
