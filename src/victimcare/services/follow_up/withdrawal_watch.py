"""Finds victims who may be about to give up on us, by what we did and failed to do (rules/care/disengagement), and has
them rung.

Looks only at victims with something open: late news, a broken promise, an unmet need, an unanswered question. So the
cost grows with what is wrong, not with the number of cases.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from victimcare.records.models import Contact, EarlyCall
from victimcare.records.models.care import EarlyCallEnd
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.care import disengagement
from victimcare.rules.care.disengagement import DisengagementCounts, EarlyCallScore, judge_disengagement
from victimcare.rules.clock import london_date
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.desk.task_actions import close_settled_tasks, make_tasks
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.rights import working_calendar

MOST = 2000  # victims at a time, the worst harm first; the next morning finds the next
KEY = "watch"
# What the victim asked for and still waits for, as late tasks.
_ASKED = (
    TaskKind.READ_WRITTEN,
    TaskKind.READ_REPLY,
    TaskKind.GIVE_UPDATE,
    TaskKind.CHALLENGE,
    TaskKind.REVIEW,
    TaskKind.CALL_BACK,
    TaskKind.ASKED_SUPPORT,
    TaskKind.MORE_HELP,
    TaskKind.COURT_ASK,
)
_NEEDED = (TaskKind.MEET_NEED, TaskKind.ACT_ON_RISK)

# First victims with something open, each part by an index of its own; then without those who were rung recently, who
# get a closing call anyway, or who have left: they are asked kindly, not pressed.
_COUNTED = """
WITH candidates AS (
  SELECT d.victim_id FROM records_duty d
   WHERE d.met_at IS NULL AND d.ending = '' AND d.due_at > %(since)s AND d.due_at < %(now)s
     AND NOT d.is_window AND d.code = ANY(%(news)s)
  UNION
  SELECT p.victim_id FROM records_contactpromise p WHERE p.next_due_on > %(since_on)s AND p.next_due_on < %(today)s
  UNION
  SELECT t.victim_id FROM records_task t
   WHERE t.closed_at IS NULL AND t.due_at < %(now)s AND t.kind = ANY(%(waiting)s) AND t.victim_id IS NOT NULL
  UNION
  SELECT n.victim_id FROM records_need n JOIN records_needsassessment a ON a.id = n.assessment_id
   WHERE n.ends_as = 'not_met' AND a.finished_at > %(since)s
), asked AS (
  SELECT v.id, v.case_id, c.recorded_at
    FROM candidates k JOIN records_victim v ON v.id = k.victim_id JOIN records_case c ON c.id = v.case_id
   WHERE NOT EXISTS (SELECT FROM records_earlycall e
                      WHERE e.victim_id = v.id AND (e.ended_at IS NULL OR e.ended_at > %(again)s))
     AND NOT EXISTS (SELECT FROM records_closingcall o
                      WHERE o.victim_id = v.id AND (o.ended_at IS NULL OR o.ended_at > %(again)s))
     AND NOT EXISTS (SELECT FROM records_leaving l WHERE l.victim_id = v.id AND l.leaves <> 'support'
                        AND l.back_at IS NULL)
   ORDER BY v.is_guarded_by_facts OR c.is_guarded_by_offence DESC, v.is_enhanced DESC, v.id LIMIT %(most)s
)
SELECT a.id,
       (SELECT count(*) FROM records_duty d
         WHERE d.victim_id = a.id AND d.code = ANY(%(news)s) AND NOT d.is_window AND d.ending = ''
           AND d.due_at > %(since)s AND d.due_at < %(now)s AND (d.met_at IS NULL OR d.met_at > d.due_at)),
       (SELECT count(*) FROM records_contactpromise p
         WHERE p.victim_id = a.id AND p.next_due_on > %(since_on)s AND p.next_due_on < %(today)s),
       COALESCE((SELECT max(o.made_at) FROM records_contact o WHERE o.victim_id = a.id AND o.reached), a.recorded_at),
       (SELECT count(*) FROM records_need n JOIN records_needsassessment s ON s.id = n.assessment_id
                   LEFT JOIN records_task t ON t.id = n.task_id
         WHERE n.victim_id = a.id AND ((n.ends_as = 'not_met' AND s.finished_at > %(since)s)
                OR (t.closed_at IS NULL AND t.due_at < %(now)s))),
       (SELECT count(*) FROM records_task t
         WHERE t.victim_id = a.id AND t.closed_at IS NULL AND t.due_at < %(now)s AND t.kind = ANY(%(asks)s)),
       (SELECT count(*) FROM records_contact o
         WHERE o.victim_id = a.id AND NOT o.reached AND o.made_at > %(tried)s)
  FROM asked a
"""


@transaction.atomic
def create_early_calls(*, now: datetime) -> int:
    """Create a call to each victim whom the rule finds. Returns how many; safe to run twice. Six queries, however many
    cases."""
    found = {victim_id: call for victim_id, call in _judged(now) if call.is_due}
    if not found:
        return 0
    harm, due_at = load_harm_levels(found.keys()), working_calendar.end_of_working_day(disengagement.DAYS_TO_RING, now)
    victims = sorted(found)
    tasks = make_tasks(
        [
            NewTask(TaskKind.EARLY_CALL, victim_id, f"early_{found[victim_id].signs[0]}", harm[victim_id], due_at, KEY)
            for victim_id in victims
        ],
        now=now,
    )
    EarlyCall.objects.bulk_create(
        EarlyCall(
            victim_id=victim_id,
            raised_at=now,
            points=found[victim_id].points,
            signs=list(found[victim_id].signs),
            task_id=task_id,
        )
        for victim_id, task_id in zip(victims, tasks, strict=True)
    )
    note(Actor.system("care.watch"), "care.watched", at=now, detail={"rung": len(victims)})
    return len(victims)


@transaction.atomic
def settle_early_calls(*, now: datetime, at_most: int = 500) -> int:
    """End calls to victims who were since reached, and calls that a person closed. Returns how many ended."""
    rows = list(EarlyCall.objects.select_related("task").filter(ended_at=None).order_by("id")[:at_most])
    reached = _reached(rows)
    for row in rows:
        if row.victim_id in reached:
            close_settled_tasks(kind=TaskKind.EARLY_CALL, victim_id=row.victim_id, subject_key=KEY, now=now, by=None)
            row.ended_at, row.ended_as = now, EarlyCallEnd.REACHED
        elif row.task.closed_at is not None:
            row.ended_at, row.ended_as = row.task.closed_at, EarlyCallEnd.LET_GO
    ended = [row for row in rows if row.ended_at is not None]
    EarlyCall.objects.bulk_update(ended, ["ended_at", "ended_as"])
    return len(ended)


def _reached(rows: Sequence[EarlyCall]) -> set[int]:
    since = {row.victim_id: row.raised_at for row in rows}
    spoken = Contact.objects.filter(victim_id__in=since, reached=True).values_list("victim_id", "made_at")
    return {victim_id for victim_id, made_at in spoken if made_at > since[victim_id]}


def _judged(now: datetime) -> list[tuple[int, EarlyCallScore]]:
    since = now - timedelta(days=disengagement.LOOK_BACK_DAYS)
    asked: dict[str, Any] = {
        "now": now,
        "today": london_date(now),
        "since": since,
        "since_on": london_date(since),
        "again": now - timedelta(days=disengagement.AGAIN_AFTER_DAYS),
        "tried": now - timedelta(days=disengagement.AGAIN_AFTER_DAYS),
        "news": sorted(news_duty_codes()),
        "asks": list(_ASKED),
        "waiting": [*_ASKED, *_NEEDED],
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, asked)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return [
        (
            victim_id,
            judge_disengagement(DisengagementCounts(missed, promises, (now - last_at).days, unmet, unanswered, tries)),
        )
        for victim_id, missed, promises, last_at, unmet, unanswered, tries in rows
    ]
