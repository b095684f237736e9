"""Calls that the line places to tell her that there is news, and what becomes of the message for which it did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from victimcare.records.models import Call
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.messages import actions as messages
from victimcare.services.ports import MessageState, Receipt

OUT = "out"
_TOLD = frozenset({"told", "message_left", "callback"})  # she keyed her code; or agreed to a message on her machine


SUPPLIER = "line"  # as its adapter is named


@dataclass(frozen=True, slots=True)
class PlacedCall:
    """How far a call has come, as a message's state, and since when."""

    state: MessageState
    at: datetime


@transaction.atomic
def begin(*, reference: str, now: datetime) -> UUID:
    """Record that we are about to ring, for the message with this reference; before the carrier is asked."""
    call = Call.objects.create(carrier_call_id=reference, direction=OUT, started_at=now)
    call.refresh_from_db(fields=["public_id"])
    return call.public_id


@transaction.atomic
def answered(*, call_id: UUID, now: datetime) -> None:
    Call.objects.filter(public_id=call_id, answered_at=None).update(answered_at=now)


@transaction.atomic
def end(*, reference: str, outcome: str, now: datetime) -> None:
    """Record what it came to, with the message that it was made for: told only where her code was keyed, or a message
    was left that she agreed to. Whoever else picked up was told nothing, and the way to her is to be another."""
    Call.objects.filter(carrier_call_id=reference, direction=OUT, ended_at=None).update(ended_at=now, outcome=outcome)
    actor = Actor.system("calls.placed")
    note(actor, "call.placed_ended", at=now, detail={"reference": reference, "outcome": outcome})
    receipt = Receipt(reference, reference, _state(outcome), now)
    messages.record_receipt(actor=actor, supplier=SUPPLIER, receipt=receipt, now=now)


def find(*, reference: str) -> PlacedCall | None:
    """What is known of the call for this message; None: it was never placed."""
    call = Call.objects.filter(carrier_call_id=reference, direction=OUT).order_by("id").last()
    if call is None:
        return None
    if call.ended_at is None:
        return PlacedCall(MessageState.SENDING, call.started_at)
    return PlacedCall(_state(call.outcome), call.ended_at)


def _state(outcome: str) -> MessageState:
    return MessageState.DELIVERED if outcome in _TOLD else MessageState.FAILED_FOR_NOW
