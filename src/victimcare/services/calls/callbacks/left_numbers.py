"""A number that was left without proof and may be a guarded victim's: nobody rings it, and whoever looks after her is
told of it.

Not in the call itself: made with the promise, the task would show by its time that the number is somebody's.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from victimcare.records.models import Callback, Task
from victimcare.records.models.callbacks import CallbackOutcome
from victimcare.records.models.desk import TaskKind
from victimcare.rules.people.points import telephone_key
from victimcare.services.calls.callbacks import promising
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.desk.actions import make_tasks
from victimcare.services.desk.harm import harms
from victimcare.services.desk.shapes import NewTask
from victimcare.services.messages import gate

LOOKED_AT_WITHIN = timedelta(hours=1)  # where the time is over for which the call was promised


@transaction.atomic
def bring_to_a_person(*, begin_by: datetime, now: datetime) -> int:
    """Of the promises that begin by then: each guarded victim whose number was left becomes a task to reach her in her
    own safe way, once a promise. Returns how many."""
    rows = Callback.objects.filter(outcome=CallbackOutcome.PROMISED, victim=None, starts_at__lte=begin_by)
    left = {callback: telephone_key(callback.number_note) for callback in rows.exclude(number_note="").order_by("id")}
    whose = gate.whose_numbers(set(left.values()))
    guarded = is_guarded({victim_id for victim_id, _ in whose})
    if not guarded:
        return 0
    harm = harms(guarded)
    wanted = [
        NewTask(
            kind=TaskKind.REACH_HER,
            victim_id=victim_id,
            reason="left_number",
            harm=harm[victim_id],
            due_at=max(callback.due_at, now + LOOKED_AT_WITHIN),
            subject_key=promising.about(callback),
        )
        for callback, left_key in left.items()
        for victim_id, key in whose
        if key == left_key and victim_id in guarded and not _is_told(callback)
    ]
    return len(make_tasks(wanted, now=now))


def _is_told(callback: Callback) -> bool:
    """Also where whoever had the task has ended it."""
    return Task.objects.filter(kind=TaskKind.REACH_HER, subject_key=promising.about(callback)).exists()
