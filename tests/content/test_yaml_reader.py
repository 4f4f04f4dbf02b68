"""Files and YAML with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.yaml_reader import CURLED_ROUND, Reader, invisible, invisible_in, read_text


@pytest.mark.parametrize(
    "text",
    [
        "👮🏽\u200d♀️",
        "❤\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e007f",
        "مرحبا",
        "שלום",
        "a\u00a0b",
        "a\n\tb",
        "می\u200cخواهم",
    ],
)
def test_joined_emoji_and_all_letters_are_allowed(text: str) -> None:
    assert not invisible_in(text)


@pytest.mark.parametrize(
    "code",
    [
        0,
        7,
        0x0D,
        0x7F,
        0x85,
        0x61C,
        0x180E,
        0x200B,
        0x034F,
        0x200C,
        0x200D,
        0x200F,
        0x2028,
        0x202E,
        0x2060,
        0x2063,
        0x2066,
        0xD800,
        0x3164,
        0xFEFF,
    ],
)
def test_what_hides_or_turns_text_is_refused(code: int) -> None:
    found = invisible_in(f"One a{chr(code)}b two.")
    assert found
    what, _ = invisible("this line", found)
    assert f'(U+{code:04X}), after "One a" and before "b two."' in what


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_lines_of_every_system_are_lines(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"\ufeffone{end}two".encode())
    assert read_text(path, "docs/a.md") == ("one\ntwo", [])


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.yml").mkdir()
    text, (problem,) = read_text(tmp_path / "folder.yml", "docs/folder.yml")
    assert (text, problem.where) == ("", ("docs/folder.yml", 1))
    assert str(tmp_path) not in str(problem)


def test_keys_know_their_lines() -> None:
    reader = Reader("docs/a.yml", line=10)
    node = reader.parse("# comment\none: 1\n\ntwo: 2\n")
    assert node
    assert [(key, key.where.line) for key, _ in reader.pairs(node)] == [("one", 12), ("two", 14)]


@pytest.mark.parametrize("text", ["“one” and two", "one “two”", "‘Tis so", "it’s", "one “two: three”"])
def test_curly_quotes_may_stand_in_a_text(text: str) -> None:
    assert not CURLED_ROUND.match(text)
