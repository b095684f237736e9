"""Care for those who take the calls: no heavy call after heavy call without a rest or a lighter one between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from victimcare.rules.calls.queue import Limits


@dataclass(frozen=True, slots=True)
class Handled:
    """A conversation that is over."""

    began_at: datetime
    ended_at: datetime
    is_heavy: bool


@dataclass(frozen=True, slots=True)
class Care:
    """What somebody may be given now. `in_a_row`: heavy calls since the last lighter one or rest. `rested_at`: when a
    rest that is owed is over; None: none is owed."""

    may_take_heavy: bool
    may_take_any: bool
    in_a_row: int
    rested_at: datetime | None


def care(handled: Sequence[Handled], now: datetime, limits: Limits) -> Care:
    """By what they have had in this shift, in order of time.

    With the limit reached they are given lighter calls alone. One of those may turn out heavy: with one more than the
    limit they are given nothing until they have rested.
    """
    in_a_row = 0
    last: datetime | None = None
    for call in handled:
        if not call.is_heavy or (last is not None and call.began_at - last >= limits.rest):
            in_a_row = 0
        in_a_row += call.is_heavy
        last = call.ended_at
    rested_at = last + limits.rest if last is not None and in_a_row >= limits.heavy_in_a_row else None
    if rested_at is None or rested_at <= now:
        return Care(True, True, 0 if rested_at else in_a_row, None)
    return Care(False, in_a_row <= limits.heavy_in_a_row, in_a_row, rested_at)
