"""Asks staff to find out for victims who wait for a lawyer or a court longer than most. The victim's page says so.

Only waits that reached that length recently: when a force begins, or a night was missed, the cases of years must not
all ask at once.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from victimcare.records.models import Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.case_waits import WaitKind
from victimcare.rules.clock import end_of_day, london_date
from victimcare.services.cases import wait_statistics
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import NewTask, load_harm_levels
from victimcare.services.rights.working_calendar import working_days

LATELY = timedelta(days=7)
_DAYS_TO_ASK = 5  # working days
_OTHERS = [wait for wait in WaitKind if not wait.is_ours]


@transaction.atomic
def create_long_wait_tasks(*, now: datetime) -> int:
    """Create one task per victim and wait. Returns how many; safe to run twice."""
    long_waits = {one.case_id: one.wait for one in wait_statistics.list_long_waits(_OTHERS, lately=LATELY, now=now)}
    victims = dict(Victim.objects.filter(case_id__in=long_waits).values_list("id", "case_id"))
    tasks = Task.objects.filter(kind=TaskKind.WAITS_LONG, victim_id__in=victims)
    asked = set(tasks.values_list("victim_id", "subject_key"))
    wanted = {
        victim_id: wait_statistics.wait_task_subject(long_waits[case_id])
        for victim_id, case_id in sorted(victims.items())
        if (victim_id, wait_statistics.wait_task_subject(long_waits[case_id])) not in asked
    }
    harm = load_harm_levels(list(wanted))
    last_day = working_days().after(london_date(now), _DAYS_TO_ASK)
    by = end_of_day(last_day) if last_day else None
    made = task_actions.make_tasks(
        [
            NewTask(
                TaskKind.WAITS_LONG,
                victim_id,
                "waits_long",
                harm[victim_id],
                by,
                subject_key,
            )
            for victim_id, subject_key in wanted.items()
        ],
        now=now,
    )
    return len(made)


@transaction.atomic
def close_long_wait_tasks(*, now: datetime) -> int:
    """Close tasks whose wait is over: the victim gets the news itself. Returns how many."""
    closed = 0
    for wait in _OTHERS:
        about = wait_statistics.wait_task_subject(wait)
        tasks = Task.objects.filter(kind=TaskKind.WAITS_LONG, subject_key=about, closed_at=None)
        cases = dict(tasks.values_list("victim_id", "victim__case_id"))
        waiting = wait_statistics.find_still_waiting(wait, set(cases.values()), now=now) if cases else set()
        for victim_id in sorted(victim for victim, case_id in cases.items() if case_id not in waiting):
            closed += task_actions.close_settled_tasks(
                kind=TaskKind.WAITS_LONG, victim_id=victim_id, subject_key=about, now=now, by=None
            )
    return closed
