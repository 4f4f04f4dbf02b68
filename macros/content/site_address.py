"""What can be the address of a whole website: the beginning of those of its pages."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_site_address(address: str) -> bool:
    """Tell whether it can be the beginning of addresses: with a scheme and a host, or on a file share."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    whole = " " not in address and not parts.query and not parts.fragment
    return whole and ((parts.scheme in ("http", "https") and bool(parts.hostname)) or parts.scheme == "file")
