"""The suspect's number goes to two people, and a caller who has the victim's changed to it learns nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.contact_plans.changing import (
    DAY,
    HIS,
    NEW,
    VICTIMS,
    agree,
    clash,
    cooled,
    decision,
    in_another_case,
    keep,
    mobile,
    open_tasks,
    proposed,
)
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW
from victimcare.records.models import (
    PlanProposal,
    PointChange,
    SafeContactPlan,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.errors import FieldRequired
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactNow, StaffOnlyReason
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import approvals, contact_ways, linked_people, point_changes
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact.plan_shapes import PlanSaveResult

pytestmark = pytest.mark.django_db


def test_a_caller_who_asks_for_a_change_to_the_suspects_number_gets_nowhere(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    """The suspect rings as the victim, with what he found in their papers; the desk believes him."""
    agree(sol, victim, text=mobile(victim))
    keep(nia, victim)

    answer = agree(sol, victim, text="+44 7700 900999", call="+44 7700 900999")

    harmless = load("44/00003/26", recorded(a_person("V3", mobile="07700 900444")))["V3"]
    assert answer == agree(sol, harmless, text=NEW, call=NEW), "the same as for anybody"
    for days in (0, 1, 2, 30):
        cooled(NOW + days * DAY)
        assert decision(victim, NOW + days * DAY) == ContactByStaff(StaffOnlyReason.NOT_AGREED)
    assert not victim.person.contact_points.filter(match_key="+447700900999").exists()
    [task] = Task.objects.filter(victim=victim, kind=TaskKind.CLASH)
    assert (task.harm, task.closed_at, task.reason) == (3, None, "clash")
    proposal = PlanProposal.objects.get(victim=victim, accepted=None)
    with pytest.raises(approvals.AlreadyDecided):
        contact_recording.decide_plan_as_second(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)


def test_his_number_is_used_only_when_two_people_say_so_who_did_not_propose_it(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    keep(nia, victim)
    agree(sol, victim, text=HIS)
    change = clash().id

    with pytest.raises(approvals.SecondPersonRequired):
        point_changes.decide_point_clash(actor=sol, change_id=change, use_it=True, reason="She says so", now=NOW)
    with pytest.raises(FieldRequired):
        point_changes.decide_point_clash(actor=ewa, change_id=change, use_it=True, reason=" ", now=NOW)
    assert not point_changes.decide_point_clash(
        actor=ewa, change_id=change, use_it=True, reason="It was hers first", now=NOW
    )
    with pytest.raises(approvals.SecondPersonRequired):
        point_changes.decide_point_clash(actor=ewa, change_id=change, use_it=True, reason="Again", now=NOW)
    with pytest.raises(approvals.SecondPersonRequired):
        point_changes.decide_point_clash(actor=sol, change_id=change, use_it=True, reason="", now=NOW)
    assert decision(victim, NOW) == ContactByStaff(StaffOnlyReason.NOT_AGREED)
    assert point_changes.decide_point_clash(actor=nia, change_id=change, use_it=True, reason="", now=NOW)

    assert isinstance(decision(victim, NOW), ContactNow)
    assert open_tasks() == set()
    with pytest.raises(approvals.AlreadyDecided):
        point_changes.decide_point_clash(actor=nia, change_id=change, use_it=False, reason="", now=NOW)


def test_one_person_is_enough_to_refuse_it(sol: Actor, ewa: Actor, nia: Actor, victim: Victim) -> None:
    keep(nia, victim)
    agree(sol, victim, text=HIS)

    assert not point_changes.decide_point_clash(actor=ewa, change_id=clash().id, use_it=False, reason="", now=NOW)

    assert open_tasks() == set()
    assert PlanProposal.objects.get().accepted is False


def test_he_becomes_known_while_it_cools(sol: Actor, ewa: Actor, nia: Actor, victim: Victim) -> None:
    agree(sol, victim, text=HIS)
    assert open_tasks() == {"second_person"}

    keep(nia, victim, now=NOW + timedelta(hours=20))

    assert cooled(NOW + 2 * DAY) == 0
    assert open_tasks() == {"clash"}


def test_ending_him_does_not_let_his_number_through(sol: Actor, nia: Actor, victim: Victim) -> None:
    him = keep(nia, victim)
    agree(sol, victim, text=HIS)

    linked_people.end_linked_person(
        actor=nia, victim_id=victim.public_id, link_id=him.public_id, reason="A mistake", now=NOW
    )

    assert cooled(NOW + 2 * DAY) == 0
    assert clash().ended_at is None


def test_a_victims_number_that_turns_out_to_be_the_suspects_is_used_by_no_machine_and_the_plan_is_unchanged(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    agree(sol, victim, text=mobile(victim))
    before = SafeContactPlan.objects.values().get(victim=victim)

    keep(nia, victim, VICTIMS)

    assert decision(victim, NOW) == ContactByStaff(StaffOnlyReason.NO_POINT)
    assert SafeContactPlan.objects.values().get(victim=victim) == before
    assert not identity_checks.has_confirmed_number(victim.id)
    keep(nia, victim, VICTIMS)
    assert PointChange.objects.count() == 1, "asked about once"


def test_agreeing_for_the_first_time_on_his_number_says_what_any_first_agreement_says(
    sol: Actor, nia: Actor, guarded: Victim
) -> None:
    keep(nia, guarded, mobile(guarded).value)

    assert agree(sol, guarded, text=mobile(guarded)) == PlanSaveResult(1, 0)

    assert decision(guarded, NOW) == ContactByStaff(StaffOnlyReason.NO_POINT)


@pytest.mark.parametrize("use_it", [True, False])
def test_two_people_decide_on_a_number_that_the_suspect_has_too(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim, use_it: bool
) -> None:
    agree(sol, victim, text=mobile(victim))
    keep(nia, victim, VICTIMS)
    change = clash().id

    point_changes.decide_point_clash(
        actor=ewa, change_id=change, use_it=use_it, reason="They share it, and she wants it", now=NOW
    )
    if use_it:
        point_changes.decide_point_clash(actor=sol, change_id=change, use_it=True, reason="", now=NOW)

    if use_it:
        assert isinstance(decision(victim, NOW), ContactNow)
    else:
        assert decision(victim, NOW) == ContactByStaff(StaffOnlyReason.NO_POINT)
    assert open_tasks() == set()


def test_staff_told_that_the_number_is_the_suspects_cannot_drop_it(ewa: Actor, nia: Actor, victim: Victim) -> None:
    """The suspect rings as the victim and asks to be kept safe from a person with the number that the victim really
    has."""
    keep(ewa, victim, VICTIMS)

    with pytest.raises(approvals.OwnEntry):
        point_changes.decide_point_clash(actor=ewa, change_id=clash().id, use_it=False, reason="", now=NOW)

    assert mobile(victim).match_key == "+447700900123"
    point_changes.decide_point_clash(actor=nia, change_id=clash().id, use_it=False, reason="", now=NOW)
    assert not victim.person.contact_points.filter(kind="mobile", retired_at=None).exists()


def test_his_number_from_the_record_system_goes_to_two_people(
    sol: Actor, ewa: Actor, nia: Actor, victim: Victim
) -> None:
    keep(nia, victim)
    proposal = proposed(victim, mobile=HIS)

    assert not contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)

    with pytest.raises(approvals.AlreadyDecided):
        contact_recording.decide_details_as_second(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)
    assert cooled(NOW + 2 * DAY) == 0
    point_changes.decide_point_clash(actor=ewa, change_id=clash().id, use_it=False, reason="", now=NOW)
    proposal.refresh_from_db()
    assert (proposal.accepted, proposal.applied_at) == (False, None)
    assert mobile(victim).match_key == "+447700900123"


def test_the_owner_of_the_task_to_reach_the_victim_is_given_no_number_of_the_suspects(
    sol: Actor, nia: Actor, victim: Victim
) -> None:
    agree(sol, victim, call=mobile(victim))
    assert contact_ways.load_safe_contact(victim, with_number=True, now=NOW).number == VICTIMS

    keep(nia, victim, VICTIMS)

    way = contact_ways.load_safe_contact(victim, with_number=True, now=NOW)
    assert (way.number, way.has_pending_point) == ("", False)


def test_a_suspect_known_in_one_case_gets_nowhere_in_another(sol: Actor, nia: Actor, guarded: Victim) -> None:
    other = in_another_case(guarded)
    keep(nia, guarded)
    keep(nia, other, "07700 900111")

    agree(sol, other, text=HIS)

    assert cooled(NOW + DAY) == 0
    assert clash().victim_id == other.id


def test_entering_a_suspect_in_one_case_holds_his_number_in_another(sol: Actor, nia: Actor, guarded: Victim) -> None:
    other = in_another_case(guarded)
    agree(sol, other, text=mobile(other))
    assert isinstance(decision(other, NOW), ContactNow)

    keep(nia, guarded, "07700 900444")

    assert decision(other, NOW) == ContactByStaff(StaffOnlyReason.NO_POINT)
