"""Works out how readable one colour is on another (WCAG 2.2, relative luminance and contrast ratio)."""

from __future__ import annotations

READABLE = 4.5  # WCAG 2.2 AA, success criterion 1.4.3, for text of any size


def contrast_ratio(one: str, other: str) -> float:
    """The ratio of two colours written #rrggbb: from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
