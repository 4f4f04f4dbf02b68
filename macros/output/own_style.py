"""The style of a copy: what follows from what an organisation says of itself, in a file that the original has not."""

from __future__ import annotations

import hashlib
import re

from macros.build import Asset
from macros.cache import MACROS
from macros.content.colour import darker
from macros.handbook.organisation import Organisation

LONG = 24  # characters of a name that take no more than two lines on the narrowest phone
# The header has the height that the name needs, and pages scroll to what is below it: a question of the guide has all
# its answers on the first screen of a phone that is not of the narrowest.
TALL = "@media (max-width:30em){.hb-header__title{font-size:.8rem}}@media (max-width:24em){:root{--header:4.5rem}}"


def asset(own: Organisation) -> Asset | None:
    """Return the style sheet; None where nothing follows."""
    style = f"{coloured(own.colour) if own.colour else ''}{TALL if len(own.name) > LONG else ''}"
    content = style.encode()
    return Asset(f"assets/own.{hashlib.sha256(content).hexdigest()[:8]}.css", content) if style else None


def coloured(colour: str) -> str:
    """Return the style in which what was ink of the original has a colour: in the dark it is as it was."""
    tokens = (MACROS / "theme" / "tokens.css").read_text("utf-8")
    shades = dict.fromkeys(("door", "door-edge", "btn"), colour) | dict.fromkeys(
        ("door-hover", "btn-hover"), hover(colour)
    )
    dark = {name: re.findall(rf"--{name}: var\(--light, #\w+\) (var\(--dark, #\w+\))", tokens)[0] for name in shades}
    said = "".join(f"--{name}:var(--light,{shade}) {dark[name]};" for name, shade in shades.items())
    return f":root{{{said}--door-ink-2:#fff}}"


def hover(colour: str) -> str:
    return darker(colour, 0.8)
