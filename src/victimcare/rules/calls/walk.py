"""Walks the flow: an event and a state in, the next state and what the line is to do out. Pure."""

from __future__ import annotations

from dataclasses import replace

from victimcare.rules import access_code
from victimcare.rules.calls.flow import CALLED, FLOW, GONE, STAR, START, TO_A_MACHINE
from victimcare.rules.calls.happenings import (
    Answered,
    Ask,
    Event,
    HangUp,
    HungUp,
    Join,
    Key,
    Left,
    Listen,
    MachineWaits,
    MarkHeard,
    PickedUp,
    Play,
    Record,
    Recorded,
    Replied,
    Silence,
    TurnCame,
    Verb,
    WordsOver,
)
from victimcare.rules.calls.state import State
from victimcare.rules.calls.steps import DIGIT, Pause, Step

Outcome = tuple[State, tuple[Verb, ...]]

_BEGINS: dict[type[Event], str] = {Answered: START, PickedUp: CALLED, MachineWaits: TO_A_MACHINE}


def step(state: State, event: Event) -> Outcome:
    """Every state takes every event; what means nothing there changes nothing."""
    if isinstance(event, Key) and event.digit == "*":
        return _enter(state, STAR)
    if has_ended(state):
        return state, ()
    if isinstance(event, HungUp):
        return _enter(state, GONE)
    if not state.at:
        begins = _BEGINS.get(type(event))
        return _enter(state, begins) if begins else (state, ())
    here = FLOW[state.at]
    match event:
        case Key(digit):
            return _keyed(state, here, digit)
        case Silence():
            return _go(state, here.silence)
        case WordsOver() if here.asks:
            return _held(state, here)
        case WordsOver():
            return _go(state, here.after)
        case Replied(reply) if reply in here.replies and state.reply is None:
            return replace(state, reply=reply), ()  # acted on when the words are over; the first reply counts
        case Recorded():
            return _go(state, here.recorded)
        case TurnCame():
            return _go(state, here.turn)
        case Left():
            return _go(state, here.left)
    return state, ()


def _keyed(state: State, here: Step, digit: str) -> Outcome:
    name = digit if digit in here.keys else DIGIT if digit.isdecimal() and digit.isascii() else ""
    target = here.keys.get(name, "")
    if not target:
        return state, ()
    taker = FLOW[target]
    if name != DIGIT or not taker.takes:
        return _enter(state, target)
    kept = replace(state, keyed=state.keyed + digit)
    return _enter(kept, taker.full if len(kept.keyed) >= taker.takes else target)


def _held(state: State, here: Step) -> Outcome:
    """The words, or one more second of waiting, are over: go on with the reply, or wait another whole second.

    Whole seconds, so that a slower check cannot be told from a faster one by ear or by counting packets.
    """
    if state.reply is None and state.held < here.holds:
        return replace(state, held=state.held + 1), (Play((Pause(1.0),)),)
    return _enter(state, here.replies[state.reply or here.late])


def _go(state: State, target: str) -> Outcome:
    return _enter(state, target) if target else (state, ())


def _enter(state: State, name: str) -> Outcome:
    there = FLOW[name]
    if len(state.keyed) < there.needs:
        return _enter(state, there.otherwise)
    if there.instead_of_code and access_code.has_its_shape(state.keyed):
        return _enter(state, there.instead_of_code)
    keyed = "" if there.forgets or there.ends or there.asks else state.keyed
    path = state.path if state.path[-1:] == (name,) else (*state.path, name)
    return State(at=name, keyed=keyed, path=path), _verbs(there, "" if there.forgets else state.keyed)


def _verbs(there: Step, keyed: str) -> tuple[Verb, ...]:
    if there.ends:
        return (HangUp(),) if there.hangs_up else ()
    verbs: list[Verb] = [MarkHeard()] if there.heard else []
    if there.asks:
        verbs.append(Ask(there.asks, keyed, there.wish))
    verbs.append(Play(there.says))
    if there.silence:
        verbs.append(Listen(there.waits))
    if there.records:
        verbs.append(Record(there.records))
    if there.joins:
        verbs.append(Join())
    return tuple(verbs)


def has_ended(state: State) -> bool:
    """Whether the call is over: nothing that happens changes it any more."""
    return bool(state.at) and FLOW[state.at].ends
