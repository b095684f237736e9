"""One contact at the desk: what it told, what comes next, how long it took; guides, messages and prepared replies."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from tests.services.calls.waiting import a_call
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import call_to
from victimcare.records.models import Contact, ContactSession, Duty, Staff, Task, UnverifiedMessage, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.contact.contact_guides import ContactMoment, ContactPhase, CrimeFamily
from victimcare.rules.contact.contact_outcomes import ContactEnding, EndingConflict, NextStep
from victimcare.rules.message_text import DraftFault
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.calls.agents import agent_calls, agent_duty
from victimcare.services.calls.call_queue import caller_queue
from victimcare.services.contact import (
    contact_outcomes,
    contact_recording,
    contact_thread,
    prepared_replies,
    victim_record,
)
from victimcare.services.contact.contact_outcomes import ContactOutcome
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.contact.prepared_replies import ReplyRefusal, ReplyRefused
from victimcare.services.conversations import contact_sessions, identity_checks, reading_tasks
from victimcare.services.desk import task_actions
from victimcare.services.desk.task_shapes import TaskOutcome
from victimcare.services.safe_contact.plan_shapes import PageDisclosure

pytestmark = pytest.mark.django_db


@pytest.fixture
def sol(db: None) -> Actor:
    return staff("Sol Pereira")


def victim_with(reference: str = "44/1/26", *facts: str, group: str = "burglary", **more: object) -> Victim:
    """A victim, with these events in their case this morning, an hour apart."""
    happened = [
        fact(name, NOW - timedelta(hours=len(facts) - place), suspect_ref="S1") for place, name in enumerate(facts)
    ]
    return load(reference, recorded(a_person(f"V-{reference}", **more), group=group), *happened)[f"V-{reference}"]


def prove(actor: Actor, victim: Victim, now: datetime = NOW) -> None:
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.begin_contact(actor=actor, victim=victim, now=now)
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=now
    )


def save(
    actor: Actor,
    victim: Victim,
    ending: ContactEnding,
    *,
    ticked: Sequence[int] = (),
    steps: Sequence[NextStep] = (),
    now: datetime = NOW,
) -> bool:
    written = ContactOutcome(uuid4(), ContactChannel.PHONE, ending, ticked, steps, "Said what there was to say.")
    return contact_outcomes.save_contact_outcome(actor=actor, victim_id=victim.public_id, written=written, now=now)


def test_told_in_two_presses_meets_the_one_piece_of_news_and_its_time_is_known(sol: Actor) -> None:
    marta = victim_with("44/1/26", "suspect.arrested")
    prove(sol, marta)

    save(sol, marta, ContactEnding.UNDERSTOOD, now=NOW + timedelta(minutes=7))

    assert Duty.objects.get(victim=marta, code="r6_suspect_arrested").met_at == NOW + timedelta(minutes=7)
    contact = Contact.objects.get()
    assert (contact.ending, contact.reached) == ("understood", True)
    spell = ContactSession.objects.get()
    assert (spell.contact, spell.ended_how) == (contact, "saved")
    assert spell.ended_at is not None
    assert spell.ended_at - spell.began_at == timedelta(minutes=7)


def test_of_several_pieces_of_news_which_was_told_is_for_a_person_to_say(sol: Actor) -> None:
    marta = victim_with("44/1/26", "suspect.arrested", "suspect.interviewed")
    prove(sol, marta)
    news = list(Duty.objects.filter(victim=marta, code__in=["r6_suspect_arrested", "r6_suspect_interviewed"]))
    assert len(news) == 2

    with pytest.raises(EndingConflict):
        save(sol, marta, ContactEnding.UNDERSTOOD)
    with pytest.raises(EndingConflict):
        save(sol, marta, ContactEnding.NOT_SAFE, ticked=[news[0].id])
    save(sol, marta, ContactEnding.UNDERSTOOD, ticked=[news[0].id])

    assert [duty.met_at for duty in Duty.objects.filter(id__in=[one.id for one in news]).order_by("id")].count(NOW) == 1


def test_a_next_step_is_a_task_of_the_colleague_who_set_it_and_the_next_contact_ends_it(sol: Actor) -> None:
    marta = victim_with("44/1/26", "suspect.arrested")
    prove(sol, marta)

    save(sol, marta, ContactEnding.NOT_SAFE, steps=[NextStep.RISK_QUESTIONS])

    tasks = {task.reason: task for task in Task.objects.filter(kind=TaskKind.NEXT_STEP)}
    assert set(tasks) == {"step_try_again", "step_risk_questions"}
    assert {task.owner_id for task in tasks.values()} == {sol.staff_id}
    assert Duty.objects.get(victim=marta, code="r6_suspect_arrested").met_at is None

    save(sol, marta, ContactEnding.UNDERSTOOD)
    assert set(Task.objects.filter(kind=TaskKind.NEXT_STEP, closed_at=None).values_list("reason", flat=True)) == {
        "step_risk_questions"
    }


def test_a_contact_left_open_lapses_and_counts_for_no_time(sol: Actor) -> None:
    marta, ewa = victim_with(), staff("Ewa Tomala", Role.SUPERVISOR)
    prove(sol, marta)
    for minutes in (0, 10):
        contact_sessions.record_safe_to_talk(actor=sol, is_safe=True, now=NOW + timedelta(minutes=minutes))
    assert ContactSession.objects.filter(victim=None).count() == 1

    assert contact_sessions.lapse_old_sessions(now=NOW + timedelta(hours=5)) == 2
    found = contact_sessions.load_contact_times(actor=ewa, now=NOW + timedelta(hours=5))
    assert (found.people, found.lapsed) == ((), 2)
    with pytest.raises(PermissionRefused):
        contact_sessions.load_contact_times(actor=sol, now=NOW)


@pytest.mark.parametrize("is_begun", [True, False], ids=["begun again", "proved again"])
def test_of_a_contact_begun_again_the_pause_counts_for_no_time(sol: Actor, is_begun: bool) -> None:
    marta, ewa = victim_with(), staff("Ewa Tomala", Role.SUPERVISOR)
    prove(sol, marta)
    victim_record.load_victim_record(actor=sol, victim_id=marta.public_id, now=NOW + timedelta(minutes=6))
    later = NOW + timedelta(hours=2)

    if is_begun:
        prove(sol, marta, later)
    else:
        identity_checks.record_identity_check(
            actor=sol, victim_id=marta.id, how=identity_checks.CheckMethod.CODE, now=later
        )

    assert contact_sessions.find_session_start(actor=sol, victim_id=marta.id) == later - timedelta(minutes=6)
    save(sol, marta, ContactEnding.SPOKE, now=later + timedelta(minutes=4))
    [person] = contact_sessions.load_contact_times(actor=ewa, now=later + timedelta(hours=1)).people
    assert person.minutes == 10


def test_in_one_call_nothing_between_two_beginnings_is_a_pause(sol: Actor) -> None:
    marta, call_id = victim_with(), a_call()
    agent_duty.sign_on_agent(actor=sol, way=agent_duty.AgentEndpointKind.EXTENSION, extension="2001", now=NOW)
    caller_queue.enter_queue(call_id=call_id, wants=caller_queue.QueueRequest(), now=NOW)
    agent_calls.take_queue_snapshot(line="", now=NOW)
    agent_duty.answer_call(actor=sol, now=NOW)
    for minutes in (0, 6):
        contact_sessions.begin_contact_session(
            actor=sol, victim_id=marta.id, now=NOW + timedelta(minutes=minutes), is_anew=True
        )

    contact_sessions.record_safe_to_talk(
        actor=sol, victim_id=marta.id, is_safe=True, call_id=call_id, since=NOW, now=NOW + timedelta(minutes=7)
    )

    assert contact_sessions.find_session_start(actor=sol, victim_id=marta.id) == NOW


def test_what_was_said_on_the_blank_screen_is_the_victims_though_an_earlier_contact_was_not_finished(
    sol: Actor,
) -> None:
    marta = victim_with()
    prove(sol, marta, NOW - timedelta(hours=2))
    victim_record.load_victim_record(actor=sol, victim_id=marta.public_id, now=NOW - timedelta(minutes=115))
    contact_sessions.record_safe_to_talk(actor=sol, is_safe=True, now=NOW)

    contact_sessions.begin_contact_session(actor=sol, victim_id=marta.id, now=NOW, is_anew=True)

    left, now = ContactSession.objects.order_by("began_at")
    assert (left.victim, left.ended_how) == (marta, "finished")
    assert (now.victim, now.is_safe, now.ended_at) == (marta, True, None)
    assert (now.began_at, now.took_before) == (NOW, timedelta(minutes=5))


def test_the_figures_say_a_middle_only_of_enough(sol: Actor) -> None:
    marta, ewa = victim_with(), staff("Ewa Tomala", Role.SUPERVISOR)
    for day in range(contact_sessions.FEWEST_FOR_MEDIAN):
        at = NOW + timedelta(days=day)
        prove(sol, marta, at)
        save(sol, marta, ContactEnding.SPOKE, now=at + timedelta(minutes=day + 1))
        [person] = contact_sessions.load_contact_times(actor=ewa, now=at + timedelta(hours=1)).people
        assert (person.contacts, person.measured, person.middle) == (day + 1, day + 1, None if day < 4 else 3)
    assert person.minutes == 15


def test_a_message_is_kept_sealed_and_read_by_the_owner_of_its_task(sol: Actor) -> None:
    once, words = (
        uuid4(),
        reading_tasks.UnverifiedMessageText("Marta", "Her sister", "after six", "The locks were changed today."),
    )
    due_at = reading_tasks.take_unverified_message(actor=sol, once=once, words=words, now=NOW)
    reading_tasks.take_unverified_message(actor=sol, once=once, words=words, now=NOW)

    [row] = UnverifiedMessage.objects.all()
    assert (due_at, row.task.victim_id) == (NOW + timedelta(hours=2), None)
    assert b"locks" not in bytes(row.sealed)
    task_id = row.task.public_id
    assert reading_tasks.read_unverified_message(actor=sol, task_id=task_id, now=NOW) is None
    task_actions.take_task(actor=sol, task_id=task_id, now=NOW)
    with pytest.raises(reading_tasks.UnreadReplies):
        reading_tasks.close_unverified_message(actor=sol, task_id=task_id, outcome=TaskOutcome.DONE, note="x", now=NOW)
    found = reading_tasks.read_unverified_message(actor=sol, task_id=task_id, now=NOW)
    assert found is not None
    assert found.words == words
    reading_tasks.close_unverified_message(
        actor=sol, task_id=task_id, outcome=TaskOutcome.DONE, note="Found her, and rang", now=NOW
    )
    assert reading_tasks.blank_expired_unverified_messages(now=NOW + reading_tasks.UNVERIFIED_KEPT_FOR) == 0
    assert (
        reading_tasks.blank_expired_unverified_messages(
            now=NOW + reading_tasks.UNVERIFIED_KEPT_FOR + timedelta(seconds=1)
        )
        == 1
    )


@pytest.mark.parametrize("family", CrimeFamily)
def test_every_kind_of_crime_has_its_guide_at_every_moment(family: CrimeFamily) -> None:
    for moment in ContactMoment:
        lines = prepared_replies.find_conversation_guide(family, moment).lines
        assert 4 <= len(lines) <= 7
        assert len(set(lines)) == len(lines)


def test_the_guides_name_nothing_that_the_rules_do_not_know() -> None:
    pack = tomllib.loads(prepared_replies.GUIDES_FILE.read_text())

    assert set(pack["moment"]) == set(ContactMoment)
    assert set(pack["family"]) == set(CrimeFamily)
    assert {frozenset(phases) for phases in pack["family"].values()} == {frozenset(ContactPhase)}


def test_the_record_says_the_moment_and_everything_between_the_victim_and_us(sol: Actor) -> None:
    marta = victim_with("44/1/26", "suspect.arrested", "suspect.released_under_investigation")
    prove(sol, marta)

    record = victim_record.load_victim_record(actor=sol, victim_id=marta.public_id, now=NOW)

    assert (record.family, record.moment) == (CrimeFamily.HOME, ContactMoment.LET_OUT)
    assert contact_thread.list_thread_events(actor=sol, victim_id=marta.public_id, now=NOW) == ()
    with pytest.raises(identity_checks.IdentityCheckMissing):
        contact_thread.list_thread_events(actor=staff("Ewa Tomala"), victim_id=marta.public_id, now=NOW)


def test_a_prepared_reply_is_filled_in_and_shown_on_the_victims_page(sol: Actor) -> None:
    marta = victim_with()
    prove(sol, marta)
    record = victim_record.load_victim_record(actor=sol, victim_id=marta.public_id, now=NOW)

    offered = {one.id: one for one in prepared_replies.list_prepared_replies(record, now=NOW)}

    assert "still_working" in offered
    assert "court_day" not in offered, "there is no day in court"
    assert "got_it" not in offered, "the victim has written nothing"
    words = offered["still_working"].words
    assert "{" not in words
    assert prepared_replies.check_reply(actor=sol, victim_id=marta.public_id, words=words, now=NOW).may_go
    once = uuid4()
    prepared_replies.send_prepared_reply(actor=sol, victim_id=marta.public_id, once=once, words=words, now=NOW)
    [line] = contact_thread.list_thread_events(actor=sol, victim_id=marta.public_id, now=NOW)
    assert (line.kind, line.what) == ("written", "ours")


def test_nothing_new_is_never_said_while_something_waits_to_be_told(sol: Actor) -> None:
    marta = victim_with("44/1/26", "suspect.arrested")
    prove(sol, marta)
    record = victim_record.load_victim_record(actor=sol, victim_id=marta.public_id, now=NOW)

    assert "still_working" not in {one.id for one in prepared_replies.list_prepared_replies(record, now=NOW)}


def test_a_reply_that_the_plan_or_its_words_forbid_does_not_go(sol: Actor) -> None:
    guarded = victim_with("44/2/26", group="sexual", mobile="07700 900456")
    marta = victim_with()
    for victim in (guarded, marta):
        prove(sol, victim)

    verdict = prepared_replies.check_reply(
        actor=sol, victim_id=guarded.public_id, words="We would like to talk.", now=NOW
    )
    assert verdict.refusal is ReplyRefusal.NOT_AGREED
    with pytest.raises(ReplyRefused) as refused:
        prepared_replies.send_prepared_reply(
            actor=sol, victim_id=marta.public_id, once=uuid4(), words="We ring you on 07700 900123.", now=NOW
        )
    assert [one.fault for one in refused.value.verdict.found] == [DraftFault.VICTIM_NUMBER]


def test_a_plan_that_shows_nothing_on_the_page_allows_no_reply_there(sol: Actor) -> None:
    marta = victim_with()
    prove(sol, marta)
    plan = call_to(marta.person.contact_points.get(kind="mobile"))
    hidden = replace(plan, page_may_show=PageDisclosure.NOTHING)
    contact_recording.confirm_plan(actor=sol, victim_id=marta.id, plan=hidden, now=NOW)

    verdict = prepared_replies.check_reply(
        actor=sol, victim_id=marta.public_id, words="We would like to talk.", now=NOW
    )

    assert verdict.refusal is ReplyRefusal.PAGE_SHOWS_NOTHING
