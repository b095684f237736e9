"""Makes tasks for unread news. A message that only says that there is news meets no duty: when the due day comes near
and the victim has not read the news, a colleague tells them."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection, transaction

from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.services.desk.actions import make_tasks
from victimcare.services.desk.harm import harms
from victimcare.services.desk.kinds import TELLING
from victimcare.services.desk.owed import end_of_next_working_day
from victimcare.services.desk.shapes import NewTask
from victimcare.services.desk.tellings import close_told, tasks_left_behind
from victimcare.services.messages import gate

LOOKS_BACK = timedelta(days=60)  # a duty to tell news is due within days; older messages have had their task

_UNREAD = """
SELECT d.victim_id, min(d.due_at)
  FROM records_telling t
  JOIN records_duty d ON d.victim_id = t.victim_id AND d.id = ANY(t.duties)
 WHERE t.queued_at > %(since)s AND t.status IN ('handed_over', 'in_doubt', 'accepted', 'sending', 'delivered')
   AND d.met_at IS NULL AND (d.ending = '' OR d.review_on < %(today)s) AND d.due_at <= %(until)s
   AND NOT EXISTS (SELECT FROM records_task k
                    WHERE k.victim_id = d.victim_id AND k.kind = ANY(%(telling)s)
                      AND k.closed_at IS NULL)
 GROUP BY d.victim_id ORDER BY d.victim_id LIMIT 500
"""


@transaction.atomic
def ask_a_person(*, now: datetime) -> int:
    """Make one task for each victim who was written to, has not read it, and must know by the end of the next working
    day. Returns how many were made; safe to run twice."""
    with connection.cursor() as cursor:
        cursor.execute(
            _UNREAD,
            {
                "since": now - LOOKS_BACK,
                "until": end_of_next_working_day(now),
                "telling": list(TELLING),
                "today": london_date(now),
            },
        )
        rows: list[tuple[int, datetime]] = cursor.fetchall()
    harm = harms([victim_id for victim_id, _ in rows])
    wanted = [NewTask(TaskKind.TELL_HER, victim_id, "unread", harm[victim_id], due_at) for victim_id, due_at in rows]
    return len(make_tasks(wanted, now=now))


@transaction.atomic
def let_go_told(*, now: datetime) -> int:
    """Close telling tasks that the passing of time has settled: a contact dated a little ahead, by a record system's
    fast clock, counts from its moment on. Returns how many closed; safe to run twice."""
    victims = tasks_left_behind(now=now)
    gate.lock(victims)  # then checked again: news may have come for one of them
    return close_told(victims, now)
