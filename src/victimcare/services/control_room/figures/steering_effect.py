"""Measures the effect of steering from the contacts that came while a plan of control days went on.

Of each sender the first contact of the plan that asks for news is measured, on the side of the day on which it came,
whether or not it was steered in the end: what a handler chose afterwards cannot tilt the comparison.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from victimcare.records.models import SteeringPlan
from victimcare.rules.clock import ONE_DAY, london_date
from victimcare.rules.control_room.contact_kinds import ContactClass, ContactPriority
from victimcare.rules.control_room.figures.room_figures import day_bounds
from victimcare.rules.control_room.figures.steering import (
    AGAIN_WITHIN,
    SteeringHypothesis,
    SteeringOutcome,
    draw_control_days,
)
from victimcare.rules.control_room.replies import REPLY_CHANNELS
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.control_room.answers.steering_plans import open_plan_reason, read_plan_days
from victimcare.services.control_room.figures.steering_estimate import (
    DayMean,
    DifferenceEstimate,
    estimate_difference,
)

LONGEST_HANDLING = timedelta(hours=1)  # a contact that was left open for longer counts as this


@dataclass(frozen=True, slots=True)
class SteeringPlanEffect:
    """A plan as it was registered, and what it found. `ready_on`: the day from which the effect is shown, once each
    contact had its days to come again; `estimates` is empty before. `no_sender` and `in_danger`: contacts that ask for
    news and are not measured."""

    id: UUID
    starts_on: date
    ends_on: date
    control_share: int
    seed: int
    is_by_weekday: bool
    hypothesis: SteeringHypothesis
    why: str
    registered_by: str
    registered_at: datetime
    is_stopped: bool
    is_running: bool
    ready_on: date
    steered_days: int
    control_days: int
    contacts: int
    no_sender: int
    in_danger: int
    estimates: Mapping[SteeringOutcome, DifferenceEstimate | None]


@transaction.atomic
def list_steering_effects(*, actor: Actor, now: datetime) -> tuple[SteeringPlanEffect, ...]:
    """The plans with what each found, the newest first."""
    permit(actor, Act.MEASURE_STEERING)
    plans = list(SteeringPlan.objects.select_related("registered_by").order_by("-registered_at", "-id"))
    note(actor, "steering_plans.seen", at=now, detail={"plans": len(plans)})
    return tuple(_measure(plan, now) for plan in plans)


def _measure(plan: SteeringPlan, now: datetime) -> SteeringPlanEffect:
    today = london_date(now)
    # The day on which a plan was stopped had both: it is not counted.
    last = min(plan.ends_on, london_date(plan.stopped_at) - ONE_DAY) if plan.stopped_at else plan.ends_on
    passed = [
        plan.starts_on + ahead * ONE_DAY
        for ahead in range((min(last, today - ONE_DAY) - plan.starts_on).days + 1)
    ]  # fmt: skip
    drawn = draw_control_days(read_plan_days(plan))
    ready_on = last + AGAIN_WITHIN + ONE_DAY
    rows = _load_contacts(plan.starts_on, last, now)
    measured = [row for row in rows if row.is_measured]
    values: dict[SteeringOutcome, dict[date, list[float]]] = {each: defaultdict(list) for each in SteeringOutcome}
    for row in measured:
        for outcome, value in row.values.items():
            if value is not None:
                values[outcome][row.on].append(value)
    estimates = {
        outcome: estimate_difference(
            [DayMean(on, on in drawn, sum(of) / len(of)) for on, of in sorted(days.items())],
            is_by_weekday=plan.is_by_weekday,
        )
        for outcome, days in values.items()
    }
    return SteeringPlanEffect(
        id=plan.public_id,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        control_share=plan.control_share,
        seed=plan.seed,
        is_by_weekday=plan.is_by_weekday,
        hypothesis=SteeringHypothesis(plan.hypothesis),
        why=open_plan_reason(plan),
        registered_by=plan.registered_by.name,
        registered_at=plan.registered_at,
        is_stopped=plan.stopped_at is not None,
        is_running=plan.stopped_at is None and today <= plan.ends_on,
        ready_on=ready_on,
        steered_days=sum(day not in drawn for day in passed),
        control_days=sum(day in drawn for day in passed),
        contacts=len(measured),
        no_sender=sum(row.has_no_sender for row in rows),
        in_danger=sum(row.is_in_danger for row in rows),
        estimates=estimates if today >= ready_on else {},
    )


@dataclass(frozen=True, slots=True)
class _MeasuredContact:
    on: date
    has_no_sender: bool
    is_in_danger: bool
    is_measured: bool
    values: Mapping[SteeringOutcome, float | None]


# Further messages are those of the same sender, and of contacts that people linked with the same victim.
_CONTACTS = """
WITH asked AS (
  SELECT c.*, (c.received_at AT TIME ZONE 'Europe/London')::date AS came_on, c.from_key = '' AS no_sender,
         c.priority >= %(danger)s OR c.is_possible_danger AS in_danger
    FROM records_roomcontact c
   WHERE c.received_at >= %(begins)s AND c.received_at < %(ends)s AND c.contact_class = %(class)s
     AND c.route = ANY(%(routes)s)
), ranked AS (
  SELECT asked.*, row_number() OVER (PARTITION BY from_key, no_sender, in_danger ORDER BY received_at, id) AS place
    FROM asked
)
SELECT r.came_on, r.no_sender, r.in_danger AND NOT r.no_sender,
       NOT r.no_sender AND NOT r.in_danger AND r.place = 1,
       (SELECT count(*) FROM records_roommessage m JOIN records_roomcontact o ON o.id = m.contact_id
         WHERE m.direction = 'received' AND m.part_of_id IS NULL
           AND m.at > r.received_at AND m.at <= r.received_at + %(within)s
           AND (o.from_key = r.from_key OR EXISTS (
             SELECT 1 FROM records_roomcontactlink mine JOIN records_roomcontactlink theirs USING (victim_id)
              WHERE mine.contact_id = r.id AND theirs.contact_id = o.id
                AND mine.ended_at IS NULL AND theirs.ended_at IS NULL)))::float,
       (extract(epoch FROM coalesce(r.first_answer_at, r.closed_at) - r.received_at) / 60)::float,
       CASE WHEN r.closed_at >= r.first_seen_at
            THEN (extract(epoch FROM least(r.closed_at - r.first_seen_at, %(longest)s)) / 60)::float END
  FROM ranked r WHERE r.no_sender OR r.in_danger OR r.place = 1
"""


def _load_contacts(first: date, last: date, now: datetime) -> list[_MeasuredContact]:
    if last < first:
        return []
    asked: dict[str, Any] = {
        "danger": ContactPriority.DANGER.value,
        "begins": day_bounds(first)[0],
        "ends": min(day_bounds(last)[1], now),
        "class": ContactClass.ANY_NEWS.value,
        "routes": [route.value for route in REPLY_CHANNELS],
        "within": AGAIN_WITHIN,
        "longest": LONGEST_HANDLING,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CONTACTS, asked)
        rows = cursor.fetchall()
    return [
        _MeasuredContact(on, no_sender, in_danger, is_measured, dict(zip(SteeringOutcome, values, strict=True)))
        for on, no_sender, in_danger, is_measured, *values in rows
    ]
