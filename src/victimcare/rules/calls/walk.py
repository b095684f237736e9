"""Walks the flow: an event and a state in, the next state and what the line is to do out. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from victimcare.rules import access_code
from victimcare.rules.calls.flow import (
    CALLED,
    DIGIT,
    FLOW,
    GONE,
    STAR,
    START,
    TO_A_MACHINE,
    Asks,
    Pause,
    Reply,
    Step,
    Wish,
    Words,
)


@dataclass(frozen=True, slots=True)
class State:
    """Where a call is. What she keyed never appears in its text form, and is dropped once it was handed on."""

    at: str = ""
    keyed: str = field(default="", repr=False)
    reply: Reply | None = None  # has come while the words of an asking step were still being said
    held: int = 0  # seconds waited for a reply after the words were over
    path: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        return bool(self.at) and FLOW[self.at].ends


# What can happen in a call.


@dataclass(frozen=True, slots=True)
class Answered:
    """The line has picked up."""


@dataclass(frozen=True, slots=True)
class PickedUp:
    """We rang, and a person has answered."""


@dataclass(frozen=True, slots=True)
class MachineWaits:
    """We rang, and an answering machine waits for the message that she agreed to."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the telephone: 0 to 9, star or hash; others are no keys of ours."""

    digit: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing was keyed for as long as `Listen` said."""


@dataclass(frozen=True, slots=True)
class WordsOver:
    """The words of the last `Play` have been said to their end."""


@dataclass(frozen=True, slots=True)
class Replied:
    reply: Reply


@dataclass(frozen=True, slots=True)
class HungUp:
    """She hung up, or the connection broke."""


Event = Answered | PickedUp | MachineWaits | Key | Silence | WordsOver | Replied | HungUp

# What the line is to do.


@dataclass(frozen=True, slots=True)
class Play:
    """Say these, at once, instead of whatever is being said; nothing: be quiet."""

    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Listen:
    """When the words are over wait so many seconds for a key, then report `Silence`."""

    seconds: int


@dataclass(frozen=True, slots=True)
class CheckCode:
    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AskCallback:
    wish: Wish
    number: str = field(default="", repr=False)  # as keyed; empty: the confirmed one, or the one she rings from


@dataclass(frozen=True, slots=True)
class ListRights:
    """Which rights can she say something of? They are said as `Said.RIGHTS`."""


@dataclass(frozen=True, slots=True)
class LeaveChallenge:
    """Keep that the right at this key was not met; 9 is something else."""

    key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MarkHeard:
    """Her case has been spoken to its end: the news counts as told."""


@dataclass(frozen=True, slots=True)
class HangUp:
    pass


Verb = Play | Listen | CheckCode | AskCallback | ListRights | LeaveChallenge | MarkHeard | HangUp
Outcome = tuple[State, tuple[Verb, ...]]

_BEGINS: dict[type[Event], str] = {Answered: START, PickedUp: CALLED, MachineWaits: TO_A_MACHINE}


def step(state: State, event: Event) -> Outcome:
    """Every state takes every event; what means nothing there changes nothing."""
    if isinstance(event, Key) and event.digit == "*":
        return _enter(state, STAR)
    if state.ended:
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
    if there.asks is Asks.CODE:
        verbs.append(CheckCode(keyed))
    elif there.asks is Asks.CALLBACK:
        verbs.append(AskCallback(there.wish, keyed))
    elif there.asks is Asks.RIGHTS:
        verbs.append(ListRights())
    elif there.asks is Asks.CHALLENGE:
        verbs.append(LeaveChallenge(keyed))
    verbs.append(Play(there.says))
    if there.silence:
        verbs.append(Listen(there.waits))
    return tuple(verbs)
