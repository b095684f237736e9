"""When far more of one kind of message leaves than usual, it stops until people have looked.

A record system that says by mistake that eight thousand people were released must frighten twenty victims at most. So
each message is counted under its kinds: the event it tells of, the area of the case, the sentence it uses. Whichever
kind comes to its limit first stops, and only that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median_high

COUNTED_OVER = timedelta(hours=1)
STEP = timedelta(minutes=10)  # counts are kept in steps of this; the step that has begun counts whole
LEARNS_FROM = timedelta(days=28)
NEEDS_DAYS = 7  # with messages; fewer teach nothing
ABOVE_USUAL = 2  # so many times the usual busiest hour is still an ordinary busy day
LOOKED_AT_WITHIN = timedelta(minutes=15)  # a true busy day must not wait longer for people
LIFTED_FOR = timedelta(hours=24)  # after people have let a kind through


class Axis(StrEnum):
    EVENT_TYPE = "event_type"
    AREA = "area"
    TEMPLATE = "template"


@dataclass(frozen=True, slots=True, order=True)
class Kind:
    """One way in which a message is like others, such as the area `E09000028`."""

    axis: Axis
    value: str


def kinds_of(*, template: str, event_types: Iterable[str], area: str) -> tuple[Kind, ...]:
    """The kinds of one message, always in the same order, so that two at once never wait for each other."""
    found = {Kind(Axis.TEMPLATE, template), Kind(Axis.AREA, area)}
    return tuple(sorted(found | {Kind(Axis.EVENT_TYPE, event_type) for event_type in event_types}))


def usual(sent: Mapping[date, Sequence[int]]) -> int:
    """The busiest hour of an ordinary day, from how many left in each hour of the days that had any; 0: not known.

    The middle of all days: one day on which something went wrong teaches nothing.
    """
    busiest = [max(hours) for hours in sent.values() if any(hours)]
    return median_high(busiest) if len(busiest) >= NEEDS_DAYS else 0


def limit(*, ceiling: int, learned: int, lifted: int = 0) -> int:
    """How many of a kind may leave in an hour: the force's own ceiling, or more where its past shows more.

    `learned`: the usual busiest hour. `lifted`: what people have let through for a day.
    """
    return max(ceiling, learned * ABOVE_USUAL, lifted)


def lifted_to(*, sent: int, held: int) -> int:
    """The limit for a day once people have said that this is true: enough for as much again, and not for anything."""
    return (sent + held) * ABOVE_USUAL
