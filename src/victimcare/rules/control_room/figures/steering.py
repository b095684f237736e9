"""Draws the days on which steering is not suggested, and says when it is withheld.

The draw depends on the plan alone, so that anyone who knows its seed can repeat it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

from victimcare.rules.clock import ONE_DAY
from victimcare.rules.control_room.contact_kinds import ContactPriority

AGAIN_WITHIN = timedelta(days=14)  # in which further messages of a sender are counted
FEWEST_DAYS = 14  # of a plan: each weekday twice
MOST_DAYS = 366
LEAST_SHARE, MOST_SHARE = 10, 90  # control days, of 100


class SteeringHypothesis(StrEnum):
    """What is expected, as it was registered before the first day."""

    FEWER_AGAIN = "fewer_again"  # people who are steered write again less often
    NO_MORE_AGAIN = "no_more_again"  # they write again no more often, and handlers spend less time


class SteeringOutcome(StrEnum):
    """What is measured of each sender's first contact of the plan. The first is the one that decides."""

    AGAIN = "again"  # further messages of the sender within `AGAIN_WITHIN`
    MINUTES_TO_ANSWER = "minutes_to_answer"
    HANDLER_MINUTES = "handler_minutes"  # from opening it until it was closed, an hour at most


@dataclass(frozen=True, slots=True)
class SteeringDays:
    """The part of a plan that decides its control days. `control_share`: of 100 days."""

    starts_on: date
    ends_on: date
    control_share: int
    seed: int
    is_by_weekday: bool = True


def draw_control_days(plan: SteeringDays) -> frozenset[date]:
    """The days on which steering is not suggested: of each block of days the share that the plan says, in an order that
    a hash of seed and day gives. What is left over of a block is decided by the seed too."""
    blocks: dict[Hashable, list[date]] = defaultdict(list)
    for ahead in range((plan.ends_on - plan.starts_on).days + 1):
        day = plan.starts_on + ahead * ONE_DAY
        blocks[day.weekday() if plan.is_by_weekday else None].append(day)
    drawn: set[date] = set()
    for block, days in blocks.items():
        wanted = int(len(days) * plan.control_share / 100 + _draw(plan.seed, f"block {block}"))
        drawn.update(sorted(days, key=lambda day: _draw(plan.seed, day.isoformat()))[:wanted])
    return frozenset(drawn)


def is_steering_withheld(
    *, is_control_day: bool, priority: ContactPriority, is_possible_danger: bool, is_duty_owed: bool
) -> bool:
    """Whether the suggestion is left out. Never of danger or possible danger, and never where the victim whom a person
    linked is owed something: those are for a person to answer in the best way there is."""
    is_danger = priority is ContactPriority.DANGER or is_possible_danger
    return is_control_day and not is_danger and not is_duty_owed


def _draw(seed: int, what: str) -> float:
    """A number from 0 to 1 that looks drawn."""
    return int.from_bytes(sha256(f"{seed}:{what}".encode()).digest()[:8]) / 2**64
