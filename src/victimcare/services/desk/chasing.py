"""Makes the tasks to ask other agencies for what they owe a victim, and ends them when there is nothing left to wait
for.

A task is made when the due day is near, by the rule of `chasing.toml`, and ends when the duty is met or no longer owed.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.db import connection, transaction

from victimcare.records.models import AgencyRequest, Duty, Task
from victimcare.records.models.agencies import RequestEnd
from victimcare.records.models.desk import TaskKind
from victimcare.rules.agency_handovers import ChaseRule, chase_cut_off, duties_of_agency
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.rights import DutyHolder, DutyStatus
from victimcare.services.desk import actions as desk
from victimcare.services.desk.harm import harms
from victimcare.services.desk.owed import end_of_next_working_day
from victimcare.services.desk.shapes import NewTask
from victimcare.services.rights.catalogue import catalogue
from victimcare.services.rights.tables import BadPack, read_sheet, shaped
from victimcare.services.rights.working_days import working_days

RULES = Path(__file__).parent / "chasing.toml"
# A duty late for longer was chased, or arrived late: it is in the list of the late.
LATE_FOR = timedelta(days=90)
_MOST = 500  # tasks made at once


@cache
def chase_rules() -> Mapping[DutyHolder, ChaseRule]:
    """By agency. Raises BadPack for a rule that cannot be read."""
    rules, problems = [], []
    for row in read_sheet(RULES, "rule").rows:
        rule, wrong = shaped(row, ChaseRule, name=str(row.given.get("agency", "rule")))
        problems += wrong
        rules += [rule] if rule else []
    if problems:
        raise BadPack(*problems)
    return {rule.agency: rule for rule in rules}


@transaction.atomic
def ask_when_near(*, now: datetime) -> int:
    """Make a task for each duty of another agency that is near or late and not yet asked for. Returns how many; safe to
    run twice. Loaded history starts none."""
    found = [one for rule in chase_rules().values() for one in _near(rule, now)][:_MOST]
    severity = harms({victim_id for _, victim_id, _ in found})
    desk.make_tasks(
        [
            NewTask(
                TaskKind.ASK_AGENCY,
                victim_id,
                "agency_late" if due_at < now else "agency_near",
                severity[victim_id],
                max(due_at, end_of_next_working_day(now)),
                task_key(duty_id),
            )
            for duty_id, victim_id, due_at in found
        ],
        now=now,
    )
    return len(found)


@transaction.atomic
def settle(*, now: datetime) -> int:
    """Close the tasks of duties that were met or are no longer owed. Returns how many; safe to run twice."""
    closed = 0
    for request in AgencyRequest.objects.select_for_update(of=("self",)).filter(closed_at=None).order_by("id"):
        row = duty_of(request)
        end = _end_of(row, now)
        if end is not None:
            request.closed_at, request.end = now, end
            request.save(update_fields=["closed_at", "end"])
            closed += 1
    tasks = {
        int(task.subject_key.removeprefix("duty:")): task
        for task in Task.objects.filter(kind=TaskKind.ASK_AGENCY, closed_at=None)
    }
    rows = Duty.objects.in_bulk(tasks)
    for duty_id, task in tasks.items():
        if _end_of(rows.get(duty_id), now) is not None:
            closed += settle_task(duty_id, task.victim_id, now, None)
    return closed


# Not asked yet: no request is open, none was answered since it was last near, and no task is open.
_NEAR = """
SELECT d.id, d.victim_id, d.due_at
  FROM records_duty d JOIN records_event e ON e.id = d.triggered_by_id
 WHERE d.met_at IS NULL AND d.ending = '' AND d.due_at > %(since)s AND d.due_at <= %(until)s
   AND d.code = ANY(%(codes)s) AND d.starts_at <= %(now)s AND NOT e.is_history
   AND NOT EXISTS (SELECT FROM records_agencyrequest r
                    WHERE r.victim_id = d.victim_id AND r.code = d.code AND r.triggered_by_id = d.triggered_by_id
                      AND (r.closed_at IS NULL OR r.chase_at > %(now)s))
   AND NOT EXISTS (SELECT FROM records_task t
                    WHERE t.kind = 'ask_agency' AND t.victim_id = d.victim_id AND t.closed_at IS NULL
                      AND t.subject_key = 'duty:' || d.id)
 ORDER BY d.due_at, d.id
 LIMIT %(most)s
"""


def _near(rule: ChaseRule, now: datetime) -> list[tuple[int, int, datetime]]:
    codes = {code for edition in catalogue().editions for code in duties_of_agency(edition, rule.agency)}
    until = end_of_day(chase_cut_off(rule, london_date(now), working_days()))
    with connection.cursor() as cursor:
        cursor.execute(
            _NEAR, {"since": now - LATE_FOR, "until": until, "codes": sorted(codes), "now": now, "most": _MOST}
        )
        found: list[tuple[int, int, datetime]] = cursor.fetchall()
        return found


def duty_of(request: AgencyRequest) -> Duty | None:
    """The row of a duty; None when the timeline no longer gives it."""
    return (
        Duty.objects.select_related("triggered_by")
        .filter(victim_id=request.victim_id, code=request.code, triggered_by_id=request.triggered_by_id)
        .first()
    )


def _end_of(row: Duty | None, now: datetime) -> RequestEnd | None:
    if row is None or row.ending in (DutyStatus.DECLINED, DutyStatus.NOT_OWED):
        return RequestEnd.NOT_OWED
    return RequestEnd.MET if row.met_at is not None and row.met_at <= now else None


def settle_task(duty_id: int, victim_id: int | None, now: datetime, by: int | None) -> int:
    return desk.close_settled(
        kind=TaskKind.ASK_AGENCY, victim_id=victim_id, subject_key=task_key(duty_id), now=now, by=by
    )


def task_key(duty_id: int) -> str:
    return f"duty:{duty_id}"
