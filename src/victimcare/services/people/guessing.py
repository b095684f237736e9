"""Treats wrong codes as a sign of risk: the person guessing a victim's code may be one the victim must be kept safe
from.

A job looks for them some time after the tries: a task made with the try itself would show by its time that there is
such a code (design, section 2).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count, Max

from victimcare.records.models import AccessGrant, CodeTry, Task
from victimcare.records.models.access import Opens
from victimcare.records.models.desk import TaskKind
from victimcare.services.desk.actions import make_task
from victimcare.services.people.second_step import guessing as second_step

A_SIGN = 2  # wrong tries in a day: one is a slip
WITHIN = timedelta(days=1)
DUE_IN = timedelta(hours=2)
_GUESSED, _ENDED, _QUIET_ENDED = "code_guessed", "code_guessed_ended", "quiet_code_guessed_ended"


class _Tried(NamedTuple):
    victim_id: int
    last_at: datetime


@transaction.atomic
def look(*, now: datetime) -> int:
    """Make one task for each victim and day whose code, or second step, was guessed at, for the colleague who looks
    after the victim. Returns how many were made or brought up to date. Safe to run twice."""
    return sum(_tell(tried, now) for tried in _tried(now)) + second_step.look(now=now, within=WITHIN)


def _tried(now: datetime) -> list[_Tried]:
    lately = CodeTry.objects.filter(was_right=False, tried__isnull=False, at__gt=now - WITHIN, at__lte=now)
    rows = lately.values("tried__victim").annotate(count=Count("id"), last_at=Max("at")).filter(count__gte=A_SIGN)
    return [_Tried(row["tried__victim"], row["last_at"]) for row in rows.order_by("tried__victim")]


def _tell(tried: _Tried, now: datetime) -> bool:
    ended = AccessGrant.objects.filter(
        victim=tried.victim_id, ended_reason="wrong_tries", ended_at__gt=now - WITHIN, ended_at__lte=now
    )
    kinds = set(ended.values_list("opens", flat=True))
    reason = _GUESSED if not kinds else _QUIET_ENDED if kinds == {Opens.QUIET} else _ENDED
    last = Task.objects.filter(kind=TaskKind.WRONG_CODES, victim=tried.victim_id, subject_key="").order_by("id").last()
    if last is not None and not _is_news(last, tried, reason, now):
        return False
    task_id = make_task(
        kind=TaskKind.WRONG_CODES, victim_id=tried.victim_id, reason=reason, harm=3, due_at=now + DUE_IN, now=now
    )
    Task.objects.filter(id=task_id, owner=None).update(owner=_advocate(tried.victim_id))
    return True


def _is_news(last: Task, tried: _Tried, reason: str, now: datetime) -> bool:
    """Whether there is news since the last task: it is a day old and tries followed, or what was guessed at has ended."""
    if now - last.created_at >= WITHIN:
        return tried.last_at > last.updated_at
    return last.closed_at is None and last.reason != reason


def _advocate(victim_id: int) -> int | None:
    """The colleague with the victim's open work, by the task touched last; None: the team sees it first."""
    theirs = Task.objects.filter(victim=victim_id, closed_at=None, owner__is_active=True)
    return theirs.order_by("updated_at").values_list("owner", flat=True).last()
