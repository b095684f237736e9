"""Whose a task is: the one place that writes it. Whoever gets it starts anew: nothing is put off, handed or risen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from victimcare.records.models import Task, TaskChange
from victimcare.services.desk.eligibility import barred_from

GIVEN = ("given", "given_known", "given_language", "given_skill")  # by itself, as its history tells it
_CAME_BY = (*GIVEN, "taken", "received", "handed_on", "covered")
SNOOZED = ("snoozed_until", "sealed_snoozed_why")  # the columns that `wakes` changes
FIELDS = ("owner", "handed_at", "handed_by", *SNOOZED, "rose_at", "updated_at")


def goes_to(task: Task, owner_id: int | None, now: datetime, *, handed_by: int | None = None) -> None:
    """To this member of staff, or (None) to its team. `handed_by`: somebody gives it to them, and waits to hear that
    they have it. The caller saves `FIELDS`."""
    task.owner_id, task.updated_at = owner_id, now
    is_handed = owner_id is not None and handed_by is not None and handed_by != owner_id
    task.handed_at, task.handed_by_id = (now, handed_by) if is_handed else (None, None)
    task.rose_at = None
    wakes(task)


def give_to_first_allowed(task: Task, people: Sequence[int], now: datetime) -> bool:
    """Give the task to the first of these staff who may have it. Returns whether one of them may; else the task stays
    with its team. The caller holds the task."""
    barred = barred_from([task], people).get(task.id, frozenset())
    to = next((person for person in people if person not in barred), None)
    if to is None:
        return False
    goes_to(task, to, now)
    save_all([task])
    record_all([task], "given", now)
    return True


def wakes(task: Task) -> None:
    """It is put off no longer."""
    task.snoozed_until, task.sealed_snoozed_why = None, None


def is_received(task: Task) -> None:
    """Whoever was handed it has it."""
    task.handed_at, task.handed_by_id = None, None


def save_all(tasks: Iterable[Task], *more: str) -> None:
    Task.objects.bulk_update(tasks, [*FIELDS, *more])


def record_all(tasks: Iterable[Task], what: str, now: datetime) -> None:
    """In the history of each, under the name of whoever has it now."""
    TaskChange.objects.bulk_create(
        TaskChange(task=task, what=what, at=now, team_id=task.team_id, by_id=task.owner_id) for task in tasks
    )


def was_given(task: Task, latest: Iterable[Any] = (), *, is_whole: bool = False) -> bool:
    """Whether it came to its owner by itself, and they have not said since that they have it in hand. `latest`: of its
    history, the newest first, for whoever has read it; `is_whole`: there is no more of it."""
    came_by = next((change.what for change in latest if change.what in _CAME_BY), None)
    if came_by is None and not is_whole:
        came = TaskChange.objects.filter(task=task, what__in=_CAME_BY).order_by("-id")
        came_by = came.values_list("what", flat=True).first()
    return came_by in GIVEN
