"""What `make serve` makes when a file is saved: pages alone, as far as nothing else can be another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.handbook import MADE_UP, copied
from tests.support.rebuilds import Rebuilds
from tests.support.some import some
from tests.test_page_text import differing, fresh

PAGE = "two-more-things.md"


class Desk:
    """A handbook that is being edited while it is served."""

    def __init__(self, folder: Path) -> None:
        self.root, self.folder = copied(folder / "root", MADE_UP), folder
        self.process = Rebuilds(self.root)
        self.site: dict[str, bytes] = {}
        self.build()

    def build(self) -> str:
        self.site = self.process.build(self.folder / "site")
        return self.process.made

    def edit(self, name: str, change: Callable[[str], str]) -> str:
        """Save a file with other words, and return what is made then."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert change(text) != text
        path.write_text(change(text), "utf-8")
        return self.build()

    def is_as_new(self) -> bool:
        return differing(self.site, fresh(self.root, self.folder)) == []


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.process.end()


LINE = "\nOne more line.\n"


def more(text: str) -> str:
    """Put a line above all headings, each of which is on another line then."""
    front, body = text.split("\n---\n", 1)
    return f"{front}\n---\n{LINE}{body}"


def test_saved_prose_makes_pages_alone_and_the_site_is_as_new(desk: Desk) -> None:
    pages = some(sorted(path.name for path in (desk.root / "docs").glob("*.md")))
    for name in pages:
        (desk.root / "docs" / name).write_text(more((desk.root / "docs" / name).read_text("utf-8")), "utf-8")
    assert desk.build() == "pages"
    assert desk.edit(f"docs/{PAGE}", lambda text: text.replace(LINE, "")) == "pages"
    assert desk.is_as_new()


def test_what_other_pages_may_know_makes_the_whole_site(desk: Desk) -> None:
    assert desk.build() == "whole"  # nobody knows what has changed
    edits: list[tuple[str, Callable[[str], str]]] = [
        (f"docs/{PAGE}", lambda text: re.sub("^title: ", "title: More ", text, flags=re.MULTILINE)),
        (f"docs/{PAGE}", lambda text: f"{text}\n## New {{ #new }}\n"),
        ("docs/glossary.yml", lambda text: f"{text}\n# A comment.\n"),
        ("mkdocs.yml", lambda text: f"{text}\n# A comment.\n"),
        ("macros/theme/main.html", lambda text: f"{text}\n"),
    ]
    for name, change in some(edits):
        assert desk.edit(name, change) == "whole"
        assert desk.edit(f"docs/{PAGE}", more) == "pages"
    (desk.root / "docs" / "new.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    assert desk.build() == "whole"


def test_a_mistake_is_told_each_time_until_it_is_mended(desk: Desk) -> None:
    wrong = "\nSee [this](nowhere.md).\n"
    assert desk.edit(f"docs/{PAGE}", lambda text: text + wrong) == "whole"
    assert b"hb-problem" in desk.site["two-more-things/index.html"]
    assert desk.edit("docs/index.md", more) == "whole"
    assert desk.edit(f"docs/{PAGE}", lambda text: text.replace(wrong, "")) == "whole"
    assert b"hb-problem" not in desk.site["two-more-things/index.html"]
    assert desk.edit(f"docs/{PAGE}", more) == "pages"


def test_a_page_that_leads_to_what_is_gone_from_another_says_so(desk: Desk) -> None:
    assert desk.edit(f"docs/{PAGE}", lambda text: f"{text}\nWords.\n{{: #a-place }}\n") == "pages"
    assert desk.edit("docs/index.md", lambda text: f"{text}\n[Words]({PAGE}#a-place)\n") == "pages"
    assert b"a-place" in desk.site["index.html"]
    for old, new, leads in (("a-place", "another-place", False), ("another-place", "a-place", True)):
        assert desk.edit(f"docs/{PAGE}", lambda text, old=old, new=new: text.replace(old, new)) == "pages"  # type: ignore[misc]
        assert (b"leads nowhere" not in desk.site["index.html"]) is leads
    assert desk.is_as_new()
