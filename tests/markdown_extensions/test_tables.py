"""Each cell of a table knows its column, so that a narrow page can show it without its head."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from macros.markdown_extensions import tables


def columns(*lines: str) -> list[list[str | None]]:
    """Return by row the name of the column that each cell has."""
    soup = BeautifulSoup(
        Markdown(extensions=["tables", "md_in_html", tables.__name__]).convert("\n".join(lines)), "html.parser"
    )
    assert not soup.select("th[data-column]")
    return [[cell.get("data-column") for cell in row.select("td")] for row in soup.select("tr") if row.select("td")]  # type: ignore[misc]


def test_each_cell_has_the_name_of_its_column() -> None:
    assert columns("| A | B |", "| - | - |", "| 1 | 2 |", "| 3 | 4 |") == [["A", "B"], ["A", "B"]]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("*One* `two`", "One two"),
        ("A & B", "A & B"),
        ("a &lt; b", "a < b"),
        ('"Quoted"', '"Quoted"'),
        ("[Link](x.md)", "Link"),
        ("", ""),
    ],
)
def test_the_name_is_its_words_without_markup(head: str, name: str) -> None:
    assert columns(f"| {head} | B |", "| - | - |", "| 1 | 2 |") == [[name, "B"]]


def test_a_name_is_escaped_where_it_stands() -> None:
    text = '| "a" & <b |\n| - |\n| 1 |'
    assert 'data-column="&quot;a&quot; &amp; &lt;b"' in Markdown(extensions=["tables", tables.__name__]).convert(text)


def test_two_tables_have_columns_of_their_own() -> None:
    first, second = ("| A | B |", "| - | - |", "| 1 | 2 |"), ("| C |", "| - |", "| 3 |")
    assert columns(*first, "", *second) == [["A", "B"], ["C"]]


def test_a_table_in_a_list_has_columns_too() -> None:
    assert columns("- One", "", "    | A |", "    | - |", "    | 1 |") == [["A"]]


def test_a_row_that_is_too_short_or_too_long_has_the_columns_that_there_are() -> None:
    assert columns("| A | B |", "| - | - |", "| 1 |", "| 1 | 2 | 3 |") == [["A", "B"], ["A", "B"]]
