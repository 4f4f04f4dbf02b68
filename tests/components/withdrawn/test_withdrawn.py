"""The page of a section that is gone: when, why, what to read instead, and what it said."""

from __future__ import annotations

from bs4 import BeautifulSoup

from macros.components.place import Link
from macros.components.withdrawn import render_withdrawn
from tests.support.changed_handbook import NEW, OLD, register, version
from tests.support.handbook import invalid

KEPT = register(version(OLD, "major", "First.", "Old <b>"), version(NEW, "minor", "Later.", "It's <b>"), withdrawn=NEW)
VERSIONS = [Link("1 October", "2026-10-01/index.html"), Link("20 November", "2026-11-20/index.html")]
ADDRESS = "https://host.example/s/own-up/?a&b"


def page(*instead: Link) -> BeautifulSoup:
    html = render_withdrawn(KEPT, instead, VERSIONS, ADDRESS)
    assert invalid(html) == []
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.select("b")
    return soup


def test_it_has_the_last_title_the_day_and_the_reason() -> None:
    soup = page()
    assert [heading.get_text() for heading in soup.select("h1#main")] == ["It’s <b>"]
    assert "This section was withdrawn on 20\u00a0November 2026. It’s gone." in soup.get_text()


def test_it_leads_to_each_section_to_read_instead() -> None:
    soup = page(Link("Ann's <b>", "../a/index.html"), Link("Two", "../b/index.html"))
    links = soup.select(".hb-notice li a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Ann’s <b>", "../a/index.html"),
        ("Two", "../b/index.html"),
    ]
    assert "No other section" not in soup.get_text()


def test_without_any_it_says_so() -> None:
    soup = page()
    assert not soup.select(".hb-notice li")
    assert "No other section takes its place. Do not act on it any more." in soup.get_text()


def test_each_version_can_still_be_read_and_the_address_cited() -> None:
    soup = page()
    assert [Link(link.get_text(), str(link["href"])) for link in soup.select("#versions ~ ul a")] == VERSIONS
    assert [address.get_text() for address in soup.select("dd")] == [ADDRESS]
