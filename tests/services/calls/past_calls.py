"""Weeks of callers who asked for a person, as stored in the tables."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from tests.services.calls.waiting import a_call
from tests.services.people_and_cases import staff
from victimcare.records.models import Agent, Call, QueueEntry
from victimcare.rules.clock import LONDON, ONE_DAY

# Parts of a day's callers by the hour from 8 to 19: busiest in the morning.
BY_HOUR = (4, 9, 13, 12, 10, 9, 9, 8, 8, 7, 6, 5)


def past(
    last: date, *, days: int, a_day: Sequence[int], handling: float = 400.0, gives_up: float = 0.12, seed: int = 1
) -> None:
    """Callers on so many days up to `last`; `a_day`: how many on average from Monday to Sunday."""
    chance = random.Random(seed)
    actor = staff("Answered Before")
    begun = datetime.combine(last - days * ONE_DAY, time(), tzinfo=LONDON)
    agent = Agent.objects.create(staff_id=actor.staff_id or 0, way="none", state="off", since=begun, idle_since=begun)
    call = Call.objects.get(public_id=a_call(at=begun))
    rows: list[QueueEntry] = []
    for on in (last - ago * ONE_DAY for ago in range(days)):
        for hour, part in enumerate(BY_HOUR, start=8):
            average = a_day[on.weekday()] * part / sum(BY_HOUR)
            count = max(0, round(chance.gauss(average, average**0.5)))
            rows += [_entry(call, agent, on, hour, handling, gives_up, chance) for _ in range(count)]
    QueueEntry.objects.bulk_create(rows)


def _entry(
    call: Call, agent: Agent, on: date, hour: int, handling: float, gives_up: float, chance: random.Random
) -> QueueEntry:
    entered = datetime.combine(on, time(hour), tzinfo=LONDON) + timedelta(seconds=chance.randrange(3600))
    left = entered + timedelta(seconds=chance.expovariate(1 / 20))
    row = QueueEntry(call=call, entered_at=entered, seen_at=entered, left_at=left)
    if chance.random() < gives_up:
        row.left_how = "abandoned"
        return row
    talked = timedelta(seconds=chance.expovariate(1 / (handling - 60)))
    row.left_how, row.answered_by, row.answered_at = "answered", agent, left
    row.ended_at, row.wrapped_up_at = left + talked, left + talked + timedelta(seconds=60)
    return row
