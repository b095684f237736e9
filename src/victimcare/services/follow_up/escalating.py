"""What is not done rises: to the officer, the supervisor, the care team, by the force's own steps.

Each step of a duty is a row that can be made once. A step is a task: of the team, with the officer named beside it,
since officers work elsewhere. Whoever takes that task has taken the matter over, and it rises no further until they
hand it back or their days are over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection, transaction

from victimcare.records.models import Escalation, Task, TaskChange
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.rules.follow_up.escalation import Made, Matter, Step, To, after, next_step
from victimcare.services.desk.actions import close_settled, make_tasks, team_row
from victimcare.services.desk.harm import harms
from victimcare.services.desk.owed import telling_codes
from victimcare.services.desk.shapes import NewTask
from victimcare.services.follow_up import policy, silence
from victimcare.services.rights.working_days import working_days

PROMISE = "promise"
MOST = 5000  # looked at in one go

# Open duties of ours and promises that are due soon or late, and have not come to the last step.
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
 ORDER BY m.due_on, m.victim_id LIMIT %(most)s
"""


class _Rising(NamedTuple):
    victim_id: int
    triggered_by_id: int
    code: str
    period_on: date | None
    due_at: datetime

    @property
    def key(self) -> tuple[int, int, str, date | None]:
        return self.victim_id, self.triggered_by_id, self.code, self.period_on


@transaction.atomic
def escalate(*, now: datetime) -> int:
    """Make every step that is due. Returns how many; safe to run twice, and at the same time."""
    steps = policy.steps()
    _one_at_a_time()
    rising = _rising(steps, now)
    made = _made([one.victim_id for one in rising])
    due: list[tuple[_Rising, int]] = []
    for one in rising:
        step = next_step(Matter(one.due_at, is_open=True), made[one.key], steps, working_days(), now=now)
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
def settle(*, now: datetime) -> int:
    """End the tasks of escalation whose matters have ended: met, held, declined, no longer owed. Returns how many."""
    risen = Task.objects.filter(
        kind=TaskKind.SILENCE, closed_at=None, victim__isnull=False, subject_key__in=[_key(to) for to in To]
    )
    found = list(risen.values_list("victim_id", "subject_key"))
    still = silence.still_open({victim_id for victim_id, _ in found if victim_id}, now=now)
    over = [(victim_id, key) for victim_id, key in found if victim_id not in still]
    for victim_id, key in over:
        close_settled(kind=TaskKind.SILENCE, victim_id=victim_id, subject_key=key, now=now, by=None)
    return len(over)


def _one_at_a_time() -> None:
    """Two at once would make one step twice, of which the second fails: the later waits and finds it made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('follow_up.escalate'))")


def _rising(steps: Sequence[Step], now: datetime) -> list[_Rising]:
    today = london_date(now)
    ahead = max(-min((step.working_days for step in steps), default=0), 0)
    until_on = after(today, ahead, working_days()) if ahead else today
    asked: dict[str, Any] = {
        "now": now,
        "today": today,
        "since": now - policy.look_back(),
        "until": end_of_day(until_on),
        "until_on": until_on,
        "ours": sorted(silence.ours()),
        "promise": PROMISE,
        "last": len(steps) - 1,
        "most": MOST,
    }
    with connection.cursor() as cursor:
        cursor.execute(_RISING, asked)
        return [
            _Rising(victim_id, event_id, code, period_on, due_at or end_of_day(due_on))
            for victim_id, event_id, code, period_on, due_at, due_on in cursor.fetchall()
        ]


def _made(victim_ids: Collection[int]) -> dict[tuple[int, int, str, date | None], list[Made]]:
    """The steps made for these victims, with who has taken them over. Two queries."""
    found: dict[tuple[int, int, str, date | None], list[Made]] = defaultdict(list)
    rows = list(Escalation.objects.filter(victim_id__in=victim_ids).select_related("task"))
    taken = _taken_at([row.task_id for row in rows if row.task.owner_id and row.task.closed_at is None])
    for row in rows:
        key = (row.victim_id, row.triggered_by_id, row.code, row.period_on)
        found[key].append(Made(row.step, taken.get(row.task_id)))
    return found


def _taken_at(task_ids: Collection[int]) -> dict[int, datetime]:
    """Since when those who have these tasks have them."""
    changes = TaskChange.objects.filter(task_id__in=task_ids, what__in=["taken", "handed_on"]).order_by("id")
    return dict(changes.values_list("task_id", "at"))  # the last stands


def _tasks(due: Sequence[tuple[_Rising, int]], steps: Sequence[Step], now: datetime) -> list[int]:
    """The task of each: for the officer's step whichever is open already, else one a victim and step."""
    victims = {one.victim_id for one, _ in due}
    harm, open_tasks = harms(victims), _open_tasks(victims)
    covering = [_covering(one, open_tasks) if steps[step].to is To.OFFICER else None for one, step in due]
    wanted = [
        NewTask(TaskKind.SILENCE, one.victim_id, f"escalated_{steps[step].to}", harm[one.victim_id], one.due_at, key)
        for (one, step), task_id in zip(due, covering, strict=True)
        if task_id is None
        for key in [_key(steps[step].to)]
    ]
    made = make_tasks(wanted, now=now)
    ids = {(task.victim_id, task.subject_key): task.id for task in Task.objects.filter(id__in=made)}
    _to_care_team([task_id for (_, key), task_id in ids.items() if key == _key(To.CARE_TEAM)], now)
    return [
        task_id or ids[one.victim_id, _key(steps[step].to)] for (one, step), task_id in zip(due, covering, strict=True)
    ]


def _key(to: To) -> str:
    return f"to:{to}"


def _open_tasks(victim_ids: Collection[int]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    tasks = Task.objects.filter(
        victim_id__in=victim_ids, closed_at=None, kind__in=[*silence.REACHING, TaskKind.SILENCE]
    )
    for task_id, victim_id, kind in tasks.order_by("id").values_list("id", "victim_id", "kind"):
        found[victim_id or 0].append((task_id, kind))
    return found


def _covering(one: _Rising, open_tasks: dict[int, list[tuple[int, str]]]) -> int | None:
    """Whoever reaches her keeps a promise and tells news; what else is owed has a task of its own."""
    is_reaching = one.code == PROMISE or one.code in telling_codes()
    hers = open_tasks[one.victim_id]
    return next((task_id for task_id, kind in hers if is_reaching or kind == TaskKind.SILENCE), None)


def _to_care_team(task_ids: Collection[int], now: datetime) -> None:
    """The team that owns what no other does has them. Whoever of another team had one has it no more."""
    team = team_row(None)
    moved = list(Task.objects.filter(id__in=task_ids).exclude(team=team).values_list("id", flat=True))
    Task.objects.filter(id__in=moved).update(team=team, owner=None, updated_at=now)
    TaskChange.objects.bulk_create(
        TaskChange(task_id=task_id, what="handed_on", at=now, team=team) for task_id in moved
    )
