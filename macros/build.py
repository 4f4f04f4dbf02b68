"""How far a build goes."""

from __future__ import annotations

import contextlib
import logging
import tempfile

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler


class Rendered(Exception):  # noqa: N818  (it is no error)
    """Every page is rendered, and nothing more was wanted."""


def rendered(strict: bool, **extra: bool) -> MkDocsConfig:
    """Build as far as the text of every page, and write nothing; what was read is in `extra` of what is returned.

    Raises Abort where `strict` is asked for and something is wrong, which has been said by then.
    """
    with tempfile.TemporaryDirectory() as site:
        config = load_config(site_dir=site, strict=strict)
        config.extra |= {"only_rendered": True, **extra}
        with contextlib.suppress(Rendered):
            build(config)
    return config


def go_on(files: Files, config: MkDocsConfig) -> None:
    """Return if the site is to be written, every page being rendered; a strict build that has failed writes nothing."""
    only_rendered = config.extra.get("only_rendered")
    counters = [handler for handler in logging.getLogger("mkdocs").handlers if isinstance(handler, CountHandler)]
    if not only_rendered and not any(counter.counts for counter in counters):
        return
    for file in files.documentation_pages():  # what MkDocs would find later
        if file.page:
            file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    for counter in counters:
        if counts := counter.get_counts():
            raise Abort(f"Aborted with {', '.join(f'{n} {level.lower()}s' for level, n in counts)} in strict mode!")
    if only_rendered:
        raise Rendered
