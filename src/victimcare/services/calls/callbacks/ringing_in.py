"""Settles or keeps an open call back, as the victim wishes, when they ring in themselves.

Only after an identity check: a caller who only rings from a number, or keys one, is shown no promise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Call, Callback, TaskChange
from victimcare.records.models.callbacks import AttemptOutcome as AttemptOutcome
from victimcare.records.models.callbacks import CallbackOutcome as CallbackOutcome
from victimcare.records.models.callbacks import CallbackWish as CallbackWish
from victimcare.rules.clock import LONDON
from victimcare.services.access import Act, permit
from victimcare.services.audit import note
from victimcare.services.calls import on_call
from victimcare.services.calls.callbacks import promising, standing
from victimcare.services.safe_contact import gate


class UnknownCallback(LookupError):
    """The promise does not exist, or has ended already."""


@dataclass(frozen=True, slots=True)
class Mine:
    """A call back that the victim waits for. Moments in London."""

    id: UUID
    start: datetime
    until: datetime


def mine(*, call_id: UUID, now: datetime) -> tuple[Mine, ...]:
    """Return what is open for the victim who passed the identity check in this call, the soonest first; nothing before
    the check, nor where the line may tell them nothing any more."""
    call = Call.objects.filter(public_id=call_id).first()
    if call is None or not standing.is_to_be_told(call, now):
        return ()
    return tuple(
        Mine(one.public_id, one.starts_at.astimezone(LONDON), one.due_at.astimezone(LONDON))
        for one in sorted(promising.hers(call), key=lambda one: one.due_at)
    )


@transaction.atomic
def keep(*, call_id: UUID, now: datetime) -> None:
    """Keep the promise, as the victim still wants to be rung: it stands, and its owner sees that they rang in."""
    for call, callback in _hers(call_id, now):
        assert callback.task_id is not None, "whoever is promised a call has a task"
        TaskChange.objects.create(task_id=callback.task_id, what="kept", at=now, team_id=callback.team_id)
        _note(call, callback, "callback.kept", now)


@transaction.atomic
def settle(*, call_id: UUID, now: datetime) -> int:
    """End every call back of a victim who no longer needs one. Returns how many; safe to do twice.

    One for which the victim is being rung at this moment ends as well: the colleague who rings is told when they record
    how it went.
    """
    found = _hers(call_id, now)
    for call, callback in found:
        promising.settle(callback, by=None, now=now)
        _note(call, callback, "callback.settled", now)
    return len(found)


def _hers(call_id: UUID, now: datetime) -> list[tuple[Call, Callback]]:
    """Held, the victim's plan first, as everywhere. Nothing before the identity check."""
    victim_id = Call.objects.filter(public_id=call_id).values_list("victim_id", flat=True).first()
    if victim_id is None:
        return []
    gate.lock_victims([victim_id])
    call = on_call.locked(call_id)
    permit(on_call.caller(call), Act.ASK_FOR_CALLBACK)
    if not standing.is_to_be_told(call, now):
        return []
    return [(call, callback) for callback in promising.open_of(call)]


def _note(call: Call, callback: Callback, act: str, now: datetime) -> None:
    note(
        on_call.caller(call),
        act,
        at=now,
        case_id=on_call.case_id(call.victim_id),
        victim_id=call.victim_id,
        detail={"callback": str(callback.public_id)},
    )
