"""What somebody carries: heavy conversations in a row, at the desk and on the line alike (`rules.calls.queue_care`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from victimcare.rules.calls.queue import Limits
from victimcare.rules.calls.queue_care import Care, Handled, care

USUAL_LENGTH = timedelta(minutes=20)  # of a conversation at the desk of which only its end is known


class Carries(StrEnum):
    """How it stands, for whoever looks after them."""

    LIGHT = "light"
    NEAR = "near"  # one more heavy one, and a rest is owed
    REST = "rest"  # a rest is owed now


def together(calls: Sequence[Handled], ended: Sequence[tuple[datetime, bool]]) -> list[Handled]:
    """Calls of the line, and the ends of conversations at the desk with whether they were heavy: in order of time."""
    at_the_desk = [Handled(at - USUAL_LENGTH, at, is_heavy) for at, is_heavy in ended]
    return sorted([*calls, *at_the_desk], key=lambda one: one.ended_at)


def carries(handled: Sequence[Handled], now: datetime, limits: Limits) -> tuple[Carries, Care]:
    found = care(handled, now, limits)
    if found.rested_at is not None:
        return Carries.REST, found
    return (Carries.NEAR if found.in_a_row and found.in_a_row + 1 >= limits.heavy_in_a_row else Carries.LIGHT), found
