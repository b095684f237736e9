"""The circumstances of an access to a record: the work on it, the call, nearness to the member of staff's home, and
accesses before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from victimcare.rules.clock import LONDON
from victimcare.rules.desk.supervisor_reviews import ACCESS_JUDGED_AFTER, FREQUENT_NAMES, AccessFacts, CallDuringAccess

# A handover report contains the victim's name, and supervisors read it without looking the victim up.
REPORT_LOOKS = ("handover.opened", "handover.taken_along")


@dataclass(frozen=True, slots=True)
class FlaggedLook:
    """One access to a record, by its audit entry."""

    entry_id: int
    staff_id: int
    victim_id: int | None
    at: datetime
    look: AccessFacts


# The call during the access. `known`: the victims whom the call was known to be with, by the code keyed or read out in
# it, or because the agent rang them. `has_victim`: the access was to one of them; another case of one person counts,
# and so does any case that such a victim is in.
_SEEN = """
INSERT INTO records_accesssnapshot
  (entry_id, staff_id, case_id, victim_id, at, was_shut, has_work, call, spell_id, is_own_name, is_rare_name,
   is_near_home)
SELECT e.id, s.id, c.id, v.id, e.at, e.detail ? 'shut', w.is_work,
       CASE WHEN w.is_work OR sp.id IS NULL THEN '' WHEN h.count > 0 THEN 'anothers' ELSE 'unproved' END,
       CASE WHEN NOT w.is_work THEN sp.id END,
       p.id IS NOT NULL AND p.family_name <> ''
         AND lower(p.family_name) = lower(regexp_replace(btrim(s.name), '^.*\\s', '')),
       p.id IS NOT NULL AND lower(p.family_name) <> ALL(%(frequent)s),
       EXISTS (
         SELECT FROM records_staffcontactpoint o JOIN records_contactpoint w ON w.person_id = p.id
          WHERE o.staff_id = s.id AND o.ended_at IS NULL AND (w.match_key = o.match_key
             OR (o.kind = 'address' AND w.kind = 'address'
                 AND split_part(w.match_key, '/', 1) = split_part(o.match_key, '/', 1))))
  FROM public.records_auditentry e
  JOIN records_staff s ON s.public_id = substr(e.actor, 7)::uuid
  LEFT JOIN records_victim v ON v.id = e.victim_id
  LEFT JOIN records_case c ON c.id = e.case_id
  LEFT JOIN records_person p ON p.id = v.person_id
  LEFT JOIN LATERAL (
    SELECT sp.id, sp.entry_id, sp.began_at, coalesce(sp.ended_at, e.at + %(after)s) AS until
      FROM records_agentstateperiod sp JOIN records_agent a ON a.id = sp.agent_id
     WHERE a.staff_id = s.id AND sp.state IN ('on_a_call', 'wrap_up') AND sp.began_at <= e.at
       AND (sp.ended_at IS NULL OR sp.ended_at >= e.at)
     ORDER BY sp.began_at DESC LIMIT 1) sp ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS count, coalesce(bool_or(k.case_id = c.id OR k.record_id = v.record_id), false) AS has_victim
      FROM (
        SELECT l.victim_id FROM records_queueentry q JOIN records_call l ON l.id = q.call_id WHERE q.id = sp.entry_id
        UNION
        SELECT r.victim_id FROM public.records_auditentry r
         WHERE r.actor = e.actor AND r.act = 'proof.recorded' AND r.at BETWEEN sp.began_at AND sp.until
           AND r.detail ->> 'how' = 'code'
        UNION
        SELECT cb.victim_id FROM records_callbackattempt b JOIN records_callback cb ON cb.id = b.callback_id
         WHERE b.by_id = s.id AND b.at BETWEEN e.at - %(hour)s AND e.at
           AND (cb.victim_id = v.id OR b.at >= sp.began_at - %(just)s)) known
      JOIN records_victim k ON k.id = known.victim_id) h ON true
  CROSS JOIN LATERAL (
    SELECT e.act = 'contact.begun' OR h.has_victim
       OR EXISTS (
         SELECT FROM records_task t
          WHERE t.victim_id = v.id AND t.reason <> 'reader_named'  -- which says that they may look
            AND t.created_at <= e.at AND (t.closed_at IS NULL OR t.closed_at >= e.at - %(hour)s)
            AND (t.owner_id = s.id OR EXISTS (
              SELECT FROM records_taskchange ch WHERE ch.task_id = t.id AND ch.by_id = s.id AND ch.at <= e.at)))
       OR e.act = ANY(%(packets)s) AND (
         EXISTS (
           SELECT FROM records_handoverreport ho
            WHERE ho.victim_id = v.id AND s.id IN (ho.prepared_by_id, ho.checked_by_id))
         OR EXISTS (
           SELECT FROM public.records_auditentry r
            WHERE r.actor = e.actor AND r.act = 'proof.recorded' AND r.at BETWEEN e.at - %(hour)s AND e.at
              AND r.victim_id = v.id))
       OR EXISTS (
         SELECT FROM records_contact n
          WHERE n.victim_id = v.id AND n.made_by_id = s.id AND n.reached
            AND n.made_at BETWEEN e.at AND e.at + %(after)s) AS is_work) w
 WHERE e.id = ANY(%(ids)s)
ON CONFLICT DO NOTHING
"""

# A caller may ask about themselves and about a member of their household: `before` is 0 where an earlier access in the
# call was to the same person, case or household.
#
# Reads the accesses just saved, and earlier ones to the same cases or shortly before: one of several curious colleagues
# stands out only once the others have looked, and the first access of a series only once the rest have followed.
_FACTS = """
WITH new AS (SELECT * FROM records_accesssnapshot WHERE entry_id = ANY(%(ids)s)),
asked AS (
  SELECT * FROM new
  UNION
  SELECT o.* FROM new n JOIN records_accesssnapshot o ON o.case_id = n.case_id
   WHERE NOT n.has_work AND NOT o.has_work
     AND o.at > n.at - CASE WHEN o.staff_id = n.staff_id THEN %(month)s ELSE %(week)s END
     AND NOT EXISTS (SELECT FROM records_accessreview r WHERE r.entry_id = o.entry_id)
  UNION
  SELECT o.* FROM new n JOIN records_accesssnapshot o ON o.staff_id = n.staff_id
   WHERE NOT n.has_work AND NOT o.has_work AND o.at > n.at - %(half)s AND o.at <= n.at
     AND NOT EXISTS (SELECT FROM records_accessreview r WHERE r.entry_id = o.entry_id)
)
SELECT a.entry_id, a.staff_id, a.victim_id, a.at, a.was_shut, a.has_work, a.call, a.is_own_name, a.is_rare_name,
       a.is_near_home, i.idle, i.in_call, c.before, i.empty, d.days,
       d.outside + (a.call <> 'unproved')::int, w.watchers,
       EXISTS (SELECT FROM records_accesssnapshot b WHERE b.staff_id = a.staff_id AND b.has_work
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
                     FROM records_accesssnapshot b
                    WHERE b.staff_id = a.staff_id AND b.at BETWEEN a.at - %(hour)s AND a.at + %(hour)s
                      AND b.entry_id <> a.entry_id AND NOT b.has_work) b) i,
  LATERAL (SELECT CASE WHEN bool_or(
                    b.case_id = a.case_id OR o.record_id = v.record_id OR EXISTS (
                      SELECT FROM records_contactpoint p JOIN records_contactpoint q ON q.match_key = p.match_key
                       WHERE p.person_id = o.person_id AND q.person_id = v.person_id AND p.match_key <> ''))
                  THEN 0 ELSE count(*) END AS before
             FROM records_accesssnapshot b
             JOIN records_victim o ON o.id = b.victim_id
             JOIN records_victim v ON v.id = a.victim_id
            WHERE b.staff_id = a.staff_id AND b.spell_id = a.spell_id AND b.entry_id < a.entry_id
              AND b.at BETWEEN a.at - %(hour)s AND a.at) c,
  LATERAL (SELECT count(DISTINCT b.day) AS days, count(DISTINCT b.day) FILTER (WHERE b.call <> 'unproved') AS outside
             FROM (SELECT (b.at AT TIME ZONE 'Europe/London')::date AS day, b.call
                     FROM records_accesssnapshot b
                    WHERE NOT b.has_work AND b.case_id = a.case_id AND b.staff_id = a.staff_id
                      AND b.victim_id = a.victim_id AND b.at BETWEEN a.at - %(month)s AND a.at + %(month)s
                      AND (b.at AT TIME ZONE 'Europe/London')::date <> (a.at AT TIME ZONE 'Europe/London')::date) b) d,
  LATERAL (SELECT count(DISTINCT b.staff_id) AS watchers
             FROM records_accesssnapshot b
            WHERE NOT b.has_work AND b.call <> 'unproved' AND b.case_id = a.case_id AND b.staff_id <> a.staff_id
              AND b.at BETWEEN a.at - %(week)s AND a.at + %(week)s) w
 ORDER BY a.entry_id
"""
_SPANS: dict[str, Any] = {
    "just": timedelta(minutes=5),
    "half": timedelta(minutes=30),
    "hour": timedelta(hours=1),
    "after": ACCESS_JUDGED_AFTER,
    "week": timedelta(days=7),
    "month": timedelta(days=30),
}


def save_looks(ids: list[int]) -> None:
    """Save each access in a row, for comparison with later ones."""
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, {"ids": ids, "frequent": sorted(FREQUENT_NAMES), "packets": list(REPORT_LOOKS), **_SPANS})


def load_look_facts(ids: list[int]) -> Iterator[FlaggedLook]:
    """The circumstances of saved accesses, in the order of their audit entries."""
    with connection.cursor() as cursor:
        cursor.execute(_FACTS, {"ids": ids, **_SPANS})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    for entry_id, staff_id, victim_id, at, *so in rows:
        yield FlaggedLook(entry_id, staff_id, victim_id, at, _look(victim_id, at, so))


def _look(victim_id: int | None, at: datetime, so: list[Any]) -> AccessFacts:
    was_shut, has_work, call, is_own_name, is_rare_name, is_near_home, *counted, busy = so
    idle, in_call, before, empty, days, outside, watchers = counted
    return AccessFacts(
        hour=at.astimezone(LONDON).hour,
        has_found_person=victim_id is not None,
        was_shut=was_shut,
        has_work=has_work,
        call=CallDuringAccess(call),
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
