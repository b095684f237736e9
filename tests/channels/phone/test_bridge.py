"""Legs joined: who hears whom, muted and held, no overflow in the sum, and a message recorded."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections import Counter
from collections.abc import Callable

import pytest

from victimcare.channels.phone.audio_bridge import FRAME_BYTES, SILENCE, Bridge
from victimcare.channels.phone.rtp_media import Media, Pacer
from victimcare.channels.phone.sip import Peers, SoundOffer
from victimcare.rules.calls.audio import FRAME, MULAW_SILENCE, from_mulaw, pack_samples, to_alaw, to_mulaw


class Person:
    """A leg that says what the test tells it to say."""

    def __init__(self) -> None:
        self.on_voice: Callable[[bytes], None] | None = None
        self.heard: list[bytes] = []

    def hears(self, pcm: bytes) -> None:
        self.heard.append(pcm)

    def says(self, level: int, frames: int = 3) -> None:
        assert self.on_voice is not None
        self.on_voice(level_of(level) * frames)


def level_of(level: int) -> bytes:
    return pack_samples([level] * FRAME)


def joined(*people: Person, music: bytes = SILENCE) -> Bridge:
    """On a clock that does not run by itself: the test ticks."""
    bridge = Bridge(StillClock(), music=music)
    for person in people:
        bridge.add(person)
    return bridge


class StillClock(Pacer):
    def _run(self) -> None:
        pass


def test_two_hear_each_other_and_not_themselves() -> None:
    victim, worker = Person(), Person()
    bridge = joined(victim, worker)

    victim.says(100)
    worker.says(-7)
    bridge.tick()

    assert (victim.heard, worker.heard) == ([level_of(-7)], [level_of(100)])


def test_of_four_each_hears_the_sum_of_the_others() -> None:
    people = [Person() for _ in range(4)]
    bridge = joined(*people)

    for person, level in zip(people, (1, 20, 300, 0), strict=True):
        person.says(level)
    bridge.tick()

    assert [person.heard for person in people] == [[level_of(sum_)] for sum_ in (320, 301, 21, 321)]


def test_shouting_is_cut_and_never_wraps_round() -> None:
    people = [Person() for _ in range(3)]
    bridge = joined(*people)

    people[0].says(30_000)
    people[1].says(30_000)
    bridge.tick()
    assert people[2].heard == [level_of(32_767)]

    people = [Person() for _ in range(4)]
    bridge = joined(*people)
    for person in people[:3]:
        person.says(-30_000)
    bridge.tick()
    assert people[3].heard == people[0].heard == [level_of(-32_768)]


def test_muted_is_not_heard_but_hears() -> None:
    victim, worker = Person(), Person()
    bridge = joined(victim, worker)

    bridge.mute(worker, True)
    victim.says(5)
    worker.says(9)
    bridge.tick()
    bridge.mute(worker, False)
    bridge.tick()

    assert victim.heard == [SILENCE, level_of(9)]
    assert worker.heard == [level_of(5)] * 2


def test_a_held_caller_hears_music_from_its_beginning_and_the_others_go_on() -> None:
    victim, worker, interpreter = Person(), Person(), Person()
    bridge = joined(victim, worker, interpreter, music=level_of(1) + level_of(2))
    bridge.hold(victim, True)

    for person, level in ((victim, 500), (worker, 30), (interpreter, 4)):
        person.says(level, 4)
    for _ in range(3):
        bridge.tick()
    bridge.hold(victim, False)
    bridge.tick()

    assert victim.heard == [level_of(1), level_of(2), level_of(1), level_of(34)]
    assert worker.heard == [level_of(4)] * 3 + [level_of(504)]


def test_words_spoken_while_held_are_never_heard_afterwards() -> None:
    victim, worker = Person(), Person()
    bridge = joined(victim, worker)
    bridge.hold(victim, True)

    victim.says(700, 5)
    for _ in range(5):
        bridge.tick()
    bridge.hold(victim, False)
    bridge.tick()

    assert set(worker.heard) == {SILENCE}


def test_a_recording_gets_all_that_is_said_and_nothing_of_who_is_held_or_muted() -> None:
    victim, worker, stranger = Person(), Person(), Person()
    bridge = joined(victim, worker, stranger)
    kept: list[bytes] = []
    bridge.tap = kept.append
    bridge.mute(stranger, True)

    for person, level in ((victim, 500), (worker, 30), (stranger, 4)):
        person.says(level, 3)
    bridge.tick()
    bridge.hold(victim, True)
    bridge.tick()
    bridge.tap = None
    bridge.tick()

    assert kept == [level_of(530), level_of(30)]


def test_packets_that_come_unevenly_leave_no_gap_and_no_growing_delay() -> None:
    victim, worker = Person(), Person()
    bridge = joined(victim, worker)

    victim.says(9, 1)
    bridge.tick()  # one packet alone: the next may be late
    victim.says(9, 1)
    bridge.tick()
    assert worker.heard == [SILENCE, level_of(9)]

    victim.says(9, 50)  # a burst of a second: packets that could only be played late are dropped
    for _ in range(10):
        bridge.tick()
    assert worker.heard[2:] == [level_of(9)] * 3 + [SILENCE] * 7


def test_a_person_who_leaves_is_silent_and_the_last_one_stops_the_clock() -> None:
    async def run() -> tuple[bool, bool, int]:
        victim, worker = Person(), Person()
        bridge = Bridge(Pacer(0.001))
        bridge.add(victim)
        bridge.add(worker)
        bridge.add(worker)
        await asyncio.sleep(0.02)
        heard = len(victim.heard)
        bridge.remove(worker)
        bridge.remove(worker)
        alone = worker.on_voice is None and worker not in bridge and len(bridge) == 1
        bridge.remove(victim)
        await asyncio.sleep(0.01)
        return alone, bridge._pacer._timer is None, heard

    alone, stopped, heard = asyncio.run(run())

    assert alone
    assert stopped
    assert heard > 5


def test_one_that_cannot_be_played_to_is_left_out_and_the_others_go_on() -> None:
    class Broken(Person):
        def hears(self, pcm: bytes) -> None:
            raise OSError("its connection is gone")

    victim, worker, broken = Person(), Person(), Broken()
    bridge = joined(broken, victim, worker)

    victim.says(8)
    bridge.tick()
    bridge.tick()

    assert worker.heard == [level_of(8)] * 2
    assert broken not in bridge


OFFER = SoundOffer("127.0.0.1", 9, 0, 101, may_send=True)


def media(offer: SoundOffer = OFFER) -> Media:
    return Media(offer, own="127.0.0.1", peer="127.0.0.1", listed=Peers(), counts=Counter())


def says(to: Media, sound: bytes, number: int, *, kind: int = 0) -> None:
    to._take(struct.pack("!BBHII", 0x80, kind, number, number * FRAME, 7) + sound, "127.0.0.1", 9)


@pytest.mark.parametrize("kind", [0, 8])
def test_two_telephones_are_joined_over_the_wire(kind: int) -> None:
    """The sound that one sends comes out at the other, each in its own codec."""

    async def run() -> bytes:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
            ear.bind(("127.0.0.1", 0))
            ear.setblocking(False)
            own = media()
            theirs = media(SoundOffer("127.0.0.1", ear.getsockname()[1], kind, 101, may_send=True))
            pacer = Pacer(0.002)
            bridge = Bridge(pacer)
            for leg in (own, theirs):
                leg.open()
                pacer.add(leg)
                bridge.add(leg)
            for number in range(5):
                says(own, to_mulaw(level_of(8000)), number)
            heard = b""
            for _ in range(6):
                heard += (await asyncio.get_running_loop().sock_recv(ear, 2048))[12:]
            for leg in (own, theirs):
                bridge.remove(leg)
                pacer.remove(leg)
                leg.close()
            return heard

    encoded = {0: to_mulaw, 8: to_alaw}[kind]

    assert encoded(from_mulaw(to_mulaw(level_of(8000)))) * 3 in asyncio.run(run())


def test_words_go_before_what_comes_from_the_bridge() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.bind(("127.0.0.1", 0))
        ear.settimeout(2)
        leg = media(SoundOffer("127.0.0.1", ear.getsockname()[1], 0, None, may_send=True))
        word = to_mulaw(level_of(-4000))
        leg.play(word)
        for _ in range(2):
            leg.hears(level_of(4000))
            leg.tick()
        leg.tick()
        heard = [ear.recv(2048)[12:] for _ in range(3)]
        asyncio.run(_closed(leg))

    assert heard == [word, to_mulaw(level_of(4000)), MULAW_SILENCE * FRAME]


VOICE = to_mulaw(level_of(3000))


def test_a_message_is_kept_until_the_callers_key_and_its_gaps_are_silence() -> None:
    kept: list[bytes] = []
    keys: list[str] = []
    own = media()
    own.listen(on_key=keys.append)
    own.record(kept.append, most_seconds=60)

    for number in range(100):
        if not 40 <= number < 80:
            says(own, VOICE, number)
        own.tick()
    own.pressed("5")
    own.pressed("#")
    own.pressed("#")

    (message,) = kept
    assert len(message) == pytest.approx(100 * FRAME, abs=12 * FRAME)
    assert message.startswith(VOICE * 40 + MULAW_SILENCE * 20 * FRAME)
    assert message.endswith(VOICE * 20)
    assert keys == ["5", "#"]
    asyncio.run(_closed(own))
    assert len(kept) == 1


def test_a_message_ends_at_its_longest_and_by_hanging_up() -> None:
    kept: list[bytes] = []
    own = media()
    own.record(kept.append, most_seconds=1)
    for number in range(60):
        says(own, VOICE, number)
        own.tick()
    assert kept == [VOICE * 50]

    own.record(kept.append, most_seconds=60)
    says(own, VOICE, 60)
    asyncio.run(_closed(own))
    assert kept == [VOICE * 50, VOICE]


async def _closed(leg: Media) -> None:
    leg.close()


def test_a_flood_of_packets_makes_no_longer_message() -> None:
    kept: list[bytes] = []
    own = media()
    own.record(kept.append, most_seconds=60)
    for number in range(1000):
        says(own, VOICE, number)
    own.stop_recording()

    assert len(kept[0]) == 10 * FRAME


def test_a_packet_that_comes_again_or_late_is_not_heard_and_a_stream_begun_afresh_is() -> None:
    heard: list[bytes] = []
    own = media()
    own.on_voice = heard.append
    for number in (65_534, 65_535, 65_535, 0, 65_534, 1, 30_000):
        says(own, to_mulaw(level_of(number % 1000 * 8)), number)

    assert len(heard) == 5
    assert {len(each) for each in heard} == {FRAME_BYTES}
    assert own.counts["sound_late"] == 2
    assert heard[0] == from_mulaw(to_mulaw(level_of(65_534 % 1000 * 8)))
