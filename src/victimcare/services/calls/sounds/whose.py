"""Decides whose work a recording is: the staff who have taken the task to listen to it, or another open task to reach
the victim; and for a conversation the staff who were in it."""

from __future__ import annotations

from django.db.models import Q

from victimcare.records.models import KeptSound, Task
from victimcare.services.access import Actor
from victimcare.services.desk.kinds import REACHING
from victimcare.services.desk.reaching import without_own_press


def theirs(actor: Actor) -> Q:
    """Return which recordings this actor may hear: as long as there is a task, and the sound."""
    if actor.staff_id is None:
        return Q(pk=None)
    mine = Task.objects.filter(owner_id=actor.staff_id, closed_at=None)
    reaching = without_own_press(actor, mine.filter(victim__isnull=False, kind__in=REACHING))
    return (
        Q(talked_by_id=actor.staff_id)
        | Q(task__in=mine)
        | Q(victim__isnull=False, victim__in=reaching.values("victim"))
    )


def may_hear(actor: Actor, row: KeptSound) -> bool:
    return KeptSound.objects.filter(theirs(actor), id=row.id).exists()
