"""One call: carries out what the flow says, and asks the desk outside the audio loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import lru_cache, partial

from victimcare.channels.phone import call_desk
from victimcare.channels.phone.call_desk import CallDesk, DeskAnswer
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

ROUNDS_OF_MUSIC = 4  # of 25 seconds; then it comes again
_DONE_KEY = "#"  # ends a message of hers

RenderSpeech = Callable[[tuple[Sentence, ...], str, bool], Awaitable[bytes]]  # in this language, and whether slowly


class CallConversation:
    """Joins one SIP call, its sound and the flow. Everything but the desk's work happens in the event loop, at once."""

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
    ) -> None:
        self._call, self._media, self._desk, self._tongues, self._render = call, media, desk, tongues, render
        self._on_end, self._on_slow = on_end, on_slow  # `on_slow`: she asked for slower speech, in this language
        self._state = CallState()
        self._said = {SpokenPart.MESSAGE: message, SpokenPart.LANGUAGES: tongues.menu}  # as sound, and only here
        self._recorded = b""  # what she has said, until it is handed on
        self._records = 0  # seconds of her voice that are wanted once the words are over
        self.on_join: Callable[[], None] | None = None  # who puts her through; None: nobody can
        self._is_cut_off = False
        self._listens = 0  # ticks of silence that `Listen` allows; 0: does not listen
        self._silent = 0
        self._is_saying = False
        self._work: asyncio.Queue[Callable[[], Awaitable[None]] | None] = asyncio.Queue()
        self.on_key: Callable[[str], None] = lambda _key: None  # told of each key as well, in a conversation
        media.on_key = self._pressed
        call.on_key = media.informed
        call.on_gone = lambda: self._happens(CallerHungUp())
        call.on_lost = media.on_lost = self.end
        call.on_offer = media.take_offer
        media.on_over = self._words_over
        media.on_tick = self._tick

    async def run(self) -> None:
        """Do the desk's part of this call, in order, until the call is over and all of it is written down."""
        while (work := await self._work.get()) is not None:
            await call_desk.attempt_desk_work(self._call.id, work)

    @property
    def outcome(self) -> str:
        """What the call came to, in one word."""
        return CUT_OFF if self._is_cut_off else call_outcome(self._state.path)

    @property
    def call_id(self) -> str:
        """Ours: what the desk knows this call by."""
        return self._call.id

    @property
    def goes_elsewhere(self) -> bool:
        """She is put through to the force's other number, and not to somebody here."""
        return self._state.at == OVERFLOW_NUMBER

    def turn_came(self) -> bool:
        """Somebody has answered for her: she is put through (`on_join`) once she has been told. False: not now, as
        while a promise or a message of hers is written down, or never, as when she has gone."""
        if not can_join_agent(self._state):
            return False
        self._happens(AgentAnswered())
        return True

    def line_closed(self) -> None:
        """Somebody has closed the line while she waits for a person: told as often as it is seen."""
        self._happens(LineClosedByStaff())

    def left(self, *, is_passed_on: bool = False, is_not_rung: bool = False) -> None:
        """Whoever she was put through to has gone. `is_passed_on`: she waits for another. `is_not_rung`: nobody could
        be rung for her."""
        self._happens(AgentLeft(is_passed_on, is_not_rung))

    def start(self) -> None:
        """She rang, and the line has picked up."""
        self._later(self._desk.record_start, self._call.id, self._call.carrier_call_id, self._call.rings_from)
        self._happens(CallAnswered(self._tongues.offered, self._tongues.spoken))

    def begin(self, picked_up: PersonAnswered | MachineReady) -> None:
        """We rang; the call is on record already."""
        self._later(self._desk.record_answer, self._call.id)
        self._happens(picked_up)

    def end(self) -> None:
        """The line is closing, or her telephone or the sound is lost: hang up. She did not, and is settled as cut
        off."""
        self._is_cut_off = self._is_cut_off or not has_call_ended(self._state)
        self._call.hang_up()
        self._happens(CallerHungUp())

    # What happens.

    def _happens(self, event: CallEvent) -> None:
        if isinstance(event, CallerHungUp) or event == KeyPressed("*"):
            self._media.stop_recording()  # what she had said by then is kept: it leads on by itself
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

    def _pressed(self, key: str) -> None:
        self.on_key(key)
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

    # What to do.

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
        if self.on_join is None:
            self._happens(AgentLeft())
        else:
            self.on_join()

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

    # The desk's part.

    def _later(self, ask: Callable[..., Awaitable[None]], *values: object) -> None:
        self._work.put_nowait(partial(ask, *values))

    async def _ask(self, ask: AskDesk, sound: bytes) -> None:
        self._happens(await call_desk.ask_desk(self._desk, self._call.id, ask, self._keep, sound))

    async def _keep(self, answer: DeskAnswer) -> None:
        """As sound, in the language that the reply brings, else in the caller's."""
        language, is_slow = language_after_code(self._state, answer.language), self._state.is_slow
        said = {name: await self._render(sentences, language, is_slow) for name, sentences in answer.said.items()}
        self._said |= said


@lru_cache(maxsize=2 * ROUNDS_OF_MUSIC)
def waiting_music_piece(place: int, seconds: float) -> bytes:
    """What is heard in this round of waiting; each goes on where the one before has ended. Made once: it takes a
    moment."""
    return cut_music(place * seconds, seconds)
