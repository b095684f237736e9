"""What takes two people: unmarking, and a guarded victim's other number. In the service, and in the table."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, staff
from tests.services.plans import wanted
from victimcare.records.models import (
    AccessGrant,
    AuditEntry,
    ContactPoint,
    DetailsProposal,
    GuardDecision,
    Person,
    PlanPoint,
    PlanProposal,
    SafeContactPlan,
    Staff,
    Task,
    Telling,
    Victim,
)
from victimcare.records.models.contact import LineMaySay
from victimcare.records.models.desk import TaskKind
from victimcare.services.access import Actor, NotPermitted, Role
from victimcare.services.cases.guarding import is_guarded
from victimcare.services.contact import actions, guards, proofs
from victimcare.services.contact.plan_rows import PlanRefused
from victimcare.services.contact.shapes import Channel, WantedPlan, WantedWay
from victimcare.services.desk.shapes import Harm

pytestmark = pytest.mark.django_db


@pytest.fixture
def sol() -> Actor:
    return staff("Sol Pereira")


@pytest.fixture
def ewa() -> Actor:
    return staff("Ewa Tomala")


@pytest.fixture
def guarded() -> Victim:
    return load("44/00002/26", recorded(a_person("V2", mobile="07700 900222"), group="sexual"))["V2"]


def prove(actor: Actor, victim: Victim, how: proofs.How = proofs.How.IN_PERSON) -> None:
    colleague = Staff.objects.get(id=staff("Somebody there").staff_id or 0).public_id
    proofs.record(actor=actor, victim_id=victim.id, how=how, colleague=colleague, now=NOW)


def mobile(victim: Victim) -> ContactPoint:
    return victim.person.contact_points.get(kind="mobile", retired_at=None)


def confirm(actor: Actor, victim: Victim, *ways: WantedWay, how: proofs.How = proofs.How.IN_PERSON, **plan: Any) -> Any:
    prove(actor, victim, how)
    return actions.confirm_plan(actor=actor, victim_id=victim.id, plan=WantedPlan(ways=ways, **plan), now=NOW)


def text(point: ContactPoint | int | None = None, **values: Any) -> WantedWay:
    return wanted(Channel.TEXT, point, **values)


def call(point: ContactPoint | int | None = None, **values: Any) -> WantedWay:
    return wanted(Channel.CALL, point, **values)


def used(victim: Victim, channel: str = "call") -> ContactPoint:
    return PlanPoint.objects.get(plan__victim=victim, channel=channel).point


NEVER = ({"days": ["mon"], "from": "10:00", "to": "10:00"},)


def waiting() -> list[str]:
    return list(Task.objects.filter(kind=TaskKind.SECOND_PERSON, closed_at=None).values_list("subject_key", flat=True))


def test_one_person_marks_her_and_everyone_in_her_case(sol: Actor) -> None:
    victims = load("44/00009/26", recorded(a_person("V1"), a_person("V2", mobile="07700 900333")))
    AccessGrant.objects.create(
        victim=victims["V1"], selector_key=b"1", opens="case", made_at=NOW, expires_at=NOW, reason="x", made_by="x"
    )

    actions.mark_guarded(actor=sol, victim_id=victims["V1"].id, reason="He lives there", now=NOW, whole_case=True)

    ids = {victim.id for victim in victims.values()}
    assert is_guarded(ids) == ids
    assert AccessGrant.objects.get().opens == "short", "her code no longer opens the case"


def test_unmarking_waits_for_another_person(sol: Actor, ewa: Actor, guarded: Victim) -> None:
    prove(sol, guarded)
    proposal = actions.unmark_guarded(actor=sol, victim_id=guarded.id, reason="She asked us to", now=NOW)
    assert is_guarded([guarded.id])
    assert waiting() == [f"guard:{proposal}"]

    with pytest.raises(guards.SamePerson):
        actions.second_unmark(actor=sol, proposal_id=proposal, agrees=True, now=NOW)
    actions.second_unmark(actor=ewa, proposal_id=proposal, agrees=True, now=NOW + timedelta(hours=1))

    assert not is_guarded([guarded.id])
    assert waiting() == []
    with pytest.raises(guards.NothingWaits):
        actions.second_unmark(actor=ewa, proposal_id=proposal, agrees=True, now=NOW)


def test_a_refused_unmarking_changes_nothing_and_can_not_be_taken_up_again(
    sol: Actor, ewa: Actor, guarded: Victim
) -> None:
    prove(sol, guarded)
    proposal = actions.unmark_guarded(actor=sol, victim_id=guarded.id, reason="She asked us to", now=NOW)

    actions.second_unmark(actor=ewa, proposal_id=proposal, agrees=False, now=NOW)

    with pytest.raises(guards.NothingWaits):
        actions.second_unmark(actor=staff("Nia"), proposal_id=proposal, agrees=True, now=NOW)
    assert is_guarded([guarded.id])


def test_an_unmarking_from_before_she_was_marked_again_is_void(sol: Actor, ewa: Actor, guarded: Victim) -> None:
    prove(sol, guarded)
    proposal = actions.unmark_guarded(actor=sol, victim_id=guarded.id, reason="She asked us to", now=NOW)
    actions.mark_guarded(actor=ewa, victim_id=guarded.id, reason="He came back", now=NOW)

    with pytest.raises(guards.NothingWaits):
        actions.second_unmark(actor=ewa, proposal_id=proposal, agrees=True, now=NOW)

    assert is_guarded([guarded.id])


def test_a_reason_is_given_by_whoever_marks_and_whoever_unmarks(sol: Actor, guarded: Victim) -> None:
    prove(sol, guarded)
    with pytest.raises(guards.ReasonMissing):
        actions.mark_guarded(actor=sol, victim_id=guarded.id, reason=" ", now=NOW)
    with pytest.raises(guards.ReasonMissing):
        actions.unmark_guarded(actor=sol, victim_id=guarded.id, reason="", now=NOW)


def test_the_first_plan_of_a_guarded_victim_takes_one_trained_person(sol: Actor, guarded: Victim) -> None:
    point = mobile(guarded)
    saved = confirm(sol, guarded, text(point))

    plan = SafeContactPlan.objects.get(victim=guarded)
    point.refresh_from_db()
    assert (saved.version, plan.version, plan.confirmed_by_id) == (1, 1, sol.staff_id)
    assert (used(guarded, "text"), plan.line_may_say, point.confirmed_at) == (point, "nothing", NOW)


def test_her_other_number_waits_for_another_person(sol: Actor, ewa: Actor, guarded: Victim) -> None:
    first = mobile(guarded)
    confirm(sol, guarded, call(first))

    saved = confirm(sol, guarded, call(given="07700 900555"))

    assert saved.version is None
    assert not PlanPoint.objects.exists(), "neither the old nor the new one is rung meanwhile"
    proposal = PlanProposal.objects.get()
    with pytest.raises(guards.SamePerson):
        actions.second_plan(actor=sol, proposal_id=proposal.id, agrees=True, now=NOW)
    assert actions.second_plan(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW).version == 3

    plan = SafeContactPlan.objects.get(victim=guarded)
    assert (used(guarded).match_key, plan.confirmed_by_id) == ("+447700900555", sol.staff_id)
    assert (used(guarded).confirmed_at, plan.confirmed_how) == (NOW, "in_person")
    assert waiting() == []


def test_a_number_given_on_the_telephone_is_never_the_first_confirmed_by_one_alone(sol: Actor, guarded: Victim) -> None:
    assert confirm(sol, guarded, call(given="07700 900555")).version is None
    assert not PlanPoint.objects.exists()
    assert not guarded.person.contact_points.filter(match_key="+447700900555").exists()


def test_a_plan_changed_since_is_not_put_in_force_by_the_second(sol: Actor, ewa: Actor, guarded: Victim) -> None:
    point = mobile(guarded)
    confirm(sol, guarded, call(point))
    confirm(sol, guarded, call(given="07700 900555"))
    confirm(ewa, guarded)

    with pytest.raises(guards.NothingWaits):
        actions.second_plan(actor=ewa, proposal_id=PlanProposal.objects.get().id, agrees=True, now=NOW)


def test_whoever_proposed_may_take_it_back_alone(sol: Actor, guarded: Victim) -> None:
    confirm(sol, guarded, call(given="07700 900555"))

    actions.second_plan(actor=sol, proposal_id=PlanProposal.objects.get().id, agrees=False, now=NOW)

    assert waiting() == []


@pytest.mark.parametrize("how", list(proofs.How))
def test_her_other_number_waits_whoever_she_is_and_however_she_proved_it(
    sol: Actor, ewa: Actor, victim: Victim, how: proofs.How
) -> None:
    confirm(sol, victim, call(mobile(victim)))

    assert confirm(sol, victim, call(given="07700 900666"), how=how).version is None

    assert not PlanPoint.objects.exists()
    assert Task.objects.get(kind=TaskKind.SECOND_PERSON).harm == Harm.STANDARD
    assert actions.second_plan(actor=ewa, proposal_id=PlanProposal.objects.get().id, agrees=True, now=NOW).version == 3


def test_staff_hear_how_many_messages_may_have_left(sol: Actor, victim: Victim) -> None:
    for status in ("handed_over", "sending", "delivered", "queued", "failed"):
        Telling.objects.create(
            victim=victim, channel="text", template="news", status=status, queued_at=NOW, not_before=NOW
        )

    assert confirm(sol, victim).may_have_left == 2


@pytest.mark.parametrize(
    ("way", "field", "why"),
    [
        (text(), "point", "which-mobile"),
        (call(999_999_999), "point", "which-number"),
        (text(given="020 7946 0123"), "given", "which-mobile"),
        (wanted(Channel.EMAIL, given="1 Mill Lane, AA1 1AA"), "given", "which-email"),
        (wanted(Channel.LETTER, given="ada@post.example"), "given", "which-address"),
        (call(given="12"), "given", "number-too-short"),
        (call(given="07700 900555", wording="full"), "wording", "full-shows-police"),
        (text(given="07700 900555", may_leave_voicemail=True), "may_leave_voicemail", "voicemail-without-calls"),
        (
            call(given="07700 900555", wording="none", may_leave_voicemail=True),
            "may_leave_voicemail",
            "voicemail-without-calls",
        ),
        (text(given="07700 900555", sender_name="Riverside Police"), "sender_name", "sender-too-long"),
        (
            call(given="07700 900555", hours=NEVER),
            "hours",
            "hours-never",
        ),
    ],
)
def test_a_plan_that_can_not_stand_is_refused(sol: Actor, victim: Victim, way: WantedWay, field: str, why: str) -> None:
    with pytest.raises(PlanRefused) as refused:
        confirm(sol, victim, text(mobile(victim)), way)

    assert (refused.value.field, refused.value.why, refused.value.place) == (field, why, 1)


def test_the_same_number_twice_is_refused_and_her_own_number_given_again_is_hers(sol: Actor, victim: Victim) -> None:
    with pytest.raises(PlanRefused) as refused:
        confirm(sol, victim, text(mobile(victim)), text(given="+44 7700 900123"))

    assert (refused.value.why, refused.value.place) == ("twice", 1)
    assert confirm(sol, victim, text(given="+44 7700 900123")).version == 1
    assert used(victim, "text") == mobile(victim)


def test_a_number_she_says_we_may_not_use_is_written_down_and_never_waits(sol: Actor, guarded: Victim) -> None:
    saved = confirm(sol, guarded, text(mobile(guarded), wording="none", seen_by="He has it"))

    row = PlanPoint.objects.get()
    assert (saved.version, row.wording, row.seen_by, row.point.confirmed_at) == (1, "none", "He has it", None)


def test_somebody_elses_number_is_not_hers(sol: Actor, victim: Victim, guarded: Victim) -> None:
    with pytest.raises(PlanRefused):
        confirm(sol, victim, text(mobile(guarded)))


def test_a_plan_whose_number_was_let_go_while_it_waited_is_not_put_in_force(
    sol: Actor, ewa: Actor, guarded: Victim
) -> None:
    confirm(sol, guarded, text(mobile(guarded)))
    other = ContactPoint.objects.create(
        person=guarded.person, kind="mobile", value="07700 900555", match_key="+447700900555", is_from_feed=True
    )
    assert confirm(sol, guarded, text(other)).version is None
    ContactPoint.objects.filter(id=other.id).update(retired_at=NOW)
    proposal = PlanProposal.objects.get()

    with pytest.raises(guards.NothingWaits):
        actions.second_plan(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)

    assert not PlanPoint.objects.exists()
    actions.second_plan(actor=ewa, proposal_id=proposal.id, agrees=False, now=NOW)  # refusing it stays possible


def test_a_plan_needs_a_proof(sol: Actor, victim: Victim) -> None:
    with pytest.raises(proofs.NotProved):
        actions.confirm_plan(actor=sol, victim_id=victim.id, plan=WantedPlan(), now=NOW)


def test_an_officer_decides_none_of_this(victim: Victim) -> None:
    officer = staff("PC Aldous", Role.OFFICER)

    with pytest.raises(NotPermitted):
        actions.mark_guarded(actor=officer, victim_id=victim.id, reason="x", now=NOW)
    with pytest.raises(NotPermitted):
        actions.confirm_plan(actor=officer, victim_id=victim.id, plan=WantedPlan(), now=NOW)
    with pytest.raises(NotPermitted):
        actions.decide_details(actor=officer, proposal_id=1, accept=True, now=NOW)


def proposed(reference: str, record_id: str, **changes: Any) -> DetailsProposal:
    load(reference, fact("victim.details_proposed", NOW - timedelta(hours=1), victim_id=record_id, changes=changes))
    return DetailsProposal.objects.get(victim__record_id=record_id, event__type="victim.details_proposed")


def test_accepted_details_become_hers_and_let_the_old_number_go(sol: Actor, ewa: Actor, victim: Victim) -> None:
    proposal = proposed("44/00001/26", "V1", family_name="Marsh-Okoro", mobile="07700 900777")

    assert not actions.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)
    assert (Person.objects.get(victim=victim).family_name, mobile(victim).match_key) == ("Marsh", "+447700900123")
    assert Task.objects.get(kind=TaskKind.SECOND_PERSON).harm == Harm.STANDARD
    actions.second_details(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)

    assert Person.objects.get(victim=victim).family_name == "Marsh-Okoro"
    assert mobile(victim).match_key == "+447700900777"
    assert not Telling.objects.exists()
    with pytest.raises(guards.NothingWaits):
        actions.decide_details(actor=sol, proposal_id=proposal.id, accept=False, now=NOW)


def test_a_number_confirmed_with_her_stays_beside_the_proposed_one(sol: Actor, ewa: Actor, victim: Victim) -> None:
    agreed = mobile(victim)
    confirm(sol, victim, text(agreed))
    proposal = proposed("44/00001/26", "V1", mobile="07700 900777", safe_contact={"may_text": False})

    actions.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)
    actions.second_details(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)

    agreed.refresh_from_db()
    assert (used(victim, "text"), agreed.retired_at) == (agreed, None)


def test_a_guarded_victims_other_number_from_the_record_system_takes_two(
    sol: Actor, ewa: Actor, guarded: Victim
) -> None:
    before = mobile(guarded)
    proposal = proposed("44/00002/26", "V2", mobile="07700 900777")

    assert not actions.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)
    assert mobile(guarded) == before
    with pytest.raises(guards.SamePerson):
        actions.second_details(actor=sol, proposal_id=proposal.id, agrees=True, now=NOW)
    actions.second_details(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)

    assert mobile(guarded).match_key == "+447700900777"
    assert waiting() == []


@pytest.mark.parametrize(
    "point", [{"mobile": "07700 900777"}, {"email": "ada@mail.example"}, {"address": {"lines": ["2 Elm Row"]}}]
)
def test_every_other_point_takes_two_whoever_she_is(sol: Actor, victim: Victim, point: dict[str, Any]) -> None:
    proposal = proposed("44/00001/26", "V1", **point)

    assert not actions.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)

    assert waiting() == [f"details:{proposal.id}"]


def test_her_own_number_proposed_again_takes_one(sol: Actor, victim: Victim) -> None:
    proposal = proposed("44/00001/26", "V1", mobile="+44 7700 900123")

    assert actions.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)


def test_whoever_accepted_another_number_may_take_it_back_alone(sol: Actor, victim: Victim) -> None:
    proposal = proposed("44/00001/26", "V1", mobile="07700 900777")
    actions.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)

    actions.second_details(actor=sol, proposal_id=proposal.id, agrees=False, now=NOW)

    proposal.refresh_from_db()
    assert (proposal.accepted, proposal.seconded_by_id, proposal.applied_at) == (False, None, None)
    assert (mobile(victim).match_key, waiting()) == ("+447700900123", [])
    assert AuditEntry.objects.filter(act="details.refused", actor=sol.id).count() == 1


def test_whoever_proposed_an_unmarking_may_take_it_back_alone(sol: Actor, ewa: Actor, guarded: Victim) -> None:
    prove(sol, guarded)
    proposal = actions.unmark_guarded(actor=sol, victim_id=guarded.id, reason="She asked us to", now=NOW)

    actions.second_unmark(actor=sol, proposal_id=proposal, agrees=False, now=NOW)

    assert waiting() == []
    with pytest.raises(guards.NothingWaits):
        actions.second_unmark(actor=ewa, proposal_id=proposal, agrees=True, now=NOW)
    assert is_guarded([guarded.id])


def test_a_guarded_victims_other_name_takes_one(sol: Actor, guarded: Victim) -> None:
    proposal = proposed("44/00002/26", "V2", given_name="Adaeze")

    assert actions.decide_details(actor=sol, proposal_id=proposal.id, accept=True, now=NOW)


def test_refused_details_change_nothing(sol: Actor, victim: Victim) -> None:
    proposal = proposed("44/00001/26", "V1", family_name="Other", mobile="07700 900777")

    assert not actions.decide_details(actor=sol, proposal_id=proposal.id, accept=False, now=NOW)

    assert Person.objects.get(victim=victim).family_name == "Marsh"
    assert mobile(victim).match_key == "+447700900123"


def test_the_tables_refuse_one_person_twice(sol: Actor, guarded: Victim) -> None:
    proposal = proposed("44/00002/26", "V2", mobile="07700 900777")
    me = sol.staff_id or 0

    with pytest.raises(IntegrityError, match="guard_second_person_is_another"), transaction.atomic():
        GuardDecision.objects.create(
            victim=guarded,
            is_guarded=False,
            reason="x",
            decided_at=NOW,
            decided_by_id=me,
            seconded_by_id=me,
            seconded_at=NOW,
        )
    with pytest.raises(IntegrityError, match="plan_proposal_second_person_is_another"), transaction.atomic():
        PlanProposal.objects.create(
            victim=guarded,
            content={},
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
    assert WantedPlan().line_may_say is LineMaySay.NOTHING
