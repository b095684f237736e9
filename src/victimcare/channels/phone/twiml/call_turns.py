"""Handles one request of the carrier's: what has happened, what follows in the flow, and what the carrier does next."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from victimcare.channels.phone.call_desk import DeskRecord, records_after
from victimcare.channels.phone.line_prompts import LANGUAGE_OFFER, list_fixed_sentences
from victimcare.rules.calls import (
    FLOW,
    AgentLeft,
    AskDesk,
    CallAnswered,
    CallCommand,
    CallerHungUp,
    CallerSilent,
    CallEvent,
    CallState,
    DeskQuery,
    HoldMusic,
    JoinAgent,
    KeyPressed,
    LineClosedByStaff,
    ListenForKey,
    Pause,
    PlayWords,
    RecordingFinished,
    RecordVoice,
    SpeechFinished,
    SpokenPart,
    SpokenWords,
    advance_call,
    has_call_ended,
)
from victimcare.rules.calls.flow.queue_menu import JOINING
from victimcare.rules.calls.state_machine import FIRST_LANGUAGE_KEY
from victimcare.rules.calls.steps import DIGIT
from victimcare.services.ports import hosted_calls
from victimcare.wording import say
from victimcare.wording.languages import ENGLISH

# The state that is stored between two requests, so that any process can answer the next one


@dataclass(frozen=True, slots=True)
class CurrentInstruction:
    """The current instruction to the carrier: say this, then listen, record or put the caller through.

    `waited`: seconds for which it has listened already. `played`: seconds of music that are over.
    """

    says: tuple[SpokenWords, ...] = ()
    listens: int = 0
    records: int = 0
    joins: bool = False
    waited: int = 0
    played: int = 0

    def after(self, verbs: tuple[CallCommand, ...]) -> CurrentInstruction:
        """Return the instruction after these commands: `PlayWords` stops the words before it, and the listening after
        them."""
        doing = self
        for verb in verbs:
            match verb:
                case PlayWords(words):
                    doing = CurrentInstruction(says=words)
                case ListenForKey(seconds):
                    doing = replace(doing, listens=seconds)
                case RecordVoice(most_seconds):
                    doing = replace(doing, records=most_seconds)
                case JoinAgent():
                    doing = replace(doing, joins=True)
        return doing


@dataclass(frozen=True, slots=True)
class TurnMemory:
    """The state of a call between two requests. `said`: sentences about the victim, as they are spoken. `desk`: the
    desk's memory (`DeskMemory`). `recording`: the carrier's name for the caller's last recording."""

    state: CallState
    desk: str
    doing: CurrentInstruction = field(default_factory=CurrentInstruction)
    said: Mapping[SpokenPart, tuple[str, ...]] = field(default_factory=dict, repr=False)
    recording: str = ""

    def as_bytes(self) -> bytes:
        kept = {
            "state": self.state.as_json(),
            "desk": self.desk,
            "doing": asdict(replace(self.doing, says=())) | {"says": [_pack_words(each) for each in self.doing.says]},
            "said": {name.value: list(each) for name, each in self.said.items()},
            "recording": self.recording,
        }
        return json.dumps(kept).encode()

    @classmethod
    def from_bytes(cls, kept: bytes) -> TurnMemory:
        read: dict[str, Any] = json.loads(kept)
        says = tuple(_unpack_words(each) for each in read["doing"].pop("says"))
        return cls(
            state=CallState.from_json(read["state"]),
            desk=read["desk"],
            doing=CurrentInstruction(says=says, **read["doing"]),
            said={SpokenPart(name): tuple(each) for name, each in read["said"].items()},
            recording=read["recording"],
        )


def _pack_words(words: SpokenWords) -> list[str | float]:
    match words:
        case Pause(seconds):
            return ["Pause", seconds]
        case HoldMusic(seconds):
            return ["Music", seconds]
        case SpokenPart():
            return ["Said", words.value]
    return ["sentence", words]


def _unpack_words(packed: list[Any]) -> SpokenWords:
    kind, held = packed
    made: SpokenWords = {"Pause": Pause, "Music": HoldMusic, "Said": SpokenPart, "sentence": str}[kind](held)
    return made


# The flow's words in a form that the carrier can say: fixed sentences as sound at addresses of ours, and sentences
# about the victim in the carrier's voice
#
# A fixed sentence is the same for all and may be fetched by anyone. Sentences about the victim are said in English, as
# no other voice has been checked. Nothing about a person is available at any address (docs/adr): it goes to the carrier
# in the answer to a signed request, and nowhere else.

SOUNDS_PATH = "/phone/twiml/sounds"


def sound_address(sounds: str, language: str, name: str) -> str:
    return f"{sounds}/{language}/{name}.wav"


def spoken_pieces(
    says: tuple[SpokenWords, ...], state: CallState, said: Mapping[SpokenPart, tuple[str, ...]], *, public: str
) -> Iterator[hosted_calls.SpokenItem]:
    """`public`: our own address."""
    sounds = f"{public}{SOUNDS_PATH}"
    for words in says:
        match words:
            case Pause(seconds):
                yield hosted_calls.SilentPause(math.ceil(seconds))
            case HoldMusic(seconds):
                yield hosted_calls.FixedSound(f"{sounds}/music/{math.ceil(seconds)}.wav")
            case SpokenPart.KEYED:
                yield hosted_calls.SpokenText(_read_back(state.keyed), ENGLISH)
            case SpokenPart.LANGUAGES:
                for key, language in enumerate((ENGLISH, *state.languages), start=FIRST_LANGUAGE_KEY - 1):
                    yield hosted_calls.FixedSound(sound_address(sounds, language, LANGUAGE_OFFER))
                    yield hosted_calls.FixedSound(sound_address(sounds, language, f"calls-digit-{key}"))
            case SpokenPart():
                for text in said.get(words, ()):
                    yield hosted_calls.SpokenText(text, ENGLISH)
            case str():
                has_own = state.language in state.languages and words in list_fixed_sentences(state.language)
                own = state.language if has_own else ENGLISH
                yield hosted_calls.FixedSound(sound_address(sounds, own, words))


def _read_back(keyed: str) -> str:
    """Read a number back in groups, as `Prompts.digits` does."""
    groups = [keyed[:-6], keyed[-6:-3], keyed[-3:]]
    return ", ".join(" ".join(say(f"calls-digit-{digit}") for digit in group) for group in groups if group)


RECORDED_PATH = "/phone/twiml/recorded"
POLL_SECONDS = 5  # seconds of music between two looks at a waiting caller
_LEAST_SECONDS = 1  # the shortest time for which a carrier waits for keys


@dataclass(frozen=True, slots=True)
class AgentToRing:
    """The agent's telephone to ring for the caller: the number as the carrier dials it, the address to which the
    carrier reports an answer, and the seconds for which it rings."""

    to: str = ""
    answered: str = ""
    rings_for: int = 0


NO_AGENT = AgentToRing()


@dataclass(frozen=True, slots=True)
class CallTurn:
    """The effects of one request. `records` and `asks`: the desk's part, in order. `came_to`: the call ends with this
    outcome before the flow has begun."""

    memory: TurnMemory
    records: tuple[DeskRecord, ...] = ()
    asks: tuple[AskDesk, ...] = ()
    came_to: str = ""

    @property
    def is_over(self) -> bool:
        return bool(self.came_to) or has_call_ended(self.memory.state)


def apply_event(turn: CallTurn, event: CallEvent) -> CallTurn:
    """Apply one more event to the turn."""
    before = turn.memory.state
    after, verbs = advance_call(before, event)
    return CallTurn(
        memory=replace(turn.memory, state=after, doing=turn.memory.doing.after(verbs)),
        records=(*turn.records, *records_after(before, after, verbs)),
        asks=(*turn.asks, *(verb for verb in verbs if isinstance(verb, AskDesk))),
    )


def begin_inbound_turn(memory: TurnMemory, answered: CallAnswered) -> CallTurn:
    """Begin the call of a caller. One for the control room is recorded as such before anything else of it."""
    turn = apply_event(CallTurn(memory), answered)
    if not answered.is_for_room:
        return turn
    return replace(turn, records=(lambda desk, call_id: desk.record_room_call(call_id), *turn.records))


def read_turn(
    memory: TurnMemory, told: hosted_calls.CarrierRequest, *, is_passed_on: bool = False, is_closed: bool = False
) -> CallTurn:
    """Return the turn for what has happened since the last answer to the carrier, from its request. `is_passed_on`: the
    agent has put the caller back into the queue. `is_closed`: the line closed while the caller waited for a person."""
    turn = CallTurn(memory)
    if memory.doing.records:  # the words so far are kept, however the recording ended
        turn = apply_event(turn, RecordingFinished())
    if told.became is not hosted_calls.CallProgress.UNDER_WAY:
        return apply_event(turn, CallerHungUp())
    if memory.doing.records:
        return apply_event(turn, KeyPressed("*")) if told.keys.endswith("*") else turn
    if memory.doing.joins:
        return apply_event(turn, AgentLeft(is_passed_on))
    for key in told.keys:
        turn = apply_event(turn, KeyPressed(key))
    if len(told.keys) >= count_keys_wanted(memory.state) or told.keys.endswith("*"):
        return turn
    if told.keys:
        return _after_keys(turn, memory.doing)
    return apply_event(turn, LineClosedByStaff()) if is_closed else _after_silence(turn)


def _after_silence(turn: CallTurn) -> CallTurn:
    """Continue after the words, when no key came. Music is only played up to the next look at the caller."""
    doing = turn.memory.doing
    if (played := doing.played + POLL_SECONDS) < music_seconds(doing):
        return replace(turn, memory=replace(turn.memory, doing=replace(doing, played=played)))
    over = apply_event(turn, SpeechFinished())
    return apply_event(over, CallerSilent()) if doing.listens else over


def _after_keys(turn: CallTurn, before: CurrentInstruction) -> CallTurn:
    """Continue after a key, and then none for as long as the step before allowed. If the step to which the key led
    allows more, the rest of that time is still to pass. A step with words begins with them."""
    doing = turn.memory.doing
    if doing.says or not doing.listens or doing == before:
        return turn
    if before.listens >= doing.listens:
        return apply_event(turn, CallerSilent())
    return replace(turn, memory=replace(turn.memory, doing=replace(doing, waited=before.listens)))


def build_instruction(
    turn: CallTurn, *, public: str, then: str, called: AgentToRing = NO_AGENT
) -> hosted_calls.CallInstruction:
    """Return the carrier's next instruction. `public`: our own address. `then`: the address of its next request."""
    if turn.is_over:
        return hosted_calls.EndCall()
    state, doing = turn.memory.state, turn.memory.doing
    says, quiet = _split_last_pause(doing)
    words = tuple(spoken_pieces(_at_pace(says, state), state, turn.memory.said, public=public))
    if doing.records:
        return hosted_calls.RecordVoice(words, doing.records, then, kept=f"{public}{RECORDED_PATH}")
    if called.to:
        return hosted_calls.ConnectCaller(
            tuple(spoken_pieces(FLOW[JOINING].says, state, turn.memory.said, public=public)),
            called.to,
            called.rings_for,
            then,
            called.answered,
        )
    seconds = max(_LEAST_SECONDS, doing.listens - doing.waited if doing.listens else quiet)
    return hosted_calls.CollectKeys(words, count_keys_wanted(state), seconds, then)


def count_keys_wanted(state: CallState) -> int:
    """Return how many keys are collected together: all those of a code or a number, in which a single digit means
    nothing."""
    here = FLOW[state.at]
    leads = {here.keys.get(digit, here.keys.get(DIGIT, "")) for digit in "0123456789"}
    taker = FLOW.get(leads.pop()) if len(leads) == 1 else None
    return max(1, taker.takes - len(state.keyed)) if taker is not None and taker.takes else 1


def music_seconds(doing: CurrentInstruction) -> float:
    return sum(words.seconds for words in doing.says if isinstance(words, HoldMusic))


def is_waiting_for_agent(memory: TurnMemory) -> bool:
    """Whether the caller waits for a person while music plays."""
    return FLOW[memory.state.at].asks is DeskQuery.TURN and music_seconds(memory.doing) > 0


def _at_pace(says: tuple[SpokenWords, ...], state: CallState) -> tuple[SpokenWords, ...]:
    """Lengthen the pauses between the sentences, if the caller asked for that."""
    if not state.is_slow:
        return says
    return tuple(each for words in says for each in (words, Pause(1.0)))[:-1]


def _split_last_pause(doing: CurrentInstruction) -> tuple[tuple[SpokenWords, ...], int]:
    """Split off a pause after all words: it becomes the time for which the carrier waits for a key. Music is cut to a
    piece."""
    says = tuple(
        HoldMusic(min(POLL_SECONDS, words.seconds - doing.played)) if isinstance(words, HoldMusic) else words
        for words in doing.says
    )
    if says and isinstance(says[-1], Pause) and not doing.listens:
        return says[:-1], round(says[-1].seconds)
    return says, 0
