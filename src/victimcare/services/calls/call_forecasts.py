"""Forecasts how many callers come, from our own log of half-hours; stores each forecast before its day, and compares it
with what came.

The log holds callers who entered our own queue. Callers held by another contact centre, and those who asked for a
person while no agent was on duty, took no time of our staff's: they are counted separately
(`call_forecasts.count_unforecast_callers`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from victimcare.records.models import Call, CallForecast, DemandEvent
from victimcare.rules.calls.staffing import (
    HALF_HOURS,
    CallLog,
    CallLogTooShort,
    ExpectedCalls,
    SpecialDays,
    forecast_calls,
)
from victimcare.rules.clock import LONDON, ONE_DAY, london_date
from victimcare.services.calls import line_wallboard
from victimcare.services.calls.line_wallboard import ASKED_FOR_A_PERSON, day_bounds
from victimcare.services.rights.working_calendar import working_days

DAYS_AHEAD = 7  # days that are forecast
_LOG_DAYS = 400  # over a year, as a bank holiday is forecast from earlier ones


def keep_forecasts(*, now: datetime) -> int:
    """Store forecasts for the days of the coming week that have none yet; runs each night. Returns how many. Each
    forecast is made as early as possible and never changed, so that it can be compared with what came."""
    today = london_date(now)
    known, of_days = load_call_log(today), load_special_days()
    kept = set(CallForecast.objects.filter(on__gt=today).values_list("on", flat=True))
    rows = []
    for on in (today + ahead * ONE_DAY for ahead in range(1, DAYS_AHEAD + 1)):
        found = expected_calls(known, on, of_days) if on not in kept else ()
        if found:
            calls, low, high = zip(*((each.calls, each.low, each.high) for each in found), strict=True)
            rows.append(CallForecast(on=on, made_at=now, calls=list(calls), low=list(low), high=list(high)))
    CallForecast.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def expected_calls(known: CallLog, on: date, of_days: SpecialDays) -> tuple[ExpectedCalls, ...]:
    """Return the forecast of each half-hour; empty if no day like this one is known."""
    try:
        return forecast_calls(known, on, of_days)
    except CallLogTooShort:
        return ()


_CALLS_BY_HALF_HOUR = """
SELECT (entered_at AT TIME ZONE 'Europe/London')::date AS day,
       (extract(hour FROM entered_at AT TIME ZONE 'Europe/London') * 2
        + floor(extract(minute FROM entered_at AT TIME ZONE 'Europe/London') / 30))::int AS slot,
       count(*)
  FROM records_queueentry WHERE entered_at >= %s AND entered_at < %s GROUP BY day, slot
"""


def load_call_log(today: date) -> CallLog:
    """Return the whole days before today, from the first on which a caller asked; days without a caller are
    included."""
    begins, ends = line_wallboard.day_bounds(today - _LOG_DAYS * ONE_DAY)[0], line_wallboard.day_bounds(today)[0]
    with connection.cursor() as cursor:
        cursor.execute(_CALLS_BY_HALF_HOUR, [begins, ends])
        rows = cursor.fetchall()
    if not rows:
        return {}
    first: date = min(day for day, _, _ in rows)
    found = {first + number * ONE_DAY: [0] * HALF_HOURS for number in range((today - first).days)}
    for day, slot, count in rows:
        found[day][slot] = count
    return found


def load_special_days() -> SpecialDays:
    events = {row.on: row.percent / 100 for row in DemandEvent.objects.all()}
    return SpecialDays(working_days().closed, events)


# Compares forecasts with what came, by day and by week, and counts the callers who are in no forecast.

_DAYS_REVIEWED = 7
_WEEKS_REVIEWED = 12  # weeks that are over; the days show the current one
_UNFORECAST_OVER = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class UnforecastCallers:
    """Callers who are in no forecast. `unstaffed_calls`: they asked for a person while the line was closed or no agent
    was signed on. `elsewhere`: another contact centre held the call."""

    unstaffed_calls: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class ForecastDay:
    """A day that is over: its forecast, when that was made, and what came. `hits`: the half-hours whose count lay
    between the two forecast bounds, out of those in which a caller came or might have (`of`), since an empty night
    proves nothing. Chance alone makes it eight of ten."""

    on: date
    made_at: datetime | None
    expected: float | None
    came: int
    hits: int | None
    of: int
    apart: UnforecastCallers


@dataclass(frozen=True, slots=True)
class ForecastWeek:
    """A week from a Monday: the sums over those of its days that were forecast (`days`)."""

    begins: date
    days: int
    expected: float
    came: int
    hits: int
    of: int


def review_days(today: date, log: CallLog) -> tuple[ForecastDay, ...]:
    """Return the last seven days."""
    first = today - _DAYS_REVIEWED * ONE_DAY
    kept, apart = _kept_forecasts(first, today), _unforecast_by_day(first, today)
    return tuple(_review_day(first + ahead * ONE_DAY, log, kept, apart) for ahead in range(_DAYS_REVIEWED))


def review_weeks(today: date, log: CallLog) -> tuple[ForecastWeek, ...]:
    """Return the weeks that are over and have a forecast for at least one day, newest first."""
    this_monday = today - today.weekday() * ONE_DAY
    kept = _kept_forecasts(this_monday - _WEEKS_REVIEWED * 7 * ONE_DAY, this_monday)
    found = (_review_week(this_monday - ago * 7 * ONE_DAY, log, kept) for ago in range(1, _WEEKS_REVIEWED + 1))
    return tuple(week for week in found if week.days)


def count_unforecast_callers(today: date) -> UnforecastCallers:
    """Count the last four weeks, the same period over which handling and patience are measured."""
    found = _unforecast_by_day(today - _UNFORECAST_OVER, today).values()
    return UnforecastCallers(sum(each.unstaffed_calls for each in found), sum(each.elsewhere for each in found))


def _review_day(
    on: date, log: CallLog, kept: dict[date, CallForecast], apart: dict[date, UnforecastCallers]
) -> ForecastDay:
    row, beside = kept.get(on), apart.get(on, UnforecastCallers(0, 0))
    came = sum(log.get(on, ()))
    if row is None:
        return ForecastDay(on, None, None, came, None, 0, beside)
    hits, of = _count_hits(row, log)
    return ForecastDay(on, row.made_at, sum(row.calls), came, hits, of, beside)


def _review_week(begins: date, log: CallLog, kept: dict[date, CallForecast]) -> ForecastWeek:
    rows = [kept[on] for on in (begins + ahead * ONE_DAY for ahead in range(7)) if on in kept]
    hits = [_count_hits(row, log) for row in rows]
    return ForecastWeek(
        begins=begins,
        days=len(rows),
        expected=sum(sum(row.calls) for row in rows),
        came=sum(sum(log.get(row.on, ())) for row in rows),
        hits=sum(inside for inside, _ in hits),
        of=sum(of for _, of in hits),
    )


def _count_hits(row: CallForecast, log: CallLog) -> tuple[int, int]:
    came = log.get(row.on, [0] * HALF_HOURS)
    told = [low <= count <= high for low, count, high in zip(row.low, came, row.high, strict=True) if count or high]
    return sum(told), len(told)


def _kept_forecasts(begins: date, ends: date) -> dict[date, CallForecast]:
    return {row.on: row for row in CallForecast.objects.filter(on__gte=begins, on__lt=ends)}


def _unforecast_by_day(begins: date, ends: date) -> dict[date, UnforecastCallers]:
    """Count each call on the day on which it began."""
    rang = Call.objects.filter(
        direction="in", started_at__gte=day_bounds(begins)[0], started_at__lt=day_bounds(ends)[0]
    )
    turned_away = rang.filter(ASKED_FOR_A_PERSON, queue_entries=None, at_centre=None, ended_at__isnull=False)
    unstaffed_calls, elsewhere = _count_by_day(turned_away), _count_by_day(rang.filter(at_centre__isnull=False))
    return {
        on: UnforecastCallers(unstaffed_calls[on], elsewhere[on]) for on in unstaffed_calls.keys() | elsewhere.keys()
    }


def _count_by_day(calls: QuerySet[Call]) -> Counter[date]:
    by_day = calls.annotate(on=TruncDate("started_at", tzinfo=LONDON)).values_list("on")
    return Counter(dict(by_day.annotate(count=Count("id")).order_by()))
