"""Groups silent calls without an identity check when there are many: beyond a limit one task holds them all, as anyone
can show any number.

Thousands of tasks would hide a victim in danger. Each grouped call is still a promise like any other: listed, looked
at, rung or ended by itself, and none is dropped. The caller hears the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Min, QuerySet

from victimcare.records.models import Call, Callback
from victimcare.records.models.callbacks import CallbackOutcome, CallbackWish
from victimcare.rules.calls.callback_times import MOST_SILENT, SILENT_WITHIN
from victimcare.services.access import Actor, Role
from victimcare.services.calls.known_safe import is_reserved

MANY = "silent:many"  # what the task of all the rest is about


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many silent calls stand together in one task, and since when the first of them does."""

    count: int
    since: datetime


def standing() -> Crowd | None:
    """Return the crowd that stands now. None: each silent call has a task of its own."""
    found = together().aggregate(count=Count("id"), since=Min("asked_at"))
    return Crowd(found["count"], found["since"]) if found["count"] else None


def alarm(*, actor: Actor) -> Crowd | None:
    """Return the same for the supervisor who is to be alarmed."""
    return standing() if Role.SUPERVISOR in actor.roles else None


def together() -> QuerySet[Callback]:
    """Return the promises that are open and held together."""
    return Callback.objects.filter(outcome=CallbackOutcome.PROMISED, task__subject_key=MANY)


def is_one_of(callback: Callback, call: Call | None, *, now: datetime) -> bool:
    """Whether this promise, which has no task yet, stands with the others. A caller who passed the identity check, or
    shows a number that is known to be safe, has a task of their own."""
    if callback.wish != CallbackWish.SILENT or is_known(callback, call, now=now):
        return False
    lock()
    own = Callback.objects.filter(victim=None, call__victim=None, wish=CallbackWish.SILENT, task__isnull=False)
    own = own.exclude(task__subject_key=MANY)
    lately, still_open = own.filter(asked_at__gt=now - SILENT_WITHIN), own.filter(outcome=CallbackOutcome.PROMISED)
    found = {row for some in (lately, still_open) for row in some.values_list("id", flat=True)[:MOST_SILENT]}
    return len(found) >= MOST_SILENT


def is_known(callback: Callback, call: Call | None, *, now: datetime) -> bool:
    """Whether the caller passed the identity check, or shows a number that is known to be safe."""
    is_proved = callback.victim_id is not None or (call is not None and call.victim_id is not None)
    return is_proved or is_reserved(callback.number_note, now=now)


def lock() -> None:
    """Lock the crowd: two changes at once would count one too few, or put one into a task that is being ended."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('calls.silent'))")
