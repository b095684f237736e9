"""The work list: what needs a person, worst harm first and then the latest, however many cases there are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import RawSQL

from victimcare.records.models import Staff, Task, TaskChange
from victimcare.records.models.callbacks import CallbackOutcome
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Act, Actor, Role, permit, scopes
from victimcare.services.audit import note
from victimcare.services.desk import owning
from victimcare.services.desk.rota import Lead, leads
from victimcare.services.desk.shapes import (
    DONE_BY_ITS_MATTER,
    ENDS_WITH_ITS_MATTER,
    TELLING,
    Colleague,
    Group,
    Harm,
    Outcome,
    Show,
    TaskInFull,
    TaskStep,
    Which,
    WorkItem,
    WorkList,
    kinds_of,
)

PAGE = 50
MOST_ABOUT_ONE = 12
HISTORY = 20  # steps of one task that are read with it, the newest
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
    TaskKind.NEXT_STEP,
    TaskKind.ASSESS_NEEDS,
    TaskKind.MEET_NEED,
    TaskKind.ACT_ON_RISK,
    TaskKind.CLOSING_CALL,
    TaskKind.EARLY_CALL,
    TaskKind.ASK_WHY_LEFT,
    TaskKind.LOW_SCORE,
    TaskKind.REFERRAL,
    TaskKind.TELL_REFERRAL,
}


# How much of what belongs to the task nobody has seen to. Written out: it stands in every row of every list.
_UNREAD = """
(SELECT count(*) FROM records_receivedmessage m WHERE m.task_id = records_task.id AND m.read_at IS NULL)
+ (SELECT count(*) FROM records_keptsound s WHERE s.task_id = records_task.id AND s.heard_at IS NULL)
+ (SELECT count(*) FROM records_writtenmessage w
    WHERE w.task_id = records_task.id AND w.by_id IS NULL AND w.read_at IS NULL)
+ (SELECT count(*) FROM records_callback b WHERE b.task_id = records_task.id AND b.outcome = %s)
"""
# Which of the victims of its crime a task is about, and of how many: else two rows of one crime look like one twice.
_AMONG = """
(SELECT ARRAY[count(*) FILTER (WHERE o.id <= records_task.victim_id), count(*)] FROM records_victim o
  WHERE o.case_id = (SELECT case_id FROM records_victim WHERE id = records_task.victim_id))
"""
MOST_COUNTED = 1000  # counting stops here, so that a count costs the same on a full desk


@transaction.atomic
def work_list(
    *,
    actor: Actor,
    which: Which = Which.TEAM,
    show: Show = Show.NOW,
    group: Group | None = None,
    start: int = 0,
    since: datetime | None = None,
    now: datetime,
) -> WorkList:
    """Open tasks by harm and lateness, `PAGE` of them from `start`. `since`: when they were shown last, to say how many
    have come. A fixed number of queries, flat in the number of cases."""
    permit(actor, Act.SEE_TASKS)
    shown_apart: list[Show] = [each for each in Show if each is not Show.NOW]
    seen = _shown_to(actor)
    counted = _counted(
        *(_as_indexed(_shown(_open(seen, actor, each), Show.NOW, now), each, Show.NOW) for each in Which),
        *(_as_indexed(_shown(_open(seen, actor, which), each, now), which, each) for each in shown_apart),
        *([_came(seen, actor, which, since, now)] if since else []),
    )
    counts = dict(zip(Which, counted, strict=False))
    apart = dict(zip(shown_apart, counted[len(counts) :], strict=False))
    wanted = _shown(_open(seen, actor, which), show, now)
    if group is not None:
        wanted = wanted.filter(kind__in=kinds_of(group))
    # The id at the end makes the order whole: two pages never show one task twice.
    found = list(_with_all(wanted.order_by("-harm", "due_at", "id"))[start : start + PAGE + 1])
    items = _items(actor, found[:PAGE], now)
    note(actor, "tasks.see", at=now, detail={"which": which, "show": show, "shown": len(items)})
    return WorkList(which, show, group, items, counts, apart, len(found) > PAGE, counted[-1] if since else 0)


def new_since(*, actor: Actor, which: Which, since: datetime, now: datetime) -> int:
    """How many that wait now have come since then, `MOST_COUNTED` at the most; of one's own also what was handed to
    one. A number for a page that stands open: nothing of them is in it."""
    permit(actor, Act.SEE_TASKS)
    return _counted(_came(_shown_to(actor), actor, which, since, now))[0]


def task_in_full(actor: Actor, task_id: UUID, *, now: datetime | None = None) -> TaskInFull | None:
    """A task with its history; None when there is no such open task for this actor. `now`: for a page, which also
    says how often she was tried."""
    permit(actor, Act.SEE_TASKS)
    task = _with_all(_shown_to(actor).filter(public_id=task_id)).first()
    if task is None:
        return None
    history = TaskChange.objects.filter(task=task).order_by("-id")
    changes = list(history.values_list("what", "at", "by__name", "team__name", "note", named=True)[:HISTORY])
    item = _item(actor, task, tried=_tried([task]).get(task.id, 0) if now is not None else 0)
    steps = tuple(_step(change) for change in changes)
    is_whole = len(changes) < HISTORY
    is_given = task.owner_id is not None and now is not None and owning.was_given(task, changes, is_whole=is_whole)
    return TaskInFull(item, task.victim_id, steps, task.snoozed_why, is_given)


def open_about(actor: Actor, victim_id: int, *, now: datetime) -> tuple[WorkItem, ...]:
    """What is open about her, whoever has it: what can be done while she is there is done then, and once. Not what
    another number of hers waits for: whoever is there may be the one whose number it is."""
    permit(actor, Act.SEE_TASKS)
    hers = _shown_to(actor).filter(victim_id=victim_id).exclude(kind__in=(TaskKind.CLASH, TaskKind.SECOND_PERSON))
    hers = hers.order_by("-harm", "due_at", "id")
    tasks = list(_with_all(hers)[:MOST_ABOUT_ONE])
    untaken = {task.team_id for task in tasks if task.owner_id is None}
    lead = leads(untaken, now=now) if untaken else {}
    return tuple(_item(actor, task, lead=lead.get(task.team_id)) for task in tasks)


def outcomes_for(actor: Actor, kind: TaskKind) -> tuple[Outcome, ...]:
    """How this actor may close a task of this kind: `actions.close` holds to it."""
    if kind in ENDS_WITH_ITS_MATTER:
        return ()
    if kind in DONE_BY_ITS_MATTER:
        return (Outcome.NOT_NEEDED,)
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
    mine = scopes.without_shut(actor, Task.objects.filter(owner_id=actor.staff_id or 0, closed_at=None))
    return mine.filter(victim_id=victim_id, kind__in=kinds).exists()


def who_rings_too(actor: Actor, victim_id: int) -> tuple[str, ...]:
    """Which colleagues have taken work for which she is rung: two would ring her, one after the other."""
    theirs = Task.objects.filter(victim_id=victim_id, closed_at=None, kind__in=REACHING, owner__isnull=False)
    names = theirs.exclude(owner_id=actor.staff_id or 0).order_by("owner__name").values_list("owner__name", flat=True)
    return tuple(names.distinct())


def colleagues(actor: Actor) -> list[Colleague]:
    """Who a task can be handed to, by name."""
    permit(actor, Act.WORK_TASK)
    staff = (
        Staff.objects.filter(is_active=True, roles__overlap=["desk", "supervisor"])
        .exclude(id=actor.staff_id or 0)
        .order_by("name", "id")
    )
    named = staff.values_list("public_id", "name", "team__name")
    return [Colleague(public_id, name, team or "") for public_id, name, team in named]


def _shown_to(actor: Actor) -> QuerySet[Task]:
    """Open tasks, without those that decide on another number or address which this actor recorded: he may be on the
    telephone still, and the work list must look the same whether his number clashes or cools."""
    recorded = RawSQL(_RECORDED, (actor.staff_id or 0,))  # noqa: S611  our own words
    tasks = Task.objects.filter(closed_at=None).exclude(
        kind__in=(TaskKind.CLASH, TaskKind.SECOND_PERSON), subject_key__in=recorded
    )
    return scopes.without_shut(actor, tasks)


# The `subject_key` of the tasks about what somebody recorded. Written out: every list and count asks it.
_RECORDED = """
SELECT CASE WHEN waits_for = 'clash' THEN 'change:' || id
            WHEN plan_proposal_id IS NOT NULL THEN 'plan:' || plan_proposal_id
            ELSE 'details:' || coalesce(details_proposal_id::text, '') END
  FROM records_pointchange WHERE asked_by_id = %s AND ended_at IS NULL
"""


def _open(tasks: QuerySet[Task], actor: Actor, which: Which) -> QuerySet[Task]:
    if which is Which.MINE:
        return tasks.filter(owner_id=actor.staff_id or 0)
    if which is Which.TEAM:
        return tasks.filter(team_id=actor.team_id or 0)
    return tasks


def _shown(tasks: QuerySet[Task], show: Show, now: datetime) -> QuerySet[Task]:
    if show is Show.SNOOZED:
        return tasks.filter(snoozed_until__gt=now)
    if show is Show.HANDED:
        return tasks.filter(handed_at__isnull=False)
    return tasks.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=now))


def _came(tasks: QuerySet[Task], actor: Actor, which: Which, since: datetime, now: datetime) -> QuerySet[Task]:
    came = Q(created_at__gt=since)
    if which is Which.MINE:
        came |= Q(handed_at__gt=since)
    return _shown(_open(tasks, actor, which), Show.NOW, now).filter(came)


def _counted(*lists: QuerySet[Task]) -> tuple[int, ...]:
    """How many are in each of these lists, `MOST_COUNTED` at the most. One query for all."""
    asked = [tasks.values("id")[:MOST_COUNTED].query.sql_with_params() for tasks in lists]
    with connection.cursor() as cursor:
        counts = ", ".join(f"(SELECT count(*) FROM ({sql}) list)" for sql, _ in asked)  # noqa: S608  our own queries
        cursor.execute(f"SELECT {counts}", [value for _, values in asked for value in values])
        found: tuple[int, ...] = cursor.fetchone()
        return found


def _as_indexed(tasks: QuerySet[Task], which: Which, show: Show) -> QuerySet[Task]:
    """In the order of an index of open tasks alone: a count walks along it and stops. Without an order it might read
    through years of closed tasks before it has found enough open ones."""
    if show is not Show.NOW:
        return tasks.order_by("snoozed_until" if show is Show.SNOOZED else "handed_at")
    return tasks.order_by("due_at") if which is Which.MINE else tasks.order_by("-harm", "due_at", "id")


def _with_all(tasks: QuerySet[Task]) -> QuerySet[Any]:
    """With whatever a row of the list says of it."""
    return tasks.annotate(
        reference=F("victim__case__reference"),
        is_enhanced=F("victim__is_enhanced"),
        unread=RawSQL(_UNREAD, (CallbackOutcome.PROMISED,)),  # noqa: S611  our own words
        among=RawSQL(_AMONG, ()),  # noqa: S611  our own words
        owner_name=F("owner__name"),
        team_name=F("team__name"),
        handed_by_name=F("handed_by__name"),
    )


def _items(actor: Actor, tasks: Sequence[Task], now: datetime) -> tuple[WorkItem, ...]:
    tried = _tried(tasks)
    untaken = {task.team_id for task in tasks if task.owner_id is None}
    lead = leads(untaken, now=now) if untaken else {}
    return tuple(_item(actor, task, lead=lead.get(task.team_id), tried=tried.get(task.id, 0)) for task in tasks)


def _tried(tasks: Sequence[Task]) -> dict[int, int]:
    """How often somebody has tried in vain to reach each of them, since the task was made. One query."""
    victims = {task.victim_id for task in tasks if task.victim_id is not None and task.kind in REACHING}
    if not victims:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_TRIED_IN_VAIN, (sorted(victims), min(task.created_at for task in tasks)))
        tries: list[tuple[int, datetime]] = cursor.fetchall()
    return {
        task.id: sum(victim_id == task.victim_id and at >= task.created_at for victim_id, at in tries)
        for task in tasks
        if task.victim_id in victims and task.kind in REACHING
    }


_TRIED_IN_VAIN = """
SELECT victim_id, made_at FROM records_contact WHERE victim_id = ANY(%s) AND NOT reached AND made_at >= %s
"""


def _item(actor: Actor, task: Any, *, lead: Lead | None = None, tried: int = 0) -> WorkItem:
    return WorkItem(
        id=task.public_id,
        kind=TaskKind(task.kind),
        reason=task.reason,
        harm=Harm(task.harm),
        due_at=task.due_at,
        reference=task.reference or "",
        team=task.team_name,
        owner=task.owner_name or "",
        is_mine=task.owner_id is not None and task.owner_id == actor.staff_id,
        unread=task.unread,
        lead=lead.name if lead else "",
        is_enhanced=bool(task.is_enhanced),
        tried=tried,
        snoozed_until=task.snoozed_until,
        handed_by=task.handed_by_name or "",
        handed_at=task.handed_at,
        made_at=task.created_at,
        subject_key=task.subject_key,
        among=(task.among[0], task.among[1]) if task.among[1] > 1 else None,
    )


def _step(change: Any) -> TaskStep:
    return TaskStep(
        what=change.what,
        at=change.at,
        by=change.by__name or "",
        team=change.team__name or "",
        note=change.note,
    )
