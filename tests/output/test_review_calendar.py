"""Review dates for calendars and programs: another's reader of RFC 5545 gets all of it, whatever the words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from macros.build import Build
from macros.content.pages import Meta
from macros.content.yaml_reader import Text
from macros.handbook.catalogue import COMPONENTS
from macros.handbook.library import Library
from macros.output import review_calendar
from tests.handbook.test_review_dates import DUE, write
from tests.support.handbook import Handbook

SITE = "https://host.example:8080/some/path/"
AWKWARD = 'Back\\slash; comma, "quote": 👮 é and \\n no line end'
words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=200)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    found = Handbook(write(tmp_path_factory.mktemp("agenda") / "small").folder).library
    found.site_url, found.name = SITE, "A handbook, ours; all of it"
    return found


def events(text: str) -> Iterator[Event]:
    yield from Calendar.from_ical(text).events


def owned_by(library: Library, owner: str) -> Library:
    """Return a library with one page, whose owner has a name."""
    page = library.pages["due.md"]
    assert isinstance(page.meta, Meta)
    meta = replace(page.meta, owner=Text(owner, page.meta.owner.where))
    return Library(COMPONENTS, pages={"due.md": replace(page, meta=meta)}, site_url=SITE, name=library.name)


def test_every_page_has_a_day_and_facts_that_are_due_at_once_share_one(library: Library) -> None:
    found = {str(event["UID"]): event for event in events(review_calendar.calendar(library))}
    pages = {f"page-{page.meta.id}@host.example" for page in library.pages.values() if page.meta}
    facts = {"facts-network-2026-11-10@host.example", "facts-research-2029-05-11@host.example"}
    assert found.keys() == pages | facts
    due = found["page-due@host.example"]
    assert due.start == DUE
    assert due.stamp == datetime(2026, 5, 11, tzinfo=UTC), "the day on which it was last revised"
    assert str(due["URL"]) == f"{SITE}due/"
    assert 'Head of "Words"' in str(due["DESCRIPTION"])
    assert "editing" in str(found["facts-network-2026-11-10@host.example"]["DESCRIPTION"])


@pytest.mark.parametrize("owner", [AWKWARD, "é" * 100, "👮" * 60, "a" * 47 + "," * 40, "x" * 500])
def test_awkward_words_come_out_as_they_were(library: Library, owner: str) -> None:
    judge(library, owner)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(words)
def test_any_words_come_out_as_they_were(library: Library, owner: str) -> None:
    judge(library, owner)


def judge(library: Library, owner: str) -> None:
    text = review_calendar.calendar(owned_by(library, owner))
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    (event,) = events(text)
    assert str(event["DESCRIPTION"]).startswith(f"Owner: {owner}. Last reviewed")


def test_a_calendar_is_exact_to_its_last_byte(library: Library) -> None:
    own = owned_by(library, "Words; ours, all")
    assert review_calendar.calendar(own).split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "METHOD:PUBLISH",
        "PRODID:-//A handbook\\, ours\\; all of it//Review dates//EN",
        "X-WR-CALNAME:A handbook\\, ours\\; all of it: review dates",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "BEGIN:VEVENT",
        "UID:page-due@host.example",
        "DTSTAMP:20260511T000000Z",
        f"SEQUENCE:{date(2026, 5, 11).toordinal()}",
        "DTSTART;VALUE=DATE:20261110",
        "TRANSP:TRANSPARENT",
        "SUMMARY:Review: due",
        "DESCRIPTION:Owner: Words\\; ours\\, all. Last reviewed on 11\u00a0May 2026.",
        "CATEGORIES:Words\\; ours\\, all",
        f"URL:{SITE}due/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_programs_are_told_what_is_overdue(library: Library) -> None:
    before, after = (json.loads(review_calendar.listing(library, date(2026, 11, day))) for day in (10, 11))
    assert before["format"] == 1
    assert before["date"] == "2026-11-10"
    assert [page["id"] for page in before["pages"] if page["overdue"]] == []
    assert [page["id"] for page in after["pages"] if page["overdue"]] == ["due"]
    fact = next(fact for fact in after["facts"] if fact["overdue"])
    assert (fact["id"], fact["check_by"], fact["pages"]) == ("editing", "2026-11-10", ["cites", "shows"])
    assert "long-ago" not in {fact["id"] for fact in after["facts"]}


def test_a_site_without_an_address_has_nothing_to_subscribe_to(library: Library, tmp_path: Path) -> None:
    review_calendar.write(Build(library=Library(COMPONENTS, pages=library.pages), today=DUE), tmp_path)
    assert not list(tmp_path.iterdir())
    review_calendar.write(Build(library=library, today=DUE), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"review.ics", "review.json"}
    assert (tmp_path / "review.ics").read_bytes() == review_calendar.calendar(library).encode()
    assert (tmp_path / "review.json").read_bytes() == review_calendar.listing(library, DUE).encode()
