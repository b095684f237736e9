"""Calls as victims make them, from the first word to the last, and what the desk sees of them afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import FORCE, TO_A_CODE, Running, running_line
from tests.channels.phone.contract.sip_line import Remembering, _named
from tests.channels.phone.test_services_desk import _arrested, _code, _confirm_victims_number, _ended, desk
from tests.channels.web.desk.conftest import BACKEND, StaffBrowser
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import agreed, by

from victimcare.channels.phone.call_desk import DatabaseDesk
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.records.models import Call, Callback, CallRecording, ContactPoint, Staff, Task, Victim
from victimcare.rules.calls.audio import FRAME, to_mulaw
from victimcare.rules.sentences import sentence
from victimcare.services.calls.callbacks import callback_slots

__all__ = ["desk"]
VOICE = to_mulaw(b"".join(int(9000 * (-1) ** (n // 9)).to_bytes(2, "little", signed=True) for n in range(FRAME)))


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    with override_settings(VICTIMCARE_NOW=NOW):
        yield


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Prompts, Remembering]:
    """The line's voice, and the words that were spoken for one caller alone."""
    tones = Remembering()
    prompts = Prompts(tmp_path_factory.mktemp("home"), tones, FORCE)
    prompts.prepare()
    tones.texts.clear()
    return prompts, tones


def on_victims_record(victim: Victim) -> str:
    """What staff at the desk see on a victim's record after an identity check."""
    actor = staff()
    client = Client()
    client.force_login(Staff.objects.get(id=actor.staff_id or 0), backend=BACKEND)
    sol = StaffBrowser(actor, client)
    name = f"{victim.person.given_name} {victim.person.family_name}"
    sol.post("/desk/look-up", reference=victim.case.reference, name=name, reason="She rang")
    sol.prove(victim)
    answer = sol.get(f"/desk/cases/{victim.public_id}")
    assert answer.status_code == 200, answer
    return answer.content.decode()


def two_in_one_case(reference: str) -> tuple[Victim, Victim]:
    people = (a_person("V1", mobile="07700 900411"), a_person("V2", given_name="Bea", mobile="07700 900422"))
    load(reference, recorded(*people))
    happened = (
        fact("suspect.arrested", NOW - timedelta(hours=5), suspect_ref="S1"),
        fact("suspect.charged", NOW - timedelta(hours=4), suspect_ref="S1"),
    )
    found = load(reference, *happened)
    for name in ("V1", "V2"):
        point = found[name].person.contact_points.get(kind="mobile")
        ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=staff().staff_id)
        agreed(found[name], by("call", point), line_may_say="full")
    return found["V1"], found["V2"]


def answers(heard: list[str]) -> list[str]:
    """What the victim was told, without the menus: how fast the machine is decides whether a menu is heard whole before
    the next key."""
    return [name for name in heard if not name.startswith("calls-") or name == "calls-promised-none"]


async def keys_and_hears(running: Running, caller: Caller, keys: str, name: str) -> None:
    """Press these, and wait until this sentence is heard once more than before."""
    since = len(caller.heard)
    await caller.key(keys)
    wanted = running.sound(name)
    async with asyncio.timeout(40):
        while wanted not in caller.sound(since):
            await asyncio.sleep(0.02)


def test_a_caller_hears_the_times_to_their_end_and_the_one_they_press_is_promised(
    prompts: Prompts, desk: DatabaseDesk
) -> None:
    victim = _arrested("44/3911/26")
    _confirm_victims_number(victim)
    code = _code(victim)

    async def call() -> callback_slots.Slot:
        async with running_line(prompts, desk, faster=8, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await keys_and_hears(running, caller, TO_A_CODE + code, "calls-case-menu")
            await keys_and_hears(running, caller, "43", "calls-slots-end")
            row = await asyncio.to_thread(Call.objects.get)
            times = await asyncio.to_thread(callback_slots.list_open_slots, call_id=row.public_id, now=NOW)
            said = [
                part
                for key, one in enumerate(times, start=1)
                for part in (
                    sentence("calls-slot", start=one.start, until=one.until),
                    sentence("calls-press", key=str(key)),
                )
            ]
            whole = running.sound("calls-slots") + prompts.render(said, NOW.date()) + running.sound("calls-slots-end")
            await caller.hears(whole)
            await caller.key("4")
            promise = sentence("callbacks-promise-slot", start=times[3].start, due=times[3].until)
            await caller.hears(prompts.render((promise,), NOW.date()) + running.sound("calls-done-menu"))
            await caller.key("*")
            await _ended()
            return times[3]

    chosen = asyncio.run(call())

    promised = Callback.objects.get()
    assert (promised.victim_id, promised.chosen_from, promised.due_at) == (victim.id, chosen.start, chosen.until)


def test_a_score_given_on_the_telephone_is_seen_at_the_desk(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _arrested("44/3921/26")
    code = _code(victim)

    async def call() -> None:
        async with running_line(prompts, desk, faster=8, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await keys_and_hears(running, caller, TO_A_CODE + code, "calls-case-menu")
            await keys_and_hears(running, caller, "5", "calls-feedback")
            await keys_and_hears(running, caller, "2", "calls-thanked")
            await caller.key("*")
            await _ended()

    asyncio.run(call())

    assert "Rang and heard where it stands. Spoke with nobody. Said how we did, from 1 to 5: 2" in on_victims_record(
        victim
    )
    assert Task.objects.get(victim=victim, kind="low_score").reason == "low_score_2"


def test_of_two_victims_in_one_case_neither_hears_of_the_other(
    spoken: tuple[Prompts, Remembering], desk: DatabaseDesk
) -> None:
    """Bea hears the victim's case, says that a right was not met, leaves a message and their mark, and is promised a
    call. Ada hears what the victim heard before, word for word, and the desk sees nothing of it in Ada's record."""
    prompts, tones = spoken
    ada, bea = two_in_one_case("44/3931/26")
    codes = {victim: _code(victim) for victim in (ada, bea)}

    async def own(running: Running, count: int) -> list[str]:
        async with Caller(running.address, number="07700900411") as caller:
            await caller.ring()
            await keys_and_hears(running, caller, TO_A_CODE + codes[ada], "calls-case-menu")
            await keys_and_hears(running, caller, "2", "calls-case-menu")
            since = len(caller.heard)
            await caller.key("3")
            while running.sound("calls-rights-menu") not in caller.sound(since):
                if running.sound("calls-rights-more-menu") in caller.sound(since):
                    since = len(caller.heard)
                    await caller.key("1")
                await asyncio.sleep(0.02)
            await keys_and_hears(running, caller, "2", "calls-not-done-else")
            await keys_and_hears(running, caller, "#", "calls-case-menu")
            await keys_and_hears(running, caller, "6", "calls-case-menu")
            await caller.key("*")
            await _ended(count)
            return answers(_named(caller.sound(), prompts, tones.texts))

    async def beas(running: Running, count: int) -> list[str]:
        async with Caller(running.address, number="07700900422") as caller:
            await caller.ring()
            await keys_and_hears(running, caller, TO_A_CODE + codes[bea], "calls-case-menu")
            await keys_and_hears(running, caller, "5", "calls-feedback")
            await keys_and_hears(running, caller, "1", "calls-thanked")
            await keys_and_hears(running, caller, "#", "calls-case-menu")
            await keys_and_hears(running, caller, "41", "calls-message-consent")
            await keys_and_hears(running, caller, "1", "calls-message-speak")
            await asyncio.sleep(0.05)
            for _ in range(120):
                caller.speak(VOICE)
                await asyncio.sleep(0.0025)
            await keys_and_hears(running, caller, "#", "calls-done-menu")
            await keys_and_hears(running, caller, "#", "calls-case-menu")
            await keys_and_hears(running, caller, "42", "calls-done-menu")
            await keys_and_hears(running, caller, "#", "calls-case-menu")
            await keys_and_hears(running, caller, "6", "calls-promised-menu")
            await caller.key("*")
            await _ended(count)
            return answers(_named(caller.sound(), prompts, tones.texts))

    async def calls() -> tuple[list[str], list[str], list[str]]:
        async with running_line(prompts, desk, faster=8, now=NOW) as running:
            await own(running, 1)  # the first call tells Ada what is new
            return await own(running, 2), await beas(running, 3), await own(running, 4)

    alone, of_bea, beside = asyncio.run(calls())

    assert beside == alone
    assert "calls-promised-none" in beside
    assert "calls-promised-none" not in of_bea
    assert (CallRecording.objects.get().victim_id, Callback.objects.get().victim_id) == (bea.id, bea.id)
    pages = {victim: on_victims_record(victim) for victim in (ada, bea)}
    assert "Rang and asked for a call back. Spoke with nobody. Said how we did, from 1 to 5: 1" in pages[bea]
    assert pages[ada].count("Rang and heard where it stands") == 3
    assert not any(word in pages[ada] for word in ("asked for a call back", "Said how we did", "left a message"))


def test_a_message_without_a_voice_is_not_kept_and_the_caller_is_asked_once_more(
    prompts: Prompts, desk: DatabaseDesk
) -> None:
    async def call() -> tuple[str, ...]:
        async with running_line(prompts, desk, faster=8, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await keys_and_hears(running, caller, "2441", "calls-message-nothing")
            await keys_and_hears(running, caller, "1", "calls-message-nothing-again")
            await caller.hears(running.sound("calls-cant-talk-nobody"))
            await caller.hears(running.sound("calls-done-menu"))
            await caller.key("*")
            await _ended()
            return tuple((await asyncio.to_thread(Call.objects.get)).path)

    path = asyncio.run(call())

    assert path[-4:] == ("cant_talk_nobody", "calling_silent", "promised", "star")
    assert not CallRecording.objects.exists()
    assert Callback.objects.get().wish == "silent"
