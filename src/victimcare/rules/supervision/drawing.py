"""Which contacts of a month are read again: by lot, some of each person's, and who has the seed can draw anew."""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from math import ceil
from typing import NamedTuple


class Ticket(NamedTuple):
    """A contact in the draw: its name, and whose it is."""

    contact: str
    person: int


def drawn(tickets: Iterable[Ticket], *, seed: str, in_100: int) -> Mapping[int, tuple[str, ...]]:
    """By person: `in_100` of every hundred of theirs, rounded up, so one at least. The order in which they come changes
    nothing."""
    of: dict[int, set[str]] = defaultdict(set)
    for ticket in tickets:
        of[ticket.person].add(ticket.contact)
    return {person: _lowest(theirs, seed, ceil(len(theirs) * in_100 / 100)) for person, theirs in sorted(of.items())}


def month_before(today: date) -> date:
    """The first day of the month that is over."""
    return date(today.year - (today.month == 1), (today.month - 2) % 12 + 1, 1)


def month_after(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _lowest(contacts: Iterable[str], seed: str, count: int) -> tuple[str, ...]:
    """Each has a number that follows from the seed and its name: those with the lowest."""

    def number(contact: str) -> bytes:
        return hmac.new(seed.encode(), contact.encode(), hashlib.sha256).digest()

    return tuple(sorted(contacts, key=number)[:count])
