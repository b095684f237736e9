"""Which numbers the line may ring: ordinary ones of the United Kingdom, and nothing that could cost or lead astray.

Ofcom, National Telephone Numbering Plan: 01 and 02 are places, 03 costs what they cost, 07 are mobiles but for 070
(personal numbers that anyone can point anywhere) and 076 (pagers), of which 07624 is a mobile of the Isle of Man.
"""

from __future__ import annotations

import re

from victimcare.rules.people.points import telephone_key

_RINGABLE = re.compile(r"\+44(1\d{8,9}|2\d{9}|3\d{9}|7[1-57-9]\d{8}|7624\d{6})")


def ringable(number: str) -> str | None:
    """The number as the carrier takes it (E.164), None for one that is never rung."""
    key = telephone_key(number)
    return key if _RINGABLE.fullmatch(key) else None
