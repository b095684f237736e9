"""How many call backs are promised without proof: so many to all, and the same one to a number only so often.

Anybody can key her number or show it. So what is said of a number never depends on what others have asked for it: a
refusal would tell whoever asks that she has asked as well. Whoever waited in the queue as long as we let anybody wait
is promised hers also where all together are too many: there is no other way to a person for her.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from victimcare.records.models import Call, Callback, QueueEntry
from victimcare.records.models.callbacks import CallbackOutcome, CallbackWish
from victimcare.rules.callbacks import MOST_ALIKE, MOST_WITHOUT_PROOF, WITHOUT_PROOF_WITHIN, Promise
from victimcare.rules.force import Force
from victimcare.rules.people.points import telephone_key


def are_too_many(call: Call, *, now: datetime) -> bool:
    """Whether one more may not be promised in this call, in which nothing was proved. The one that was promised in it
    moves, and is not one more."""
    if _has_waited_enough(call, now):
        return False
    return _wished_lately(now).exclude(call=call).count() >= MOST_WITHOUT_PROOF


def is_full(*, now: datetime) -> bool:
    """Whether whoever asks now without proof is promised none, but put through to a person."""
    return _wished_lately(now).count() >= MOST_WITHOUT_PROOF


def stands_already(
    number: str, why: CallbackWish, promise: Promise, *, is_chosen: bool, now: datetime
) -> Callback | None:
    """Of a number that was promised the same so often: the last that stands, which does for whoever asks now. One more
    would have us ring one number all day; or, of one that fell silent, hide her who is in danger among a thousand.

    Only of calls that are over: in one that goes on it may yet be moved, away from her who is told of it now.
    """
    alike = _without_proof().filter(wish=why, outcome=CallbackOutcome.PROMISED, call__ended_at__isnull=False)
    if is_chosen:
        alike = alike.filter(chosen_from=promise.start, chosen_until=promise.until)
    else:
        alike = alike.filter(chosen_from=None, due_at__gt=now, due_at__lte=promise.until)
    found = _to(number, alike.order_by("due_at", "id"))
    return Callback.objects.get(id=found[-1]) if len(found) >= MOST_ALIKE else None


def _wished_lately(now: datetime) -> QuerySet[Callback]:
    wished = _without_proof().exclude(wish=CallbackWish.SILENT)
    return wished.filter(asked_at__gt=now - WITHOUT_PROOF_WITHIN)


def _without_proof() -> QuerySet[Callback]:
    return Callback.objects.filter(victim=None, call__victim=None)


def _to(number: str, callbacks: QuerySet[Callback]) -> list[int]:
    """Of thousands no more is read than their numbers: it is the line that waits for this."""
    key = telephone_key(number)
    noted = callbacks.filter(number_note__endswith=key[-1:]).values_list("id", "number_note")
    return [row for row, number_note in noted if telephone_key(number_note) == key]


def _has_waited_enough(call: Call, now: datetime) -> bool:
    force: Force = settings.FORCE
    long_ago = now - force.queue.most_wait
    return QueueEntry.objects.standing().filter(call=call, entered_at__lte=long_ago).exists()
