"""Escalates what is not done: to the officer, the supervisor, the care team, by the force's own steps.

Each step of a duty is a row that can be made once. It makes no task beside the open one for what the victim is owed
(services/follow_up/escalated_duties): that task is escalated. It belongs to the team, with the officer named beside it,
since officers work elsewhere. A colleague who takes it has taken the matter over, and it is escalated no further until
they return it or their days are over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection, transaction

from victimcare.records.models import Escalation, Task, TaskChange
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.follow_up.escalation import (
    EscalationMatter,
    EscalationRecord,
    EscalationRule,
    EscalationTarget,
    is_taken_over,
    next_rule_due,
)
from victimcare.services.desk.news_tasks import news_duty_codes
from victimcare.services.desk.ownership import escalate_tasks
from victimcare.services.desk.task_actions import make_tasks
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.follow_up import escalated_duties, follow_up_policy, silence_checks
from victimcare.services.follow_up.escalated_duties import DUTIES_TASK_KEY, PROMISE, REASONS
from victimcare.services.rights.duty_lateness import BACKLOG_AFTER, own_duty_codes
from victimcare.services.rights.working_calendar import working_days

AT_ONCE = 5000  # matters per query; repeated until all were looked at

# Our open duties and promises that are due soon or late, and have not reached the last step.
_RISING = """
SELECT m.victim_id, m.triggered_by_id, m.code, m.period_on, m.due_at, m.due_on FROM (
  SELECT d.victim_id, d.triggered_by_id, d.code, NULL::date AS period_on, d.due_at, d.due_on
    FROM records_duty d
   WHERE d.met_at IS NULL AND d.ending = '' AND d.due_at > %(since)s AND d.due_at <= %(until)s
     AND NOT d.is_window AND d.starts_at <= %(now)s AND d.code = ANY(%(ours)s)
  UNION ALL
  SELECT d.victim_id, d.triggered_by_id, d.code, NULL, d.due_at, d.due_on
    FROM records_duty d
   WHERE d.met_at IS NULL AND d.review_on < %(today)s AND d.review_on > %(since)s AND d.due_at <= %(until)s
     AND NOT d.is_window AND d.code = ANY(%(ours)s)
  UNION ALL
  SELECT p.victim_id, p.agreed_by_id, %(promise)s, p.next_due_on, NULL, p.next_due_on
    FROM records_contactpromise p
   WHERE p.next_due_on > %(since)s AND p.next_due_on <= %(until_on)s
) m
 WHERE NOT EXISTS (
         SELECT FROM records_escalation e
          WHERE e.victim_id = m.victim_id AND e.triggered_by_id = m.triggered_by_id AND e.code = m.code
            AND e.period_on IS NOT DISTINCT FROM m.period_on AND e.step >= %(last)s)
   AND (%(behind)s::date IS NULL
        OR (m.due_on, m.victim_id, m.triggered_by_id, m.code)
           > (%(behind)s::date, %(victim)s::bigint, %(event)s::bigint, %(code)s::text))
 ORDER BY m.due_on, m.victim_id, m.triggered_by_id, m.code LIMIT %(at_once)s
"""


class _DutyDue(NamedTuple):
    victim_id: int
    triggered_by_id: int
    code: str
    period_on: date | None
    due_at: datetime
    due_on: date

    @property
    def key(self) -> tuple[int, int, str, date | None]:
        return self.victim_id, self.triggered_by_id, self.code, self.period_on


@transaction.atomic
def escalate_duties(*, now: datetime) -> int:
    """Make every step that is due. Returns how many; safe to run twice, and concurrently."""
    steps = follow_up_policy.load_escalation_steps()
    _one_at_a_time()
    made_steps, behind = 0, None
    while rising := _rising(steps, now, behind):
        made_steps += _take(rising, steps, now)
        behind = rising[-1]
    return made_steps


def _take(rising: Sequence[_DutyDue], steps: Sequence[EscalationRule], now: datetime) -> int:
    """Make the step that is due for each of these. Returns how many were made."""
    made = _made([one.victim_id for one in rising])
    due: list[tuple[_DutyDue, int]] = []
    for one in rising:
        step = next_rule_due(EscalationMatter(one.due_at, is_open=True), made[one.key], steps, working_days(), now=now)
        if step is not None:
            due.append((one, step))
    tasks = _tasks(due, steps, now)
    Escalation.objects.bulk_create(
        Escalation(
            victim_id=one.victim_id,
            triggered_by_id=one.triggered_by_id,
            code=one.code,
            period_on=one.period_on,
            step=step,
            to=steps[step].to,
            made_at=now,
            task_id=task_id,
        )
        for (one, step), task_id in zip(due, tasks, strict=True)
    )
    return len(due)


@transaction.atomic
def settle_risen_tasks(*, now: datetime) -> int:
    """Update escalated tasks whose matter has ended: met, held, declined, no longer owed. Close a task when nothing is
    outstanding. Returns how many."""
    open_tasks = Task.objects.filter(
        kind=TaskKind.SILENCE, subject_key=DUTIES_TASK_KEY, closed_at=None, victim__isnull=False
    )
    reasons = {victim_id or 0: reason for victim_id, reason in open_tasks.values_list("victim_id", "reason")}
    still = escalated_duties.find_highest_steps(reasons, now=now)
    over = [victim_id for victim_id, reason in reasons.items() if _risen_to(reason) != still.get(victim_id)]
    if over:
        silence_checks.create_silence_tasks(now=now, victim_ids=over)
    return len(over)


def _risen_to(reason: str) -> EscalationTarget | None:
    return next((to for to, of in REASONS.items() if of == reason), None)


def _one_at_a_time() -> None:
    """Two runs at once would make one step twice, and the second would fail: the later waits and finds it made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('follow_up.escalate'))")


def _rising(steps: Sequence[EscalationRule], now: datetime, behind: _DutyDue | None) -> list[_DutyDue]:
    """The next matters by due day, after this one; empty: no more."""
    today = london_date(now)
    ahead = max(-min((step.working_days for step in steps), default=0), 0)
    until_on = working_days().later(today, ahead) if ahead else today
    asked: dict[str, Any] = {
        "now": now,
        "today": today,
        "since": now - BACKLOG_AFTER,
        "until": end_of_day(until_on),
        "until_on": until_on,
        "ours": sorted(own_duty_codes()),
        "promise": PROMISE,
        "last": len(steps) - 1,
        "behind": behind.due_on if behind else None,
        "victim": behind.victim_id if behind else None,
        "event": behind.triggered_by_id if behind else None,
        "code": behind.code if behind else None,
        "at_once": AT_ONCE,
    }
    with connection.cursor() as cursor:
        cursor.execute(_RISING, asked)
        return [
            _DutyDue(victim_id, event_id, code, period_on, due_at or end_of_day(due_on), due_on)
            for victim_id, event_id, code, period_on, due_at, due_on in cursor.fetchall()
        ]


def _made(victim_ids: Collection[int]) -> dict[tuple[int, int, str, date | None], list[EscalationRecord]]:
    """The steps made for these victims, with when their tasks were taken. Two queries."""
    found: dict[tuple[int, int, str, date | None], list[EscalationRecord]] = defaultdict(list)
    rows = list(Escalation.objects.filter(victim_id__in=victim_ids))
    taken = _taken_at([row.task_id for row in rows])
    for row in rows:
        key = (row.victim_id, row.triggered_by_id, row.code, row.period_on)
        found[key].append(EscalationRecord(row.step, taken.get(row.task_id)))
    return found


def _taken_at(task_ids: Collection[int]) -> dict[int, datetime]:
    """When the present owners of these tasks took them."""
    changes = TaskChange.objects.filter(
        task_id__in=task_ids, what__in=["taken", "handed_on"], task__owner__isnull=False, task__closed_at=None
    )
    return dict(changes.order_by("id").values_list("task_id", "at"))  # the last one counts


def _tasks(due: Sequence[tuple[_DutyDue, int]], steps: Sequence[EscalationRule], now: datetime) -> list[int]:
    """The one task of each: an open task to reach the victim if that meets it; else the one for what they are owed."""
    victims = {one.victim_id for one, _ in due}
    reaching = _reaching(victims)
    with_them = [_with_whom(one, steps[step].to, reaching) for one, step in due]
    asked = [pair for pair, task_id in zip(due, with_them, strict=True) if task_id is None]
    own = _owed(asked, steps, now)
    found = [task_id or own[one.victim_id] for (one, _), task_id in zip(due, with_them, strict=True)]
    _rise(due, found, steps, now)
    return found


def _rise(
    due: Sequence[tuple[_DutyDue, int]], tasks: Sequence[int], steps: Sequence[EscalationRule], now: datetime
) -> None:
    """Beyond the officer, take a task from an owner whose days are over, but no sooner: they may be working on it."""
    taken = _taken_at(tasks)
    late: dict[EscalationTarget, dict[int, datetime]] = defaultdict(dict)
    for (one, step), task_id in zip(due, tasks, strict=True):
        to = steps[step].to
        if to is not EscalationTarget.OFFICER and not is_taken_over(
            taken.get(task_id), steps[step], working_days(), now=now
        ):
            late[to][task_id] = min(one.due_at, late[to].get(task_id, one.due_at))
    for to in sorted(late, key=[*EscalationTarget].index):
        escalate_tasks(late[to], to=to, is_care_teams=to is EscalationTarget.CARE_TEAM, now=now)


def _owed(asked: Sequence[tuple[_DutyDue, int]], steps: Sequence[EscalationRule], now: datetime) -> dict[int, int]:
    """Each victim's one task, with the most urgent reason and the soonest date."""
    victims = {one.victim_id for one, _ in asked}
    harm, before = load_harm_levels(victims), escalated_duties.find_highest_steps(victims, now=now)
    ranks = {to: rank for rank, to in enumerate(EscalationTarget)}
    to: dict[int, EscalationTarget] = dict(before)
    for one, step in asked:
        to[one.victim_id] = max(steps[step].to, to.get(one.victim_id, EscalationTarget.OFFICER), key=ranks.__getitem__)
    wanted = [
        NewTask(
            TaskKind.SILENCE,
            one.victim_id,
            REASONS[to[one.victim_id]],
            harm[one.victim_id],
            one.due_at,
            DUTIES_TASK_KEY,
        )
        for one, _ in asked
    ]
    made = Task.objects.filter(id__in=make_tasks(wanted, now=now))
    return {victim_id or 0: task_id for victim_id, task_id in made.values_list("victim_id", "id")}


def _reaching(victim_ids: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    """The open tasks to reach these victims, the oldest first."""
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    tasks = Task.objects.filter(victim_id__in=victim_ids, closed_at=None, kind__in=silence_checks.REACHING)
    for task_id, victim_id, kind in tasks.order_by("id").values_list("id", "victim_id", "kind"):
        found[victim_id or 0].append((task_id, kind))
    return found


def _with_whom(one: _DutyDue, to: EscalationTarget, reaching: dict[int, list[tuple[int, str]]]) -> int | None:
    """The task to reach the victim, which also keeps a promise and tells news. A call back that the victim asked for
    does so only until it is late."""
    if one.code != PROMISE and one.code not in news_duty_codes():
        return None
    kinds = silence_checks.REACHING if to is EscalationTarget.OFFICER else escalated_duties.WITH
    return next((task_id for task_id, kind in reaching[one.victim_id] if kind in kinds), None)
