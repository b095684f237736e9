"""What several parts of this room share: whom staff may see here, and the harm and answer of a task."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from victimcare.records.models import Victim
from victimcare.records.models.desk import TaskKind
from victimcare.rules.court.hearings import CourtDay, court_answer_due_at, list_court_days
from victimcare.services.access import Act, Actor, permit
from victimcare.services.audit import note
from victimcare.services.conversations import identity_checks
from victimcare.services.court import timeline
from victimcare.services.desk.task_actions import make_task
from victimcare.services.desk.task_shapes import load_harm_levels
from victimcare.services.rights.working_days import working_days

LONGEST = 2000  # characters of what she adds in her words


def proved(actor: Actor, victim_id: UUID, now: datetime) -> Victim:
    """Her row, for staff after a proof. Raises UnknownVictim, NotProved."""
    permit(actor, Act.KEEP_COURT)
    victim = identity_checks.find_visible_victim(actor, victim_id)
    identity_checks.require_identity_check(actor, victim.id, now=now)
    return victim


def noted(actor: Actor, act: str, victim: Victim, now: datetime, **detail: object) -> None:
    note(actor, act, at=now, case_id=victim.case_id, victim_id=victim.id, detail=detail)


def due(victim: Victim, now: datetime) -> datetime:
    """By when she reads that somebody answers: sooner only for a day in court that she has been told of, or it would
    tell her of the other."""
    told = timeline.told(victim, timeline.COURT, now=now)
    return _due(next(iter(list_court_days(told.facts, victim_id=victim.record_id, now=now)), None), now)


def due_for_us(victim: Victim, now: datetime) -> datetime:
    """By when it is to be done: sooner for any day in court."""
    return _due(timeline.next_day(victim, now=now), now)


def _due(day: CourtDay | None, now: datetime) -> datetime:
    return court_answer_due_at(now, working_days(), court_at=day.starts_at if day else None)


def task_for(victim: Victim, kind: TaskKind, reason: str, *, subject: str, due_at: datetime, now: datetime) -> None:
    """Somebody who looks after her case has it to do."""
    make_task(
        kind=kind,
        victim_id=victim.id,
        reason=reason,
        harm=load_harm_levels([victim.id])[victim.id],
        due_at=due_at,
        subject_key=subject,
        now=now,
    )
