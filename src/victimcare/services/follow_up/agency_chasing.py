"""Chasing other agencies: makes tasks to ask them for what they owe a victim, and closes those that are settled.

A task is made when the due day is near, by the rule of `services/desk/chasing.toml`, and ends when the duty is met or
no longer owed.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection, transaction

from victimcare.records.models import AgencyRequest, Duty, Task
from victimcare.records.models.other_agencies.handovers import AgencyRequestEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.agency_handovers import ChaseRule, chase_cut_off, duties_of_agency
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.rights import DutyStatus
from victimcare.services.desk import agency_requests, task_actions
from victimcare.services.desk.news_tasks import end_of_next_working_day
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.rights.code_catalogue import rights_catalogue
from victimcare.services.rights.working_calendar import working_days

# Duties late for longer are left to the list of late duties: they were chased already, or were late when they reached
# us.
LONGEST_LATE = timedelta(days=90)
_MOST_REQUESTS = 500  # tasks made in one run


@transaction.atomic
def make_request_tasks(*, now: datetime) -> int:
    """Make a task for each duty of another agency that is near or late and has not been asked for. Returns how many;
    safe to run twice. Loaded history makes none."""
    found = [one for rule in agency_requests.load_chase_rules().values() for one in _list_near_duties(rule, now)][
        :_MOST_REQUESTS
    ]
    severity = load_harm_levels({victim_id for _, victim_id, _ in found})
    task_actions.make_tasks(
        [
            NewTask(
                TaskKind.ASK_AGENCY,
                victim_id,
                "agency_late" if due_at < now else "agency_near",
                severity[victim_id],
                max(due_at, end_of_next_working_day(now)),
                agency_requests.request_task_key(duty_id),
            )
            for duty_id, victim_id, due_at in found
        ],
        now=now,
    )
    return len(found)


@transaction.atomic
def close_ended_requests(*, now: datetime) -> int:
    """Close requests and tasks for duties that were met or are no longer owed. Returns how many; safe to run twice."""
    closed = 0
    for request in AgencyRequest.objects.select_for_update(of=("self",)).filter(closed_at=None).order_by("id"):
        row = agency_requests.find_requested_duty(request)
        end = _find_request_end(row, now)
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
        if _find_request_end(rows.get(duty_id), now) is not None:
            closed += agency_requests.close_request_task(duty_id, task.victim_id, now, None)
    return closed


# Duties not yet asked for: no request is open, none has been answered since the duty was last near, and no task is
# open.
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


def _list_near_duties(rule: ChaseRule, now: datetime) -> list[tuple[int, int, datetime]]:
    codes = {code for edition in rights_catalogue().editions for code in duties_of_agency(edition, rule.agency)}
    until = end_of_day(chase_cut_off(rule, london_date(now), working_days()))
    with connection.cursor() as cursor:
        cursor.execute(
            _NEAR,
            {"since": now - LONGEST_LATE, "until": until, "codes": sorted(codes), "now": now, "most": _MOST_REQUESTS},
        )
        found: list[tuple[int, int, datetime]] = cursor.fetchall()
        return found


def _find_request_end(row: Duty | None, now: datetime) -> AgencyRequestEnd | None:
    if row is None or row.ending in (DutyStatus.DECLINED, DutyStatus.NOT_OWED):
        return AgencyRequestEnd.NOT_OWED
    return AgencyRequestEnd.MET if row.met_at is not None and row.met_at <= now else None
