"""Which numbers the line may ring, ordinary UK numbers alone and none that could cost or mislead; and what calls may
cost a day.

Ofcom, National Telephone Numbering Plan: 01 and 02 are geographic, 03 costs the same as those, 07 are mobiles except
070 (personal numbers that anyone can redirect anywhere) and 076 (pagers); 0800 and 0808 are free for the caller.
Jersey, Guernsey and the Isle of Man share the plan but are separate networks, which carriers charge as foreign: a
colleague judges those. An extension is on the force's own exchange and its own list.
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

RINGS_FOR = 30  # seconds, for a person at home; after that voicemail would answer on most networks


class NumberTariff(StrEnum):
    """The tariff on which a number is charged."""

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
    # 0 and 9 are often the prefix for outside lines, and numbers that begin with 1 are often network services (112,
    # 101, 141).
    NumberTariff.EXTENSION: r"[2-8]\d{2,4}",
}


@dataclass(frozen=True, slots=True)
class CallDestination:
    """A number that the line may ring, in the carrier's form. Any other number raises ValueError."""

    dialled: str
    kind: NumberTariff

    def __post_init__(self) -> None:
        if not re.fullmatch(_PATTERNS[self.kind], self.dialled, re.ASCII):
            raise ValueError("the line rings no such number")


def find_destination(number: str) -> CallDestination | None:
    """Return the destination of an ordinary UK number, None for one that we never ring."""
    key = telephone_key(number)
    for kind in (NumberTariff.PLACE, NumberTariff.WIDE, NumberTariff.MOBILE, NumberTariff.FREE):
        if re.fullmatch(_PATTERNS[kind], key, re.ASCII):
            return CallDestination(key, kind)
    return None


def find_extension(digits: str, allowed: Iterable[str]) -> CallDestination | None:
    """Return an extension on the force's list, `"2041"` or `"2000-2099"`; None for any other."""
    if not re.fullmatch(_PATTERNS[NumberTariff.EXTENSION], digits, re.ASCII):
        return None
    for entry in allowed:
        first, _, last = entry.partition("-")
        if len(digits) == len(first) and int(first) <= int(digits) <= int(last or first):
            return CallDestination(digits, NumberTariff.EXTENSION)
    return None


def dialable_number(number: str) -> str | None:
    """Return the number in the carrier's form (E.164), None for one that we never ring."""
    found = find_destination(number)
    return found.dialled if found else None


def is_barred_number(number: str) -> bool:
    """Whether this is a UK number that we never ring: premium rates, pagers, numbers that anyone can redirect anywhere.
    A colleague judges numbers of other countries."""
    return telephone_key(number).startswith("+44") and find_destination(number) is None


# Limits the cost of outgoing calls: a daily sum for each tariff, so that an intruder gains little.
#
# A call is counted at its greatest length when it begins, and at its real cost once it has ended. If the line dies in
# between, the call stays counted at its greatest length: the error is on the safe side.


COUNTED_LENGTH = timedelta(minutes=30)  # the length at which a call is counted; a longer one is counted again
LONDON = ZoneInfo("Europe/London")
# Shares of what may be placed and spent: one part in this many. Callers who are put through to the force's other number
# get at most this share, since anyone can ring and ask for it repeatedly: the rest is for calls that we make.
WHOLE_BUDGET, CALLERS_SHARE = 1, 2
NO_CAP = 0  # for a person who is rung because of immediate danger: counted, but never held back
MOST_AT_ONCE, MOST_AN_HOUR = 10, 120  # calls that leave the force's own exchange


class SpendingCap(StrEnum):
    """The limit that keeps a call from being placed."""

    AT_ONCE = "at_once"
    AN_HOUR = "an_hour"
    A_DAY = "a_day"  # the sum for numbers of this tariff


@dataclass(frozen=True, slots=True)
class CallPrice:
    """In pence: what a carrier charges, rounded up, with a margin."""

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
    """What a force allows. `extensions`: on its own exchange, each a number or a range; none: no extension is rung.

    A tariff without a price costs nothing: numbers free to ring, and extensions.
    """

    prices: Mapping[NumberTariff, CallPrice] = field(default_factory=lambda: _USUAL)
    extensions: tuple[str, ...] = ()


def most_call_cost(kind: NumberTariff, allowed: OutboundCallPolicy) -> int:
    """The greatest cost of a call until it is counted again."""
    return call_cost(kind, COUNTED_LENGTH, allowed)


def call_cost(kind: NumberTariff, lasted: timedelta, allowed: OutboundCallPolicy) -> int:
    """The cost in pence, with each minute begun charged in full, as carriers do."""
    price = allowed.prices.get(kind)
    return price.a_minute * -(-lasted // timedelta(minutes=1)) if price else 0


def is_within_budget(
    kind: NumberTariff, spent_today: int, allowed: OutboundCallPolicy, one_in: int = WHOLE_BUDGET
) -> bool:
    """Whether this part of the day's sum covers one more call on this tariff, however long it lasts."""
    price = allowed.prices.get(kind)
    return price is None or one_in == NO_CAP or spent_today + most_call_cost(kind, allowed) <= price.a_day // one_in


def spending_day_end(now: datetime) -> datetime:
    """Return the next midnight in London."""
    return spending_day_start(spending_day_start(now) + timedelta(hours=36))


def spending_day_start(now: datetime) -> datetime:
    """Return the last midnight in London, on days of 23 and 25 hours too."""
    local = now.astimezone(LONDON)
    return local.replace(hour=0, minute=0, second=0, microsecond=0)
