"""An address that cannot be one does not stop the build: it becomes one that MkDocs can warn of."""

from __future__ import annotations

import pytest
from markdown import Markdown

from macros.markdown_extensions import addresses


def html(text: str) -> str:
    return Markdown(extensions=[addresses.__name__]).convert(text)


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("[a](https://[force].police.uk/x)", '<a href="https%3A//%5Bforce%5D.police.uk/x">a</a>'),
        ("![a](https://[force]/x.png)", '<img alt="a" src="https%3A//%5Bforce%5D/x.png" />'),
        ("[a](//[x)", '<a href="//%5Bx">a</a>'),
    ],
)
def test_an_address_that_cannot_be_one_is_escaped(written: str, made: str) -> None:
    assert html(written) == f"<p>{made}</p>"


@pytest.mark.parametrize(
    "address", ["", "#a", "other.md#[x]", "https://[2001:db8::1]/x", "https://a.uk/?q=[a]", "mailto:a@b.uk", "a%20b"]
)
def test_any_other_address_stays_as_it_was_written(address: str) -> None:
    assert f'href="{address}"' in html(f"[a](<{address}>)")
