"""A conversation is recorded after an identity check, goes onto the timeline, meets the duties that it told and closes
the victim's tasks."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import agreed, by
from victimcare.records.models import AuditEntry, Contact, Duty, Event, Staff, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor, Role
from victimcare.services.contact import contact_recording
from victimcare.services.contact.contact_recording import ContactChannel
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions
from victimcare.services.desk.news_tasks import list_undelivered_news
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.sealed_columns import CONTACT_NOTE

pytestmark = pytest.mark.django_db
ARREST = NOW - timedelta(hours=3)


@pytest.fixture
def victim() -> Victim:
    return load("44/00001/26", recorded(a_person()), fact("suspect.arrested", ARREST, suspect_ref="S1"))["V1"]


def colleague() -> Staff:
    return Staff.objects.get(id=staff("Ewa Tomala").staff_id or 0)


def prove(sol: Actor, victim: Victim) -> None:
    identity_checks.record_identity_check(
        actor=sol,
        victim_id=victim.id,
        how=identity_checks.CheckMethod.IN_PERSON,
        colleague=colleague().public_id,
        now=NOW,
    )


def owed(victim: Victim) -> dict[str, int]:
    return {one.code: one.duty_id for one in list_undelivered_news([victim.id], now=NOW)}


def call(
    sol: Actor, victim: Victim, *told: int, reached: bool = True, channel: ContactChannel = ContactChannel.PHONE
) -> bool:
    return contact_recording.record_contact(
        actor=sol,
        victim_id=victim.id,
        contact_id=uuid4(),
        channel=channel,
        reached=reached,
        told=told,
        note="She was glad to hear",
        now=NOW,
    )


def test_news_makes_one_task_and_being_told_closes_it(victim: Victim) -> None:
    sol, events = staff(), Event.objects.filter(case_id=victim.case_id)
    contact_recording.plan_news(victim_ids=[victim.id], event_ids=[event.id for event in events], now=NOW)
    task = Task.objects.get()
    assert (task.reason, task.harm) == ("not_asked", 1)
    own = owed(victim)
    prove(sol, victim)

    call(sol, victim)
    assert Task.objects.get().closed_at is None, "spoken with, and not told"
    call(sol, victim, own["r6_suspect_arrested"])

    assert Task.objects.get().outcome == "told"
    met = Duty.objects.get(id=own["r6_suspect_arrested"])
    assert met.met_at == NOW
    assert met.met_by is not None
    assert (met.met_by.source, met.met_by.facts["channel"]) == ("urn:victimcare:desk", "phone")


def test_the_task_to_reach_a_victim_whose_number_was_left_ends_when_they_are_reached_not_at_a_try(
    victim: Victim,
) -> None:
    sol = staff()
    for reason, subject in (("left_number", "callback:one"), ("plan_review_due", "plan-review")):
        task_actions.make_task(
            kind=TaskKind.REACH_VICTIM,
            victim_id=victim.id,
            reason=reason,
            harm=HarmLevel.HIGH,
            due_at=NOW,
            now=NOW,
            subject_key=subject,
        )
    prove(sol, victim)
    still_open = Task.objects.filter(closed_at=None).order_by("id").values_list("reason", flat=True)

    call(sol, victim, reached=False)
    tried = list(still_open.all())
    call(sol, victim)

    assert (tried, list(still_open.all())) == (["left_number", "plan_review_due"], ["plan_review_due"])
    assert Task.objects.get(reason="left_number").outcome == "done"


def test_what_was_told_by_phone_is_not_told_in_writing(victim: Victim) -> None:
    sol = staff()
    prove(sol, victim)

    duty = Duty.objects.get(victim=victim, code="r3_written_acknowledgement")

    call(sol, victim, duty.id)
    duty.refresh_from_db()
    assert duty.met_at is None
    call(sol, victim, duty.id, channel=ContactChannel.LETTER)
    duty.refresh_from_db()
    assert duty.met_at == NOW


def test_a_duty_that_is_no_news_is_met_by_its_name(victim: Victim) -> None:
    sol = staff()
    prove(sol, victim)
    duty = Duty.objects.get(victim=victim, code="r7_vps_information")

    call(sol, victim, duty.id)

    duty.refresh_from_db()
    assert duty.met_at == NOW


def test_without_a_check_nothing_is_recorded_as_told(victim: Victim) -> None:
    with pytest.raises(identity_checks.IdentityCheckMissing):
        call(staff(), victim, owed(victim)["r6_suspect_arrested"])

    assert not Contact.objects.exists()
    assert not Event.objects.filter(type="victim.contacted").exists()


def test_a_try_needs_no_check_and_meets_nothing(victim: Victim) -> None:
    sol = staff()
    call(sol, victim, reached=False)
    with pytest.raises(ValueError, match="reached no one"):
        call(sol, victim, *owed(victim).values(), reached=False)

    assert set(owed(victim)) == {"r6_suspect_arrested"}
    assert Event.objects.get(type="victim.contacted").facts["reached"] is False


def test_pressing_twice_records_once(victim: Victim) -> None:
    sol, contact_id = staff(), uuid4()
    prove(sol, victim)
    again = [
        contact_recording.record_contact(
            actor=sol,
            victim_id=victim.id,
            contact_id=contact_id,
            channel=ContactChannel.PHONE,
            reached=True,
            told=[],
            note="",
            now=NOW,
        )
        for _ in range(2)
    ]

    assert again == [True, False]
    assert Contact.objects.count() == Event.objects.filter(type="victim.contacted").count() == 1


def test_another_victims_duty_is_refused(victim: Victim) -> None:
    sol, other = staff(), load("44/00002/26", recorded(a_person("V9")), fact("suspect.arrested", ARREST))["V9"]
    prove(sol, victim)

    with pytest.raises(ValueError, match="owed no such news"):
        call(sol, victim, *owed(other).values())


def test_the_note_is_the_victims_to_read_and_never_on_the_timeline_or_in_the_audit(victim: Victim) -> None:
    sol = staff()
    prove(sol, victim)
    call(sol, victim)

    assert CONTACT_NOTE.open_words(Contact.objects.get()) == "She was glad to hear"
    assert "glad" not in str(list(Event.objects.values_list("facts")))
    assert "glad" not in str(list(AuditEntry.objects.values_list("detail", "reason")))


def test_a_check_is_one_persons_for_one_victim_and_an_hour(victim: Victim) -> None:
    sol, ewa = staff("Sol"), staff("Ewa")
    other = load("44/00002/26", recorded(a_person("V9")))["V9"]
    prove(sol, victim)

    assert identity_checks.require_identity_check(sol, victim.id, now=NOW + timedelta(minutes=59)).how == "in_person"
    for actor, victim_id, now in [
        (ewa, victim.id, NOW),
        (sol, other.id, NOW),
        (sol, victim.id, NOW + timedelta(hours=1)),
        (sol, -1, NOW),
    ]:
        with pytest.raises(identity_checks.IdentityCheckMissing):
            identity_checks.require_identity_check(actor, victim_id, now=now)
    identity_checks.finish_contact(actor=sol, victim_id=victim.id, now=NOW)
    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, victim.id, now=NOW)


def test_no_member_of_staff_vouches_for_themselves(victim: Victim) -> None:
    sol = staff("Sol")
    myself = Staff.objects.get(id=sol.staff_id or 0).public_id
    gone = colleague()
    Staff.objects.filter(id=gone.id).update(is_active=False)

    for who in (None, myself, gone.public_id):
        for how in (identity_checks.CheckMethod.IN_PERSON, identity_checks.CheckMethod.INTRODUCED):
            with pytest.raises(identity_checks.IdentityCheckInvalid):
                identity_checks.record_identity_check(actor=sol, victim_id=victim.id, how=how, colleague=who, now=NOW)


def test_ringing_back_proves_only_on_a_number_confirmed_with_the_victim(victim: Victim) -> None:
    sol, point = staff(), victim.person.contact_points.get(kind="mobile")

    with pytest.raises(identity_checks.IdentityCheckInvalid):
        identity_checks.record_identity_check(
            actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.CALL_BACK, now=NOW
        )
    agreed(victim, by("call", point))
    with pytest.raises(identity_checks.IdentityCheckInvalid):
        identity_checks.record_identity_check(
            actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.CALL_BACK, now=NOW
        )
    point.confirmed_at, point.confirmed_by_id = NOW, sol.staff_id
    point.save()
    identity_checks.record_identity_check(
        actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.CALL_BACK, now=NOW
    )

    assert identity_checks.require_identity_check(sol, victim.id, now=NOW).how == "call_back"


def test_a_check_without_a_task_about_the_victim_stands_out_in_the_audit(victim: Victim) -> None:
    sol, nia = staff("Sol"), staff("Nia", Role.SUPERVISOR)
    contact_recording.plan_news(victim_ids=[victim.id], event_ids=Event.objects.values_list("id", flat=True), now=NOW)
    task_actions.take_task(actor=sol, task_id=Task.objects.get().public_id, now=NOW)

    prove(sol, victim)
    prove(nia, victim)

    entries = AuditEntry.objects.filter(act="proof.recorded").order_by("id")
    assert [entry.detail["with_task"] for entry in entries] == [True, False]
