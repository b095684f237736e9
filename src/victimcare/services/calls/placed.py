"""Calls that the line places to tell a victim that there is news, and what becomes of the message behind each call."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from victimcare.records.models import Call, HostedCall, Telling
from victimcare.records.models.messages import ConfirmedHow, TellingStatus
from victimcare.rules.calls import call_outcome as outcome_of
from victimcare.rules.calls import has_told_news
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.messages import notifications as messages
from victimcare.services.ports import MessageState, Receipt

OUT = "out"
CUT_OFF = "cut_off"  # the line ended in the middle of the call, with or without warning
# The victim keyed their code and heard the news, or is rung for it; or they agreed to a message on their machine. A
# victim who went to a person before the end has been told only what they heard (`has_told`): they may have spoken of
# other things.
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
    """Record, before the carrier is asked, that we are about to ring for the message with this reference."""
    call = Call.objects.create(carrier_call_id=reference, direction=OUT, started_at=now)
    call.refresh_from_db(fields=["public_id"])
    return call.public_id


@transaction.atomic
def answered(*, call_id: UUID, now: datetime) -> None:
    Call.objects.filter(public_id=call_id, answered_at=None).update(answered_at=now)


@transaction.atomic
def end(*, reference: str, outcome: str, now: datetime) -> None:
    """Record what the call came to, with the message that it was made for: told only where the victim's code was keyed,
    or a message was left that they agreed to. Any other person who picked up was told nothing, and we must reach the
    victim another way.

    A call that was cut off still counts where the victim had heard the news before.
    """
    calls = Call.objects.select_for_update().filter(carrier_call_id=reference, direction=OUT)
    call = calls.order_by("id").last()
    if outcome == CUT_OFF and call is not None:
        outcome = _had_come_to(call)
    calls.filter(ended_at=None).update(ended_at=now, outcome=outcome)
    actor = Actor.system("calls.placed")
    note(actor, "call.placed_ended", at=now, detail={"reference": reference, "outcome": outcome})
    receipt = Receipt(reference, reference, _state(outcome, call.path if call else ()), now)
    carrier = _carrier_of(reference)
    messages.record_delivery_receipt(actor=actor, supplier=carrier or SUPPLIER, receipt=receipt, now=now)


def _carrier_of(reference: str) -> str | None:
    held = HostedCall.objects.filter(call__carrier_call_id=reference, call__direction=OUT)
    return held.order_by("id").values_list("carrier", flat=True).last()


def left_open() -> tuple[str, ...]:
    """Return, by reference, the messages that were given to the line and have no outcome of their call yet. For a line
    that has placed no call yet: what dead lines have left."""
    given = Telling.objects.filter(provider=SUPPLIER, status__in=_WITH_THE_LINE).order_by("id")
    references = [str(reference) for reference in given.values_list("reference", flat=True)]
    rung = Call.objects.filter(Q(ended_at=None) | Q(carrier_call_id__in=references), direction=OUT, hosted=None)
    return tuple(rung.order_by("id").values_list("carrier_call_id", flat=True))


def settle_left_open(*, references: Iterable[str], now: datetime) -> None:
    """Settle these (`left_open`) by what is on record of their calls, so that no victim who has heard the news is rung
    twice, and a person looks at once where they have not."""
    for reference in references:
        call = Call.objects.filter(carrier_call_id=reference, direction=OUT).latest("id")
        end(reference=reference, outcome=call.outcome or CUT_OFF, now=now)


def find(*, reference: str) -> PlacedCall | None:
    """Return what is known of the call for this message. None: it was never placed."""
    call = Call.objects.filter(carrier_call_id=reference, direction=OUT).order_by("id").last()
    if call is None:
        return None
    if call.ended_at is None:
        return PlacedCall(MessageState.SENDING, call.started_at)
    return PlacedCall(_state(call.outcome, call.path), call.ended_at)


def _state(outcome: str, path: Collection[str]) -> MessageState:
    """What the victim had heard to its end counts, whatever followed in the call: a message that they left, or a
    promise that could not be written down."""
    return MessageState.DELIVERED if outcome in _TOLD or has_told_news(path) else MessageState.FAILED_FOR_NOW


def _had_come_to(call: Call) -> str:
    """Return what a call that was cut off had come to: by its path, or by what the victim had confirmed by hearing it."""
    by_path = outcome_of(tuple(call.path))
    if by_path in _TOLD or has_told_news(call.path):
        return by_path
    heard = Telling.objects.filter(reference=call.carrier_call_id, confirmed_how=ConfirmedHow.LINE)
    return "told" if heard.exists() else CUT_OFF
