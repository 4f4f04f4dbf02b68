"""Colours as `#16244a`, and how well two can be told apart, as WCAG 2 measures it."""

from __future__ import annotations

import re

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
WHITE = "#ffffff"


def parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def luminance(colour: str) -> float:
    shares = (part / 255 for part in parts(colour))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * share for weight, share in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours, from 1 to 21."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def darker(colour: str, share: float) -> str:
    """Return a colour of the same hue that has this share of its light."""
    return "#" + "".join(f"{int(part * share):02x}" for part in parts(colour))


def dark_enough(colour: str, ratio: float) -> str:
    """Return the lightest colour of this hue on which white has the ratio."""
    shades = (darker(colour, share / 100) for share in range(100, -1, -1))
    return next(shade for shade in shades if contrast(shade, WHITE) >= ratio)
