"""From a mail to an officer to what the victim is told, and everything that may come between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import override_settings

from tests.services.loading import fact, load
from tests.services.people_and_cases import NOW, staff
from tests.services.updates.asked import (
    DUDEK,
    LATER,
    OURS,
    WRAY,
    a_case,
    ask,
    last_mail,
    officer_of,
    prompt,
    question,
    told_of,
    write,
)
from victimcare.records.models import (
    Duty,
    Event,
    Notification,
    OfficerAnswer,
    OfficerMail,
    OfficerQuestion,
    OfficerReply,
    Staff,
    Task,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.cases.event_types import EventType
from victimcare.rules.rights import Fact
from victimcare.services.access import Actor, Role
from victimcare.services.cases.case_timeline import TimelineEntry
from victimcare.services.contact import contact_recording
from victimcare.services.conversations import identity_checks
from victimcare.services.conversations.received_intake import MailServerReport
from victimcare.services.desk import news_tasks, ownership, work_list
from victimcare.services.desk.task_kinds import NEWS_KINDS
from victimcare.services.follow_up import contact_promises, delivery_outcomes
from victimcare.services.follow_up.contact_promises import CoverReason
from victimcare.services.people import reach_attempts
from victimcare.services.ports import MessageState
from victimcare.services.rights.ledger_queries import load_duty_standings
from victimcare.services.updates import (
    answer_effects,
    officer_changes,
    officer_mail,
    officer_replies,
    officer_silence,
    plain_words,
    question_search,
    reply_intake,
)
from victimcare.services.updates.officer_mail import open_mail_words

RUI = "suspect.released_under_investigation"


def test_an_officer_is_asked_once_a_day_with_the_victims_words_under_each_answer() -> None:
    a_case()

    assert (ask(), ask()) == (1, 0)

    mail = OfficerMail.objects.get()
    assert open_mail_words(mail).subject == "1 question for you"
    assert "A · 44/10118/26 · Burglary in a dwelling, Central East, 21 November" in open_mail_words(mail).body
    assert "What happened after the interview on Tuesday 24 November?" in open_mail_words(mail).body
    assert "They read: “We let the other person go for now." in open_mail_words(mail).body
    assert "A5  Not mine any more" in open_mail_words(mail).body
    assert "Marsh" not in open_mail_words(mail).body  # the victim's name is nowhere
    assert officer_mail.reply_address(last_mail()).startswith("ask+")


def test_a_line_is_told_in_the_safe_way_and_the_duty_stays_open_until_the_victim_has_been_told() -> None:
    victim = a_case()
    ask()

    reply = write("A1 fingerprints back next week")

    assert reply.kind == "answer"
    assert open_mail_words(last_mail()).subject == "Confirm it on your page: A 44/10118/26"
    assert (
        "A: Let go, still looking into it. Nothing happens yet. Once you have confirmed it: They"
        in open_mail_words(last_mail()).body
    )
    assert f"/officer/answers/{reply.answers.get().public_id}/confirm" in open_mail_words(last_mail()).body
    assert answer_effects.apply_due_answers(now=LATER - timedelta(seconds=1)) == 0
    assert not Event.objects.filter(type=RUI).exists()

    assert (answer_effects.apply_due_answers(now=LATER), answer_effects.apply_due_answers(now=LATER)) == (1, 0)

    event = Event.objects.get(type=RUI)
    assert (event.source, event.facts) == ("urn:victimcare:officer", {"suspect_ref": "S10118"})
    duty = Duty.objects.get(triggered_by=event, victim=victim)
    assert duty.met_at is None
    assert duty.id in Notification.objects.get(victim=victim).duties
    assert Task.objects.get(kind=TaskKind.PLAIN_WORDS).reason == "officer_added"
    assert OfficerQuestion.objects.get().ended_as == "answered"
    assert ask(NOW + timedelta(days=1)) == 0


def test_hard_news_is_never_sent_a_person_is_asked() -> None:
    victim = a_case()
    ask()
    write("a3")
    answer_effects.apply_due_answers(now=LATER)

    assert not Notification.objects.filter(victim=victim).exists()
    assert (
        Task.objects.get(victim=victim, kind__in=[TaskKind.TELL_VICTIM, "make_first_contact"]).reason == "person_first"
    )


def test_undo_takes_it_back_while_nothing_has_happened() -> None:
    a_case()
    ask()
    write("A1")

    assert write("A2", now=NOW + timedelta(minutes=1)).reason == "wrote_back"  # answered already: nothing unclear
    assert write("", now=NOW + timedelta(minutes=2)).task is None
    assert write("undo", now=NOW + timedelta(minutes=9)).kind == "undo"
    assert (open_mail_words(last_mail()).subject, "Nobody was told" in open_mail_words(last_mail()).body) == (
        "Undone: A",
        True,
    )
    assert answer_effects.apply_due_answers(now=LATER) == 0
    assert question().closed_at is None
    write("A2 not to go to Elm Street", now=LATER)  # they may think again
    assert OfficerAnswer.objects.get(undone_at=None).choice == "bail"
    answer_effects.apply_due_answers(now=LATER + timedelta(minutes=10))
    assert Task.objects.get(kind=TaskKind.PLAIN_WORDS).reason == "bail_rules"
    assert "has taken effect" in _answered("undo", after=timedelta(hours=1))


def _answered(words: str, *, after: timedelta) -> str:
    write(words, now=NOW + after)
    return open_mail_words(last_mail()).body


def test_what_cannot_be_told_yet_is_held_until_its_day_and_asked_again_after_it() -> None:
    victim = a_case()
    ask()
    assert "needs why" in _answered("A4", after=timedelta(0))
    write("A4 would warn the other one, until 14 December")
    answer_effects.apply_due_answers(now=LATER)

    held = Duty.objects.filter(victim=victim, ending="held")
    assert {duty.code for duty in held} == {"r6_suspect_arrested", "r6_suspect_interviewed"}
    assert {duty.review_on for duty in held} == {date(2026, 12, 14)}
    act = Event.objects.filter(type="duty.held").select_related("private").earliest("id")
    assert (act.private.content or {})["by"]["name"] == DUDEK["name"]
    assert Task.objects.filter(kind=TaskKind.REVIEW_HOLD, victim=victim).count() == 2
    assert ask(NOW + timedelta(days=5)) == 0
    assert ask(NOW + timedelta(days=20)) == 1


def test_the_reason_of_a_hold_is_named_in_its_line_and_the_answer_says_where_it_was_not() -> None:
    victim = a_case()
    ask()
    assert (
        "A4  Cannot be told yet (add why: harms the case, not decided or not safe;" in open_mail_words(last_mail()).body
    )
    unread = _answered("A4 waiting on the laboratory", after=timedelta(0))
    assert "Kept as the reason: Telling them now would harm the case." in unread
    assert "We found no reason of ours in “waiting on the laboratory”." in unread
    write("undo")

    named = _answered("A4 14 December, not safe while he is home", after=timedelta(0))

    assert "Kept as the reason: Telling them now is not safe." in named
    assert "no reason of ours" not in named
    answer_effects.apply_due_answers(now=LATER)
    held = Duty.objects.filter(victim=victim, ending="held")
    assert {duty.reason for duty in held} == {"telling_is_not_safe"}


def test_what_is_late_already_is_held_too_and_stays_late() -> None:
    victim = a_case()
    told_of(victim)
    late = NOW + timedelta(days=7)
    ask(late)
    write("A4 would warn the other one", now=late)
    answer_effects.apply_due_answers(now=late + timedelta(minutes=10))

    held = Duty.objects.filter(victim=victim, code__startswith="r6_suspect")
    assert {(duty.ending, duty.due_at is not None and duty.due_at < late) for duty in held} == {("held", True)}
    assert not Task.objects.filter(victim=victim, kind__in=NEWS_KINDS, closed_at=None).exists()
    assert {one.status for one in load_duty_standings(victim.id, now=late + timedelta(hours=1)) if one.duty.ending} == {
        "missed"
    }


def test_an_answer_that_cannot_take_effect_keeps_no_other_back() -> None:
    a_case()
    a_case("44/10119/26")
    ask()
    write("A1")
    write("B1")
    first = OfficerAnswer.objects.earliest("id")
    OfficerAnswer.objects.filter(id=first.id).update(choice="of_an_older_pack")

    with pytest.raises(RuntimeError, match="answers were not applied"):
        answer_effects.apply_due_answers(now=LATER)

    assert [one.applied_at is None for one in OfficerAnswer.objects.order_by("id")] == [True, False]


@pytest.mark.parametrize(
    ("words", "more", "kind", "reason"),
    [
        ("A1", {"sender": "someone@inbox.example"}, "stranger", "another_sender"),
        ("A1", {"to": "ask+aaaaaaarvqnkacql7xm7zi3d@care.example"}, "stranger", "no_such_address"),
        ("A1", {"to": "ask@care.example"}, "stranger", "no_such_address"),
        ("A1", {"now": NOW + timedelta(days=15)}, "old", "too_old"),
    ],
)
def test_nothing_is_applied_of_what_is_not_theirs_and_a_person_reads_it(
    words: str, more: dict[str, object], kind: str, reason: str
) -> None:
    a_case()
    ask()

    reply = write(words, **more)  # type: ignore[arg-type]

    assert (reply.kind, reply.reason, OfficerAnswer.objects.count()) == (kind, reason, 0)
    assert reply.task is not None
    assert reply.task.reason == f"officer_{reason}"
    assert OfficerMail.objects.count() == 1  # the sender gets no answer


def test_the_list_of_what_came_in_names_the_danger_that_a_mail_to_officers_tells() -> None:
    a_case()
    ask()

    write("He is at my door with a knife", to="ask@care.example")
    write("A1")

    listed = reply_intake.list_officer_mails(actor=Actor.operator("tests"), now=NOW)
    assert [set(item.danger) for item in listed] == [{"outside_now", "weapon"}, set()]


def test_a_machine_gets_no_answer_and_its_officer_is_asked_about() -> None:
    a_case()
    ask()

    away = write("I am away until Monday. A1", is_automatic=True)
    assert Task.objects.get().reason == "officer_away"
    assert ask(NOW + timedelta(days=1)) == 0, "the person who is away is asked nothing"
    bounced = write("", report=MailServerReport("", MessageState.FAILED, "5.1.1"))

    assert (away.kind, bounced.kind, OfficerAnswer.objects.count()) == ("automatic", "bounce", 0)
    assert OfficerMail.objects.count() == 1
    assert Task.objects.get().reason == "officer_mail_fails"


def test_what_is_unclear_is_answered_with_what_to_do_and_the_second_time_a_person_reads_it() -> None:
    a_case()
    ask()

    first, second = write("Spoke to her, all fine"), write("as I said")

    assert (first.kind, first.task, second.kind) == ("unclear", None, "unclear")
    assert second.task is not None
    assert "a person reads it" in open_mail_words(last_mail()).body
    assert "/officer/" in open_mail_words(last_mail()).body
    assert write("told you").task_id == second.task_id  # one task, however often they write


def test_a_mail_says_what_was_taken_what_was_not_and_by_whom_it_was_answered_before() -> None:
    a_case()
    a_case("44/10119/26")
    ask()

    write("A4 would warn the other one\nB2")
    half = last_mail()
    assert OfficerAnswer.objects.count() == 0
    write("A4 would warn the other one")
    held = last_mail()
    write("A1")
    twice = open_mail_words(last_mail()).body
    write("B1 " + "fingerprints " * 200)

    assert (open_mail_words(half).subject, "was not asked" in open_mail_words(half).body) == (
        "Not done: what we need",
        True,
    )
    assert "Kept as the reason: Telling them now would harm the case." in open_mail_words(held).body
    assert "was answered by DC Tomasz Dudek at 09:00: Cannot be told yet. To change that, reply “undo”" in twice
    assert "longer than 2,000 letters and signs: the rest was not taken" in open_mail_words(last_mail()).body


def test_two_machines_never_write_to_each_other_for_ever() -> None:
    a_case()
    ask()

    for _ in range(officer_mail.MOST_A_DAY + 3):
        write("what?")

    assert OfficerMail.objects.count() == officer_mail.MOST_A_DAY


def test_an_officer_who_told_the_victim_meets_the_duty() -> None:
    victim = a_case(events=("suspect.arrested",), safe_contact={"may_text": False})
    told_of(victim)
    load("44/10118/26", fact("suspect.charged", NOW - timedelta(hours=1), suspect_ref="S10118", offences=["Burglary"]))
    told_of(victim)
    Task.objects.filter(victim=victim).update(due_at=NOW)
    ask()
    assert question().kind == "has_she_heard"

    write("A2")
    answer_effects.apply_due_answers(now=LATER)

    assert not Duty.objects.filter(victim=victim, met_at=None, code__startswith="r6_suspect").exists()
    assert Task.objects.get(victim=victim, kind__in=[TaskKind.TELL_VICTIM, "make_first_contact"]).outcome == "told"
    contacted = Event.objects.get(type="victim.contacted")
    assert (contacted.facts["channel"], contacted.source) == ("in_person", "urn:victimcare:officer")


def test_not_theirs_any_more_goes_to_a_person_and_the_next_officer_is_asked() -> None:
    a_case()
    ask()
    write("A5 DC Wray has it")
    answer_effects.apply_due_answers(now=LATER)

    assert Task.objects.get(kind=TaskKind.PASSED_BACK).reason == "passed_back"
    assert ask(NOW + timedelta(days=1)) == 0
    load("44/10118/26", fact("case.officer_changed", LATER, officer=WRAY), now=LATER)
    assert ask(NOW + timedelta(days=1)) == 1
    assert question().officer == officer_of(WRAY)
    officer_silence.escalate_officer_silence(now=NOW + timedelta(days=1))
    assert not Task.objects.filter(kind=TaskKind.PASSED_BACK, closed_at=None).exists()


def test_an_absent_officer_is_never_asked() -> None:
    a_case()
    a_case("44/10119/26", officer=WRAY)
    supervisor = staff("Bernice Samuels", Role.SUPERVISOR)
    for whose, by in ((DUDEK, {"by_officer": "RP2210"}),):
        contact_promises.enter_cover(
            actor=supervisor,
            officer=whose["officer_id"],
            from_on=NOW.date(),
            until_on=NOW.date(),
            why=CoverReason.OFF,
            now=NOW,
            **by,
        )

    assert ask() == 1
    assert prompt(WRAY).questions.count() == 2
    assert set(OfficerQuestion.objects.values_list("officer__record_id", flat=True)) == {"RP2210"}

    contact_promises.enter_cover(
        actor=supervisor,
        officer="RP2210",
        from_on=NOW.date(),
        until_on=None,
        by_team="victim-care",
        why=CoverReason.SICK,
        now=NOW,
    )
    ask()
    officer_silence.escalate_officer_silence(now=NOW)
    assert set(Task.objects.filter(kind=TaskKind.OFFICER_SILENT).values_list("reason", flat=True)) == {"officer_none"}


def test_an_officer_who_no_longer_has_the_case_is_told_so() -> None:
    a_case()
    ask()
    load("44/10118/26", fact("case.officer_changed", NOW, officer=WRAY))

    write("A1 fingerprints")

    assert OfficerAnswer.objects.count() == 0
    assert "is not asked of you any more, so your answer was not taken" in open_mail_words(last_mail()).body


def test_with_many_cases_three_are_asked_by_mail_the_worst_first_in_a_mail_each() -> None:
    for number in range(25):
        a_case(f"44/{10118 + number}/26", enhanced_grounds=["vulnerable"] if number == 17 else [])

    assert ask() == 1

    assert next(one.question.case.reference for one in prompt().questions.order_by("letter")) == "44/10135/26"
    assert prompt().questions.count() == 3
    mails = list(OfficerMail.objects.order_by("id"))
    assert [open_mail_words(mail).subject for mail in mails] == [
        f"Question {place} of 3 for you, the most urgent first" for place in (1, 2, 3)
    ]
    assert ["22 more questions are on your page." in open_mail_words(mail).body for mail in mails] == [
        True,
        False,
        False,
    ]
    assert len({officer_mail.reply_address(mail) for mail in mails}) == 3


def test_two_mails_without_an_answer_make_one_task_for_the_officer_which_an_answer_closes() -> None:
    a_case()
    a_case("44/10119/26")
    ask()
    ask(NOW + timedelta(days=1))
    assert officer_silence.escalate_officer_silence(now=NOW + timedelta(days=1)) == 0

    assert officer_silence.escalate_officer_silence(now=NOW + timedelta(days=2)) == 1
    assert Task.objects.get(closed_at=None).reason == "officer_silent"

    write("A1", now=NOW + timedelta(days=2))
    write("B1", now=NOW + timedelta(days=2))
    officer_silence.escalate_officer_silence(now=NOW + timedelta(days=2))
    assert not Task.objects.filter(kind=TaskKind.OFFICER_SILENT, closed_at=None).exists()


def test_what_the_record_system_says_meanwhile_is_not_asked() -> None:
    a_case()
    ask()
    load("44/10118/26", fact(RUI, NOW, suspect_ref="S10118"))

    write("A2 no rules", now=NOW + timedelta(minutes=5))

    assert OfficerAnswer.objects.count() == 0
    assert "we know it meanwhile" in open_mail_words(last_mail()).body
    question_search.update_questions(now=NOW)
    assert OfficerQuestion.objects.get().ended_as == "withdrawn"


def test_what_the_officer_said_and_the_record_system_repeats_is_owed_once() -> None:
    victim = a_case()
    ask()
    write("A1")
    answer_effects.apply_due_answers(now=LATER)
    later = NOW + timedelta(hours=3)
    load("44/10118/26", fact(RUI, LATER, suspect_ref="S10118"), now=later)
    again = Event.objects.get(type=RUI, source="urn:test:records")
    duty = Duty.objects.get(triggered_by=again, victim=victim)
    assert duty.ending == ""

    entry = TimelineEntry(
        again.id,
        Fact(again.source, again.source_event_id, EventType(RUI), again.time, again.sequence, again.facts),
        False,
    )
    officer_changes.apply_feed_events([(victim.case_id, entry)], now=later)

    duty.refresh_from_db()
    assert (duty.ending, duty.reason) == ("not_owed", "same_news_twice")
    assert Duty.objects.get(triggered_by__source="urn:victimcare:officer", victim=victim).ending == ""


def test_an_address_shared_with_the_victim_gets_no_mail_and_an_officer_without_one_is_asked_on_the_page() -> None:
    a_case(email=DUDEK["email"])
    a_case("44/10119/26", officer={**WRAY, "email": ""})

    assert ask() == 2
    assert OfficerMail.objects.count() == 0
    with override_settings(OFFICER_ADDRESS=""):
        assert ask(NOW + timedelta(days=1)) == 2


def test_a_reply_that_comes_twice_is_one_and_is_sorted_once() -> None:
    a_case()
    ask()
    first = write("A1", message_id="<1@police.example>")

    officer_replies.sort_reply(actor=OURS, reply_id=first.id, now=NOW)

    assert OfficerReply.objects.count() == 1
    assert OfficerMail.objects.count() == 2
    assert open_mail_words(last_mail()).answers == "<1@police.example>"


def test_the_rules_that_an_officer_wrote_are_told_only_by_the_colleague_who_reaches_the_victim() -> None:
    """Three people would have rung a boy of 14 about one release: to reach him, to tell him, and for the rules."""
    victim = a_case(safe_contact={"may_text": False}, date_of_birth="2012-03-02")
    ask()
    sol = replace(staff(), reason="A task about them")

    write("A2 not to contact Ada Marsh")
    answer_effects.apply_due_answers(now=LATER)

    rules, reaching = Task.objects.get(kind=TaskKind.PLAIN_WORDS), Task.objects.get(kind=TaskKind.REACH_VICTIM)
    about = work_list.list_open_work(sol, victim.id, now=LATER)
    assert rules.owner is None
    assert [item.id for item in about] == [reaching.public_id]

    ownership.assign_owner(reaching, sol.staff_id, LATER)
    reaching.save()
    shown = reach_attempts.list_reach_options(actor=sol, task_id=reaching.public_id, now=LATER)
    assert shown is not None
    assert shown.bail is not None
    assert [one.text for one in shown.bail.apart] == ["not to contact Ada Marsh"]

    ewa = Staff.objects.get(id=staff("Ewa Tomala").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=ewa, now=LATER
    )
    bailed = Event.objects.get(type="suspect.bailed")
    contact_recording.record_contact(
        actor=sol,
        victim_id=victim.id,
        contact_id=uuid4(),
        channel=contact_recording.ContactChannel.IN_PERSON,
        reached=True,
        told=[one.duty_id for one in news_tasks.list_undelivered_news([victim.id], now=LATER)],
        note="",
        now=LATER,
    )
    delivery_outcomes.settle_escalations(now=LATER, victim_ids=[victim.id])  # as the worker does every twenty seconds
    rules.refresh_from_db()
    assert not Task.objects.filter(kind=TaskKind.REACH_VICTIM, closed_at=None).exists()
    assert Duty.objects.filter(victim=victim, triggered_by=bailed, met_by__type="victim.contacted").exists()
    assert (rules.owner_id, rules.closed_at) == (sol.staff_id, None)  # the words for the page, by the same colleague

    told_by = plain_words.send_plain_words(
        actor=sol, task_id=rules.public_id, once=uuid4(), words="They must not contact you.", now=LATER
    )
    assert told_by == "contact"
    assert not Task.objects.filter(kind=TaskKind.GIVE_UPDATE).exists()
