"""What a caller offers and what we answer: keys, sound, versions."""

from __future__ import annotations

import asyncio
import re

import pytest
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import TO_A_CODE, Running, eventually
from tests.channels.phone.signalling import with_a_line

from victimcare.channels.phone.line_prompts import Prompts


@pytest.mark.parametrize("events", [96, 101, 127])
def test_keys_are_agreed_in_the_payload_type_that_was_offered(prompts: Prompts, events: int) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        caller.events = events
        answer = await caller.ring()
        assert f"RTP/AVP 0 {events}" in answer.body
        assert f"a=rtpmap:{events} telephone-event/8000" in answer.body
        await caller.key("*")
        await asyncio.wait_for(caller.is_hung_up.wait(), 3)

    with_a_line(prompts, talk)


def test_without_events_in_the_offer_none_are_answered(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        caller.events = None
        assert "telephone-event" not in (await caller.ring()).body

    with_a_line(prompts, talk)


def test_a_key_counts_once_however_many_packets_tell_of_it(prompts: Prompts) -> None:
    """Ten digits and one of them held down: still the number that was keyed, although its first packets are lost."""

    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        await caller.key(TO_A_CODE + "0770090012")
        caller._timestamp += 1600
        late = [caller.event_packet("3", is_end=index > 40, duration=160 * index) for index in range(5, 50)]
        for packet in [*late, *late[:3]]:  # the end of the list came late, and twice
            caller.put_sound(packet)
        (conversation,) = running.line._calls
        await eventually(lambda: len(conversation._state.keyed) == 11)
        await asyncio.sleep(0.05)
        assert conversation._state.keyed == "07700900123"

    with_a_line(prompts, talk)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("Signal=*\r\nDuration=100\r\n", "application/dtmf-relay", 200),
        ("Signal= 10\r\n", "application/dtmf-relay", 200),
        ("*", "application/dtmf", 200),
        ("", "", 200),
        ("<xml/>", "application/media_control+xml", 415),
        ("Signal=Q\r\n", "application/dtmf-relay", 415),
    ],
)
def test_info_is_answered(prompts: Prompts, body: str, kind: str, status: int) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring()
        headers = f"Content-Type: {kind}\r\n" if kind else ""
        assert (await caller.ask("INFO", body=body, headers=headers)).status == status
        if "*" in body or "10" in body:
            await asyncio.wait_for(caller.is_hung_up.wait(), 3)

    with_a_line(prompts, talk)


def test_info_of_no_call_is_refused(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        assert (await caller.ask("INFO", body="5", headers="Content-Type: application/dtmf\r\n")).status == 481

    with_a_line(prompts, talk)


@pytest.mark.parametrize(
    "offer",
    [
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 18\r\n",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/SAVP 0\r\n",
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=video 4000 RTP/AVP 34\r\n",
        "v=0\r\nm=audio hello RTP/AVP 0\r\n",
        "v=0\r\nm=audio 70000 RTP/AVP 0\r\nc=IN IP4 127.0.0.1\r\n",
        "nonsense",
    ],
)
def test_an_offer_we_cannot_speak_is_refused_and_leaves_nothing(prompts: Prompts, offer: str) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        assert (await caller.ring(offer=offer)).status == 488
        assert running.line.endpoint.calls == {}

    with_a_line(prompts, talk)


def test_a_new_offer_we_cannot_speak_leaves_the_call_as_it_was(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        await caller.ring()
        assert (await caller.ask("INVITE", body=caller.offer(payload_types=(18,)))).status == 488
        count = len(caller.heard)
        await eventually(lambda: len(caller.heard) > count + 5)
        assert (await caller.hang_up()).status == 200

    with_a_line(prompts, talk)


def test_each_answer_of_a_call_has_a_higher_version(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        bodies = [(await caller.ring()).body]
        bodies += [(await caller.ask("INVITE", body=caller.offer())).body for _ in range(2)]
        sessions = [re.search(r"^o=- (\d+) (\d+)", body, re.MULTILINE) for body in bodies]
        assert [session[2] for session in sessions if session] == ["1", "2", "3"]
        assert len({session[1] for session in sessions if session}) == 1

    with_a_line(prompts, talk)
