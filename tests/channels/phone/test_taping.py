"""A conversation that is recorded: announced to both, ended by either, and nothing lost that the database can take."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest
from pytest_django import Settings
from tests.channels.phone.conftest import eventually
from tests.channels.phone.recordings import StoredRecordings

from victimcare.channels.phone import call_recording
from victimcare.channels.phone.audio_bridge import FRAME_BYTES, Bridge, Pacer
from victimcare.channels.phone.call_recording import CallTape
from victimcare.rules.calls.audio import FRAME, from_mulaw, pack_samples, to_mulaw
from victimcare.rules.force import RecordingSettings
from victimcare.services.calls import sound_store

BEGINS = to_mulaw(pack_samples([4000, -4000] * (2 * FRAME)))
OVER = to_mulaw(pack_samples([2000, -2000] * FRAME))


class Talker:
    """A leg that says the same thing with every tick, and keeps what it hears."""

    def __init__(self, level: int) -> None:
        self.on_voice: Callable[[bytes], None] | None = None
        self.heard = bytearray()
        self._says = pack_samples([level, -level] * (FRAME // 2))

    def hears(self, pcm: bytes) -> None:
        self.heard += pcm
        if self.on_voice is not None:
            self.on_voice(self._says)


class Room:
    """Two people who talk, and the tape of their conversation."""

    def __init__(self, stored: StoredRecordings) -> None:
        self.caller_leg, self.staff = Talker(600), Talker(900)
        self.bridge = Bridge(Pacer(0.0005))
        for leg in (self.caller_leg, self.staff):
            self.bridge.add(leg)
        self.tape = CallTape(self.bridge, stored.keeper, begins=BEGINS, over=OVER)

    async def talk(self, ticks: int) -> None:
        begun = len(self.caller_leg.heard)
        async with asyncio.timeout(10):
            while len(self.caller_leg.heard) - begun < ticks * FRAME_BYTES:
                await asyncio.sleep(0.002)

    async def begin(self) -> None:
        self.tape.switch(True)
        await eventually(lambda: self.bridge.tap is not None)

    async def leave(self) -> None:
        await self.tape.close()
        for leg in (self.caller_leg, self.staff):
            self.bridge.remove(leg)


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((call_recording, "RECORDING_PART"), (sound_store, "PART_BYTES")):
        monkeypatch.setattr(module, name, 10 * FRAME)
    monkeypatch.setattr(call_recording, "_PAUSE", 0.01)


def loudest(pcm: bytes | bytearray) -> int:
    return max(abs(int.from_bytes(pcm[at : at + 2], "little", signed=True)) for at in range(0, len(pcm), 2))


def test_both_hear_that_it_begins_and_the_recording_holds_both_and_that_too(recordings: StoredRecordings) -> None:
    async def story() -> None:
        room = Room(recordings)
        await room.talk(20)
        assert loudest(room.caller_leg.heard) < 1500
        await room.begin()
        await room.talk(40)
        await room.leave()

        assert loudest(room.caller_leg.heard) > 3500
        assert loudest(room.staff.heard) > 3500
        (parts,) = recordings.kept
        assert list(parts) == list(range(len(parts)))
        whole = from_mulaw(b"".join(parts.values()))
        assert len(parts) >= 3
        assert loudest(whole[: 12 * FRAME_BYTES]) > 3500
        assert 1300 < loudest(whole[-5 * FRAME_BYTES :]) < 1700
        assert recordings.ended == 1

    asyncio.run(story())


def test_either_ends_it_by_a_key_and_it_can_begin_again(recordings: StoredRecordings) -> None:
    async def story() -> None:
        room = Room(recordings)
        await room.begin()
        await room.talk(30)
        room.tape.key("1")
        assert room.tape.is_on
        room.tape.key(call_recording.SWITCH_KEY)
        before = len(room.caller_leg.heard)
        await room.talk(30)
        assert not room.tape.is_on
        assert loudest(room.caller_leg.heard[before:]) > 1800
        await eventually(lambda: recordings.ended == 1)
        kept = sum(map(len, recordings.kept[0].values()))
        await room.begin()
        await room.talk(20)
        await room.leave()

        assert len(recordings.kept) == recordings.ended == 2
        assert sum(map(len, recordings.kept[0].values())) == kept

    asyncio.run(story())


def test_what_cannot_be_kept_at_once_is_tried_again(recordings: StoredRecordings) -> None:
    async def story() -> None:
        room = Room(recordings)
        recordings.refuse_parts(True)
        await room.begin()
        await room.talk(40)
        assert not any(recordings.kept)
        recordings.refuse_parts(False)
        await room.talk(20)
        await room.leave()

        (parts,) = recordings.kept
        assert list(parts) == list(range(len(parts)))
        assert sum(map(len, parts.values())) >= 50 * FRAME

    asyncio.run(story())


def test_where_it_cannot_begin_nothing_is_announced(recordings: StoredRecordings, settings: Settings) -> None:
    async def story() -> None:
        settings.FORCE = replace(settings.FORCE, recordings=RecordingSettings(keeps_conversations=False))
        room = Room(recordings)
        room.tape.switch(True)
        await eventually(lambda: not room.tape.is_on)
        await room.talk(20)

        assert loudest(room.caller_leg.heard) < 1500
        await room.leave()

    asyncio.run(story())
