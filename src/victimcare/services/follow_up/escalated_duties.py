"""To whom each open matter of a victim has been escalated. The victim's one task says the highest (silence_checks,
duty_escalations).

Staff see one task for one matter. News and promises, which only reaching the victim can meet, belong to an open task to
reach them; everything else owed to the victim is one task, whether the silence check or an escalation step asks for it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connection

from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.follow_up.escalation import EscalationTarget
from victimcare.rules.follow_up.unattended_duties import CommitmentKind, UnattendedMatter
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.rights import duty_lateness

DUTIES_TASK_KEY = ""  # the subject key of a victim's one task for everything owed
PROMISE = "promise"
REASONS = {to: f"escalated_{to}" for to in EscalationTarget}
# A call back that the victim asked for keeps its own hour: its owner is not called away by a late matter.
WITH = NEWS_KINDS | {TaskKind.REACH_VICTIM, TaskKind.CLOSING_CALL}

_OPEN = """
SELECT e.id, e.victim_id, e."to", e.code, d.due_at, p.next_due_on, e.code = %(promise)s OR e.code = ANY(%(news)s),
       EXISTS (SELECT FROM records_task t
                WHERE t.victim_id = e.victim_id AND t.kind = ANY(%(with)s) AND t.closed_at IS NULL)
  FROM records_escalation e
  LEFT JOIN records_duty d
         ON d.victim_id = e.victim_id AND d.triggered_by_id = e.triggered_by_id AND d.code = e.code
        AND d.met_at IS NULL AND (d.ending = '' OR d.review_on < %(today)s)
  LEFT JOIN records_contactpromise p
         ON p.victim_id = e.victim_id AND p.agreed_by_id = e.triggered_by_id
        AND p.next_due_on = e.period_on AND e.code = %(promise)s
 WHERE e.victim_id = ANY(%(victims)s) AND (d.id IS NOT NULL OR p.victim_id IS NOT NULL)
 ORDER BY e.step, e.id
"""


class RisenStep(NamedTuple):
    """One step whose matter is open. `is_reaching`: only reaching the victim meets it; `is_with_another`: then the task
    to reach them covers it."""

    id: int
    victim_id: int
    to: EscalationTarget
    code: str
    due_at: datetime
    is_reaching: bool
    has_task_to_reach: bool

    @property
    def is_with_another(self) -> bool:
        return self.is_reaching and self.has_task_to_reach


def list_open_steps(victim_ids: Collection[int], *, now: datetime) -> list[RisenStep]:
    """The steps of these victims, the lowest first. One query."""
    if not victim_ids:
        return []
    asked: dict[str, Any] = {
        "victims": sorted(victim_ids),
        "promise": PROMISE,
        "news": sorted(news_duty_codes()),
        "with": sorted(WITH),
        "today": london_date(now),
    }
    with connection.cursor() as cursor:
        cursor.execute(_OPEN, asked)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return [
        RisenStep(row_id, victim_id, EscalationTarget(to), code, due_at or end_of_day(due_on), *kept_by)
        for row_id, victim_id, to, code, due_at, due_on, *kept_by in rows
    ]


def find_highest_steps(victim_ids: Collection[int], *, now: datetime) -> dict[int, EscalationTarget]:
    """The highest escalation of what each victim's one task covers; without victims who have none."""
    return {one.victim_id: one.to for one in list_open_steps(victim_ids, now=now) if not one.is_with_another}


# The backlog: duties late for longer than the look-back, and contact promises as old.
#
# Our own standards are never in it, as they are not rights.

REASON = "backlog"  # the reason of a victim's one task while everything in it is this old

# One row per duty or promise. `{of}` and `{of_promise}` narrow it to some victims, or are empty.
OWED = f"""
SELECT d.victim_id, d.code, d.harm, d.due_at
  FROM records_duty d WHERE {duty_lateness.OPEN_DUTIES} AND {duty_lateness.BACKLOG_DUTIES[0]} {{of}}
 UNION ALL
SELECT d.victim_id, d.code, d.harm, d.due_at
  FROM records_duty d WHERE {duty_lateness.OPEN_DUTIES} AND {duty_lateness.BACKLOG_DUTIES[1]} {{of}}
 UNION ALL
SELECT p.victim_id, '', 1, ((p.next_due_on + 1)::timestamp AT TIME ZONE 'Europe/London') - interval '1 second'
  FROM records_contactpromise p WHERE p.next_due_on <= %(since)s {{of_promise}}
"""  # noqa: S608  our own words
OWED_TO_ALL = OWED.format(of="", of_promise="")
_OWED_TO_SOME = OWED.format(of="AND d.victim_id = ANY(%(victims)s)", of_promise="AND p.victim_id = ANY(%(victims)s)")


def overdue_parameters(now: datetime) -> dict[str, Any]:
    return duty_lateness.own_lateness_values(now)


def list_long_overdue(*, victim_ids: Collection[int], now: datetime) -> dict[int, list[UnattendedMatter]]:
    """What has been late for longer than the look-back, by victim, the oldest first. One query."""
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
