"""Calls that a hosted carrier holds: each is taken up once, and moved on by one request after another.

Every answered request counts one turn, and the next request comes to an address with that number. The carrier's own
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

from victimcare.records.models import Call, HostedCall
from victimcare.services import port_registry
from victimcare.services.calls import placed
from victimcare.services.calls.sounds.voicemail import ForWhom, NothingSaid, keep
from victimcare.services.job_queue import Job, queue_job
from victimcare.services.ports import TryLater
from victimcare.services.ports.hosted import NotThere
from victimcare.services.sealing import seal_bytes, unseal_bytes

FIRST_BY_THE_CALL = timedelta(seconds=30)  # while the caller waits to hear that it is kept, the call itself fetches it
_FOR_WHOM = {"message_officer": ForWhom.OFFICER, "message_desk": ForWhom.DESK}  # by steps of the flow
LEFT_AFTER = timedelta(hours=4)  # without a request: longer than a carrier holds a call, and its end was not reported


class Replayed(Exception):
    """This request belongs to a turn that the call has left, to a call that is over, or to none of ours."""


@dataclass(frozen=True, slots=True)
class Held:
    """A call that is to be moved on. `memory`: as it was left; empty: it begins."""

    call_id: UUID
    turn: int
    memory: bytes = field(default=b"", repr=False)
    reference: str = ""  # of the message for which we placed it


@dataclass(frozen=True, slots=True)
class Moved:
    """How a call is left: with an empty memory nothing more is asked about it."""

    memory: bytes = field(repr=False)
    answer: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answered:
    """What the carrier is told. `held` None: this is a repeat, and nothing was written."""

    answer: bytes = field(repr=False)
    held: Held | None = None


Move = Callable[[Held], Moved]


@transaction.atomic
def begin(*, carrier: str, carrier_call_id: str, request: bytes, now: datetime, move: Move) -> Answered:
    """Begin a call that came in. `request`: the hash of the request. Raises Replayed."""
    try:
        with transaction.atomic():
            call = Call.objects.create(carrier_call_id=carrier_call_id, direction="in", started_at=now, answered_at=now)
            HostedCall.objects.create(call=call, carrier=carrier, carrier_call_id=carrier_call_id, touched_at=now)
    except IntegrityError:
        pass  # it has come before
    return _moved(carrier, carrier_call_id, 0, request, now, move)


@transaction.atomic
def begin_placed(
    *, carrier: str, carrier_call_id: str, reference: str, request: bytes, now: datetime, move: Move
) -> Answered:
    """Begin a call that the carrier placed for us, for the message with this reference, and that was answered. Raises
    Replayed, also where another call was placed for that message."""
    _take_up_placed(carrier, carrier_call_id, reference, now)
    return _moved(carrier, carrier_call_id, 0, request, now, move)


@transaction.atomic
def rings(*, carrier: str, carrier_call_id: str, reference: str, now: datetime) -> None:
    """Record that the carrier has begun to ring, for the message with this reference. Raises Replayed."""
    _take_up_placed(carrier, carrier_call_id, reference, now)
    if _row(carrier, carrier_call_id).turn:
        raise Replayed


@transaction.atomic
def go_on(*, carrier: str, carrier_call_id: str, turn: int, request: bytes, now: datetime, move: Move) -> Answered:
    """Answer the carrier, which asks what to do next at the address of this turn. Raises Replayed."""
    return _moved(carrier, carrier_call_id, turn, request, now, move)


@transaction.atomic
def end(*, carrier: str, carrier_call_id: str, request: bytes, now: datetime, reference: str = "") -> Answered:
    """Record the carrier's report that the call is over; `held` says what it had come to. Raises Replayed.

    `reference`: of a call that the carrier placed for us; it may have ended before we heard of it.
    """
    if reference:
        _take_up_placed(carrier, carrier_call_id, reference, now)
    row = _row(carrier, carrier_call_id)
    if row.over_at is not None:
        return _again(row, request)
    held = _held(row)
    _leave(row, request, Moved(b"", b""), now)
    row.over_at = now
    row.save()
    return Answered(b"", held)


@transaction.atomic
def remember(*, call_id: UUID, change: Callable[[bytes], bytes]) -> None:
    """Change what is remembered of a call, between two requests; nothing where the call is over."""
    row = HostedCall.objects.select_for_update().filter(call__public_id=call_id).first()
    if row is not None and row.memory:
        row.memory = seal_bytes(change(_unsealed(row, row.memory)), _about(row))
        row.save(update_fields=["memory"])


@transaction.atomic
def keep_recording(*, carrier: str, carrier_call_id: str, recording: str) -> None:
    """Keep the carrier's recording of this call here and have it deleted there, however long that takes. Asked for
    twice, it is the same recording. Raises Replayed for a call that is none of ours."""
    held = HostedCall.objects.filter(carrier=carrier, carrier_call_id=carrier_call_id).select_related("call").first()
    if held is None or not recording:
        raise Replayed
    queue_job(Job.KEEP_RECORDING, after=FIRST_BY_THE_CALL, call_id=str(held.call.public_id), recording=recording)


def fetch_recording(*, call_id: UUID, recording: str, now: datetime) -> None:
    """Fetch the recording, keep it sealed, and have the carrier delete it; one that is gone there is kept. Raises
    TryLater."""
    line = port_registry.find_hosted_line()
    if line is None:
        raise TryLater("no hosted carrier is set up")
    path = Call.objects.values_list("path", flat=True).get(public_id=call_id)
    with suppress(NotThere, NothingSaid):
        keep(call_id=call_id, sound=line.recording(recording), for_whom=_for_whom(path), now=now)
    line.erase(recording)


def _for_whom(path: list[str]) -> ForWhom:
    """For the addressee whom the caller was last told of before they spoke."""
    spoken = [step for step in path if step in _FOR_WHOM]
    return _FOR_WHOM[spoken[-1]] if spoken else ForWhom.DESK


def unknown_among(carrier: str, carrier_call_ids: Collection[str]) -> Collection[str]:
    """Return those of these calls that the carrier has never reported."""
    known = HostedCall.objects.filter(carrier=carrier, carrier_call_id__in=carrier_call_ids)
    return set(carrier_call_ids) - set(known.values_list("carrier_call_id", flat=True))


def left_open(*, now: datetime) -> tuple[tuple[UUID, str], ...]:
    """Return calls whose end was not reported, or was reported to a process that died, with the reference of those that
    we had placed."""
    rows = HostedCall.objects.filter(call__ended_at=None, touched_at__lt=now - LEFT_AFTER).select_related("call")
    return tuple((row.call.public_id, _reference(row.call)) for row in rows.order_by("id"))


@transaction.atomic
def give_up(*, call_id: UUID, now: datetime) -> None:
    """Forget what was remembered of a call of which we hear no more."""
    row = HostedCall.objects.select_for_update().get(call__public_id=call_id)
    row.memory, row.last_answer, row.over_at = b"", b"", now
    row.save()


def _take_up_placed(carrier: str, carrier_call_id: str, reference: str, now: datetime) -> None:
    if HostedCall.objects.filter(carrier=carrier, carrier_call_id=carrier_call_id).exists():
        return
    call = Call.objects.select_for_update().filter(carrier_call_id=reference, direction=placed.OUT).last()
    if call is None:
        call = Call.objects.create(carrier_call_id=reference, direction=placed.OUT, started_at=now)
    try:
        with transaction.atomic():
            HostedCall.objects.create(call=call, carrier=carrier, carrier_call_id=carrier_call_id, touched_at=now)
    except IntegrityError:
        raise Replayed from None  # the message has its call already


def _moved(carrier: str, carrier_call_id: str, turn: int, request: bytes, now: datetime, move: Move) -> Answered:
    row = _row(carrier, carrier_call_id)
    if row.over_at is not None or row.turn != turn or (turn and not row.memory):
        return _again(row, request)
    held = _held(row)
    moved = move(held)
    _leave(row, request, moved, now)
    row.turn += 1
    row.save()
    return Answered(moved.answer, held)


def _row(carrier: str, carrier_call_id: str) -> HostedCall:
    rows = HostedCall.objects.select_for_update().filter(carrier=carrier, carrier_call_id=carrier_call_id)
    if (row := rows.first()) is None:
        raise Replayed
    return row


def _again(row: HostedCall, request: bytes) -> Answered:
    if bytes(row.last_request) != request or not row.last_answer:
        raise Replayed
    return Answered(_unsealed(row, row.last_answer))


def _leave(row: HostedCall, request: bytes, moved: Moved, now: datetime) -> None:
    row.memory = seal_bytes(moved.memory, _about(row)) if moved.memory else b""
    row.last_request, row.last_answer = request, seal_bytes(moved.answer, _about(row))
    row.touched_at = now


def _held(row: HostedCall) -> Held:
    call = Call.objects.get(id=row.call_id)
    memory = _unsealed(row, row.memory) if row.memory else b""
    return Held(call.public_id, row.turn, memory, _reference(call))


def _reference(call: Call) -> str:
    return call.carrier_call_id if call.direction == placed.OUT else ""


def _unsealed(row: HostedCall, sealed: bytes | memoryview[int]) -> bytes:
    return unseal_bytes(bytes(sealed), _about(row))


def _about(row: HostedCall) -> str:
    return f"hosted call:{row.carrier}:{row.carrier_call_id}"
