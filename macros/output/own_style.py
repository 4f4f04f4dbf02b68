"""The style of a copy: what follows from what an organisation says of itself, in a file that the original has not."""

from __future__ import annotations

import hashlib

from macros.build import Asset
from macros.handbook.organisation import Organisation

LONG = 24  # characters of a name that take no more than two lines on the narrowest phone
# The header has the height that the name needs, and pages scroll to what is below it.
TALL = "@media (max-width:30em){:root{--header:4.5rem}.hb-header__title{font-size:.8rem}}"


def asset(own: Organisation) -> Asset | None:
    """Return the style sheet; None where nothing follows."""
    style = TALL if len(own.name) > LONG else ""
    content = style.encode()
    return Asset(f"assets/own.{hashlib.sha256(content).hexdigest()[:8]}.css", content) if style else None
