"""The quotes, dashes and spaces of good print, for text that Markdown does not touch."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ORDINALS = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
# A quote that is first, or stands after one of these. The quote comes before what is before it: it is found faster.
OPENING = re.compile(r"""'(?<![^\s(\[\u2014\u201c"]')""")
OPENING_DOUBLE = re.compile(r"""\"(?<![^\s(\[\u2014\u2018]")""")
GLUED = re.compile(rf"(?<=\d) (?=(?:am|pm|{MONTHS})\b)")


def glue(text: str) -> str:
    """Keep `10 am` and `14 January` on one line."""
    return GLUED.sub(NO_BREAK, text)


def day(date: str) -> str:
    """Return `2026-11-22`, or as much of a date as is known, as people write it: 22 November 2026."""
    year, *month = date.split("-")
    words = [*(str(int(number)) for number in month[1:]), *(MONTHS.split("|")[int(name) - 1] for name in month[:1])]
    return glue(" ".join([*words, year]))


def version(name: str) -> str:
    """Return the name of a version, such as `2026-11-22-2`, in words: 22 November 2026 (the second of that day)."""
    number = int(name[11:] or 1)
    which = f"the {ORDINALS[number - 2]}" if number - 2 < len(ORDINALS) else f"number {number}"
    return day(name[:10]) + (f" ({which} of that day)" if number > 1 else "")


def curl(text: str) -> str:
    """Return plain text with curly quotes and glued dates.

    For our words, and for speech, which has no form of its own: what was typed, such as a post, is shown as it was.
    """
    if "'" in text:
        text = OPENING.sub("\u2018", text).replace("'", "\u2019")
    if '"' in text:
        text = OPENING_DOUBLE.sub("\u201c", text).replace('"', "\u201d")
    return glue(text)
