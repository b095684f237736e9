"""How many call backs are promised without proof: so many to one number, and so many to all.

Anybody can key her number or show it. Whoever waited in the queue as long as we let anybody wait is promised hers all
the same: that costs a line and its twenty minutes for each, and there is no other way to a person for her.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from victimcare.records.models import Call, Callback, QueueEntry
from victimcare.records.models.callbacks import CallbackOutcome, CallbackWish
from victimcare.rules.callbacks import (
    MOST_TO_A_NUMBER,
    MOST_WITHOUT_PROOF,
    TO_A_NUMBER_WITHIN,
    WITHOUT_PROOF_WITHIN,
)
from victimcare.rules.force import Force
from victimcare.rules.people.points import telephone_key


def are_too_many(call: Call, number: str, *, now: datetime) -> bool:
    """Whether one more may not be promised to this number in this call, in which nothing was proved. The one that was
    promised in it moves, and is not one more."""
    if _has_waited_enough(call, now):
        return False
    wished = _without_proof().exclude(wish=CallbackWish.SILENT).exclude(call=call)
    if wished.filter(asked_at__gt=now - WITHOUT_PROOF_WITHIN).count() >= MOST_WITHOUT_PROOF:
        return True
    lately = wished.filter(asked_at__gt=now - TO_A_NUMBER_WITHIN)
    return len(_to(number, lately)) >= MOST_TO_A_NUMBER


def looked_at_already(number: str, *, now: datetime) -> Callback | None:
    """Of a number that has fallen silent so often: the last promise that a person looks at it. Then one more task would
    say nothing that they do not see, and a thousand of them would hide her who is in danger."""
    silent = _without_proof().filter(wish=CallbackWish.SILENT, outcome=CallbackOutcome.PROMISED, due_at__gt=now)
    found = _to(number, silent.order_by("due_at", "id"))
    return found[-1] if len(found) >= MOST_TO_A_NUMBER else None


def _without_proof() -> QuerySet[Callback]:
    return Callback.objects.filter(victim=None, call__victim=None)


def _to(number: str, callbacks: QuerySet[Callback]) -> list[Callback]:
    key = telephone_key(number)
    return [each for each in callbacks if telephone_key(each.number_note) == key]


def _has_waited_enough(call: Call, now: datetime) -> bool:
    force: Force = settings.FORCE
    long_ago = now - force.queue.most_wait
    return QueueEntry.objects.standing().filter(call=call, entered_at__lte=long_ago).exists()
