"""Plans that are past the day on which they were to be looked at again: a person asks her anew."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from victimcare.records.models import SafeContactPlan, Task
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.services.desk.actions import close_settled, make_tasks
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import NewTask

SUBJECT = "plan-review"
_AT_ONCE = 500


@transaction.atomic
def ask_to_review(*, now: datetime) -> int:
    """Make one task for each plan that is past its day. Returns how many were made; safe to run twice."""
    asked = Task.objects.filter(kind=TaskKind.REACH_HER, subject_key=SUBJECT, closed_at=None).values("victim_id")
    past = SafeContactPlan.objects.filter(confirmed_at__isnull=False, review_on__lt=london_date(now))
    ids = list(past.exclude(victim_id__in=asked).order_by("review_on").values_list("victim_id", flat=True)[:_AT_ONCE])
    harm = harms(ids)
    wanted = [NewTask(TaskKind.REACH_HER, each, "plan_review_due", harm[each], None, SUBJECT) for each in ids]
    return len(make_tasks(wanted, now=now))


def reviewed(victim_id: int, *, by: int | None, now: datetime) -> None:
    """Her plan was agreed with her anew."""
    close_settled(kind=TaskKind.REACH_HER, victim_id=victim_id, subject_key=SUBJECT, now=now, by=by)
