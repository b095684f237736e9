"""What has been late for longer than the look-back, and promises to be in touch that are as old: the backlog's matter.

Our own standards are never in it: they are nobody's right.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection

from victimcare.rules.follow_up.unattended_duties import CommitmentKind, UnattendedMatter
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.rights import lateness

REASON = "backlog"  # of the one task of a victim, while all that it is for is as old

# One row a duty or promise. `{of}` and `{of_promise}` narrow it to some victims, or stand empty.
OWED = f"""
SELECT d.victim_id, d.code, d.harm, d.due_at
  FROM records_duty d WHERE {lateness.OPEN} AND {lateness.BACKLOG[0]} {{of}}
 UNION ALL
SELECT d.victim_id, d.code, d.harm, d.due_at
  FROM records_duty d WHERE {lateness.OPEN} AND {lateness.BACKLOG[1]} {{of}}
 UNION ALL
SELECT p.victim_id, '', 1, ((p.next_due_on + 1)::timestamp AT TIME ZONE 'Europe/London') - interval '1 second'
  FROM records_contactpromise p WHERE p.next_due_on <= %(since)s {{of_promise}}
"""  # noqa: S608  our own words
OWED_TO_ALL = OWED.format(of="", of_promise="")
_OWED_TO_SOME = OWED.format(of="AND d.victim_id = ANY(%(victims)s)", of_promise="AND p.victim_id = ANY(%(victims)s)")


def overdue_parameters(now: datetime) -> dict[str, Any]:
    return lateness.kept_by_us_since(now)


def long_overdue(*, victim_ids: Collection[int], now: datetime) -> dict[int, list[UnattendedMatter]]:
    """By victim what has been late for longer than the look-back, the oldest first. One query."""
    if not victim_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(f"{_OWED_TO_SOME} ORDER BY 4, 2", overdue_parameters(now) | {"victims": sorted(victim_ids)})
        rows: list[tuple[int, str, int, datetime]] = cursor.fetchall()
    found: dict[int, list[UnattendedMatter]] = {}
    for victim_id, code, _, due_at in rows:
        breaks = CommitmentKind.RIGHT if code else CommitmentKind.PROMISE
        found.setdefault(victim_id, []).append(
            UnattendedMatter(victim_id, breaks, code, due_at, code in news_duty_codes())
        )
    return found
