"""Somebody says that we did badly. Who is known is rung and asked what went wrong; what nobody can answer is read."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from victimcare.records.models import Task
from victimcare.records.models.desk import TaskKind
from victimcare.rules.people import scores
from victimcare.services.desk import actions as desk
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import Harm


def of_call(*, call_id: UUID, victim_id: int, score: int, now: datetime) -> None:
    """The last one of a call counts: whoever thinks better of it is not rung for what she keyed first. While somebody
    is to ring her about another call there is no second task: whoever has a code would fill the list call by call."""
    about = f"call:{call_id}"
    if not scores.is_low(score):
        desk.close_settled(kind=TaskKind.LOW_SCORE, victim_id=victim_id, subject_key=about, now=now, by=None)
        return
    waits = Task.objects.filter(kind=TaskKind.LOW_SCORE, victim_id=victim_id, closed_at=None)
    if waits.exclude(subject_key=about).exists():
        return
    desk.make_task(
        kind=TaskKind.LOW_SCORE,
        victim_id=victim_id,
        reason=f"low_score_{score}",
        harm=harms([victim_id])[victim_id],
        due_at=None,
        now=now,
        subject_key=about,
    )


def without_a_name(*, score: int, now: datetime) -> None:
    """At the front door. One task, however many come before somebody reads them: anybody may send them."""
    if scores.is_low(score):
        desk.make_task(
            kind=TaskKind.LOW_SCORE,
            victim_id=None,
            reason="low_score_unnamed",
            harm=Harm.STANDARD,
            due_at=None,
            now=now,
            subject_key="feedback",
        )
