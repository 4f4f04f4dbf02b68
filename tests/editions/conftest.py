"""A small handbook of two parts, published twice and built for a public address."""

from __future__ import annotations

import shutil
from ctypes.util import find_library
from dataclasses import replace
from pathlib import Path

import pytest

from macros.content.languages import InLanguages
from macros.editions.book import Book
from macros.problems import Where
from tests.conftest import build
from tests.support.handbook import MADE_UP, REAL, REVIEW, copied
from tests.support.published import FIRST, HOST, SECOND, Small

MADE = "2026-12-01"
needs_pango = pytest.mark.skipif(
    not find_library("pangoft2-1.0"), reason="Pango lays PDFs out, and is not to be had here"
)
ROWS = "\n".join(
    f"| Network {n} | What is said of network {n} takes a line or two in a narrow cell |" for n in range(40)
)
CLAUSE = """\
clauses:
  who-posts:
    title: Who posts
    text:
      - Only people named in [the list] post for us.
      - They write down what they post.
    numbered: true
    sections: [make-amends]
"""
PART = f"""\
---
title: Begin well
id: begin-well
part: 1
description: What the first part of a made-up handbook is about.
{REVIEW}---

Corrections are told in [the last part](part-5-when-things-go-wrong.md), and sections in [two more](two-more-things.md).
What can be seen is believed. {{{{ source("made-up-study") }}}}

## Choose {"{ #choose-a-network }"}

See {{{{ section("make-amends") }}}} and {{{{ section("what-else-comes") }}}}.

| Called | Its use |
| --- | --- |
{ROWS}

## A clause {"{ #a-clause }"}

{{{{ clause("who-posts") }}}}
"""


def in_two_languages(book: Book) -> Book:
    name = InLanguages({"cy": "Llawlyfr", "en": "Handbook"}, Where("", 1))
    return replace(book, title=name, handbook=name)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built folder of the small handbook."""
    small = Small(tmp_path_factory.mktemp("editions"))
    docs = small.folder / "docs"
    shutil.copytree(MADE_UP, docs, dirs_exist_ok=True)
    (docs / "part-1-begin-well.md").write_text(PART, "utf-8")
    (docs / "part-1-begin-well.yml").write_text(CLAUSE, "utf-8")
    with (docs / "two-more-things.md").open("a", encoding="utf-8") as page:
        page.write("\n## Every file { #every-file }\n\n{{ editions() }}\n")
    small.publish(FIRST)
    (docs / "part-1-begin-well.md").write_text(PART.replace("See {{ section", "Read {{ section", 1), "utf-8")
    small.publish(SECOND, "One word in place of another.", "minor")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", HOST)
        small.build(small.folder / "site")
    return small.folder / "site"


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real handbook, built for a public address."""
    folder = tmp_path_factory.mktemp("real")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", HOST)
        done = build(copied(folder / "handbook", REAL), folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    return folder / "site"
