"""Several pieces of work are handed on together, with one note; and where one went that was just handed on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Staff, Task, TaskChange
from victimcare.services.access import Act, Actor, permit
from victimcare.services.desk import actions, queries
from victimcare.services.desk.shapes import WorkItem

MOST = 50  # a page of the list


class WhyLeft(StrEnum):
    """Why a piece stayed where it was. The values are parts of sentence ids."""

    DANGER = "danger"  # handed on by itself alone, so that it is read before
    CANNOT = "cannot"  # not to this colleague; why is not said
    TAKEN = "taken"  # a colleague has it
    OWN = "own"  # it is about the work of the person who hands on


@dataclass(frozen=True, slots=True)
class PieceLeft:
    item: WorkItem
    why: WhyLeft


@dataclass(frozen=True, slots=True)
class HandedOn:
    """How many went to whom, and each that stayed where it was; `gone`: how many were closed before."""

    to: str
    handed: int
    left: tuple[PieceLeft, ...] = ()
    gone: int = 0


@dataclass(frozen=True, slots=True)
class HandedTo:
    """A piece that was handed on, and the colleague or team who has it now."""

    item: WorkItem
    to: str


@transaction.atomic
def hand_on_many(
    *,
    actor: Actor,
    task_ids: Collection[UUID],
    note: str,
    now: datetime,
    to_person: UUID | None = None,
    to_team: str | None = None,
) -> HandedOn:
    """As `actions.hand_on` does each; one that cannot go keeps none of the others. What is danger now is handed on by
    itself alone, so that whoever hands it on reads it. Raises NoteMissing, and UnknownTask for an unknown colleague or
    team."""
    permit(actor, Act.WORK_TASK)
    if not note.strip():
        raise actions.NoteMissing
    to = _name_of(to_person, to_team)
    stayed: list[tuple[UUID, WhyLeft]] = []
    handed = gone = 0
    for task_id in sorted({*task_ids})[:MOST]:
        try:
            if actions.held(actor, task_id).is_danger:
                stayed.append((task_id, WhyLeft.DANGER))
                continue
            actions.hand_on(actor=actor, task_id=task_id, note=note, to_person=to_person, to_team=to_team, now=now)
        except actions.TaskTaken:
            stayed.append((task_id, WhyLeft.TAKEN))
        except actions.OwnWork:
            stayed.append((task_id, WhyLeft.OWN))
        except actions.UnknownTask:
            gone += 1
        except actions.CannotTake:
            stayed.append((task_id, WhyLeft.CANNOT))
        else:
            handed += 1
    items = queries.list_items(actor=actor, task_ids=[task_id for task_id, _ in stayed], now=now)
    left = tuple(PieceLeft(items[task_id], why) for task_id, why in stayed if task_id in items)
    return HandedOn(to, handed, left, gone)


def find_handed_to(*, actor: Actor, task_id: UUID) -> HandedTo | None:
    """Where a piece is now that this actor handed on. None: they did not, or it is closed."""
    permit(actor, Act.SEE_TASKS)
    theirs = TaskChange.objects.filter(task__public_id=task_id, what="handed_on", by_id=actor.staff_id)
    if actor.staff_id is None or not theirs.exists():
        return None
    shown = queries.task_in_full(actor, task_id)
    if shown is None:
        return None
    team = Task.objects.values_list("team__name", flat=True).get(public_id=task_id)
    return HandedTo(shown.item, shown.item.owner or team or "")


def _name_of(to_person: UUID | None, to_team: str | None) -> str:
    """Raises UnknownTask for a colleague or team that is not there."""
    if to_person is None:
        return actions.team_row(to_team).name
    name = Staff.objects.filter(public_id=to_person).values_list("name", flat=True).first()
    if name is None:
        raise actions.UnknownTask(to_person)
    return name
