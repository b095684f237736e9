"""Acts that take two people: unmarking a guarded victim, and tables that refuse the same person twice."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.services.contact_plans.changing import proposed
from tests.services.contact_plans.confirming import prove, waiting
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import (
    AccessGrant,
    Approval,
    DetailsProposal,
    GuardDecision,
    PlanProposal,
    Victim,
)
from victimcare.rules.errors import FieldRequired
from victimcare.rules.safe_contact.contact_plan import DisclosureLevel
from victimcare.services.access import Actor, PermissionRefused, Role
from victimcare.services.cases.guarded_victims import find_guarded_victims
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import approvals
from victimcare.services.safe_contact.plan_shapes import ProposedPlan

pytestmark = pytest.mark.django_db


def test_one_person_marks_a_victim_and_everyone_in_the_case(sol: Actor) -> None:
    victims = load("44/00009/26", recorded(a_person("V1"), a_person("V2", mobile="07700 900333")))
    AccessGrant.objects.create(
        victim=victims["V1"], selector_key=b"1", opens="case", made_at=NOW, expires_at=NOW, made_by="x"
    )

    contact_recording.mark_guarded(
        actor=sol, victim_id=victims["V1"].id, reason="He lives there", now=NOW, whole_case=True
    )

    ids = {victim.id for victim in victims.values()}
    assert find_guarded_victims(ids) == ids
    assert AccessGrant.objects.get().opens == "short", "the code no longer opens the case"


def test_unmarking_waits_for_another_person(sol: Actor, ewa: Actor, guarded: Victim) -> None:
    prove(sol, guarded)
    proposal = contact_recording.propose_unmark_guarded(
        actor=sol, victim_id=guarded.id, reason="She asked us to", now=NOW
    )
    assert find_guarded_victims([guarded.id])
    assert waiting() == [f"guard:{proposal}"]

    with pytest.raises(approvals.SecondPersonRequired):
        contact_recording.decide_unmark_as_second(actor=sol, approval_id=proposal, agrees=True, now=NOW)
    contact_recording.decide_unmark_as_second(
        actor=ewa, approval_id=proposal, agrees=True, now=NOW + timedelta(hours=1)
    )

    assert not find_guarded_victims([guarded.id])
    assert waiting() == []
    with pytest.raises(approvals.AlreadyDecided):
        contact_recording.decide_unmark_as_second(actor=ewa, approval_id=proposal, agrees=True, now=NOW)


def test_a_refused_unmarking_changes_nothing_and_can_not_be_taken_up_again(
    sol: Actor, ewa: Actor, guarded: Victim
) -> None:
    prove(sol, guarded)
    proposal = contact_recording.propose_unmark_guarded(
        actor=sol, victim_id=guarded.id, reason="She asked us to", now=NOW
    )

    contact_recording.decide_unmark_as_second(actor=ewa, approval_id=proposal, agrees=False, now=NOW)

    with pytest.raises(approvals.AlreadyDecided):
        contact_recording.decide_unmark_as_second(actor=staff("Nia"), approval_id=proposal, agrees=True, now=NOW)
    assert find_guarded_victims([guarded.id])


def test_an_unmarking_from_before_a_new_marking_is_void(sol: Actor, ewa: Actor, guarded: Victim) -> None:
    prove(sol, guarded)
    proposal = contact_recording.propose_unmark_guarded(
        actor=sol, victim_id=guarded.id, reason="She asked us to", now=NOW
    )
    contact_recording.mark_guarded(actor=ewa, victim_id=guarded.id, reason="He came back", now=NOW)

    with pytest.raises(approvals.AlreadyDecided):
        contact_recording.decide_unmark_as_second(actor=ewa, approval_id=proposal, agrees=True, now=NOW)

    assert find_guarded_victims([guarded.id])


def test_both_the_colleague_who_marks_and_the_one_who_unmarks_give_a_reason(sol: Actor, guarded: Victim) -> None:
    prove(sol, guarded)
    with pytest.raises(FieldRequired):
        contact_recording.mark_guarded(actor=sol, victim_id=guarded.id, reason=" ", now=NOW)
    with pytest.raises(FieldRequired):
        contact_recording.propose_unmark_guarded(actor=sol, victim_id=guarded.id, reason="", now=NOW)


def test_an_officer_decides_none_of_this(victim: Victim) -> None:
    officer = staff("PC Aldous", Role.OFFICER)

    with pytest.raises(PermissionRefused):
        contact_recording.mark_guarded(actor=officer, victim_id=victim.id, reason="x", now=NOW)
    with pytest.raises(PermissionRefused):
        contact_recording.confirm_plan(actor=officer, victim_id=victim.id, plan=ProposedPlan(), now=NOW)
    with pytest.raises(PermissionRefused):
        contact_recording.decide_details(actor=officer, proposal_id=1, accept=True, now=NOW)


def test_the_proposer_of_an_unmarking_may_take_it_back_alone(sol: Actor, ewa: Actor, guarded: Victim) -> None:
    prove(sol, guarded)
    proposal = contact_recording.propose_unmark_guarded(
        actor=sol, victim_id=guarded.id, reason="She asked us to", now=NOW
    )

    contact_recording.decide_unmark_as_second(actor=sol, approval_id=proposal, agrees=False, now=NOW)

    assert waiting() == []
    with pytest.raises(approvals.AlreadyDecided):
        contact_recording.decide_unmark_as_second(actor=ewa, approval_id=proposal, agrees=True, now=NOW)
    assert find_guarded_victims([guarded.id])


def test_the_tables_refuse_one_person_twice(sol: Actor, guarded: Victim) -> None:
    proposal = proposed(guarded, mobile="07700 900777")
    me = sol.staff_id or 0

    asked = Approval.objects.create(kind="guard", victim=guarded, asked_at=NOW, asked_by_id=me)
    with pytest.raises(IntegrityError, match="approval_second_person_is_another"), transaction.atomic():
        Approval.objects.update(accepted=True, decided_at=NOW, decided_by_id=me)
    unmarked: dict[str, Any] = {"victim": guarded, "is_guarded": False, "decided_at": NOW, "decided_by_id": me}
    with pytest.raises(IntegrityError, match="takes two people"), transaction.atomic():
        GuardDecision.objects.create(approval=asked, **unmarked)
    with pytest.raises(IntegrityError, match="guard_unmarked_by_approval"), transaction.atomic():
        GuardDecision.objects.create(**unmarked)
    with pytest.raises(IntegrityError, match="plan_proposal_second_person_is_another"), transaction.atomic():
        PlanProposal.objects.create(
            victim=guarded,
            proposed_at=NOW,
            proposed_by_id=me,
            accepted=True,
            decided_at=NOW,
            decided_by_id=me,
        )
    with pytest.raises(IntegrityError, match="proposal_second_person_is_another"), transaction.atomic():
        DetailsProposal.objects.filter(id=proposal.id).update(
            accepted=True,
            decided_at=NOW,
            decided_by=me,
            needs_second=True,
            seconded_by=me,
            seconded_at=NOW,
        )
    with pytest.raises(IntegrityError, match="proposal_applied_only_when_decided"), transaction.atomic():
        DetailsProposal.objects.filter(id=proposal.id).update(
            accepted=True, decided_at=NOW, decided_by=me, needs_second=True, applied_at=NOW
        )


def test_line_may_say_starts_at_nothing() -> None:
    assert ProposedPlan().line_may_say is DisclosureLevel.NOTHING
