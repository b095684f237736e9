"""Registers plans of control days, on which steering is not suggested, and says for which contacts that holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from victimcare.records.models import Duty, RoomContact, SteeringPlan
from victimcare.rules.clock import london_date
from victimcare.rules.control_room.contact_kinds import ContactPriority, LinkKind
from victimcare.rules.control_room.figures.steering import (
    FEWEST_DAYS,
    LEAST_SHARE,
    MOST_DAYS,
    MOST_SHARE,
    SteeringDays,
    SteeringHypothesis,
    draw_control_days,
    is_steering_withheld,
)
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, permit, require_staff_id
from victimcare.services.audit import note
from victimcare.services.control_room.contacts.contact_changes import require_words
from victimcare.services.person_keys import INSTALLATION, OpeningKeys

_WHY_PLACE = "steering_plan.why"


class PlanStands(Exception):
    """Another plan has not ended: two at once would measure neither."""


@dataclass(frozen=True, slots=True)
class GivenSteeringPlan:
    days: SteeringDays
    hypothesis: SteeringHypothesis
    why: str


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """What a plan would do, shown before it is registered. Which days they are is not shown."""

    days: int
    control_days: int


@transaction.atomic
def register_steering_plan(*, actor: Actor, given: GivenSteeringPlan, now: datetime) -> UUID:
    """Register a plan before its first day; from then on it cannot be changed. Raises FieldRequired, PlanStands."""
    permit(actor, Act.MEASURE_STEERING)
    _check_days(given.days, now)
    why = require_words(given.why, "why")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('control_room.steering'))")
    if SteeringPlan.objects.filter(stopped_at=None, ends_on__gte=london_date(now)).exists():
        raise PlanStands
    plan = SteeringPlan.objects.create(
        starts_on=given.days.starts_on,
        ends_on=given.days.ends_on,
        control_share=given.days.control_share,
        seed=given.days.seed,
        is_by_weekday=given.days.is_by_weekday,
        hypothesis=given.hypothesis,
        sealed_why=INSTALLATION.seal_words(why, _WHY_PLACE),
        registered_at=now,
        registered_by_id=require_staff_id(actor),
    )
    plan.refresh_from_db(fields=["public_id"])
    detail = {"plan": str(plan.public_id), "starts_on": str(plan.starts_on), "ends_on": str(plan.ends_on)}
    note(actor, "steering_plan.registered", at=now, detail=detail)
    return plan.public_id


@transaction.atomic
def stop_steering_plan(*, actor: Actor, plan_id: UUID, now: datetime) -> None:
    """Stop a plan before its last day: steering is suggested for every contact again. Raises NotFound."""
    permit(actor, Act.MEASURE_STEERING)
    running = SteeringPlan.objects.filter(public_id=plan_id, stopped_at=None, ends_on__gte=london_date(now))
    if not running.update(stopped_at=now, stopped_by=require_staff_id(actor)):
        raise NotFound("no such plan goes on")
    note(actor, "steering_plan.stopped", at=now, detail={"plan": str(plan_id)})


def preview_steering_plan(*, actor: Actor, days: SteeringDays, now: datetime) -> PlanPreview:
    """How many days a plan has, and how many are control days. Raises FieldRequired."""
    permit(actor, Act.MEASURE_STEERING)
    _check_days(days, now)
    return PlanPreview((days.ends_on - days.starts_on).days + 1, len(draw_control_days(days)))


def read_plan_days(plan: SteeringPlan) -> SteeringDays:
    """The part of a plan's row that decides its control days."""
    return SteeringDays(plan.starts_on, plan.ends_on, plan.control_share, plan.seed, plan.is_by_weekday)


def open_plan_reason(plan: SteeringPlan) -> str:
    return OpeningKeys({}).open_words(plan.sealed_why, _WHY_PLACE)


def withholds_steering(row: RoomContact) -> bool:
    """Whether steering is not suggested for this contact. The day on which it came decides, so that a contact stays on
    its side however long it waits."""
    came_on: date = london_date(row.received_at)
    plan = SteeringPlan.objects.filter(stopped_at=None, starts_on__lte=came_on, ends_on__gte=came_on).first()
    if plan is None or came_on not in draw_control_days(read_plan_days(plan)):
        return False
    return is_steering_withheld(
        is_control_day=True,
        priority=ContactPriority(row.priority),
        is_possible_danger=row.is_possible_danger,
        is_duty_owed=_is_duty_owed(row),
    )


def _is_duty_owed(row: RoomContact) -> bool:
    """Whether a victim whom a person linked with the contact is owed something that is still open."""
    is_open = Q(met_at=None, is_window=False, ending__in=["", "held"])
    linked = Q(victim__room_links__contact=row, victim__room_links__ended_at=None)
    return Duty.objects.filter(is_open, linked, victim__room_links__kind=LinkKind.VICTIM).exists()


def _check_days(days: SteeringDays, now: datetime) -> None:
    length = (days.ends_on - days.starts_on).days + 1
    if days.starts_on <= london_date(now):
        raise FieldRequired("starts_on", "a plan is registered before its first day")
    if not FEWEST_DAYS <= length <= MOST_DAYS:
        raise FieldRequired("ends_on", "too short or too long")
    if not LEAST_SHARE <= days.control_share <= MOST_SHARE:
        raise FieldRequired("control_share", "not a share of days")
    if not 0 <= days.seed < 2**31:
        raise FieldRequired("seed", "not a seed")
