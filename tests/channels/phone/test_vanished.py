"""A telephone that vanishes says no goodbye: it is missed soon, and a caller who is only held or silent is kept."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.channels.phone.callee import HELLO, QUIET, Phone
from tests.channels.phone.caller import Caller, SipText
from tests.channels.phone.conftest import Running, eventually
from tests.channels.phone.signalling import with_a_line
from tests.channels.phone.test_calling import in_a_loop, order, outcome, place, ringing

from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.sip import LivenessTimeouts
from victimcare.channels.phone.sip.call_sessions import LivenessWatch

SOON = LivenessTimeouts(quiet=0.2, answers=0.3)
TIMER = "Supported: timer\r\nSession-Expires: 1800\r\n"


def questions(caller: Caller) -> list[SipText]:
    return [message for message in caller.messages if message.method == "OPTIONS"]


async def stays(running: Running, seconds: float) -> None:
    await asyncio.sleep(seconds)
    assert len(running.line.endpoint.calls) == 1
    assert running.desk.ended == {}


async def is_missed(running: Running, caller: Caller) -> None:
    _, came_to = await running.last_call()
    assert came_to == "cut_off"
    assert running.line.endpoint.calls == {}
    await eventually(lambda: any(message.method == "BYE" for message in caller.messages))


def test_a_telephone_that_vanishes_is_missed_and_the_call_was_cut_off(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        caller.is_deaf = True
        await is_missed(running, caller)
        assert len({question.header("CSeq") for question in questions(caller)}) == 1

    with_a_line(prompts, talk, patience=SOON)


def test_one_that_only_says_nothing_is_asked_and_kept(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        await stays(running, 1.5)
        assert len(questions(caller)) >= 3
        asked = questions(caller)[0]
        assert asked.header("Call-ID") == caller.call_id
        assert asked.header("To").endswith(f"tag={caller._tag}")

    with_a_line(prompts, talk, patience=SOON)


def test_one_that_is_heard_is_not_even_asked_though_it_answers_nothing(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        caller.is_deaf = True
        for _ in range(20):
            caller.speak(QUIET)
            await stays(running, 0.05)
        assert questions(caller) == []

    with_a_line(prompts, talk, patience=SOON)


def test_on_hold_no_sound_is_missed_but_a_telephone_that_answers_nothing_is(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        await caller.ask("INVITE", body=caller.offer(direction="sendonly"))
        await stays(running, 1.5)
        caller.is_deaf = True
        await is_missed(running, caller)

    with_a_line(prompts, talk, patience=SOON)


@pytest.mark.parametrize(("status", "is_there"), [(501, True), (405, True), (481, False), (477, False), (503, False)])
def test_which_answer_shows_that_the_caller_is_there(prompts: Prompts, status: int, is_there: bool) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        def answer(request: SipText) -> None:
            kept = "".join(f"{name}: {request.header(name)}\r\n" for name in ("Via", "From", "To", "Call-ID", "CSeq"))
            said = f"{status} No" if request.method == "OPTIONS" else "200 OK"
            caller.put(f"SIP/2.0 {said}\r\n{kept}Content-Length: 0\r\n\r\n")

        caller._answer = answer  # type: ignore[method-assign]
        await caller.ring()
        if is_there:
            await stays(running, 1.2)
        else:
            await is_missed(running, caller)

    with_a_line(prompts, talk, patience=SOON)


def test_a_session_timer_is_agreed_on_as_short_as_may_be_and_confirmed_with_each_sign_of_life(prompts: Prompts) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        signs = [await caller.ring(headers=TIMER)]
        signs += [await caller.ask("UPDATE", headers=TIMER), await caller.ask("INVITE", headers=TIMER)]
        assert [(sign.status, sign.header("Session-Expires"), sign.header("Require")) for sign in signs] == [
            (200, "180;refresher=uac", "timer")
        ] * 3

    with_a_line(prompts, talk)


@pytest.mark.parametrize(
    ("headers", "agreed"),
    [
        ("", ""),
        ("k: timer\r\nx: 120;refresher=uac\r\n", "120;refresher=uac"),
        ("Supported: 100rel, timer\r\nSession-Expires: 1800\r\nMin-SE: 600\r\n", "600;refresher=uac"),
        ("Supported: timer\r\n", "180;refresher=uac"),
        ("Supported: timer\r\nSession-Expires: 1800;refresher=uas\r\n", ""),
        ("Supported: timer\r\nSession-Expires: 20\r\n", ""),
        ("Supported: timer\r\nSession-Expires: soon\r\nMin-SE: ?\r\n", "180;refresher=uac"),
    ],
)
def test_a_session_timer_is_agreed_on_only_where_the_other_side_keeps_it(
    prompts: Prompts, headers: str, agreed: str
) -> None:
    async def talk(_running: Running, caller: Caller) -> None:
        answer = await caller.ring(headers=headers)
        assert (answer.status, answer.header("Session-Expires")) == (200, agreed)

    with_a_line(prompts, talk)


def test_with_a_session_timer_no_question_is_sent_on_hold(prompts: Prompts) -> None:
    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring(headers=TIMER)
        await caller.ask("INVITE", headers=TIMER, body=caller.offer(direction="sendonly"))
        caller.is_deaf = True
        await stays(running, 1.2)
        assert questions(caller) == []
        await caller.hang_up()

    with_a_line(prompts, talk, patience=SOON)


@in_a_loop
async def test_a_caller_whose_session_timer_lapses_on_hold_is_missed_and_one_heard_again_is_not() -> None:
    lost: list[str] = []
    heard_at, asked = asyncio.get_running_loop().time, list[str]()

    def alive(name: str, *, is_held: bool) -> LivenessWatch:
        return LivenessWatch(
            SOON,
            heard_at=(lambda: 0.0) if is_held else heard_at,
            is_held=lambda: is_held,
            ask=lambda: asked.append(name),
            on_lost=lambda: lost.append(name),
            interval=1.2,  # lapses after 0.8
        )

    silent, refreshing, talking = (alive(name, is_held=name != "talking") for name in ("silent", "fresh", "talking"))
    for _ in range(8):
        await asyncio.sleep(0.2)
        refreshing.seen()

    assert (lost, asked) == (["silent"], [])
    for each in (silent, refreshing, talking):
        each.stop()


def test_a_question_about_a_call_that_we_do_not_have_is_told_so(prompts: Prompts) -> None:
    """So that a peer who asks after our restart drops a call that no longer exists."""

    async def talk(running: Running, caller: Caller) -> None:
        await caller.ring()
        assert (await caller.ask("OPTIONS")).status == 200
        caller._to_tag = "of-a-line-that-was"
        assert (await caller.ask("OPTIONS")).status == 481
        assert len(running.line.endpoint.calls) == 1
        caller._to_tag = ""

    with_a_line(prompts, talk)


@in_a_loop
async def test_a_callee_who_vanishes_is_missed_as_well(prompts: Prompts, tmp_path: Path) -> None:
    phone = Phone(says=HELLO)
    async with ringing(prompts, tmp_path, phone, patience=SOON) as (running, carrier):
        await place(carrier, order())
        await phone.is_answered.wait()

        assert await outcome(running) == "cut_off"
        assert any(message.method == "OPTIONS" for message in phone.messages), "a telephone that leaves it unanswered"
        assert running.line.endpoint.dialler is not None
        assert running.line.endpoint.dialler.calls == {}
