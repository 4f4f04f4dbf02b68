"""Whoever publishes below a path is told that other websites have the same host."""

from __future__ import annotations

import pytest

from macros.publishing.shared_host import notice


@pytest.mark.parametrize(
    "address",
    ["", "https://handbook.anytown.example", "https://handbook.anytown.example/", "http://127.0.0.1:8000/handbook/"],
)
def test_a_handbook_that_has_its_host_to_itself_and_a_preview_say_nothing(address: str) -> None:
    assert notice(address) == ""


@pytest.mark.parametrize("address", ["https://anytown.example/handbook/", "http://anytown.example:8080/a/b"])
def test_a_handbook_below_a_path_names_the_host(address: str) -> None:
    assert address in notice(address)
    assert "on anytown.example can" in notice(address)
