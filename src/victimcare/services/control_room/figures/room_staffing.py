"""Advises how many people the control room needs in each half-hour of a day, from what was observed: calls, how long
they take, how long callers wait before they give up, and written contacts with their minutes.

Where too little is known there is no figure: a guess that looks like one would be believed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from victimcare.rules.calls.staffing import HALF_HOURS, CallLog, estimate_patience
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.rules.control_room.contact_kinds import ContactPriority
from victimcare.rules.control_room.figures.room_figures import WRITTEN_ROUTES, day_bounds
from victimcare.rules.control_room.figures.staffing import (
    CALL_AIMS,
    CallAim,
    CallNeed,
    StaffingInputs,
    WrittenArrivals,
    count_call_takers,
    roster_call_takers,
    roster_people,
    spread_written_work,
)
from victimcare.rules.control_room.incidents.incident_kinds import CallService
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.calls import call_forecasts

DAYS_AHEAD = 7
MEASURED_OVER = timedelta(days=28)
ENOUGH = 20  # calls, callers who gave up, or contacts before an average of them is believed
LONGEST_HANDLING = timedelta(hours=1)  # a contact that was left open for longer counts as this
_LOG_DAYS = 400


@dataclass(frozen=True, slots=True)
class MeasuredCalls:
    """Averages in seconds over the last four weeks; None: too little is known. `patience`: total waiting time ÷ callers
    who gave up (exponential patience, cut off by an answer)."""

    presented: int
    handled: int
    abandoned: int
    handling: float | None
    patience: float | None


@dataclass(frozen=True, slots=True)
class MeasuredWritten:
    """`handling`: seconds from when a handler took a contact until the same handler closed it; None: too little is
    known."""

    closed: int
    handling: float | None


@dataclass(frozen=True, slots=True)
class StaffingHalfHour:
    """One half-hour of 48 by the local clock. `calls`: by service; absent where nothing is known. `written`: contacts
    that are expected, and how many people they keep busy; None: not known. `rostered`: people to roster for all that is
    known, with shrinkage."""

    slot: int
    calls: Mapping[CallService, CallNeed]
    written: float | None
    written_people: float | None
    rostered: int


@dataclass(frozen=True, slots=True)
class RoomStaffing:
    """The advice for one day, with all that it was worked out from. `unknown`: parts that are left out because too
    little is known."""

    on: date
    inputs: StaffingInputs
    aims: Mapping[CallService, CallAim]
    minutes: Mapping[ContactPriority, float]
    measured: Mapping[CallService, MeasuredCalls]
    written: MeasuredWritten
    half_hours: tuple[StaffingHalfHour, ...]
    unknown: tuple[str, ...]

    @property
    def busiest(self) -> StaffingHalfHour | None:
        return max(self.half_hours, key=lambda each: each.rostered, default=None)


@transaction.atomic
def load_room_staffing(*, actor: Actor, on: date, inputs: StaffingInputs, now: datetime) -> RoomStaffing:
    """Return the advice for this day. The number of queries does not depend on how much there is."""
    permit(actor, Act.PLAN_ROOM)
    note(actor, "control_room.staffing_seen", at=now, detail={"on": str(on)})
    force: Force = settings.FORCE
    minutes = {each: within.total_seconds() / 60 for each, within in force.control_room.look_within.items()}
    measured = {service: _measure_calls(service, now) for service in CallService}
    written = _measure_written(now)
    call_logs, contact_logs = _load_logs(_CALL_LOG, now, has_gaps=True), _load_logs(_CONTACT_LOG, now, has_gaps=False)
    special = call_forecasts.load_special_days()
    calls = {
        service: tuple(each.calls for each in call_forecasts.expected_calls(call_logs.get(service, {}), on, special))
        for service in CallService
        if measured[service].handling is not None
    }
    arrivals = [
        WrittenArrivals([each.calls for each in expected], minutes[priority])
        for priority in ContactPriority
        if (expected := call_forecasts.expected_calls(contact_logs.get(str(priority.value), {}), on, special))
    ]
    people = spread_written_work(arrivals, handling=written.handling) if written.handling is not None else None
    half_hours = tuple(
        _advise(
            slot, {service: came[slot] for service, came in calls.items() if came}, arrivals, people, measured, inputs
        )
        for slot in range(HALF_HOURS if arrivals or any(calls.values()) else 0)
    )
    unknown = [f"calls_{service}" for service in CallService if not calls.get(service)]
    if people is None or not arrivals:
        unknown.append("written")
    return RoomStaffing(on, inputs, CALL_AIMS, minutes, measured, written, half_hours, tuple(unknown))


def _advise(
    slot: int,
    came: Mapping[CallService, float],
    arrivals: Sequence[WrittenArrivals],
    people: Sequence[float] | None,
    measured: Mapping[CallService, MeasuredCalls],
    inputs: StaffingInputs,
) -> StaffingHalfHour:
    calls = {}
    for service, count in came.items():
        found = measured[service]
        assert found.handling is not None, "what is not measured is left out before"
        calls[service] = count_call_takers(
            count, handling=found.handling + inputs.after_call, patience=found.patience, aim=CALL_AIMS[service]
        )
    writing = people[slot] if people else None
    rostered = sum(roster_call_takers(need.people or 0, shrinkage=inputs.shrinkage) for need in calls.values())
    rostered += roster_people(writing or 0.0, shrinkage=inputs.shrinkage)
    expected = sum(each.counts[slot] for each in arrivals) if arrivals else None
    return StaffingHalfHour(slot, calls, expected, writing, rostered)


_MEASURED_CALLS = """
SELECT count(*), count(*) FILTER (WHERE answered_at IS NOT NULL AND ended_at IS NOT NULL),
       count(*) FILTER (WHERE "end" = 'abandoned'),
       extract(epoch FROM avg(ended_at - answered_at))::float,
       extract(epoch FROM sum(coalesce(answered_at, ended_at) - presented_at))::float
  FROM records_emergencycall WHERE service = %s AND presented_at > %s AND presented_at <= %s
"""


def _measure_calls(service: CallService, now: datetime) -> MeasuredCalls:
    [(presented, handled, abandoned, talked, waited)] = _ask(_MEASURED_CALLS, [service.value, now - MEASURED_OVER, now])
    return MeasuredCalls(
        presented,
        handled,
        abandoned,
        talked if handled >= ENOUGH else None,
        estimate_patience(abandoned, waited) if abandoned >= ENOUGH else None,
    )


# From the last time that the handler who closed it took it, to the first close after that.
_MEASURED_WRITTEN = """
SELECT count(*), extract(epoch FROM avg(least(closed.at - taken.at, %s)))::float
  FROM records_roomcontactchange closed
  JOIN records_roomcontact c ON c.id = closed.contact_id AND c.route = ANY(%s),
       LATERAL (SELECT max(own.at) AS at FROM records_roomcontactchange own
                 WHERE own.contact_id = c.id AND own.what = 'claimed' AND own.by_id = closed.by_id
                   AND own.at <= closed.at) taken
 WHERE closed.what = 'closed' AND closed.at > %s AND closed.at <= %s AND taken.at IS NOT NULL
"""


def _measure_written(now: datetime) -> MeasuredWritten:
    routes = [route.value for route in WRITTEN_ROUTES]
    [(closed, handling)] = _ask(_MEASURED_WRITTEN, [LONGEST_HANDLING, routes, now - MEASURED_OVER, now])
    return MeasuredWritten(closed, handling if closed >= ENOUGH else None)


_CALL_LOG = """
SELECT service, (presented_at AT TIME ZONE 'Europe/London')::date AS day,
       (extract(hour FROM presented_at AT TIME ZONE 'Europe/London') * 2
        + floor(extract(minute FROM presented_at AT TIME ZONE 'Europe/London') / 30))::int AS slot, count(*)
  FROM records_emergencycall WHERE presented_at >= %(begins)s AND presented_at < %(ends)s GROUP BY service, day, slot
"""
_CONTACT_LOG = """
SELECT priority::text, (received_at AT TIME ZONE 'Europe/London')::date AS day,
       (extract(hour FROM received_at AT TIME ZONE 'Europe/London') * 2
        + floor(extract(minute FROM received_at AT TIME ZONE 'Europe/London') / 30))::int AS slot, count(*)
  FROM records_roomcontact WHERE received_at >= %(begins)s AND received_at < %(ends)s AND route = ANY(%(routes)s)
 GROUP BY priority, day, slot
"""


def _load_logs(query: str, now: datetime, *, has_gaps: bool) -> dict[str, CallLog]:
    """What came in each half-hour of each whole day before today, by service or priority. `has_gaps`: a day without any
    is a day whose records are missing, and is left out; otherwise it was a quiet day."""
    today = london_date(now)
    asked = {
        "begins": day_bounds(today - _LOG_DAYS * ONE_DAY)[0],
        "ends": day_bounds(today)[0],
        "routes": [route.value for route in WRITTEN_ROUTES],
    }
    rows = _ask(query, asked)
    logs: dict[str, dict[date, list[int]]] = {name: {} for name, *_ in rows}
    if rows and not has_gaps:
        first = min(day for _, day, _, _ in rows)
        days = [first + number * ONE_DAY for number in range((today - first).days)]
        logs = {name: {day: [0] * HALF_HOURS for day in days} for name in logs}
    for name, day, slot, count in rows:
        logs[name].setdefault(day, [0] * HALF_HOURS)[slot] = count
    return dict(logs)


def _ask(query: str, asked: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, asked)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
