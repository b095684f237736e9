"""/phone/twiml: what a hosted carrier asks of us in a call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse

from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.channels.phone.prompts import offered, switched_on
from victimcare.channels.phone.twiml import attending, outgoing
from victimcare.channels.phone.twiml.genuine import Asked, from_the_carrier, public
from victimcare.channels.phone.twiml.memory import Memory
from victimcare.channels.phone.twiml.turns import Called, Turn, asked, happens, is_waiting, told_to
from victimcare.rules.calls import CallAnswered, CallState
from victimcare.services import clock
from victimcare.services.calls import hosted
from victimcare.services.calls.hosted import Held, Moved
from victimcare.services.calls.waiting import hosted_queue
from victimcare.services.calls.waiting.in_line import limits
from victimcare.services.ports.hosted import Became, End, Join

NEXT, PICKED_UP = "/phone/twiml/next", "/phone/twiml/picked-up"


@from_the_carrier
def answer(request: Asked) -> HttpResponse:
    """Somebody rings."""

    def begins(held: Held) -> Turn:
        memory = Memory(
            CallState(), DeskMemory(held.call_id, request.told.rings_from, line=hosted_queue.HOSTED).as_json()
        )
        return happens(Turn(memory), CallAnswered(offered(settings.HOME, switched_on())))

    return _moved(request, hosted.begin, begins)


@from_the_carrier
def go_on(request: Asked, turn: int) -> HttpResponse:
    """What she did since the carrier was answered for the `turn`-th time."""

    def goes_on(held: Held) -> Turn:
        memory = Memory.from_bytes(held.memory)
        is_passed_on = memory.doing.joins and hosted_queue.over(call_id=held.call_id, now=clock.current_time())
        is_closed = is_waiting(memory) and hosted_queue.is_closed_for(call_id=held.call_id, now=clock.current_time())
        return asked(memory, request.told, is_passed_on=is_passed_on, is_closed=is_closed)

    return _moved(request, partial(hosted.go_on, turn=turn), goes_on)


@from_the_carrier
def placed(request: Asked, reference: UUID) -> HttpResponse:
    """Somebody has picked up whom we had the carrier ring. A machine is told nothing, unless she agreed to it; whatever
    cannot be told apart is told nothing either."""

    def begins(held: Held) -> Turn:
        return outgoing.picked_up(
            Memory(CallState(), DeskMemory(held.call_id, line=hosted_queue.HOSTED).as_json()), held, request.told
        )

    return _moved(request, partial(hosted.begin_placed, reference=str(reference)), begins)


@from_the_carrier
def placed_became(request: Asked, reference: UUID) -> HttpResponse:
    """A call that we had the carrier place rings, or is over."""
    known = {"carrier": request.line.name, "carrier_call_id": request.told.call, "reference": str(reference)}
    if request.told.became is Became.UNDER_WAY:
        hosted.rings(**known, now=clock.current_time())
        return HttpResponse(status=204)
    over = hosted.end(**known, request=request.digest, now=clock.current_time())
    if over.held is not None:
        outgoing.over(over.held, request.told, request.line)
    return HttpResponse(status=204)


@from_the_carrier
def picked_up(request: Asked) -> HttpResponse:
    """Whoever was rung for her has picked up: she is theirs, unless she has gone or was offered to another."""
    call_id = hosted_queue.picked_up(
        carrier=request.line.name, carrier_call_id=request.told.for_call, now=clock.current_time()
    )
    if call_id is None:
        return request.answer(request.line.write(End()))
    attending.joins(call_id)
    return request.answer(request.line.write(Join()))


@from_the_carrier
def recorded(request: Asked) -> HttpResponse:
    """The carrier has a recording: it is fetched, sealed, and deleted there, whatever becomes of the call."""
    hosted.keep_recording(
        carrier=request.line.name, carrier_call_id=request.told.call, recording=request.told.recording
    )
    return HttpResponse(status=204)


@from_the_carrier
def became(request: Asked) -> HttpResponse:
    """The carrier tells that a call has ended, by her or by us."""
    over = hosted.end(
        carrier=request.line.name, carrier_call_id=request.told.call, request=request.digest, now=clock.current_time()
    )
    if over.held is not None and over.held.memory:
        attending.attend(over.held, asked(Memory.from_bytes(over.held.memory), request.told), request.line)
    return HttpResponse(status=204)


def _moved(request: Asked, take: Callable[..., hosted.Answered], goes: Callable[[Held], Turn]) -> HttpResponse:
    turns: list[Turn] = []

    def move(held: Held) -> Moved:
        turn = goes(held)
        turn = replace(turn, memory=replace(turn.memory, recording=request.told.recording or turn.memory.recording))
        turns.append(turn)
        then = f"{public()}{NEXT}/{held.turn + 1}"
        offered_for = round(limits().answers_within.total_seconds())
        called = Called(attending.whom(held, turn, request.line), f"{public()}{PICKED_UP}", offered_for)
        said = request.line.write(told_to(turn, public=public(), then=then, called=called))
        return Moved(b"" if turn.is_over else turn.memory.as_bytes(), said)

    told = take(
        carrier=request.line.name,
        carrier_call_id=request.told.call,
        request=request.digest,
        now=clock.current_time(),
        move=move,
    )
    if told.held is not None:
        attending.attend(told.held, turns[0], request.line)
    return request.answer(told.answer)
