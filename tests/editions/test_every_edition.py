"""Every edition is written below the site; what is missing is told in one message."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from macros.__main__ import main
from macros.editions import every_edition, pdf, word
from macros.editions.chapters import books
from tests.editions.conftest import MADE


def test_each_is_a_file_below_the_site(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "write", lambda _: b"%PDF-1.7")  # which takes seconds, and has tests of its own
    site = shutil.copytree(built, tmp_path / "site")
    written = [path.relative_to(site).as_posix() for path in every_edition.write(site, MADE)]
    pdfs = ["part-1-begin-well.pdf", "part-5-when-things-go-wrong.pdf", "handbook.pdf"]
    others = ["handbook.epub", "model-clauses.docx", "checklists.docx", "handbook.zip"]
    assert written == [f"editions/{name}" for name in (*pdfs, *others)]
    assert all((site / name).read_bytes().startswith(b"%PDF-1.7") for name in written if name.endswith(".pdf"))
    with ZipFile(site / written[-1]) as archive:
        assert {f"handbook/{name}" for name in written[:-1]} <= {*archive.namelist()}
        assert not [name for name in archive.namelist() if name.endswith(".zip")]
        listing = archive.read("handbook/two-more-things/index.html").decode()
    assert ("handbook.pdf" in listing, "handbook.zip" in listing) == (True, False)
    assert "handbook.zip" in (site / "two-more-things" / "index.html").read_text("utf-8")


def test_a_site_without_parts_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<article><hb-editions>None.</hb-editions></article>", "utf-8")
    assert list(every_edition.write(tmp_path, MADE)) == []
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    assert "None." in (tmp_path / "index.html").read_text("utf-8")


def test_what_the_pages_have_nothing_for_is_not_made(built: Path) -> None:
    whole = books(built, MADE)[-1]
    bare = replace(whole, chapters=[replace(chapter, html="<p>Words.</p>") for chapter in whole.chapters])
    assert [word.clauses(bare), word.checklists(bare)] == [b"", b""]


@pytest.fixture
def there(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the settings of the small handbook, but for its site."""
    for name in ("mkdocs.yml", "docs", "macros"):
        (tmp_path / name).symlink_to(built.parent / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_site_that_is_not_built_is_told(there: Path) -> None:
    done = CliRunner().invoke(main, ["editions"])
    assert (done.exit_code, "the handbook has not been built." in done.output) == (1, True)


def test_a_library_that_is_missing_is_told(there: Path, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (there / "site").symlink_to(built)
    monkeypatch.setattr(every_edition, "missing", lambda: "cannot load library 'libpango-1.0-0'")
    done = CliRunner().invoke(main, ["editions"])
    assert (done.exit_code, "libpangoft2-1.0-0" in done.output, "Traceback" in done.output) == (1, True, False)


@pytest.mark.parametrize("library", ["docx", "weasyprint"])
def test_a_library_that_cannot_be_loaded_is_missing(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert library in every_edition.missing()
