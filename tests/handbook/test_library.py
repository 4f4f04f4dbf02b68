"""The handbook as a whole: what is on which page."""

from __future__ import annotations

from pathlib import Path

from tests.support.handbook import REVIEW, Handbook


def test_a_page_is_found_by_what_it_shows_and_not_by_its_id(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name, text in (("index", "Text."), ("any-name", "{{ glossary() }}")):
        front = f"---\ntitle: A page\nid: page-{name}\ndescription: One sentence.\n{REVIEW}---\n\n"
        (tmp_path / "docs" / f"{name}.md").write_text(f"{front}{text}\n", "utf-8")
    library = Handbook(tmp_path).library
    assert (library.address_with("glossary"), library.address_with("guide")) == ("any-name/", ".")
    assert library.page_with("glossary") is library.pages["any-name.md"]
    assert library.page_with("guide") is None
