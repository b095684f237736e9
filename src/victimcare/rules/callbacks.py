"""When a call back is promised for: soon, in the force's call-back hours, and in hers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from victimcare.rules.clock import LONDON, WorkingDays, london_date
from victimcare.rules.force import Slot

NOTICE = timedelta(minutes=30)  # the least that a person needs to take it up, and the least window that is promised
LOOK_AHEAD = timedelta(days=14)
_GRAIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Promise:
    """A window in which somebody rings; `until` is the due time."""

    start: datetime
    until: datetime


def promise(
    now: datetime,
    slots: Sequence[Slot],
    working_days: WorkingDays,
    suits_her: Callable[[datetime], bool] = lambda moment: True,
) -> Promise | None:
    """The first window of at least half an hour in the next two weeks; None: none suits, so a person must find a way.

    `suits_her`: whether a moment lies in the hours she agreed.
    """
    for opens, closes in _windows(now, slots, working_days):
        start = until = max(opens, _rounded_up(now))
        while until < closes:
            if suits_her(until):
                until += _GRAIN
                continue
            if until - start >= NOTICE:
                break
            start = until = until + _GRAIN
        if until - start >= NOTICE:
            return Promise(start, until)
    return None


def _windows(now: datetime, slots: Sequence[Slot], working_days: WorkingDays) -> Iterator[tuple[datetime, datetime]]:
    today = london_date(now)
    for ahead in range(LOOK_AHEAD.days):
        day = today + timedelta(days=ahead)
        if working_days.is_working_day(day) is False:
            continue
        for slot in slots:
            yield _at(day, slot.start), _at(day, slot.end)


def _at(day: date, time_of_day: time) -> datetime:
    return datetime.combine(day, time_of_day, tzinfo=LONDON)


def _rounded_up(now: datetime) -> datetime:
    local = now.astimezone(LONDON)
    quarter = local.replace(minute=local.minute // 15 * 15, second=0, microsecond=0)
    return quarter if quarter == local else quarter + _GRAIN
