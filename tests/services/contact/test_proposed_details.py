"""Details that the record system proposes: which one person may accept, and which take two."""

from __future__ import annotations

from typing import Any

import pytest

from tests.services.contact_plans.changing import mobile, proposed
from tests.services.contact_plans.confirming import confirm, text, used, waiting
from tests.services.people_and_cases import NOW
from victimcare.records.models import AuditEntry, Notification, Person, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import approvals
from victimcare.services.desk.task_shapes import HarmLevel

pytestmark = pytest.mark.django_db


def test_accepted_details_become_the_victims_and_retire_the_old_number(sol: Actor, ewa: Actor, victim: Victim) -> None:
    proposal = proposed(victim, family_name="Marsh-Okoro", mobile="07700 900777")

    assert not contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)
    assert (Person.objects.get(victim=victim).family_name, mobile(victim).match_key) == ("Marsh", "+447700900123")
    assert Task.objects.get(kind=TaskKind.SECOND_PERSON).harm == HarmLevel.STANDARD
    contact_recording.decide_details_as_second(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)

    assert Person.objects.get(victim=victim).family_name == "Marsh-Okoro"
    assert mobile(victim).match_key == "+447700900777"
    assert not Notification.objects.exists()
    with pytest.raises(approvals.AlreadyDecided):
        contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=False, now=NOW)


def test_a_number_the_victim_confirmed_stays_beside_the_proposed(sol: Actor, ewa: Actor, victim: Victim) -> None:
    agreed = mobile(victim)
    confirm(sol, victim, text(agreed))
    proposal = proposed(victim, mobile="07700 900777", safe_contact={"may_text": False})

    contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)
    contact_recording.decide_details_as_second(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)

    agreed.refresh_from_db()
    assert (used(victim, "text"), agreed.retired_at) == (agreed, None)


def test_a_guarded_victims_other_number_from_the_record_system_takes_two(
    sol: Actor, ewa: Actor, guarded: Victim
) -> None:
    before = mobile(guarded)
    proposal = proposed(guarded, mobile="07700 900777")

    assert not contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)
    assert mobile(guarded) == before
    with pytest.raises(approvals.SecondPersonRequired):
        contact_recording.decide_details_as_second(actor=sol, proposal_id=proposal.id, agrees=True, now=NOW)
    contact_recording.decide_details_as_second(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)

    assert mobile(guarded).match_key == "+447700900777"
    assert waiting() == []


@pytest.mark.parametrize(
    "point", [{"mobile": "07700 900777"}, {"email": "ada@mail.example"}, {"address": {"lines": ["2 Elm Row"]}}]
)
def test_every_other_point_takes_two_for_any_victim(sol: Actor, victim: Victim, point: dict[str, Any]) -> None:
    proposal = proposed(victim, **point)

    assert not contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)

    assert waiting() == [f"details:{proposal.id}"]


def test_the_victims_own_number_proposed_again_takes_one(sol: Actor, victim: Victim) -> None:
    proposal = proposed(victim, mobile="+44 7700 900123")

    assert contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)


def test_the_colleague_who_accepted_a_number_may_take_it_back_alone(sol: Actor, victim: Victim) -> None:
    proposal = proposed(victim, mobile="07700 900777")
    contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)

    contact_recording.decide_details_as_second(actor=sol, proposal_id=proposal.id, agrees=False, now=NOW)

    proposal.refresh_from_db()
    assert (proposal.accepted, proposal.seconded_by_id, proposal.applied_at) == (False, None, None)
    assert (mobile(victim).match_key, waiting()) == ("+447700900123", [])
    assert AuditEntry.objects.filter(act="details.refused", actor=sol.id).count() == 1


def test_a_guarded_victims_other_name_takes_one(sol: Actor, guarded: Victim) -> None:
    proposal = proposed(guarded, given_name="Adaeze")

    assert contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)


def test_refused_details_change_nothing(sol: Actor, victim: Victim) -> None:
    proposal = proposed(victim, family_name="Other", mobile="07700 900777")

    assert not contact_recording.decide_details(actor=sol, proposal_id=proposal.id, accept=False, now=NOW)

    assert Person.objects.get(victim=victim).family_name == "Marsh"
    assert mobile(victim).match_key == "+447700900123"
