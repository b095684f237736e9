"""Whose a task is: the one place that writes it. Whoever gets it starts anew: nothing is put off, handed or risen."""

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

GIVEN_CHANGES = ("given", "given_known", "given_language", "given_skill")  # by itself, as its history tells it
_OWNER_CHANGES = (*GIVEN_CHANGES, "taken", "received", "handed_on", "covered")
SNOOZED = ("snoozed_until", "sealed_snoozed_why")  # the columns that `clear_snooze` changes
OWNERSHIP_FIELDS = ("owner", "handed_at", "handed_by", *SNOOZED, "rose_at", "updated_at")


def assign_owner(task: Task, owner_id: int | None, now: datetime, *, handed_by: int | None = None) -> None:
    """To this member of staff, or (None) to its team. `handed_by`: somebody gives it to them, and waits to hear that
    they have it. The caller saves `OWNERSHIP_FIELDS`."""
    task.owner_id, task.updated_at = owner_id, now
    is_handed = owner_id is not None and handed_by is not None and handed_by != owner_id
    task.handed_at, task.handed_by_id = (now, handed_by) if is_handed else (None, None)
    task.rose_at = None
    clear_snooze(task)


def give_to_first_allowed(task: Task, people: Sequence[int], now: datetime) -> bool:
    """Give the task to the first of these staff who may have it. Returns whether one of them may; else the task stays
    with its team. The caller holds the task."""
    barred = find_barred_staff([task], people).get(task.id, frozenset())
    to = next((person for person in people if person not in barred), None)
    if to is None:
        return False
    assign_owner(task, to, now)
    save_ownership([task])
    record_changes([task], "given", now)
    return True


def clear_snooze(task: Task) -> None:
    """It is put off no longer."""
    task.snoozed_until, task.sealed_snoozed_why = None, None


def clear_hand_on(task: Task) -> None:
    """Whoever was handed it has it."""
    task.handed_at, task.handed_by_id = None, None


def save_ownership(tasks: Iterable[Task], *more: str) -> None:
    Task.objects.bulk_update(tasks, [*OWNERSHIP_FIELDS, *more])


def record_changes(tasks: Iterable[Task], what: str, now: datetime) -> None:
    """In the history of each, under the name of whoever has it now."""
    TaskChange.objects.bulk_create(
        TaskChange(task=task, what=what, at=now, team_id=task.team_id, by_id=task.owner_id) for task in tasks
    )


def was_given_automatically(task: Task, latest: Iterable[Any] = (), *, is_whole: bool = False) -> bool:
    """Whether it came to its owner by itself, and they have not said since that they have it in hand. `latest`: of its
    history, the newest first, for whoever has read it; `is_whole`: there is no more of it."""
    came_by = next((change.what for change in latest if change.what in _OWNER_CHANGES), None)
    if came_by is None and not is_whole:
        came = TaskChange.objects.filter(task=task, what__in=_OWNER_CHANGES).order_by("-id")
        came_by = came.values_list("what", flat=True).first()
    return came_by in GIVEN_CHANGES


# A task that rises: whoever had it had their days, and it is open to others again.


@transaction.atomic
def escalate_tasks(due: Mapping[int, datetime], *, to: str, is_care_teams: bool, now: datetime) -> None:
    """Let these tasks rise, each due by what is late at the latest. Nobody has them then, so that whoever they rose to
    sees that they wait, and they are given to nobody by themselves; `is_care_teams`: they become those of the team that
    owns what no other does."""
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


# One piece of work for one piece of news: while a person reaches a victim with news of risk (now or today), telling
# them the news, and the rules of the bail that an officer wrote, is part of that. A second person would ring the same
# victim, perhaps outside the agreed hours.
#
# The telling stays, with its duties, and stands on the lists again if the news is still owed once nobody reaches them.
# The rules of the bail are put into words for the victim's page afterwards, by the colleague who has just told them.

RISK_TODAY = "risk_today"  # why a task asks to reach a victim: news of risk that they are told today
BAIL_RULES = "bail_rules"  # why an officer's words wait: they are the rules of the bail
_IS_RULES = Q(kind=TaskKind.PLAIN_WORDS, reason=BAIL_RULES)
_IS_PART = Q(kind__in=NEWS_KINDS) | _IS_RULES
_REACHES_WITH_RISK = Q(kind=TaskKind.REACH_VICTIM, closed_at=None) & (Q(is_danger=True) | Q(reason=RISK_TODAY))


def exclude_folded(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Without what is part of reaching a victim with news of risk. What a colleague has in hand stays theirs."""
    reached = Task.objects.filter(_REACHES_WITH_RISK, victim__isnull=False)
    return tasks.exclude(_IS_PART, owner__isnull=True, victim_id__in=reached.values("victim_id"))


def fold_news_tasks(*, victim_id: int, now: datetime) -> int:
    """Take the tellings about this victim from those to whom they came by themselves, as the victim is reached. A
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
    """Give the task to reach this victim today to the colleague who took the telling by hand, so that one person rings.
    False: nobody has it in hand, or a colleague has taken the other too. Runs in the caller's transaction."""
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
    """Give the rules of the bail that were part of reaching this victim to the colleague who reached them, to write
    them down for the victim's page: nobody else rings. Returns how many; runs in the caller's transaction."""
    waiting = Task.objects.select_for_update().filter(_IS_RULES, victim_id=victim_id, owner=None, closed_at=None)
    tasks = list(waiting)
    for task in tasks:
        assign_owner(task, owner_id, now)
    save_ownership(tasks)
    record_changes(tasks, "given_known", now)
    return len(tasks)
