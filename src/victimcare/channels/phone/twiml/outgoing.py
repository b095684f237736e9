"""Calls that we had the carrier place: who has picked up decides what is said, and whoever it is hears nothing of her
case without her code."""

from __future__ import annotations

from dataclasses import replace

from victimcare.channels.phone.twiml.attending import attend
from victimcare.channels.phone.twiml.memory import Memory
from victimcare.channels.phone.twiml.turns import Turn, asked, happens
from victimcare.rules.calls import MachineReady, PersonAnswered, SpokenPart
from victimcare.services import clock
from victimcare.services.calls import placed
from victimcare.services.calls.hosted import Held
from victimcare.services.messages import channel_rules
from victimcare.services.ports.hosted import Became, HostedLine, PickedUpBy, Told

_SAID_NOTHING = {PickedUpBy.MACHINE: "machine", PickedUpBy.MACHINE_WAITS: "machine", PickedUpBy.NOBODY: "nobody_spoke"}
_OUTCOMES = {Became.NO_ANSWER: "no_answer", Became.REFUSED: "refused", Became.OVER: "nobody_spoke"}


def picked_up(memory: Memory, held: Held, told: Told) -> Turn:
    """The turn that follows; an ended one hangs up without a word."""
    if told.became is not Became.UNDER_WAY:
        return Turn(memory, came_to="nobody_spoke")
    if told.picked_up_by is PickedUpBy.PERSON:
        return _begins(memory, held, PersonAnswered())
    words = None
    if told.picked_up_by is PickedUpBy.MACHINE_WAITS:
        words = channel_rules.find_voicemail_words(reference=held.reference, now=clock.current_time())
    if words is None:
        return Turn(memory, came_to=_SAID_NOTHING[told.picked_up_by or PickedUpBy.NOBODY])
    return _begins(replace(memory, said={SpokenPart.MESSAGE: (words,)}), held, MachineReady())


def over(held: Held, told: Told, line: HostedLine) -> None:
    """The call has ended: by her, before it was answered, or after all of it was said."""
    if held.memory:
        attend(held, asked(Memory.from_bytes(held.memory), told), line)
    elif not held.turn:
        placed.end(reference=held.reference, outcome=_OUTCOMES[told.became], now=clock.current_time())


def _begins(memory: Memory, held: Held, event: PersonAnswered | MachineReady) -> Turn:
    placed.answered(call_id=held.call_id, now=clock.current_time())
    return happens(Turn(memory), event)
