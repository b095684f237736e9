"""Handles a caller who says that a call back is no longer needed, where it was promised to a number alone and no
identity check is possible.

The caller may be the victim's partner, who wants to stop the call. Their word is recorded as a caller's word, and the
promise stands.
"""

from __future__ import annotations

from datetime import datetime

from victimcare.records.models import Callback, CallbackAttempt, TaskChange
from victimcare.records.models.callbacks import AttemptOutcome
from victimcare.records.models.desk import TaskKind
from victimcare.rules.calls.callback_times import UnverifiedCancellation, may_end_callback
from victimcare.services.access import Actor
from victimcare.services.calls.callbacks import promising
from victimcare.services.calls.callbacks.noting import note_of
from victimcare.services.desk import steps

_SAID = "said_unproved"
# After these the victim could not have said otherwise: it did not ring, or the outcome is unknown, or another person
# picked up.
_NOT_FOR_HER = (
    AttemptOutcome.LINE_FAILED,
    AttemptOutcome.ENGAGED,
    AttemptOutcome.SOMEBODY_ELSE,
    AttemptOutcome.NOT_KNOWN,
    "",
)


def keep_word(actor: Actor, callback: Callback, remark: str, *, now: datetime) -> None:
    """Raises TaskTaken."""
    subject_key = promising.about(callback)
    steps.stands(actor=actor, kind=TaskKind.CALL_BACK, subject_key=subject_key, what=_SAID, note=remark, now=now)
    note_of(callback, actor, "callback.said_unproved", now)


def ends(staff_id: int, callback: Callback) -> bool:
    """Whether this member of staff may end the promise on what callers have said."""
    said = TaskChange.objects.filter(task=callback.task_id or 0, what=_SAID, by__isnull=False)
    words = [UnverifiedCancellation(by, at) for by, at in said.values_list("by_id", "at")]
    rung = CallbackAttempt.objects.filter(callback=callback).exclude(outcome__in=_NOT_FOR_HER)
    return may_end_callback(words, rung_at=rung.order_by("at").values_list("at", flat=True).last(), by=staff_id)
