"""Forecasts how many callers come: keeps our own log by half-hours, and from it what is expected of a day, stored
before the day comes.

The log holds callers who were put into our own queue. Callers held by another contact centre, and those who asked for a
person while no colleague took calls, took none of our people's time: they stand apart (`looking_back.apart`).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import connection

from victimcare.records.models import CallEvent, KeptForecast
from victimcare.rules.calls.staffing import (
    HALF_HOURS,
    CallLog,
    CallLogTooShort,
    ExpectedCalls,
    SpecialDays,
    forecast_calls,
)
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.services.calls.figures import board
from victimcare.services.rights.working_days import working_days

AHEAD = 7  # days that are forecast
_LOG_DAYS = 400  # over a year: holidays are like holidays


def keep(*, now: datetime) -> int:
    """Each night, keep what is expected of the coming week, for the days not kept yet. Returns how many. So a forecast
    is as old as it can be when it is compared with what came, and is never changed."""
    today = london_date(now)
    known, of_days = log(today), special()
    kept = set(KeptForecast.objects.filter(on__gt=today).values_list("on", flat=True))
    rows = []
    for on in (today + ahead * ONE_DAY for ahead in range(1, AHEAD + 1)):
        found = expected(known, on, of_days) if on not in kept else ()
        if found:
            calls, low, high = zip(*((each.calls, each.low, each.high) for each in found), strict=True)
            rows.append(KeptForecast(on=on, made_at=now, calls=list(calls), low=list(low), high=list(high)))
    KeptForecast.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def expected(known: CallLog, on: date, of_days: SpecialDays) -> tuple[ExpectedCalls, ...]:
    """Return what is expected of each half-hour; nothing where no day like this one is known."""
    try:
        return forecast_calls(known, on, of_days)
    except CallLogTooShort:
        return ()


_COUNTED = """
SELECT (entered_at AT TIME ZONE 'Europe/London')::date AS day,
       (extract(hour FROM entered_at AT TIME ZONE 'Europe/London') * 2
        + floor(extract(minute FROM entered_at AT TIME ZONE 'Europe/London') / 30))::int AS slot,
       count(*)
  FROM records_queueentry WHERE entered_at >= %s AND entered_at < %s GROUP BY day, slot
"""


def log(today: date) -> CallLog:
    """Return whole days before today, from the first on which a caller asked; a day without a caller is known as well."""
    begins, ends = board.day(today - _LOG_DAYS * ONE_DAY)[0], board.day(today)[0]
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, [begins, ends])
        rows = cursor.fetchall()
    if not rows:
        return {}
    first: date = min(day for day, _, _ in rows)
    found = {first + number * ONE_DAY: [0] * HALF_HOURS for number in range((today - first).days)}
    for day, slot, count in rows:
        found[day][slot] = count
    return found


def special() -> SpecialDays:
    events = {row.on: row.percent / 100 for row in CallEvent.objects.all()}
    return SpecialDays(working_days().closed, events)
