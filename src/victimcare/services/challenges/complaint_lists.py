"""Lists open complaints for staff, and shows one in full to the colleague who has its task.

To a colleague whom a complaint concerns, it looks the same as one that does not exist.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from victimcare.records.models import Complaint, ComplaintLevel, Task
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_rights.complaints import ComplaintOutcome as ComplaintOutcome
from victimcare.records.models.victim_rights.complaints import ComplaintReplyMethod as ComplaintReplyMethod
from victimcare.records.models.victim_rights.complaints import ComplaintSubject as ComplaintSubject
from victimcare.records.models.victim_rights.complaints import ComplaintTarget as ComplaintTarget
from victimcare.rules.challenges import ChallengeStep, next_challenge_step
from victimcare.rules.challenges.challenge_course import (
    ComplaintStage,
)
from victimcare.rules.force import Force
from victimcare.services.access import Act, Actor, Role, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.challenges.challenge_shapes import build_level_course
from victimcare.services.challenges.complaint_exclusions import (
    complaint_task_key,
)
from victimcare.services.rights.duty_lateness import OpenComplaintCounts, count_open_complaints

MOST_LISTED = 200
ENDED_LISTED = timedelta(days=90)  # while the person may still ask for the next level


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """A row of the list: nothing of the person who complained, and nothing of their words."""

    id: UUID
    number: str
    level: ComplaintStage
    about: ComplaintSubject
    step: ChallengeStep
    due_at: datetime | None
    is_late: bool
    owner: str
    team: str
    answered_at: datetime | None
    has_page: bool  # for this reader: it has none for colleagues without its task


@dataclass(frozen=True, slots=True)
class ComplaintList:
    """Open complaints, the soonest due first, and those answered recently. `late`: how many have an overdue reply or
    answer, as every figure of lateness counts them (`rights.duty_lateness`)."""

    open: tuple[ComplaintRow, ...]
    ended: tuple[ComplaintRow, ...]
    late: int


@transaction.atomic
def list_complaints(*, actor: Actor, now: datetime) -> ComplaintList:
    """List complaints for staff who may see challenges. The access is audited."""
    permit(actor, Act.SEE_CHALLENGES)
    levels = list(_newest_levels(actor, now))
    tasks = list_open_complaint_tasks([level.complaint for level in levels])
    rows = [_row(actor, level, tasks.get(complaint_task_key(level.complaint)), now) for level in levels]
    open_ones = sorted((row for row in rows if row.step is not ChallengeStep.ENDED), key=lambda row: row.due_at or now)
    ended = sorted(
        (row for row in rows if row.step is ChallengeStep.ENDED), key=lambda row: row.answered_at or now, reverse=True
    )
    note(actor, "complaints.see", at=now, detail={"shown": len(rows)})
    return ComplaintList(tuple(open_ones[:MOST_LISTED]), tuple(ended[:MOST_LISTED]), _count_open(actor, now).late)


def _count_open(actor: Actor, now: datetime) -> OpenComplaintCounts:
    """Count open complaints, as far as this person may know of them."""
    return count_open_complaints(now=now, seen_by=actor)


def _newest_levels(actor: Actor, now: datetime) -> list[ComplaintLevel]:
    """The newest level of each complaint that is open or was answered recently, without those that concern this
    person."""
    found = (
        ComplaintLevel.objects.select_related("complaint", "team")
        .exclude(answered_at__lt=now - ENDED_LISTED)
        .exclude(complaint__concerned__contains=[actor.staff_id or 0])
        .order_by("complaint_id", "-level")
        .distinct("complaint_id")
    )
    if not access_scopes.may_name_complaint_subject(actor):
        found = found.exclude(complaint__meant=ComplaintTarget.OPEN)
    shut = set(access_scopes.hidden_victim_ids(actor))
    return [level for level in found if level.complaint.victim_id not in shut]


def list_open_complaint_tasks(rows: list[Complaint]) -> dict[str, Task]:
    subjects = [complaint_task_key(row) for row in rows]
    tasks = Task.objects.filter(kind=TaskKind.FRONT_DOOR, subject_key__in=subjects, closed_at=None)
    return {task.subject_key: task for task in tasks.select_related("owner", "team")}


def _row(actor: Actor, level: ComplaintLevel, task: Task | None, now: datetime) -> ComplaintRow:
    owed, due_at = next_challenge_step(build_level_course(level))
    return ComplaintRow(
        id=level.complaint.public_id,
        number=level.complaint.number,
        level=ComplaintStage(level.level),
        about=ComplaintSubject(level.complaint.about),
        step=owed,
        due_at=due_at,
        is_late=due_at is not None and due_at < now,
        owner=task.owner.name if task and task.owner else "",
        team=task.team.name if task else level.team.name,
        answered_at=level.answered_at,
        has_page=has_victim_page(actor, task, {level.answered_by_id}),
    )


def has_victim_page(actor: Actor, task: Task | None, answered_by: Collection[int | None]) -> bool:
    """The owner of its task, supervisors, and once it has ended the colleague who answered it."""
    is_mine = task is not None and task.owner_id == actor.staff_id
    return is_mine or Role.SUPERVISOR in actor.roles or (task is None and actor.staff_id in answered_by)


def find_standards_team_name() -> str:
    """The team that answers formal complaints, by its name for staff."""
    force: Force = settings.FORCE
    code = force.complaints.standards_team
    return next((team.name for team in force.teams if team.code == code), force.default_team().name)
