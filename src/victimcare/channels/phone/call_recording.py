"""Records a conversation: announced to both sides first, ended by either at any time, and stored in parts as it goes
on.

The tape hears what the bridge mixes. The keeper receives the parts in order, outside the audio loop. A part that cannot
be stored is tried again with the next one, and whatever is left at the end of the conversation is stored before the
tape closes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import ParamSpec, TypeVar
from uuid import UUID

import structlog

from victimcare.channels.phone.audio_bridge import FRAME_BYTES, Bridge
from victimcare.channels.phone.call_desk import fresh_connections
from victimcare.rules.calls.audio import from_mulaw, to_mulaw
from victimcare.services.calls import conversation_recordings
from victimcare.services.calls.conversation_recordings import RECORDING_PART

log = structlog.get_logger(__name__)

SWITCH_KEY = "7"  # pressed in a conversation, ends the recording; the sentence `calls-recording-begins` says so
_TRIES_AT_THE_END = 5
_PAUSE = 1.0  # seconds between tries

Given = ParamSpec("Given")
Got = TypeVar("Got")


class RecordingKeeper:
    """Stores in the product's database the recording of this call with this member of staff, both by their public
    ids."""

    def __init__(self, call_id: UUID, staff: UUID, now: Callable[[], datetime]) -> None:
        self._call_id, self._staff, self._now = call_id, staff, now

    async def begin(self) -> UUID:
        return await _run_in_thread(
            conversation_recordings.begin_recording, call_id=self._call_id, staff=self._staff, now=self._now()
        )

    async def keep(self, recording: UUID, number: int, sound: bytes) -> None:
        await _run_in_thread(
            conversation_recordings.keep_recording_part, recording_id=recording, number=number, sound=sound
        )

    async def end(self, recording: UUID) -> None:
        await _run_in_thread(conversation_recordings.end_recording, recording_id=recording, now=self._now())


class CallTape:
    """The recording of one conversation: off until `switch`. `begins` and `over`: the announcements, mu-law."""

    def __init__(self, bridge: Bridge, keeper: RecordingKeeper, *, begins: bytes, over: bytes) -> None:
        self._bridge, self._keeper = bridge, keeper
        self._begins, self._over = from_mulaw(begins), from_mulaw(over)
        self._heard = bytearray()
        self._work: asyncio.Task[None] | None = None
        self._wakes = asyncio.Event()
        self.is_on = False

    def switch(self, on: bool) -> None:
        """Begin another recording, or end the current one. Both sides hear which."""
        if on == self.is_on:
            return
        self.is_on = on
        if on:
            self._work = asyncio.get_running_loop().create_task(self._run(self._work))
        else:
            self._bridge.tap = None
            self._wakes.set()
            self._say(self._over)

    def key(self, key: str) -> None:
        """Handle a key that either side pressed in the conversation."""
        if key == SWITCH_KEY and self.is_on:
            self.switch(False)

    async def close(self) -> None:
        """End the recording with the conversation; returns when every part is stored."""
        self.is_on = False
        self._bridge.tap = None
        self._wakes.set()
        if self._work is not None:
            await self._work

    async def _run(self, earlier: asyncio.Task[None] | None) -> None:
        if earlier is not None:
            await earlier
        try:
            recording = await self._keeper.begin()
        except Exception as problem:
            self.is_on = False  # nothing was announced, and nothing is stored
            log.error("line.recording_not_begun", error=type(problem).__name__)
            return
        if self.is_on:
            self._wakes.clear()
            self._bridge.tap = self._hear
            self._say(self._begins)  # the recording contains it too
        await self._keep(recording)

    async def _keep(self, recording: UUID) -> None:
        number = 0
        while self.is_on:
            await self._wakes.wait()
            self._wakes.clear()
            while self.is_on and len(self._heard) >= RECORDING_PART and await self._kept(recording, number):
                number += 1
        tries = 0
        while self._heard and tries < _TRIES_AT_THE_END:
            if await self._kept(recording, number):
                number += 1
            else:
                tries += 1
                await asyncio.sleep(_PAUSE)
        if self._heard:
            log.error("line.recording_lost", seconds=len(self._heard) // 8000)
            self._heard.clear()
        try:
            await self._keeper.end(recording)
        except Exception as problem:  # another job ends the recording some time after the call
            log.error("line.recording_not_ended", error=type(problem).__name__)

    async def _kept(self, recording: UUID, number: int) -> bool:
        part = bytes(self._heard[:RECORDING_PART])
        try:
            await self._keeper.keep(recording, number, part)
        except Exception as problem:
            log.error("line.recording_not_kept", error=type(problem).__name__)
            return False
        del self._heard[: len(part)]
        return True

    def _hear(self, pcm: bytes) -> None:
        self._heard += to_mulaw(pcm)
        if len(self._heard) % RECORDING_PART == 0:
            self._wakes.set()

    def _say(self, pcm: bytes) -> None:
        if len(self._bridge):
            self._bridge.add(_Announcement(pcm, self._bridge))


class _Announcement:
    """A leg that speaks once, hears nothing, and leaves."""

    def __init__(self, pcm: bytes, bridge: Bridge) -> None:
        self.on_voice: Callable[[bytes], None] | None = None
        self._pcm, self._at, self._bridge = pcm, 0, bridge

    def hears(self, pcm: bytes) -> None:
        frame = self._pcm[self._at : self._at + FRAME_BYTES]
        self._at += FRAME_BYTES
        if frame and self.on_voice is not None:
            self.on_voice(frame)
        elif self._at > len(self._pcm) + 4 * FRAME_BYTES:  # its last packet has been heard
            self._bridge.remove(self)


async def _run_in_thread(action: Callable[Given, Got], *args: Given.args, **values: Given.kwargs) -> Got:
    def run() -> Got:
        with fresh_connections():
            return action(*args, **values)

    return await asyncio.to_thread(run)
