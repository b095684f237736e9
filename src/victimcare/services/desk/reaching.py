"""Work for which somebody is rung: whoever has it is told whom to ask for and where, and colleagues who has it."""

from __future__ import annotations

from collections.abc import Collection

from victimcare.records.models import Task
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Actor, scopes
from victimcare.services.desk.kinds import REACHING


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
