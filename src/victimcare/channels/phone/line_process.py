"""Runs the line: one process, one event loop, one clock, and a conversation for each call."""

from __future__ import annotations

import asyncio
import gc
import os
from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from uuid import UUID

import structlog

from victimcare.channels.phone.audio_bridge import Bridge
from victimcare.channels.phone.call_conversation import CallConversation
from victimcare.channels.phone.call_desk import CallDesk
from victimcare.channels.phone.call_recording import CallTape, RecordingKeeper
from victimcare.channels.phone.control_socket import CallPlacer, ControlSocket, LineParts
from victimcare.channels.phone.hold_music import make_music_loop
from victimcare.channels.phone.line_greeting import LineGreeting
from victimcare.channels.phone.line_languages import LineLanguages
from victimcare.channels.phone.line_prompts import RECORDING_ANNOUNCEMENTS, Prompts
from victimcare.channels.phone.outbound_dialling import CallCaps, OutboundDialling, SpendLimit
from victimcare.channels.phone.outbound_legs import AllowedNumbers, RingingParts
from victimcare.channels.phone.queue_port import QueuePort
from victimcare.channels.phone.rtp_media import TICK, Media, Pacer
from victimcare.channels.phone.sip import Dialler, LivenessTimeouts, Peers, SipCall, SipEndpoint
from victimcare.channels.phone.switchboard import LOOK_EVERY, Switchboard
from victimcare.rules.calls.flow.room_menu import is_room_number
from victimcare.rules.sentences import Sentence
from victimcare.services.calls import conversation_recordings
from victimcare.wording.dates import LONDON
from victimcare.wording.languages import ENGLISH

log = structlog.get_logger(__name__)

_LAST_WORDS = 5.0  # seconds for which a closing line waits for records that are still being written


def raise_priority() -> None:
    """Give this process priority on a busy machine, where we may: late sound is heard as a fault."""
    with suppress(PermissionError):
        os.nice(-10)


@dataclass(frozen=True, slots=True)
class LineSettings:
    """`peers`: networks that may call besides this machine, such as the carrier's or the session border controller's.
    `media_peers`: further networks from which a call's sound may come. `ceiling`: calls at one time. `trunk`: the way
    by which we place calls, and `rings_from`: the number that they show; no trunk: we place none. `allowed`: the
    numbers that may be rung and joined to a call. `room_number`: calls to it are for the control room; empty:
    none are."""

    bind: str = "127.0.0.1"
    port: int = 5070
    peers: tuple[str, ...] = ()
    media_peers: tuple[str, ...] = ()
    ceiling: int = 400
    trunk: tuple[str, int] | None = None
    rings_from: str = ""
    line_number: str = ""
    room_number: str = ""
    caps: CallCaps = field(default_factory=CallCaps)
    allowed: AllowedNumbers = field(default_factory=AllowedNumbers)
    patience: LivenessTimeouts = field(default_factory=LivenessTimeouts)  # how long a silent telephone is waited for
    orders: Path | None = None  # the socket through which the rest of the product asks for a call


class PhoneLine:
    """`purse`: pays for the calls that we place; without it, or without a trunk, none is placed. `floor`: the queue
    that joins callers and agents; without it none is joined. `greeting`: returns what every caller hears first now."""

    def __init__(
        self,
        settings: LineSettings,
        *,
        desk: CallDesk,
        prompts: Prompts,
        now: Callable[[], datetime],
        others: Mapping[str, Prompts] = MappingProxyType({}),
        tick: float = TICK,
        purse: SpendLimit | None = None,
        floor: QueuePort | None = None,
        greeting: Callable[[], str] = lambda: "",
    ) -> None:
        self.counts: Counter[str] = Counter()
        self._settings, self._desk, self._prompts, self._now = settings, desk, prompts, now
        self._tongues = LineLanguages(prompts, others)
        self._slow: set[str] = set()  # languages whose slower speech is being prepared
        self._media_peers = Peers(settings.media_peers)
        self._pacer = Pacer(tick)
        self._calls: dict[CallConversation, asyncio.Task[None]] = {}
        # Rendering waits on another process: a few at a time are enough, and the others queue.
        self._renderers = ThreadPoolExecutor(4, thread_name_prefix="speech")
        self.endpoint = SipEndpoint(
            (settings.bind, settings.port),
            peers=Peers((*settings.peers, *([settings.trunk[0]] if settings.trunk else []))),
            ceiling=settings.ceiling,
            on_call=self._take,
            trunk=settings.trunk,
            patience=settings.patience,
        )
        self._purse = purse
        self.greeting = LineGreeting(greeting, self._speak)
        self.switchboard = self._switchboard(floor) if floor is not None else None
        self.outgoing: OutboundDialling | None = None  # set at the start, where the line may place calls
        self._caller: CallPlacer | None = None
        self._orders: ControlSocket | None = None

    async def start(self) -> tuple[str, int]:
        """Listen, and return the address; a port of 0 in the settings picks any free one. Raises OSError when the port
        is taken."""
        if (
            self.switchboard is not None
        ):  # before any call is answered: an order for a call in the meantime would be left in doubt
            await asyncio.get_running_loop().run_in_executor(self._renderers, make_music_loop)
        where = await self.endpoint.start()
        if self.endpoint.dialler is not None and self._purse is not None:
            self._ring_out(self.endpoint.dialler, self._purse)
        if self.switchboard is not None:
            self.switchboard.start()
        if self._settings.orders is not None:
            await self._take_orders(self._settings.orders)
        self.greeting.start()
        gc.collect()
        gc.freeze()  # what is loaded now lives as long as the process: spare the audio loop from tracing it
        return where

    async def stop(self) -> None:
        """Take no new calls, hang up, and wait for records that are still being written."""
        self.endpoint.is_taking_calls = False
        self.greeting.stop()
        if self._orders is not None:
            await self._orders.stop()
        if self.switchboard is not None:
            await self.switchboard.stop()
        if self._caller is not None:
            await self._caller.stop(_LAST_WORDS)
        running = list(self._calls.items())
        for conversation, _ in running:
            conversation.end()
        if running:
            await asyncio.wait([task for _, task in running], timeout=_LAST_WORDS)
        await self.endpoint.stop()
        self._renderers.shutdown(wait=False, cancel_futures=True)

    async def _take_orders(self, path: Path) -> None:
        """Without its socket, as where the home's path is too long for one, the line still answers callers."""
        orders = ControlSocket(path, self._caller, self.switchboard)
        try:
            await orders.start()
        except OSError as problem:
            log.error("line.takes_no_orders", error=type(problem).__name__)
        else:
            self._orders = orders

    def _switchboard(self, floor: QueuePort) -> Switchboard:
        return Switchboard(
            floor,
            self._pacer,
            self._desk.row_of,
            ringing=self._ringing,
            allowed=self._settings.allowed,
            music=make_music_loop,
            lost=lambda: self._prompts.sound("calls-back-lost"),
            taped=self._taped,
            every=LOOK_EVERY * self._pacer.every / TICK,
        )

    def _taped(self, row: UUID, agent_id: UUID, bridge: Bridge) -> CallTape | None:
        if not conversation_recordings.is_recording_on():
            return None
        begins, over = map(self._prompts.sound, RECORDING_ANNOUNCEMENTS)
        return CallTape(bridge, RecordingKeeper(row, agent_id, self._now), begins=begins, over=over)

    def _ringing(self) -> RingingParts | None:
        if self.outgoing is None:
            return None
        numbers = {"rings_from": self._settings.rings_from, "line_number": self._settings.line_number}
        return RingingParts(self.outgoing, self._pacer, self._media_peers, self.counts, **numbers)

    def _ring_out(self, dialler: Dialler, purse: SpendLimit) -> None:
        self.outgoing = OutboundDialling(dialler, purse, caps=self._settings.caps, counts=self.counts)
        parts = LineParts(
            self._desk,
            self._prompts,
            self._pacer,
            self._render,
            self._speak,
            self._media_peers,
            self.counts,
            self.switchboard,
        )
        numbers = {"rings_from": self._settings.rings_from, "line_number": self._settings.line_number}
        self._caller = CallPlacer(self.outgoing, parts, **numbers)

    def _take(self, call: SipCall) -> None:
        """Pick up at once: the caller hears the first word within the next tick."""
        media = Media(call.offer, own=call.own, peer=call.peer, listed=self._media_peers, counts=self.counts)
        try:
            call.answer(media.port)
        except Exception:
            media.close()
            raise
        media.open()
        call.connect(media)
        conversation = CallConversation(
            call,
            media,
            desk=self._desk,
            tongues=self._tongues,
            render=self._render,
            on_end=lambda: self._end(conversation, media),
            on_slow=self._prepare_slowly,
            greeting=self.greeting.sound,
            is_for_room=is_room_number(call.dialled, self._settings.room_number),
        )
        self._calls[conversation] = task = asyncio.get_running_loop().create_task(conversation.run())
        task.add_done_callback(lambda _: self._calls.pop(conversation, None))
        if self.switchboard is not None:
            self.switchboard.welcome(conversation, media)
        conversation.start()
        self._pacer.add(media)
        self.counts["calls"] += 1

    def _end(self, conversation: CallConversation, media: Media) -> None:
        if self.switchboard is not None:
            self.switchboard.goes(conversation)
        self._pacer.remove(media)
        media.close()

    def speak_also(self, others: Mapping[str, Prompts]) -> None:
        """Offer these languages too, to all callers from now on."""
        self._tongues = LineLanguages(self._prompts, {**self._tongues.others, **others})

    def _prepare_slowly(self, language: str) -> None:
        """Prepare slower speech beside the calls: until it is ready, callers who asked for it only hear longer
        pauses."""
        if language in self._slow:
            return
        self._slow.add(language)
        made = asyncio.get_running_loop().run_in_executor(None, self._tongues.prepare_slowly, language)
        made.add_done_callback(partial(self._was_prepared, language))

    def _was_prepared(self, language: str, made: asyncio.Future[None]) -> None:
        if not made.cancelled() and (problem := made.exception()) is not None:
            self._slow.discard(language)  # the next caller who asks for it starts another try
            log.error("line.not_spoken_slowly", language=language, error=type(problem).__name__)

    async def _render(self, sentences: tuple[Sentence, ...], language: str = ENGLISH, is_slow: bool = False) -> bytes:
        if not sentences:
            return b""
        today = self._now().astimezone(LONDON).date()
        loop = asyncio.get_running_loop()
        speak = partial(self._tongues.render, sentences, today, language, is_slow=is_slow)
        return await loop.run_in_executor(self._renderers, speak)

    async def _speak(self, text: str) -> bytes:
        return await asyncio.get_running_loop().run_in_executor(self._renderers, self._prompts.speak, text)
