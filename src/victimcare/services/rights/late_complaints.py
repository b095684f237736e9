"""Which complaints are late: the line beside the three figures of lateness of duties (`lateness`), never added to them.

A complaint is no duty of the Victims' Code alone: one about a person starts no clock there, and a formal complaint has
times of its own. So it has its own figure, which the list of complaints, the list of the late, Load, the metrics and
`victimcare check` all take from here. Late is a complaint whose first reading, holding reply or answer is overdue. An
answer that is given and waits to be told is late work, and counts with the tasks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from victimcare.services.access import Actor, scopes

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


def count_open_complaints(*, now: datetime, seen_by: Actor | None = None) -> ComplaintsOpen:
    """Counts the open complaints of the whole force. With `seen_by` it leaves out those hidden from this actor, since a
    count would reveal them: complaints about the actor, those of victims whose cases are closed to the actor, and those
    where it is not yet decided whom they mean."""
    mine = """NOT (c.concerned @> ARRAY[%(staff)s]::bigint[]) AND coalesce(c.victim_id <> ALL(%(shut)s::bigint[]), true)
        AND (c.meant <> 'open' OR %(may_say)s)"""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(*) FILTER (WHERE due_at < %(now)s) FROM ({OPEN} AND {mine}) found",  # noqa: S608  our own words
            {
                "now": now,
                "staff": (seen_by and seen_by.staff_id) or 0,
                "shut": sorted(scopes.shut_victims(seen_by)) if seen_by else [],
                "may_say": seen_by is None or scopes.may_say_who_is_meant(seen_by),
            },
        )
        row: tuple[int, int] = cursor.fetchone()
    return ComplaintsOpen(*row)
