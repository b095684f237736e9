"""Who looks at records: a case that is sealed, one that a colleague may not see, and a night's looks without work."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from victimcare.records.models import Case, ConflictOfInterest, RestrictedRecord, Staff, Task, Victim
from victimcare.services.access import Actor
from victimcare.services.contact import victim_search
from victimcare.services.desk.staff_sessions import staff_actor
from victimcare.services.supervision import restricted_records, staff_conflicts
from victimcare.services.supervision.restricted_records import RestrictionKind

LOOKED = 6


def begin(*, carys: Staff, yaw: Staff, bernice: Staff, now: datetime) -> None:
    """Of crimes of the past year on which nobody has work any more."""
    if RestrictedRecord.objects.exists():
        return
    busy = Task.objects.filter(closed_at=None, victim__isnull=False)
    quiet = Case.objects.filter(victims__isnull=False).exclude(id__in=busy.values("victim__case"))
    sealed, known, *others = quiet.order_by("reported_at", "id").distinct()[: LOOKED + 2]
    restricted_records.restrict_record(
        actor=staff_actor(bernice),
        reference=sealed.reference,
        kind=RestrictionKind.STAFF_VICTIM,
        why="She works at the front office of another station.",
        readers=[yaw.public_id],
        now=now,
    )
    if not ConflictOfInterest.objects.exists():
        staff_conflicts.declare_conflict(
            actor=staff_actor(yaw), reference=known.reference, words="My neighbour's son", now=now
        )
    _look_at(others, staff_actor(carys), now)


def _look_at(cases: list[Case], actor: Actor, now: datetime) -> None:
    """Half a night ago, one after the other, with a reason that says little."""
    looking = replace(actor, reason="Checking")
    for place, case in enumerate(cases):
        if Victim.objects.filter(case=case).count() == 1:
            at = now - timedelta(hours=9, minutes=-4 * place)
            victim_search.search_victim(actor=looking, reference=case.reference, name="", now=at)
