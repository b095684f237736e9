"""Positions on a letter's first page, in millimetres from its top and left edges.

Source: GOV.UK Notify's letter specification, as its own check of precompiled letters applies it: print only between the
borders, on the first page only in the address block, beside it from 125 mm, above it, and from 95 mm down. The envelope
is C5: the sheet is folded once and the address shows in its window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LEFT, RIGHT, TOP, BOTTOM = 15.0, 195.0, 5.0, 292.0  # borders of every page
ADDRESS_LEFT, ADDRESS_RIGHT, ADDRESS_TOP, ADDRESS_BOTTOM = 24.6, 120.0, 39.5, 66.3
SENDER_LEFT, SENDER_BOTTOM = 125.0, 95.0  # the sender's area: from the top border down to here, out to the right border
BODY_TOP = 95.0

_POINTS_A_MM = 72 / 25.4
_LINE = 1.15  # leading by size
_WIDEST = 0.62  # times the size: the most that a character takes in a line of capitals and digits
_LARGEST, _SMALLEST = 12.0, 8.0  # Notify reads nothing below 8 points


@dataclass(frozen=True, slots=True)
class AddressType:
    """In points."""

    size: float
    leading: float


def fit_address_type(lines: Sequence[str]) -> AddressType:
    """The largest type in which this address fits into the window."""
    high = (ADDRESS_BOTTOM - ADDRESS_TOP) * _POINTS_A_MM / len(lines) / _LINE
    wide = (ADDRESS_RIGHT - ADDRESS_LEFT) * _POINTS_A_MM / max(map(len, lines)) / _WIDEST
    size = max(_SMALLEST, min(_LARGEST, high, wide))
    return AddressType(round(size, 2), round(size * _LINE, 2))
