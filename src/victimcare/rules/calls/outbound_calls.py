"""Which numbers the line may ring: ordinary ones of the United Kingdom, and nothing that could cost or lead astray.

Ofcom, National Telephone Numbering Plan: 01 and 02 are places, 03 costs what they cost, 07 are mobiles but for 070
(personal numbers that anyone can point anywhere) and 076 (pagers); 0800 and 0808 cost whoever rings them nothing.
Jersey, Guernsey and the Isle of Man share the plan and are other networks, which carriers charge like abroad: a person
judges those. An extension is one of the force's own exchange, on its own list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from victimcare.rules.safe_contact.contact_points import telephone_key

RINGS_FOR = 30  # seconds, for somebody at home; then voicemail would take it on most networks


class NumberTariff(StrEnum):
    """What a number is charged as."""

    PLACE = "place"
    WIDE = "wide"  # 03
    MOBILE = "mobile"
    FREE = "free"
    EXTENSION = "extension"


_ISLANDS = r"(?!1481|1534|1624|7624|7781|7797|7924|7937)"
_PATTERNS = {
    NumberTariff.PLACE: rf"\+44{_ISLANDS}(?:1\d{{8,9}}|2\d{{9}})",
    NumberTariff.WIDE: r"\+443\d{9}",
    NumberTariff.MOBILE: rf"\+44{_ISLANDS}7[1-57-9]\d{{8}}",
    NumberTariff.FREE: r"\+448(?:00\d{6,7}|08\d{7})",
    # 0 and 9 lead outside on many exchanges, and what begins with 1 is often a service of the network (112, 101, 141).
    NumberTariff.EXTENSION: r"[2-8]\d{2,4}",
}


@dataclass(frozen=True, slots=True)
class CallDestination:
    """Whom the line may ring, as the carrier takes it. There is none for any other number: making one raises."""

    dialled: str
    kind: NumberTariff

    def __post_init__(self) -> None:
        if not re.fullmatch(_PATTERNS[self.kind], self.dialled, re.ASCII):
            raise ValueError("the line rings no such number")


def find_destination(number: str) -> CallDestination | None:
    """An ordinary number of the United Kingdom, None for one that is never rung."""
    key = telephone_key(number)
    for kind in (NumberTariff.PLACE, NumberTariff.WIDE, NumberTariff.MOBILE, NumberTariff.FREE):
        if re.fullmatch(_PATTERNS[kind], key, re.ASCII):
            return CallDestination(key, kind)
    return None


def find_extension(digits: str, allowed: Iterable[str]) -> CallDestination | None:
    """An extension that stands on the force's list, `"2041"` or `"2000-2099"`; None for any other."""
    if not re.fullmatch(_PATTERNS[NumberTariff.EXTENSION], digits, re.ASCII):
        return None
    for entry in allowed:
        first, _, last = entry.partition("-")
        if len(digits) == len(first) and int(first) <= int(digits) <= int(last or first):
            return CallDestination(digits, NumberTariff.EXTENSION)
    return None


def dialable_number(number: str) -> str | None:
    """The number as the carrier takes it (E.164), None for one that is never rung."""
    found = find_destination(number)
    return found.dialled if found else None


def is_barred_number(number: str) -> bool:
    """Whether it is a number of the United Kingdom that is never rung: premium rates, pagers, numbers that anyone can
    point anywhere. Of other countries' a person judges."""
    return telephone_key(number).startswith("+44") and find_destination(number) is None


# What calls that we place may cost: so much a day for each kind of number, so that whoever breaks in gains little.
#
# A call is counted at its longest when it begins, and at what it came to when it has ended. A line that dies in between
# leaves it counted at its longest: the error is on the safe side.


COUNTED_LENGTH = timedelta(minutes=30)  # that a call is counted at; one that lasts longer is counted so again
LONDON = ZoneInfo("Europe/London")
# One part in so many of what may be placed and spent. Callers who are put through to the force's other number take no
# more than that, for anybody can ring and ask for it again and again: the rest is for those whom we ring.
WHOLE_BUDGET, CALLERS_SHARE = 1, 2
NO_CAP = 0  # for whoever is rung because somebody is in danger now: counted, and held back by nothing
MOST_AT_ONCE, MOST_AN_HOUR = 10, 120  # calls that leave the force's own exchange


class SpendingCap(StrEnum):
    """What keeps a call from being placed."""

    AT_ONCE = "at_once"
    AN_HOUR = "an_hour"
    A_DAY = "a_day"  # the sum for numbers of this kind


@dataclass(frozen=True, slots=True)
class CallPrice:
    """In pence. What a carrier asks, rounded up, with room."""

    a_minute: int
    a_day: int


_USUAL = MappingProxyType(
    {
        NumberTariff.PLACE: CallPrice(a_minute=2, a_day=2_000),
        NumberTariff.WIDE: CallPrice(a_minute=2, a_day=1_000),
        NumberTariff.MOBILE: CallPrice(a_minute=4, a_day=5_000),
    }
)


@dataclass(frozen=True, slots=True)
class OutboundCallPolicy:
    """What a force allows. `extensions`: of its own exchange, each a number or a range; none: none is rung.

    What stands in no price costs nothing: numbers free to ring, and extensions.
    """

    prices: Mapping[NumberTariff, CallPrice] = field(default_factory=lambda: _USUAL)
    extensions: tuple[str, ...] = ()


def most_call_cost(kind: NumberTariff, allowed: OutboundCallPolicy) -> int:
    """What a call can cost until it is counted again."""
    return call_cost(kind, COUNTED_LENGTH, allowed)


def call_cost(kind: NumberTariff, lasted: timedelta, allowed: OutboundCallPolicy) -> int:
    """In pence, each minute begun counted whole, as carriers do."""
    price = allowed.prices.get(kind)
    return price.a_minute * -(-lasted // timedelta(minutes=1)) if price else 0


def is_within_budget(
    kind: NumberTariff, spent_today: int, allowed: OutboundCallPolicy, one_in: int = WHOLE_BUDGET
) -> bool:
    """Whether one more call of this kind can be paid out of this part of the day's sum, however long it lasts."""
    price = allowed.prices.get(kind)
    return price is None or one_in == NO_CAP or spent_today + most_call_cost(kind, allowed) <= price.a_day // one_in


def spending_day_end(now: datetime) -> datetime:
    """The next midnight in London."""
    return spending_day_start(spending_day_start(now) + timedelta(hours=36))


def spending_day_start(now: datetime) -> datetime:
    """Midnight in London before this moment: days of 23 and 25 hours too."""
    local = now.astimezone(LONDON)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)
