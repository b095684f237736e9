"""Compares forecasts with what came, day by day and week by week; and counts the callers who stand apart from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from victimcare.records.models import Call, KeptForecast
from victimcare.rules.calls.staffing import HALF_HOURS, CallLog
from victimcare.rules.clock import LONDON, ONE_DAY
from victimcare.services.calls.figures.board import ASKED_FOR_A_PERSON, day

_DAYS = 7
_WEEKS = 12  # weeks that are over; the current one is seen by its days
_APART_OVER = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class Apart:
    """Callers who are in no forecast. `nobody_there`: they asked for a person while the line was closed or no staff
    were signed on. `elsewhere`: another contact centre held the call."""

    nobody_there: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Looked:
    """A day that is over: what was expected, when that was worked out, and what came. `hits`: in how many half-hours it
    lay between the two figures that were named, of those in which a caller came or might have (`of`): an empty night
    proves nothing. Chance alone makes it eight of ten."""

    on: date
    made_at: datetime | None
    expected: float | None
    came: int
    hits: int | None
    of: int
    apart: Apart


@dataclass(frozen=True, slots=True)
class Week:
    """A week from a Monday: the sums of those of its days that were forecast (`days`)."""

    begins: date
    days: int
    expected: float
    came: int
    hits: int
    of: int


def days(today: date, log: CallLog) -> tuple[Looked, ...]:
    """Return the last seven days."""
    first = today - _DAYS * ONE_DAY
    kept, apart = _kept(first, today), _apart_by_day(first, today)
    return tuple(_looked(first + ahead * ONE_DAY, log, kept, apart) for ahead in range(_DAYS))


def weeks(today: date, log: CallLog) -> tuple[Week, ...]:
    """Return the weeks that are over and have a forecast for at least one day, the newest first."""
    this_monday = today - today.weekday() * ONE_DAY
    kept = _kept(this_monday - _WEEKS * 7 * ONE_DAY, this_monday)
    found = (_week(this_monday - ago * 7 * ONE_DAY, log, kept) for ago in range(1, _WEEKS + 1))
    return tuple(week for week in found if week.days)


def apart(today: date) -> Apart:
    """Counts the last four weeks, over which handling and patience are measured too."""
    found = _apart_by_day(today - _APART_OVER, today).values()
    return Apart(sum(each.nobody_there for each in found), sum(each.elsewhere for each in found))


def _looked(on: date, log: CallLog, kept: dict[date, KeptForecast], apart: dict[date, Apart]) -> Looked:
    row, beside = kept.get(on), apart.get(on, Apart(0, 0))
    came = sum(log.get(on, ()))
    if row is None:
        return Looked(on, None, None, came, None, 0, beside)
    hits, of = _hits(row, log)
    return Looked(on, row.made_at, sum(row.calls), came, hits, of, beside)


def _week(begins: date, log: CallLog, kept: dict[date, KeptForecast]) -> Week:
    rows = [kept[on] for on in (begins + ahead * ONE_DAY for ahead in range(7)) if on in kept]
    hits = [_hits(row, log) for row in rows]
    return Week(
        begins=begins,
        days=len(rows),
        expected=sum(sum(row.calls) for row in rows),
        came=sum(sum(log.get(row.on, ())) for row in rows),
        hits=sum(inside for inside, _ in hits),
        of=sum(of for _, of in hits),
    )


def _hits(row: KeptForecast, log: CallLog) -> tuple[int, int]:
    came = log.get(row.on, [0] * HALF_HOURS)
    told = [low <= count <= high for low, count, high in zip(row.low, came, row.high, strict=True) if count or high]
    return sum(told), len(told)


def _kept(begins: date, ends: date) -> dict[date, KeptForecast]:
    return {row.on: row for row in KeptForecast.objects.filter(on__gte=begins, on__lt=ends)}


def _apart_by_day(begins: date, ends: date) -> dict[date, Apart]:
    """Each call counts on the day on which it began."""
    rang = Call.objects.filter(direction="in", started_at__gte=day(begins)[0], started_at__lt=day(ends)[0])
    turned_away = rang.filter(ASKED_FOR_A_PERSON, queue_entries=None, at_centre=None, ended_at__isnull=False)
    nobody_there, elsewhere = _by_day(turned_away), _by_day(rang.filter(at_centre__isnull=False))
    return {on: Apart(nobody_there[on], elsewhere[on]) for on in nobody_there.keys() | elsewhere.keys()}


def _by_day(calls: QuerySet[Call]) -> Counter[date]:
    by_day = calls.annotate(on=TruncDate("started_at", tzinfo=LONDON)).values_list("on")
    return Counter(dict(by_day.annotate(count=Count("id")).order_by()))
