"""The measurement of large handbooks builds what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.register.register_file import FOLDER
from tests.support import scale

SECTIONS = 2 * scale.ON_A_PAGE


@pytest.mark.thorough
def test_a_large_handbook_is_built_with_the_register_and_without_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scale.large(tmp_path / "docs", SECTIONS)
    scale.compare("Small", tmp_path / "docs", tmp_path / "projects", 2)
    assert [line.split(":")[0].strip() for line in capsys.readouterr().out.splitlines()] == [
        "Small",
        "first build",
        "after an edit",
    ]
    with_it, without = (tmp_path / "projects" / name for name in ("True", "False"))
    assert len(list((with_it / "docs" / FOLDER).iterdir())) == SECTIONS
    assert (with_it / "site/s/section-0-0/2026-05-01/index.html").is_file()
    assert "That was new on 2026-12-02." in (with_it / "site/index.html").read_text("utf-8")
    assert not (without / "site/s").exists()
    assert "That was new on 2026-12-02." in (without / "site/index.html").read_text("utf-8")
