"""What staff do about following up: agree a contact promise with the victim, enter cover for an officer, or stop an
escalation."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet

from victimcare.records.models import ContactPromise, DeliveryEscalation, Officer, OfficerCover, Task, Team
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.follow_up import CoverReason as CoverReason
from victimcare.records.models.victim_contact.follow_up import DeliveryEscalationEnd
from victimcare.records.models.victim_contact.follow_up import PromiseChannel as PromiseChannel
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_actions import close_settled_tasks, ensure_team_row
from victimcare.services.desk.timeline_acts import DESK_SOURCE, append_act, next_version
from victimcare.services.follow_up import delivery_escalations, officer_change_notices
from victimcare.services.safe_contact import gate

# How often a guarded victim asked on their page to hear from us, as a task for the person who agrees it with them.

FREQUENCY_SUBJECT = "how_often"
_REASON = "how_often_"


def frequency_reason(every_days: int) -> str:
    """The task's reason: the choice itself, so that the colleague who rings knows it."""
    return f"{_REASON}{every_days}"


def parse_frequency(reason: str) -> int:
    """The choice that this reason states."""
    return int(reason.removeprefix(_REASON))


def open_frequency_tasks(victim: OuterRef) -> QuerySet[Task]:
    """The open tasks of the victim of an outer query."""
    return Task.objects.filter(kind=TaskKind.NEXT_STEP, victim_id=victim, subject_key=FREQUENCY_SUBJECT, closed_at=None)


def close_frequency_task(*, victim_id: int, by: int | None, now: datetime) -> None:
    """Close the task, as a frequency was agreed with the victim or refused."""
    close_settled_tasks(kind=TaskKind.NEXT_STEP, victim_id=victim_id, subject_key=FREQUENCY_SUBJECT, now=now, by=by)


LONGEST_PROMISE_DAYS = 366  # days: at least once a year, or it is hardly a promise


class UnknownOfficer(NotFound):
    """No officer has this name or number, or several have it: `count` of them."""

    def __init__(self, typed: str, count: int) -> None:
        super().__init__("no officer, or several, by this name or number")
        self.typed = typed
        self.count = count


class CoverInvalid(ValueError):
    """Officers cannot cover for themselves, and cover cannot end before it begins."""


@transaction.atomic
def agree_promise(
    *,
    actor: Actor,
    victim_id: UUID,
    every_days: int,
    channel: PromiseChannel,
    after: int | None = None,
    now: datetime,
) -> None:
    """Keep a promise agreed with the victim, which replaces any before. After an identity check. `after`: the version
    that was read, 0 if there was none. Raises NotFound, IdentityCheckMissing, ValueError, StaleVersion."""
    permit(actor, Act.AGREE_PROMISE)
    if not 1 <= every_days <= LONGEST_PROMISE_DAYS:
        raise ValueError("contact is promised daily at most, and yearly at least")
    _append(actor, victim_id, EventType.PROMISE_AGREED, {"every_days": every_days, "channel": str(channel)}, after, now)


@transaction.atomic
def end_promise(*, actor: Actor, victim_id: UUID, reason: str, after: int | None = None, now: datetime) -> None:
    """End a promise with a reason: the victim no longer wants it, or the case is over. After an identity check. Raises
    NotFound, IdentityCheckMissing, FieldRequired, StaleVersion."""
    permit(actor, Act.AGREE_PROMISE)
    if not reason.strip():
        raise FieldRequired("reason")
    victim = identity_checks.find_visible_victim(actor, victim_id)
    if not ContactPromise.objects.filter(victim=victim).exists():
        raise NotFound("no promise of contact to end")
    _append(actor, victim_id, EventType.PROMISE_ENDED, {"reason": reason.strip()}, after, now)


def _append(
    actor: Actor, victim_id: UUID, what: EventType, data: dict[str, object], after: int | None, now: datetime
) -> None:
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    gate.lock_victims([victim.id])
    # The promise is derived from the timeline, so the event that agreed it is its version.
    stands = ContactPromise.objects.filter(victim=victim).values_list("agreed_by_id", flat=True).first()
    next_version(stands or 0, after=after)
    append_act(actor, victim, what, DESK_SOURCE, data, now, now)
    close_frequency_task(victim_id=victim.id, by=actor.staff_id, now=now)


@transaction.atomic
def enter_cover(
    *,
    actor: Actor,
    officer: str,
    from_on: date,
    until_on: date | None,
    by_officer: str = "",
    by_team: str = "",
    why: CoverReason,
    now: datetime,
) -> int:
    """Enter who covers for an officer: another officer, or a team by its code. Victims with a contact promise are told
    once it begins. Returns how many are told now. Raises UnknownOfficer, NotFound for an unknown team, CoverInvalid.
    """
    permit(actor, Act.KEEP_COVERS)
    if actor.staff_id is None:
        raise PermissionRefused("a person says who stands in")
    whose = find_named_officer(officer)
    other: Officer | None = find_named_officer(by_officer) if by_officer else None
    team: Team | None = None if other else ensure_team_row(by_team)
    if (other is not None and other.id == whose.id) or (until_on is not None and until_on < from_on):
        raise CoverInvalid
    cover = OfficerCover.objects.create(
        officer=whose,
        from_on=from_on,
        until_on=until_on,
        by_officer=other,
        by_team=team,
        why=why,
        entered_at=now,
        entered_by_id=actor.staff_id,
    )
    note(actor, "cover.entered", at=now, detail={"cover": cover.id, "officer": whose.id, "why": why})
    return officer_change_notices.announce_cover_change(officer_ids=[whose.id], now=now)


@transaction.atomic
def withdraw_cover(*, actor: Actor, cover_id: UUID, now: datetime) -> int:
    """Withdraw a cover. Returns how many victims are told. Raises NotFound."""
    permit(actor, Act.KEEP_COVERS)
    cover = OfficerCover.objects.select_for_update().filter(public_id=cover_id, withdrawn_at=None).first()
    if cover is None:
        raise NotFound("no such cover that can be withdrawn")
    cover.withdrawn_at, cover.withdrawn_by_id = now, actor.staff_id
    cover.save(update_fields=["withdrawn_at", "withdrawn_by"])
    note(actor, "cover.withdrawn", at=now, detail={"cover": cover.id, "officer": cover.officer_id})
    return officer_change_notices.announce_cover_change(officer_ids=[cover.officer_id], now=now)


@transaction.atomic
def stop_escalation(*, actor: Actor, pursuit_id: UUID, reason: str, now: datetime) -> None:
    """Stop the escalation: a supervisor does so, with a reason. What the victim is owed stays owed. Raises NotFound,
    FieldRequired."""
    permit(actor, Act.STOP_ESCALATION)
    if not reason.strip():
        raise FieldRequired("reason")
    victim_id = DeliveryEscalation.objects.filter(public_id=pursuit_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        raise NotFound("no such open escalation")
    victim = gate.lock_victims([victim_id])[victim_id]
    pursuit = DeliveryEscalation.objects.select_for_update().filter(public_id=pursuit_id, ended_at=None).first()
    if pursuit is None:
        raise NotFound("no such open escalation")
    delivery_escalations.end_escalation(
        pursuit, DeliveryEscalationEnd.STOPPED, now=now, by=actor.staff_id, why=reason.strip()
    )
    note(
        actor,
        "pursuit.stopped",
        at=now,
        case_id=victim.case_id,
        victim_id=victim_id,
        detail={"pursuit": str(pursuit_id)},
    )


def find_named_officer(typed: str) -> Officer:
    """Find an officer by number in the record system, or by a name that only one has, with or without rank and first
    name. Raises UnknownOfficer."""
    said = " ".join(typed.split())
    name = Q(name__iexact=said) | Q(name__iendswith=f" {said}")
    found = list(Officer.objects.filter(record_id__iexact=said)[:2]) or list(Officer.objects.filter(name)[:2])
    if len(found) != 1:
        raise UnknownOfficer(typed, len(found))
    return found[0]
