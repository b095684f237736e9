"""Another number of the victim's: nothing leaves for a day, and what comes into force until then does not lift the
wait."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.services.contact_plans.changing import (
    DAY,
    HIS,
    NEW,
    agree,
    cooled,
    decision,
    in_another_case,
    keep,
    mobile,
    open_tasks,
    proposed,
)
from tests.services.people_and_cases import NOW
from victimcare.records.models import (
    ContactPoint,
    PlanProposal,
    PointChange,
    ReceivedMessage,
    Victim,
)
from victimcare.rules.safe_contact.contact_plan import (
    ContactByStaff,
    ContactLater,
    ContactMethod,
    ContactNow,
    StaffOnlyReason,
)
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import contact_ways
from victimcare.services.conversations import received_intake
from victimcare.services.conversations.received_intake import IncomingMessage
from victimcare.services.safe_contact import gate

pytestmark = pytest.mark.django_db


def test_nothing_leaves_for_a_day_and_then_the_new_number_is_in_force(sol: Actor, victim: Victim) -> None:
    agree(sol, victim, text=mobile(victim))
    assert isinstance(decision(victim, NOW), ContactNow)

    agree(sol, victim, text=NEW)

    for hours in (0, 1, 12, 23):
        later = NOW + timedelta(hours=hours)
        assert cooled(later) == 0
        assert decision(victim, later) == ContactLater(NOW + DAY, decision(victim, later).channel)
    assert cooled(NOW + DAY) == 1
    sent = decision(victim, NOW + DAY)
    assert isinstance(sent, ContactNow)
    assert ContactPoint.objects.get(id=sent.point).match_key == "+447700900666"
    assert cooled(NOW + DAY) == 0, "safe to run twice"
    assert open_tasks() == set()


def test_a_second_person_may_put_it_in_force_at_once(sol: Actor, ewa: Actor, victim: Victim) -> None:
    agree(sol, victim, text=mobile(victim))
    agree(sol, victim, text=NEW)

    contact_recording.decide_plan_as_second(actor=ewa, proposal_id=PlanProposal.objects.get().id, agrees=True, now=NOW)

    assert isinstance(decision(victim, NOW), ContactNow)
    assert cooled(NOW + DAY) == 0


def test_what_makes_a_plan_narrower_holds_at_once(sol: Actor, victim: Victim) -> None:
    agree(sol, victim, text=mobile(victim), call=mobile(victim))

    assert agree(sol, victim, call=mobile(victim)).version == 2

    assert decision(victim, NOW) == ContactByStaff(StaffOnlyReason.PERSON_RINGS)
    assert open_tasks() == set()


def test_nothing_comes_into_force_by_itself_for_a_guarded_victim_with_no_linked_person(
    sol: Actor, ewa: Actor, guarded: Victim
) -> None:
    agree(sol, guarded, text=mobile(guarded))
    agree(sol, guarded, text=NEW)

    assert cooled(NOW + 10 * DAY) == 0
    assert decision(guarded, NOW + 10 * DAY) == ContactByStaff(StaffOnlyReason.NOT_AGREED)
    contact_recording.decide_plan_as_second(
        actor=ewa, proposal_id=PlanProposal.objects.get(accepted=None).id, agrees=True, now=NOW + 10 * DAY
    )
    assert isinstance(decision(guarded, NOW + 10 * DAY), ContactNow)


def test_a_guarded_victims_number_cools_from_the_moment_at_which_it_could_be_compared(
    sol: Actor, nia: Actor, guarded: Victim
) -> None:
    agree(sol, guarded, text=NEW)

    keep(nia, guarded, now=NOW + 5 * DAY)

    assert cooled(NOW + 6 * DAY - timedelta(seconds=1)) == 0
    assert cooled(NOW + 6 * DAY) == 1


def test_a_linked_person_named_to_the_recorder_of_the_change_does_not_spare_the_second_person(
    sol: Actor, ewa: Actor, guarded: Victim
) -> None:
    """The suspect rings as the victim, gives his number as theirs, and another as that of the man they are afraid
    of."""
    agree(sol, guarded, text=mobile(guarded))
    agree(sol, guarded, text=NEW)
    keep(sol, guarded, HIS)
    agree(sol, guarded, text=NEW)

    assert cooled(NOW + 10 * DAY) == 0
    keep(ewa, guarded, HIS, NOW + 10 * DAY)
    assert cooled(NOW + 11 * DAY) == 1, "a colleague knows of him too"


def test_a_victim_marked_guarded_during_the_wait_waits_for_two_people(sol: Actor, ewa: Actor, victim: Victim) -> None:
    agree(sol, victim, text=NEW)
    contact_recording.mark_guarded(actor=ewa, victim_id=victim.id, reason="He came back", now=NOW + timedelta(hours=2))

    assert cooled(NOW + DAY) == 0
    assert PointChange.objects.get().waits_for == "two_people"


def test_another_number_from_the_record_system_cools_and_nothing_goes_to_the_old_one(
    sol: Actor, victim: Victim
) -> None:
    agree(sol, victim, text=mobile(victim))
    proposal = proposed(victim, mobile=NEW)
    assert isinstance(decision(victim, NOW), ContactNow), "an unread message changes nothing"

    assert not contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)

    assert isinstance(decision(victim, NOW + timedelta(hours=23)), ContactLater)
    assert cooled(NOW + DAY) == 1
    proposal.refresh_from_db()
    assert (proposal.applied_at, proposal.seconded_by_id) == (NOW + DAY, None)
    sent = decision(victim, NOW + DAY)
    assert isinstance(sent, ContactNow)
    assert ContactPoint.objects.get(id=sent.point).match_key == "+447700900123", "what was agreed stands"


def test_a_later_agreement_replaces_the_one_that_cools(sol: Actor, victim: Victim) -> None:
    agree(sol, victim, text=NEW)

    assert agree(sol, victim, text=mobile(victim)).version is None
    assert PointChange.objects.filter(end="replaced").count() == 1

    assert cooled(NOW + DAY) == 1
    sent = decision(victim, NOW + DAY)
    assert isinstance(sent, ContactNow)
    assert sent.point == mobile(victim).id


def test_the_table_lets_nothing_come_in_force_against_the_rule(sol: Actor, ewa: Actor, victim: Victim) -> None:
    agree(sol, victim, text=NEW)
    row = PointChange.objects.get()

    def end(**values: Any) -> None:
        with pytest.raises(IntegrityError, match="point_change_in_force"), transaction.atomic():
            PointChange.objects.filter(id=row.id).update(end="in_force", **values)

    end(ended_at=NOW + timedelta(hours=23))
    end(ended_at=NOW, ended_by_id=sol.staff_id)
    end(ended_at=NOW, ended_by_id=ewa.staff_id, waits_for="clash", cools_until=None)
    end(ended_at=NOW + DAY, waits_for="two_people", cools_until=None)


def test_a_change_whose_number_is_let_go_while_it_waits_stops_nothing_and_never_comes_in_force(
    sol: Actor, nia: Actor, victim: Victim
) -> None:
    agree(sol, victim, call=mobile(victim))
    other = ContactPoint.objects.create(
        person=victim.person, kind="mobile", value=NEW, match_key="+447700900666", is_from_feed=True
    )
    agree(sol, victim, text=other)
    ContactPoint.objects.filter(id=other.id).update(retired_at=NOW)

    keep(nia, victim)

    assert cooled(NOW + DAY) == 0
    assert PointChange.objects.get().end == "replaced"
    assert open_tasks() == set()


def test_a_plan_that_cooled_was_agreed_before_the_victim_was_guarded(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    keep(nia, victim)
    agree(sol, victim, text=mobile(victim))
    agree(sol, victim, text=NEW)
    contact_recording.mark_guarded(actor=ewa, victim_id=victim.id, reason="He came back", now=NOW + timedelta(hours=2))

    assert cooled(NOW + DAY) == 1

    assert decision(victim, NOW + DAY) == ContactByStaff(StaffOnlyReason.GUARDED), "the victim was not asked since"
    agree(sol, victim, NOW + DAY, text=ContactPoint.objects.get(match_key="+447700900666"))
    assert isinstance(decision(victim, NOW + DAY), ContactNow)


def stop(number: str, now: datetime) -> None:
    """The sender answers STOP from there."""
    door = Actor.system("hooks.notify")
    text = IncomingMessage("text", "notify", "S1", number, "STOP", "0" * 64)
    received_intake.take_in_message(actor=door, incoming=text, now=now)
    received = ReceivedMessage.objects.get().id
    received_intake.sort_message(actor=door, received_id=received, answers="", is_automatic=False, report=None, now=now)


@pytest.mark.parametrize("by_two_people", [True, False])
def test_what_comes_in_force_after_a_stop_does_not_lift_it(
    sol: Actor, ewa: Actor, victim: Victim, by_two_people: bool
) -> None:
    agree(sol, victim, text=mobile(victim), call=NEW)
    stop("07700 900123", NOW + timedelta(hours=2))

    if by_two_people:
        proposal = PlanProposal.objects.get().id
        contact_recording.decide_plan_as_second(
            actor=ewa, proposal_id=proposal, agrees=True, now=NOW + timedelta(hours=3)
        )
    cooled(NOW + DAY)

    assert PointChange.objects.get().end == "in_force"
    with transaction.atomic():
        way = gate.decide_contact(
            [gate.lock_victims([victim.id])[victim.id]], now=NOW + DAY, channels={ContactMethod.TEXT}
        )[victim.id]
    assert way.decision == ContactByStaff(StaffOnlyReason.NO_POINT)


def test_what_was_agreed_in_one_case_no_longer_counts_once_guarded_in_another(
    sol: Actor, ewa: Actor, victim: Victim
) -> None:
    other = in_another_case(victim)
    agree(sol, other, text=mobile(other))
    assert isinstance(decision(other, NOW), ContactNow)

    contact_recording.mark_guarded(actor=ewa, victim_id=victim.id, reason="He came back", now=NOW + timedelta(hours=1))

    assert decision(other, NOW + timedelta(hours=1)) == ContactByStaff(StaffOnlyReason.GUARDED)
    assert contact_ways.load_safe_contact(other, with_number=False, now=NOW + timedelta(hours=1)).is_overtaken
    agree(sol, other, NOW + timedelta(hours=2), text=mobile(other))
    assert isinstance(decision(other, NOW + timedelta(hours=2)), ContactNow)
