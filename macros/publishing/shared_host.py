"""Other websites on the host of the handbook, of which its publisher has to know."""

from __future__ import annotations

from urllib.parse import urlsplit

from macros.components.templates import is_local


def notice(site_url: str) -> str:
    """Return what to tell whoever publishes below a path; nothing where the handbook has its host to itself.

    A preview is published to nobody.
    """
    address = urlsplit(site_url)
    if address.path in ("", "/") or is_local(site_url):
        return ""
    return (
        f"{site_url} has a path: other websites on {address.hostname} can read and change what browsers keep for it.\n"
        '  Give it a host of its own where you can: see "Give it a host of its own" in docs/web-teams.md.'
    )
