"""One call: carries out what the flow says, and asks the desk outside the audio loop."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

import structlog

from victimcare.channels.phone.desk import NOT_OPENED, Answer, Desk, Promise
from victimcare.channels.phone.media import TICK, Media
from victimcare.channels.phone.prompts import Prompts
from victimcare.channels.phone.sip import PlacedCall, SipCall
from victimcare.rules.calls import (
    Answered,
    AskCallback,
    CheckCode,
    Event,
    HangUp,
    HungUp,
    Key,
    LeaveChallenge,
    Listen,
    ListRights,
    MachineWaits,
    MarkHeard,
    Pause,
    PickedUp,
    Play,
    Replied,
    Reply,
    Said,
    Silence,
    State,
    Verb,
    Words,
    WordsOver,
    outcome,
    step,
)
from victimcare.rules.calls.sound import MULAW_SILENCE, RATE
from victimcare.rules.sentences import Sentence

log = structlog.get_logger(__name__)

DESK_SECONDS = 10  # longer than the flow waits for a reply: what comes later is written down but not said
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
        self._case = b""
        self._promise = b""
        self._rights = b""
        self._message = message  # for an answering machine
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
            try:
                async with asyncio.timeout(DESK_SECONDS):
                    await work()
            except Exception as problem:  # the call goes on: the flow has words for a desk that does not answer
                # Only where it happened: the text of a database's error may hold what was keyed.
                log.error("line.desk_failed", call=self._call.id, error=type(problem).__name__, at=_place(problem))

    @property
    def outcome(self) -> str:
        """What the call came to, in one word."""
        return outcome(self._state.path)

    def start(self) -> None:
        """She rang, and the line has picked up."""
        self._later(self._desk.record_start, self._call.id, self._call.carrier_call_id)
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
        if before.ended:
            return
        self._state, verbs = step(before, event)
        if MarkHeard() in verbs:  # before the step: where a path has it, what she heard is on record
            self._later(self._desk.record_heard, self._call.id)
        if len(self._state.path) > len(before.path):
            self._later(self._desk.record_step, self._call.id, self._state.path)
        if verbs or self._state.ended:
            self._listens = 0
        for verb in verbs:
            self._do(verb)
        if self._state.ended:
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
            case CheckCode(digits):
                self._work.put_nowait(partial(self._check, digits))
            case AskCallback():
                self._work.put_nowait(partial(self._ask, verb))
            case ListRights():
                self._work.put_nowait(self._list_rights)
            case LeaveChallenge(key):
                self._work.put_nowait(partial(self._leave, key))
            case HangUp():
                self._call.hang_up()

    def _sound(self, words: Words) -> bytes:
        match words:
            case Pause(seconds):
                return MULAW_SILENCE * int(seconds * RATE)
            case Said.CASE:
                return self._case
            case Said.PROMISE:
                return self._promise
            case Said.RIGHTS:
                return self._rights
            case Said.MESSAGE:
                return self._message
            case Said.KEYED:
                return self._prompts.digits(self._state.keyed)
        return self._prompts.sound(words)

    def _over(self) -> None:
        self._case = self._promise = self._rights = b""
        path = self._state.path
        self._later(self._desk.record_end, self._call.id, path, outcome(path))
        self._work.put_nowait(None)
        self._on_end()

    # The desk's part.

    def _later(self, ask: Callable[..., Awaitable[None]], *values: object) -> None:
        self._work.put_nowait(partial(ask, *values))

    async def _check(self, digits: str) -> None:
        answer: Answer = NOT_OPENED
        try:
            answer = await self._desk.check_code(self._call.id, digits)
            self._case = await self._render(answer.spoken)
        except BaseException:
            answer = NOT_OPENED
            raise
        finally:
            opened = Reply.OPENED_SHORT if answer.is_short else Reply.OPENED
            self._happens(Replied(opened if answer.opened else Reply.NOT_OPENED))

    async def _ask(self, asked: AskCallback) -> None:
        reply = Reply.FAILED
        try:
            promise: Promise = await self._desk.ask_callback(
                self._call.id, asked.wish, asked.number, self._call.rings_from
            )
            self._promise = await self._render(promise.spoken)
            reply = Reply.PROMISED if promise.promised else Reply.NUMBER_NEEDED
        finally:
            self._happens(Replied(reply))

    async def _list_rights(self) -> None:
        reply = Reply.FAILED
        try:
            self._rights = await self._render(await self._desk.list_rights(self._call.id))
            reply = Reply.LISTED
        finally:
            self._happens(Replied(reply))

    async def _leave(self, key: str) -> None:
        reply = Reply.FAILED
        try:
            left = await self._desk.leave_challenge(self._call.id, key)
            self._promise = await self._render(left.spoken)
            reply = Reply.PROMISED if left.promised else Reply.NOT_LISTED
        finally:
            self._happens(Replied(reply))


def _place(problem: Exception) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
