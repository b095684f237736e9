"""Asks staff to review plans with the victim: past their day, or with a sender's name that a text can no longer show."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from victimcare.records.models import PlanPoint, SafeContactPlan, Task
from victimcare.records.models.contact import MessageWording
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.services.contact.shapes import ContactMethod
from victimcare.services.desk.actions import close_settled, make_tasks
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import NewTask
from victimcare.services.messages.sender_names import is_gone

SUBJECT = "plan-review"
SENDER = "plan-sender"
_AT_ONCE = 500


@transaction.atomic
def ask_to_review(*, now: datetime) -> int:
    """Make one task for each such plan and reason, and end those of names that can be shown again. Returns how many
    were made; safe to run twice."""
    confirmed = SafeContactPlan.objects.filter(confirmed_at__isnull=False)
    past = confirmed.filter(review_on__lt=london_date(now)).order_by("review_on")
    made = _ask(past, "plan_review_due", SUBJECT, now)
    gone = confirmed.filter(victim_id__in=_with_names_that_are_gone()).order_by("victim_id")
    for victim_id in _asked(SENDER).exclude(victim_id__in=gone.values("victim_id")).values_list("victim_id", flat=True):
        close_settled(kind=TaskKind.REACH_HER, victim_id=victim_id, subject_key=SENDER, now=now, by=None)
    return made + _ask(gone, "sender_gone", SENDER, now)


def reviewed(victim_id: int, *, by: int | None, now: datetime) -> None:
    """Close the review: the plan was agreed anew with the victim."""
    for subject in (SUBJECT, SENDER):
        close_settled(kind=TaskKind.REACH_HER, victim_id=victim_id, subject_key=subject, now=now, by=by)


def _ask(plans: QuerySet[SafeContactPlan], reason: str, subject: str, now: datetime) -> int:
    without = plans.exclude(victim_id__in=_asked(subject).values("victim_id"))
    ids = list(without.values_list("victim_id", flat=True)[:_AT_ONCE])
    harm = harms(ids)
    wanted = [NewTask(TaskKind.REACH_HER, each, reason, harm[each], None, subject) for each in ids]
    return len(make_tasks(wanted, now=now))


def _asked(subject: str) -> QuerySet[Task]:
    return Task.objects.filter(kind=TaskKind.REACH_HER, subject_key=subject, closed_at=None)


def _with_names_that_are_gone() -> QuerySet[PlanPoint, int]:
    named = PlanPoint.objects.filter(channel=ContactMethod.TEXT).exclude(sender_name="")
    names = named.exclude(wording=MessageWording.NONE).values_list("sender_name", flat=True).distinct()
    gone = [name for name in names.order_by() if is_gone(name)]
    return named.filter(sender_name__in=gone).values_list("plan_id", flat=True)
