"""Lists the numbers and addresses that a victim is asked about on their page, and for staff who read the answers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from victimcare.records.models import ContactPoint, Victim
from victimcare.rules.safe_contact.preference_questions import KnownContactPoints
from victimcare.services.cases.held import held_points

PHONES = ("mobile", "phone")


def points(victim: Victim) -> QuerySet[ContactPoint, Any]:
    """All points of the victim. `still`: the point is on hold, and the victim is not asked about it, since a linked
    person may have it."""
    hers = ContactPoint.objects.filter(person_id=victim.person_id, retired_at=None)
    still = Exists(held_points().filter(victim_id=victim.id, held_points=OuterRef("id")))
    return hers.annotate(still=still).order_by("id")


def has(hers: Iterable[Any]) -> KnownContactPoints:
    """`hers`: from `points`."""
    usable = [point for point in hers if not point.still]
    kinds = {point.kind for point in usable}
    return KnownContactPoints(
        phones={point.id: point.kind == "mobile" for point in usable if point.kind in PHONES},
        has_email="email" in kinds,
        has_address="address" in kinds,
    )
