"""What an organisation says of its copy, over what `mkdocs.yml` says of the original."""

from __future__ import annotations

import os

from mkdocs.config.defaults import MkDocsConfig

from macros.handbook.organisation import Organisation

ADDRESS = "SITE_URL"  # of one build, which somebody names for another place than that in the file


def take_over(config: MkDocsConfig, own: Organisation, served: bool) -> None:
    """Put what an organisation says of itself into the settings; a site that is `served` keeps the address it has."""
    config.site_name, config.site_description = own.name, own.description or config.site_description
    if config.site_author:  # whoever changes what is under CC BY names its author, and says that it is changed
        config.site_author = f"Based on the work of: {config.site_author}"
    config.repo_url = own.report_to or config.repo_url
    config.theme["favicon"] = own.logo or config.theme["favicon"]
    if own.address and not (served or ADDRESS in os.environ):
        config.site_url = own.address
