"""Finds victims to whom a commitment will be broken in the next working days, with nothing under way to keep it
(rules/follow_up/unattended_duties).

Under way means: a message on its way that carries the news itself and leaves in time, or an open task for a person to
reach the victim. A message held by a brake, or while sending is frozen, is not on its way. A message that only says
that there is news counts for nothing, read or not: the victim may never look. What the police cannot do themselves is
asked of others and chased elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count

from victimcare.records.models import Contact, Installation, Notification, SafeContactPlan, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.clock import ONE_DAY, end_of_day, london_date
from victimcare.rules.follow_up.escalation import EscalationTarget
from victimcare.rules.follow_up.unattended_duties import (
    CommitmentKind,
    UnattendedMatter,
    UnattendedVictim,
    VictimContactFacts,
    does_message_leave_in_time,
    rank_unattended_victims,
)
from victimcare.rules.force import Force
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.desk.task_actions import close_settled_tasks, make_tasks
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.desk.task_shapes import NewTask, harm_level_for
from victimcare.services.follow_up import escalated_duties, follow_up_policy
from victimcare.services.follow_up.escalated_duties import DUTIES_TASK_KEY, REASONS
from victimcare.services.messages.message_wording import carries_news
from victimcare.services.rights.duty_lateness import BACKLOG_AFTER, own_duty_codes
from victimcare.services.rights.working_calendar import working_days

MOST = 2000  # victims at a time, by the harm in their records; the next run finds the next
# The owner of any of these tasks will reach the victim.
REACHING = NEWS_KINDS | {TaskKind.REACH_VICTIM, TaskKind.CALL_BACK, TaskKind.CLOSING_CALL}
_TRIED_WITHIN = timedelta(days=28)

# Each part uses an index of its own, however many cases there are: duties by due time; unreviewed holds by their day;
# duties without a time limit, where the force has a standard, by their start; promises by their day. Then what is
# covered is removed, and the worst come first.
_AT_RISK = """
WITH broken AS (
  SELECT d.victim_id, d.id AS duty_id, d.code, d.due_at, 'right' AS breaks
    FROM records_duty d
   WHERE d.met_at IS NULL AND d.ending = '' AND d.due_at > %(since)s AND d.due_at <= %(until)s
     AND NOT d.is_window AND d.starts_at <= %(now)s AND d.code = ANY(%(ours)s)
  UNION ALL
  SELECT d.victim_id, d.id, d.code, d.due_at, 'right'
    FROM records_duty d
   WHERE d.met_at IS NULL AND d.review_on < %(today)s AND d.review_on > %(since)s AND d.due_at <= %(until)s
     AND NOT d.is_window AND d.code = ANY(%(ours)s)
  UNION ALL
  SELECT d.victim_id, d.id, d.code, s.due_at, 'standard'
    FROM unnest(%(codes)s::text[], %(starts)s::date[], %(dues)s::timestamptz[]) AS s (code, starts_on, due_at)
    JOIN records_duty d ON d.starts_on = s.starts_on AND d.code = s.code
   WHERE d.starts_on BETWEEN %(first)s AND %(last)s AND d.code = ANY(%(codes)s)
     AND d.met_at IS NULL AND d.ending = '' AND d.due_at IS NULL AND d.starts_at <= %(now)s
  UNION ALL
  SELECT p.victim_id, NULL, '', NULL, 'promise'
    FROM records_contactpromise p
   WHERE p.next_due_on > %(since)s AND p.next_due_on <= %(until_on)s
), open_for_victim AS (
  SELECT b.*, CASE WHEN v.is_guarded_by_facts OR c.is_guarded_by_offence THEN 3 WHEN v.is_enhanced THEN 2 ELSE 1 END
         AS harm
    FROM broken b JOIN records_victim v ON v.id = b.victim_id JOIN records_case c ON c.id = v.case_id
   WHERE (%(victims)s::bigint[] IS NULL OR b.victim_id = ANY(%(victims)s))
     AND NOT ((b.code = ANY(%(news)s) OR b.breaks = 'promise') AND EXISTS (
           SELECT FROM records_task t
            WHERE t.victim_id = b.victim_id AND t.kind = ANY(%(reaching)s) AND t.closed_at IS NULL))
), first AS (
  SELECT victim_id FROM open_for_victim GROUP BY victim_id
   ORDER BY max(harm) DESC, bool_and(breaks = 'standard'), min(due_at) NULLS LAST, victim_id LIMIT %(most)s
)
SELECT o.victim_id, o.duty_id, o.code, o.due_at, o.breaks, p.next_due_on
  FROM open_for_victim o JOIN first f ON f.victim_id = o.victim_id
  LEFT JOIN records_contactpromise p ON p.victim_id = o.victim_id AND o.breaks = 'promise'
"""

# A message that has not arrived and still may.
_ON_ITS_WAY = (
    NotificationStatus.QUEUED,
    NotificationStatus.HANDED_OVER,
    NotificationStatus.IN_DOUBT,
    NotificationStatus.ACCEPTED,
    NotificationStatus.SENDING,
)


def list_at_risk(
    *, now: datetime, victim_ids: Collection[int] | None = None, most: int = MOST
) -> list[UnattendedVictim]:
    """Victims at risk, one row each, in order. `victim_ids`: only these. Seven queries at most."""
    found, tellings = _matters(now, victim_ids, most)
    return (
        rank_unattended_victims(
            found, _load_contact_facts({matter.victim_id for matter in found}, tellings, now), now=now
        )
        if found
        else []
    )


def list_matters_at_risk(*, now: datetime, victim_ids: Collection[int]) -> list[UnattendedMatter]:
    """The commitments at risk for these victims. Three queries at most."""
    return _matters(now, victim_ids, MOST)[0]


def _matters(
    now: datetime, victim_ids: Collection[int] | None, most: int
) -> tuple[list[UnattendedMatter], list[Notification]]:
    """The matters, with the messages of their victims."""
    with connection.cursor() as cursor:
        cursor.execute(_AT_RISK, _asked(now, victim_ids, most))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    if not rows:
        return [], []
    tellings = _tellings({row[0] for row in rows}, now)
    left, waits = _coming(tellings)
    is_frozen = Installation.objects.filter(sending_held_since__isnull=False).exists()

    def is_under_way(duty_id: int, due: datetime) -> bool:
        leaving = (does_message_leave_in_time(at, due, is_frozen=is_frozen, now=now) for at in waits.get(duty_id, ()))
        return duty_id in left or any(leaving)

    found = [
        UnattendedMatter(victim_id, CommitmentKind(breaks), code, due, code in news_duty_codes())
        for victim_id, duty_id, code, due_at, breaks, due_on in rows
        for due in [due_at or end_of_day(due_on)]
        if not is_under_way(duty_id, due)
    ]
    return found, tellings


def _coming(tellings: Sequence[Notification]) -> tuple[set[int], dict[int, list[datetime]]]:
    """The duties whose news has left and may still arrive; and by duty, when each waiting message may leave."""
    left: set[int] = set()
    waits: dict[int, list[datetime]] = {}
    for one in tellings:
        if one.status not in _ON_ITS_WAY or not carries_news(one.template):
            continue
        for duty_id in one.duties:
            if one.status == NotificationStatus.QUEUED:
                waits.setdefault(duty_id, []).append(max(one.not_before, one.queued_at))
            else:
                left.add(duty_id)
    return left, waits


@transaction.atomic
def create_silence_tasks(*, now: datetime, victim_ids: Collection[int] | None = None) -> int:
    """Create a task wherever nothing is under way, and close the tasks of victims with nothing at risk, escalated, or
    late for longer than the look-back. Returns how many were new; safe to run twice."""
    found = list_at_risk(now=now, victim_ids=victim_ids)
    open_before = dict(_open_tasks(victim_ids))
    at_risk_still = {line.victim_id for line in found}
    to = escalated_duties.find_highest_steps(at_risk_still | open_before.keys(), now=now)
    wanted = [_task(line, to.get(line.victim_id)) for line in found]
    overdue_still = escalated_duties.list_long_overdue(
        victim_ids=open_before.keys() - at_risk_still - to.keys(), now=now
    )
    wanted += [_task_of_backlog(victim_id, *open_before[victim_id][1:]) for victim_id in sorted(overdue_still)]
    make_tasks([task for task in wanted if _says_more(task, open_before.get(task.victim_id or 0))], now=now)
    if len(at_risk_still) < MOST:
        for victim_id in sorted(open_before.keys() - at_risk_still - to.keys() - overdue_still.keys()):
            close_settled_tasks(
                kind=TaskKind.SILENCE, victim_id=victim_id, subject_key=DUTIES_TASK_KEY, now=now, by=None
            )
    return len(at_risk_still - open_before.keys())


def _task(line: UnattendedVictim, to: EscalationTarget | None) -> NewTask:
    """A matter escalated because it is late is more urgent than one about to be late."""
    reason = REASONS[to] if to else silence_reason(line)
    return NewTask(TaskKind.SILENCE, line.victim_id, reason, line.harm, line.due_at, DUTIES_TASK_KEY)


def _task_of_backlog(victim_id: int, harm: int, due_at: datetime) -> NewTask:
    """What is left in the task is so old that it is backlog: it stays with its owner."""
    return NewTask(TaskKind.SILENCE, victim_id, escalated_duties.REASON, harm, due_at, DUTIES_TASK_KEY)


def _says_more(task: NewTask, before: tuple[str, int, datetime] | None) -> bool:
    """Whether it adds to the open task: another reason, more harm, or an earlier date."""
    if before is None or task.due_at is None:
        return True
    reason, harm, due_at = before
    return task.reason != reason or task.harm > harm or task.due_at < due_at


def silence_reason(line: UnattendedVictim) -> str:
    """The task's reason: the one next act."""
    return f"silence_{line.act}"


def is_working_day(now: datetime) -> bool:
    """Beyond the calendar's reach, every day counts as a working day."""
    return working_days().is_working_day(london_date(now)) is not False


def _open_tasks(victim_ids: Collection[int] | None) -> list[tuple[int, tuple[str, int, datetime]]]:
    tasks = Task.objects.filter(
        kind=TaskKind.SILENCE, subject_key=DUTIES_TASK_KEY, closed_at=None, victim__isnull=False
    )
    if victim_ids is not None:
        tasks = tasks.filter(victim_id__in=victim_ids)
    found = tasks.values_list("victim_id", "reason", "harm", "due_at")
    return [(victim_id or 0, (reason, harm, due_at)) for victim_id, reason, harm, due_at in found]


def _asked(now: datetime, victim_ids: Collection[int] | None, most: int) -> dict[str, Any]:
    today = london_date(now)
    until_on = working_days().later(today, follow_up_policy.load_silence_days())
    since = now - BACKLOG_AFTER
    standards = list(_standards(london_date(since), until_on))
    return {
        "now": now,
        "today": today,
        "since": since,
        "until": end_of_day(until_on),
        "until_on": until_on,
        "ours": sorted(own_duty_codes()),
        "news": sorted(news_duty_codes()),
        "reaching": sorted(REACHING),
        "codes": [code for code, _, _ in standards],
        "starts": [start for _, start, _ in standards],
        "dues": [due_at for _, _, due_at in standards],
        "first": min((start for _, start, _ in standards), default=today),
        "last": max((start for _, start, _ in standards), default=today - ONE_DAY),
        "victims": None if victim_ids is None else sorted(victim_ids),
        "most": most,
    }


def _standards(since: date, until: date) -> list[tuple[str, date, datetime]]:
    """For each of our own standards, the start days whose time ends in this period: code, start, due."""
    force: Force = settings.FORCE
    found = []
    for code, days in sorted(force.local_standards.items()):
        start = since - (2 * days + 14) * ONE_DAY  # early enough: a week has five working days, Christmas fewer
        while start < until:
            due_on = working_days().later(start, days)
            if since < due_on <= until:
                found.append((code, start, end_of_day(due_on)))
            start += ONE_DAY
    return found


def _tellings(victim_ids: Collection[int], now: datetime) -> list[Notification]:
    return list(
        Notification.objects.filter(victim_id__in=victim_ids, queued_at__gt=now - _TRIED_WITHIN).only(
            "victim_id", "template", "status", "duties", "queued_at", "not_before"
        )
    )


def _load_contact_facts(
    victim_ids: Collection[int], tellings: Sequence[Notification], now: datetime
) -> dict[int, VictimContactFacts]:
    guarded = find_guarded_victims(victim_ids)
    enhanced = dict(Victim.objects.filter(id__in=victim_ids).values_list("id", "is_enhanced"))
    asked = dict(SafeContactPlan.objects.filter(victim_id__in=victim_ids).values_list("victim_id", "confirmed_at"))
    tries = Contact.objects.filter(victim_id__in=victim_ids, reached=False, made_at__gt=now - _TRIED_WITHIN)
    tried = dict(tries.values_list("victim_id").annotate(count=Count("id")))
    unread = {one.victim_id for one in tellings if one.status == NotificationStatus.DELIVERED}
    return {
        victim_id: VictimContactFacts(
            harm=harm_level_for(is_guarded=victim_id in guarded, is_enhanced=enhanced[victim_id]),
            is_asked=victim_id in asked and (victim_id not in guarded or asked[victim_id] is not None),
            tries=tried.get(victim_id, 0),
            is_unread=victim_id in unread,
        )
        for victim_id in victim_ids
    }
