"""Other websites on the host of the handbook, of which its publisher has to know."""

from __future__ import annotations

from urllib.parse import urlsplit


def notice(site_url: str) -> str:
    """Return what to tell whoever publishes below a path; nothing where the handbook has its host to itself."""
    address = urlsplit(site_url)
    if address.path in ("", "/"):
        return ""
    return (
        f"{site_url} has a path: other websites on {address.hostname} can read and change what browsers keep for it.\n"
        '  Give it a host of its own where you can: see "Give it a host of its own" in docs/web-teams.md.'
    )
