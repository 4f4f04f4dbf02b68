"""The files of the theme that are published: of Material none, as no page asks for them."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from macros.components import templates
from macros.handbook.organisation import Organisation

PREVIEW, ICON = "assets/preview.png", "assets/favicon.svg"  # with the name and the letter of the original


class OwnFiles(FileSystemLoader):
    """Finds templates in all folders of a theme, and lists what is in the first: MkDocs publishes what is listed.

    Material's folder holds 14,000 icons, which take longer to list than a page takes to build.
    """

    def list_templates(self) -> list[str]:
        return FileSystemLoader(self.searchpath[:1]).list_templates()


def publish_own(theme: Theme) -> None:
    """Let MkDocs publish no file of a theme but those of our own folder; its templates may use those of components."""
    theme.get_env = partial(environment, theme)  # type: ignore[method-assign]


def environment(theme: Theme) -> Environment:
    env = Theme.get_env(theme)
    env.trim_blocks = env.lstrip_blocks = True  # as in the templates of components
    env.loader = OwnFiles([*theme.dirs, templates.COMPONENTS])
    return env


def spare(files: Files, config: MkDocsConfig, organisation: Organisation | None) -> list[File]:
    """Return the styles and scripts of our theme, which a bundle holds, and in a copy the pictures of the original."""
    own = config.theme.dirs[0]
    pictures = [PREVIEW] if organisation else []
    pictures += [ICON] if organisation and organisation.logo else []
    ours = (file for file in files if file.src_dir == own)
    return [file for file in ours if file.src_uri.endswith((".css", ".js")) or file.src_uri in pictures]
