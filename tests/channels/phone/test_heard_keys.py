"""Keys in the sound of a call: each once, in any packets, and never from an echo of our own voice."""

from __future__ import annotations

import asyncio
import struct
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import eventually, running_line
from tests.channels.phone.record import read_mulaw
from tests.rules.calls.test_tones import tones

from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.rtp_media import Media
from victimcare.channels.phone.sip import Peers, SoundOffer
from victimcare.rules.calls.audio import FRAME, MULAW_SILENCE, from_mulaw, to_mulaw
from victimcare.rules.calls.audio_detection import InbandKeys

RECORDING = Path(__file__).parents[3] / "docs" / "recordings" / "greeting-to-status.wav"
OFFER = SoundOffer("127.0.0.1", 9, 0, None, may_send=True)


def keyed(digits: str, *, held: int = 5, apart: int = 4) -> bytes:
    """As mu-law: each key for so many times 20 ms, and then so many of quiet."""
    return b"".join(to_mulaw(tones(digit, count=held * FRAME)) + MULAW_SILENCE * FRAME * apart for digit in digits)


@pytest.mark.parametrize("offset", [0, 37, 80, 159])
@pytest.mark.parametrize("packet", [80, 160, 240, 480])
def test_every_key_is_taken_once_wherever_packets_begin(offset: int, packet: int) -> None:
    sound = MULAW_SILENCE * offset + keyed("0427193855*60##", held=3, apart=3)
    keys = InbandKeys()

    heard = [key for at in range(0, len(sound), packet) for key in keys.read(from_mulaw(sound[at : at + packet]))]

    assert "".join(heard) == "0427193855*60##"


def test_a_key_held_for_long_is_one_key_although_a_click_falls_into_it() -> None:
    keys = InbandKeys()
    click = to_mulaw(tones("5")[:100]) + MULAW_SILENCE * 110

    heard = keys.read(from_mulaw(keyed("7", held=50, apart=0) + click + keyed("7", held=50)))

    assert heard == ["7"]


def test_our_own_voice_coming_back_presses_nothing() -> None:
    """A minute and a half of the line as a caller heard it, at several places where a packet may begin."""
    sound = from_mulaw(read_mulaw(RECORDING))

    for offset in range(0, 160, 40):
        assert InbandKeys().read(sound[2 * offset :]) == []


def media(offer: SoundOffer = OFFER) -> tuple[Media, list[str]]:
    keys: list[str] = []
    made = Media(offer, own="127.0.0.1", peer="127.0.0.1", listed=Peers(), counts=Counter())
    made.listen(on_key=keys.append)
    return made, keys


def plays(to: Media, sound: bytes, first: int = 0) -> int:
    """Plays the sound in packets of 20 ms; returns the number of the next."""
    for number, at in enumerate(range(0, len(sound), FRAME), first):
        to._take(struct.pack("!BBHII", 0x80, 0, number, number * FRAME, 7) + sound[at : at + FRAME], "127.0.0.1", 9)
    return first + len(sound) // FRAME


def test_only_a_telephone_that_offers_no_events_is_listened_to() -> None:
    own, keys = media()
    plays(own, keyed("12"))
    assert keys == ["1", "2"]

    own, keys = media(replace(OFFER, events=101))
    number = plays(own, keyed("12"))
    assert keys == []

    own.take_offer(OFFER)  # continued by another telephone
    plays(own, keyed("3"), number)
    assert keys == ["3"]


def test_a_key_that_comes_by_info_as_well_counts_once() -> None:
    own, keys = media()
    number = plays(own, keyed("4"))
    own.informed("4")  # INFO comes when the key is released
    number = plays(own, keyed("4"), number)
    own.informed("4")
    own.informed("2")
    plays(own, keyed("2"), number)

    assert keys == ["4", "4", "2"]


def test_a_caller_with_nothing_but_tones_is_understood(prompts: Prompts) -> None:
    async def call() -> None:
        async with running_line(prompts) as running, Caller(running.address, events=None) as caller:
            await caller.ring()
            await eventually(lambda: len(caller.heard) > 3)
            sound = keyed("*")
            for number, at in enumerate(range(0, len(sound), FRAME)):
                head = struct.pack("!BBHII", 0x80, 0, number, number * FRAME, 7)
                caller.put_sound(head + sound[at : at + FRAME])
            await asyncio.wait_for(caller.is_hung_up.wait(), 5)
            path, _ = await running.last_call()
            assert path[-1] == "star"

    asyncio.run(call())
