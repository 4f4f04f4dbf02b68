"""Two editors and a bot: whatever is joined, nothing wrong is published and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.simulation.life import PUBLICATIONS, SEED
from tests.simulation.team import EACH, EDITS, JOIN, Team


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    monkeypatch.delenv("BASE", raising=False)


def test_a_few_changes_are_joined_and_published(tmp_path: Path) -> None:
    team = Team(tmp_path, SEED)
    team.live(3)
    outcome = team.outcome(tmp_path / "site")
    assert sum(outcome.changes.values()) == 3 * EACH
    assert outcome.joined.keys() == JOIN.keys()
    assert not outcome.failures, f"{outcome}\n" + "\n".join(outcome.failures)


def test_what_is_lost_or_wrong_is_seen(tmp_path: Path) -> None:
    team = Team(tmp_path, SEED)
    team.live(1)
    assert not [*team.failures, *team.lost()]
    page = team.bot.pages[0]
    page.write_text(page.read_text("utf-8") + "\nWords of zoe1.\n", "utf-8")
    team.told.append("Note of zoe1.")
    assert [*team.lost()] == ['"Note of zoe1." was not published.']
    team.check()
    assert team.failures, "the page has changed, and there is no note"


@pytest.mark.thorough
def test_two_hundred_changes_over_forty_publications(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    team = Team(tmp_path, SEED)
    team.live(PUBLICATIONS)
    outcome = team.outcome(tmp_path / "site")
    record_property("figures", str(outcome))
    assert (sum(outcome.changes.values()), outcome.publications) == (200, 40)
    assert outcome.changes.keys() == {edit.__name__ for edit in EDITS}
    assert outcome.joined.keys() == JOIN.keys()
    assert outcome.conflicts > 10, outcome
    assert not outcome.failures, f"{outcome}\n" + "\n".join(outcome.failures)
