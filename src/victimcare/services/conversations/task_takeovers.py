"""Lets the colleague who has the victim on the telephone take over open work about them, in one press.

The former owner sees it on their work list until they have acknowledged it. Any colleague at the desk may take over
escalated danger. Work that needs a second person, or is about the colleague themselves, is not taken over: a page says
so before they type.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Task, TaskChange, TaskTakeover
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Act, Actor, Role, access_scopes, permit
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import ownership, task_actions
from victimcare.services.desk.eligibility import MAY_BE_ABOUT_STAFF, find_concerned_staff, is_own_matter
from victimcare.services.desk.task_kinds import FOR_ITS_OWNER
from victimcare.services.desk.task_shapes import WorkItem

# Decided by a second person, or by a person chosen for it.
_CHOSEN = frozenset(
    {
        TaskKind.SECOND_PERSON,
        TaskKind.CLASH,
        TaskKind.CHECK_HANDOVER,
        TaskKind.REVIEW_CONTACT,
        TaskKind.READ_FEEDBACK,
        TaskKind.MANY_LOOK_UPS,
        TaskKind.QUIET_CODE,
        TaskKind.WATCH,
    }
)


class TakeoverBarrier(StrEnum):
    """Why work cannot be taken over."""

    NOT_PROVED = "not_proved"  # the victim has passed no identity check with this person
    OWN_MATTER = "own_matter"  # it is about this person's own work
    CHOSEN = "chosen"  # a second person, or a person chosen for it, decides


class TakeoverRefused(Exception):
    """The work cannot be taken over and remains with its owner."""

    def __init__(self, why: TakeoverBarrier) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class ColleagueTask:
    """Work that a colleague has. `why_not` None: it may be taken over in one press."""

    task_id: UUID
    owner: str
    why_not: TakeoverBarrier | None


@dataclass(frozen=True, slots=True)
class TakeoverNotice:
    """Work that a colleague took over, for its former owner."""

    kind: TaskKind
    reason: str
    reference: str
    by: str
    at: datetime


@transaction.atomic
def take_over_task(*, actor: Actor, task_id: UUID, now: datetime) -> None:
    """Make a colleague's task this actor's; its owner is told. The actor's own task is left unchanged. Raises NotFound,
    TakeoverRefused."""
    permit(actor, Act.WORK_TASK)
    try:
        task = task_actions.lock_task(actor, task_id)
    except task_actions.OwnWork:
        raise TakeoverRefused(TakeoverBarrier.OWN_MATTER) from None
    before = task.owner_id
    if before == actor.staff_id:
        return
    why = _find_barrier(actor, task, now)
    if why is not None:
        raise TakeoverRefused(why)
    ownership.assign_owner(task, actor.staff_id, now)
    task.save(update_fields=ownership.OWNERSHIP_FIELDS)
    if before is not None:
        TaskTakeover.objects.create(task=task, owner_id=before, by_id=actor.staff_id or 0, at=now)
    task_actions.record_task_change(actor, task, "taken_over", now, to=actor.staff_id)
    TaskChange.objects.create(task=task, what="taken", at=now, by_id=actor.staff_id, team_id=task.team_id)


def find_colleague_task(
    *,
    actor: Actor,
    now: datetime,
    victim_id: UUID | None = None,
    kinds: Collection[TaskKind] = (),
    subject_key: str = "",
    task_id: UUID | None = None,
) -> ColleagueTask | None:
    """The first open task of these kinds about a victim, about this subject, or this very one, that a colleague has and
    this actor is refused. None: nothing prevents it; a supervisor is never refused."""
    permit(actor, Act.SEE_TASKS)
    if Role.SUPERVISOR in actor.roles and task_id is None:
        return None
    tasks = Task.objects.filter(closed_at=None, owner__isnull=False).exclude(owner_id=actor.staff_id or 0)
    if task_id is not None:
        tasks = tasks.filter(public_id=task_id)
    else:
        tasks = tasks.filter(kind__in=kinds)
        tasks = tasks.filter(victim__public_id=victim_id) if victim_id is not None else tasks
        tasks = tasks.filter(subject_key=subject_key) if subject_key else tasks
    task = access_scopes.filter_visible_rows(actor, tasks).select_related("owner").order_by("id").first()
    if task is None or task.owner is None:
        return None
    return ColleagueTask(task.public_id, task.owner.name, _find_barrier(actor, task, now))


def list_takeover_candidates(*, actor: Actor, items: Collection[WorkItem]) -> frozenset[UUID]:
    """Which of these tasks, all about one victim identified to this actor, may be taken over from a colleague. A fixed
    number of queries where some of them may be about staff, otherwise none."""
    theirs = [item for item in items if item.owner and not item.is_mine]
    chosen = {item.id for item in theirs if item.kind in _CHOSEN or item.reason in FOR_ITS_OWNER}
    asked = [item.id for item in theirs if item.kind in MAY_BE_ABOUT_STAFF]
    about = list(Task.objects.filter(public_id__in=asked)) if asked else []
    concerned = find_concerned_staff(about)
    own = {task.public_id for task in about if is_own_matter(actor.staff_id, concerned.get(task.id, ()))}
    return frozenset(item.id for item in theirs) - chosen - own


def list_takeovers(*, actor: Actor) -> tuple[TakeoverNotice, ...]:
    """What colleagues have taken over from this actor and the actor has not yet seen. One query."""
    permit(actor, Act.SEE_TASKS)
    rows = TaskTakeover.objects.filter(owner_id=actor.staff_id or 0, seen_at=None).order_by("id")
    rows = access_scopes.filter_visible_rows(actor, rows, victim="task__victim_id")
    found = rows.values_list("task__kind", "task__reason", "task__victim__case__reference", "by__name", "at")
    return tuple(
        TakeoverNotice(TaskKind(kind), reason, reference or "", by, at) for kind, reason, reference, by, at in found
    )


@transaction.atomic
def mark_takeovers_seen(*, actor: Actor, now: datetime) -> None:
    """Mark the work taken over from this actor as seen."""
    permit(actor, Act.WORK_TASK)
    TaskTakeover.objects.filter(owner_id=actor.staff_id or 0, seen_at=None).update(seen_at=now)


def _find_barrier(actor: Actor, task: Task, now: datetime) -> TakeoverBarrier | None:
    if is_own_matter(actor.staff_id, find_concerned_staff([task]).get(task.id, ())):
        return TakeoverBarrier.OWN_MATTER
    if task.kind in _CHOSEN or task.reason in FOR_ITS_OWNER:
        return TakeoverBarrier.CHOSEN
    if task.is_danger and task.rose_at is not None:
        return None
    if task.victim_id is None:
        return TakeoverBarrier.NOT_PROVED
    try:
        identity_checks.require_identity_check(actor, task.victim_id, now=now)
    except identity_checks.IdentityCheckMissing:
        return TakeoverBarrier.NOT_PROVED
    return None
