"""What of a page stands out too little from its ground, in each look that a reader may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from playwright.sync_api import Page

SCRIPT = Path(__file__).with_suffix(".js").read_text("utf-8")
PLAIN: dict[str, Any] = {
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
    "reduced_motion": "reduce",  # or a sign would be looked at while it turns
}
DARK = {"color_scheme": "dark"}
MORE = {"contrast": "more"}
FORCED = {"forced_colors": "active"}


class Look(NamedTuple):
    """What is asked of the browser, the colours chosen in the page, and how much text and signs have to stand out."""

    name: str
    media: Mapping[str, str] = MappingProxyType({})
    theme: str = ""
    text: float = 4.5
    signs: float = 3


LOOKS = [
    Look("light"),
    Look("dark", DARK),
    Look("more contrast", MORE, text=7, signs=4.5),
    Look("more contrast, dark", MORE | DARK, text=7, signs=4.5),
    Look("forced colours", FORCED),
    Look("forced colours, dark", FORCED | DARK),
    # A page that is light by choice, below dark colours of the system: nothing of the page's own may be left.
    Look("forced colours, dark, light chosen", FORCED | DARK, "light"),
]


def named(name: str) -> Look:
    return next(look for look in LOOKS if look.name == name)


def turned(page: Page, look: Look) -> None:
    page.emulate_media(**{**PLAIN, **look.media})
    page.evaluate("theme => document.documentElement.dataset.theme = theme", look.theme)


def faults(page: Page, look: Look) -> list[str]:
    """Return what stands out too little, and, in forced colours, what is told by a colour of ours alone."""
    page.evaluate(SCRIPT)
    forced = "forced_colors" in look.media
    if forced:
        turned(page, LOOKS[0])
        page.evaluate("contrast.fill()")
    turned(page, look)
    page.keyboard.press("Shift")  # what then gets the focus gets it as by keys, with its ring
    found: list[str] = page.evaluate("([text, signs]) => [...contrast.text(text), ...contrast.signs(signs)]", look[3:])
    found += page.evaluate("contrast.rings(3)")
    if forced:
        found += page.evaluate("[...contrast.states(), ...contrast.flat()]")
    return found
