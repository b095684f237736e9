"""What the line knows of a try that it made: the call that it placed for the try, and what became of that call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from victimcare.records.models import Call, Callback, CallbackAttempt, Staff
from victimcare.records.models.callbacks import AttemptOutcome
from victimcare.rules.calls.outbound_calls import SpendingCap
from victimcare.rules.safe_contact.contact_plan import CallerDisplay

BACK = "back"  # the direction of such a call; the try's public id is its carrier's id
HELD_BY = "held_by"  # in its state: the colleague (public id) who took over the victim from the colleague who rang


class Went(StrEnum):
    """What became of a call that the line placed for a try."""

    SPOKE = "spoke"  # with a person: the colleague who rang knows with whom
    NO_ANSWER = "no_answer"
    ENGAGED = "engaged"
    MACHINE = "machine"  # and the line hung up
    MACHINE_WAITS = "machine_waits"  # for a message, as the victim agreed: the colleague who rang was let in
    LINE_FAILED = "line_failed"
    CUT_OFF = "cut_off"  # the line died
    # A cap was reached: the victim was not rung.
    AT_ONCE = SpendingCap.AT_ONCE.value
    AN_HOUR = SpendingCap.AN_HOUR.value
    A_DAY = SpendingCap.A_DAY.value


_SAYS = {
    Went.NO_ANSWER: AttemptOutcome.NO_ANSWER,
    Went.ENGAGED: AttemptOutcome.ENGAGED,
    Went.MACHINE: AttemptOutcome.MACHINE,
    Went.LINE_FAILED: AttemptOutcome.LINE_FAILED,
    Went.AT_ONCE: AttemptOutcome.LINE_FAILED,
    Went.AN_HOUR: AttemptOutcome.LINE_FAILED,
    Went.A_DAY: AttemptOutcome.LINE_FAILED,
}
CAPPED = [cap.value for cap in SpendingCap]  # the outcomes of tries that a cap stopped


def shows(agreed: CallerDisplay) -> CallerDisplay:
    """What the victim's telephone really shows: a line that has no neutral number withholds it."""
    return CallerDisplay.WITHHELD if agreed is CallerDisplay.NEUTRAL and not settings.SIP_RINGS_FROM else agreed


def calls_of(attempt: CallbackAttempt) -> QuerySet[Call]:
    """One call at most, found by when it began, which has an index."""
    return Call.objects.filter(started_at=attempt.at, carrier_call_id=str(attempt.public_id), direction=BACK)


def caps(attempts: Iterable[CallbackAttempt]) -> Mapping[str, SpendingCap]:
    """Return which cap stopped each of these tries, by the try's public id; only of those that a cap stopped."""
    failed = [one for one in attempts if one.is_by_the_desk and one.outcome == AttemptOutcome.LINE_FAILED]
    calls = Call.objects.filter(started_at__in=[one.at for one in failed], direction=BACK, outcome__in=CAPPED)
    ids = [str(one.public_id) for one in failed]
    found = calls.filter(carrier_call_id__in=ids).values_list("carrier_call_id", "outcome")
    return {attempt: SpendingCap(cap) for attempt, cap in found}


def victim_of(call: Call) -> int | None:
    """Return the victim whom this call is about: they passed the identity check in it, or were promised that we ring."""
    if call.victim_id is not None or call.direction != BACK:
        return call.victim_id
    promise = Callback.objects.filter(attempts__public_id=call.carrier_call_id)
    found = promise.values_list(Coalesce("victim", "call__victim"), flat=True)
    return found.first()


def says(attempt: CallbackAttempt) -> AttemptOutcome | None:
    """Return how the try went, by the call alone. None: the line placed no call, or the call goes on, or a person was
    there, who knows better."""
    how = calls_of(attempt).filter(ended_at__isnull=False).values_list("outcome", flat=True).first()
    return _SAYS.get(Went(how)) if how else None


def has_had(attempt: CallbackAttempt, staff_id: int | None) -> bool:
    """Whether this colleague rang the victim, or took them over while they were on the telephone, and so knows how it
    went."""
    if attempt.by_id == staff_id:
        return True
    call = calls_of(attempt).first() if attempt.is_by_the_desk else None
    taken_over = call.state.get(HELD_BY) if call is not None else None
    return taken_over is not None and Staff.objects.filter(id=staff_id or 0, public_id=UUID(taken_over)).exists()
