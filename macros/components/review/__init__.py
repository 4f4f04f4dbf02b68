"""Who owns a page and when it is due for review; what on it is overdue; and the same for the whole handbook."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from macros.components.place import Link
from macros.components.templates import render


class Dates(NamedTuple):
    """The review of a page: its owner, who is a role, the day of the last one, and the day by which the next is due."""

    page: Link
    owner: str
    reviewed: str
    review_by: str
    overdue: bool


class OverdueFact(NamedTuple):
    """A fact whose check is overdue; the link leads to its source."""

    source: Link
    checked: str
    due: str


class Life(NamedTuple):
    """How long a check of one kind of fact holds, in days, and how many such facts there are and are overdue."""

    kind: str
    days: int
    facts: int
    overdue: int


def render_review(review: Dates, history: str = "") -> str:
    """Render what stands at the foot of a page; `history` leads to its versions, if there are any."""
    return render("review/template.html", review=review, history=history)


def render_overdue(review: Dates, facts: Sequence[OverdueFact]) -> str:
    """Render what stands at the top of a page when it, or a fact on it, is overdue; nothing when neither is."""
    return render("review/overdue.html", review=review, facts=facts) if review.overdue or facts else ""


def render_due(due: str) -> str:
    """Render what a browser shows at the top of a page from the day after, though the page was not published again."""
    return render("review/due.html", due=due)


def render_reviews(root: str, reviews: Sequence[Dates], lives: Sequence[Life], subscribe: bool) -> str:
    """Render the dates of all pages and facts; `root` leads to the site's own, which has a calendar or not."""
    return render("review/reviews.html", root=root, reviews=reviews, lives=lives, subscribe=subscribe)
