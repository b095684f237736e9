"""Brings a person's attention to a second step that rests because of wrong numbers, or that was asked for by text and
never shown: the person who tried has the victim's code.

The job that looks for guessed codes looks for these too, some time after the tries (`people.guessing`).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Count, Max

from victimcare.records.models import AccessGrant, SetUpWindow, Task, TextedNumber
from victimcare.records.models.desk import TaskKind
from victimcare.rules.clock import london_date
from victimcare.services.desk.actions import make_tasks
from victimcare.services.desk.shapes import NewTask

DUE_IN = timedelta(hours=2)
A_SIGN = 2  # visits in a day in which a number was texted and none was shown: one is a change of mind


def look(*, now: datetime, within: timedelta) -> int:
    """Make one task for each code with which the second step rests since lately, for each window that ended so, and for
    each victim and day on which numbers were texted and none was shown; nothing is reported twice. Returns how many are
    new."""
    resting = AccessGrant.objects.filter(second_rests_since__gt=now - within, second_rests_since__lte=now)
    windows = SetUpWindow.objects.filter(ended_reason="wrong_tries", ended_at__gt=now - within, ended_at__lte=now)
    wanted = [
        *(_task(one.victim_id, "second_step_guessed", f"second:{one.id}", now) for one in resting.order_by("id")),
        *(_task(one.victim_id, "set_up_guessed", f"window:{one.id}", now) for one in windows.order_by("id")),
        *(
            _task(victim_id, "second_step_unshown", f"texted:{victim_id}:{day}", now)
            for victim_id, day in _unshown(now - within, now)
        ),
    ]
    subjects = [task.subject_key for task in wanted]
    told = set(
        Task.objects.filter(kind=TaskKind.WRONG_CODES, subject_key__in=subjects).values_list("subject_key", flat=True)
    )
    return len(make_tasks([task for task in wanted if task.subject_key not in told], now=now))


def _unshown(since: datetime, now: datetime) -> list[tuple[int, date]]:
    """Victims whose phone got numbers that have expired, in visits that stayed short, and the day of the last request.
    An abuser may only want to hear whether a phone buzzes."""
    over = TextedNumber.objects.filter(asked_at__gt=since, ends_at__lte=now, used_at=None, window=None)
    short = over.filter(visit__second_at=None).exclude(telling=None).values("victim")
    many = short.annotate(visits=Count("visit", distinct=True), last_at=Max("asked_at")).filter(visits__gte=A_SIGN)
    return [(row["victim"], london_date(row["last_at"])) for row in many.order_by("victim")]


def _task(victim_id: int, reason: str, subject: str, now: datetime) -> NewTask:
    return NewTask(TaskKind.WRONG_CODES, victim_id, reason, harm=3, due_at=now + DUE_IN, subject_key=subject)
