"""A victim has several cases and one telephone that the suspect reads: what they withdraw in one case is used in
none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.services.feed.feed_lines import a_victim, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import agreed, by, wanted
from victimcare.records.models import ContactPoint, SafeContactPlan, Staff, Task, Victim
from victimcare.rules.safe_contact.contact_plan import (
    ContactByStaff,
    ContactMethod,
    ContactNow,
    StaffOnlyReason,
    WordingLevel,
)
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import plan_confirmations
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.plan_shapes import ProposedPlan

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
# the telephone that the suspect reads, and a mailbox that he does not know
READ, VICTIMS = "07700 900123", "victim@post.example"
STATED = {"safe_contact": {"may_text": True, "may_email": True}}


@pytest.fixture(autouse=True)
def two_cases() -> None:
    a_team()
    load(recorded(a_victim("V1", mobile=READ, email=VICTIMS, **STATED), subject="44/00001/26"))
    load(recorded(a_victim("V1", mobile=READ, email=VICTIMS, **STATED), subject="44/00002/26"))


def victim_numbered(number: int) -> Victim:
    return Victim.objects.get(case__reference=f"44/0000{number}/26")


def point(number: int, kind: str) -> ContactPoint:
    return ContactPoint.objects.get(person__victim=victim_numbered(number), kind=kind)


def may_be_told(number: int) -> object:
    gate.lock_victims([victim_numbered(number).id])
    return gate.decide_contact([victim_numbered(number)], now=NOON)[victim_numbered(number).id].decision


def victim_says(number: int, *ways: object) -> None:
    sol = staff("Sol Pereira")
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    how = identity_checks.CheckMethod.IN_PERSON
    identity_checks.record_identity_check(
        actor=sol, victim_id=victim_numbered(number).id, how=how, colleague=colleague, now=NOW
    )
    plan = ProposedPlan(ways=ways)  # type: ignore[arg-type]
    contact_recording.confirm_plan(actor=sol, victim_id=victim_numbered(number).id, plan=plan, now=NOW)


def test_a_telephone_withdrawn_in_one_case_gets_nothing_about_another_and_a_person_asks_the_victim() -> None:
    for number in (1, 2):
        agreed(victim_numbered(number), by("text", point(number, "mobile")), confirmed_at=NOW - timedelta(days=9))
    assert isinstance(may_be_told(2), ContactNow)

    victim_says(1, wanted(ContactMethod.EMAIL, point(1, "email")))

    assert may_be_told(2) == ContactByStaff(StaffOnlyReason.NOT_AGREED)
    plan_confirmations.ask_for_plan_reviews(now=NOW)
    assert Task.objects.get(reason="plan_review_due").victim_id == victim_numbered(2).id


def test_the_record_systems_word_on_another_case_does_not_outweigh_the_victims() -> None:
    victim_says(1, wanted(ContactMethod.TEXT, point(1, "mobile"), wording=WordingLevel.NONE))

    decision = may_be_told(2)

    assert (SafeContactPlan.objects.get(victim=victim_numbered(2)).stated or {})["may_text"] is False
    assert not (isinstance(decision, ContactNow) and decision.channel is ContactMethod.TEXT)


def test_a_way_kept_or_added_changes_nothing_elsewhere() -> None:
    for number in (1, 2):
        agreed(victim_numbered(number), by("text", point(number, "mobile")), confirmed_at=NOW - timedelta(days=9))

    victim_says(1, wanted(ContactMethod.TEXT, point(1, "mobile")), wanted(ContactMethod.EMAIL, point(1, "email")))

    assert isinstance(may_be_told(2), ContactNow)
    assert SafeContactPlan.objects.get(victim=victim_numbered(2)).version == 1


def test_another_victim_with_the_same_telephone_decides_alone() -> None:
    load(recorded(a_victim("V2", mobile=READ, **STATED), subject="44/00003/26"))
    agreed(victim_numbered(1), by("text", point(1, "mobile")))

    victim_says(1, wanted(ContactMethod.EMAIL, point(1, "email")))

    assert isinstance(may_be_told(3), ContactNow)
