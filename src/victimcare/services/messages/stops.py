"""Numbers and addresses to which nothing goes until a plan is confirmed anew with the victim whose they are.

From these a person asked for no more messages, or the post brought a letter back. It holds for every victim with them.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from victimcare.records.models import ContactPoint, StoppedPoint, TellingState
from victimcare.records.models.contact import PointKind

CAME_BACK = "letter_came_back"  # the addressee does not live there, or the letter was not accepted


def letters_brought_back(match_key: Any) -> QuerySet[TellingState]:
    """When letters to this address came back, the newest first."""
    return TellingState.objects.filter(
        reason=CAME_BACK, telling__point__kind=PointKind.ADDRESS, telling__point__match_key=match_key
    ).order_by("-at")


def last_brought_back(points: Collection[ContactPoint]) -> dict[int, datetime]:
    """By the id of an address, when the post last brought a letter back from it. One query where there is any."""
    addresses = [point for point in points if point.kind == PointKind.ADDRESS]
    if not addresses:
        return {}
    keys = {point.match_key for point in addresses}
    back = TellingState.objects.filter(
        reason=CAME_BACK, telling__point__kind=PointKind.ADDRESS, telling__point__match_key__in=keys
    )
    last = dict(back.values_list("telling__point__match_key").annotate(Max("at")))
    return {point.id: last[point.match_key] for point in addresses if point.match_key in last}


def last_stopped(points: Collection[ContactPoint]) -> dict[int, datetime]:
    """By point's id, when it was last asked to be left alone. One query."""
    stops = StoppedPoint.objects.filter(match_key__in={point.match_key for point in points})
    found = stops.values_list("kind", "match_key").annotate(Max("stopped_at"))
    last = {(kind, match_key): at for kind, match_key, at in found}
    return {point.id: at for point in points if (at := last.get((point.kind, point.match_key))) is not None}


def is_stopped(stopped_at: datetime | None, confirmed_at: datetime | None) -> bool:
    """Whether a stop still holds for a victim whose plan was confirmed at that moment (None: never)."""
    return stopped_at is not None and (confirmed_at is None or confirmed_at <= stopped_at)
