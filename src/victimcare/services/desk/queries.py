"""The work list: what needs a person, worst harm first and then the latest, however many cases there are."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Count, F, OuterRef, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from victimcare.records.models import (
    Callback,
    KeptSound,
    PointChange,
    ReceivedMessage,
    Staff,
    Task,
    TaskChange,
    WrittenMessage,
)
from victimcare.records.models.callbacks import CallbackOutcome
from victimcare.records.models.desk import TaskKind
from victimcare.records.models.links import WaitsFor
from victimcare.services.access import Act, Actor, Role, permit
from victimcare.services.audit import note
from victimcare.services.desk.shapes import (
    ENDS_WITH_ITS_MATTER,
    TELLING,
    Colleague,
    Harm,
    Outcome,
    TaskInFull,
    TaskStep,
    Which,
    WorkItem,
    WorkList,
)

PAGE = 50
# Whoever has one of these must know whom to ask for and where to ring; a second person need not.
REACHING = TELLING | {
    TaskKind.MESSAGE_FAILED,
    TaskKind.CALL_BACK,
    TaskKind.READ_REPLY,
    TaskKind.READ_WRITTEN,
    TaskKind.GIVE_UPDATE,
    TaskKind.LISTEN,
    TaskKind.CUT_OFF,
    TaskKind.WRONG_CODES,
    TaskKind.CHALLENGE,
    TaskKind.REVIEW,
    TaskKind.REACH_HER,
    TaskKind.SILENCE,
    TaskKind.ASKED_SUPPORT,
    TaskKind.CONTACT_WISH,
    TaskKind.MORE_HELP,
    TaskKind.CHANGED_MIND,
    TaskKind.WAITS_LONG,
    TaskKind.TAKE_STATEMENT,
    TaskKind.COURT_ASK,
    TaskKind.RETURN_PROPERTY,
    TaskKind.SUPPORTER_ASKED,
    TaskKind.ASK_CHILD,
}


def _left_in(rows: QuerySet[Any]) -> Coalesce:
    """How many of these belong to the task."""
    counted = rows.filter(task=OuterRef("pk")).order_by().values("task").annotate(count=Count("id")).values("count")
    return Coalesce(Subquery(counted), 0)


_UNREAD = (
    _left_in(ReceivedMessage.objects.filter(read_at=None))
    + _left_in(KeptSound.objects.filter(heard_at=None))
    + _left_in(WrittenMessage.objects.filter(by=None, read_at=None))
    + _left_in(Callback.objects.filter(outcome=CallbackOutcome.PROMISED))
)
MOST_COUNTED = 1000  # counting stops here, so that a count costs the same on a full desk


@transaction.atomic
def work_list(*, actor: Actor, which: Which = Which.TEAM, start: int = 0, now: datetime) -> WorkList:
    """Open tasks by harm and lateness, `PAGE` of them from `start`. Five queries, the audit's with them: flat in the
    number of cases."""
    permit(actor, Act.SEE_TASKS)
    counts = {each: _open(actor, each)[:MOST_COUNTED].count() for each in Which}
    # The id at the end makes the order whole: two pages never show one task twice.
    found = list(
        _open(actor, which)
        .order_by("-harm", "due_at", "id")
        .select_related("owner", "team")
        .annotate(reference=F("victim__case__reference"), unread=_UNREAD)[start : start + PAGE + 1]
    )
    items = tuple(_item(actor, task) for task in found[:PAGE])
    note(actor, "tasks.see", at=now, detail={"which": which, "shown": len(items)})
    return WorkList(which, items, counts, has_more=len(found) > PAGE)


def task_in_full(actor: Actor, task_id: UUID) -> TaskInFull | None:
    """A task with its history; None when there is no such open task for this actor."""
    permit(actor, Act.SEE_TASKS)
    task = (
        _shown_to(actor)
        .filter(public_id=task_id)
        .select_related("owner", "team")
        .annotate(reference=F("victim__case__reference"), unread=_UNREAD)
        .first()
    )
    if task is None:
        return None
    changes = TaskChange.objects.filter(task=task).select_related("by", "team").order_by("-id")[:20]
    return TaskInFull(_item(actor, task), task.victim_id, task.subject_key, tuple(_step(change) for change in changes))


def outcomes_for(actor: Actor, kind: TaskKind) -> tuple[Outcome, ...]:
    """How this actor may close a task of this kind: `actions.close` holds to it."""
    if kind in ENDS_WITH_ITS_MATTER:
        return ()
    if kind not in TELLING:
        return Outcome.DONE, Outcome.NOT_NEEDED
    if Role.SUPERVISOR in actor.roles:
        return Outcome.NOT_NEEDED, Outcome.CANNOT_BE_REACHED
    return (Outcome.NOT_NEEDED,)


def has_task_for(actor: Actor, victim_id: int) -> bool:
    """Whether this actor has taken an open task to reach her: a look without one stands out in the audit."""
    return _has_one_of(actor, victim_id, REACHING)


def may_see_number(actor: Actor, victim_id: int) -> bool:
    """Whether they have one for which they are told where to ring. A call back tells it once she may be rung."""
    return _has_one_of(actor, victim_id, REACHING - {TaskKind.CALL_BACK})


def _has_one_of(actor: Actor, victim_id: int, kinds: Collection[TaskKind]) -> bool:
    mine = Task.objects.filter(owner_id=actor.staff_id or 0, closed_at=None)
    return mine.filter(victim_id=victim_id, kind__in=kinds).exists()


def colleagues(actor: Actor) -> list[Colleague]:
    """Who a task can be handed to, by name."""
    permit(actor, Act.WORK_TASK)
    staff = (
        Staff.objects.filter(is_active=True, roles__overlap=["desk", "supervisor"])
        .exclude(id=actor.staff_id or 0)
        .select_related("team")
        .order_by("name", "id")
    )
    return [Colleague(person.public_id, person.name, person.team.name if person.team else "") for person in staff]


def _shown_to(actor: Actor) -> QuerySet[Task]:
    """Open tasks, without those that decide on another number or address which this actor recorded: he may be on the
    telephone still, and the work list must look the same whether his number clashes or cools."""
    recorded = PointChange.objects.filter(asked_by_id=actor.staff_id or 0, ended_at=None)
    decides = Case(
        When(waits_for=WaitsFor.CLASH, then=_about("change", "id")),
        When(plan_proposal__isnull=False, then=_about("plan", "plan_proposal_id")),
        default=_about("details", "details_proposal_id"),
        output_field=TextField(),
    )
    return Task.objects.filter(closed_at=None).exclude(
        kind__in=(TaskKind.CLASH, TaskKind.SECOND_PERSON), subject_key__in=recorded.values_list(decides)
    )


def _about(what: str, row: str) -> Concat:
    """The `subject_key` of tasks about this row."""
    return Concat(Value(f"{what}:"), Cast(row, TextField()))


def _open(actor: Actor, which: Which) -> QuerySet[Task]:
    tasks = _shown_to(actor)
    if which is Which.MINE:
        return tasks.filter(owner_id=actor.staff_id or 0)
    if which is Which.TEAM:
        return tasks.filter(team_id=actor.team_id or 0)
    return tasks


def _item(actor: Actor, task: Task) -> WorkItem:
    return WorkItem(
        id=task.public_id,
        kind=TaskKind(task.kind),
        reason=task.reason,
        harm=Harm(task.harm),
        due_at=task.due_at,
        reference=getattr(task, "reference", None) or "",
        team=task.team.name,
        owner=task.owner.name if task.owner else "",
        is_mine=task.owner_id is not None and task.owner_id == actor.staff_id,
        unread=getattr(task, "unread", None) or 0,
    )


def _step(change: TaskChange) -> TaskStep:
    return TaskStep(
        what=change.what,
        at=change.at,
        by=change.by.name if change.by else "",
        team=change.team.name if change.team else "",
        note=change.note,
    )
