"""Limits call backs promised without an identity check: a total for all callers, and how often one number is promised
the same.

Anyone can key or show a victim's number. So the answer about a number never depends on what others have asked for it: a
refusal would reveal that the victim has asked as well. A caller who waited in the queue for our longest wait is
promised a call back even where the total is too high: they have no other way to a person.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from victimcare.records.models import Call, Callback, QueueEntry
from victimcare.records.models.callbacks import CallbackOutcome, CallbackWish
from victimcare.rules.calls.callback_times import (
    MOST_SAME_CALLBACKS,
    MOST_WITHOUT_PROOF,
    WITHOUT_PROOF_WITHIN,
    CallbackWindow,
)
from victimcare.rules.force import Force
from victimcare.rules.safe_contact.contact_points import telephone_key


def are_too_many(call: Call, *, now: datetime) -> bool:
    """Whether one more is refused in this call, in which no identity check was passed. A promise made in the same call
    moves, and is not one more."""
    if _has_waited_enough(call, now):
        return False
    return _wished_lately(now).exclude(call=call).count() >= MOST_WITHOUT_PROOF


def is_full(*, now: datetime) -> bool:
    """Whether a caller who asks now without an identity check is promised none, but put through to a person."""
    return _wished_lately(now).count() >= MOST_WITHOUT_PROOF


def stands_already(
    number: str, why: CallbackWish, promise: CallbackWindow, *, is_chosen: bool, now: datetime
) -> Callback | None:
    """Return the last standing promise to a number that was promised the same so often: it serves the caller who asks
    now. One more would have us ring one number all day; or, if the caller fell silent, hide a victim in danger among a
    thousand.

    Counts only calls that are over: a promise in a call that goes on may yet be moved, away from the caller who is told
    of it now.
    """
    alike = _without_proof().filter(wish=why, outcome=CallbackOutcome.PROMISED, call__ended_at__isnull=False)
    if is_chosen:
        alike = alike.filter(chosen_from=promise.start, chosen_until=promise.until)
    else:
        alike = alike.filter(chosen_from=None, due_at__gt=now, due_at__lte=promise.until)
    found = _to(number, alike.order_by("due_at", "id"))
    return Callback.objects.get(id=found[-1]) if len(found) >= MOST_SAME_CALLBACKS else None


def _wished_lately(now: datetime) -> QuerySet[Callback]:
    wished = _without_proof().exclude(wish=CallbackWish.SILENT)
    return wished.filter(asked_at__gt=now - WITHOUT_PROOF_WITHIN)


def _without_proof() -> QuerySet[Callback]:
    return Callback.objects.filter(victim=None, call__victim=None)


def _to(number: str, callbacks: QuerySet[Callback]) -> list[int]:
    """Reads only the numbers of what may be thousands of promises: the line waits for this."""
    key = telephone_key(number)
    noted = callbacks.filter(number_note__endswith=key[-1:]).values_list("id", "number_note")
    return [row for row, number_note in noted if telephone_key(number_note) == key]


def _has_waited_enough(call: Call, now: datetime) -> bool:
    force: Force = settings.FORCE
    long_ago = now - force.queue.most_wait
    return QueueEntry.objects.standing().filter(call=call, entered_at__lte=long_ago).exists()
