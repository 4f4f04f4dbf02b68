"""A handbook at a desk, published, and in a branch."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.desk import DAY, Branch, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def out(desk: Desk) -> Desk:
    """The desk when all has been published on DAY."""
    assert desk.record(DAY, note="") == ["page-a", "one", "inner", "two", "page-b"]
    desk.release()
    return desk


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    monkeypatch.delenv("BASE", raising=False)


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    """All was published on DAY in the branch `main`; the work goes on in another one."""
    made = Branch(tmp_path / "desk")
    made.git("init", "--quiet", "--initial-branch=main")
    made.record(DAY)
    made.commit()
    made.git("switch", "--quiet", "--create", "work")
    return made
