"""Computes the half-hours of a day: calls of 999 and 101 as their telephone systems recorded them, and contacts by the
way in which they came.

Calls and contacts count in the half-hour in which they came. What is not known is None, never 0: a half-hour without a
call's record may be quiet, or its records may be missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Min

from victimcare.records.models import RoomContact
from victimcare.rules.clock import LONDON
from victimcare.rules.control_room.contact_kinds import ContactClass
from victimcare.rules.control_room.figures.room_figures import (
    ANSWER_999_WITHIN,
    HALF_HOUR,
    WAY_ROUTES,
    ContactWay,
    list_half_hours_begun,
)
from victimcare.rules.control_room.incidents.incident_kinds import CallService
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note

CALL_WAYS = {ContactWay.CALLS_999: CallService.EMERGENCY, ContactWay.CALLS_101: CallService.NON_EMERGENCY}


@dataclass(frozen=True, slots=True)
class CallFigures:
    """Calls presented in a time. `in_time`: answered in under ten seconds; `counted`: those and all others but calls
    that have rung for less. `rung_off`: 101 callers who rang off at once, counted apart from `abandoned`. `median` and
    `slowest_tenth`: waits of answered calls; one call in ten waited longer than that."""

    offered: int
    answered: int
    abandoned: int
    rung_off: int
    in_time: int
    counted: int
    median: timedelta | None
    slowest_tenth: timedelta | None

    @property
    def part_in_time(self) -> float | None:
        return self.in_time / self.counted if self.counted else None


@dataclass(frozen=True, slots=True)
class WrittenFigures:
    """Contacts that came in a time. `answered`: those that have had a first answer or were closed without one; `median`
    and `slowest_tenth`: how long those waited for it. `promised`: whose minutes are over or that a person has opened,
    by when their newest message came; `kept`: opened in their minutes. `backlog`: contacts that wait for a first answer
    at its end, `oldest`: how long the oldest of them has waited."""

    came: int
    answered: int
    median: timedelta | None
    slowest_tenth: timedelta | None
    promised: int
    kept: int
    backlog: int
    oldest: timedelta | None


@dataclass(frozen=True, slots=True)
class HalfHourRow:
    """`start`: the moment in London at which it begins. `figures`: None where nothing is known."""

    start: datetime
    figures: CallFigures | WrittenFigures | None


@dataclass(frozen=True, slots=True)
class HalfHourTable:
    """A day by one way. `total`: of the whole day so far."""

    way: ContactWay
    rows: tuple[HalfHourRow, ...]
    total: CallFigures | WrittenFigures | None


@transaction.atomic
def load_half_hours(
    *, actor: Actor, on: date, way: ContactWay, contact_class: ContactClass | None = None, now: datetime
) -> HalfHourTable:
    """Return the half-hours of this day that have begun. `contact_class`: of contacts of this class alone."""
    permit(actor, Act.SEE_ROOM)
    note(actor, "control_room.half_hours_seen", at=now, detail={"on": str(on), "way": way})
    starts = list_half_hours_begun(on, now)
    if way in CALL_WAYS:
        found: Mapping[int | None, CallFigures | WrittenFigures] = measure_calls(CALL_WAYS[way], starts, now)
    else:
        found = measure_written(way, contact_class, starts, now)
    rows = tuple(HalfHourRow(start.astimezone(LONDON), found.get(number)) for number, start in enumerate(starts))
    return HalfHourTable(way, rows, found.get(None))


_CALLS = """
WITH call AS (
  SELECT floor(extract(epoch FROM presented_at - %(begins)s) / 1800)::int AS slot,
         answered_at - presented_at AS wait, answered_at IS NOT NULL AS is_answered, "end" = 'abandoned' AS gave_up,
         service = '101' AND ended_at - presented_at < %(ring_off)s AS is_short,
         answered_at IS NULL AND ended_at IS NULL AND %(now)s - presented_at < %(within)s AS is_early
    FROM records_emergencycall
   WHERE service = %(service)s AND presented_at >= %(begins)s AND presented_at < %(ends)s
)
SELECT slot, count(*), count(*) FILTER (WHERE is_answered), count(*) FILTER (WHERE gave_up AND NOT is_short),
       count(*) FILTER (WHERE gave_up AND is_short), count(*) FILTER (WHERE wait < %(within)s),
       count(*) FILTER (WHERE NOT is_early),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY wait), percentile_cont(0.9) WITHIN GROUP (ORDER BY wait)
  FROM call GROUP BY GROUPING SETS ((slot), ())
"""


def measure_calls(service: CallService, starts: Sequence[datetime], now: datetime) -> dict[int | None, CallFigures]:
    """Measure each half-hour that has a call's record, by its number; None: all of them together."""
    if not starts:
        return {}
    force: Force = settings.FORCE
    asked = _bounds(starts, now) | {
        "service": service.value,
        "within": ANSWER_999_WITHIN,
        "ring_off": force.control_room.call_backs.ring_off,
    }
    return {slot: CallFigures(*counts) for slot, *counts in _ask(_CALLS, asked) if counts[0]}


# A contact waits from its beginning to its first answer, or to its first close; one that was merged waits in the other.
_DEALT = """
WITH contact AS (
  SELECT c.received_at, c.newest_at, c.due_at, c.first_seen_at, least(c.first_answer_at, ended.closed_at) AS dealt_at,
         least(c.first_answer_at, ended.closed_at, ended.merged_at) AS left_at
    FROM records_roomcontact c, LATERAL (
         SELECT min(x.at) FILTER (WHERE x.what = 'closed') AS closed_at,
                min(x.at) FILTER (WHERE x.what = 'merged') AS merged_at
           FROM records_roomcontactchange x WHERE x.contact_id = c.id) ended
   WHERE c.route = ANY(%(routes)s) AND c.received_at < %(ends)s AND (%(class)s = '' OR c.contact_class = %(class)s)
     AND (c.received_at >= %(begins)s OR c.newest_at >= %(begins)s OR c.closed_at IS NULL OR c.closed_at >= %(begins)s)
)
"""
_CAME = """
SELECT floor(extract(epoch FROM received_at - %(begins)s) / 1800)::int AS slot, count(*), count(dealt_at),
       percentile_cont(0.5) WITHIN GROUP (ORDER BY dealt_at - received_at),
       percentile_cont(0.9) WITHIN GROUP (ORDER BY dealt_at - received_at)
  FROM contact WHERE received_at >= %(begins)s GROUP BY GROUPING SETS ((slot), ())
"""
_KEPT = """
SELECT floor(extract(epoch FROM newest_at - %(begins)s) / 1800)::int AS slot,
       count(*) FILTER (WHERE first_seen_at IS NOT NULL OR due_at < %(now)s),
       count(*) FILTER (WHERE first_seen_at <= due_at)
  FROM contact WHERE newest_at >= %(begins)s AND newest_at < %(ends)s GROUP BY GROUPING SETS ((slot), ())
"""
_BACKLOG = """
SELECT slot, count(received_at), at - min(received_at)
  FROM (SELECT slot, least(%(begins)s + (slot + 1) * interval '30 minutes', %(now)s) AS at
          FROM generate_series(0, %(last)s) slot) half
  LEFT JOIN contact ON received_at <= at AND (left_at IS NULL OR left_at > at)
 GROUP BY slot, at
"""


def measure_written(
    way: ContactWay, contact_class: ContactClass | None, starts: Sequence[datetime], now: datetime
) -> dict[int | None, WrittenFigures]:
    """Measure each half-hour, by its number; None: all of them together. What ended before the control room took its
    first contact is not known."""
    first_at = RoomContact.objects.aggregate(first=Min("received_at"))["first"]
    known = [number for number, start in enumerate(starts) if first_at is not None and start + HALF_HOUR > first_at]
    if not known:
        return {}
    asked = _bounds(starts, now) | {
        "routes": [route.value for route in WAY_ROUTES[way]],
        "class": contact_class.value if contact_class else "",
        "last": len(starts) - 1,
    }
    came, kept, backlog = (
        {slot: tuple(rest) for slot, *rest in _ask(_DEALT + query, asked)} for query in (_CAME, _KEPT, _BACKLOG)
    )
    backlog[None] = backlog[len(starts) - 1]
    return {
        number: WrittenFigures(
            *came.get(number, (0, 0, None, None)), *kept.get(number, (0, 0)), *backlog.get(number, (0, None))
        )
        for number in (*known, None)
    }


def _bounds(starts: Sequence[datetime], now: datetime) -> dict[str, Any]:
    return {"begins": starts[0], "ends": starts[-1] + HALF_HOUR, "now": now}


def _ask(query: str, asked: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, asked)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
