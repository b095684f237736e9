"""Her days in court, as the timeline has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from victimcare.rules import clock
from victimcare.rules.cases.turns import must_attend
from victimcare.rules.rights import Fact, in_order


@dataclass(frozen=True, slots=True)
class Day:
    """`key` is the record system's own name for it; `is_called`: she is asked to speak."""

    key: str
    kind: str
    starts_at: datetime
    court: str
    is_called: bool


def days_ahead(facts: Iterable[Fact], *, victim_id: str, now: datetime) -> tuple[Day, ...]:
    """The days that are set and have no result yet, the soonest first. The last listing of each counts."""
    days: dict[str, Day] = {}
    for fact in in_order(fact for fact in facts if fact.time <= now):
        key = fact.data.get("hearing_ref", "")
        if fact.type == "hearing.listed":
            starts_at, court = clock.moment(fact.data["starts_at"]), fact.data["court"].strip()
            days[key] = Day(key, fact.data["kind"], starts_at, court, must_attend(fact, victim_id))
        elif fact.type == "hearing.resulted":
            days.pop(key, None)
    return tuple(sorted((day for day in days.values() if day.starts_at > now), key=lambda day: day.starts_at))
