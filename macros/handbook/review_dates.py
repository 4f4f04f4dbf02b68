"""When each page is due for a review and each fact for a check, and what is overdue.

Something that is due on a day is overdue from the next day on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mkdocs.utils import get_build_datetime

from macros.components.place import Link
from macros.components.review import Dates, Life, OverdueFact, render_due, render_overdue, render_review
from macros.components.source import SHELF_LIFE, Source
from macros.content.macro_calls import Call
from macros.content.pages import Meta, Page
from macros.content.schema import named
from macros.handbook import change_history
from macros.handbook.library import Library
from macros.problems import Problem, long_dash, shown
from macros.register.register_file import is_day

FURTHEST = "2099-12-31"  # a year after it is a slip
CITING = "sources"  # the macro of the page that lists all sources, and the type of what it lists


class Review(NamedTuple):
    """A page that is to be reviewed by a day."""

    due: date
    page: Page
    meta: Meta


class Check(NamedTuple):
    """A fact that is to be checked by a day, and the pages that rest on it."""

    due: date
    id: str
    source: Source
    pages: tuple[Page, ...]


def today() -> date:
    """Return the day of this build, which SOURCE_DATE_EPOCH sets."""
    return get_build_datetime().date()


def problems(library: Library, day: date) -> Iterator[Problem]:
    """Find dates that cannot be: no day at all, one to come for what is done, or a review due before the last one."""
    for page in library.pages.values():
        if page.meta:
            yield from slips(page.meta, day)
    for id, source in library.all(Source).items():
        if date.fromisoformat(source.checked) > day:
            what = f'"checked" of source "{id}" is in the future.'
            yield Problem(source.checked.where, what, "Write the day on which somebody last looked.")


def slips(meta: Meta, day: date) -> Iterator[Problem]:
    given = {"reviewed": meta.reviewed, "review_by": meta.review_by}
    wrong = {name: typed for name, typed in given.items() if not is_day(typed)}
    for name, typed in wrong.items():
        what = f'"{name}" of the front matter cannot be "{shown(typed)}".{long_dash(typed)}'
        yield Problem(typed.where, what, f"Write a day like this:   {name}: 2026-11-22")
    if "reviewed" not in wrong and date.fromisoformat(meta.reviewed) > day:
        what = '"reviewed" of the front matter is in the future.'
        yield Problem(meta.reviewed.where, what, "Write the day on which the owner last read the whole page.")
    if not wrong and meta.review_by > FURTHEST:
        what = f'"review_by" of the front matter is after {FURTHEST}.'
        yield Problem(meta.review_by.where, what, "Write the day by which the owner has to read the page again.")
    if not wrong and meta.review_by <= meta.reviewed:
        what = '"review_by" of the front matter is not after "reviewed".'
        yield Problem(meta.review_by.where, what, "Write the day by which the owner has to read the page again.")


def reviews(library: Library) -> list[Review]:
    """Return the pages with sound dates, what is due first at the top."""
    metas = ((page, page.meta) for page in library.pages.values())
    found = [
        Review(date.fromisoformat(meta.review_by), page, meta)
        for page, meta in metas
        if meta and is_day(meta.reviewed) and is_day(meta.review_by)
    ]
    return sorted(found, key=lambda review: (review.due, review.page.title))


def resting(library: Library) -> dict[str, list[Page]]:
    """Return the pages that name a source, by its id."""
    found: dict[str, list[Page]] = {id: [] for id in library.all(Source)}
    for page in library.pages.values():
        for id in cited(library, page):
            found.setdefault(id, []).append(page)
    return found


def checks(library: Library) -> list[Check]:
    """Return the facts that can go out of date, what is due first at the top."""
    pages = resting(library)
    found = [
        Check(source.due, id, source, tuple(pages[id])) for id, source in library.all(Source).items() if source.due
    ]
    return sorted(found, key=lambda check: (check.due, check.id))


def cited(library: Library, page: Page) -> Iterable[str]:
    """Return the ids of the sources that a page names, itself or in what is shown on it, each once."""
    return dict.fromkeys(id for call in page.calls for id in shown_by(library, call))


def shown_by(library: Library, call: Call) -> Iterator[str]:
    """Yield the ids of the sources that stand in the page in place of a macro."""
    macro, entry = library.macros[call.name], library.shown_by(call)
    if macro.cites:
        is_sound = macro.takes(call.args) and not list(macro.check(*call.args))
        yield from macro.cites(library, *call.args) if is_sound else ()
    elif entry:
        yield from (id for type, id in named(entry) if type == CITING)


def described(review: Review, day: date, href: str = "") -> Dates:
    meta = review.meta
    link = Link(review.page.title, href)
    return Dates(link, meta.owner, meta.reviewed, meta.review_by, review.due < day)


def head(library: Library, page: Page, day: date) -> dict[str, str]:
    """Return what a page shows of its review and its history, and at its top of what is overdue."""
    own = next((review for review in reviews(library) if review.page is page), None)
    if own is None:
        return {"review": "", "overdue": ""}
    said = described(own, day)
    return {
        "review": render_review(said, change_history.of_page(library, page)),
        "overdue": render_overdue(said, list(overdue_facts(library, page, day))) + next_due(library, own, day),
    }


def next_due(library: Library, review: Review, day: date) -> str:
    """Return what a browser shows once the next day of a page has gone by, of its review or of a fact on it."""
    sources = (library.all(Source).get(id) for id in cited(library, review.page))
    days = [review.due, *(source.due for source in sources if source and source.due)]
    coming = [due for due in days if due >= day]
    return render_due(min(coming).isoformat()) if coming else ""


def overdue_facts(library: Library, page: Page, day: date) -> Iterator[OverdueFact]:
    root = "../" * page.url.count("/")
    listing = library.page_with(CITING)
    for id in cited(library, page):
        source = library.all(Source).get(id)
        if source and source.due and source.due < day:
            href = f"{root}{listing.url}#source-{id}" if listing else source.url
            yield OverdueFact(Link(source.link.words, href), source.checked, source.due.isoformat())


def table(library: Library, root: str, day: date) -> list[Dates]:
    return [described(review, day, f"{root}{review.page.url}") for review in reviews(library)]


def lives(library: Library, day: date) -> list[Life]:
    """Return each kind of fact that is in the handbook and can go out of date."""
    known = checks(library)
    found = [
        (kind, life.days, [check for check in known if check.source.kind == kind]) for kind, life in SHELF_LIFE.items()
    ]
    return [Life(kind, days, len(of), sum(one.due < day for one in of)) for kind, days, of in found if of]
