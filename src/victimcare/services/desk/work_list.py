"""The work list: tasks that need a person, worst harm first, then the latest, at a constant cost however many cases
there are."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Greatest

from victimcare.records.models import DangerFinding, Staff, Task, TaskChange
from victimcare.records.models.tasks import URGENCY_ORDER, TaskKind
from victimcare.rules.danger.matches import LIFE_RULES
from victimcare.services.access import Act, Actor, Role, access_scopes, permit
from victimcare.services.audit import note
from victimcare.services.desk import ownership, rota, task_steps, work_rows
from victimcare.services.desk.ownership import exclude_folded
from victimcare.services.desk.task_kinds import (
    DANGER_KINDS,
    DONE_BY_ITS_MATTER,
    ENDS_WITH_ITS_MATTER,
    HEARD_DANGER_KINDS,
    NEWS_KINDS,
    TaskGroup,
    task_kinds_of,
)
from victimcare.services.desk.task_shapes import (
    Assignee,
    DangerCount,
    OwnerFilter,
    RecentShareOut,
    StateFilter,
    TaskDetail,
    TaskOutcome,
    WorkItem,
    WorkList,
)
from victimcare.services.sealed_columns import SNOOZED_WHY

PAGE = 50
MOST_ABOUT_ONE = 12
MOST_DANGER = 100  # rows in the band; the bar counts all
HISTORY = 20  # newest history entries loaded with a task
MOST_COUNTED = 1000  # counting stops here, so that a count costs the same on a full desk


@transaction.atomic
def load_work_list(
    *,
    actor: Actor,
    which: OwnerFilter = OwnerFilter.TEAM,
    show: StateFilter = StateFilter.NOW,
    group: TaskGroup | None = None,
    start: int = 0,
    since: datetime | None = None,
    now: datetime,
) -> WorkList:
    """List open tasks by harm and lateness, `PAGE` of them from `start`, and all danger above them. `since`: when the
    list was last shown, to count what has come. A fixed number of queries, whatever the number of cases."""
    permit(actor, Act.SEE_TASKS)
    shown_apart: list[StateFilter] = [each for each in StateFilter if each is not StateFilter.NOW]
    seen = _shown_to(actor)
    counted = _counted(
        *(
            _as_indexed(_shown(_open(seen, actor, each), StateFilter.NOW, now), each, StateFilter.NOW)
            for each in OwnerFilter
        ),
        *(_as_indexed(_shown(_open(seen, actor, which), each, now), which, each) for each in shown_apart),
        *([_came(seen, actor, which, since, now)] if since else []),
    )
    counts = dict(zip(OwnerFilter, counted, strict=False))
    apart = dict(zip(shown_apart, counted[len(counts) :], strict=False))
    wanted = _shown(_open(seen, actor, which), show, now)
    if group is not None:
        wanted = wanted.filter(kind__in=task_kinds_of(group))
    # The id at the end makes the order total: no task appears on two pages.
    found = list(work_rows.annotate_rows(wanted.order_by(*URGENCY_ORDER))[start : start + PAGE + 1])
    danger = list(work_rows.annotate_rows(_worst_danger(seen, actor))[:MOST_DANGER])
    shown = [*danger, *found[:PAGE]]
    items = work_rows.build_items(actor, shown, tried=work_rows.count_failed_tries(shown), now=now)
    note(actor, "tasks.see", at=now, detail={"which": which, "show": show, "shown": len(items)})
    came = counted[-1] if since else 0
    has_more = len(found) > PAGE
    band = tuple(work_rows.sort_band(items[: len(danger)]))
    return WorkList(which, show, group, items[len(danger) :], counts, apart, has_more, came, danger=band)


def count_danger(*, actor: Actor) -> DangerCount:
    """Count the people who may be in danger now in cases that this actor may see, with the time of the newest task or
    message. For the bar of every desk page: one query along the few danger tasks, returning nothing else about them."""
    permit(actor, Act.SEE_TASKS)
    # a task without messages counts from its own time
    newest = Greatest(Max("created_at"), Max("danger_readings__found_at"))
    tasks, newest_at = _danger(_shown_to(actor)).aggregate(count=Count("id", distinct=True), newest=newest).values()
    return DangerCount(tasks, newest_at)


def count_danger_in_list(found: WorkList, *, actor: Actor) -> DangerCount:
    """Count danger from a loaded list, with a query only if there is more than it shows."""
    if len(found.danger) >= MOST_DANGER:
        return count_danger(actor=actor)
    came = [at for item in found.danger for at in (item.made_at, item.messages and item.messages.last_at) if at]
    return DangerCount(len(found.danger), max(came, default=None))


def count_new_tasks(*, actor: Actor, which: OwnerFilter, since: datetime, now: datetime) -> int:
    """Count waiting tasks that have come since then, up to `MOST_COUNTED`; in one's own list, also those handed to one.
    Open pages poll this number, which says nothing else about them."""
    permit(actor, Act.SEE_TASKS)
    return _counted(_came(_shown_to(actor), actor, which, since, now))[0]


def load_recent_share_out(*, actor: Actor, which: OwnerFilter, now: datetime) -> RecentShareOut | None:
    """Return the automatic assignments of the last hour: in one's own list, one's own; in all others, the team's, for
    supervisors. None if there were none, or for other staff. One query."""
    permit(actor, Act.SEE_TASKS)
    is_mine = which is OwnerFilter.MINE
    if not is_mine and Role.SUPERVISOR not in actor.roles:
        return None
    people = Staff.objects.filter(id=actor.staff_id or 0) if is_mine else Staff.objects.filter(team=actor.team_id or 0)
    given = TaskChange.objects.filter(
        what__in=ownership.GIVEN_CHANGES, by__in=people, at__gt=now - rota.SHARE_OUT_PERIOD, at__lte=now
    )
    counted = given.values("by__name").annotate(count=Count("id"), last=Max("at")).order_by("-count", "by__name")
    found = list(counted.values_list("by__name", "count", "last"))
    if not found:
        return None
    return RecentShareOut(tuple((name or "", count) for name, count, _ in found), max(last for *_, last in found))


def may_hand_on_task(actor: Actor, item: WorkItem) -> bool:
    """Whether this actor may hand the task on with others; `direct_assignment` enforces it."""
    return not item.is_danger and (item.is_mine or not item.owner or Role.SUPERVISOR in actor.roles)


def load_task_detail(actor: Actor, task_id: UUID, *, now: datetime | None = None) -> TaskDetail | None:
    """Load a task with its history; None if this actor has no such open task. `now`: for a page, which also shows how
    often the victim was tried."""
    permit(actor, Act.SEE_TASKS)
    task = work_rows.annotate_rows(_shown_to(actor).filter(public_id=task_id)).first()
    if task is None:
        return None
    history = TaskChange.objects.filter(task=task).order_by("-id")
    changes = list(history.select_related("by", "team")[:HISTORY])
    tried = work_rows.count_failed_tries([task]).get(task.id, 0) if now is not None else 0
    steps = task_steps.list_task_steps(changes)
    is_whole = len(changes) < HISTORY
    is_given = (
        task.owner_id is not None
        and now is not None
        and ownership.was_given_automatically(task, changes, is_whole=is_whole)
    )
    beside = _other_danger(actor, task)
    item, *others = work_rows.add_danger_details(
        actor,
        [task, *beside],
        [work_rows.build_item(actor, task, tried=tried), *(work_rows.build_item(actor, other) for other in beside)],
    )
    return TaskDetail(item, task.victim_id, steps, SNOOZED_WHY.open_words(task), is_given, tuple(others))


def _other_danger(actor: Actor, task: Task) -> list[Task]:
    """List other open danger of the same victim that this actor may see. No query if there can be none."""
    if not task.is_danger or task.victim_id is None:
        return []
    return list(
        work_rows.annotate_rows(
            _danger(_shown_to(actor).filter(victim=task.victim_id).exclude(id=task.id)).order_by("id")
        )
    )


def list_work_items(*, actor: Actor, task_ids: Collection[UUID], now: datetime) -> dict[UUID, WorkItem]:
    """Return these open tasks as rows, as far as this actor may see them. A fixed number of queries."""
    permit(actor, Act.SEE_TASKS)
    found = (
        work_rows.annotate_rows(_shown_to(actor).filter(public_id__in=task_ids)) if task_ids else Task.objects.none()
    )
    return {item.id: item for item in work_rows.build_items(actor, list(found), now=now)}


def list_open_danger(*, actor: Actor, by: str, value: UUID, now: datetime) -> list[WorkItem]:
    """List one victim's open danger in the order of the band, including tasks that colleagues own. `by`: the field of
    the victim that has this value. A fixed number of queries, one if there is no danger."""
    permit(actor, Act.SEE_TASKS)
    found = work_rows.annotate_rows(
        _danger(_shown_to(actor)).filter(**{f"victim__{by}": value}).order_by(*URGENCY_ORDER)
    )
    return work_rows.sort_band(work_rows.build_items(actor, list(found[:MOST_ABOUT_ONE]), now=now))


def list_open_work(actor: Actor, victim_id: int, *, now: datetime) -> tuple[WorkItem, ...]:
    """List all open tasks about the victim, so that what can be done during this contact is done now, and once.
    Decisions about a new number are left out: the person on the line may be the one whose number it is."""
    permit(actor, Act.SEE_TASKS)
    own = _shown_to(actor).filter(victim_id=victim_id).exclude(kind__in=(TaskKind.CLASH, TaskKind.SECOND_PERSON))
    own = exclude_folded(own).order_by(*URGENCY_ORDER)
    return work_rows.build_items(actor, list(work_rows.annotate_rows(own)[:MOST_ABOUT_ONE]), now=now)


def list_task_outcomes(actor: Actor, kind: TaskKind) -> tuple[TaskOutcome, ...]:
    """List the outcomes with which this actor may close such a task; `task_actions.close_task` enforces them."""
    if kind in DANGER_KINDS:
        return TaskOutcome.HELP_CAME, TaskOutcome.SAFE, TaskOutcome.FALSE_ALARM
    if kind in ENDS_WITH_ITS_MATTER:
        return ()
    if kind in DONE_BY_ITS_MATTER:
        return (TaskOutcome.NOT_NEEDED,)
    if kind not in NEWS_KINDS:
        return TaskOutcome.DONE, TaskOutcome.NOT_NEEDED
    if Role.SUPERVISOR in actor.roles:
        return TaskOutcome.NOT_NEEDED, TaskOutcome.CANNOT_BE_REACHED
    return (TaskOutcome.NOT_NEEDED,)


def list_assignees(actor: Actor) -> list[Assignee]:
    """List the staff to whom a task can be handed, by name."""
    permit(actor, Act.WORK_TASK)
    staff = (
        Staff.objects.filter(is_active=True, roles__overlap=["desk", "supervisor"])
        .exclude(id=actor.staff_id or 0)
        .order_by("name", "id")
    )
    named = staff.values_list("public_id", "name", "team__name")
    return [Assignee(public_id, name, team or "") for public_id, name, team in named]


def _shown_to(actor: Actor) -> QuerySet[Task]:
    """Exclude decisions about a new number or address that this actor recorded: the caller may still be on the
    telephone, and the work list must look the same whether the number clashes or cools."""
    recorded = RawSQL(_RECORDED, (actor.staff_id or 0,))  # noqa: S611  our own words
    tasks = Task.objects.filter(closed_at=None).exclude(
        kind__in=(TaskKind.CLASH, TaskKind.SECOND_PERSON), subject_key__in=recorded
    )
    return access_scopes.filter_visible_tasks(actor, tasks)


# The `subject_key` of tasks about what this person recorded. Written in SQL because every list and count needs it.
_RECORDED = """
SELECT CASE WHEN waits_for = 'clash' THEN 'change:' || id
            WHEN plan_proposal_id IS NOT NULL THEN 'plan:' || plan_proposal_id
            ELSE 'details:' || coalesce(details_proposal_id::text, '') END
  FROM records_pointchange WHERE asked_by_id = %s AND ended_at IS NULL
"""


def _open(tasks: QuerySet[Task], actor: Actor, which: OwnerFilter) -> QuerySet[Task]:
    """Exclude danger, which has its own band above every list, and tasks that are part of it."""
    tasks = exclude_folded(tasks.filter(is_danger=False))
    if which is OwnerFilter.MINE:
        return tasks.filter(owner_id=actor.staff_id or 0)
    if which is OwnerFilter.TEAM:
        return tasks.filter(team_id=actor.team_id or 0)
    if which is OwnerFilter.UNOWNED:
        return tasks.filter(owner=None)
    return tasks


def _danger(tasks: QuerySet[Task]) -> QuerySet[Task]:
    return tasks.filter(is_danger=True)


def _worst_danger(tasks: QuerySet[Task], actor: Actor) -> QuerySet[Task]:
    """Order danger so that the top of the band is in the first rows, even when there is far too much of it."""
    readings = DangerFinding.objects.filter(task=OuterRef("pk"))
    return (
        _danger(tasks)
        .alias(
            is_heard=Q(kind__in=HEARD_DANGER_KINDS),
            is_own=Q(owner_id=actor.staff_id or 0, owner__isnull=False),
            is_life=Exists(readings.filter(rules__overlap=[*LIFE_RULES])),
        )
        .order_by("-is_heard", "-is_own", "-is_life", "-updated_at", "-id")
    )


def _shown(tasks: QuerySet[Task], show: StateFilter, now: datetime) -> QuerySet[Task]:
    if show is StateFilter.SNOOZED:
        return tasks.filter(snoozed_until__gt=now)
    if show is StateFilter.HANDED:
        return tasks.filter(handed_at__isnull=False)
    return tasks.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=now))


def _came(tasks: QuerySet[Task], actor: Actor, which: OwnerFilter, since: datetime, now: datetime) -> QuerySet[Task]:
    came = Q(created_at__gt=since)
    if which is OwnerFilter.MINE:
        came |= Q(handed_at__gt=since)
    return _shown(_open(tasks, actor, which), StateFilter.NOW, now).filter(came)


def _counted(*lists: QuerySet[Task]) -> tuple[int, ...]:
    """Count each of these lists, up to `MOST_COUNTED`, in one query."""
    asked = [tasks.values("id")[:MOST_COUNTED].query.sql_with_params() for tasks in lists]
    with connection.cursor() as cursor:
        counts = ", ".join(f"(SELECT count(*) FROM ({sql}) list)" for sql, _ in asked)  # noqa: S608  our own queries
        cursor.execute(f"SELECT {counts}", [value for _, values in asked for value in values])
        found: tuple[int, ...] = cursor.fetchone()
        return found


def _as_indexed(tasks: QuerySet[Task], which: OwnerFilter, show: StateFilter) -> QuerySet[Task]:
    """Order by an index of open tasks alone, so that a count walks along it and stops. Without an order it might read
    years of closed tasks before it finds enough open ones."""
    if show is not StateFilter.NOW:
        return tasks.order_by("snoozed_until" if show is StateFilter.SNOOZED else "handed_at")
    return tasks.order_by("due_at") if which is OwnerFilter.MINE else tasks.order_by(*URGENCY_ORDER)
