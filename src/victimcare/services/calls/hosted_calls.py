"""Runs calls that a hosted carrier holds: each begins once, and advances by one request after another. Also decides
which agent the carrier rings.

Every answered request counts as one turn, and the next request comes to an address with that number. The carrier's own
repeat of its last request gets the same answer again; any other request for a past turn, or for a call that is over, is
a replay.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from victimcare.records.models import Agent, Call, HostedCall, QueueEntry
from victimcare.rules.calls.call_queue import HOSTED as HOSTED
from victimcare.rules.calls.steps import VoicemailRecipient
from victimcare.services import port_registry
from victimcare.services.access import Act, Actor, permit
from victimcare.services.calls import placed_calls
from victimcare.services.calls.call_queue import caller_queue, line_opening, queue_routing, queue_state
from victimcare.services.calls.call_queue.queue_routing import CallOffer
from victimcare.services.calls.voicemail import EmptyVoicemail, keep_voicemail
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.ports import SendDeferred
from victimcare.services.ports.hosted_calls import RecordingMissing
from victimcare.services.sealing import seal_bytes, unseal_bytes

FETCHED_BY_JOB_AFTER = timedelta(
    seconds=30
)  # the call itself fetches it while the caller waits to hear that it is kept
_RECIPIENT_BY_STEP = {
    "message_officer": VoicemailRecipient.OFFICER,
    "message_desk": VoicemailRecipient.DESK,
}  # by step of the flow
ABANDONED_AFTER = timedelta(
    hours=4
)  # without a request: longer than a carrier holds a call, so its end was not reported


class RequestReplayed(Exception):
    """This request belongs to a turn that is past, to a call that is over, or to no call of ours."""


@dataclass(frozen=True, slots=True)
class HostedCallState:
    """A call before its next turn. `memory`: its stored state; empty: it begins."""

    call_id: UUID
    turn: int
    memory: bytes = field(default=b"", repr=False)
    reference: str = ""  # of the message for which we placed it


@dataclass(frozen=True, slots=True)
class HostedCallMove:
    """A call after a turn: if its memory is empty, no further request is answered."""

    memory: bytes = field(repr=False)
    answer: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class CarrierAnswer:
    """The answer to the carrier. `held` None: this is a repeat, and nothing was written."""

    answer: bytes = field(repr=False)
    held: HostedCallState | None = None


MoveFunction = Callable[[HostedCallState], HostedCallMove]


@transaction.atomic
def begin_hosted_call(
    *, carrier: str, carrier_call_id: str, request: bytes, now: datetime, move: MoveFunction
) -> CarrierAnswer:
    """Begin an incoming call. `request`: the hash of the request. Raises RequestReplayed."""
    try:
        with transaction.atomic():
            call = Call.objects.create(carrier_call_id=carrier_call_id, direction="in", started_at=now, answered_at=now)
            HostedCall.objects.create(call=call, carrier=carrier, carrier_call_id=carrier_call_id, touched_at=now)
    except IntegrityError:
        pass  # the request has come before
    return _move_call(carrier, carrier_call_id, 0, request, now, move)


@transaction.atomic
def begin_hosted_placed_call(
    *, carrier: str, carrier_call_id: str, reference: str, request: bytes, now: datetime, move: MoveFunction
) -> CarrierAnswer:
    """Begin a call that the carrier placed for us, for the message with this reference, and that was answered. Raises
    RequestReplayed, also if another call was placed for that message."""
    _adopt_placed_call(carrier, carrier_call_id, reference, now)
    return _move_call(carrier, carrier_call_id, 0, request, now, move)


@transaction.atomic
def record_hosted_ringing(*, carrier: str, carrier_call_id: str, reference: str, now: datetime) -> None:
    """Record that the carrier has begun to ring, for the message with this reference. Raises RequestReplayed."""
    _adopt_placed_call(carrier, carrier_call_id, reference, now)
    if _lock_hosted_call(carrier, carrier_call_id).turn:
        raise RequestReplayed


@transaction.atomic
def continue_hosted_call(
    *, carrier: str, carrier_call_id: str, turn: int, request: bytes, now: datetime, move: MoveFunction
) -> CarrierAnswer:
    """Answer the carrier's request to the address of this turn. Raises RequestReplayed."""
    return _move_call(carrier, carrier_call_id, turn, request, now, move)


@transaction.atomic
def end_hosted_call(
    *, carrier: str, carrier_call_id: str, request: bytes, now: datetime, reference: str = ""
) -> CarrierAnswer:
    """Record the carrier's report that the call is over; `held` is its last state. Raises RequestReplayed.

    `reference`: that of a call which the carrier placed for us; it may have ended before we heard about it.
    """
    if reference:
        _adopt_placed_call(carrier, carrier_call_id, reference, now)
    row = _lock_hosted_call(carrier, carrier_call_id)
    if row.over_at is not None:
        return _repeat_answer(row, request)
    held = _hosted_state(row)
    _store_move(row, request, HostedCallMove(b"", b""), now)
    row.over_at = now
    row.save()
    return CarrierAnswer(b"", held)


@transaction.atomic
def change_call_memory(*, call_id: UUID, change: Callable[[bytes], bytes]) -> None:
    """Change the stored state of a call, between two requests; does nothing if the call is over."""
    row = HostedCall.objects.select_for_update().filter(call__public_id=call_id).first()
    if row is not None and row.memory:
        row.memory = seal_bytes(change(_unseal_part(row, row.memory)), _seal_context(row))
        row.save(update_fields=["memory"])


@transaction.atomic
def queue_recording_fetch(*, carrier: str, carrier_call_id: str, recording: str) -> None:
    """Queue a job that stores the carrier's recording of this call here and has it deleted there, however long that
    takes. A second request leads to the same recording. Raises RequestReplayed for a call that is not ours."""
    held = HostedCall.objects.filter(carrier=carrier, carrier_call_id=carrier_call_id).select_related("call").first()
    if held is None or not recording:
        raise RequestReplayed
    queue_job(Job.KEEP_RECORDING, after=FETCHED_BY_JOB_AFTER, call_id=str(held.call.public_id), recording=recording)


def fetch_recording(*, call_id: UUID, recording: str, now: datetime) -> None:
    """Fetch the recording, store it sealed, and have the carrier delete it; one that is gone there is stored already.
    Raises SendDeferred."""
    line = port_registry.find_hosted_line()
    if line is None:
        raise SendDeferred("no hosted carrier is set up")
    path = Call.objects.values_list("path", flat=True).get(public_id=call_id)
    with suppress(RecordingMissing, EmptyVoicemail):
        keep_voicemail(call_id=call_id, sound=line.recording(recording), for_whom=_voicemail_recipient(path), now=now)
    line.erase(recording)


def _voicemail_recipient(path: list[str]) -> VoicemailRecipient:
    """Return the recipient that the caller last heard named before they spoke."""
    spoken = [step for step in path if step in _RECIPIENT_BY_STEP]
    return _RECIPIENT_BY_STEP[spoken[-1]] if spoken else VoicemailRecipient.DESK


def find_unknown_calls(carrier: str, carrier_call_ids: Collection[str]) -> Collection[str]:
    """Return those of these calls that the carrier has never reported."""
    known = HostedCall.objects.filter(carrier=carrier, carrier_call_id__in=carrier_call_ids)
    return set(carrier_call_ids) - set(known.values_list("carrier_call_id", flat=True))


def list_open_hosted_calls(*, now: datetime) -> tuple[tuple[UUID, str], ...]:
    """Return calls whose end was not reported, or was reported to a process that died, each with its reference if we
    had it placed."""
    rows = HostedCall.objects.filter(call__ended_at=None, touched_at__lt=now - ABANDONED_AFTER).select_related("call")
    return tuple((row.call.public_id, _message_reference(row.call)) for row in rows.order_by("id"))


@transaction.atomic
def abandon_hosted_call(*, call_id: UUID, now: datetime) -> None:
    """Delete the stored state of a call of which we hear no more."""
    row = HostedCall.objects.select_for_update().get(call__public_id=call_id)
    row.memory, row.last_answer, row.over_at = b"", b"", now
    row.save()


def _adopt_placed_call(carrier: str, carrier_call_id: str, reference: str, now: datetime) -> None:
    if HostedCall.objects.filter(carrier=carrier, carrier_call_id=carrier_call_id).exists():
        return
    call = (
        Call.objects.select_for_update().filter(carrier_call_id=reference, direction=placed_calls.NEWS_DIRECTION).last()
    )
    if call is None:
        call = Call.objects.create(carrier_call_id=reference, direction=placed_calls.NEWS_DIRECTION, started_at=now)
    try:
        with transaction.atomic():
            HostedCall.objects.create(call=call, carrier=carrier, carrier_call_id=carrier_call_id, touched_at=now)
    except IntegrityError:
        raise RequestReplayed from None  # the message has its call already


def _move_call(
    carrier: str, carrier_call_id: str, turn: int, request: bytes, now: datetime, move: MoveFunction
) -> CarrierAnswer:
    row = _lock_hosted_call(carrier, carrier_call_id)
    if row.over_at is not None or row.turn != turn or (turn and not row.memory):
        return _repeat_answer(row, request)
    held = _hosted_state(row)
    moved = move(held)
    _store_move(row, request, moved, now)
    row.turn += 1
    row.save()
    return CarrierAnswer(moved.answer, held)


def _lock_hosted_call(carrier: str, carrier_call_id: str) -> HostedCall:
    rows = HostedCall.objects.select_for_update().filter(carrier=carrier, carrier_call_id=carrier_call_id)
    if (row := rows.first()) is None:
        raise RequestReplayed
    return row


def _repeat_answer(row: HostedCall, request: bytes) -> CarrierAnswer:
    if bytes(row.last_request) != request or not row.last_answer:
        raise RequestReplayed
    return CarrierAnswer(_unseal_part(row, row.last_answer))


def _store_move(row: HostedCall, request: bytes, moved: HostedCallMove, now: datetime) -> None:
    row.memory = seal_bytes(moved.memory, _seal_context(row)) if moved.memory else b""
    row.last_request, row.last_answer = request, seal_bytes(moved.answer, _seal_context(row))
    row.touched_at = now


def _hosted_state(row: HostedCall) -> HostedCallState:
    call = Call.objects.get(id=row.call_id)
    memory = _unseal_part(row, row.memory) if row.memory else b""
    return HostedCallState(call.public_id, row.turn, memory, _message_reference(call))


def _message_reference(call: Call) -> str:
    return call.carrier_call_id if call.direction == placed_calls.NEWS_DIRECTION else ""


def _unseal_part(row: HostedCall, sealed: bytes | memoryview[int]) -> bytes:
    return unseal_bytes(bytes(sealed), _seal_context(row))


def _seal_context(row: HostedCall) -> str:
    return f"hosted call:{row.carrier}:{row.carrier_call_id}"


# Decides whom a hosted carrier rings for a waiting caller: only the agent to whom the caller is offered, at the
# extension at which they signed on.


@dataclass(frozen=True, slots=True)
class HostedQueueSummary:
    """How many waiting callers a hosted carrier holds, and to how many agents on duty it can put them through."""

    callers: int
    on_duty: int
    dialled: int


def find_hosted_offer(*, call_id: UUID, now: datetime) -> CallOffer | None:
    """Return the agent to whom the caller is offered now, and where the carrier may ring."""
    return next((offer for offer in queue_routing.route_calls(line=HOSTED, now=now) if offer.call_id == call_id), None)


def join_hosted_agent(*, carrier: str, carrier_call_id: str, now: datetime) -> UUID | None:
    """Record that the agent to whom the caller was offered has picked up. None: the caller is no longer theirs, and the
    two must not be joined."""
    held = HostedCall.objects.filter(carrier=carrier, carrier_call_id=carrier_call_id, over_at=None)
    call_id = held.values_list("call__public_id", flat=True).first()
    return call_id if call_id is not None and caller_queue.join_offered_agent(call_id=call_id, now=now) else None


def end_hosted_conversation(*, call_id: UUID, now: datetime) -> bool:
    """Record that the agent who was rung has hung up, or never answered. Returns whether the caller was put back into
    the queue and waits for another."""
    caller_queue.end_conversation_of_call(call_id=call_id, now=now)
    return QueueEntry.objects.standing().filter(call__public_id=call_id).exists()


def is_closed_for_caller(*, call_id: UUID, now: datetime) -> bool:
    """Whether the caller waits, is offered to no agent, and the line was closed by hand."""
    waits = QueueEntry.objects.standing().filter(call__public_id=call_id, offered_to=None)
    return line_opening.is_line_closed_by_hand(now=now) and waits.exists()


def summarise_hosted_queue(*, actor: Actor) -> HostedQueueSummary | None:
    """Return why these callers wait while others are answered, for staff who look at the line. None: there is no such
    carrier."""
    permit(actor, Act.TAKE_CALLS)
    if port_registry.find_hosted_line() is None:
        return None
    on_duty = list(Agent.objects.on_duty())
    return HostedQueueSummary(
        QueueEntry.objects.standing().filter(line=HOSTED).count(),
        len(on_duty),
        sum(map(queue_state.is_dialled_by_hosted, on_duty)),
    )
