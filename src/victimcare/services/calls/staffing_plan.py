"""Works out how many people the coming days need, from the forecast of our own log and Erlang's formulas, and how much
time written messages take beside calls (rules/calls/staffing.py).

A call is a caller who asked for a person and entered the queue. If too little is known there is no figure: a guess that
looks like one would be believed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.db import transaction

from victimcare.records.models import DemandEvent, QueueEntry
from victimcare.records.models.telephone.call_queue import QueueExit
from victimcare.rules.calls.service_level import ServiceTarget
from victimcare.rules.calls.staffing import (
    CallDemand,
    ExpectedCalls,
    SpecialDays,
    StaffedHalfHour,
    WaitForecast,
    WrittenWorkNeed,
    count_agents_needed,
    erlang_a,
    erlang_c,
    estimate_patience,
    work_out_written_need,
)
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.calls import call_forecasts, written_figures
from victimcare.services.calls.call_forecasts import DAYS_AHEAD, ForecastDay, ForecastWeek, UnforecastCallers
from victimcare.services.calls.call_queue import line_opening
from victimcare.services.calls.written_figures import WrittenMeasurements, WrittenMessageLog

_MEASURED_OVER = timedelta(days=28)
_ENOUGH_CALLS = 20  # conversations, or callers who gave up, before an average of them is believed
_FEWEST_CALLS = 0.05  # in half an hour: with fewer calls, no one need be on duty


class DayAlreadyEntered(ValueError):
    """An event is already entered for this day."""


@dataclass(frozen=True, slots=True)
class CallMeasurements:
    """Averages in seconds over the last four weeks; None: too little is known. `handled` and `gave_up`: the number of
    calls behind them. Patience is how long callers would wait, worked out from those who gave up and those who were
    answered first."""

    handling: float | None
    patience: float | None
    handled: int
    gave_up: int


@dataclass(frozen=True, slots=True)
class HalfHourNeed:
    """One half-hour. `people`: how many serve callers at the force's target, if some callers give up (Erlang A);
    `if_patient`: the same if no caller gave up (Erlang C). None if handling or patience is not known."""

    slot: int  # of 48 by the local clock
    expected: ExpectedCalls
    is_open: bool
    people: int | None
    if_patient: int | None


@dataclass(frozen=True, slots=True)
class StaffingChoice:
    """What callers experience with this many people, in the busiest half-hour."""

    people: int
    waits: WaitForecast
    if_patient: WaitForecast


@dataclass(frozen=True, slots=True)
class WrittenWorkPlan:
    """`messages`: how many are expected; None if no day like this one is known. `need` None: that, or how long one
    message takes, is not known. `is_beside_calls`: it is known how many people calls need."""

    messages: float | None
    need: WrittenWorkNeed | None
    is_beside_calls: bool


@dataclass(frozen=True, slots=True)
class StaffingDay:
    """`needs` is empty if no day like this one is known."""

    on: date
    is_holiday: bool
    event: str
    percent: int
    needs: tuple[HalfHourNeed, ...]
    written: WrittenWorkPlan

    @property
    def calls(self) -> float:
        return sum(need.expected.calls for need in self.needs)

    @property
    def busiest(self) -> HalfHourNeed | None:
        return max((need for need in self.needs if need.is_open), key=lambda need: need.expected.calls, default=None)


@dataclass(frozen=True, slots=True)
class StaffingEvent:
    id: UUID
    on: date
    what: str
    percent: int
    entered_by: str


@dataclass(frozen=True, slots=True)
class StaffingPlan:
    measured: CallMeasurements
    written: WrittenMeasurements
    aim: ServiceTarget
    days: tuple[StaffingDay, ...]
    apart: UnforecastCallers
    back: tuple[ForecastDay, ...]
    weeks: tuple[ForecastWeek, ...]
    events: tuple[StaffingEvent, ...]


@transaction.atomic
def load_staffing_plan(*, actor: Actor, now: datetime) -> StaffingPlan:
    """Return the coming week from tomorrow, and past days compared with their forecasts."""
    permit(actor, Act.PLAN_STAFFING)
    note(actor, "staffing.see", at=now)
    today = london_date(now)
    log, special, found = (
        call_forecasts.load_call_log(today),
        call_forecasts.load_special_days(),
        measure_calls(now=now),
    )
    events, messages = tuple(_list_events(today)), written_figures.load_written_log(now=now)
    written = written_figures.measure_written_handling(now=now)
    days = tuple(
        _plan_day(on, call_forecasts.expected_calls(log, on, special), special, found, events, messages, written)
        for on in (today + ahead * ONE_DAY for ahead in range(1, DAYS_AHEAD + 1))
    )
    back, apart = call_forecasts.review_days(today, log), call_forecasts.count_unforecast_callers(today)
    return StaffingPlan(
        found,
        written,
        line_opening.line_settings().aim,
        days,
        apart,
        back,
        call_forecasts.review_weeks(today, log),
        events,
    )


def list_staffing_choices(
    demand: HalfHourNeed, found: CallMeasurements, aim: ServiceTarget
) -> tuple[StaffingChoice, ...]:
    """Return, for the half-hour, fewer and more people than are advised, and what callers experience with each."""
    if demand.people is None or found.handling is None or found.patience is None:
        return ()
    load = _call_demand(demand.expected.calls, found.handling)
    around = range(max(1, demand.people - 2), max(demand.people + 2, demand.if_patient or 0) + 1)
    within = aim.within.total_seconds()
    return tuple(
        StaffingChoice(
            people,
            erlang_a(load, people, patience=found.patience, within=within),
            erlang_c(load, people, within=within),
        )
        for people in around
    )


@transaction.atomic
def enter_staffing_event(*, actor: Actor, on: date, what: str, percent: int, now: datetime) -> None:
    """Record that this percentage of the usual calls is expected on this day. Raises DayAlreadyEntered."""
    permit(actor, Act.PLAN_STAFFING)
    if actor.staff_id is None:
        raise PermissionRefused("a person enters what is known beforehand")
    _, is_new = DemandEvent.objects.get_or_create(
        on=on, defaults={"what": what, "percent": percent, "entered_at": now, "entered_by_id": actor.staff_id}
    )
    if not is_new:
        raise DayAlreadyEntered(on)
    note(actor, "staffing.event_entered", at=now, detail={"on": str(on), "percent": percent})


@transaction.atomic
def remove_staffing_event(*, actor: Actor, event_id: UUID, now: datetime) -> None:
    """Remove the event. Raises NotFound. Forecasts that are stored already stay as they were."""
    permit(actor, Act.PLAN_STAFFING)
    if not DemandEvent.objects.filter(public_id=event_id).delete()[0]:
        raise NotFound("no such staffing event")
    note(actor, "staffing.event_taken_back", at=now, detail={"event": str(event_id)})


def measure_calls(*, now: datetime) -> CallMeasurements:
    rows = QueueEntry.objects.filter(left_at__gte=now - _MEASURED_OVER, left_at__lte=now)
    waited, gave_up, handled = 0.0, 0, []
    columns = ("entered_at", "left_at", "left_how", "ended_at", "wrapped_up_at")
    for entered_at, left_at, left_how, ended_at, wrapped_up_at in rows.values_list(*columns):
        waited += (left_at - entered_at).total_seconds()
        gave_up += left_how == QueueExit.ABANDONED
        if left_how == QueueExit.ANSWERED and ended_at and wrapped_up_at:
            handled.append((wrapped_up_at - left_at).total_seconds())
    handling = sum(handled) / len(handled) if len(handled) >= _ENOUGH_CALLS else None
    patience = estimate_patience(gave_up, waited) if gave_up >= _ENOUGH_CALLS else None
    return CallMeasurements(handling, patience, len(handled), gave_up)


def _plan_day(
    on: date,
    expected: Sequence[ExpectedCalls],
    special: SpecialDays,
    found: CallMeasurements,
    events: Sequence[StaffingEvent],
    messages: WrittenMessageLog,
    written: WrittenMeasurements,
) -> StaffingDay:
    event, is_holiday = next((each for each in events if each.on == on), None), on in special.holidays
    needs = tuple(_half_hour_need(slot, each, on, found) for slot, each in enumerate(expected))
    came = messages.expect_on(on, is_holiday=is_holiday)
    return StaffingDay(
        on=on,
        is_holiday=is_holiday,
        event=event.what if event else "",
        percent=event.percent if event else 100,
        needs=needs,
        written=_plan_written_work(came, written.handling, _staffed_half_hours(needs, found)),
    )


def _plan_written_work(
    messages: float | None, handling: float | None, staffed: Sequence[StaffedHalfHour]
) -> WrittenWorkPlan:
    if messages is None or (messages and handling is None):
        return WrittenWorkPlan(messages, None, bool(staffed))
    need = work_out_written_need(messages, handling=handling or 0.0, half_hours=staffed)
    return WrittenWorkPlan(messages, need, bool(staffed))


def _staffed_half_hours(needs: Sequence[HalfHourNeed], found: CallMeasurements) -> tuple[StaffedHalfHour, ...]:
    """Return the half-hours with the people whom calls need, where that is known."""
    if found.handling is None:
        return ()
    people = ((need, need.if_patient if need.people is None else need.people) for need in needs)
    return tuple(
        StaffedHalfHour(count, _call_demand(need.expected.calls, found.handling).erlangs)
        for need, count in people
        if count
    )


def _half_hour_need(slot: int, expected: ExpectedCalls, on: date, found: CallMeasurements) -> HalfHourNeed:
    is_open = line_opening.is_line_open_at(on, slot)
    if not is_open or expected.calls < _FEWEST_CALLS:
        return HalfHourNeed(slot, expected, is_open, 0, 0)
    if found.handling is None:
        return HalfHourNeed(slot, expected, is_open, None, None)
    aim = line_opening.line_settings().aim
    calls, within = round(expected.calls, 1), aim.within.total_seconds()
    return HalfHourNeed(
        slot,
        expected,
        is_open,
        _count_people(calls, round(found.handling), round(found.patience), aim.part, within)
        if found.patience
        else None,
        _count_people(calls, round(found.handling), None, aim.part, within),
    )


@lru_cache(maxsize=2_000)  # half-hours are much alike, and a page has hundreds
def _count_people(calls: float, handling: int, patience: int | None, part: float, within: float) -> int | None:
    """None: more people are needed than is possible."""
    load = _call_demand(calls, handling)
    try:
        if patience is None:
            return count_agents_needed(part, lambda people: erlang_c(load, people, within=within))
        return count_agents_needed(part, lambda people: erlang_a(load, people, patience=patience, within=within))
    except ValueError:
        return None


def _call_demand(calls: float, handling: float) -> CallDemand:
    return CallDemand(2 * max(calls, _FEWEST_CALLS), handling)  # from half an hour to an hour


def _list_events(today: date) -> list[StaffingEvent]:
    rows = DemandEvent.objects.filter(on__gte=today).select_related("entered_by").order_by("on")
    return [StaffingEvent(row.public_id, row.on, row.what, row.percent, row.entered_by.name) for row in rows]
