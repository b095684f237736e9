"""A telling ends when she knows: found again from the ledger, whichever way she was told."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection

from victimcare.records.models import Task
from victimcare.rules.clock import london_date
from victimcare.services.desk import owed
from victimcare.services.desk.kinds import TELLING

# First the few who have such a task: for a chunk of a feed with thousands of victims there is mostly none.
_TO_BE_TOLD = """
SELECT victim_id FROM records_task WHERE victim_id = ANY(%(victims)s) AND kind = ANY(%(kinds)s) AND closed_at IS NULL
"""
# What is untold is what `owed.untold` finds. She was told when a contact that came to light since the task was made met
# news of hers; without one, the news is no longer owed.
_END_TOLD = """
WITH ended AS (
  UPDATE records_task t
     SET closed_at = %(now)s, updated_at = %(now)s, outcome = CASE WHEN EXISTS (
           SELECT FROM records_duty d JOIN records_event e ON e.id = d.met_by_id
            WHERE d.victim_id = t.victim_id AND d.code = ANY(%(codes)s) AND d.met_at <= %(now)s
              AND e.received_at >= t.created_at) THEN 'told' ELSE 'not_needed' END
   WHERE t.victim_id = ANY(%(victims)s) AND t.kind = ANY(%(kinds)s) AND t.closed_at IS NULL
     AND NOT EXISTS (
           SELECT FROM records_duty d
            WHERE d.victim_id = ANY(%(victims)s) AND d.victim_id = t.victim_id AND d.code = ANY(%(codes)s)
              AND (d.ending = '' OR d.review_on < %(today)s) AND d.starts_at <= %(now)s
              AND (d.met_at IS NULL OR d.met_at > %(now)s))
  RETURNING t.id
)
INSERT INTO records_taskchange (task_id, what, at) SELECT id, 'closed', %(now)s FROM ended
"""


def close_told(victim_ids: Collection[int], now: datetime) -> int:
    """Close the telling tasks of those of these victims for whom no news is left that is owed and not known: told, or
    corrected away. Returns how many closed. Two queries at most; whoever calls has the victims locked, so that no news
    comes in between."""
    asked: dict[str, Any] = {"victims": list(victim_ids), "kinds": list(TELLING)}
    with connection.cursor() as cursor:
        cursor.execute(_TO_BE_TOLD, asked)
        asked["victims"] = [victim_id for (victim_id,) in cursor.fetchall()]
        if not asked["victims"]:
            return 0
        cursor.execute(_END_TOLD, asked | {"codes": list(owed.telling_codes()), "now": now, "today": london_date(now)})
        closed: int = cursor.rowcount
        return closed


def tasks_left_behind(*, now: datetime, at_most: int = 500) -> list[int]:
    """Victims with an open telling task and nothing untold, as when a contact dated ahead has come to its moment."""
    open_tasks = Task.objects.filter(kind__in=TELLING, closed_at=None, victim__isnull=False)
    victims = sorted(set(open_tasks.values_list("victim_id", flat=True)))
    still_owed = {one.victim_id for one in owed.untold(victims, now=now)}
    return [victim_id for victim_id in victims if victim_id not in still_owed][:at_most]
