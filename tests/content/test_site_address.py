"""What can be the beginning of the addresses of a website, and what cannot."""

from __future__ import annotations

import pytest

from macros.content.site_address import is_site_address


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("https://handbook.example.org/", True),
        ("http://localhost:8000", True),
        ("file:///S:/share/handbook/", True),
        ("handbook.example.org", False),
        ("https://handbook.example.org/?page=1", False),
        ("https://handbook.example.org/#top", False),
        ("https://[/", False),
        ("https://a b/", False),
        ("ftp://handbook.example.org/", False),
    ],
)
def test_an_address_of_a_website_is_told_from_others(address: str, fits: bool) -> None:
    assert is_site_address(address) is fits
