"""Telephone numbers as people hear them."""

from __future__ import annotations


def spoken_number(number: str) -> str:
    """Digit by digit, in the groups in which it is written: "01632 960101" is "0 1 6 3 2, 9 6 0 1 0 1"."""
    return ", ".join(" ".join(group) for group in number.split())
