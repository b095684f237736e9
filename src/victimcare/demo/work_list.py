"""What the work list of the cast's desk has besides what waits: one piece that is put off, one that a colleague handed
on and nobody has received yet. Neither is about any of the cast."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time, timedelta

from victimcare.records.models import Staff, Task
from victimcare.records.models.tasks import URGENCY_ORDER
from victimcare.rules.clock import LONDON
from victimcare.services.desk import task_actions, task_steps
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.desk.task_kinds import DONE_BY_ITS_MATTER, NEVER_PUT_OFF
from victimcare.services.desk.task_shapes import HarmLevel

_WAITS = "He is away at sea this week, as he told us. He asked to be rung when he is back."
_NOTE = "You met her at the counter in October. She asks for you. I have told her that you ring."


def fill(*, carys: Staff, bernice: Staff, besides: Collection[int], now: datetime) -> None:
    """`besides`: rows of victims whose work is left as it is."""
    waiting = Task.objects.filter(closed_at=None, team=carys.team_id, owner=None, victim__isnull=False)
    waiting = waiting.exclude(victim__in=besides).exclude(kind__in=NEVER_PUT_OFF | DONE_BY_ITS_MATTER)
    if Task.objects.filter(closed_at=None, snoozed_until__isnull=False).exists():
        return
    can_wait = waiting.filter(harm=HarmLevel.STANDARD).order_by("-due_at", "id").first()
    if can_wait is not None:
        task_steps.snooze_task(
            actor=staff_actor(carys), task_id=can_wait.public_id, until=_in_four_days(now), why=_WAITS, now=now
        )
    to_her = waiting.filter(harm__lt=HarmLevel.HIGH, owner=None).order_by(*URGENCY_ORDER).first()
    if to_her is not None:
        task_actions.hand_on_task(
            actor=staff_actor(bernice), task_id=to_her.public_id, to_person=carys.public_id, note=_NOTE, now=now
        )


def _in_four_days(now: datetime) -> datetime:
    day = now.astimezone(LONDON).date() + timedelta(days=4)
    return datetime.combine(day, time(9), LONDON)
