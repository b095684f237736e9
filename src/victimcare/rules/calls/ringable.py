"""Which numbers the line may ring: ordinary ones of the United Kingdom, and nothing that could cost or lead astray.

Ofcom, National Telephone Numbering Plan: 01 and 02 are places, 03 costs what they cost, 07 are mobiles but for 070
(personal numbers that anyone can point anywhere) and 076 (pagers); 0800 and 0808 cost whoever rings them nothing.
Jersey, Guernsey and the Isle of Man share the plan and are other networks, which carriers charge like abroad: a person
judges those. An extension is one of the force's own exchange, on its own list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from victimcare.rules.people.points import telephone_key

RINGS_FOR = 30  # seconds, for somebody at home; then voicemail would take it on most networks


class Kind(StrEnum):
    """What a number is charged as."""

    PLACE = "place"
    WIDE = "wide"  # 03
    MOBILE = "mobile"
    FREE = "free"
    EXTENSION = "extension"


_ISLANDS = r"(?!1481|1534|1624|7624|7781|7797|7924|7937)"
_PATTERNS = {
    Kind.PLACE: rf"\+44{_ISLANDS}(?:1\d{{8,9}}|2\d{{9}})",
    Kind.WIDE: r"\+443\d{9}",
    Kind.MOBILE: rf"\+44{_ISLANDS}7[1-57-9]\d{{8}}",
    Kind.FREE: r"\+448(?:00\d{6,7}|08\d{7})",
    # 0 and 9 lead outside on many exchanges, and what begins with 1 is often a service of the network (112, 101, 141).
    Kind.EXTENSION: r"[2-8]\d{2,4}",
}


@dataclass(frozen=True, slots=True)
class Destination:
    """Whom the line may ring, as the carrier takes it. There is none for any other number: making one raises."""

    dialled: str
    kind: Kind

    def __post_init__(self) -> None:
        if not re.fullmatch(_PATTERNS[self.kind], self.dialled, re.ASCII):
            raise ValueError("the line rings no such number")


def destination(number: str) -> Destination | None:
    """An ordinary number of the United Kingdom, None for one that is never rung."""
    key = telephone_key(number)
    for kind in (Kind.PLACE, Kind.WIDE, Kind.MOBILE, Kind.FREE):
        if re.fullmatch(_PATTERNS[kind], key, re.ASCII):
            return Destination(key, kind)
    return None


def extension(digits: str, allowed: Iterable[str]) -> Destination | None:
    """An extension that stands on the force's list, `"2041"` or `"2000-2099"`; None for any other."""
    if not re.fullmatch(_PATTERNS[Kind.EXTENSION], digits, re.ASCII):
        return None
    for entry in allowed:
        first, _, last = entry.partition("-")
        if len(digits) == len(first) and int(first) <= int(digits) <= int(last or first):
            return Destination(digits, Kind.EXTENSION)
    return None


def ringable(number: str) -> str | None:
    """The number as the carrier takes it (E.164), None for one that is never rung."""
    found = destination(number)
    return found.dialled if found else None


def is_dear(number: str) -> bool:
    """Whether it is a number of the United Kingdom that is never rung: premium rates, pagers, numbers that anyone can
    point anywhere. Of other countries' a person judges."""
    return telephone_key(number).startswith("+44") and destination(number) is None
