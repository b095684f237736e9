"""A need for which a service is asked: once she was referred for it, whichever service she chose, its task is done."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from victimcare.records.models import Need, Referral
from victimcare.records.models.care import NeedEnd
from victimcare.records.models.desk import TaskKind
from victimcare.services.care import packs, settling
from victimcare.services.desk.task_actions import close_settled_tasks


@transaction.atomic
def settle(*, now: datetime, at_most: int = 500) -> int:
    """Close the tasks of those who were referred since they were asked. Returns how many; safe to run twice."""
    rows = Need.objects.filter(ends_as=NeedEnd.REFERRAL, task__closed_at=None, victim__referrals__isnull=False)
    rows = rows.filter(victim__referrals__made_at__gte=F("assessment__finished_at")).distinct()
    closed = 0
    for row in rows.select_related("victim__case", "task", "assessment")[:at_most]:
        kind = packs.needs_met().get(row.code)
        wanted = settling.support_for(row.victim, kind) if kind else ()
        since = row.assessment.finished_at
        made = Referral.objects.filter(victim=row.victim, need__in=wanted, made_at__gte=since)
        if row.task is not None and made.exists():
            subject = row.task.subject_key
            closed += close_settled_tasks(
                kind=TaskKind.ASKED_SUPPORT, victim_id=row.victim_id, subject_key=subject, now=now, by=None
            )
    return closed
