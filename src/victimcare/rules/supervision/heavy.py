"""What somebody carries: heavy conversations in a row, at the desk and on the line alike (`rules.calls.queue_care`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from victimcare.rules.calls.queue import Limits
from victimcare.rules.calls.queue_care import Care, Handled, care

USUAL_LENGTH = timedelta(minutes=20)  # of a conversation of which only its end is known


class AtTheDesk(NamedTuple):
    """A conversation on no call of the line. `began_at` None: nobody measured it."""

    began_at: datetime | None
    ended_at: datetime
    is_heavy: bool


class Carries(StrEnum):
    """How it stands, for whoever looks after them."""

    LIGHT = "light"
    NEAR = "near"  # one more heavy one, and a rest is owed
    REST = "rest"  # a rest is owed now


def together(calls: Sequence[Handled], at_the_desk: Sequence[AtTheDesk]) -> list[Handled]:
    """Calls of the line and conversations at the desk, in order of time."""
    others = [Handled(one.began_at or one.ended_at - USUAL_LENGTH, one.ended_at, one.is_heavy) for one in at_the_desk]
    return sorted([*calls, *others], key=lambda one: one.ended_at)


def carries(handled: Sequence[Handled], now: datetime, limits: Limits) -> tuple[Carries, Care]:
    found = care(handled, now, limits)
    if found.rested_at is not None:
        return Carries.REST, found
    return (Carries.NEAR if found.in_a_row and found.in_a_row + 1 >= limits.heavy_in_a_row else Carries.LIGHT), found
