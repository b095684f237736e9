"""Records calls that the line places: those that tell a victim that there is news, with the state of the message behind
each, and call backs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from victimcare.records.models import Call, Callback, CallbackAttempt, HostedCall, Notification, Staff
from victimcare.records.models.telephone.callbacks import CallbackAttemptOutcome
from victimcare.records.models.victim_contact.notifications import NotificationStatus
from victimcare.rules.calls import call_outcome, has_told_news
from victimcare.rules.calls.outbound_calls import SpendingCap
from victimcare.rules.safe_contact.contact_gate import VictimChannel
from victimcare.rules.safe_contact.contact_plan import CallerDisplay
from victimcare.services.access import Actor
from victimcare.services.audit import note
from victimcare.services.messages import delivery_status
from victimcare.services.ports import DeliveryReceipt, MessageState

NEWS_DIRECTION = "out"
CUT_OFF = "cut_off"  # the line ended in the middle of the call, with or without warning
# The victim keyed their code and heard the news, or is rung back for it; or they agreed to a message on their machine.
# A victim who went to a person before the end has heard only the news read out until then (`has_told_news`): they may
# have spoken about other things.
_TOLD_OUTCOMES = frozenset({"told", "message_left", "callback"})
LINE_SUPPLIER = "line"  # the name of its adapter
_HELD_BY_LINE = (
    NotificationStatus.HANDED_OVER,
    NotificationStatus.IN_DOUBT,
    NotificationStatus.ACCEPTED,
    NotificationStatus.SENDING,
)


@dataclass(frozen=True, slots=True)
class PlacedCallStatus:
    """The progress of a call, as a message's state, and since when."""

    state: MessageState
    at: datetime


@transaction.atomic
def record_placed_call(*, reference: str, now: datetime) -> UUID:
    """Record, before the carrier is asked, that we are about to ring for the message with this reference."""
    call = Call.objects.create(carrier_call_id=reference, direction=NEWS_DIRECTION, started_at=now)
    call.refresh_from_db(fields=["public_id"])
    return call.public_id


@transaction.atomic
def record_placed_answer(*, call_id: UUID, now: datetime) -> None:
    Call.objects.filter(public_id=call_id, answered_at=None).update(answered_at=now)


@transaction.atomic
def end_placed_call(*, reference: str, outcome: str, now: datetime) -> None:
    """Record the outcome of the call, and of the message for which it was made: delivered only if the victim's code was
    keyed, or a message was left to which they agreed. Any other person who picked up was told nothing, and we must
    reach the victim another way.

    A call that was cut off still counts if the victim had heard the news before.
    """
    calls = Call.objects.select_for_update().filter(carrier_call_id=reference, direction=NEWS_DIRECTION)
    call = calls.order_by("id").last()
    if outcome == CUT_OFF and call is not None:
        outcome = _outcome_so_far(call)
    calls.filter(ended_at=None).update(ended_at=now, outcome=outcome)
    actor = Actor.system("calls.placed")
    note(actor, "call.placed_ended", at=now, detail={"reference": reference, "outcome": outcome})
    receipt = DeliveryReceipt(reference, reference, _message_state(outcome, call.path if call else ()), now)
    carrier = _carrier_of(reference)
    delivery_status.record_delivery_receipt(actor=actor, supplier=carrier or LINE_SUPPLIER, receipt=receipt, now=now)


def _carrier_of(reference: str) -> str | None:
    held = HostedCall.objects.filter(call__carrier_call_id=reference, call__direction=NEWS_DIRECTION)
    return held.order_by("id").values_list("carrier", flat=True).last()


def list_open_placed_calls() -> tuple[str, ...]:
    """Return the references of the messages that were given to the line and whose calls have no outcome yet. For a line
    that has placed no call yet: what dead lines have left."""
    given = Notification.objects.filter(provider=LINE_SUPPLIER, status__in=_HELD_BY_LINE).order_by("id")
    references = [str(reference) for reference in given.values_list("reference", flat=True)]
    rung = Call.objects.filter(
        Q(ended_at=None) | Q(carrier_call_id__in=references), direction=NEWS_DIRECTION, hosted=None
    )
    return tuple(rung.order_by("id").values_list("carrier_call_id", flat=True))


def settle_open_placed_calls(*, references: Iterable[str], now: datetime) -> None:
    """Settle these messages (`list_open_placed_calls`) by the record of their calls, so that no victim who has heard
    the news is rung twice, and a person looks at once if they have not."""
    for reference in references:
        call = Call.objects.filter(carrier_call_id=reference, direction=NEWS_DIRECTION).latest("id")
        end_placed_call(reference=reference, outcome=call.outcome or CUT_OFF, now=now)


def find_placed_call(*, reference: str) -> PlacedCallStatus | None:
    """Return the progress of the call for this message. None: it was never placed."""
    call = Call.objects.filter(carrier_call_id=reference, direction=NEWS_DIRECTION).order_by("id").last()
    if call is None:
        return None
    if call.ended_at is None:
        return PlacedCallStatus(MessageState.SENDING, call.started_at)
    return PlacedCallStatus(_message_state(call.outcome, call.path), call.ended_at)


def _message_state(outcome: str, path: Collection[str]) -> MessageState:
    """Return the message's state. What the victim heard to its end counts, whatever followed in the call, such as a
    message that they left or a promise that could not be written down."""
    return MessageState.DELIVERED if outcome in _TOLD_OUTCOMES or has_told_news(path) else MessageState.FAILED_FOR_NOW


def _outcome_so_far(call: Call) -> str:
    """Return the outcome of a call that was cut off: from its path, or from the news that the victim had heard to its
    end."""
    by_path = call_outcome(tuple(call.path))
    if by_path in _TOLD_OUTCOMES or has_told_news(call.path):
        return by_path
    heard = Notification.objects.filter(reference=call.carrier_call_id, confirmed_how=VictimChannel.LINE)
    return "told" if heard.exists() else CUT_OFF


# Attempts that the line made: the call that it placed for each, and its result

CALLBACK_DIRECTION = "back"  # the direction of such a call; the attempt's public id is its carrier's id
TAKEN_OVER_BY = "held_by"  # in its state: the colleague (public id) who took the victim over from the one who rang


class CallbackCallResult(StrEnum):
    """The result of a call that the line placed for an attempt."""

    SPOKE = "spoke"  # with a person; the colleague who rang knows with whom
    NO_ANSWER = "no_answer"
    ENGAGED = "engaged"
    MACHINE = "machine"  # and the line hung up
    MACHINE_WAITS = "machine_waits"  # for a message, as the victim agreed: the colleague who rang was joined
    LINE_FAILED = "line_failed"
    CUT_OFF = "cut_off"  # the line died
    # A cap was reached: the victim was not rung
    AT_ONCE = SpendingCap.AT_ONCE.value
    AN_HOUR = SpendingCap.AN_HOUR.value
    A_DAY = SpendingCap.A_DAY.value


_ATTEMPT_OUTCOMES = {
    CallbackCallResult.NO_ANSWER: CallbackAttemptOutcome.NO_ANSWER,
    CallbackCallResult.ENGAGED: CallbackAttemptOutcome.ENGAGED,
    CallbackCallResult.MACHINE: CallbackAttemptOutcome.MACHINE,
    CallbackCallResult.LINE_FAILED: CallbackAttemptOutcome.LINE_FAILED,
    CallbackCallResult.AT_ONCE: CallbackAttemptOutcome.LINE_FAILED,
    CallbackCallResult.AN_HOUR: CallbackAttemptOutcome.LINE_FAILED,
    CallbackCallResult.A_DAY: CallbackAttemptOutcome.LINE_FAILED,
}
CAPPED_RESULTS = [cap.value for cap in SpendingCap]  # results of attempts that a cap stopped


def shown_number(agreed: CallerDisplay) -> CallerDisplay:
    """Return the number that the victim's telephone really shows: a line without a neutral number withholds it."""
    return CallerDisplay.WITHHELD if agreed is CallerDisplay.NEUTRAL and not settings.SIP_RINGS_FROM else agreed


def calls_of_attempt(attempt: CallbackAttempt) -> QuerySet[Call]:
    """One call at most, found by when it began, which has an index."""
    return Call.objects.filter(
        started_at=attempt.at, carrier_call_id=str(attempt.public_id), direction=CALLBACK_DIRECTION
    )


def caps_of_attempts(attempts: Iterable[CallbackAttempt]) -> Mapping[str, SpendingCap]:
    """Return which cap stopped each of these attempts, by the attempt's public id; only those that a cap stopped."""
    failed = [one for one in attempts if one.is_by_the_desk and one.outcome == CallbackAttemptOutcome.LINE_FAILED]
    calls = Call.objects.filter(
        started_at__in=[one.at for one in failed], direction=CALLBACK_DIRECTION, outcome__in=CAPPED_RESULTS
    )
    ids = [str(one.public_id) for one in failed]
    found = calls.filter(carrier_call_id__in=ids).values_list("carrier_call_id", "outcome")
    return {attempt: SpendingCap(cap) for attempt, cap in found}


def find_victim_of_call(call: Call) -> int | None:
    """Return the victim of this call: they passed the identity check in it, or the call is the call back that they were
    promised."""
    if call.victim_id is not None or call.direction != CALLBACK_DIRECTION:
        return call.victim_id
    promise = Callback.objects.filter(attempts__public_id=call.carrier_call_id)
    found = promise.values_list(Coalesce("victim", "call__victim"), flat=True)
    return found.first()


def find_attempt_outcome(attempt: CallbackAttempt) -> CallbackAttemptOutcome | None:
    """Return how the attempt went, from the call alone. None: the line placed no call, or the call goes on, or a person
    took part, who knows better."""
    how = calls_of_attempt(attempt).filter(ended_at__isnull=False).values_list("outcome", flat=True).first()
    return _ATTEMPT_OUTCOMES.get(CallbackCallResult(how)) if how else None


def has_had_conversation(attempt: CallbackAttempt, staff_id: int | None) -> bool:
    """Whether this colleague rang the victim, or took them over during the call, and so knows how it went."""
    if attempt.by_id == staff_id:
        return True
    call = calls_of_attempt(attempt).first() if attempt.is_by_the_desk else None
    taken_over = call.state.get(TAKEN_OVER_BY) if call is not None else None
    return taken_over is not None and Staff.objects.filter(id=staff_id or 0, public_id=UUID(taken_over)).exists()
