"""One call: carries out what the flow says, and asks the desk outside the audio loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from victimcare.channels.phone import meeting
from victimcare.channels.phone.desk import Desk
from victimcare.channels.phone.media import TICK, Media
from victimcare.channels.phone.prompts import Prompts
from victimcare.channels.phone.sip import PlacedCall, SipCall
from victimcare.rules.calls import (
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
    Music,
    Pause,
    PickedUp,
    Play,
    Replied,
    Said,
    Silence,
    State,
    TurnCame,
    Verb,
    Words,
    WordsOver,
    has_ended,
    outcome,
    step,
)
from victimcare.rules.calls.sound import MULAW_SILENCE, RATE
from victimcare.rules.sentences import Sentence

Render = Callable[[tuple[Sentence, ...]], Awaitable[bytes]]


class Conversation:
    """Joins one SIP call, its sound and the flow. Everything but the desk's work happens in the event loop, at once."""

    def __init__(
        self,
        call: SipCall | PlacedCall,
        media: Media,
        *,
        desk: Desk,
        prompts: Prompts,
        render: Render,
        on_end: Callable[[], None],
        message: bytes = b"",
    ) -> None:
        self._call, self._media, self._desk, self._prompts, self._render = call, media, desk, prompts, render
        self._on_end = on_end
        self._state = State()
        self._said = {Said.MESSAGE: message}  # as sound, and only here
        self._recorded = b""  # what she has said, until it is handed on
        self.on_join: Callable[[], None] = lambda: None
        self._listens = 0  # ticks of silence that `Listen` allows; 0: does not listen
        self._silent = 0
        self._is_saying = False
        self._work: asyncio.Queue[Callable[[], Awaitable[None]] | None] = asyncio.Queue()
        call.on_key = media.on_key = lambda key: self._happens(Key(key))
        call.on_gone = lambda: self._happens(HungUp())
        media.on_lost = self.end
        call.on_offer = media.take_offer
        media.on_over = self._words_over
        media.on_tick = self._tick

    async def run(self) -> None:
        """Do the desk's part of this call, in order, until the call is over and all of it is written down."""
        while (work := await self._work.get()) is not None:
            await meeting.attempt(self._call.id, work)

    @property
    def outcome(self) -> str:
        """What the call came to, in one word."""
        return outcome(self._state.path)

    @property
    def call_id(self) -> str:
        """Ours: what the desk knows this call by."""
        return self._call.id

    def turn_came(self) -> None:
        """Somebody has answered for her: she is put through (`on_join`), where she still waits."""
        self._happens(TurnCame())

    def left(self) -> None:
        """Whoever she was put through to has gone."""
        self._happens(Left())

    def start(self) -> None:
        """She rang, and the line has picked up."""
        self._later(self._desk.record_start, self._call.id, self._call.carrier_call_id, self._call.rings_from)
        self._happens(Answered())

    def begin(self, picked_up: PickedUp | MachineWaits) -> None:
        """We rang; the call is on record already."""
        self._later(self._desk.record_answer, self._call.id)
        self._happens(picked_up)

    def end(self) -> None:
        """The line is closing, or this call's sound is lost: hang up."""
        self._call.hang_up()
        self._happens(HungUp())

    # What happens.

    def _happens(self, event: Event) -> None:
        before = self._state
        if has_ended(before):
            return
        self._state, verbs = step(before, event)
        for record in meeting.records(before, self._state, verbs):
            self._later(record, self._desk, self._call.id)
        if verbs or has_ended(self._state):
            self._listens = 0
        for verb in verbs:
            self._do(verb)
        if has_ended(self._state):
            self._over()

    def _words_over(self) -> None:
        self._is_saying = False
        self._silent = 0
        self._happens(WordsOver())

    def _tick(self) -> None:
        if self._is_saying or not self._listens:
            return
        self._silent += 1
        if self._silent >= self._listens:
            self._happens(Silence())

    # What to do.

    def _do(self, verb: Verb) -> None:
        match verb:
            case Play(words):
                self._is_saying = True
                self._media.play(b"".join(map(self._sound, words)))
            case Listen(seconds):
                self._listens, self._silent = int(seconds / TICK), 0
            case Ask():
                self._work.put_nowait(partial(self._ask, verb, self._recorded))
                self._recorded = b""
            case Join():
                self.on_join()
            case HangUp():
                self._call.hang_up()

    def _sound(self, words: Words) -> bytes:
        match words:
            case Pause(seconds):
                return MULAW_SILENCE * int(seconds * RATE)
            case Music(seconds):
                return MULAW_SILENCE * int(seconds * RATE)
            case Said.KEYED:
                return self._prompts.digits(self._state.keyed)
            case Said():
                return self._said.get(words, b"")
        return self._prompts.sound(words)

    def _over(self) -> None:
        self._said, self._recorded = {}, b""
        self._work.put_nowait(None)
        self._on_end()

    # The desk's part.

    def _later(self, ask: Callable[..., Awaitable[None]], *values: object) -> None:
        self._work.put_nowait(partial(ask, *values))

    async def _ask(self, ask: Ask, sound: bytes) -> None:
        self._happens(Replied(await meeting.asked(self._desk, self._call.id, ask, self._keep, sound)))

    async def _keep(self, said: Mapping[Said, tuple[Sentence, ...]]) -> None:
        self._said |= {name: await self._render(sentences) for name, sentences in said.items()}
