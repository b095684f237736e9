"""Numbers and addresses from which somebody asked for no more messages: the gate uses none of them, whoever's they are,
until a plan is confirmed anew with whoever it belongs to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Max

from victimcare.records.models import ContactPoint, StoppedPoint


def last_stopped(points: Collection[ContactPoint]) -> dict[int, datetime]:
    """By point's id, when it was last asked to be left alone. One query."""
    stops = StoppedPoint.objects.filter(match_key__in={point.match_key for point in points})
    found = stops.values_list("kind", "match_key").annotate(Max("stopped_at"))
    last = {(kind, match_key): at for kind, match_key, at in found}
    return {point.id: at for point in points if (at := last.get((point.kind, point.match_key))) is not None}


def is_stopped(stopped_at: datetime | None, confirmed_at: datetime | None) -> bool:
    """Whether it still holds for whoever's plan was confirmed then (None: never)."""
    return stopped_at is not None and (confirmed_at is None or confirmed_at <= stopped_at)
