"""Settles tries whose outcome was never recorded."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import CallbackAttempt
from victimcare.records.models.callbacks import AttemptOutcome, CallbackOutcome
from victimcare.rules.calls.callback_times import CALLER_SAYS_WITHIN, OUTCOME_OPEN_AFTER
from victimcare.services.access import NotPermitted
from victimcare.services.calls.callbacks import line_calls, trying
from victimcare.services.calls.callbacks.ringing_in import UnknownCallback
from victimcare.services.desk.staff import actor_of


@transaction.atomic
def let_go_unknown(*, now: datetime) -> int:
    """End these tries as unknown; the promise stands as it was. Returns how many."""
    old = CallbackAttempt.objects.select_for_update(skip_locked=True).filter(
        outcome="", at__lte=now - OUTCOME_OPEN_AFTER
    )
    for attempt in (found := list(old.order_by("id"))):
        trying.write(attempt, AttemptOutcome.NOT_KNOWN, by=None, now=now)
    return len(found)


def by_the_line(*, now: datetime) -> int:
    """Settle the tries that the line made: the line's outcome counts, and the promise goes on by it. Where the
    colleague who rang may no longer work on tasks, the try is ended with the unknown ones. Returns how many."""
    made = CallbackAttempt.objects.filter(outcome="", is_by_the_desk=True, at__lte=now - CALLER_SAYS_WITHIN)
    written = 0
    for attempt_id in made.values_list("public_id", flat=True):
        with suppress(NotPermitted):
            written += _as_the_line_says(attempt_id, now)
    return written


def was_not_rung(attempt: CallbackAttempt, *, now: datetime) -> None:
    """Settle a try that failed before the victim was dialled: no one could know better, and the victim can be rung
    again at once."""
    held = CallbackAttempt.objects.select_for_update().filter(id=attempt.id, outcome="").first()
    if held is not None:
        trying.write(held, AttemptOutcome.LINE_FAILED, by=None, now=now)


@transaction.atomic
def _as_the_line_says(attempt_id: UUID, now: datetime) -> bool:
    try:
        callback, attempt = trying.held(attempt_id, CallbackAttempt.objects.filter(public_id=attempt_id, outcome=""))
    except UnknownCallback:  # a colleague has just recorded it
        return False
    outcome, is_fresh = (
        line_calls.says(attempt),
        line_calls.calls_of(attempt).filter(ended_at__gt=now - CALLER_SAYS_WITHIN),
    )
    if outcome is None or is_fresh.exists():
        return False
    actor = actor_of(attempt.by)
    trying.tried(actor, callback, attempt, outcome, by=None, now=now)
    if callback.outcome == CallbackOutcome.PROMISED and outcome is not AttemptOutcome.LINE_FAILED:
        trying.goes_on_with(attempt.by_id, callback)
        trying.again(actor, callback, "", None, is_agreed=False, now=now)
    return True
