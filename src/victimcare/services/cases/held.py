"""Numbers and addresses of a victim that must not be used: another one waits for their place, or they turned out to be
a linked person's too.

Below calls, messages and contact in the order of rooms, because each of them must not use one.
"""

from __future__ import annotations

from django.db.models import Min, OuterRef, QuerySet, Subquery

from victimcare.records.models import PointChange


def held_points() -> QuerySet[PointChange, int]:
    """Return the ids of every point that must not be used now, for `exclude(id__in=…)`."""
    return PointChange.objects.filter(ended_at=None, held_points__isnull=False).values_list("held_points", flat=True)


def cools_until(victim: str) -> Subquery:
    """Return when the first change that cools for the victim in this column comes in force by itself. None: none does."""
    cooling = PointChange.objects.filter(victim_id=OuterRef(victim), ended_at=None, cools_until__isnull=False)
    return Subquery(cooling.values("victim_id").annotate(first=Min("cools_until")).values("first"))
