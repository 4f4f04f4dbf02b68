"""The macros that show what the handbook as a whole tells: its sections, their changes, and the dates of reviews."""

from __future__ import annotations

from macros.components.changes import render_changes
from macros.components.declaration import Component, Macro
from macros.components.policy_check import COMMAND, render_policy_check
from macros.components.register import BasedOn, render_register
from macros.components.review import render_reviews
from macros.handbook import change_history, original, register_seal, review_dates
from macros.handbook.place import OnPage


def register(place: OnPage) -> str:
    rows, seal = change_history.rows(place.library), register_seal.seal(place.library)
    base = BasedOn(place.library.original_name, original.edition(place.library))
    return render_register(place.root, rows, place.site_url, seal, base)


def changes(place: OnPage) -> str:
    return render_changes(place.root, change_history.days(place.library, place.root), bool(place.site_url))


def reviews(place: OnPage) -> str:
    library, today = place.library, review_dates.today()
    table, lives = review_dates.table(library, place.root, today), review_dates.lives(library, today)
    return render_reviews(place.root, table, lives, bool(place.site_url))


def policy_check(place: OnPage) -> str:
    command = f"{place.site_url}{COMMAND}" if place.site_url else ""
    return render_policy_check(place.root, place.library.scripts, command)


REGISTER = Component("register", macros=(Macro("register", register, "{{ register() }}", lists=True),))
CHANGES = Component("changes", macros=(Macro("changes", changes, "{{ changes() }}", lists=True),))
REVIEW = Component("review", macros=(Macro("reviews", reviews, "{{ reviews() }}", lists=True),))
POLICY_CHECK = Component(
    "policy_check", macros=(Macro("policy_check", policy_check, "{{ policy_check() }}", lists=True),)
)
