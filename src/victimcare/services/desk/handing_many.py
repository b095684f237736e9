"""Several pieces of work are handed on together, with one note."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.services.access import Act, Actor, permit
from victimcare.services.desk import actions

MOST = 50  # a page of the list


@dataclass(frozen=True, slots=True)
class HandedOn:
    """How many went. `refused`: those that this colleague is not handed; `gone`: closed since, or a colleague's; each
    stays where it is."""

    handed: int
    refused: int
    gone: int


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
    handed = refused = gone = 0
    for task_id in sorted({*task_ids})[:MOST]:
        try:
            if actions.held(actor, task_id).is_danger:
                refused += 1
                continue
            actions.hand_on(actor=actor, task_id=task_id, note=note, to_person=to_person, to_team=to_team, now=now)
        except (actions.UnknownTask, actions.TaskTaken):
            gone += 1
        except actions.CannotTake:
            refused += 1
        else:
            handed += 1
    return HandedOn(handed, refused, gone)
