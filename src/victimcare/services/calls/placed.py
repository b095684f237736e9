"""Calls that the line places to tell her that there is news, and what becomes of the message for which it did."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Call, HostedCall, Telling
from victimcare.records.models.messages import ConfirmedHow, TellingStatus
from victimcare.rules.calls import has_told
from victimcare.rules.calls import outcome as outcome_of
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.messages import actions as messages
from victimcare.services.ports import MessageState, Receipt

OUT = "out"
CUT_OFF = "cut_off"  # the line ended in the middle of it, with or without warning
# She keyed her code and heard it, or is rung for it; or she agreed to a message on her machine. Whoever went to a
# person before it was over has been told only what she heard (`has_told`): they may have spoken of something else.
_TOLD = frozenset({"told", "message_left", "callback"})
SUPPLIER = "line"  # as its adapter is named
_WITH_THE_LINE = (
    TellingStatus.HANDED_OVER,
    TellingStatus.IN_DOUBT,
    TellingStatus.ACCEPTED,
    TellingStatus.SENDING,
)


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
    was left that she agreed to. Whoever else picked up was told nothing, and the way to her is to be another.

    One that was cut off had come to something all the same, where she had heard it before."""
    calls = Call.objects.select_for_update().filter(carrier_call_id=reference, direction=OUT)
    call = calls.order_by("id").last()
    if outcome == CUT_OFF and call is not None:
        outcome = _had_come_to(call)
    calls.filter(ended_at=None).update(ended_at=now, outcome=outcome)
    actor = Actor.system("calls.placed")
    note(actor, "call.placed_ended", at=now, detail={"reference": reference, "outcome": outcome})
    receipt = Receipt(reference, reference, _state(outcome, call.path if call else ()), now)
    carrier = _carrier_of(reference)
    messages.record_receipt(actor=actor, supplier=carrier or SUPPLIER, receipt=receipt, now=now)


def _carrier_of(reference: str) -> str | None:
    held = HostedCall.objects.filter(call__carrier_call_id=reference, call__direction=OUT)
    return held.order_by("id").values_list("carrier", flat=True).last()


def left_open() -> tuple[str, ...]:
    """The messages that were given to the line and whose call has come to nothing yet that they know of, by reference.
    For a line that has placed no call yet: what those that died have left."""
    given = Telling.objects.filter(provider=SUPPLIER, status__in=_WITH_THE_LINE).order_by("id")
    references = [str(reference) for reference in given.values_list("reference", flat=True)]
    rung = Call.objects.filter(Q(ended_at=None) | Q(carrier_call_id__in=references), direction=OUT, hosted=None)
    return tuple(rung.order_by("id").values_list("carrier_call_id", flat=True))


def settle_left_open(*, references: Iterable[str], now: datetime) -> None:
    """Settle these (`left_open`) by what is on record of their calls, so that nobody is rung twice who has heard it,
    and a person looks at once where she has not."""
    for reference in references:
        call = Call.objects.filter(carrier_call_id=reference, direction=OUT).latest("id")
        end(reference=reference, outcome=call.outcome or CUT_OFF, now=now)


def find(*, reference: str) -> PlacedCall | None:
    """What is known of the call for this message; None: it was never placed."""
    call = Call.objects.filter(carrier_call_id=reference, direction=OUT).order_by("id").last()
    if call is None:
        return None
    if call.ended_at is None:
        return PlacedCall(MessageState.SENDING, call.started_at)
    return PlacedCall(_state(call.outcome, call.path), call.ended_at)


def _state(outcome: str, path: Collection[str]) -> MessageState:
    """What she had heard to its end counts whatever the call came to after that: a message of hers, or a promise that
    could not be written down."""
    return MessageState.DELIVERED if outcome in _TOLD or has_told(path) else MessageState.FAILED_FOR_NOW


def _had_come_to(call: Call) -> str:
    """What a call that was cut off had come to: by its path, or by what she had confirmed by hearing it."""
    by_path = outcome_of(tuple(call.path))
    if by_path in _TOLD or has_told(call.path):
        return by_path
    heard = Telling.objects.filter(reference=call.carrier_call_id, confirmed_how=ConfirmedHow.LINE)
    return "told" if heard.exists() else CUT_OFF
