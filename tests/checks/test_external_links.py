"""A page leads to another site by a source alone, whose address is that of the link and not one like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.checks import external_links
from tests.support.handbook import REVIEW, handbook_of

ADDRESS = "https://example.org/one"
SOURCE = f"""law:
  cite: law, by somebody
  title: What it says
  publisher: Somebody
  kind: law
  date: 1981
  url: {ADDRESS}
  checked: "2026-01-01"
  says: It is so.
  read: copy
"""


def said(folder: Path, text: str) -> list[str]:
    page = f"---\ntitle: x\nid: page\ndescription: Of x.\n{REVIEW}---\n\n{text}\n"
    made = handbook_of(folder, {"page.md": page, "sources.yml": SOURCE})
    return [problem.what for problem in external_links.of_page(made.library, made.library.pages["page.md"])]


FORMS = ["[words]({})", "[words][1]\n\n[1]: {}", "<{}>", '<a href="{}">words</a>', "<a href={}>words</a>"]


@pytest.mark.parametrize("form", FORMS)
def test_the_address_of_a_source_may_be_linked(tmp_path: Path, form: str) -> None:
    assert said(tmp_path, form.format(ADDRESS)) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "address", [f"{ADDRESS}/", f"{ADDRESS}-other", f"{ADDRESS}#part", ADDRESS[:-1], "https://example.org"]
)
def test_an_address_that_only_begins_like_a_source_is_no_source(tmp_path: Path, form: str, address: str) -> None:
    assert said(tmp_path, form.format(address)) == [f'this links to "{address}", which is not in docs/sources.yml.']


@pytest.mark.parametrize("address", ["http://example.org/one", "//example.org/one"])
def test_an_address_has_to_be_secure(tmp_path: Path, address: str) -> None:
    (what,) = said(tmp_path, f"[words]({address})")
    assert what == f'this links to "{address}", which does not begin with https://.'


def test_code_is_no_link(tmp_path: Path) -> None:
    assert said(tmp_path, "`[words](http://example.org)`\n\n```\n<https://example.org>\n```") == []
