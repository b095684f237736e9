"""Serves /phone/twiml: the requests of a hosted carrier during a call."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Concatenate, ParamSpec
from uuid import UUID

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.channels.phone.line_prompts import list_machine_languages, list_offered_languages
from victimcare.channels.phone.twiml import turn_effects
from victimcare.channels.phone.twiml.call_turns import (
    AgentToRing,
    CallTurn,
    TurnMemory,
    begin_inbound_turn,
    build_instruction,
    is_waiting_for_agent,
    read_turn,
)
from victimcare.rules.calls import CallAnswered, CallState, SpokenPart
from victimcare.rules.calls.flow.room_menu import is_room_number
from victimcare.services import clock, port_registry
from victimcare.services.access import Act
from victimcare.services.calls import hosted_calls
from victimcare.services.calls.call_queue.queue_state import queue_limits
from victimcare.services.calls.hosted_calls import HostedCallMove, HostedCallState, RequestReplayed
from victimcare.services.control_room.major import major_greetings
from victimcare.services.ports import ForgedCallback, UnreadableReceipt
from victimcare.services.ports.hosted_calls import CallProgress, CarrierRequest, EndCall, HostedLine, JoinCaller

# Checks before a request is answered: from the carrier, to an address of ours, and readable; otherwise it is refused

LARGEST_REQUEST = 64 * 1024  # bytes; a request has a few hundred
BAD_REQUEST, FORBIDDEN, TOO_LARGE = 400, 403, 413

log = structlog.get_logger()
Given = ParamSpec("Given")


class VerifiedRequest:
    """A genuine request. `digest`: the same for its repeat and for no other."""

    def __init__(self, request: HttpRequest, line: HostedLine, told: CarrierRequest) -> None:
        self.line, self.told = line, told
        fields = [(name, value) for name in sorted(request.POST) for value in sorted(request.POST.getlist(name))]
        self.digest = hashlib.sha256(repr((request.path, fields)).encode("utf-8", "surrogateescape")).digest()

    def answer(self, body: bytes) -> HttpResponse:
        return HttpResponse(body, content_type=self.line.content_type, headers={"Cache-Control": "no-store"})


def public_address() -> str:
    """Return our own address, as the carrier knows it: never the one that a request claims."""
    return str(settings.ENVIRONMENT.public_url).rstrip("/")


def is_carrier_on() -> bool:
    return bool(settings.ENVIRONMENT.public_url) and port_registry.find_hosted_line() is not None


def carrier_view(
    view: Callable[Concatenate[VerifiedRequest, Given], HttpResponse],
) -> Callable[Concatenate[HttpRequest, Given], HttpResponse]:
    """Answer 404 where no hosted carrier is set up; 403, with nothing written, for a forged or replayed request."""

    @csrf_exempt  # no browser comes here; the carrier's signature is the proof
    @require_POST
    def checked(request: HttpRequest, /, *args: Given.args, **values: Given.kwargs) -> HttpResponse:
        line = port_registry.find_hosted_line()
        if line is None or not settings.ENVIRONMENT.public_url:
            return HttpResponseNotFound()
        if int(request.headers.get("Content-Length") or 0) > LARGEST_REQUEST:
            return HttpResponse(status=TOO_LARGE)
        try:
            line.check(public_address() + request.get_full_path(), request.headers, request.POST)
            return view(VerifiedRequest(request, line, line.read(request.POST)), *args, **values)
        except ForgedCallback:
            log.warning("twiml.forged")
        except RequestReplayed:
            log.warning("twiml.replayed")
        except UnreadableReceipt as error:
            log.warning("twiml.unreadable", reason=str(error))
            return HttpResponse(status=BAD_REQUEST)
        return HttpResponse(status=FORBIDDEN)

    checked.access = Act.ANSWER_CALL  # type: ignore[attr-defined]
    return checked


NEXT_PATH, PICKED_UP_PATH = "/phone/twiml/next", "/phone/twiml/picked-up"


@carrier_view
def answer_inbound(request: VerifiedRequest) -> HttpResponse:
    """Begin an incoming call."""

    def begins(held: HostedCallState) -> CallTurn:
        words = major_greetings.find_line_greeting()
        is_for_room = is_room_number(request.told.dialled, settings.ENVIRONMENT.control_room_line_number)
        memory = TurnMemory(
            CallState(),
            DeskMemory(held.call_id, request.told.rings_from, line=hosted_calls.HOSTED).as_json(),
            said={SpokenPart.GREETING: (words,)} if words else {},
        )
        languages = list_offered_languages(settings.HOME, list_machine_languages())
        return begin_inbound_turn(memory, CallAnswered(languages, is_for_room=is_for_room))

    return _move_call(request, hosted_calls.begin_hosted_call, begins)


@carrier_view
def continue_call(request: VerifiedRequest, turn: int) -> HttpResponse:
    """Continue with what the caller did since the `turn`-th answer to the carrier."""

    def goes_on(held: HostedCallState) -> CallTurn:
        memory = TurnMemory.from_bytes(held.memory)
        is_passed_on = memory.doing.joins and hosted_calls.end_hosted_conversation(
            call_id=held.call_id, now=clock.current_time()
        )
        is_closed = is_waiting_for_agent(memory) and hosted_calls.is_closed_for_caller(
            call_id=held.call_id, now=clock.current_time()
        )
        return read_turn(memory, request.told, is_passed_on=is_passed_on, is_closed=is_closed)

    return _move_call(request, partial(hosted_calls.continue_hosted_call, turn=turn), goes_on)


@carrier_view
def answer_placed(request: VerifiedRequest, reference: UUID) -> HttpResponse:
    """Begin a call that the carrier placed for us and that was answered. A machine hears nothing, unless the victim
    agreed to a message; if it is unclear who answered, nothing is said either."""

    def begins(held: HostedCallState) -> CallTurn:
        return turn_effects.begin_placed_turn(
            TurnMemory(CallState(), DeskMemory(held.call_id, line=hosted_calls.HOSTED).as_json()), held, request.told
        )

    return _move_call(request, partial(hosted_calls.begin_hosted_placed_call, reference=str(reference)), begins)


@carrier_view
def record_placed_status(request: VerifiedRequest, reference: UUID) -> HttpResponse:
    """Record that a call that the carrier placed for us rings, or is over."""
    known = {"carrier": request.line.name, "carrier_call_id": request.told.call, "reference": str(reference)}
    if request.told.became is CallProgress.UNDER_WAY:
        hosted_calls.record_hosted_ringing(**known, now=clock.current_time())
        return HttpResponse(status=204)
    over = hosted_calls.end_hosted_call(**known, request=request.digest, now=clock.current_time())
    if over.held is not None:
        turn_effects.end_placed_turn(over.held, request.told, request.line)
    return HttpResponse(status=204)


@carrier_view
def join_agent(request: VerifiedRequest) -> HttpResponse:
    """Join the caller to the agent who has picked up, unless the caller has gone or was offered to another agent."""
    call_id = hosted_calls.join_hosted_agent(
        carrier=request.line.name, carrier_call_id=request.told.for_call, now=clock.current_time()
    )
    if call_id is None:
        return request.answer(request.line.write(EndCall()))
    turn_effects.join_waiting_caller(call_id)
    return request.answer(request.line.write(JoinCaller()))


@carrier_view
def take_recording(request: VerifiedRequest) -> HttpResponse:
    """Fetch a recording that the carrier has, seal it, and have it deleted there, whatever happens to the call."""
    hosted_calls.queue_recording_fetch(
        carrier=request.line.name, carrier_call_id=request.told.call, recording=request.told.recording
    )
    return HttpResponse(status=204)


@carrier_view
def record_call_status(request: VerifiedRequest) -> HttpResponse:
    """Record the carrier's report that a call has ended, on either side."""
    over = hosted_calls.end_hosted_call(
        carrier=request.line.name, carrier_call_id=request.told.call, request=request.digest, now=clock.current_time()
    )
    if over.held is not None and over.held.memory:
        turn_effects.attend_turn(
            over.held, read_turn(TurnMemory.from_bytes(over.held.memory), request.told), request.line
        )
    return HttpResponse(status=204)


def _move_call(
    request: VerifiedRequest,
    take: Callable[..., hosted_calls.CarrierAnswer],
    goes: Callable[[HostedCallState], CallTurn],
) -> HttpResponse:
    turns: list[CallTurn] = []

    def move(held: HostedCallState) -> HostedCallMove:
        turn = goes(held)
        turn = replace(turn, memory=replace(turn.memory, recording=request.told.recording or turn.memory.recording))
        turns.append(turn)
        then = f"{public_address()}{NEXT_PATH}/{held.turn + 1}"
        offered_for = round(queue_limits().answers_within.total_seconds())
        called = AgentToRing(
            turn_effects.number_to_ring(held, turn, request.line), f"{public_address()}{PICKED_UP_PATH}", offered_for
        )
        said = request.line.write(build_instruction(turn, public=public_address(), then=then, called=called))
        return HostedCallMove(b"" if turn.is_over else turn.memory.as_bytes(), said)

    told = take(
        carrier=request.line.name,
        carrier_call_id=request.told.call,
        request=request.digest,
        now=clock.current_time(),
        move=move,
    )
    if told.held is not None:
        turn_effects.attend_turn(told.held, turns[0], request.line)
    return request.answer(told.answer)
