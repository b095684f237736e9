"""Real calls over loopback: what is keyed, what is said, what is written down."""

from __future__ import annotations

import asyncio
from itertools import pairwise
from pathlib import Path

import pytest
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import (
    CASE,
    FORCE,
    GOOD_CODE,
    NOW,
    PROMISE,
    TO_A_CODE,
    MemoryDesk,
    Running,
    Tones,
    eventually,
    running_line,
)

from victimcare.channels.phone.desk_memory import DeskAnswer
from victimcare.channels.phone.line_prompts import Prompts, language_menu
from victimcare.rules.calls import CallbackReason, Reply, SpokenPart, VoicemailRecipient
from victimcare.rules.calls.audio import FRAME, lengthen_pauses, mulaw_to_alaw
from victimcare.rules.sentences import sentence

GREETING = ("calls-safety", "calls-welcome", "calls-start-menu")
GOOD_CODE_KEYS = TO_A_CODE + GOOD_CODE
NUMBER = "07700900456"
VOICE = bytes(range(0x10, 0x10 + FRAME // 2)) * 2  # one packet of the caller's


async def key(caller: Caller, digits: str, by: str) -> None:
    await (caller.key_by_info(digits) if by == "info" else caller.key(digits))


@pytest.mark.parametrize("by", ["events", "info"])
def test_a_good_call_from_greeting_to_promise(prompts: Prompts, by: str) -> None:
    async def call() -> tuple[Running, Caller, tuple[tuple[str, ...], str]]:
        async with running_line(prompts, faster=10) as running, Caller(running.address) as caller:
            assert (await caller.ring()).status == 200
            await caller.hears(running.sound(*GREETING))
            await key(caller, GOOD_CODE_KEYS, by)
            await caller.hears(running.spoken(CASE) + running.sound("calls-case-menu"))
            await key(caller, "42", by)
            await caller.hears(running.spoken(PROMISE) + running.sound("calls-done-menu"))
            await asyncio.wait_for(caller.is_hung_up.wait(), 10)
            return running, caller, await running.last_call()

    running, caller, (path, outcome) = asyncio.run(call())

    assert path == (
        *("greeting", "start", "ask_code", "keying_code", "checking_code", "case", "heard"),
        *("reaching", "calling_back", "promised", "goodbye", "over"),
    )
    assert outcome == "callback"
    assert list(running.desk.paths.values()) == [list(path)]
    assert running.desk.heard == list(running.desk.started)
    assert running.desk.callbacks == [(CallbackReason.BACK, "", "")]
    assert running.line.endpoint.wire.counts["failed"] == 0
    assert caller.sound().count(running.sound("calls-goodbye")) == 1


def test_every_packet_follows_the_last_one(prompts: Prompts) -> None:
    async def call() -> Caller:
        async with running_line(prompts) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.hears(running.sound(*GREETING))
            return caller

    heard = asyncio.run(call()).heard

    assert heard[0].marker
    assert {packet.payload_type for packet in heard} == {0}
    assert {len(packet.payload) for packet in heard} == {FRAME}
    for one, other in pairwise(heard):
        assert (other.sequence - one.sequence) % 2**16 == 1
        assert (other.timestamp - one.timestamp) % 2**32 == FRAME


def test_keys_work_over_speech_and_what_was_being_said_stops(prompts: Prompts) -> None:
    async def call() -> tuple[Running, Caller]:
        async with running_line(prompts) as running, Caller(running.address) as caller:
            await caller.ring()
            await eventually(lambda: len(caller.heard) > 3)
            await caller.key(GOOD_CODE_KEYS)
            await caller.hears(running.sound("calls-one-moment"))
            return running, caller

    running, caller = asyncio.run(call())

    assert running.sound(*GREETING) not in caller.sound()
    assert running.sound("calls-safety")[: 2 * FRAME] in caller.sound()


@pytest.mark.parametrize("keyed", ["", "10427", GOOD_CODE_KEYS, "#", "24"])
def test_star_hangs_up_at_once_from_anywhere(prompts: Prompts, keyed: str) -> None:
    async def call() -> tuple[tuple[str, ...], str]:
        async with running_line(prompts) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(keyed + "*")
            await asyncio.wait_for(caller.is_hung_up.wait(), 3)
            return await running.last_call()

    path, _ = asyncio.run(call())

    assert path[-1] == "star"


@pytest.mark.parametrize(
    ("keyed", "at"),
    [
        ("", "greeting"),
        ("1", "ask_code"),
        ("10427", "keying_code"),
        (GOOD_CODE_KEYS, "checking_code"),
        ("#", "person"),
        ("2", "help"),
        ("2441", "speaking_to_desk"),
    ],
)
def test_hanging_up_at_any_step_is_written_down_and_leaves_nothing_running(
    prompts: Prompts, keyed: str, at: str
) -> None:
    async def call() -> tuple[str, ...]:
        async with running_line(prompts) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(keyed)
            await running.comes_to(at)
            assert (await caller.hang_up()).status == 200
            path, _ = await running.last_call()
            await eventually(lambda: not running.line._calls)
            assert running.line.endpoint.calls == {}
            return path

    path = asyncio.run(call())

    assert path[-2:] == (at, "gone")


def test_silence_all_the_way_ends_with_a_person_looking_at_the_call(prompts: Prompts) -> None:
    async def call() -> tuple[Running, tuple[tuple[str, ...], str]]:
        async with running_line(prompts, faster=20) as running, Caller(running.address) as caller:
            await caller.ring()
            await asyncio.wait_for(caller.is_hung_up.wait(), 20)
            return running, await running.last_call()

    running, (path, outcome) = asyncio.run(call())

    assert path == (
        *("greeting", "start", "cant_talk", "cant_talk_nobody"),
        *("calling_silent", "promised", "goodbye", "over"),
    )
    assert outcome == "callback"
    assert running.desk.callbacks == [(CallbackReason.SILENT, "", "07700900123")]


def test_without_a_code_a_keyed_number_is_read_back_and_noted(prompts: Prompts) -> None:
    async def call() -> Running:
        async with running_line(prompts, faster=10) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key("242")
            await caller.hears(running.sound("calls-ask-number"))
            await caller.key(f"{NUMBER}#")
            await caller.hears(
                running.sound("calls-you-keyed") + prompts.digits(NUMBER) + running.sound("calls-check-number")
            )
            await caller.key("1")
            await caller.hears(running.spoken(PROMISE))
            return running

    assert asyncio.run(call()).desk.callbacks == [(CallbackReason.PERSON, NUMBER, "")]


def test_a_withheld_caller_who_keys_no_number_is_asked_for_one(prompts: Prompts) -> None:
    async def call() -> Running:
        async with running_line(prompts, faster=10) as running, Caller(running.address) as caller:
            await caller.ring(headers="Privacy: id\r\n")
            await caller.key("242")
            needed = running.sound("calls-number-needed")
            await caller.hears(needed)
            await caller.key("#")
            await eventually(lambda: caller.sound().count(needed) == 2)
            return running

    assert asyncio.run(call()).desk.callbacks == []


def test_what_does_not_open_is_heard_packet_for_packet_the_same(prompts: Prompts) -> None:
    """Wrong, ended, restricted and "says nothing" are one answer to the line; nor can a caller hear how fast it
    came."""

    async def call(desk: MemoryDesk, code: str) -> list[bytes]:
        async with running_line(prompts, desk, faster=8) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.hears(running.sound(*GREETING))
            await caller.key(TO_A_CODE + code, apart=0.005)
            begins = await caller.hears(running.sound("calls-one-moment"))
            await asyncio.wait_for(caller.is_hung_up.wait(), 15)
            await caller.hears(running.sound("calls-not-opened", "calls-not-opened-menu"))
            return [packet.payload for packet in caller.heard[begins:]]

    async def all_calls() -> list[list[bytes]]:
        calls = (
            call(MemoryDesk(), "999999999999"),
            call(MemoryDesk(slow=0.1), "042719385561"),
            call(MemoryDesk(codes={}), GOOD_CODE),
            call(MemoryDesk(slow=0.05, codes={}), "000000000000"),
        )
        return list(await asyncio.gather(*calls))

    wrong, *others = asyncio.run(all_calls())

    assert len(wrong) > 800  # from the moment of checking to the last word
    assert [len(other) for other in others] == [len(wrong)] * 3
    assert others == [wrong] * 3


def test_a_broken_desk_says_the_words_of_a_wrong_code_and_then_a_number_to_ring(
    prompts: Prompts, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    async def call() -> tuple[tuple[str, ...], str]:
        desk = MemoryDesk(is_broken=True)
        async with running_line(prompts, desk, faster=10) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(GOOD_CODE_KEYS)
            await caller.hears(running.sound("calls-not-opened", "calls-not-opened-menu"))
            await caller.key("0")
            await caller.hears(running.sound("calls-not-promised"))
            await asyncio.wait_for(caller.is_hung_up.wait(), 5)
            return await running.last_call()

    path, outcome = asyncio.run(call())

    assert path[-4:] == ("person", "calling_instead", "not_promised", "over")
    assert outcome == "not_promised"
    assert GOOD_CODE not in caplog.text + "".join(capsys.readouterr())


def test_a_caller_with_alaw_hears_the_same_words(prompts: Prompts) -> None:
    async def call() -> None:
        async with running_line(prompts) as running, Caller(running.address, payload_types=(8, 0)) as caller:
            answer = await caller.ring()
            assert "m=audio" in answer.body
            assert " RTP/AVP 8 96" in answer.body
            await caller.hears(mulaw_to_alaw(running.sound(*GREETING)))

    asyncio.run(call())


def test_on_hold_nothing_is_said_and_nothing_is_missed(prompts: Prompts) -> None:
    async def call() -> None:
        async with running_line(prompts) as running, Caller(running.address) as caller:
            await caller.ring()
            await eventually(lambda: len(caller.heard) > 3)
            held = await caller.ask("INVITE", body=caller.offer(direction="sendonly"))
            assert "a=recvonly" in held.body
            await asyncio.sleep(0.05)
            count = len(caller.heard)
            await asyncio.sleep(0.2)
            assert len(caller.heard) == count
            back = await caller.ask("INVITE", body=caller.offer())
            assert "a=sendrecv" in back.body
            await caller.hears(running.sound(*GREETING))

    asyncio.run(call())


def test_a_changed_codec_is_followed(prompts: Prompts) -> None:
    async def call() -> set[int]:
        async with running_line(prompts) as running, Caller(running.address) as caller:
            await caller.ring()
            await eventually(lambda: len(caller.heard) > 3)
            await caller.ask("INVITE", body=caller.offer(payload_types=(8,)))
            count = len(caller.heard) + 1  # one packet may have been under way
            await eventually(lambda: len(caller.heard) > count + 3)
            return {packet.payload_type for packet in caller.heard[count:]}

    assert asyncio.run(call()) == {8}


def test_a_line_that_closes_hangs_up_and_writes_the_end_down(prompts: Prompts) -> None:
    async def call() -> Running:
        async with running_line(prompts) as running:
            caller = await Caller(running.address).__aenter__()
            await caller.ring()
            await running.line.stop()
            await eventually(caller.is_hung_up.is_set)
            return running

    running = asyncio.run(call())

    assert [outcome for _, outcome in running.desk.ended.values()] == ["cut_off"]


def test_a_message_is_kept_as_it_was_spoken_also_when_the_caller_only_hangs_up(prompts: Prompts) -> None:
    async def call(ending: str) -> list[tuple[VoicemailRecipient, bytes]]:
        async with running_line(prompts, faster=4) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key("2441")
            await caller.hears(running.sound("calls-message-speak"))
            await asyncio.sleep(0.05)
            for _ in range(40):
                caller.speak(VOICE)
                await asyncio.sleep(0.005)
            await (caller.key(ending) if ending else caller.hang_up())
            await eventually(lambda: bool(running.desk.sounds))
            if ending == "#":
                await caller.hears(running.spoken(PROMISE))
            return running.desk.sounds

    for ending in ("#", "*", ""):
        ((whom, sound),) = asyncio.run(call(ending))

        assert whom is VoicemailRecipient.DESK
        assert sound.count(VOICE) > 20


def test_a_caller_waits_with_music_is_told_their_place_and_is_put_through(prompts: Prompts) -> None:
    waits = DeskAnswer(Reply.WAITS, {SpokenPart.WAIT: (sentence("calls-wait-place", place=2),)})
    still = DeskAnswer(Reply.STILL, {SpokenPart.WAIT: (sentence("calls-wait-place", place=1),)})

    desk = MemoryDesk(queue=[waits, still])

    async def call() -> tuple[str, ...]:
        async with running_line(prompts, desk, faster=20) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key("0")
            await caller.hears(running.spoken(waits.said[SpokenPart.WAIT]) + running.sound("calls-wait-menu"))
            await caller.hears(running.spoken(still.said[SpokenPart.WAIT]) + running.sound("calls-wait-again"))
            (conversation,) = running.line._calls
            assert conversation.turn_came()
            await caller.hears(running.sound("calls-joining"))
            await caller.hears(running.sound("calls-after-person"))  # this test has no agent who is put through
            await caller.key("*")
            return (await running.last_call())[0]

    path = asyncio.run(call())

    assert path[1:] == ("person", "waits", "waiting", "still", "joining", "joined", "after_person", "star")


def test_after_eight_all_is_heard_with_longer_pauses_and_more_slowly(tmp_path: Path) -> None:
    own = Prompts(tmp_path, Tones(), FORCE)
    own.prepare()

    def heard_slowly(*names: str, is_slow: bool) -> bytes:
        sound = lengthen_pauses(b"".join(own.sound(name, is_slow=is_slow) for name in names))
        return sound[: len(sound) // FRAME * FRAME]

    async def call() -> None:
        async with running_line(own, faster=10) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.hears(own.sound("calls-start-menu"))
            await caller.key("8")  # nothing is made ready yet
            await caller.hears(heard_slowly("calls-slower", "calls-start-menu", is_slow=False))
            await eventually(lambda: own.sound("calls-start-menu", is_slow=True) != own.sound("calls-start-menu"))
            await caller.key("9")
            await caller.hears(heard_slowly("calls-start-menu", is_slow=True))
            await caller.key(GOOD_CODE_KEYS)
            await caller.hears(lengthen_pauses(own.render(CASE, NOW.date(), is_slow=True))[: 5 * FRAME])

    asyncio.run(call())
    assert len(own.sound("calls-start-menu", is_slow=True)) > len(own.sound("calls-start-menu"))


def test_where_languages_are_on_a_caller_chooses_by_key_and_hears_theirs(prompts: Prompts, tmp_path: Path) -> None:
    welsh = Prompts(tmp_path, Tones(), FORCE, "cy")
    welsh.prepare()

    async def call() -> tuple[str, ...]:
        line = running_line(prompts, faster=10, others={"cy": welsh})
        async with line as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.hears(language_menu((prompts, welsh)))
            await caller.key("2")
            await caller.hears(welsh.sound("calls-welcome") + welsh.sound("calls-start-menu"))
            await caller.key("*")
            return (await running.last_call())[0]

    assert asyncio.run(call())[:3] == ("greeting", "language", "language_spoken")


def test_with_english_alone_no_choice_of_language_is_heard(prompts: Prompts) -> None:
    async def call() -> tuple[str, ...]:
        async with running_line(prompts, faster=10) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.hears(running.sound(*GREETING))
            await caller.key("*")
            return (await running.last_call())[0]

    assert asyncio.run(call()) == ("greeting", "start", "star")
