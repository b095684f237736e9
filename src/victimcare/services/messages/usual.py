"""What is usual for each kind of message, learned each night from what this force has sent."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import Sum
from django.db.models.functions import TruncDate, TruncHour

from victimcare.records.models import SentCount, UsualRate
from victimcare.rules.clock import LONDON
from victimcare.rules.message_sending import LEARNS_FROM, usual_busiest_hour


@transaction.atomic
def learn(*, now: datetime) -> int:
    """Recalculate the usual rate of each kind and delete counts too old to use. Returns how many are known."""
    since = now - LEARNS_FROM
    SentCount.objects.filter(begins_at__lte=since).delete()
    known = {kind: an_hour for kind, days in _by_day(since).items() if (an_hour := usual_busiest_hour(days)) > 0}
    UsualRate.objects.all().delete()
    UsualRate.objects.bulk_create(
        UsualRate(axis=axis, value=value, an_hour=an_hour, learned_at=now)
        for (axis, value), an_hour in sorted(known.items())
    )
    return len(known)


def _by_day(since: datetime) -> dict[tuple[str, str], dict[date, list[int]]]:
    """For each kind and London day, how many left in each hour that had any."""
    rows = (
        SentCount.objects.filter(begins_at__gt=since)
        .values_list("axis", "value", TruncDate("begins_at", tzinfo=LONDON), TruncHour("begins_at", tzinfo=LONDON))
        .annotate(sent=Sum("count"))
    )
    found: dict[tuple[str, str], dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for axis, value, day, _, sent in rows:
        found[axis, value][day].append(sent)
    return found
