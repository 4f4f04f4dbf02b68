"""The list of all examples, and its filter."""

from __future__ import annotations

from bs4 import BeautifulSoup

from macros.components.examples import ListedExample, render_examples

KINDS = ["slip", "wrong fact", "wrong tone"]


def test_only_kinds_that_an_example_has_can_be_chosen_in_their_order() -> None:
    rows = [ListedExample(kind, kind, "A scene.", f"#{kind}") for kind in ("wrong tone", "slip", "wrong tone")]
    page = BeautifulSoup(render_examples(rows, KINDS), "html.parser")
    assert [label.get_text().strip() for label in page.select("label")] == ["All of them", "Slip", "Wrong tone"]
    values = [str(radio["value"]) for radio in page.select("input")]
    assert [row["data-kind"] for row in page.select("li")] == [values[2], values[1], values[2]]
