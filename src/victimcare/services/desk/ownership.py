"""Sets a task's owner; no other module does. A new owner starts afresh: snooze, hand-on and escalation are cleared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from victimcare.records.models import Task, TaskChange
from victimcare.records.models.tasks import TaskKind
from victimcare.services.desk.eligibility import find_barred_staff
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.desk.task_shapes import ensure_team_row

# automatic assignments, as named in the task's history
GIVEN_CHANGES = ("given", "given_known", "given_language", "given_skill")
_OWNER_CHANGES = (*GIVEN_CHANGES, "taken", "received", "handed_on", "covered")
SNOOZED = ("snoozed_until", "sealed_snoozed_why")  # columns that `clear_snooze` changes
OWNERSHIP_FIELDS = ("owner", "handed_at", "handed_by", *SNOOZED, "rose_at", "updated_at")


def assign_owner(task: Task, owner_id: int | None, now: datetime, *, handed_by: int | None = None) -> None:
    """Assign the task to this member of staff, or (None) to its team. `handed_by`: the colleague who hands it on and
    awaits confirmation of receipt. The caller saves `OWNERSHIP_FIELDS`."""
    task.owner_id, task.updated_at = owner_id, now
    is_handed = owner_id is not None and handed_by is not None and handed_by != owner_id
    task.handed_at, task.handed_by_id = (now, handed_by) if is_handed else (None, None)
    task.rose_at = None
    clear_snooze(task)


def give_to_first_allowed(task: Task, people: Sequence[int], now: datetime) -> bool:
    """Give the task to the first of these staff who may have it. Returns whether there was one; otherwise the task
    stays with its team. The caller has locked the task."""
    barred = find_barred_staff([task], people).get(task.id, frozenset())
    to = next((person for person in people if person not in barred), None)
    if to is None:
        return False
    assign_owner(task, to, now)
    save_ownership([task])
    record_changes([task], "given", now)
    return True


def clear_snooze(task: Task) -> None:
    """End the task's snooze."""
    task.snoozed_until, task.sealed_snoozed_why = None, None


def clear_hand_on(task: Task) -> None:
    """Record that the task was received by the person it was handed to."""
    task.handed_at, task.handed_by_id = None, None


def save_ownership(tasks: Iterable[Task], *more: str) -> None:
    Task.objects.bulk_update(tasks, [*OWNERSHIP_FIELDS, *more])


def record_changes(tasks: Iterable[Task], what: str, now: datetime) -> None:
    """Record the change in each task's history, under its current owner's name."""
    TaskChange.objects.bulk_create(
        TaskChange(task=task, what=what, at=now, team_id=task.team_id, by_id=task.owner_id) for task in tasks
    )


def was_given_automatically(task: Task, latest: Iterable[Any] = (), *, is_whole: bool = False) -> bool:
    """Whether the task was assigned automatically and its owner has not confirmed it since. `latest`: its history,
    newest first, if already loaded; `is_whole`: `latest` is the whole history."""
    came_by = next((change.what for change in latest if change.what in _OWNER_CHANGES), None)
    if came_by is None and not is_whole:
        came = TaskChange.objects.filter(task=task, what__in=_OWNER_CHANGES).order_by("-id")
        came_by = came.values_list("what", flat=True).first()
    return came_by in GIVEN_CHANGES


# Escalated tasks: the earlier owner loses the task, which is open to others again.


@transaction.atomic
def escalate_tasks(due: Mapping[int, datetime], *, to: str, is_care_teams: bool, now: datetime) -> None:
    """Escalate these tasks, each due no later than the given time. They have no owner, so that those they were
    escalated to see them waiting, and they are not assigned automatically. `is_care_teams`: they move to the default
    team."""
    tasks = list(Task.objects.select_for_update().filter(id__in=due, closed_at=None).order_by("id"))
    care_team = ensure_team_row(None)
    for task in tasks:
        assign_owner(task, None, now)
        task.due_at, task.rose_at = min(task.due_at, due[task.id]), now
        if is_care_teams:
            task.team = care_team
    save_ownership(tasks, "due_at", "team")
    TaskChange.objects.bulk_create(
        TaskChange(task=task, what=f"rose_{to}", at=now, team_id=task.team_id) for task in tasks
    )


# One task for one piece of news. While a colleague reaches a victim with news of risk (now or today), telling them the
# news and the bail conditions that an officer wrote is part of that task. A second colleague would ring the same
# victim, perhaps outside the agreed hours.
#
# The news task remains with its duties, and returns to the lists if the news is still owed when no colleague is
# reaching the victim. Afterwards, the colleague who has just told the victim puts the bail conditions into words for
# the victim's page.

RISK_TODAY = "risk_today"  # reason of a task to reach a victim: news of risk to be told today
BAIL_RULES = "bail_rules"  # reason of a plain-words task: an officer's text holds the bail conditions
_IS_RULES = Q(kind=TaskKind.PLAIN_WORDS, reason=BAIL_RULES)
_IS_PART = Q(kind__in=NEWS_KINDS) | _IS_RULES
_REACHES_WITH_RISK = Q(kind=TaskKind.REACH_VICTIM, closed_at=None) & (Q(is_danger=True) | Q(reason=RISK_TODAY))


def exclude_folded(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Exclude unowned tasks that are part of reaching a victim with news of risk. Those that a colleague owns stay with
    them."""
    reached = Task.objects.filter(_REACHES_WITH_RISK, victim__isnull=False)
    return tasks.exclude(_IS_PART, owner__isnull=True, victim_id__in=reached.values("victim_id"))


def fold_news_tasks(*, victim_id: int, now: datetime) -> int:
    """Unassign this victim's news tasks that were assigned automatically, because a colleague is reaching the victim. A
    colleague who took one by hand may be on the telephone with the victim, and keeps it. Returns how many; runs in the
    caller's transaction."""
    held = Task.objects.select_for_update().filter(_IS_PART, victim_id=victim_id, closed_at=None)
    given = [task for task in held.filter(owner__isnull=False) if was_given_automatically(task)]
    for task in given:
        assign_owner(task, None, now)
    save_ownership(given)
    record_changes(given, "folded", now)
    return len(given)


def assign_reach_task_to_teller(*, victim_id: int, now: datetime) -> bool:
    """Give the task to reach this victim today to the colleague who took the news task by hand, so that one person
    rings. False: there is no such colleague, or another colleague has taken the task to reach the victim. Runs in the
    caller's transaction."""
    about = Task.objects.select_for_update().filter(victim_id=victim_id, closed_at=None)
    telling = about.filter(kind__in=NEWS_KINDS, owner__isnull=False).order_by("id").first()
    reaching = about.filter(_REACHES_WITH_RISK, is_danger=False).first()
    if telling is None or reaching is None or reaching.owner_id == telling.owner_id:
        return False
    if reaching.owner_id is not None and not was_given_automatically(reaching):
        return False
    assign_owner(reaching, telling.owner_id, now)
    save_ownership([reaching])
    record_changes([reaching], "given_known", now)
    return True


def assign_bail_rules(owner_id: int, *, victim_id: int, now: datetime) -> int:
    """Give the bail conditions that were part of reaching this victim to the colleague who reached them, to write them
    up for the victim's page; no other colleague rings. Returns how many; runs in the caller's transaction."""
    waiting = Task.objects.select_for_update().filter(_IS_RULES, victim_id=victim_id, owner=None, closed_at=None)
    tasks = list(waiting)
    for task in tasks:
        assign_owner(task, owner_id, now)
    save_ownership(tasks)
    record_changes(tasks, "given_known", now)
    return len(tasks)
