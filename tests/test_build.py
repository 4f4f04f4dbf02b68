"""What one build knows."""

from __future__ import annotations

from datetime import date

import pytest
from mkdocs.config.defaults import MkDocsConfig

from macros.build import WORKER, Build, build_of
from macros.handbook.library import Library


def test_a_build_begins_with_the_first_question_and_is_one() -> None:
    one, other = MkDocsConfig(), MkDocsConfig()
    assert build_of(one) is build_of(one)
    assert one.extra == {"build": build_of(one)}
    assert build_of(other) is not build_of(one)


def test_what_is_no_build_is_a_mistake_of_ours() -> None:
    config = MkDocsConfig()
    config.extra["build"] = "yes"
    with pytest.raises(AssertionError):
        build_of(config)


def test_two_builds_share_nothing() -> None:
    one, other = Build(), Build()
    one.assets.append(("a.js", b""))  # type: ignore[arg-type]
    one.later.append("a.js")
    one.library.pages["a.md"] = None  # type: ignore[assignment]
    assert (other.assets, other.later, other.library.pages) == ([], [], {})


def test_drafts_have_no_worker() -> None:
    """It would keep them."""
    assert Build().worker == WORKER
    assert Build(served=True).worker == ""


def test_permanent_links_are_those_of_the_day_of_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library()
    build = Build(library=library, today=date(2026, 11, 22))
    assert build.permalinks.library is library
    assert build.permalinks.today == date(2026, 11, 22)
    assert build.permalinks is build.permalinks
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert Build().today == date(1970, 1, 1)


def test_nothing_notes_a_whole_handbook() -> None:
    """mkdocs-macros writes down what is in `config.extra`."""
    build = Build(library=Library(texts={"a": "x" * 100_000}))
    assert len(repr(build)) < 100
    assert len(repr(build.library)) < 100
    assert len(repr(build.permalinks)) < 100
