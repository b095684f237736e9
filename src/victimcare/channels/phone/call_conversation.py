"""Runs one call: carries out the commands of the flow, and asks the desk outside the audio loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import lru_cache, partial

from victimcare.channels.phone import call_desk
from victimcare.channels.phone.call_desk import CallDesk
from victimcare.channels.phone.desk_memory import DeskAnswer
from victimcare.channels.phone.hold_music import cut_music
from victimcare.channels.phone.line_languages import LineLanguages
from victimcare.channels.phone.rtp_media import TICK, Media
from victimcare.channels.phone.sip import PlacedCall, SipCall
from victimcare.rules.calls import (
    AgentAnswered,
    AgentLeft,
    AskDesk,
    CallAnswered,
    CallCommand,
    CallerHungUp,
    CallerSilent,
    CallEvent,
    CallState,
    EndCall,
    HoldMusic,
    JoinAgent,
    KeyPressed,
    LineClosedByStaff,
    ListenForKey,
    MachineReady,
    Pause,
    PersonAnswered,
    PlayWords,
    RecordingFinished,
    RecordVoice,
    SpeechFinished,
    SpokenPart,
    SpokenWords,
    advance_call,
    call_outcome,
    can_join_agent,
    has_call_ended,
    language_after_code,
)
from victimcare.rules.calls.audio import MULAW_SILENCE, RATE, lengthen_pauses
from victimcare.rules.calls.flow.queue_menu import OVERFLOW_NUMBER
from victimcare.rules.sentences import Sentence
from victimcare.services.calls.placed_calls import CUT_OFF

ROUNDS_OF_MUSIC = 4  # of 25 seconds each; then the music starts again
_DONE_KEY = "#"  # ends a caller's message

# sentences, language, and whether to speak slowly
RenderSpeech = Callable[[tuple[Sentence, ...], str, bool], Awaitable[bytes]]


class CallConversation:
    """Joins one SIP call, its sound and the flow. Everything except the desk's work happens in the event loop, at
    once."""

    def __init__(
        self,
        call: SipCall | PlacedCall,
        media: Media,
        *,
        desk: CallDesk,
        tongues: LineLanguages,
        render: RenderSpeech,
        on_end: Callable[[], None],
        message: bytes = b"",
        on_slow: Callable[[str], None] = lambda _language: None,
        greeting: bytes = b"",
        is_for_room: bool = False,
    ) -> None:
        self._call, self._media, self._desk, self._tongues, self._render = call, media, desk, tongues, render
        self._on_end, self._on_slow = on_end, on_slow  # `on_slow`: the caller asked for slower speech in this language
        self._state = CallState()
        self._is_for_room = is_for_room
        self._said = {  # as sound, kept only here
            SpokenPart.MESSAGE: message,
            SpokenPart.LANGUAGES: tongues.menu,
            SpokenPart.GREETING: greeting,
        }
        self._recorded = b""  # the caller's recorded words, until the desk receives them
        self._records = 0  # seconds of the caller's voice to record once the words are over
        self._put_through: Callable[[], None] | None = None  # None: this line cannot
        self._is_cut_off = False
        self._listens = 0  # ticks of silence that `ListenForKey` allows; 0: not listening
        self._silent = 0
        self._is_saying = False
        self._work: asyncio.Queue[Callable[[], Awaitable[None]] | None] = asyncio.Queue()
        self._pass_key_on: Callable[[str], None] = lambda _key: None
        media.listen(on_key=self._take_key, on_over=self._words_over, on_tick=self._tick, on_lost=self.end)
        call.listen(on_gone=lambda: self._happens(CallerHungUp()), on_lost=self.end)

    async def run(self) -> None:
        """Do the desk's part of this call, in order, until the call is over and all of its records are written."""
        while (work := await self._work.get()) is not None:
            await call_desk.attempt_desk_work(self._call.id, work)

    @property
    def outcome(self) -> str:
        """The outcome of the call, in one word."""
        return CUT_OFF if self._is_cut_off else call_outcome(self._state.path)

    @property
    def call_id(self) -> str:
        """Our own id, by which the desk knows this call."""
        return self._call.id

    @property
    def goes_elsewhere(self) -> bool:
        """The caller is put through to the force's other number, and not to a member of staff here."""
        return self._state.at == OVERFLOW_NUMBER

    def allow_putting_through(self, put_through: Callable[[], None]) -> None:
        """Call this when the caller is to be joined to a person."""
        self._put_through = put_through

    def pass_keys_to(self, take: Callable[[str], None]) -> None:
        """Pass each key on to this function too, as during a conversation."""
        self._pass_key_on = take

    def turn_came(self) -> bool:
        """Put the caller through once they have been told that an agent has answered. Returns False if this
        is not possible now, as while a promise or a message is being written down, or at all, as when the caller has
        gone."""
        if not can_join_agent(self._state):
            return False
        self._happens(AgentAnswered())
        return True

    def line_closed(self) -> None:
        """Tell the caller, who waits for a person, that staff have closed the line. May be called again each time that
        this is seen."""
        self._happens(LineClosedByStaff())

    def left(self, *, is_passed_on: bool = False, is_not_rung: bool = False) -> None:
        """Continue the flow after the person to whom the caller was put through has gone. `is_passed_on`: the caller
        waits for another. `is_not_rung`: no telephone could be rung for the caller."""
        self._happens(AgentLeft(is_passed_on, is_not_rung))

    def start(self) -> None:
        """Begin an incoming call, which the line has picked up."""
        self._later(self._desk.record_start, self._call.id, self._call.carrier_call_id, self._call.rings_from)
        if self._is_for_room:
            self._later(self._desk.record_room_call, self._call.id)
        self._happens(CallAnswered(self._tongues.offered, self._tongues.spoken, self._is_for_room))

    def begin(self, picked_up: PersonAnswered | MachineReady) -> None:
        """Begin a call that we placed and that was answered; its record exists already."""
        self._later(self._desk.record_answer, self._call.id)
        self._happens(picked_up)

    def end(self) -> None:
        """Hang up because the line is closing, or the caller's telephone or the sound is lost. The caller did not hang
        up, so the outcome is `CUT_OFF`."""
        self._is_cut_off = self._is_cut_off or not has_call_ended(self._state)
        self._call.hang_up()
        self._happens(CallerHungUp())

    # Events

    def _happens(self, event: CallEvent) -> None:
        if isinstance(event, CallerHungUp) or event == KeyPressed("*"):
            # the words so far are kept: stopping the recording advances the flow by itself
            self._media.stop_recording()
        before = self._state
        if has_call_ended(before):
            return
        self._state, verbs = advance_call(before, event)
        for record in call_desk.records_after(before, self._state, verbs, is_cut_off=self._is_cut_off):
            self._later(record, self._desk, self._call.id)
        if self._state.is_slow and not before.is_slow:
            self._on_slow(self._state.language)
        if verbs or has_call_ended(self._state):
            self._listens = self._records = 0
        for verb in verbs:
            self._do(verb)
        if has_call_ended(self._state):
            self._over()

    def _take_key(self, key: str) -> None:
        self._pass_key_on(key)
        self._happens(KeyPressed(key))

    def _words_over(self) -> None:
        self._is_saying = False
        self._silent = 0
        if self._records:
            self._media.record(self._has_said, most_seconds=self._records, stops_at_key=_DONE_KEY)
        self._happens(SpeechFinished())

    def _has_said(self, sound: bytes) -> None:
        self._recorded = sound
        self._happens(RecordingFinished())

    def _tick(self) -> None:
        if self._is_saying or not self._listens:
            return
        self._silent += 1
        if self._silent >= self._listens:
            self._happens(CallerSilent())

    # Commands

    def _do(self, verb: CallCommand) -> None:
        match verb:
            case PlayWords(words):
                self._is_saying = True
                sound = b"".join(map(self._sound, words))
                self._media.play(lengthen_pauses(sound) if self._state.is_slow else sound)
            case ListenForKey(seconds):
                self._listens, self._silent = int(seconds / TICK), 0
            case AskDesk():
                self._work.put_nowait(partial(self._ask, verb, self._recorded))
                self._recorded = b""
            case RecordVoice(most_seconds):
                self._records = most_seconds
            case JoinAgent():
                self._join()
            case EndCall():
                self._call.hang_up()

    def _join(self) -> None:
        if self._put_through is None:
            self._happens(AgentLeft())
        else:
            self._put_through()

    def _sound(self, words: SpokenWords) -> bytes:
        match words:
            case Pause(seconds):
                return MULAW_SILENCE * int(seconds * RATE)
            case HoldMusic(seconds):
                return waiting_music_piece(self._state.rounds % ROUNDS_OF_MUSIC, seconds)
            case SpokenPart.KEYED:
                return self._tongues.digits(self._state.keyed, self._state.language, is_slow=self._state.is_slow)
            case SpokenPart():
                return self._said.get(words, b"")
        return self._tongues.sound(words, self._state.language, is_slow=self._state.is_slow)

    def _over(self) -> None:
        self._said, self._recorded = {}, b""
        self._work.put_nowait(None)
        self._on_end()

    # The desk's part

    def _later(self, ask: Callable[..., Awaitable[None]], *values: object) -> None:
        self._work.put_nowait(partial(ask, *values))

    async def _ask(self, ask: AskDesk, sound: bytes) -> None:
        self._happens(await call_desk.ask_desk(self._desk, self._call.id, ask, self._keep, sound))

    async def _keep(self, answer: DeskAnswer) -> None:
        """Render the reply as sound, in its language if it names one, else in the caller's."""
        language, is_slow = language_after_code(self._state, answer.language), self._state.is_slow
        said = {name: await self._render(sentences, language, is_slow) for name, sentences in answer.said.items()}
        self._said |= said


@lru_cache(maxsize=2 * ROUNDS_OF_MUSIC)
def waiting_music_piece(place: int, seconds: float) -> bytes:
    """Return the music for this round of waiting, which continues where the round before ended. Cached, because cutting
    it takes a moment."""
    return cut_music(place * seconds, seconds)
