"""/phone/twiml: what a hosted carrier asks of us in a call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from django.http import HttpResponse

from victimcare.channels.phone.desk_memory import DeskMemory
from victimcare.channels.phone.twiml import attending
from victimcare.channels.phone.twiml.genuine import Asked, from_the_carrier, public
from victimcare.channels.phone.twiml.memory import Memory
from victimcare.channels.phone.twiml.turns import Turn, asked, happens, told_to
from victimcare.rules.calls import State
from victimcare.services import clock
from victimcare.services.calls import hosted
from victimcare.services.calls.hosted import Held, Moved

NEXT = "/phone/twiml/next"


@from_the_carrier
def answer(request: Asked) -> HttpResponse:
    """Somebody rings."""

    def begins(held: Held) -> Turn:
        memory = Memory(State(), DeskMemory(held.call_id, request.told.rings_from).as_json())
        return happens(Turn(memory), attending.answered())

    return _moved(request, hosted.begin, begins)


@from_the_carrier
def go_on(request: Asked, turn: int) -> HttpResponse:
    """What she did since the carrier was answered for the `turn`-th time."""

    def goes_on(held: Held) -> Turn:
        memory = Memory.from_bytes(held.memory)
        came = attending.came_meanwhile(held, memory, request.told)
        return happens(Turn(memory), came) if came else asked(memory, request.told)

    return _moved(request, partial(hosted.go_on, turn=turn), goes_on)


@from_the_carrier
def became(request: Asked) -> HttpResponse:
    """The carrier tells that a call has ended, by her or by us."""
    over = hosted.end(
        carrier=request.line.name, carrier_call_id=request.told.call, request=request.digest, now=clock.now()
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
        said = request.line.write(told_to(turn.memory, public=public(), then=then, to=attending.whom(held, turn)))
        return Moved(b"" if turn.is_over else turn.memory.as_bytes(), said)

    told = take(
        carrier=request.line.name,
        carrier_call_id=request.told.call,
        request=request.digest,
        now=clock.now(),
        move=move,
    )
    if told.held is not None:
        attending.attend(told.held, turns[0], request.line)
    return request.answer(told.answer)
