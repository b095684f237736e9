"""Takes complaints made by telephone, at the counter or by letter, in the person's own words, and records who is meant.

They go the same way as written ones: the same levels, holding replies and deadlines, and never to the people whom they
concern. The colleague who took a complaint can no longer read it, unless its task comes to them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Staff
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_rights.complaints import ComplaintTarget as ComplaintTarget
from victimcare.services.access import Act, Actor, PermissionRefused, permit
from victimcare.services.audit import note
from victimcare.services.challenges.challenge_answers import StepUnavailable
from victimcare.services.challenges.challenge_shapes import SubmissionChannel
from victimcare.services.challenges.complaint_exclusions import KEPT_OUT, complaint_task_key, release_from_kept_out
from victimcare.services.challenges.complaint_levels import complaint_audit_detail
from victimcare.services.challenges.complaint_receipt import (
    ComplaintReceived,
    ComplaintTaken,
    ComplaintWords,
    open_complaint,
    open_complaint_of_victim,
)
from victimcare.services.challenges.complaint_replies import lock_complaint
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_steps import lock_matter_task

WAYS_TO_STAFF = (SubmissionChannel.PHONE, SubmissionChannel.DESK, SubmissionChannel.LETTER)


@transaction.atomic
def take_complaint(*, actor: Actor, said: ComplaintWords, taken: ComplaintTaken, now: datetime) -> ComplaintReceived:
    """Write down a complaint without an identity check. No case is looked for."""
    _require_staff(actor, taken)
    received = open_complaint(actor=actor, said=said, taken=taken, now=now)
    note(actor, "complaint.taken", at=now, detail={"number": received.number, "by": taken.came_by.value})
    return received


@transaction.atomic
def take_complaint_of_victim(
    *, actor: Actor, victim_id: UUID, said: ComplaintWords, taken: ComplaintTaken, now: datetime
) -> ComplaintReceived:
    """Write down the complaint of a victim, after an identity check. Raises VictimNotFound, IdentityCheckMissing."""
    _require_staff(actor, taken)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    return open_complaint_of_victim(actor=actor, victim_id=victim.id, said=said, taken=taken, now=now)


def _require_staff(actor: Actor, taken: ComplaintTaken) -> None:
    permit(actor, Act.CHALLENGE)
    if actor.staff_id is None or taken.came_by not in WAYS_TO_STAFF:
        raise PermissionRefused("staff write down what they are told")


# Identifying the person meant by a complaint that names no one for certain, before others read it.
#
# Supervisors and professional standards may do so, unless their own name resembles the words. Until then it is hidden
# from all others (`complaint_exclusions.is_kept_from`).


class ColleagueMissing(ValueError):
    """A colleague is meant, but none was chosen."""


@transaction.atomic
def record_who_is_meant(
    *, actor: Actor, complaint_id: UUID, meant: ComplaintTarget, colleagues: Collection[UUID] = (), now: datetime
) -> None:
    """Record who is meant: these colleagues, none of our staff, or an officer outside. The colleagues are excluded for
    good; those whose names only resembled the words no longer are. If none of our staff is meant, these stay excluded.

    Raises NotFound, StepUnavailable, ColleagueMissing, TaskTaken.
    """
    permit(actor, Act.ANSWER_CHALLENGE)
    if actor.staff_id is None:
        raise PermissionRefused("a person says who is meant")
    row = lock_complaint(actor, complaint_id)
    if row.meant != ComplaintTarget.OPEN or meant is ComplaintTarget.OPEN:
        raise StepUnavailable(complaint_id)
    lock_matter_task(actor=actor, kind=TaskKind.FRONT_DOOR, subject_key=complaint_task_key(row))
    chosen = set(Staff.objects.filter(public_id__in=colleagues).values_list("id", flat=True))
    if meant is ComplaintTarget.COLLEAGUE:
        if not chosen:
            raise ColleagueMissing
        row.concerned = sorted({*row.concerned} - {*row.resembling} | chosen)
        row.named = sorted({*row.named} - {*row.resembling} | chosen)
        row.resembling = []
    row.meant, row.meant_by_id, row.meant_at = meant, actor.staff_id, now
    row.save(update_fields=[*KEPT_OUT, "meant_by", "meant_at"])
    release_from_kept_out(row, now=now)
    said = {"meant": meant.value, "colleagues": sorted(str(key) for key in colleagues)}
    note(actor, "complaint.meant", at=now, victim_id=row.victim_id, detail={**complaint_audit_detail(row), **said})
