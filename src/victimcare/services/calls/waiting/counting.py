"""Live counters of the line: raised as callers come and go, with the change that each counts, under the queue's lock.

The wallboard reads the records and the metrics read these: two ways to the same figures, which a test compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.db import connection

from victimcare.records.models import CentreCall, LineCount, QueueEntry
from victimcare.records.models.line_counts import LineCountName
from victimcare.records.models.queue import LeftHow
from victimcare.rules.calls.service_level import ServiceTarget

_RAISE = """
INSERT INTO records_linecount (name, total) VALUES (%s, %s)
ON CONFLICT (name) DO UPDATE SET total = records_linecount.total + excluded.total
"""


def asked() -> None:
    _raise({LineCountName.ASKED: 1})


def left(entry: QueueEntry | CentreCall) -> None:
    """Count a caller who has just left the line, as their entry says, or who left a contact centre's own line, as it
    reports."""
    assert entry.left_at is not None
    assert entry.entered_at is not None
    aim: ServiceTarget = settings.FORCE.line.aim
    waited = entry.left_at - entry.entered_at
    if entry.left_how == LeftHow.ANSWERED:
        in_time = {LineCountName.IN_TIME: 1} if waited <= aim.within else {}
        _raise({LineCountName.ANSWERED: 1, LineCountName.WAITED_MS: waited // timedelta(milliseconds=1), **in_time})
    elif entry.left_how == LeftHow.ABANDONED:
        _raise({LineCountName.SHORT_ABANDONS if waited < aim.short else LineCountName.ABANDONED: 1})
    else:
        _raise({LineCountName.LEFT_OTHERWISE: 1})


def totals() -> Mapping[LineCountName, int]:
    """Return the totals since the line was first used; for the metrics, which identify no person."""
    found = dict(LineCount.objects.values_list("name", "total"))
    return {name: found.get(name, 0) for name in LineCountName}


def _raise(by: Mapping[LineCountName, int]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_RAISE, [(name.value, count) for name, count in sorted(by.items())])
