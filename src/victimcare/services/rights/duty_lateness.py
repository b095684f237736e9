"""Decides which stored duties are late and which are backlog (`BACKLOG_AFTER`), and which complaints are late. Every
figure and list of lateness uses this module, so that no two of them differ in meaning.

Duties have three figures, never added together: what we can keep and is late within the look-back; what we can keep and
is older, the backlog; and what other agencies owe, however late it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q

from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.unattended_duties import BACKLOG_AFTER as BACKLOG_AFTER
from victimcare.rules.rights import DutyEnd
from victimcare.services.access import Actor, access_scopes
from victimcare.services.rights.code_catalogue import rights_catalogue

# Conditions on `records_duty d`, in pairs for the two indexes: on the clock, or a hold that is overdue for review.
OPEN_DUTIES = "d.met_at IS NULL AND NOT d.is_window AND d.starts_at <= %(now)s AND d.code = ANY(%(codes)s)"
LATE_DUTIES = (
    "d.ending = '' AND d.due_at > %(since)s AND d.due_at < %(now)s",
    "d.review_on < %(today)s AND (d.review_on > %(since)s OR d.due_at > %(since)s) AND d.due_at < %(now)s",
)
BACKLOG_DUTIES = (
    "d.ending = '' AND d.due_at <= %(since)s",
    "d.review_on <= %(since)s AND d.due_at <= %(since)s",
)
_EVER = datetime(1900, 1, 1, tzinfo=UTC)


def own_lateness_values(now: datetime) -> dict[str, Any]:
    """The parameters of the conditions, for duties that we can keep."""
    return {"now": now, "today": london_date(now), "since": now - BACKLOG_AFTER, "codes": sorted(own_duty_codes())}


def agency_lateness_values(now: datetime) -> dict[str, Any]:
    """The parameters for what other agencies owe: it counts as late however old it is, because no work of ours can make
    it up."""
    return {"now": now, "today": london_date(now), "since": _EVER, "codes": sorted(agency_duty_codes())}


@cache
def own_duty_codes() -> frozenset[str]:
    """The duties that we can keep ourselves, in every edition: news that we can tell the victim, and what the police
    do."""
    never = (DutyEnd.WINDOW, DutyEnd.COURT, DutyEnd.RECORDING)
    return frozenset(
        entry.id
        for edition in rights_catalogue().editions
        for entry in edition.entitlements.values()
        if entry.ends not in never and (entry.ends is DutyEnd.TELLING or not entry.is_of_another_agency)
    )


@cache
def agency_duty_codes() -> frozenset[str]:
    """Every other duty that can be late: we only ask for it."""
    ours = own_duty_codes()
    return frozenset(
        entry.id
        for edition in rights_catalogue().editions
        for entry in edition.entitlements.values()
        if not entry.is_window and entry.id not in ours
    )


# Selects stored duties on the clock: not held, declined or not owed; or held and overdue for review.
#
# In raw SQL: `(d.ending = '' OR d.review_on < %(today)s)`, with today's date in London.


def on_clock_condition(now: datetime) -> Q:
    """A condition on `Duty`. A hold past its day of review counts as if it had never been."""
    return Q(ending="") | Q(review_on__lt=london_date(now))


# Late complaints: shown beside the three figures for duties, and never added to them.
#
# A complaint is not only a duty of the Victims' Code: one about a person starts no clock there, and a formal complaint
# has time limits of its own. So it has its own figure, which the list of complaints, the list of late duties, Load, the
# metrics and `victimcare check` all take from here. A complaint is late if its first reading, holding reply or answer
# is overdue. An answer that was given but not yet told is late work, and counts with the tasks.

# For each complaint the one open level, and when its next step is due (as
# `rules.challenges.challenge_course.next_challenge_step`).
OPEN_COMPLAINT_STEPS = """
SELECT CASE WHEN l.read_at IS NULL THEN l.read_due_at
            WHEN l.held_at IS NULL AND (c.victim_id IS NOT NULL OR c.way_back IS NOT NULL) THEN l.holding_due_at
            ELSE coalesce((l.expected_on + time '23:59:59') AT TIME ZONE 'Europe/London', l.answer_due_at) END AS due_at
  FROM records_complaintlevel l JOIN records_complaint c ON c.id = l.complaint_id
 WHERE l.answered_at IS NULL
"""


@dataclass(frozen=True, slots=True)
class OpenComplaintCounts:
    """The number of unanswered complaints, and how many of these are late."""

    open: int
    late: int


def count_open_complaints(*, now: datetime, seen_by: Actor | None = None) -> OpenComplaintCounts:
    """Counts the open complaints of the whole force. With `seen_by` it leaves out those hidden from this actor, because
    a count would reveal them: complaints about the actor, those of victims whose cases are hidden from the actor, and
    those where it is not yet decided whom they mean."""
    mine = """NOT (c.concerned @> ARRAY[%(staff)s]::bigint[]) AND coalesce(c.victim_id <> ALL(%(shut)s::bigint[]), true)
        AND (c.meant <> 'open' OR %(may_say)s)"""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*), count(*) FILTER (WHERE due_at < %(now)s) FROM ({OPEN_COMPLAINT_STEPS} AND {mine}) found",  # noqa: S608  our own words
            {
                "now": now,
                "staff": (seen_by and seen_by.staff_id) or 0,
                "shut": sorted(access_scopes.hidden_victim_ids(seen_by)) if seen_by else [],
                "may_say": seen_by is None or access_scopes.may_name_complaint_subject(seen_by),
            },
        )
        row: tuple[int, int] = cursor.fetchone()
    return OpenComplaintCounts(*row)
