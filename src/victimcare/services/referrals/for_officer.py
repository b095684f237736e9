"""What a service wrote for the officer: passed on by one of us, and brought to them where they do not read it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from victimcare.records.models import PartnerNote, Referral, Task
from victimcare.records.models.desk import TaskKind
from victimcare.rules.referrals.referral_course import OFFICER_READS_WITHIN, officer_reads_by
from victimcare.services.access import Act, Actor, permit, scopes
from victimcare.services.desk import task_actions as desk
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.referrals import at_desk, course
from victimcare.services.referrals.shapes import UnknownReferral
from victimcare.services.rights.working_days import working_days

UNREAD = "partner_words_unread"
_AT_A_TIME = 200
_LOOK_BACK = timedelta(days=60)  # what was passed on before: nobody noted then whether it was read


@transaction.atomic
def passed_on(*, actor: Actor, note_id: UUID, now: datetime) -> UUID:
    """It stands on the officer's page. Gives the referral. Raises UnknownReferral."""
    written = _held(actor, note_id, now)
    if written.passed_on_at is None:
        written.passed_on_at, written.passed_on_by_id = now, actor.staff_id
        written.save(update_fields=["passed_on_at", "passed_on_by"])
        look_again(written.referral, by=actor.staff_id, now=now)
        course.audit(actor, written.referral, "referral.passed_on", now)
    return written.referral.public_id


@transaction.atomic
def brought(*, actor: Actor, note_id: UUID, now: datetime) -> UUID:
    """One of us has told the officer what was passed on and they did not read. Gives the referral. Raises
    UnknownReferral."""
    written = _held(actor, note_id, now)
    if written.passed_on_at is None:
        raise UnknownReferral(note_id)
    if written.read_at is None:
        written.read_at = now
        written.save(update_fields=["read_at"])
        look_again(written.referral, by=actor.staff_id, now=now)
        course.audit(actor, written.referral, "referral.brought", now)
    return written.referral.public_id


def look_again(row: Referral, *, by: int | None, now: datetime) -> None:
    """The task about what a service wrote ends once all is passed on, and nothing stands unread too long."""
    if PartnerNote.objects.filter(referral=row, passed_on_at=None).exists():
        return
    if _late(_unread(now).filter(referral=row), now):
        _ask(row, now)
        return
    desk.close_settled_tasks(
        kind=TaskKind.PARTNER_WROTE, victim_id=row.victim_id, subject_key=course.about(row), now=now, by=by
    )


@transaction.atomic
def ask_about_unread(*, now: datetime) -> int:
    """Where no task is open about it. Returns how many were made; safe to run twice."""
    subject = Concat(Value("referral:"), Cast(OuterRef("referral__public_id"), TextField()))
    a_task = Task.objects.filter(kind=TaskKind.PARTNER_WROTE, subject_key=subject, closed_at=None)
    lately = _unread(now).filter(~Exists(a_task), passed_on_at__gt=now - _LOOK_BACK)
    found = lately.select_related("referral").order_by("passed_on_at", "id")[:_AT_A_TIME]
    rows = {written.referral_id: written.referral for written in _late(found, now)}
    for row in rows.values():
        _ask(row, now)
    return len(rows)


def _unread(now: datetime) -> QuerySet[PartnerNote]:
    """Long enough ago that it may be late: working days are never fewer days."""
    passed = PartnerNote.objects.filter(passed_on_at__lt=now - timedelta(days=OFFICER_READS_WITHIN), read_at=None)
    return passed.exclude(sealed=b"")


def _late(unread: Iterable[PartnerNote], now: datetime) -> list[PartnerNote]:
    calendar = working_days()
    return [one for one in unread if one.passed_on_at and officer_reads_by(one.passed_on_at, calendar) < now]


def _ask(row: Referral, now: datetime) -> None:
    desk.make_task(
        kind=TaskKind.PARTNER_WROTE,
        victim_id=row.victim_id,
        reason=UNREAD,
        harm=load_harm_levels([row.victim_id])[row.victim_id],
        due_at=None,
        now=now,
        subject_key=course.about(row),
    )


def _held(actor: Actor, note_id: UUID, now: datetime) -> PartnerNote:
    permit(actor, Act.REFER)
    seen = scopes.without_shut(actor, PartnerNote.objects.all(), victim="referral__victim_id")
    found = seen.select_for_update(of=("self",)).select_related("referral__victim")
    written = found.filter(public_id=note_id).first()
    if written is None or not at_desk.reads(actor, written.referral, now):
        raise UnknownReferral(note_id)
    return written
