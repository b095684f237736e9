"""Who is meant by a complaint whose words name nobody for certain: a person says it before others read it.

Supervisors and professional standards may, but nobody whose name resembles the words. Until then it is there for nobody
else (`complaints.is_kept_from`).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Staff
from victimcare.records.models.complaints import ComplaintMeant as ComplaintMeant
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Act, Actor, NotPermitted, permit
from victimcare.services.audit import note
from victimcare.services.challenges.answering import WrongStep
from victimcare.services.challenges.complaints import detail_of
from victimcare.services.challenges.complaints_answering import lock_complaint
from victimcare.services.challenges.complaints_kept_out import (
    KEPT_OUT,
    release_from_kept_out,
    subject_of,
)
from victimcare.services.desk.task_steps import lock_matter_task


class NobodyChosen(ValueError):
    """One of us is meant, and it is not said who."""


@transaction.atomic
def say_who_is_meant(
    *, actor: Actor, complaint_id: UUID, meant: ComplaintMeant, colleagues: Collection[UUID] = (), now: datetime
) -> None:
    """Record who is meant: these colleagues, nobody here, or an officer outside. The colleagues are kept out for good,
    those whose names only resembled the words no longer; where nobody here is meant, these stay kept out.

    Raises UnknownComplaint, WrongStep, NobodyChosen, TaskTaken.
    """
    permit(actor, Act.ANSWER_CHALLENGE)
    if actor.staff_id is None:
        raise NotPermitted("a person says who is meant")
    row = lock_complaint(actor, complaint_id)
    if row.meant != ComplaintMeant.OPEN or meant is ComplaintMeant.OPEN:
        raise WrongStep(complaint_id)
    lock_matter_task(actor=actor, kind=TaskKind.FRONT_DOOR, subject_key=subject_of(row))
    chosen = set(Staff.objects.filter(public_id__in=colleagues).values_list("id", flat=True))
    if meant is ComplaintMeant.COLLEAGUE:
        if not chosen:
            raise NobodyChosen
        row.concerned = sorted({*row.concerned} - {*row.resembling} | chosen)
        row.named = sorted({*row.named} - {*row.resembling} | chosen)
        row.resembling = []
    row.meant, row.meant_by_id, row.meant_at = meant, actor.staff_id, now
    row.save(update_fields=[*KEPT_OUT, "meant_by", "meant_at"])
    release_from_kept_out(row, now=now)
    said = {"meant": meant.value, "colleagues": sorted(str(key) for key in colleagues)}
    note(actor, "complaint.meant", at=now, victim_id=row.victim_id, detail={**detail_of(row), **said})
