"""The files of the theme that no page asks for: of Material, all but the templates. They are not published."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def unused(files: Files, config: MkDocsConfig) -> list[File]:
    """Return the files of Material, and the styles and scripts of our theme, which are bundled."""
    own, *others = config.theme.dirs
    others = [folder for folder in others if folder != config.docs_dir]
    bundled = [file for file in files if file.src_dir == own and file.src_uri.endswith((".css", ".js"))]
    return bundled + [file for file in files if file.src_dir in others]
