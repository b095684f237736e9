"""Sound by itself: keys from packets, holding, and no fault of one call reaching another."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace

from victimcare.channels.phone.rtp_media import Media, Pacer, RtpKeyEvents
from victimcare.channels.phone.sip import Peers, SoundOffer
from victimcare.rules.calls.audio import FRAME

OFFER = SoundOffer("127.0.0.1", 40000, 0, 101, may_send=True)
TEN_MINUTES = 10 * 60 * 50  # ticks


def media(offer: SoundOffer = OFFER, *, listed: Peers | None = None) -> Media:
    return Media(offer, own="127.0.0.1", peer="127.0.0.1", listed=listed or Peers(), counts=Counter())


def test_an_event_is_one_key_whichever_of_its_packets_comes_first() -> None:
    keys = RtpKeyEvents()

    heard = [keys.read(7, stamp, bytes([event, 0x80, 0, 160])) for stamp, event in ((1, 5), (1, 5), (2, 5), (1, 5))]

    assert heard == ["5", None, "5", None]
    assert keys.read(7, 3, bytes([11, 0, 0, 0])) == "#"
    assert keys.read(7, 4, bytes([16, 0, 0, 0])) is None  # a hook flash is not a key
    assert keys.read(7, 5, b"\x01") is None


def test_a_call_held_for_ten_minutes_is_given_up_once() -> None:
    lost: list[str] = []
    held = media(replace(OFFER, may_send=False))
    held.listen(on_lost=lambda: lost.append("lost"))

    for _ in range(TEN_MINUTES - 1):
        held.tick()
    assert lost == []
    for _ in range(100):
        held.tick()

    assert lost == ["lost"]


def test_a_fault_in_one_call_ends_that_call_and_no_other() -> None:
    async def run() -> tuple[list[str], int]:
        lost: list[str] = []
        faulty, sound = media(), media()
        faulty.listen(on_lost=lambda: lost.append("faulty"), on_over=lambda: 1 // 0)  # type: ignore[arg-type]
        ticks = Counter[str]()
        sound.listen(on_tick=lambda: ticks.update(["tick"]))
        pacer = Pacer(0.001)
        faulty.play(bytes(FRAME))
        sound.play(bytes(FRAME))
        pacer.add(faulty)
        pacer.add(sound)
        await asyncio.sleep(0.1)
        pacer.remove(sound)
        for each in (faulty, sound):
            each.close()
        return lost, ticks["tick"]

    lost, ticks = asyncio.run(run())

    assert lost == ["faulty"]
    assert ticks > 10


def test_sound_goes_elsewhere_only_to_a_listed_machine() -> None:
    named = replace(OFFER, address="127.0.0.9")

    assert media(named)._to == ("127.0.0.9", 40000)  # this machine itself is always listed
    assert media(replace(OFFER, address="198.51.100.7"))._to == ("127.0.0.1", 40000)
    assert media(replace(OFFER, address="198.51.100.7"), listed=Peers(["198.51.100.0/24"]))._to == (
        "198.51.100.7",
        40000,
    )
