"""Which complaints are late: the line beside the three figures of lateness of duties (`lateness`), never added to them.

A complaint is no duty of the Victims' Code alone: one about a person starts no clock there, and a formal complaint has
times of its own. So it has its own figure, which the list of complaints, the list of the late, Load, the metrics and
`victimcare check` all take from here. Late is a complaint whose first reading, holding reply or answer is overdue. An
answer that is given and waits to be told is late work, and counts with the tasks.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

# Of each complaint the one level that is open, and by when its next step is due (rules/challenges/course.step).
OPEN = """
SELECT CASE WHEN l.read_at IS NULL THEN l.read_due_at
            WHEN l.held_at IS NULL AND (c.victim_id IS NOT NULL OR c.way_back IS NOT NULL) THEN l.holding_due_at
            ELSE coalesce((l.expected_on + time '23:59:59') AT TIME ZONE 'Europe/London', l.answer_due_at) END AS due_at
  FROM records_complaintlevel l JOIN records_publiccomplaint c ON c.id = l.complaint_id
 WHERE l.answered_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class ComplaintsOpen:
    """How many complaints have no answer yet, and how many of these are late."""

    open: int
    late: int


def count_open_complaints(
    *, now: datetime, without_about: int | None = None, shut: Collection[int] = ()
) -> ComplaintsOpen:
    """Without those about this member of staff, and without those of victims whose cases are shut to them: a number
    would tell that there is one."""
    mine = "NOT (c.concerned @> ARRAY[%(staff)s]::bigint[]) AND coalesce(c.victim_id <> ALL(%(shut)s::bigint[]), true)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(*) FILTER (WHERE due_at < %(now)s) FROM ({OPEN} AND {mine}) found",  # noqa: S608  our own words
            {"now": now, "staff": without_about or 0, "shut": sorted(shut)},
        )
        row: tuple[int, int] = cursor.fetchone()
    return ComplaintsOpen(*row)
