"""Reading the audit for looks: which were drawn by lot, which stand out, and who is asked about them.

A look is read two hours after it happened, when what came of it is known: a contact that was recorded is work. What was
so at its moment is kept for a month in a row of its own, with which later looks are compared; the audit itself is read
once, in the order of its ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from victimcare.records.models import AuditEntry, LookReview, LookSeen, LooksRead, Staff
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import LONDON, end_of_day, london_date
from victimcare.rules.supervision.looks import (
    ANSWER_WITHIN,
    FREQUENT_NAMES,
    READ_AFTER,
    WEIGHTS,
    Call,
    Look,
    Reason,
    is_drawn,
    judged,
)
from victimcare.rules.supervision.looks import ODD_FROM as ODD_FROM
from victimcare.services.access import Actor
from victimcare.services.contact import proofs
from victimcare.services.desk import actions as desk
from victimcare.services.desk.shapes import Harm, NewTask
from victimcare.services.rights.working_days import working_days
from victimcare.services.supervision import named

KEPT_FOR = timedelta(days=31)
BATCH = 5_000  # entries of the audit
TASK = "looks"

# What begins a look at somebody; searches of a desk that has other acts for it are named here too.
# A packet has her name in it, and supervisors read it without one. Which service has her tells where she is.
PACKETS = ("handover.opened", "handover.taken_along")
LOOKS = ("case.look_up", "contact.begun", "referral.named", *PACKETS)


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
    named.ask([entry for entry, act, kind in entries if kind == "staff" and act == proofs.RECORDED], now=now)
    _keep_seen(wanted)
    _ask_about(_facts(wanted), now)
    LooksRead.objects.update(up_to=entries[-1][0])
    return len(entries)


@transaction.atomic
def say_whether_there(*, actor: Actor, task_id: UUID, was_there: bool, now: datetime) -> None:
    """Of whoever was named as there when somebody proved who they are. Where they were not, a supervisor hears of it.
    Raises named.UnknownNamed."""
    disowned = named.answer(actor=actor, task_id=task_id, was_there=was_there, now=now)
    proof = AuditEntry.objects.filter(id=disowned).first() if disowned is not None else None
    person = Staff.objects.filter(public_id=proof.actor.partition(":")[2]).first() if proof is not None else None
    if proof is None or person is None:
        return
    due_at, reason = _due_at(now), Reason.DISOWNED
    LookReview.objects.update_or_create(
        entry_id=proof.id,
        defaults={
            "staff": person,
            "victim_id": proof.victim_id,
            "at": proof.at,
            "is_drawn": False,
            "score": WEIGHTS[reason],
            "reasons": [str(reason)],
            "due_at": due_at,
        },
    )
    _ask_supervisors({person.id}, due_at, now)


@transaction.atomic
def forget(*, now: datetime) -> int:
    """What nothing is compared with any more. Returns how many."""
    return LookSeen.objects.filter(at__lt=now - KEPT_FOR).delete()[0]


def _start(now: datetime) -> int:
    """An installation that begins to watch reads the last month, and nothing before."""
    last = AuditEntry.objects.filter(at__lt=now - KEPT_FOR).order_by("-id").values_list("id", flat=True).first()
    return last or 0


# The call that they had: `hers` are those whom it was known to be with, by the code that she keyed or read, or because
# they rang her. A second case of one person is hers too, and so is a case that has the two of them in it.
_SEEN = """
INSERT INTO records_lookseen
  (entry_id, staff_id, case_id, victim_id, at, was_shut, has_work, call, spell_id, is_own_name, is_rare_name,
   is_near_home)
SELECT e.id, s.id, c.id, v.id, e.at, e.detail ? 'shut', w.is_work,
       CASE WHEN w.is_work OR sp.id IS NULL THEN '' WHEN h.count > 0 THEN 'anothers' ELSE 'unproved' END,
       CASE WHEN NOT w.is_work THEN sp.id END,
       p.id IS NOT NULL AND p.family_name <> ''
         AND lower(p.family_name) = lower(regexp_replace(btrim(s.name), '^.*\\s', '')),
       p.id IS NOT NULL AND lower(p.family_name) <> ALL(%(frequent)s),
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
  LEFT JOIN LATERAL (
    SELECT sp.id, sp.entry_id, sp.began_at, coalesce(sp.ended_at, e.at + %(after)s) AS until
      FROM records_agentspell sp JOIN records_agent a ON a.id = sp.agent_id
     WHERE a.staff_id = s.id AND sp.state IN ('on_a_call', 'wrap_up') AND sp.began_at <= e.at
       AND (sp.ended_at IS NULL OR sp.ended_at >= e.at)
     ORDER BY sp.began_at DESC LIMIT 1) sp ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS count, coalesce(bool_or(k.case_id = c.id OR k.record_id = v.record_id), false) AS has_her
      FROM (
        SELECT l.victim_id FROM records_queueentry q JOIN records_call l ON l.id = q.call_id WHERE q.id = sp.entry_id
        UNION
        SELECT r.victim_id FROM records_auditentry r
         WHERE r.actor = e.actor AND r.act = 'proof.recorded' AND r.at BETWEEN sp.began_at AND sp.until
           AND r.detail ->> 'how' = 'code'
        UNION
        SELECT cb.victim_id FROM records_callbackattempt b JOIN records_callback cb ON cb.id = b.callback_id
         WHERE b.by_id = s.id AND b.at BETWEEN e.at - %(hour)s AND e.at
           AND (cb.victim_id = v.id OR b.at >= sp.began_at - %(just)s)) known
      JOIN records_victim k ON k.id = known.victim_id) h ON true
  CROSS JOIN LATERAL (
    SELECT e.act = 'contact.begun' OR h.has_her
       OR EXISTS (
         SELECT FROM records_task t
          WHERE t.victim_id = v.id AND t.reason <> 'reader_named'  -- which says that they may look
            AND t.created_at <= e.at AND (t.closed_at IS NULL OR t.closed_at >= e.at - %(hour)s)
            AND (t.owner_id = s.id OR EXISTS (
              SELECT FROM records_taskchange ch WHERE ch.task_id = t.id AND ch.by_id = s.id AND ch.at <= e.at)))
       OR e.act = ANY(%(packets)s) AND (
         EXISTS (
           SELECT FROM records_handoverpacket ho
            WHERE ho.victim_id = v.id AND s.id IN (ho.prepared_by_id, ho.checked_by_id))
         OR EXISTS (
           SELECT FROM records_auditentry r
            WHERE r.actor = e.actor AND r.act = 'proof.recorded' AND r.at BETWEEN e.at - %(hour)s AND e.at
              AND r.victim_id = v.id))
       OR EXISTS (
         SELECT FROM records_contact n
          WHERE n.victim_id = v.id AND n.made_by_id = s.id AND n.reached
            AND n.made_at BETWEEN e.at AND e.at + %(after)s) AS is_work) w
 WHERE e.id = ANY(%(ids)s)
ON CONFLICT DO NOTHING
"""

# Whoever rings for herself and for somebody of her home asks about two: `before` is nought where one before was of her
# person, her case or her home.
# Of the looks that were just read, and of earlier ones at the same cases or just before: one of several who look at a
# case out of curiosity stands out only when the others have come, and the first of many in a row when the rest have.
_FACTS = """
WITH new AS (SELECT * FROM records_lookseen WHERE entry_id = ANY(%(ids)s)),
asked AS (
  SELECT * FROM new
  UNION
  SELECT o.* FROM new n JOIN records_lookseen o ON o.case_id = n.case_id
   WHERE NOT n.has_work AND NOT o.has_work
     AND o.at > n.at - CASE WHEN o.staff_id = n.staff_id THEN %(month)s ELSE %(week)s END
     AND NOT EXISTS (SELECT FROM records_lookreview r WHERE r.entry_id = o.entry_id)
  UNION
  SELECT o.* FROM new n JOIN records_lookseen o ON o.staff_id = n.staff_id
   WHERE NOT n.has_work AND NOT o.has_work AND o.at > n.at - %(half)s AND o.at <= n.at
     AND NOT EXISTS (SELECT FROM records_lookreview r WHERE r.entry_id = o.entry_id)
)
SELECT a.entry_id, a.staff_id, a.victim_id, a.at, a.was_shut, a.has_work, a.call, a.is_own_name, a.is_rare_name,
       a.is_near_home, i.idle, i.in_call, c.before, i.empty, d.days,
       d.outside + (a.call <> 'unproved')::int, w.watchers,
       EXISTS (SELECT FROM records_lookseen b WHERE b.staff_id = a.staff_id AND b.has_work
                AND b.at BETWEEN a.at - %(hour)s AND a.at + %(hour)s)
       OR EXISTS (SELECT FROM records_taskchange ch WHERE ch.by_id = a.staff_id
                   AND ch.at BETWEEN a.at - %(hour)s AND a.at + %(hour)s)
  FROM asked a,
  LATERAL (SELECT count(*) FILTER (WHERE found AND near AND NOT unknown)
                  + greatest(0, count(*) FILTER (WHERE found AND near AND unknown)
                                - count(DISTINCT b.spell_id) FILTER (WHERE found AND near AND unknown)) AS idle,
                  count(*) FILTER (WHERE found AND b.spell_id = a.spell_id) AS in_call,
                  count(*) FILTER (WHERE NOT found AND b.at <= a.at AND NOT unknown)
                  + greatest(0, count(*) FILTER (WHERE NOT found AND b.at <= a.at AND unknown)
                                - 2 * count(DISTINCT b.spell_id) FILTER (WHERE NOT found AND b.at <= a.at AND unknown)
                            ) AS empty
             FROM (SELECT b.at, b.spell_id, b.victim_id IS NOT NULL AS found, b.call = 'unproved' AS unknown,
                          b.at BETWEEN a.at - %(half)s AND a.at + %(half)s AS near
                     FROM records_lookseen b
                    WHERE b.staff_id = a.staff_id AND b.at BETWEEN a.at - %(hour)s AND a.at + %(hour)s
                      AND b.entry_id <> a.entry_id AND NOT b.has_work) b) i,
  LATERAL (SELECT CASE WHEN bool_or(
                    b.case_id = a.case_id OR o.record_id = v.record_id OR EXISTS (
                      SELECT FROM records_contactpoint p JOIN records_contactpoint q ON q.match_key = p.match_key
                       WHERE p.person_id = o.person_id AND q.person_id = v.person_id AND p.match_key <> ''))
                  THEN 0 ELSE count(*) END AS before
             FROM records_lookseen b
             JOIN records_victim o ON o.id = b.victim_id
             JOIN records_victim v ON v.id = a.victim_id
            WHERE b.staff_id = a.staff_id AND b.spell_id = a.spell_id AND b.entry_id < a.entry_id
              AND b.at BETWEEN a.at - %(hour)s AND a.at) c,
  LATERAL (SELECT count(DISTINCT b.day) AS days, count(DISTINCT b.day) FILTER (WHERE b.call <> 'unproved') AS outside
             FROM (SELECT (b.at AT TIME ZONE 'Europe/London')::date AS day, b.call
                     FROM records_lookseen b
                    WHERE NOT b.has_work AND b.case_id = a.case_id AND b.staff_id = a.staff_id
                      AND b.victim_id = a.victim_id AND b.at BETWEEN a.at - %(month)s AND a.at + %(month)s
                      AND (b.at AT TIME ZONE 'Europe/London')::date <> (a.at AT TIME ZONE 'Europe/London')::date) b) d,
  LATERAL (SELECT count(DISTINCT b.staff_id) AS watchers
             FROM records_lookseen b
            WHERE NOT b.has_work AND b.call <> 'unproved' AND b.case_id = a.case_id AND b.staff_id <> a.staff_id
              AND b.at BETWEEN a.at - %(week)s AND a.at + %(week)s) w
 ORDER BY a.entry_id
"""
_SPANS: dict[str, Any] = {
    "just": timedelta(minutes=5),
    "half": timedelta(minutes=30),
    "hour": timedelta(hours=1),
    "after": READ_AFTER,
    "week": timedelta(days=7),
    "month": timedelta(days=30),
}


def _keep_seen(ids: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, {"ids": ids, "frequent": sorted(FREQUENT_NAMES), "packets": list(PACKETS), **_SPANS})


def _facts(ids: list[int]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"ids": ids, **_SPANS})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _ask_about(rows: Iterable[tuple[Any, ...]], now: datetime) -> None:
    key = settings.SECRET_KEY.encode()
    due_at = _due_at(now)
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


def _due_at(now: datetime) -> datetime:
    return end_of_day(working_days().later(london_date(now), ANSWER_WITHIN))


def _look(victim_id: int | None, at: datetime, so: list[Any]) -> Look:
    was_shut, has_work, call, is_own_name, is_rare_name, is_near_home, *counted, busy = so
    idle, in_call, before, empty, days, outside, watchers = counted
    return Look(
        hour=at.astimezone(LONDON).hour,
        found_somebody=victim_id is not None,
        was_shut=was_shut,
        has_work=has_work,
        call=Call(call),
        is_own_name=is_own_name,
        is_rare_name=is_rare_name,
        is_near_home=is_near_home,
        idle_in_hour=idle,
        others_in_call=in_call,
        before_in_call=before,
        empty_in_hour=empty,
        other_days=days,
        days_outside=outside,
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
