"""News of today that the victim does not know when its time is over rises within minutes: to a supervisor, then to the
care team (policy.toml). Where they may be in danger it rises as all danger does (`danger`).

Whoever takes its task has it for some minutes; while the victim does not know, it then rises again. So it never waits
without either a person who took it just now or a supervisor who sees that nobody did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery

from victimcare.records.models import Task, TaskChange
from victimcare.records.models.desk import TaskKind
from victimcare.rules.follow_up.escalation import To, call_rises
from victimcare.services.desk.owning import GIVEN
from victimcare.services.desk.rising import rise
from victimcare.services.follow_up import policy, pursuits

_ROSE = {f"rose_{to}": to for to in To}
_HAS_IT_SINCE = ("taken", "received", "handed_on", "covered", *GIVEN)


def raise_alarms(*, now: datetime) -> int:
    """Let the tasks about news of today rise whose time has come. Returns how many rose; safe to run twice."""
    due: dict[To, dict[int, datetime]] = defaultdict(dict)
    for task in _late(now):
        if (to := _next(task, now)) is not None:
            due[to][task.id] = task.due_at
    for to, tasks in due.items():
        rise(tasks, to=to, is_care_teams=to is To.CARE_TEAM, now=now)
    return sum(map(len, due.values()))


def _late(now: datetime) -> Collection[Task]:
    """The open ones that are due, each with where it rose to last, and since when its owner has it."""
    changes = TaskChange.objects.filter(task=OuterRef("pk"))
    rose = changes.filter(what__in=[*_ROSE]).order_by("-id").values("what")[:1]
    came = changes.filter(what__in=_HAS_IT_SINCE).order_by("-id").values("at")[:1]
    open_tasks = Task.objects.filter(
        kind=TaskKind.REACH_HER, reason=pursuits.TODAY, is_danger=False, closed_at=None, due_at__lte=now
    )
    # Whoever has it keeps it for some minutes; what rose and was taken by nobody stands risen.
    return list(
        open_tasks.annotate(rose=Subquery(rose), came_at=Subquery(came))
        .filter(Q(owner=None) | Q(came_at=None) | Q(came_at__lte=now - policy.today_keeps()))
        .order_by("id")[: pursuits.MOST]
    )


def _next(task: Task, now: datetime) -> To | None:
    """To whom it rises now; None: it stands with those to whom it rose."""
    steps = policy.today_steps()
    risen_to = _ROSE.get(getattr(task, "rose", None) or "")
    to = call_rises(task.due_at, risen_to, steps, now=now)
    if to is None and task.owner_id is not None:  # taken since it rose, and not told in time
        return risen_to
    return to
