"""Plain English: no page is harder to read than its limits allow."""

from __future__ import annotations

from pathlib import Path

from tests.words import HARDEST, LONGEST, measure, measure_site

LONG = "word " * (LONGEST + 1)


def test_every_page_is_plain(site: Path) -> None:
    reports = measure_site(site)
    long = [f"{r.page}: {n} words: {s}" for r in reports for n, s in r.sentences if n > LONGEST]
    hard = [f"{r.page}: grade {r.grade:.1f}" for r in reports if r.grade > HARDEST]
    assert not long + hard, "\n".join(["Make these easier to read:", *long, *hard])


def test_a_long_sentence_is_found() -> None:
    report = measure("x", f"<article><p>Short one. {LONG}.</p></article>")
    assert report.longest[0] > LONGEST


def test_a_hard_page_is_found() -> None:
    hard = "Organisational considerations necessitate comprehensive interdepartmental communication."
    assert measure("x", f"<article><p>{hard}</p></article>").grade > HARDEST


def test_what_is_not_ours_is_left_out() -> None:
    html = f"<article><h2>Title</h2><figure><p>{LONG}</p></figure><ul><li>One two.<p>Three.</p></li></ul></article>"
    assert [count for count, _ in measure("x", html).sentences] == [2, 1]
