"""Which stored duties are late, and which are backlog (rules/rights/lateness): every figure and list of lateness asks
here, so that two of them never mean two things.

Three figures, never added together: what we can keep and is late within the look-back; what we can keep and is older,
the backlog; and what other agencies owe, however late it is.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import Any

from victimcare.rules.clock import london_date
from victimcare.rules.follow_up.unattended_duties import BACKLOG_AFTER as BACKLOG_AFTER
from victimcare.rules.rights import DutyEnd
from victimcare.services.rights.catalogue import catalogue

# Conditions on `records_duty d`, each pair for the two indexes: on the clock, or a hold that is overdue for review.
OPEN = "d.met_at IS NULL AND NOT d.is_window AND d.starts_at <= %(now)s AND d.code = ANY(%(codes)s)"
LATE = (
    "d.ending = '' AND d.due_at > %(since)s AND d.due_at < %(now)s",
    "d.review_on < %(today)s AND (d.review_on > %(since)s OR d.due_at > %(since)s) AND d.due_at < %(now)s",
)
BACKLOG = (
    "d.ending = '' AND d.due_at <= %(since)s",
    "d.review_on <= %(since)s AND d.due_at <= %(since)s",
)
_EVER = datetime(1900, 1, 1, tzinfo=UTC)


def kept_by_us_since(now: datetime) -> dict[str, Any]:
    """What the conditions ask, of duties that we can keep."""
    return {"now": now, "today": london_date(now), "since": now - BACKLOG_AFTER, "codes": sorted(kept_by_us())}


def owed_by_others_since(now: datetime) -> dict[str, Any]:
    """The same of what other agencies owe: late is late there, however old, since no work of ours makes it up."""
    return {"now": now, "today": london_date(now), "since": _EVER, "codes": sorted(owed_by_others())}


@cache
def kept_by_us() -> frozenset[str]:
    """The duties that we can keep ourselves, of every edition: news that we can tell the victim, and what the police
    do."""
    never = (DutyEnd.WINDOW, DutyEnd.COURT, DutyEnd.RECORDING)
    return frozenset(
        entry.id
        for edition in catalogue().editions
        for entry in edition.entitlements.values()
        if entry.ends not in never and (entry.ends is DutyEnd.TELLING or not entry.is_of_another_agency)
    )


@cache
def owed_by_others() -> frozenset[str]:
    """Every other duty that can be late: we only ask for it."""
    ours = kept_by_us()
    return frozenset(
        entry.id
        for edition in catalogue().editions
        for entry in edition.entitlements.values()
        if not entry.is_window and entry.id not in ours
    )
