"""Decides whether a code that was tried is compared, while many wrong codes come.

The answer depends on where a try comes from and on what it shows beside the code, never on the code itself. A brake
holds for an address, for its network or, in a flood from everywhere, for a whole door. It never closes a web door: a
browser that opened a right code before is let through, and so is any other that does a small proof of work or that
waits for a minute. These have limits of their own, so that they are slower and not a way around the brake.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

WINDOW = timedelta(minutes=10)
LATELY = timedelta(minutes=1)

OF_A_NETWORK = 60  # wrong tries in ten minutes: three addresses' worth; a mobile network puts many people behind one
# Of all who show no number, in a minute, once there are too many of them; in ten minutes fewer than pause a door.
WITHHELD_LATELY = 4
OF_WITHHELD = 50
PACED = 2  # so many times what slows a source it may try unheard; after that its tries are not looked at

BROWSER_REMEMBERED = timedelta(days=30)
OF_A_BROWSER = 10  # wrong tries in ten minutes while a brake holds: two whole codes' worth
BROWSERS_A_DAY = 5  # that one code makes known: nobody makes a thousand of them with a code of their own

WAITED = timedelta(minutes=1)
PASS_LASTS = timedelta(minutes=20)  # a page may stand open that long before the code is typed
WAITS_LATELY = 2  # wrong tries in a minute from one address that only waited
WAITS_OF_A_NETWORK_LATELY = 6
WORKS_LATELY = 6
WORKS_OF_A_NETWORK_LATELY = 30

LEAST_BITS = 14  # 16,000 hashes on average: under a second of a cheap phone, while the code is typed
MOST_BITS = 20
_WORKS_AT_LEAST_BITS = 10  # wrong tries by work from one network in ten minutes, before the next cost twice as much


class LetBy(StrEnum):
    """Why a try is read while a brake holds."""

    BROWSER = "browser"
    WORK = "work"
    WAIT = "wait"


class Reading(StrEnum):
    """Which codes a try is compared with."""

    ALL = "all"
    FEW = "few"  # those that a person has just given, and those opened from this telephone before
    OWN = "own"  # those opened from this telephone before; from an address none
    NONE = "none"  # nothing is looked at


@dataclass(frozen=True, slots=True)
class WrongTries:
    """Wrong tries in ten minutes, or lately (in the last minute). `of_source` and `of_network` are without those that
    were paced or let by something; `of_all` are those that this door has read. `of_them`: of all callers who withhold
    their number, where this one does."""

    of_source: int = 0
    paced: int = 0
    works_lately: int = 0
    waits_lately: int = 0
    of_them: int = 0
    of_them_lately: int = 0
    of_network: int = 0
    works_of_network: int = 0
    works_of_network_lately: int = 0
    waits_of_network_lately: int = 0
    of_all: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """`of_source` None: the source is not known, and is slowed only with the whole door. `is_among`: one of those who
    withhold their number."""

    of_source: int | None
    of_all: int
    is_among: bool = False
    has_network: bool = False


def is_slowed(wrong: WrongTries, limits: Limits) -> bool:
    """Whether the brake holds for this source or for its network."""
    if limits.of_source is None:
        return False
    if limits.is_among and wrong.of_them >= OF_WITHHELD:
        return wrong.of_source > 0 or wrong.of_them_lately >= WITHHELD_LATELY
    return wrong.of_source >= limits.of_source or (limits.has_network and wrong.of_network >= OF_A_NETWORK)


def is_paused(wrong: WrongTries, limits: Limits) -> bool:
    """Whether the brake holds for the whole door."""
    return wrong.of_all >= limits.of_all


def reading(wrong: WrongTries, limits: Limits, let_by: LetBy | None) -> Reading:
    """Which codes this try is compared with. `let_by`: what was shown beside the code, and is valid."""
    slowed = is_slowed(wrong, limits)
    if not slowed and not is_paused(wrong, limits):
        return Reading.ALL
    if let_by is not None and _has_room(wrong, let_by):
        return Reading.ALL
    if not slowed:
        return Reading.FEW
    return Reading.NONE if wrong.paced >= PACED * (limits.of_source or 0) else Reading.OWN


def work_bits(works_of_network: int) -> int:
    """How hard the proof of work is for a network that has sent so many wrong codes with one."""
    return min(LEAST_BITS + (works_of_network // _WORKS_AT_LEAST_BITS).bit_length(), MOST_BITS)


def _has_room(wrong: WrongTries, let_by: LetBy) -> bool:
    if let_by is LetBy.WORK:
        return wrong.works_lately < WORKS_LATELY and wrong.works_of_network_lately < WORKS_OF_A_NETWORK_LATELY
    if let_by is LetBy.WAIT:
        return wrong.waits_lately < WAITS_LATELY and wrong.waits_of_network_lately < WAITS_OF_A_NETWORK_LATELY
    return True  # what a browser has tried is counted with it
