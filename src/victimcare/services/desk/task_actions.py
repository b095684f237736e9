"""Makes, takes and closes tasks; no other module does. A task always has a team and a due time. Tasks are handed on in
`direct_assignment`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from victimcare.records.models import Task, TaskChange
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Act, Actor, PermissionRefused, Role, access_scopes, permit
from victimcare.services.audit import note as audit
from victimcare.services.desk import news_tasks, ownership, task_assignment, task_shapes
from victimcare.services.desk.eligibility import (
    find_concerned_staff,
    has_answered_first,
    is_own_matter,
    is_staff_barred,
)
from victimcare.services.desk.task_kinds import DANGER_KINDS, DONE_BY_ITS_MATTER, ENDS_WITH_ITS_MATTER, NEWS_KINDS
from victimcare.services.desk.task_shapes import NewTask, TaskOutcome
from victimcare.services.desk.task_shapes import ensure_team_row as ensure_team_row
from victimcare.services.person_keys import fetch_person_keys
from victimcare.services.sealed_columns import TASK_NOTE

DANGER_OUTCOMES = frozenset({TaskOutcome.HELP_CAME, TaskOutcome.SAFE, TaskOutcome.FALSE_ALARM})


class TaskTaken(Exception):
    """A colleague has taken the task. `owner` is their name, for the colleague who came second."""

    def __init__(self, owner: str) -> None:
        super().__init__("a task has one owner")
        self.owner = owner


class OwnWork(Exception):
    """The task is about this member of staff's own work, so a colleague must do it."""


class OwnFirstAnswer(OwnWork):
    """This member of staff gave the first answer, so a colleague must do the review."""


class TaskUnowned(Exception):
    """Only the owner may end danger, because only the owner has read it."""


class NewsStillOwed(Exception):
    """The victim has not been told or answered. A news task ends when the victim knows, or when a supervisor says why
    they cannot be reached; a request ends with its answer."""


# Without `closed_at IS NULL` in the conflict target PostgreSQL would not use the partial unique index.
_MAKE = """
INSERT INTO records_task
       (kind, victim_id, subject_key, team_id, reason, harm, is_danger, created_at, updated_at, due_at, outcome)
SELECT kind, victim_id, subject_key, team_id, reason, harm, is_danger, %(now)s, %(now)s, due_at, ''
  FROM unnest(%(kinds)s::text[], %(victims)s::bigint[], %(subjects)s::text[], %(teams)s::bigint[],
              %(reasons)s::text[], %(harms)s::smallint[], %(dangers)s::boolean[], %(dues)s::timestamptz[])
       AS wanted (kind, victim_id, subject_key, team_id, reason, harm, is_danger, due_at)
 ORDER BY victim_id, kind, subject_key
ON CONFLICT (kind, victim_id, subject_key) WHERE closed_at IS NULL
DO UPDATE SET harm = GREATEST(records_task.harm, EXCLUDED.harm), due_at = LEAST(records_task.due_at, EXCLUDED.due_at),
              reason = EXCLUDED.reason, updated_at = EXCLUDED.updated_at,
              is_danger = records_task.is_danger OR EXCLUDED.is_danger,
              snoozed_until = CASE WHEN {worse} THEN NULL ELSE records_task.snoozed_until END,
              sealed_snoozed_why = CASE WHEN {worse} THEN NULL ELSE records_task.sealed_snoozed_why END
RETURNING id, xmax = 0 AS is_new, team_id, kind, victim_id, subject_key
""".format(  # worse: then the snooze ends
    worse="EXCLUDED.is_danger OR EXCLUDED.harm > records_task.harm OR EXCLUDED.due_at < records_task.due_at"
)


def make_task(
    *,
    kind: TaskKind,
    victim_id: int | None,
    reason: str,
    harm: int,
    due_at: datetime | None,
    now: datetime,
    subject_key: str = "",
    team: str | None = None,
    is_danger: bool = False,
) -> int:
    """Make one task, or update the open one of this kind, victim and subject: its due time never gets later nor its
    harm less.

    `reason` is the end of a sentence id (`desk-why-…`), `harm` is 1 to 3. `due_at` None: the end of the next working
    day. The task goes to the team for the case's area, or to the one named by its code. `is_danger`: a person may be in
    danger now, and the task is listed above all other work. Runs in the caller's transaction.
    """
    return make_tasks([NewTask(kind, victim_id, reason, harm, due_at, subject_key, team, is_danger)], now=now)[0]


@transaction.atomic
def make_tasks(wanted: Sequence[NewTask], *, now: datetime) -> list[int]:
    """Make many tasks at once, as `make_task` does, in a fixed number of queries. Tasks for one matter are merged, also
    within `wanted`."""
    if not wanted:
        return []
    wanted = task_shapes.merge_by_matter(wanted, news_tasks.end_of_next_working_day(now))
    teams = task_shapes.find_team_ids(wanted)
    with connection.cursor() as cursor:
        cursor.execute(
            _MAKE,
            {
                "now": now,
                "kinds": [str(task.kind) for task in wanted],
                "victims": [task.victim_id for task in wanted],
                "subjects": [task.subject_key for task in wanted],
                "teams": teams,
                "reasons": [task.reason for task in wanted],
                "harms": [task.harm for task in wanted],
                "dangers": [task.is_danger for task in wanted],
                "dues": [task.due_at for task in wanted],
            },
        )
        made: list[tuple[int, bool, int, str, int | None, str]] = cursor.fetchall()
    TaskChange.objects.bulk_create(
        TaskChange(task_id=task_id, what="made" if is_new else "updated", at=now, team_id=team_id)
        for task_id, is_new, team_id, *_ in made
    )
    if new := [task_id for task_id, is_new, *_ in made if is_new]:
        task_assignment.share_out_some_tasks(now=now, task_ids=new)
    for_one_of_us = {(task.kind, task.victim_id, task.subject_key) for task in wanted if task.needs_owner}
    if named := [task_id for task_id, _, _, *matter in made if tuple(matter) in for_one_of_us]:
        task_assignment.assign_named_owners(now=now, task_ids=named)
    return [task_id for task_id, *_ in made]


def close_settled_tasks(
    *, kind: TaskKind, victim_id: int | None, subject_key: str | None, now: datetime, by: int | None, note: str = ""
) -> int:
    """Close the open task whose matter was settled elsewhere, by this member of staff or (None) by the product.

    `subject_key` None: whatever the subject. Returns how many closed.
    """
    settled = Task.objects.select_for_update().filter(kind=kind, closed_at=None)
    settled = settled.filter(victim=None) if victim_id is None else settled.filter(victim_id=victim_id)
    if subject_key is not None:
        settled = settled.filter(subject_key=subject_key)
    return _end_tasks(settled, TaskOutcome.DONE, now, by=by, note=note)


def is_task_open(*, kind: TaskKind, subject_key: str) -> bool:
    """Whether a task about this subject is open."""
    return Task.objects.filter(kind=kind, subject_key=subject_key, closed_at=None).exists()


@transaction.atomic
def take_task(*, actor: Actor, task_id: UUID, now: datetime) -> None:
    """Make the actor the owner. Of two who take it at once one wins; the other gets TaskTaken. Taking it again changes
    nothing, except that a task assigned automatically or handed on counts as received."""
    permit(actor, Act.WORK_TASK)
    task = lock_task(actor, task_id)
    if task.owner_id == actor.staff_id:
        mark_task_received(actor, task, now)
        if ownership.was_given_automatically(task):
            record_task_change(actor, task, "taken", now)
        return
    if task.owner is not None:
        raise TaskTaken(task.owner.name)
    ownership.assign_owner(task, actor.staff_id, now)
    task.save(update_fields=ownership.OWNERSHIP_FIELDS)
    record_task_change(actor, task, "taken", now)


@transaction.atomic
def acknowledge_task(*, actor: Actor, task_id: UUID, now: datetime) -> None:
    """Confirm receipt of a task that was handed on. Raises NotFound, TaskTaken."""
    permit(actor, Act.WORK_TASK)
    task = lock_task(actor, task_id)
    if task.owner_id != actor.staff_id and task.owner is not None:
        raise TaskTaken(task.owner.name)
    mark_task_received(actor, task, now)


@transaction.atomic
def close_task(*, actor: Actor, task_id: UUID, outcome: TaskOutcome, note: str, now: datetime) -> None:
    """Close the task. Raises NewsStillOwed for a news task while the victim has not been told, unless a supervisor says
    why they cannot be reached. Raises FieldRequired for anything not done without a reason, TaskUnowned for danger
    without an owner."""
    permit(actor, Act.WORK_TASK)
    if outcome is not TaskOutcome.DONE and not note.strip():
        raise FieldRequired("note")
    task = lock_task(actor, task_id)
    refuse_if_taken(actor, task)
    if outcome is TaskOutcome.CANNOT_BE_REACHED and Role.SUPERVISOR not in actor.roles:
        raise PermissionRefused("only a supervisor gives a telling up")
    if _ends_otherwise(task, outcome) or (outcome is not TaskOutcome.CANNOT_BE_REACHED and _is_still_owed(task, now)):
        raise NewsStillOwed
    if task.kind in DANGER_KINDS and task.owner_id is None:
        raise TaskUnowned
    task.closed_at, task.updated_at, task.outcome = now, now, outcome
    task.save(update_fields=["closed_at", "updated_at", "outcome"])
    record_task_change(actor, task, "closed", now, note=note)


def mark_task_received(actor: Actor, task: Task, now: datetime) -> None:
    """Mark the task as received, because its owner says so or works on it. The caller has locked its row."""
    if task.handed_at is None or task.owner_id != actor.staff_id:
        return
    ownership.clear_hand_on(task)
    task.save(update_fields=ownership.OWNERSHIP_FIELDS)
    record_task_change(actor, task, "received", now)


def _ends_otherwise(task: Task, outcome: TaskOutcome) -> bool:
    if (task.kind in DANGER_KINDS) is not (outcome in DANGER_OUTCOMES):
        return True
    return task.kind in ENDS_WITH_ITS_MATTER or (task.kind in DONE_BY_ITS_MATTER and outcome is TaskOutcome.DONE)


def _is_still_owed(task: Task, now: datetime) -> bool:
    if task.kind not in NEWS_KINDS or task.victim_id is None:
        return False
    return bool(news_tasks.list_undelivered_news([task.victim_id], now=now))


def lock_task(actor: Actor, task_id: UUID) -> Task:
    """Return the open task, locked until the transaction ends: every action on a task begins here. Raises NotFound, and
    OwnWork if it is about what this member of staff did."""
    if actor.staff_id is None:
        raise PermissionRefused("only staff work on tasks")
    # No joins: after waiting for the lock PostgreSQL reads this row again, but joined rows as they were before.
    task = Task.objects.select_for_update().filter(public_id=task_id, closed_at=None).first()
    if task is None or not access_scopes.filter_visible_tasks(actor, Task.objects.filter(id=task.id)).exists():
        raise NotFound("no such task")
    refuse_own_matter(actor, task)
    # Without a victim it may still be about a case that is hidden from this person.
    if task.victim_id is None and is_staff_barred(task, actor.staff_id):
        raise NotFound("no such task")
    return task


def refuse_own_matter(actor: Actor, task: Task) -> None:
    """Raise OwnWork if the task is about what this member of staff did: they may neither own nor change it."""
    if is_own_matter(actor.staff_id, find_concerned_staff([task]).get(task.id, frozenset())):
        raise OwnFirstAnswer if has_answered_first(task.subject_key, actor.staff_id) else OwnWork


def release_own_matter(task_id: int, *, now: datetime) -> None:
    """Return the task to its team if it turns out to be about its owner. The caller has locked the task."""
    task = Task.objects.get(id=task_id)
    if is_own_matter(task.owner_id, find_concerned_staff([task]).get(task.id, frozenset())):
        ownership.assign_owner(task, None, now)
        task.save(update_fields=ownership.OWNERSHIP_FIELDS)
        TaskChange.objects.create(task=task, what="released", at=now, team_id=task.team_id)


def refuse_if_taken(actor: Actor, task: Task) -> None:
    """Raise TaskTaken if a colleague owns the task, except for a supervisor."""
    if task.owner is not None and task.owner_id != actor.staff_id and Role.SUPERVISOR not in actor.roles:
        raise TaskTaken(task.owner.name)


def _end_tasks(
    tasks: Iterable[Task], outcome: TaskOutcome, now: datetime, by: int | None = None, note: str = ""
) -> int:
    ids = [task.id for task in tasks]
    Task.objects.filter(id__in=ids).update(closed_at=now, updated_at=now, outcome=outcome)
    changes = [TaskChange(task_id=task_id, what="closed", at=now, by_id=by) for task_id in ids]
    if note:
        _attach_note(changes, note)
    TaskChange.objects.bulk_create(changes)
    return len(ids)


def record_task_change(
    actor: Actor, task: Task, what: str, now: datetime, *, note: str = "", to: int | None = None
) -> None:
    """Record what was done with the task, in its history and in the audit."""
    change = TaskChange(task=task, what=what, at=now, by_id=actor.staff_id, team_id=task.team_id)
    if note:
        _attach_note([change], note)
    change.save()
    audit_task_change(actor, f"task.{what}", task, now, to=to)


def _attach_note(changes: Sequence[TaskChange], note: str) -> None:
    """Store the same note with each of these changes, encrypted for the person whom the task is about."""
    tasks = Task.objects.filter(id__in=[change.task_id for change in changes])
    person_of = dict(tasks.values_list("id", "victim__person"))
    keys = fetch_person_keys(set(person_of.values()))
    for change in changes:
        TASK_NOTE.put_words(change, note, keys[person_of[change.task_id]])


def audit_task_change(actor: Actor, act: str, task: Task, now: datetime, *, to: int | None) -> None:
    more = {"to": to, "outcome": task.outcome}
    audit(
        actor,
        act,
        at=now,
        case_id=task.victim.case_id if task.victim else None,
        victim_id=task.victim_id,
        detail={"task": task.id, "kind": task.kind} | {name: value for name, value in more.items() if value},
    )
