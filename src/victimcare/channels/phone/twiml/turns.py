"""One request of the carrier's: what has happened by it, where that leads, and what the carrier is to do next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from victimcare.channels.phone.meeting import Record as OnRecord
from victimcare.channels.phone.meeting import records
from victimcare.channels.phone.twiml.memory import Doing, Memory
from victimcare.channels.phone.twiml.saying import spoken
from victimcare.rules.calls import (
    FLOW,
    AgentLeft,
    AskDesk,
    CallerHungUp,
    CallerSilent,
    CallEvent,
    CallState,
    DeskQuery,
    HoldMusic,
    KeyPressed,
    LineClosedByStaff,
    Pause,
    RecordingFinished,
    SpeechFinished,
    SpokenWords,
    advance_call,
    has_call_ended,
)
from victimcare.rules.calls.flow.queue_menu import JOINING
from victimcare.rules.calls.steps import DIGIT
from victimcare.services.ports import hosted

RECORDED = "/phone/twiml/recorded"
POLL = 5  # seconds of music after which she who waits is looked at again
_LEAST = 1  # seconds that a carrier waits for keys: it knows no shorter time


@dataclass(frozen=True, slots=True)
class Called:
    """Who is rung for her, as the carrier dials them, where it tells that they have picked up, and for how many seconds
    it rings."""

    to: str = ""
    answered: str = ""
    rings_for: int = 0


NOBODY = Called()


@dataclass(frozen=True, slots=True)
class Turn:
    """`records` and `asks`: the desk's part, in order. `came_to`: it ends before the flow has begun, with this."""

    memory: Memory
    records: tuple[OnRecord, ...] = ()
    asks: tuple[AskDesk, ...] = ()
    came_to: str = ""

    @property
    def is_over(self) -> bool:
        return bool(self.came_to) or has_call_ended(self.memory.state)


def happens(turn: Turn, event: CallEvent) -> Turn:
    """One event more."""
    before = turn.memory.state
    after, verbs = advance_call(before, event)
    return Turn(
        memory=replace(turn.memory, state=after, doing=turn.memory.doing.after(verbs)),
        records=(*turn.records, *records(before, after, verbs)),
        asks=(*turn.asks, *(verb for verb in verbs if isinstance(verb, AskDesk))),
    )


def asked(memory: Memory, told: hosted.Told, *, is_passed_on: bool = False, is_closed: bool = False) -> Turn:
    """What the request tells has happened since the carrier was answered last. `is_passed_on`: whoever had her has put
    her back into the line. `is_closed`: she waits for a person, and the line was closed meanwhile."""
    turn = Turn(memory)
    if memory.doing.records:  # what she has said by then is kept, however it ended
        turn = happens(turn, RecordingFinished())
    if told.became is not hosted.Became.UNDER_WAY:
        return happens(turn, CallerHungUp())
    if memory.doing.records:
        return happens(turn, KeyPressed("*")) if told.keys.endswith("*") else turn
    if memory.doing.joins:
        return happens(turn, AgentLeft(is_passed_on))
    for key in told.keys:
        turn = happens(turn, KeyPressed(key))
    if len(told.keys) >= most_keys(memory.state) or told.keys.endswith("*"):
        return turn
    if told.keys:
        return _waited_after_keys(turn, memory.doing)
    return happens(turn, LineClosedByStaff()) if is_closed else _waited(turn)


def _waited(turn: Turn) -> Turn:
    """The words were over, and nothing was keyed: of music only so much was played as lies between two looks."""
    doing = turn.memory.doing
    if (played := doing.played + POLL) < music_of(doing):
        return replace(turn, memory=replace(turn.memory, doing=replace(doing, played=played)))
    over = happens(turn, SpeechFinished())
    return happens(over, CallerSilent()) if doing.listens else over


def _waited_after_keys(turn: Turn, before: Doing) -> Turn:
    """Something was keyed, and then nothing for as long as the step before allowed: what the step that it led to allows
    beyond that is still to pass. A step that has words begins with them."""
    doing = turn.memory.doing
    if doing.says or not doing.listens or doing == before:
        return turn
    if before.listens >= doing.listens:
        return happens(turn, CallerSilent())
    return replace(turn, memory=replace(turn.memory, doing=replace(doing, waited=before.listens)))


def told_to(turn: Turn, *, public: str, then: str, called: Called = NOBODY) -> hosted.Instruction:
    """What the carrier is to do now. `public`: our own address. `then`: where it asks next."""
    if turn.is_over:
        return hosted.End()
    state, doing = turn.memory.state, turn.memory.doing
    says, quiet = _quiet_at_the_end(doing)
    words = spoken(_in_pace(says, state), state, turn.memory.said, public=public)
    if doing.records:
        return hosted.Keep(words, doing.records, then, kept=f"{public}{RECORDED}")
    if called.to:
        return hosted.Connect(_putting_through(turn, public), called.to, called.rings_for, then, called.answered)
    seconds = max(_LEAST, doing.listens - doing.waited if doing.listens else quiet)
    return hosted.Hear(words, most_keys(state), seconds, then)


def most_keys(state: CallState) -> int:
    """How many keys are told together: those of a code or a number, where no digit means anything by itself."""
    here = FLOW[state.at]
    leads = {here.keys.get(digit, here.keys.get(DIGIT, "")) for digit in "0123456789"}
    taker = FLOW.get(leads.pop()) if len(leads) == 1 else None
    return max(1, taker.takes - len(state.keyed)) if taker is not None and taker.takes else 1


def music_of(doing: Doing) -> float:
    return sum(words.seconds for words in doing.says if isinstance(words, HoldMusic))


def _putting_through(turn: Turn, public: str) -> tuple[hosted.Spoken, ...]:
    return spoken(FLOW[JOINING].says, turn.memory.state, turn.memory.said, public=public)


def is_waiting(memory: Memory) -> bool:
    """She waits for a person, and music is played."""
    return FLOW[memory.state.at].asks is DeskQuery.TURN and music_of(memory.doing) > 0


def _in_pace(says: tuple[SpokenWords, ...], state: CallState) -> tuple[SpokenWords, ...]:
    """With longer pauses between the sentences, where she asked for them."""
    if not state.is_slow:
        return says
    return tuple(each for words in says for each in (words, Pause(1.0)))[:-1]


def _piece(words: SpokenWords, played: int) -> SpokenWords:
    return HoldMusic(min(POLL, words.seconds - played)) if isinstance(words, HoldMusic) else words


def _quiet_at_the_end(doing: Doing) -> tuple[tuple[SpokenWords, ...], int]:
    """A pause after all words is the time for which the carrier waits for a key. Of music it plays a piece."""
    says = tuple(_piece(words, doing.played) for words in doing.says)
    if says and isinstance(says[-1], Pause) and not doing.listens:
        return says[:-1], round(says[-1].seconds)
    return says, 0
