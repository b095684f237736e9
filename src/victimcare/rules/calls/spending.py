"""What calls that we place may cost: so much a day for each kind of number, so that whoever breaks in gains little.

A call is counted at its longest when it begins, and at what it came to when it has ended. A line that dies in between
leaves it counted at its longest: the error is on the safe side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from victimcare.rules.calls.ringable import Kind

LONGEST = timedelta(minutes=30)  # that a call is counted at; one that lasts longer is counted so again
LONDON = ZoneInfo("Europe/London")
# One part in so many of what may be placed and spent. Callers who are put through to the force's other number take no
# more than that, for anybody can ring and ask for it again and again: the rest is for those whom we ring.
ALL, FOR_CALLERS = 1, 2
NO_CAP = 0  # for whoever is rung because somebody is in danger now: counted, and held back by nothing
AT_ONCE, AN_HOUR = 10, 120  # calls that leave the force's own exchange


class Cap(StrEnum):
    """What keeps a call from being placed."""

    AT_ONCE = "at_once"
    AN_HOUR = "an_hour"
    A_DAY = "a_day"  # the sum for numbers of this kind


@dataclass(frozen=True, slots=True)
class Price:
    """In pence. What a carrier asks, rounded up, with room."""

    a_minute: int
    a_day: int


_USUAL = MappingProxyType(
    {
        Kind.PLACE: Price(a_minute=2, a_day=2_000),
        Kind.WIDE: Price(a_minute=2, a_day=1_000),
        Kind.MOBILE: Price(a_minute=4, a_day=5_000),
    }
)


@dataclass(frozen=True, slots=True)
class PlacedCalls:
    """What a force allows. `extensions`: of its own exchange, each a number or a range; none: none is rung.

    What stands in no price costs nothing: numbers free to ring, and extensions.
    """

    prices: Mapping[Kind, Price] = field(default_factory=lambda: _USUAL)
    extensions: tuple[str, ...] = ()


def most(kind: Kind, allowed: PlacedCalls) -> int:
    """What a call can cost until it is counted again."""
    return cost(kind, LONGEST, allowed)


def cost(kind: Kind, lasted: timedelta, allowed: PlacedCalls) -> int:
    """In pence, each minute begun counted whole, as carriers do."""
    price = allowed.prices.get(kind)
    return price.a_minute * -(-lasted // timedelta(minutes=1)) if price else 0


def fits(kind: Kind, spent_today: int, allowed: PlacedCalls, one_in: int = ALL) -> bool:
    """Whether one more call of this kind can be paid out of this part of the day's sum, however long it lasts."""
    price = allowed.prices.get(kind)
    return price is None or one_in == NO_CAP or spent_today + most(kind, allowed) <= price.a_day // one_in


def day_ends(now: datetime) -> datetime:
    """The next midnight in London."""
    return day_began(day_began(now) + timedelta(hours=36))


def day_began(now: datetime) -> datetime:
    """Midnight in London before this moment: days of 23 and 25 hours too."""
    local = now.astimezone(LONDON)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)
