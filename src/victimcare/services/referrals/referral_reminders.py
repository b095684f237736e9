"""Keeps every referral moving: creates tasks for late steps, expires consent, and follows up notes that an officer has
not read. Each job is safe to run twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import PartnerNote, PartnerUser, Referral, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import london_date
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.partner_accounts import CERTIFIED_FOR, WARNED_BEFORE
from victimcare.rules.referrals.referral_course import OFFICER_READS_WITHIN, ReferralMove, officer_reads_by
from victimcare.services.access import Act, Actor, access_scopes, permit
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import HarmLevel, load_harm_levels
from victimcare.services.referrals import (
    partner_sign_in,
    partner_users,
    referral_course,
    referral_records,
    self_referrals,
)
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.safe_contact import gate

# Notes that a service wrote for the officer: staff pass them on, and bring them to an officer who does not read them.

UNREAD = "partner_words_unread"
_AT_A_TIME = 200
_LOOK_BACK = timedelta(days=60)  # no record was kept of reading notes older than that


@transaction.atomic
def pass_note_to_officer(*, actor: Actor, note_id: UUID, now: datetime) -> UUID:
    """Pass the note on to the officer's page. Returns the referral. Raises NotFound."""
    written = _lock_note(actor, note_id, now)
    if written.passed_on_at is None:
        written.passed_on_at, written.passed_on_by_id = now, actor.staff_id
        written.save(update_fields=["passed_on_at", "passed_on_by"])
        sync_note_task(written.referral, by=actor.staff_id, now=now)
        referral_course.note_referral(actor, written.referral, "referral.passed_on", now)
    return written.referral.public_id


@transaction.atomic
def record_note_brought(*, actor: Actor, note_id: UUID, now: datetime) -> UUID:
    """Record that staff told the officer about a note that they had not read. Returns the referral. Raises NotFound."""
    written = _lock_note(actor, note_id, now)
    if written.passed_on_at is None:
        raise NotFound("no such referral")
    if written.read_at is None:
        written.read_at = now
        written.save(update_fields=["read_at"])
        sync_note_task(written.referral, by=actor.staff_id, now=now)
        referral_course.note_referral(actor, written.referral, "referral.brought", now)
    return written.referral.public_id


def sync_note_task(row: Referral, *, by: int | None, now: datetime) -> None:
    """Close the task about a service's notes once all are passed on and none is unread for too long."""
    if PartnerNote.objects.filter(referral=row, passed_on_at=None).exists():
        return
    if _late_notes(_unread_notes(now).filter(referral=row), now):
        _create_note_task(row, now)
        return
    task_actions.close_settled_tasks(
        kind=TaskKind.PARTNER_WROTE,
        victim_id=row.victim_id,
        subject_key=referral_course.referral_task_key(row),
        now=now,
        by=by,
    )


@transaction.atomic
def create_unread_note_tasks(*, now: datetime) -> int:
    """Create tasks about unread notes where none is open. Returns how many; safe to run twice."""
    subject = Concat(Value("referral:"), Cast(OuterRef("referral__public_id"), TextField()))
    a_task = Task.objects.filter(kind=TaskKind.PARTNER_WROTE, subject_key=subject, closed_at=None)
    lately = _unread_notes(now).filter(~Exists(a_task), passed_on_at__gt=now - _LOOK_BACK)
    found = lately.select_related("referral").order_by("passed_on_at", "id")[:_AT_A_TIME]
    rows = {written.referral_id: written.referral for written in _late_notes(found, now)}
    for row in rows.values():
        _create_note_task(row, now)
    return len(rows)


def _unread_notes(now: datetime) -> QuerySet[PartnerNote]:
    """Notes passed on long enough ago to be late: a span of working days is never shorter in calendar days."""
    passed = PartnerNote.objects.filter(passed_on_at__lt=now - timedelta(days=OFFICER_READS_WITHIN), read_at=None)
    return passed.exclude(sealed=b"")


def _late_notes(unread: Iterable[PartnerNote], now: datetime) -> list[PartnerNote]:
    calendar = working_days()
    return [one for one in unread if one.passed_on_at and officer_reads_by(one.passed_on_at, calendar) < now]


def _create_note_task(row: Referral, now: datetime) -> None:
    task_actions.make_task(
        kind=TaskKind.PARTNER_WROTE,
        victim_id=row.victim_id,
        reason=UNREAD,
        harm=load_harm_levels([row.victim_id])[row.victim_id],
        due_at=None,
        now=now,
        subject_key=referral_course.referral_task_key(row),
    )


def _lock_note(actor: Actor, note_id: UUID, now: datetime) -> PartnerNote:
    permit(actor, Act.REFER)
    seen = access_scopes.filter_visible_rows(actor, PartnerNote.objects.all(), victim="referral__victim_id")
    found = seen.select_for_update(of=("self",)).select_related("referral__victim")
    written = found.filter(public_id=note_id).first()
    if written is None or not referral_records.may_read_partner_words(actor, written.referral, now):
        raise NotFound("no such referral")
    return written


AT_A_TIME = 200
_OVER = ("refused", "ended", "recalled", "expired")


@dataclass(frozen=True, slots=True)
class ReminderResult:
    asked: int  # of staff
    expired: int
    people: int
    deleted: int
    unread: int  # by the officer, of a service's notes


def run_referral_reminders(*, actor: Actor, now: datetime) -> ReminderResult:
    return ReminderResult(
        expired=expire_referrals(actor=actor, now=now),
        asked=create_late_referral_tasks(now=now),
        people=create_certification_tasks(now=now),
        deleted=self_referrals.blank_old_self_referrals(now=now),
        unread=create_unread_note_tasks(now=now),
    )


def create_late_referral_tasks(*, now: datetime) -> int:
    """Create tasks where staff owe the next step and none exists. Returns how many."""
    a_task = Task.objects.filter(
        kind=TaskKind.REFERRAL, subject_key=Concat(Value("referral:"), Cast(OuterRef("public_id"), TextField()))
    )
    unsettled = Referral.objects.filter(settled="").filter(
        Q(state__in=_OVER) | Q(due_at__lt=now) | Q(state="ready"), ~Exists(a_task.filter(closed_at=None))
    )
    return sum(_sync_task(referral_id, now) for referral_id in unsettled.values_list("id", flat=True)[:AT_A_TIME])


@transaction.atomic
def _sync_task(referral_id: int, now: datetime) -> bool:
    row = Referral.objects.select_for_update(skip_locked=True).filter(id=referral_id).first()
    return row is not None and referral_course.sync_referral_task(row, now=now) is not None


def expire_referrals(*, actor: Actor, now: datetime) -> int:
    """End referrals whose consent has expired: from today no service sees them."""
    ran_out = Referral.objects.filter(consent__ends_on__lt=london_date(now), settled="").exclude(state__in=_OVER)
    found = list(ran_out.values_list("id", "victim_id")[:AT_A_TIME])
    return sum(_expire(actor, referral_id, victim_id, now) for referral_id, victim_id in found)


@transaction.atomic
def _expire(actor: Actor, referral_id: int, victim_id: int, now: datetime) -> bool:
    gate.lock_victims([victim_id])
    row = Referral.objects.select_for_update().get(id=referral_id)
    return row.state not in _OVER and referral_course.move_referral(actor, row, ReferralMove.EXPIRE, now=now)


@transaction.atomic
def create_certification_tasks(*, now: datetime) -> int:
    """Create tasks to review people of services, two weeks before their access ends."""
    near = now - CERTIFIED_FOR + WARNED_BEFORE
    found = PartnerUser.objects.filter(ended_at=None, partner__ended_at=None).filter(
        Q(by_force_at__lte=near) | Q(by_lead_at__lte=near, is_lead=False)
    )
    asked = 0
    for user in found.order_by("id")[:AT_A_TIME]:
        stands = partner_users.build_certification(user)
        reason = "partner_shut_out" if stands.is_over(now) else "partner_to_certify"
        a_task = Task.objects.filter(
            kind=TaskKind.PARTNER_PEOPLE, subject_key=partner_users.partner_user_task_key(user), closed_at=None
        )
        if not a_task.filter(reason=reason).exists():
            partner_sign_in.create_partner_review_task(user, reason, harm=HarmLevel.STANDARD, now=now)
            asked += 1
    return asked
