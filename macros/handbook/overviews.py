"""The macros that show what the handbook as a whole tells: its sections, their changes, and the dates of reviews."""

from __future__ import annotations

from typing import get_args

from macros.components import correction
from macros.components.changes import render_changes
from macros.components.correction.marked_words import initials
from macros.components.declaration import Component, Macro
from macros.components.examples import ListedExample, render_examples
from macros.components.policy_check import COMMAND, render_policy_check
from macros.components.practise import Dealt, render_practise
from macros.components.practise.discussion import Words
from macros.components.register import BasedOn, render_register
from macros.components.review import render_reviews
from macros.handbook import change_history, original, register_seal, review_dates
from macros.handbook.place import OnPage

WORDS = Words(correction.VERDICTS, correction.NETWORKS, correction.GRADES, correction.SEEN)


def examples(place: OnPage) -> str:
    at, all_of_them = addresses(place), place.all(correction.Correction)
    rows = [ListedExample(one.title, one.kind, one.scene, at[id]) for id, one in all_of_them.items()]
    return render_examples(rows, get_args(correction.Kind))


def practise(place: OnPage) -> str:
    at, all_of_them = addresses(place), place.all(correction.Correction)
    # Where one leads to what is not there, as to a page that could not be read, that is told with it.
    whole = {id: one for id, one in all_of_them.items() if not place.library.problems_of_entry(one)}
    return render_practise(place, {id: Dealt(one, at[id]) for id, one in whole.items()}, WORDS, initials)


def addresses(place: OnPage) -> dict[str, str]:
    """Return where each correction example is shown, as seen from this page."""
    return {id: place.shown_at("correction", id).href or "" for id in place.all(correction.Correction)}


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


EXAMPLES = Component("examples", macros=(Macro("examples", examples, "{{ examples() }}", lists=True),))
PRACTISE = Component("practise", macros=(Macro("practise", practise, "{{ practise() }}", lists=True),))
REGISTER = Component("register", macros=(Macro("register", register, "{{ register() }}", lists=True),))
CHANGES = Component("changes", macros=(Macro("changes", changes, "{{ changes() }}", lists=True),))
REVIEW = Component("review", macros=(Macro("reviews", reviews, "{{ reviews() }}", lists=True),))
POLICY_CHECK = Component(
    "policy_check", macros=(Macro("policy_check", policy_check, "{{ policy_check() }}", lists=True),)
)
