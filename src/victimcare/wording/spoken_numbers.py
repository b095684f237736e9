"""Telephone numbers as people hear and read them."""

from __future__ import annotations

_GROUPS = {"02": (3, 4, 4), "03": (4, 3, 4), "08": (4, 3, 4)}
_OTHERS = (5, 6)


def spoken_number(number: str) -> str:
    """Digit by digit, in the groups in which it is written: "01632 960101" is "0 1 6 3 2, 9 6 0 1 0 1"."""
    return ", ".join(" ".join(group) for group in number.split())


def written_number(number: str) -> str:
    """As dialled in the United Kingdom, in readable groups: "+441632960101" is "01632 960101". A foreign number, an
    extension and a number already in groups stay as they are."""
    dialled = f"0{number[3:]}" if number.startswith("+44") else number
    if not (dialled.isdecimal() and dialled.startswith("0") and len(dialled) in (10, 11)):
        return number
    groups, start = [], 0
    for length in _GROUPS.get(dialled[:2], _OTHERS):
        groups.append(dialled[start : start + length])
        start += length
    return " ".join(groups)
