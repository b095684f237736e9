"""Tells whether a victim's duress code was used and the warning is still open: until a colleague closes it we do not
ring the victim, and no message leaves."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from victimcare.records.models import CodeTry, Task, TaskChange, Victim
from victimcare.records.models.access import Opens
from victimcare.records.models.desk import TaskKind
from victimcare.rules.access_codes.access_code import LATEST_WARNING, WARNED_WITHIN


def has_open_warning(*, now: datetime) -> Q:
    """For a query over victims: the warning is open, or the code was used so lately that the warning is still to be
    made (`access_codes.access_code`), also where the job that makes it comes late."""
    warnings = Task.objects.filter(victim=OuterRef("pk"), kind=TaskKind.QUIET_CODE, closed_at=None)
    made_since = TaskChange.objects.filter(
        task__kind=TaskKind.QUIET_CODE,
        task__victim=OuterRef("tried__victim"),
        what__in=["made", "updated"],
        at__gte=OuterRef("at"),
    )
    uses = CodeTry.objects.filter(
        tried__victim=OuterRef("pk"),
        tried__opens=Opens.QUIET,
        was_right=True,
        at__gt=now - WARNED_WITHIN,
        at__lte=now,
    ).filter(Q(at__gt=now - LATEST_WARNING) | ~Exists(made_since))
    return Q(Exists(warnings)) | Q(Exists(uses))


def find_warned_victims(victim_ids: Collection[int], *, now: datetime) -> frozenset[int]:
    """Those of these victims who may not be rung or sent anything for now."""
    rows = Victim.objects.filter(has_open_warning(now=now), id__in=victim_ids)
    return frozenset(rows.values_list("id", flat=True))
