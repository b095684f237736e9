"""The line on the real database: the call tells what the page tells, and all of it is recorded."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.channels.phone.caller import Caller
from tests.channels.phone.conftest import TO_A_CODE, Running, running_line
from tests.conftest import Database
from tests.services.calls.waiting import on_duty
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed, by

from victimcare.channels.phone.call_desk import DatabaseDesk
from victimcare.channels.phone.line_process import LineSettings
from victimcare.channels.phone.line_prompts import Prompts
from victimcare.channels.phone.sip import LivenessTimeouts
from victimcare.records.models import (
    AuditEntry,
    Call,
    Callback,
    Challenge,
    ContactPoint,
    Event,
    QueueEntry,
    Task,
    Victim,
)
from victimcare.rules.access_codes.access_code import parse_access_code
from victimcare.rules.calls import AskDesk, DeskQuery, SpokenPart
from victimcare.rules.calls.audio import FRAME
from victimcare.rules.sentences import Sentence, sentence
from victimcare.services.access import Actor, ActorKind
from victimcare.services.access_codes import victim_codes
from victimcare.services.contact_plans import guard_marks
from victimcare.services.portal import victim_page
from victimcare.services.rights.ledger_queries import load_duty_standings


@pytest.fixture
def desk(real_database: Database, django_db_blocker: object) -> Iterator[DatabaseDesk]:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        a_team()
        desk = DatabaseDesk(lambda: NOW)
        yield desk
        desk.close()


def _arrested(reference: str, group: str = "burglary") -> Victim:
    """A victim with an id and a number of their own: those shared with a guarded case would guard this one too."""
    name = f"V{reference[3:7]}"
    load(reference, recorded(a_person(name, mobile=f"07700 900{reference[4:7]}"), group=group))
    return load(reference, fact("suspect.arrested", NOW - timedelta(hours=2), suspect_ref="S1"))[name]


def _code(victim: Victim, opens: str = "case") -> str:
    made = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW)
    return parse_access_code(made.code).digits  # type: ignore[union-attr]


def _spoken(victim: Victim) -> tuple[Sentence, ...]:
    """What the victim has to hear, from the loader of page and line."""
    actor = Actor(ActorKind.VICTIM, "test", victim_id=victim.id, opens="case")
    heard = victim_page.load_line_summary(actor=actor, now=NOW)
    assert heard is not None
    spoken = heard.spoken
    by_when = (spoken.by_when,) if spoken.by_when else ()
    return (*spoken.status, *spoken.fresh, *spoken.news, spoken.next_step, *by_when)


def _confirm_victims_number(victim: Victim) -> None:
    point = victim.person.contact_points.get(kind="mobile")
    ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=staff().staff_id)
    agreed(victim, by("call", point), line_may_say="status")


async def _ended(count: int = 1) -> None:
    """The desk's threads store a call's end a moment after it has ended."""
    for _ in range(500):
        if await asyncio.to_thread(lambda: Call.objects.filter(ended_at__isnull=False).count()) == count:
            return
        await asyncio.sleep(0.02)
    raise AssertionError("the end of the call was never written down")


def test_a_call_tells_what_the_page_tells_and_meets_the_right(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _arrested("44/3101/26")
    _confirm_victims_number(victim)
    code, sentences = _code(victim), _spoken(victim)

    async def call() -> tuple[Running, Caller]:
        async with running_line(prompts, desk, faster=8, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(TO_A_CODE + code)
            await caller.hears(running.sound("calls-case-menu"))
            await caller.key("42")
            await caller.hears(running.sound("calls-done-menu"))
            await caller.key("5")
            await asyncio.wait_for(caller.is_hung_up.wait(), 15)
            await _ended()
            return running, caller

    running, caller = asyncio.run(call())

    told = next(one for one in load_duty_standings(victim.id, now=NOW) if one.duty.id == "r6_suspect_arrested")
    assert told.status == "met"
    assert Event.objects.get(type="victim.contacted").source == "urn:victimcare:line"
    assert prompts.render(sentences, NOW.date()) in caller.sound()
    row = Call.objects.get()
    assert row.victim_id == victim.id
    assert row.outcome == "callback"
    assert row.path == [
        *("greeting", "ask_code", "keying_code", "checking_code", "case", "heard"),
        *("reaching", "calling_back", "promised", "goodbye", "over"),
    ]
    callback = Callback.objects.get()
    assert (callback.victim_id, callback.number_note, callback.call_id) == (victim.id, "", row.id)
    assert Task.objects.filter(kind="call_back", victim=victim).count() == 1
    assert running.line.endpoint.wire.counts["failed"] == 0


def test_a_plan_changed_in_the_middle_of_a_call_lets_no_more_be_read_out(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _arrested("44/3181/26")
    code = _code(victim)

    async def listed() -> tuple[Sentence, ...]:
        return (await desk.ask("one", AskDesk(DeskQuery.RIGHTS))).said.get(SpokenPart.RIGHTS, ())

    async def proved() -> tuple[Sentence, ...]:
        await desk.record_start("one", "carrier-1", "")
        await desk.ask("one", AskDesk(DeskQuery.CODE, code))
        return await listed()

    before = asyncio.run(proved())
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="He lives there.", now=NOW)
    after = asyncio.run(listed())

    assert (len(before) > 0, after) == (True, ())


def test_after_a_code_with_no_number_confirmed_the_victim_keys_one_and_the_records_is_not_rung(
    prompts: Prompts, desk: DatabaseDesk
) -> None:
    victim = _arrested("44/3151/26")  # the record system gave a number that was not confirmed with the victim
    code = _code(victim)

    async def call() -> None:
        async with running_line(prompts, desk, faster=8, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(TO_A_CODE + code)
            await caller.hears(running.sound("calls-case-menu"))
            await caller.key("42")
            await caller.hears(running.sound("calls-ask-number"))
            await caller.key("07700900456#")
            await caller.hears(running.sound("calls-check-number"))
            await caller.key("1")
            await caller.hears(running.sound("calls-done-menu"))
            await caller.key("5")
            await asyncio.wait_for(caller.is_hung_up.wait(), 15)
            await _ended()

    asyncio.run(call())

    callback = Callback.objects.get()
    assert (callback.victim_id, callback.number_note) == (None, "07700900456")
    assert Task.objects.get(kind="call_back").victim_id is None
    assert Call.objects.get().victim_id == victim.id


def test_without_a_code_a_callback_belongs_to_no_case_and_the_number_is_a_note(
    prompts: Prompts, desk: DatabaseDesk
) -> None:
    _arrested("44/3201/26")

    async def call() -> None:
        async with running_line(prompts, desk, faster=10, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key("242")
            await caller.hears(running.sound("calls-ask-number"))
            await caller.key("07700900456#")
            await caller.hears(running.sound("calls-check-number"))
            await caller.key("1")
            await caller.hears(running.sound("calls-done-menu"))
            await caller.key("5")
            await asyncio.wait_for(caller.is_hung_up.wait(), 15)
            await _ended()

    asyncio.run(call())

    callback = Callback.objects.get()
    assert (callback.victim_id, callback.number_note) == (None, "07700900456")
    assert Call.objects.get().victim_id is None


def test_wrong_and_ended_codes_and_a_plan_of_nothing_are_heard_packet_for_packet_the_same(
    prompts: Prompts, desk: DatabaseDesk
) -> None:
    guarded = _code(_arrested("44/3301/26", group="sexual"), opens="short")
    open_to_all = _arrested("44/3401/26")
    ended = _code(open_to_all)
    right = _code(open_to_all)
    wrong = right[:-1] + ("1" if right[-1] == "0" else "0")

    async def call(running: Running, code: str) -> list[bytes]:
        said = ("calls-case-menu",) if code == right else ("calls-not-opened", "calls-not-opened-menu")
        words = running.sound(*said)
        async with Caller(running.address) as caller:
            await caller.ring()
            await caller.key(TO_A_CODE + code, apart=0.01)
            begins = await caller.hears(running.sound("calls-one-moment"))
            ends = await caller.hears(words) + len(words) // FRAME
            return [packet.payload for packet in caller.heard[begins:ends]]

    async def calls() -> list[list[bytes]]:
        async with running_line(prompts, desk, now=NOW) as running:
            tries = (guarded, ended, wrong, "999999999999", right)
            heard = list(await asyncio.gather(*(call(running, code) for code in tries)))
            await _ended(len(tries))
            return heard

    *refused, opened = asyncio.run(calls())

    assert [len(packets) for packets in refused] == [len(refused[0])] * 4
    assert refused == [refused[0]] * 4
    assert opened != refused[0]


def test_what_a_victim_says_was_not_done_is_left_for_a_person_with_its_days_said(
    prompts: Prompts, desk: DatabaseDesk
) -> None:
    victim = _arrested("44/3601/26")
    code = _code(victim)
    kept = sentence("calls-not-done-kept", holding=date(2026, 11, 26), answer=date(2026, 12, 9))

    async def call() -> None:
        async with running_line(prompts, desk, faster=8, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(TO_A_CODE + code)
            await caller.hears(running.sound("calls-case-menu"))
            await caller.key("3")
            await caller.hears(running.sound("calls-rights-more-menu"))
            await caller.key("2")
            await caller.hears(running.sound("calls-not-done-else"))
            await caller.key("1")
            await caller.hears(running.spoken((kept,)))
            await caller.key("5")
            await asyncio.wait_for(caller.is_hung_up.wait(), 15)
            await _ended()

    asyncio.run(call())

    row = Challenge.objects.get()
    assert (row.victim_id, row.channel, row.code != "") == (victim.id, "phone", True)
    assert Event.objects.get(type="right.challenged").source == "urn:victimcare:line"
    assert Task.objects.get(kind="challenge").due_at == row.holding_due_at
    assert Call.objects.get().outcome == "challenge"


def test_something_else_is_left_without_naming_a_right(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _arrested("44/3701/26")
    code = _code(victim)

    async def call() -> None:
        async with running_line(prompts, desk, faster=10, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(TO_A_CODE + code)
            await caller.hears(running.sound("calls-case-menu"))
            await caller.key("3")
            await caller.hears(running.sound("calls-rights-more-menu"))
            await caller.key("2")
            await caller.hears(running.sound("calls-not-done-else"))
            await caller.key("7")
            await caller.hears(running.sound("calls-done-menu"))
            await caller.key("*")
            await _ended()

    asyncio.run(call())

    assert Challenge.objects.get().code == ""


def test_a_short_code_hears_no_rights_and_leaves_nothing(prompts: Prompts, desk: DatabaseDesk) -> None:
    code = _code(_arrested("44/3801/26"), opens="short")

    async def call() -> None:
        async with running_line(prompts, desk, faster=10, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(TO_A_CODE + code)
            await caller.hears(running.sound("calls-short-menu"))
            await caller.key("3")
            await caller.hears(running.sound("calls-not-a-choice", "calls-short-menu"))
            await caller.key("*")
            await _ended()

    asyncio.run(call())

    assert Challenge.objects.count() == 0


async def _waits_and_vanishes(prompts: Prompts, desk: DatabaseDesk, keys: tuple[tuple[str, str], ...]) -> None:
    """`keys`: what the caller presses, each after the sentence it belongs to."""
    soon = LineSettings(port=0, patience=LivenessTimeouts(quiet=0.3, answers=0.3))
    async with (
        running_line(prompts, desk, faster=4, now=NOW, settings=soon) as running,
        Caller(running.address) as caller,
    ):
        await caller.ring()
        for heard, pressed in keys:
            await caller.hears(running.sound(heard))
            await caller.key(pressed)
        await running.comes_to("waiting")
        caller.is_deaf = True
        caller.is_hung_up.set()  # the caller cannot hang up any more
        await _ended()


def test_a_caller_with_a_code_whose_telephone_vanishes_keeps_their_place(prompts: Prompts, desk: DatabaseDesk) -> None:
    victim = _arrested("44/3120/26")
    _confirm_victims_number(victim)
    on_duty()

    keys = (("calls-start-menu", TO_A_CODE + _code(victim)), ("calls-case-menu", "0"))
    asyncio.run(_waits_and_vanishes(prompts, desk, keys))

    entry, promise = QueueEntry.objects.get(), Callback.objects.get()
    assert Call.objects.get().outcome == "cut_off"
    assert (entry.left_how, entry.callback, entry.keeps_place) == ("callback", promise, True)
    assert promise.victim_id == victim.id


def test_a_person_is_told_of_a_caller_without_a_code_whose_telephone_vanishes(
    prompts: Prompts, desk: DatabaseDesk
) -> None:
    on_duty()

    asyncio.run(_waits_and_vanishes(prompts, desk, (("calls-start-menu", "0"),)))

    assert Call.objects.get().outcome == "cut_off"
    assert QueueEntry.objects.get().left_how == "abandoned"
    assert [(task.kind, task.reason) for task in Task.objects.all()] == [("cut_off", "cut_off_unknown")]


def test_no_row_of_a_call_holds_what_was_keyed(prompts: Prompts, desk: DatabaseDesk) -> None:
    code = _code(_arrested("44/3501/26"))

    async def call() -> None:
        async with running_line(prompts, desk, faster=10, now=NOW) as running, Caller(running.address) as caller:
            await caller.ring()
            await caller.key(TO_A_CODE + code)
            await caller.hears(running.sound("calls-case-menu"))
            await caller.key("*")
            await _ended()

    asyncio.run(call())

    rows = [str(values) for model in (Call, AuditEntry, Event) for values in model._default_manager.values_list()]
    assert rows
    assert not any(code in row or code[:6] in row or code[6:] in row for row in rows)
