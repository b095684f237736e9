"""Compensation: what a court can order, what the Criminal Injuries Compensation Scheme pays, until when, and how far a
victim has come.

The last day for applying to the scheme is the Code's own clock for the victim (`r5_cics_application_limit`); no other
is computed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Subquery

from victimcare.records.models import CompensationEntry, CourtSupportRequest, Duty, Victim
from victimcare.records.models.court import OPEN_REQUEST_STATES
from victimcare.records.models.court import CompensationRoute as CompensationRoute
from victimcare.records.models.court import CompensationStep as CompensationStep
from victimcare.records.models.people import VictimKind
from victimcare.rules.clock import london_date
from victimcare.rules.court.compensation import CompensationSum, SchemeFit, judge_scheme_fit, sum_compensation
from victimcare.rules.errors import NotFound
from victimcare.services.access import Act, Actor, require_staff_id
from victimcare.services.court import court_records, court_requests
from victimcare.services.court.court_requests import CourtRequestKind
from victimcare.services.safe_contact.page_access import authorise_victim_page

_LIMIT = "r5_cics_application_limit"


class SumInvalid(ValueError):
    """A sum that this step cannot have, or a day in the future."""


@dataclass(frozen=True, slots=True)
class CompensationStepDetail:
    """`by`: who entered it; empty: the victim."""

    id: UUID
    route: CompensationRoute
    step: CompensationStep
    on: date
    pence: int | None
    by: str


@dataclass(frozen=True, slots=True)
class CompensationWay:
    """One route to compensation: its steps, oldest first, and their total."""

    steps: tuple[CompensationStepDetail, ...]
    sum: CompensationSum

    @property
    def last(self) -> CompensationStepDetail | None:
        return self.steps[-1] if self.steps else None


@dataclass(frozen=True, slots=True)
class CompensationDetail:
    """`last_day`: the last day on which the scheme takes an application as a matter of course; None where the Code has
    no clock for it."""

    fits: SchemeFit
    last_day: date | None
    is_over: bool
    court: CompensationWay
    scheme: CompensationWay
    wants_help: bool


@transaction.atomic
def read_own_compensation(*, actor: Actor, now: datetime) -> CompensationDetail:
    """Raises PermissionRefused at the short level."""
    entered = authorise_victim_page(actor=actor, act=Act.SEE_OWN_CASE, noted="own_money.see", now=now)
    return _money(entered.victim, now)


@transaction.atomic
def record_own_application(*, actor: Actor, route: CompensationRoute, now: datetime) -> None:
    """Records that the victim has applied to the scheme, or wants the court to order compensation; then a colleague
    tells the lawyers. A repeat changes nothing."""
    victim = authorise_victim_page(actor=actor, act=Act.ASK_OF_COURT, noted="own_money.asked", now=now).victim
    if not CompensationEntry.objects.filter(victim=victim, route=route, withdrawn_at=None).exists():
        CompensationEntry.objects.create(
            victim=victim, route=route, step=CompensationStep.ASKED, on=london_date(now), noted_at=now
        )
        if route is CompensationRoute.COURT:
            court_requests.save_court_requests(victim, [CourtRequestKind.MONEY], "", now, by=None)


@transaction.atomic
def read_compensation(*, actor: Actor, victim_id: UUID, now: datetime) -> CompensationDetail:
    """The same for staff after an identity check. Raises VictimNotFound, NotFound, IdentityCheckMissing."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    court_records.note_court_act(actor, "money.see", victim, now)
    return _money(victim, now)


@transaction.atomic
def record_compensation_step(
    *,
    actor: Actor,
    victim_id: UUID,
    route: CompensationRoute,
    step: CompensationStep,
    on: date,
    pence: int | None,
    now: datetime,
) -> None:
    """Records a step that staff know of. Raises SumInvalid."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    takes_sum = step in (CompensationStep.AWARDED, CompensationStep.PAID)
    if on > london_date(now) or (pence is not None and not takes_sum) or (step is CompensationStep.PAID and not pence):
        raise SumInvalid
    CompensationEntry.objects.create(
        victim=victim, route=route, step=step, on=on, pence=pence, noted_at=now, noted_by_id=require_staff_id(actor)
    )
    court_records.note_court_act(actor, "money.written", victim, now, route=route, step=step)


@transaction.atomic
def remove_compensation_step(*, actor: Actor, victim_id: UUID, entry_id: UUID, now: datetime) -> None:
    """Marks a mistaken entry: it no longer counts, and its row remains. Raises NotFound."""
    victim = court_records.require_court_identity_check(actor, victim_id, now)
    entries = CompensationEntry.objects.filter(victim=victim, public_id=entry_id, withdrawn_at=None)
    if not entries.update(withdrawn_at=now, withdrawn_by_id=require_staff_id(actor)):
        raise NotFound("no such step of compensation")
    court_records.note_court_act(actor, "money.taken_out", victim, now)


def _money(victim: Victim, now: datetime) -> CompensationDetail:
    """Two queries."""
    case = victim.case
    own = _limits(victim)
    rows = CompensationEntry.objects.filter(victim=victim, withdrawn_at=None).select_related("noted_by")
    steps = [
        CompensationStepDetail(
            row.public_id,
            CompensationRoute(row.route),
            CompensationStep(row.step),
            row.on,
            row.pence,
            row.noted_by.name if row.noted_by else "",
        )
        for row in rows.order_by("on", "id")
    ]
    return CompensationDetail(
        fits=judge_scheme_fit(
            offence_group=case.offence_group, flags=case.flags, is_business=victim.kind == VictimKind.BUSINESS
        ),
        last_day=own.last_day,
        is_over=own.last_day is not None and london_date(now) > own.last_day,
        court=_way(steps, CompensationRoute.COURT),
        scheme=_way(steps, CompensationRoute.SCHEME),
        wants_help=own.wants_help,
    )


def _limits(victim: Victim) -> Any:
    """The victim's row with the last day for the scheme, and whether they wait for help. One query."""
    asked = CourtSupportRequest.objects.filter(
        victim_id=OuterRef("id"), kind=CourtRequestKind.MONEY, state__in=OPEN_REQUEST_STATES
    )
    limit = Duty.objects.filter(victim_id=OuterRef("id"), code=_LIMIT).order_by("-starts_on").values("due_on")[:1]
    return Victim.objects.only("id").annotate(wants_help=Exists(asked), last_day=Subquery(limit)).get(id=victim.id)


def _way(steps: list[CompensationStepDetail], route: CompensationRoute) -> CompensationWay:
    own = tuple(step for step in steps if step.route is route)
    awarded = [step.pence for step in own if step.step is CompensationStep.AWARDED]
    return CompensationWay(
        own, sum_compensation(awarded, [step.pence for step in own if step.step is CompensationStep.PAID])
    )
