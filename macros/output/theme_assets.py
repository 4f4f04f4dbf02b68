"""The files of the theme that no page asks for, and that are therefore not published.

Of Material, the pages use only the templates and the worker of its search, and of its languages only those set.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

WORKERS, LANGUAGES = "assets/javascripts/workers/", "assets/javascripts/lunr/"
SEARCH = f"{WORKERS}search."  # begins the name of the worker of the search


def unused(files: Files, config: MkDocsConfig) -> list[File]:
    """Return the files of Material that nothing needs, and the styles and scripts of our theme, which are bundled."""
    search = config.plugins.get("material/search")
    languages = search.config.lang if search else []
    needed = [*([WORKERS] if search else []), *([LANGUAGES] if languages != ["en"] else [])]
    own, *others = config.theme.dirs
    found = [file for file in files if file.src_dir == own and file.src_uri.endswith((".css", ".js"))]
    others = [folder for folder in others if folder != config.docs_dir]
    return found + [file for file in files if file.src_dir in others and not is_needed(file.src_uri, needed)]


def is_needed(path: str, folders: list[str]) -> bool:
    """Tell whether a file of Material is in one of some folders, and no map for those who mend its code."""
    return path.startswith(tuple(folders)) and PurePosixPath(path).suffix != ".map"
