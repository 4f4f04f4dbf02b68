"""What is left out of a page leaves empty lines, and words where it was referred to."""

from __future__ import annotations

import pytest

from macros.content.left_out import LeftOut

LEFT = LeftOut(
    {"gone": "What is gone", "b.md": "", "page-b": "B"},
    {"b.md": "page-b"},
    {"a.md": (range(2, 4),)},
    calls=frozenset({("clause", "gone")}),
)


def published(text: str, name: str = "c.md") -> str:
    return LEFT.published(name, text)


def test_its_lines_become_empty_and_no_other_moves() -> None:
    assert published("One\n## Gone { #gone }\nWords\n## Stays { #stays }", "a.md") == "One\n\n\n## Stays { #stays }"
    assert LeftOut().published("a.md", "One\n") == "One\n"


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ('See {{ section("gone") }}.', "See What is gone."),
        ("See {{section('gone', 'it')}} and {{ section(\"stays\") }}.", 'See it and {{ section("stays") }}.'),
        (
            "See [it](b.md#x), [this](#gone), [that](c.md#gone) and [those](c.md#kept).",
            "See it, this, that and [those](c.md#kept).",
        ),
        ("[A door](b.md){ .hb-door } [There](c.md){ .hb-door }", "A door [There](c.md){ .hb-door }"),
        ('See [it](b.md "The title").', "See it."),
        ('See {{ section("gone",\n  "it") }}.', "See it\n."),
        ("See [what\nis it](b.md).", "See what\nis it."),
        ('See {{ section(\n  "stays") }}.', 'See {{ section(\n  "stays") }}.'),
        ("![A picture](b.md)", "![A picture](b.md)"),
        ('- {{ section("gone") }}: words', ""),
        ('3. **{{ section("gone", "It") }}.** Words', ""),
        ("- [It](b.md) tells", ""),
        ('- Words of {{ section("gone") }}', "- Words of What is gone"),
        ('- {{ section("stays") }}', '- {{ section("stays") }}'),
        ('{{ clause("gone") }} {{ clause("stays") }}', ' {{ clause("stays") }}'),
        ('{{ section("gone") }} and more', "What is gone and more"),
    ],
)
def test_a_reference_becomes_words_and_an_entry_that_begins_with_one_goes(line: str, becomes: str) -> None:
    assert published(f"Before\n{line}\nAfter") == f"Before\n{becomes}\nAfter"


@pytest.mark.parametrize(
    "text",
    [
        "[**A door** and what is behind it](b.md){ .hb-door }",
        "[A door](b.md)\n{ .hb-door }",
        '{{ section("gone") }}',
        '{{ section("gone",\n  "It") }} [this](#gone)',
    ],
)
def test_nothing_is_left_of_a_paragraph_that_only_leads_there(text: str) -> None:
    assert published(f"Before\n\n{text}\n\nAfter") == "Before\n\n" + "\n" * text.count("\n") + "\n\nAfter"


def test_a_paragraph_that_leads_elsewhere_too_stays() -> None:
    assert published("[A door](b.md) [There](c.md)") == "A door [There](c.md)"
    assert published("[There](c.md){ .hb-door }") == "[There](c.md){ .hb-door }"


def test_an_entry_goes_with_the_lines_below_it() -> None:
    stays = '- Three\n  four\n\n{}\n\n{{{{ section("stays") }}}}\n:   Six'
    listed, term = '- {{ section("gone") }}: one\n  two\n', '{{ section("gone") }}\n:   Five'
    assert published(listed + stays.format(term)) == "\n\n" + stays.format("\n")


def test_an_entry_goes_with_its_paragraphs_and_no_more() -> None:
    listed = '- {{ section("gone") }}: one\n\n  Two\n\n- Three\n\nFour'
    assert published(listed) == "\n\n\n\n- Three\n\nFour"
    terms = '{{ section("gone") }}\n:   One\n    two\n\n    Three\n\nFour\n:   Five'
    assert published(terms) == "\n\n\n\n\n\nFour\n:   Five"
    assert published("- [A\n  b](b.md) tells\n- Two") == "- A\n  b tells\n- Two", "it begins in a line"


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("1. GONE\n2. Two\n    more\n\n    More\n3. GONE\n4. Four", "\n1. Two\n    more\n\n    More\n\n2. Four"),
        ("1. One\n2. GONE\n\nWords\n\n3. Three", "1. One\n\n\nWords\n\n3. Three"),
        ("1. One\n    1. GONE\n    2. Two\n2. Two\n    1. One", "1. One\n\n    1. Two\n2. Two\n    1. One"),
        ("- GONE\n- Two\n\n1. One", "\n- Two\n\n1. One"),
    ],
)
def test_a_numbered_list_is_counted_without_what_is_gone(text: str, becomes: str) -> None:
    assert published(text.replace("GONE", '{{ section("gone") }}')) == becomes


def test_what_stands_in_code_stays() -> None:
    text = '```\n{{ section("gone") }}\n```'
    assert published(text) == text


def test_the_navigation_has_no_page_that_is_left_out_and_no_empty_heading() -> None:
    nav = ["index.md", "b.md", {"More": ["b.md"]}, {"Others": ["c.md", {"B": "b.md"}]}]
    assert LEFT.navigation(nav) == ["index.md", {"Others": ["c.md"]}]
