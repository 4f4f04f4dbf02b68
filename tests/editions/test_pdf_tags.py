"""What the tags of a PDF need beyond those that WeasyPrint writes is noticed where it is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.editions import pdf, pdf_tags
from macros.editions.chapters import books
from tests.editions.conftest import MADE, needs_pango
from tests.support.pdf_rules import Tagged, faults


@needs_pango
def test_a_fault_in_the_tags_is_found(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_document: object, pdf: Any) -> None:  # noqa: ANN401
        pdf.catalog["MarkInfo"]["Marked"] = "false"

    monkeypatch.setattr(pdf_tags, "finish", nothing)
    said = "\n".join(faults(Tagged(pdf.write(books(built, MADE)[1]))))
    for found in (
        "not marked as tagged",
        "does not say of what it is the head",
        "painted is not read",
        "tree of names",
    ):
        assert found in said
