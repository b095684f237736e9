"""Reading the audit for looks: which were drawn by lot, which stand out, and who is asked about them.

A look is read two hours after it happened, when what came of it is known: a contact that was recorded is work. What was
so at its moment is kept for a month in a row of its own, with which later looks are compared; the audit itself is read
once, in the order of its ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import AuditEntry, LookReview, LookSeen, LooksRead, Staff
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import LONDON, end_of_day, london_date
from victimcare.rules.supervision.looks import ODD_FROM as ODD_FROM
from victimcare.rules.supervision.looks import Look, is_drawn, judged
from victimcare.services.desk import actions as desk
from victimcare.services.desk.shapes import Harm, NewTask
from victimcare.services.rights.working_days import working_days

READ_AFTER = timedelta(hours=2)
KEPT_FOR = timedelta(days=31)
ANSWER_WITHIN = 5  # working days
BATCH = 5_000  # entries of the audit
TASK = "looks"

# What begins a look at somebody; searches of a desk that has other acts for it are named here too.
LOOKS = ("case.look_up", "contact.begun")


@transaction.atomic
def read(*, now: datetime) -> int:
    """Read on from where it was left, one batch. Returns how many entries were read; fewer than `BATCH`: all."""
    place, _ = LooksRead.objects.select_for_update().get_or_create(id=1, defaults={"up_to": _start(now)})
    entries = list(
        AuditEntry.objects.filter(id__gt=place.up_to, at__lt=now - READ_AFTER)
        .order_by("id")
        .values_list("id", "act", "actor_kind")[:BATCH]
    )
    if not entries:
        return 0
    wanted = [entry for entry, act, kind in entries if kind == "staff" and act in LOOKS]
    _keep_seen(wanted)
    _ask_about(_facts(wanted), now)
    LooksRead.objects.update(up_to=entries[-1][0])
    return len(entries)


@transaction.atomic
def forget(*, now: datetime) -> int:
    """What nothing is compared with any more. Returns how many."""
    return LookSeen.objects.filter(at__lt=now - KEPT_FOR).delete()[0]


def _start(now: datetime) -> int:
    """An installation that begins to watch reads the last month, and nothing before."""
    last = AuditEntry.objects.filter(at__lt=now - KEPT_FOR).order_by("-id").values_list("id", flat=True).first()
    return last or 0


_SEEN = """
INSERT INTO records_lookseen
  (entry_id, staff_id, case_id, victim_id, at, was_shut, has_work, is_own_name, is_near_home)
SELECT e.id, s.id, c.id, v.id, e.at, e.detail ? 'shut',
       e.act = 'contact.begun'
       OR EXISTS (
         SELECT FROM records_task t
          WHERE t.victim_id = v.id AND t.created_at <= e.at AND (t.closed_at IS NULL OR t.closed_at >= e.at - %(hour)s)
            AND (t.owner_id = s.id OR EXISTS (
              SELECT FROM records_taskchange ch WHERE ch.task_id = t.id AND ch.by_id = s.id AND ch.at <= e.at)))
       OR EXISTS (
         SELECT FROM records_agentspell sp JOIN records_agent a ON a.id = sp.agent_id
           LEFT JOIN records_queueentry q ON q.id = sp.entry_id LEFT JOIN records_call k ON k.id = q.call_id
          WHERE a.staff_id = s.id AND sp.state IN ('on_a_call', 'wrap_up') AND sp.began_at <= e.at
            AND (sp.ended_at IS NULL OR sp.ended_at >= e.at) AND (k.victim_id IS NULL OR k.victim_id = v.id))
       OR EXISTS (
         SELECT FROM records_callbackattempt b JOIN records_callback cb ON cb.id = b.callback_id
          WHERE b.by_id = s.id AND cb.victim_id = v.id AND b.at BETWEEN e.at - %(hour)s AND e.at)
       OR EXISTS (
         SELECT FROM records_contact n
          WHERE n.victim_id = v.id AND n.made_by_id = s.id AND n.reached
            AND n.made_at BETWEEN e.at AND e.at + %(after)s),
       p.id IS NOT NULL AND p.family_name <> ''
         AND lower(p.family_name) = lower(regexp_replace(btrim(s.name), '^.*\\s', '')),
       EXISTS (
         SELECT FROM records_staffpoint o JOIN records_contactpoint w ON w.person_id = p.id
          WHERE o.staff_id = s.id AND o.ended_at IS NULL AND (w.match_key = o.match_key
             OR (o.kind = 'address' AND w.kind = 'address'
                 AND split_part(w.match_key, '/', 1) = split_part(o.match_key, '/', 1))))
  FROM records_auditentry e
  JOIN records_staff s ON s.public_id = substr(e.actor, 7)::uuid
  LEFT JOIN records_victim v ON v.id = e.victim_id
  LEFT JOIN records_case c ON c.id = e.case_id
  LEFT JOIN records_person p ON p.id = v.person_id
 WHERE e.id = ANY(%(ids)s)
ON CONFLICT DO NOTHING
"""

# Of the looks that were just read, and of earlier ones at the same cases: one of several who look at a case out of
# curiosity stands out only when the others have come, and whoever comes back only when they have.
_FACTS = """
WITH new AS (SELECT * FROM records_lookseen WHERE entry_id = ANY(%(ids)s)),
asked AS (
  SELECT * FROM new
  UNION
  SELECT o.* FROM new n JOIN records_lookseen o ON o.case_id = n.case_id
   WHERE NOT n.has_work AND NOT o.has_work
     AND o.at > n.at - CASE WHEN o.staff_id = n.staff_id THEN %(month)s ELSE %(week)s END
     AND NOT EXISTS (SELECT FROM records_lookreview r WHERE r.entry_id = o.entry_id)
)
SELECT a.entry_id, a.staff_id, a.victim_id, a.at, a.was_shut, a.has_work, a.is_own_name, a.is_near_home,
       i.idle, i.empty, d.days, w.watchers,
       EXISTS (SELECT FROM records_lookseen b WHERE b.staff_id = a.staff_id AND b.has_work
                AND b.at BETWEEN a.at - %(hour)s AND a.at + %(hour)s)
       OR EXISTS (SELECT FROM records_taskchange ch WHERE ch.by_id = a.staff_id
                   AND ch.at BETWEEN a.at - %(hour)s AND a.at + %(hour)s)
  FROM asked a,
  LATERAL (SELECT greatest(
                    count(*) FILTER (WHERE NOT b.has_work AND b.victim_id IS NOT NULL AND b.at <= a.at),
                    count(*) FILTER (WHERE NOT b.has_work AND b.victim_id IS NOT NULL AND b.at >= a.at)) AS idle,
                  count(*) FILTER (WHERE b.victim_id IS NULL AND b.at <= a.at) AS empty
             FROM records_lookseen b
            WHERE b.staff_id = a.staff_id AND b.at BETWEEN a.at - %(hour)s AND a.at + %(hour)s
              AND b.entry_id <> a.entry_id) i,
  LATERAL (SELECT count(DISTINCT (b.at AT TIME ZONE 'Europe/London')::date) AS days
             FROM records_lookseen b
            WHERE NOT b.has_work AND b.case_id = a.case_id AND b.staff_id = a.staff_id AND b.victim_id = a.victim_id
              AND b.at BETWEEN a.at - %(month)s AND a.at + %(month)s
              AND (b.at AT TIME ZONE 'Europe/London')::date <> (a.at AT TIME ZONE 'Europe/London')::date) d,
  LATERAL (SELECT count(DISTINCT b.staff_id) AS watchers
             FROM records_lookseen b
            WHERE NOT b.has_work AND b.case_id = a.case_id AND b.staff_id <> a.staff_id
              AND b.at BETWEEN a.at - %(week)s AND a.at + %(week)s) w
 ORDER BY a.entry_id
"""
_SPANS: dict[str, Any] = {
    "hour": timedelta(hours=1),
    "after": READ_AFTER,
    "week": timedelta(days=7),
    "month": timedelta(days=30),
}


def _keep_seen(ids: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, {"ids": ids, **_SPANS})


def _facts(ids: list[int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"ids": ids, **_SPANS})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _ask_about(rows: Iterable[tuple[Any, ...]], now: datetime) -> None:
    key = settings.SECRET_KEY.encode()
    due_at = end_of_day(working_days().after(london_date(now), ANSWER_WITHIN) or london_date(now))
    wanted = []
    for entry_id, staff_id, victim_id, at, *so in rows:
        verdict, drawn = judged(_look(victim_id, at, so)), is_drawn(key, entry_id)
        if not verdict.is_odd and not drawn:
            continue
        wanted.append(
            LookReview(
                entry_id=entry_id,
                staff_id=staff_id,
                victim_id=victim_id,
                at=at,
                is_drawn=drawn,
                score=verdict.score,
                reasons=[str(reason) for reason in verdict.reasons],
                due_at=due_at,
            )
        )
    LookReview.objects.bulk_create(wanted, ignore_conflicts=True)
    _ask_supervisors({row.staff_id for row in wanted}, due_at, now)


def _look(victim_id: int | None, at: datetime, so: list[Any]) -> Look:
    was_shut, has_work, is_own_name, is_near_home, idle, empty, days, watchers, busy = so
    return Look(
        hour=at.astimezone(LONDON).hour,
        found_somebody=victim_id is not None,
        was_shut=was_shut,
        has_work=has_work,
        is_own_name=is_own_name,
        is_near_home=is_near_home,
        idle_in_hour=idle,
        empty_in_hour=empty,
        other_days=days,
        watchers=watchers,
        busy_in_hour=busy,
    )


def _ask_supervisors(staff: Iterable[int], due_at: datetime, now: datetime) -> None:
    """One task a team: its supervisors answer for the looks of its people."""
    teams: Mapping[int, str | None] = dict(Staff.objects.filter(id__in=staff).values_list("id", "team__code"))
    desk.make_tasks(
        [
            NewTask(TaskKind.WATCH, None, "looks_wait", Harm.STANDARD, due_at, f"{TASK}:{code or ''}", code)
            for code in sorted(set(teams.values()), key=str)
        ],
        now=now,
    )
