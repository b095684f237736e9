"""A victim is put in touch with a service: only the words they heard leave, and no victim is lost between two
organisations."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import override_settings

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_point, a_victim, staff
from tests.services.plans import agreed, by
from tests.services.referrals.world import Service, a_partner, a_service, later, proved, referred
from victimcare.records.models import (
    AuditEntry,
    Case,
    Duty,
    Notification,
    Officer,
    OfficerMail,
    PartnerAccessEntry,
    PartnerNote,
    Referral,
    ReferralConsent,
    Staff,
    Task,
    UnmetNeed,
    Victim,
)
from victimcare.rules.contact.communication_needs import CommunicationNeed
from victimcare.rules.errors import NotFound
from victimcare.rules.referrals.ranking import ServiceAvailability
from victimcare.rules.referrals.referral_course import (
    OPEN_REFERRALS,
    ReferralConflict,
    ReferralMove,
    ReferralOutcome,
    ReferralRefusal,
    ReferralSettlement,
    ReferralState,
    officer_reads_by,
)
from victimcare.rules.referrals.referral_details import ConsentChannel
from victimcare.services.access import Actor, ActorKind, PermissionRefused, Role
from victimcare.services.contact import communication_passports
from victimcare.services.contact.communication_passports import PassportContent
from victimcare.services.contact_plans import guard_marks
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions
from victimcare.services.referrals import (
    partner_organisations,
    partner_referrals,
    referral_handling,
    referral_offers,
    referral_records,
    referral_reminders,
    shared_words,
    victim_referrals,
)
from victimcare.services.referrals.partner_organisations import PartnerChannel
from victimcare.services.referrals.partner_referrals import AnswerFieldInvalid
from victimcare.services.referrals.referral_course import MoveDetails
from victimcare.services.referrals.referral_offers import ReferralWish
from victimcare.services.rights.working_calendar import working_days
from victimcare.services.updates import officer_pages, officer_prompts
from victimcare.services.updates.officer_mail import open_mail_words

pytestmark = pytest.mark.django_db
JOB = Actor.system("referrals.look_after")


def _tasks(row: Referral) -> set[tuple[str, str]]:
    """Kind and reason of the open tasks about the referral."""
    about = f"referral:{row.public_id}"
    return set(Task.objects.filter(subject_key=about, closed_at=None).values_list("kind", "reason"))


def _wrote(row: Referral) -> list[str]:
    """The reasons of the open tasks about what a service wrote."""
    about = f"referral:{row.public_id}"
    found = Task.objects.filter(kind="partner_wrote", subject_key=about, closed_at=None)
    return list(found.values_list("reason", flat=True))


def _state(row: Referral) -> ReferralState:
    row.refresh_from_db()
    return ReferralState(row.state)


def test_the_very_words_that_the_victim_heard_leave_with_their_safe_way_and_nothing_else() -> None:
    victim, sol, service = a_victim(given_name="Ada", family_name="Marsh"), staff(), a_partner()
    hours = [{"days": ["mon", "tue", "wed"], "from": "10:00", "to": "14:00"}]
    agreed(victim, by("call", a_point(victim, "07700 900123"), hours=hours))
    proved(victim, sol)
    said = PassportContent(
        language="pl", needs=(CommunicationNeed.INTERPRETER, CommunicationNeed.SLOWLY), avoid="Loud voices."
    )
    communication_passports.write_passport(actor=sol, victim_id=victim.public_id, said=said, after=0, now=NOW)
    offer = referral_offers.read_referral_offer(actor=sol, victim_id=victim.public_id, now=NOW)

    row = referred(service, victim=victim, actor=sol, way=offer.ways[0].key, words="My son does not know.")
    shown = partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=NOW)

    assert shown.lines == (
        "Name: Ada Marsh",
        "Asks for: somebody to talk to",
        "Lives in: Central East",
        "Ring: 07700 900123",
        "When: Mondays to Wednesdays, 10:00 to 14:00. At no other time.",
        "If nobody answers: leave no message.",
        "To anybody else: do not say who you are or what it is about.",
        "Speaks: Polish",
        "Needs an interpreter",
        "Go slowly, one thing at a time",
        "In their words: My son does not know.",
    )
    assert b"Marsh" not in bytes(row.sealed)
    given = ReferralConsent.objects.get(referral=row)
    assert (given.asked_by_id, given.how, given.is_explicit) == (sol.staff_id, "on_a_call", False)
    assert _state(row) is ReferralState.SEEN


def test_what_the_victim_leaves_out_stays_out_and_what_they_did_not_hear_never_leaves() -> None:
    victim, sol, service = a_victim(mobile="07700 900123"), staff(), a_partner()
    proved(victim, sol)
    whole = ReferralWish(service.row.public_id, "talk", shared_words.VICTIM_CALLS)
    least = ReferralWish(service.row.public_id, "talk", shared_words.VICTIM_CALLS, shares=frozenset())
    asked: dict[str, Any] = {"actor": sol, "victim_id": victim.public_id, "now": NOW}

    heard = referral_offers.read_words_aloud(wanted=least, **asked)

    assert heard.lines == (
        "Name: Ada",
        "Asks for: somebody to talk to",
        "Do not ring or write. They ring you.",
    )
    with pytest.raises(referral_offers.WordsChanged):
        referral_offers.send_referral(wanted=whole, heard=heard.digest, how=ConsentChannel.IN_PERSON, **asked)
    assert not Referral.objects.exists()


def test_a_guarded_victim_gives_no_number_without_a_plan_and_nothing_on_a_code_alone() -> None:
    victim, sol = a_victim(mobile="07700 900123"), staff()
    guard_marks.mark_guarded(actor=staff(), victim_id=victim.id, reason="afraid", now=NOW)
    identity_checks.record_identity_check(actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.CODE, now=NOW)
    with pytest.raises(identity_checks.StrongCheckRequired):
        referral_offers.read_referral_offer(actor=sol, victim_id=victim.public_id, now=NOW)
    service = a_partner()
    referred(service, victim=victim)
    [on_victims_code] = referral_records.list_referrals_on_record(actor=sol, victim_id=victim.public_id, now=NOW)
    assert (on_victims_code.service, on_victims_code.lines) == ("", ()), "he may be the one who speaks"
    proved(victim, sol)
    [beyond_it] = referral_records.list_referrals_on_record(actor=sol, victim_id=victim.public_id, now=NOW)
    assert (beyond_it.service, len(beyond_it.lines) > 1) == (service.row.name, True)

    offer = referral_offers.read_referral_offer(actor=sol, victim_id=victim.public_id, now=NOW)

    assert [way.key for way in offer.ways] == [shared_words.VICTIM_CALLS]
    assert offer.kind == "explicit"


def test_before_a_check_nothing_is_offered_or_read() -> None:
    victim, sol, row = a_victim(), staff(), referred(a_partner())
    for ask in (referral_offers.read_referral_offer, referral_records.list_referrals_on_record):
        with pytest.raises(identity_checks.IdentityCheckMissing):
            ask(actor=sol, victim_id=victim.public_id, now=NOW)
    assert "Ada" not in str(referral_records.read_referral(actor=sol, referral_id=row.public_id, now=NOW))


def test_a_referral_meets_what_was_owed() -> None:
    victim = load("44/20009/26", recorded(a_person()))["V1"]
    owed = Duty.objects.filter(victim=victim, code="r4_support_referral")
    assert [duty.met_at for duty in owed] == [None]

    referred(a_partner(), victim=victim)

    assert [duty.met_at for duty in owed.all()] == [NOW]


def test_refused_then_the_next_one_takes_it_and_both_are_told_in_the_safe_way() -> None:
    victim, sol, first, second = a_victim(mobile="07700 900123"), staff(), a_partner(), a_partner()
    row = referred(first, victim=victim, actor=sol)
    full = MoveDetails(refusal=ReferralRefusal.FULL, words="Nothing before spring.")

    partner_referrals.record_partner_answer(
        actor=first.user, referral_id=row.public_id, move=ReferralMove.REFUSE, said=full, now=NOW
    )

    assert _tasks(row) == {("referral", "referral_refused")}
    choices = referral_offers.list_service_choices(actor=sol, victim_id=victim.public_id, need="talk", now=NOW)
    assert [one.before for one in choices if one.service.service.name == second.row.name] == [None]
    assert (choices[-1].service.service.name, choices[-1].before) == (first.row.name, ReferralState.REFUSED)
    following = referred(second, victim=victim, actor=sol, after=row.public_id)
    row.refresh_from_db()
    assert (row.settled, _tasks(row), following.after_id) == ("replaced", set(), row.id)

    partner_referrals.record_partner_answer(
        actor=second.user, referral_id=following.public_id, move=ReferralMove.ACCEPT, now=NOW
    )
    told_by_a_person = _tasks(following)
    assert told_by_a_person == {("tell_referral", "tell_referral")}  # the victim has not been asked how we reach them
    referral_handling.record_outcome_told(actor=sol, referral_id=following.public_id, now=NOW)
    assert _tasks(following) == set()


def test_a_message_says_only_that_there_is_something_and_the_page_tells_what() -> None:
    victim, service = a_victim(), a_partner()
    agreed(victim, by("text", a_point(victim, "07700 900123")))
    row = referred(service, victim=victim)
    partner_referrals.record_partner_answer(
        actor=service.user, referral_id=row.public_id, move=ReferralMove.WAIT, said=MoveDetails(weeks=3), now=NOW
    )

    (shown,) = victim_referrals.list_own_referrals(
        victim_referrals.with_referrals(Victim.objects.all()).get(id=victim.id), now=NOW
    )

    assert Notification.objects.get(victim=victim).template == "news"
    assert (shown.state, shown.weeks, shown.service) == (ReferralState.WAITING, 3, service.row.name)
    assert "07700 900123" not in str(shown)
    assert _tasks(row) == set()


def test_taken_back_by_the_victim_the_service_sees_it_no_more() -> None:
    victim, service = a_victim(), a_partner()
    row = referred(service, victim=victim)
    own_victim = Actor(ActorKind.VICTIM, "grant:1", victim_id=victim.id, opens="all")

    victim_referrals.withdraw_own_referral(own_victim, victim.id, row.public_id, now=later(days=1))
    seen = partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=NOW)

    assert (_state(row), row.settled, seen.lines, seen.fields, seen.may) == (
        ReferralState.RECALLED,
        "she_stopped",
        (),
        {},
        (),
    )
    with pytest.raises(ReferralConflict):
        partner_referrals.record_partner_answer(
            actor=service.user, referral_id=row.public_id, move=ReferralMove.ACCEPT, now=NOW
        )
    assert ReferralConsent.objects.get(referral=row).withdrawn_at == later(days=1)
    (shown,) = victim_referrals.list_own_referrals(
        victim_referrals.with_referrals(Victim.objects.all()).get(id=victim.id), now=later(days=2)
    )
    assert shown.since == later(days=1).date()


def test_an_agreement_runs_out_and_a_person_asks_the_victim() -> None:
    service = a_partner()
    row = referred(service)
    partner_referrals.record_partner_answer(
        actor=service.user, referral_id=row.public_id, move=ReferralMove.MEET, now=NOW
    )

    assert partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=later(180)).lines
    assert referral_reminders.expire_referrals(actor=JOB, now=later(181)) == 1

    assert (_state(row), _tasks(row)) == (ReferralState.EXPIRED, {("referral", "referral_expired")})
    assert (
        partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=later(181)).lines
        == ()
    )
    assert referral_reminders.expire_referrals(actor=JOB, now=later(181)) == 0


def test_two_working_days_of_silence_bring_a_person_and_an_answer_ends_that() -> None:
    service = a_partner()
    row = referred(service)  # on a Wednesday: silent from Saturday on

    assert referral_reminders.create_late_referral_tasks(now=later(2)) == 0
    assert referral_reminders.create_late_referral_tasks(now=later(3)) == 1
    assert _tasks(row) == {("referral", "referral_silent")}
    assert referral_reminders.create_late_referral_tasks(now=later(3)) == 0
    partner_referrals.record_partner_answer(
        actor=service.user, referral_id=row.public_id, move=ReferralMove.MEET, now=later(4)
    )

    assert _tasks(row) == set()


def test_for_a_silent_service_the_next_best_is_proposed_and_takes_its_place() -> None:
    service, other, sol = a_partner(), a_service("Next Door"), staff()
    other.access = ["sign_language"]
    other.save()
    row = referred(service, actor=sol)
    communication_passports.write_passport(
        actor=sol,
        victim_id=row.victim.public_id,
        said=PassportContent(needs=(CommunicationNeed.BSL,)),
        after=0,
        now=NOW,
    )
    listed = referral_offers.list_service_choices(actor=sol, victim_id=row.victim.public_id, need="talk", now=NOW)
    unsaid = [one.service.service.name for one in listed if one.service.place is ServiceAvailability.UNKNOWN]
    assert unsaid[0] == other.name, "the author signs, and so do they"
    referral_reminders.create_late_referral_tasks(now=later(3))
    assert referral_records.read_referral(actor=sol, referral_id=row.public_id, now=later(3)).proposed == (), (
        "for whoever has the task"
    )
    task_actions.take_task(actor=sol, task_id=Task.objects.get(kind="referral").public_id, now=later(3))

    seen = referral_records.read_referral(actor=sol, referral_id=row.public_id, now=later(3))
    assert seen.goes_on
    names = [one.service.name for one in seen.proposed]
    assert service.row.name not in names
    assert names
    following = referred(other, victim=row.victim, after=row.public_id, now=later(3))

    assert (_state(row), row.settled, _tasks(row)) == (ReferralState.RECALLED, "replaced", set())
    assert following.after == row
    assert (
        partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=later(3)).lines == ()
    )
    assert ReferralConsent.objects.get(referral=row).withdrawn_at == later(3)


def test_a_service_without_a_site_is_given_a_document_by_a_person() -> None:
    row, sol = referred(a_service()), staff()
    assert (row.way, _tasks(row)) == ("sealed", {("referral", "referral_hand_over")})

    referral_handling.record_handed_over(actor=sol, referral_id=row.public_id, now=NOW)
    assert (_state(row), _tasks(row)) == (ReferralState.SENT, set())
    referral_handling.record_partner_word(
        actor=sol, referral_id=row.public_id, move=ReferralMove.MEET, said=MoveDetails(), now=NOW
    )
    helped = MoveDetails(came_of=ReferralOutcome.HELPED)
    referral_handling.record_partner_word(
        actor=sol, referral_id=row.public_id, move=ReferralMove.END, said=helped, now=later(20)
    )

    assert (_state(row), row.settled) == (ReferralState.ENDED, "met")


def test_a_need_without_a_service_counts_as_unmet_until_one_takes_it() -> None:
    victim, sol, first = a_victim(), staff(), a_partner()
    row = referred(first, victim=victim)
    partner_referrals.record_partner_answer(
        actor=first.user,
        referral_id=row.public_id,
        move=ReferralMove.REFUSE,
        said=MoveDetails(refusal=ReferralRefusal.AREA),
        now=NOW,
    )

    referral_handling.end_referral(
        actor=sol, referral_id=row.public_id, how=ReferralSettlement.NO_SERVICE, words="Asked all three.", now=NOW
    )

    assert list(UnmetNeed.objects.values_list("victim", "need", "ended_at")) == [(victim.id, "talk", None)]
    following = referred(second := a_partner(), victim=victim)
    partner_referrals.record_partner_answer(
        actor=second.user, referral_id=following.public_id, move=ReferralMove.ACCEPT, now=NOW
    )
    assert UnmetNeed.objects.get().ended_at == NOW


def test_each_service_has_its_own_and_the_force_sees_who_looked() -> None:
    mine, theirs = a_partner(), a_partner()
    row = referred(mine)

    with pytest.raises(NotFound):
        partner_referrals.open_partner_referral(actor=theirs.user, referral_id=row.public_id, now=NOW)
    with pytest.raises(NotFound):
        partner_referrals.record_partner_answer(
            actor=theirs.user, referral_id=row.public_id, move=ReferralMove.ACCEPT, now=NOW
        )
    assert partner_referrals.list_partner_referrals(actor=theirs.user, now=NOW) == ()
    with pytest.raises(PermissionRefused):
        partner_referrals.list_partner_referrals(actor=staff(), now=NOW)
    partner_referrals.open_partner_referral(actor=mine.user, referral_id=row.public_id, now=NOW)

    assert list(PartnerAccessEntry.objects.filter(referral=row).values_list("user__name", "what")) == [
        ("Lena Lead", "opened")
    ]
    assert AuditEntry.objects.filter(act="partner_referral.opened", victim_id=row.victim_id).exists()


@override_settings(OFFICER_ADDRESS="answers@care.example")
def test_what_a_service_wants_the_officer_to_know_is_passed_on_by_a_person() -> None:
    service, sol = a_partner(), staff()
    row = referred(service)

    partner_referrals.write_to_officer(actor=service.user, referral_id=row.public_id, words="She saw his car.", now=NOW)

    assert _tasks(row) == {("partner_wrote", "partner_wrote")}
    assert referral_records.read_referral(actor=sol, referral_id=row.public_id, now=NOW).notes == (), (
        "it may be about the victim"
    )
    with pytest.raises(NotFound):
        referral_reminders.pass_note_to_officer(actor=sol, note_id=PartnerNote.objects.get().public_id, now=NOW)
    task_actions.take_task(actor=sol, task_id=Task.objects.get(kind="partner_wrote").public_id, now=NOW)
    (note,) = referral_records.read_referral(actor=sol, referral_id=row.public_id, now=NOW).notes
    assert (note.words, note.by) == ("She saw his car.", "Lena Lead")
    assert b"car" not in bytes(PartnerNote.objects.get().sealed)
    dee, ola = staff("Dee", Role.OFFICER), staff("Ola", Role.OFFICER)
    username = Staff.objects.get(id=dee.staff_id or 0).username
    case = Case.objects.get(victims=row.victim_id)
    case.officer_since, case.officer = (
        NOW,
        Officer.objects.create(
            record_id=username, name="DC Dee", email="dee@police.example", named_at=NOW, named_sequence=1
        ),
    )
    case.save()
    assert officer_pages.read_partner_notes(actor=dee, now=NOW) == (), "no officer has read it yet"
    referral_reminders.pass_note_to_officer(actor=sol, note_id=note.id, now=NOW)
    assert _tasks(row) == set()
    assert officer_pages.count_notes_for_officer(case.officer, now=NOW) == 1
    assert officer_prompts.prompt_officers(now=NOW) == 1, "nothing is asked, and still they hear of it"
    assert open_mail_words(OfficerMail.objects.get()).subject == "Something to read on your page"
    (passed,) = partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=NOW).said
    assert (passed.is_passed_on, passed.read_at) == (True, None)
    referral_reminders.run_referral_reminders(actor=JOB, now=later(days=11))
    assert _wrote(row) == ["partner_words_unread"]
    assert [one.words for one in officer_pages.read_partner_notes(actor=dee, now=later(days=12))] == [
        "She saw his car."
    ]
    assert _wrote(row) == []
    assert [one.words for one in officer_pages.read_partner_notes(actor=dee, now=later(days=13))] == [
        "She saw his car."
    ]
    (read,) = partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=NOW).said
    assert read.read_at == later(days=12)
    assert officer_pages.count_unread_partner_notes(actor=ola, now=NOW) == 0
    assert officer_prompts.prompt_officers(now=later(days=13)) == 0
    assert officer_pages.read_partner_notes(actor=dee, now=later(days=26)) == ()


def test_what_was_passed_on_and_stands_unread_is_brought_to_the_officer_by_one_task() -> None:
    service, sol = a_partner(), staff()
    row = referred(service)
    partner_referrals.write_to_officer(actor=service.user, referral_id=row.public_id, words="She saw his car.", now=NOW)
    task_actions.take_task(actor=sol, task_id=Task.objects.get(kind="partner_wrote").public_id, now=NOW)
    (note,) = referral_records.read_referral(actor=sol, referral_id=row.public_id, now=NOW).notes
    with pytest.raises(NotFound):
        referral_reminders.record_note_brought(actor=sol, note_id=note.id, now=NOW)
    referral_reminders.pass_note_to_officer(actor=sol, note_id=note.id, now=NOW)
    last_day = officer_reads_by(NOW, working_days())
    referral_reminders.run_referral_reminders(actor=JOB, now=last_day)
    assert _wrote(row) == []

    for hours in (1, 2):
        referral_reminders.run_referral_reminders(actor=JOB, now=last_day + timedelta(hours=hours))

    assert _wrote(row) == ["partner_words_unread"]
    partner_referrals.write_to_officer(actor=service.user, referral_id=row.public_id, words="Again.", now=last_day)
    asked = Task.objects.get(kind="partner_wrote", closed_at=None)
    task_actions.take_task(actor=sol, task_id=asked.public_id, now=last_day)
    (_, second) = referral_records.read_referral(actor=sol, referral_id=row.public_id, now=last_day).notes
    referral_reminders.pass_note_to_officer(actor=sol, note_id=second.id, now=last_day + timedelta(hours=3))
    assert _wrote(row) == ["partner_words_unread"], "the first stands unread still"
    referral_reminders.record_note_brought(actor=sol, note_id=note.id, now=last_day + timedelta(hours=4))
    referral_reminders.run_referral_reminders(actor=JOB, now=last_day + timedelta(days=1))
    assert _wrote(row) == []
    assert Task.objects.filter(kind="partner_wrote").count() == 2
    assert AuditEntry.objects.filter(act="referral.brought", victim_id=row.victim_id).exists()


def test_a_leaver_and_a_service_that_ends_are_shut_out_at_once_and_nothing_is_left_behind() -> None:
    service, bea = a_partner(), staff("Bea", Role.SUPERVISOR)
    row = referred(service)

    partner_organisations.end_partner(actor=bea, partner_id=service.partner.public_id, now=NOW)

    with pytest.raises(PermissionRefused):
        partner_referrals.open_partner_referral(actor=service.user, referral_id=row.public_id, now=NOW)
    assert _tasks(row) == {("referral", "referral_left")}
    assert referred(service.row).way == PartnerChannel.SEALED


def test_no_referral_ends_nowhere_in_any_order_of_events() -> None:
    """At every moment each is settled, or the service still has time, or a person has a task about it."""
    drawn = random.Random(20261125)
    services = [a_partner(), a_partner(), a_partner()]
    sol, victims = staff(), [a_victim() for _ in range(6)]
    rows: list[Referral] = []
    states, now = set[str](), NOW
    for _ in range(60):
        now += timedelta(hours=drawn.choice([1, 1, 9, 40, 200]))
        _something(drawn, rows, services, victims, sol, now)
        referral_reminders.create_late_referral_tasks(now=now)
        referral_reminders.expire_referrals(actor=JOB, now=now)
        with_task = set(Task.objects.filter(kind="referral", closed_at=None).values_list("subject_key", flat=True))
        for row in Referral.objects.all():
            states.add(row.state)
            has_time = (
                ReferralState(row.state) in OPEN_REFERRALS and row.state != ReferralState.READY and row.due_at >= now
            )
            has_task = f"referral:{row.public_id}" in with_task
            assert [bool(row.settled), has_time, has_task].count(True) == 1, (row.state, row.settled, row.due_at)
    assert len(states) > 6


def _something(
    drawn: random.Random,
    rows: list[Referral],
    services: list[Service],
    victims: list[Victim],
    sol: Actor,
    now: datetime,
) -> None:
    if not rows or drawn.random() < 0.4:
        before = drawn.choice(rows).public_id if rows and drawn.random() < 0.5 else None
        with suppress(referral_offers.ReferralAlreadyOpen, NotFound):
            rows.append(
                referred(drawn.choice(services), victim=drawn.choice(victims), actor=sol, after=before, now=now)
            )
        return
    row = drawn.choice(rows)
    whose: dict[str, Any] = {"referral_id": row.public_id, "now": now}
    move = drawn.choice(
        [
            ReferralMove.ACCEPT,
            ReferralMove.WAIT,
            ReferralMove.WAIT,
            ReferralMove.MEET,
            ReferralMove.REFUSE,
            ReferralMove.END,
        ]
    )
    said = MoveDetails(
        weeks=2 if move is ReferralMove.WAIT else None,
        refusal=drawn.choice([*ReferralRefusal]) if move is ReferralMove.REFUSE else None,
        came_of=drawn.choice([*ReferralOutcome]) if move is ReferralMove.END else None,
    )
    service = next(one for one in services if one.partner.id == row.partner_id)
    acts: list[Callable[[], object]] = [
        lambda: partner_referrals.open_partner_referral(actor=service.user, **whose),
        *[lambda: partner_referrals.record_partner_answer(actor=service.user, move=move, said=said, **whose)] * 4,
        lambda: referral_handling.record_partner_word(actor=sol, move=move, said=said, **whose),
        lambda: referral_handling.recall_referral(actor=sol, words="Because.", by_victim=drawn.random() < 0.5, **whose),
        lambda: referral_handling.end_referral(
            actor=sol, how=drawn.choice(referral_handling.SETTLED_BY_US), words="Because.", **whose
        ),
        lambda: referral_handling.record_outcome_told(actor=sol, **whose),
    ]
    # in the victim's name it is taken back only after an identity check
    with suppress(ReferralConflict, AnswerFieldInvalid):
        drawn.choice(acts)()
