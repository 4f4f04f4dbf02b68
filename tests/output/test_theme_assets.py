"""Which files of the theme are published: our own, and of Material's none."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from macros.content.yaml_reader import Text
from macros.handbook.organisation import Organisation
from macros.output.theme_assets import ICON, PREVIEW, OwnFiles, publish_own, spare
from macros.problems import Where


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """Our folder, and one of another theme with more templates in it."""
    for name in ("own/main.html", "own/assets/icon.svg", "other/main.html", "other/base.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    return [str(tmp_path / "own"), str(tmp_path / "other")]


def test_only_what_is_our_own_is_listed(folders: list[str]) -> None:
    assert OwnFiles(folders).list_templates() == ["assets/icon.svg", "main.html"]


def test_templates_are_found_in_all_folders_ours_first(folders: list[str]) -> None:
    theme = Theme(name=None, custom_dir=folders[0])
    theme.dirs[1:1] = [folders[1]]
    publish_own(theme)
    env = theme.get_env()
    assert env.get_template("main.html").render() == "own/main.html"
    assert env.get_template("base.html").render() == "other/base.html"
    assert env.get_template("problem/template.html").name == "problem/template.html"
    assert env.list_templates() == ["assets/icon.svg", "main.html"]
    assert "url" in env.filters, "what MkDocs puts there stays"


@pytest.mark.parametrize(
    ("folder", "name", "is_bundled"),
    [
        ("own", "style.css", True),
        ("own", "assets/script.js", True),
        ("own", "icon.svg", False),
        ("own", "css.html", False),
        ("docs", "style.css", False),
    ],
)
def test_our_styles_and_scripts_are_in_a_bundle(tmp_path: Path, folder: str, name: str, is_bundled: bool) -> None:
    config = MkDocsConfig()
    config.theme = Theme(name=None, custom_dir=str(tmp_path / "own"))
    file = File(name, str(tmp_path / folder), str(tmp_path / "site"), use_directory_urls=True)
    assert spare(Files([file]), config, None) == ([file] if is_bundled else [])


@pytest.mark.parametrize(("logo", "gone"), [(None, [PREVIEW]), ("_own/logo.svg", [PREVIEW, ICON])])
def test_a_copy_has_no_picture_with_the_name_of_the_original(tmp_path: Path, logo: str | None, gone: list[str]) -> None:
    config = MkDocsConfig()
    config.theme = Theme(name=None, custom_dir=str(tmp_path / "own"))
    named = (PREVIEW, ICON, "assets/other.svg")
    files = [File(name, str(tmp_path / "own"), str(tmp_path / "site"), use_directory_urls=True) for name in named]
    at = Where("docs/_own/organisation.yml", 1)
    own = Organisation(at, Text("Ours", at), logo=Text(logo, at) if logo else None)
    assert [file.src_uri for file in spare(Files(files), config, own)] == gone
    assert spare(Files(files), config, None) == []
