"""Follows up low scores: a known victim is rung and asked what went wrong; anonymous scores are read by a colleague."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from victimcare.records.models import Task
from victimcare.records.models.desk import TaskKind
from victimcare.rules.contact import correspondence
from victimcare.services.desk import actions as desk
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import Harm


def of_call(*, call_id: UUID, victim_id: int, score: int, now: datetime) -> None:
    """Follow up a low score given in a call. The last score of a call counts, so a victim who thinks again is not rung
    for the first one. While a call to the victim about another score is due there is no second task: otherwise anyone
    with a code could fill the list call by call."""
    about = f"call:{call_id}"
    if not correspondence.is_low_score(score):
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
    """Follow up low scores at the front door. One task, however many come before a colleague reads them, because anyone
    may send them."""
    if correspondence.is_low_score(score):
        desk.make_task(
            kind=TaskKind.LOW_SCORE,
            victim_id=None,
            reason="low_score_unnamed",
            harm=Harm.STANDARD,
            due_at=None,
            now=now,
            subject_key="feedback",
        )
