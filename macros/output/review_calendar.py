"""What is due, for those who do it: a calendar to subscribe to, the same for programs, and a list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from macros.build import Build
from macros.content.typography import day as in_words
from macros.handbook.library import Library
from macros.handbook.review_dates import Check, Review, checks, reviews

SPANS = (0, 14, 30)
LONGEST = 75  # octets in a line of a calendar (RFC 5545, 3.1)


class When(NamedTuple):
    """The day of an event, which has a name of its own for ever, and the day on which it was last revised."""

    uid: str
    due: date
    since: str


def write(build: Build, site: Path) -> None:
    """Write what can be subscribed to; without an address of its own, a site has no absolute ones to tell."""
    library = build.library
    if library.site_url:
        (site / "review.json").write_text(listing(library, build.today), "utf-8", newline="\n")
        (site / "review.ics").write_text(calendar(library), "utf-8", newline="")


def listing(library: Library, today: date) -> str:
    """Return `review.json`: every page and every fact that can go out of date, what is due first at the top."""
    pages = [
        {
            "id": review.meta.id,
            "title": review.page.title,
            "address": f"{library.site_url}{review.page.url}",
            "owner": review.meta.owner,
            "reviewed": review.meta.reviewed,
            "review_by": review.meta.review_by,
            "overdue": review.due < today,
        }
        for review in reviews(library)
    ]
    facts = [
        {
            "id": check.id,
            "cite": check.source.cite,
            "kind": check.source.kind,
            "confidence": check.source.confidence,
            "url": check.source.url,
            "pages": [page.meta.id for page in check.pages if page.meta],
            "checked": check.source.checked,
            "check_by": check.due.isoformat(),
            "overdue": check.due < today,
        }
        for check in checks(library)
    ]
    handbook = {"name": library.name, "url": library.site_url}
    said = {"format": 1, "handbook": handbook, "date": today.isoformat(), "pages": pages, "facts": facts}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n"


def calendar(library: Library) -> str:
    """Return `review.ics`, as RFC 5545 has it: a day for each page, and for facts of a kind that are due at once."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "METHOD:PUBLISH",
        f"PRODID:-//{escaped(library.name)}//Review dates//EN",
        f"X-WR-CALNAME:{escaped(library.name)}: review dates",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for review in reviews(library):
        address = f"{library.site_url}{review.page.url}"
        text = f"Owner: {review.meta.owner}. Last reviewed on {in_words(review.meta.reviewed)}."
        when = When(f"page-{review.meta.id}", review.due, review.meta.reviewed)
        lines += event(library, when, f"Review: {review.page.title}", text)
        lines += [f"CATEGORIES:{escaped(review.meta.owner)}", f"URL:{address}", "END:VEVENT"]
    for (due, kind), found in groupby(sorted(checks(library), key=batch), batch):
        facts = list(found)
        text = "\n".join(f"{check.source.cite} ({check.id})" for check in facts)
        summary = f"Check {len(facts)} {'fact' if len(facts) == 1 else 'facts'}: {kind}"
        when = When(f"facts-{kind}-{due}", due, max(check.source.checked for check in facts))
        lines += [*event(library, when, summary, text), "END:VEVENT"]
    return "".join(folded(line) for line in [*lines, "END:VCALENDAR"])


def batch(check: Check) -> tuple[date, str]:
    return check.due, check.source.kind


def event(library: Library, when: When, summary: str, text: str) -> Iterator[str]:
    """Yield the lines of an event that lasts a day and leaves it free."""
    yield "BEGIN:VEVENT"
    yield f"UID:{when.uid}@{urlsplit(library.site_url).hostname}"
    yield f"DTSTAMP:{when.since.replace('-', '')}T000000Z"
    yield f"SEQUENCE:{date.fromisoformat(when.since).toordinal()}"  # more with each review, as RFC 5546 asks
    yield f"DTSTART;VALUE=DATE:{when.due:%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{escaped(summary)}"
    yield f"DESCRIPTION:{escaped(text)}"


def escaped(text: str) -> str:
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> str:
    """Return a line as one or more that are short enough, cut between characters."""
    lines = [""]
    for character in line:
        if len((lines[-1] + character).encode()) > LONGEST:
            lines.append(" ")
        lines[-1] += character
    return "".join(f"{part}\r\n" for part in lines)


def due(library: Library, today: date, days: int) -> str:
    """Return as Markdown what is due within so many days, in groups, the most urgent first; nothing when nothing is."""
    said: list[str] = []
    after = date.min
    for span in sorted({days, *(span for span in SPANS if span < days)}):
        until = today + timedelta(span)
        lines = [f"- {page_line(one)}" for one in reviews(library) if after < one.due <= until]
        lines += [f"- {fact_line(one)}" for one in checks(library) if after < one.due <= until]
        if lines:
            said += [f"## {f'Due within {span} days' if span else 'Due today, or overdue'}", "", *lines, ""]
        after = until
    return "\n".join(said)


def page_line(review: Review) -> str:
    meta = review.meta
    reviewed = f"last reviewed on {in_words(meta.reviewed)}"
    review_by = f"review by {in_words(meta.review_by)}"
    return f"**{review.page.title}** (`{review.page.file}`), {meta.owner}: {review_by}; {reviewed}"


def fact_line(check: Check) -> str:
    where = ", ".join(f"`{page.file}`" for page in check.pages) or "no page"
    source = check.source
    checked = f"last checked on {in_words(source.checked)}"
    return f"`{check.id}`, {source.kind}: check by {in_words(check.due.isoformat())}; {checked}; on {where}"
