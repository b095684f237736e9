"""A guarded victim's other number waits for a second person; an impossible plan is refused."""

from __future__ import annotations

import pytest

from tests.services.contact_plans.changing import mobile
from tests.services.contact_plans.confirming import call, confirm, text, used, waiting
from tests.services.people_and_cases import NOW
from tests.services.plans import wanted
from victimcare.records.models import ContactPoint, Notification, PlanPoint, PlanProposal, SafeContactPlan, Task, Victim
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.safe_contact.contact_plan import ContactMethod
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import approvals
from victimcare.services.contact_plans.plan_rows import PlanRefused
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.task_shapes import HarmLevel
from victimcare.services.safe_contact.plan_shapes import ProposedPlan, ProposedWay
from victimcare.services.sealed_columns import PLAN_SEEN_BY

pytestmark = pytest.mark.django_db

NEVER = ({"days": ["mon"], "from": "10:00", "to": "10:00"},)


def test_the_first_plan_of_a_guarded_victim_takes_one_trained_person(sol: Actor, guarded: Victim) -> None:
    point = mobile(guarded)
    saved = confirm(sol, guarded, text(point))

    plan = SafeContactPlan.objects.get(victim=guarded)
    point.refresh_from_db()
    assert (saved.version, plan.version, plan.confirmed_by_id) == (1, 1, sol.staff_id)
    assert (used(guarded, "text"), plan.line_may_say, point.confirmed_at) == (point, "nothing", NOW)


def test_another_number_of_the_victims_waits_for_a_second_person(sol: Actor, ewa: Actor, guarded: Victim) -> None:
    first = mobile(guarded)
    confirm(sol, guarded, call(first))

    saved = confirm(sol, guarded, call(given="07700 900555"))

    assert saved.version is None
    assert not PlanPoint.objects.exists(), "neither the old nor the new one is rung meanwhile"
    proposal = PlanProposal.objects.get()
    with pytest.raises(approvals.SecondPersonRequired):
        contact_recording.decide_plan_as_second(actor=sol, proposal_id=proposal.id, agrees=True, now=NOW)
    assert (
        contact_recording.decide_plan_as_second(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW).version == 3
    )

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

    with pytest.raises(approvals.AlreadyDecided):
        contact_recording.decide_plan_as_second(
            actor=ewa, proposal_id=PlanProposal.objects.get().id, agrees=True, now=NOW
        )


def test_the_proposer_may_take_it_back_alone(sol: Actor, guarded: Victim) -> None:
    confirm(sol, guarded, call(given="07700 900555"))

    contact_recording.decide_plan_as_second(actor=sol, proposal_id=PlanProposal.objects.get().id, agrees=False, now=NOW)

    assert waiting() == []


@pytest.mark.parametrize("how", list(identity_checks.CheckMethod))
def test_another_number_waits_for_any_victim_and_any_identity_check(
    sol: Actor, ewa: Actor, victim: Victim, how: identity_checks.CheckMethod
) -> None:
    confirm(sol, victim, call(mobile(victim)))

    assert confirm(sol, victim, call(given="07700 900666"), how=how).version is None

    assert not PlanPoint.objects.exists()
    assert Task.objects.get(kind=TaskKind.SECOND_PERSON).harm == HarmLevel.STANDARD
    assert (
        contact_recording.decide_plan_as_second(
            actor=ewa, proposal_id=PlanProposal.objects.get().id, agrees=True, now=NOW
        ).version
        == 3
    )


def test_staff_hear_how_many_messages_may_have_left(sol: Actor, victim: Victim) -> None:
    for status in ("handed_over", "sending", "delivered", "queued", "failed"):
        Notification.objects.create(
            victim=victim, channel="text", template="news", status=status, queued_at=NOW, not_before=NOW
        )

    assert confirm(sol, victim).may_have_left == 2


@pytest.mark.parametrize(
    ("way", "field", "why"),
    [
        (text(), "point", "which-mobile"),
        (call(999_999_999), "point", "which-number"),
        (text(given="020 7946 0123"), "given", "which-mobile"),
        (wanted(ContactMethod.EMAIL, given="1 Mill Lane, AA1 1AA"), "given", "which-email"),
        (wanted(ContactMethod.LETTER, given="ada@post.example"), "given", "which-address"),
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
def test_a_plan_that_can_not_stand_is_refused(
    sol: Actor, victim: Victim, way: ProposedWay, field: str, why: str
) -> None:
    with pytest.raises(PlanRefused) as refused:
        confirm(sol, victim, text(mobile(victim)), way)

    assert (refused.value.field, refused.value.why, refused.value.place) == (field, why, 1)


def test_the_same_number_twice_is_refused_and_a_number_given_again_is_the_victims(sol: Actor, victim: Victim) -> None:
    with pytest.raises(PlanRefused) as refused:
        confirm(sol, victim, text(mobile(victim)), text(given="+44 7700 900123"))

    assert (refused.value.why, refused.value.place) == ("twice", 1)
    assert confirm(sol, victim, text(given="+44 7700 900123")).version == 1
    assert used(victim, "text") == mobile(victim)


def test_a_number_that_we_may_not_use_is_written_down_and_never_waits(sol: Actor, guarded: Victim) -> None:
    saved = confirm(sol, guarded, text(mobile(guarded), wording="none", seen_by="He has it"))

    row = PlanPoint.objects.get()
    assert PLAN_SEEN_BY.open_words(row) == "He has it"
    assert (saved.version, row.wording, row.point.confirmed_at) == (1, "none", None)


def test_another_victims_number_is_refused(sol: Actor, victim: Victim, guarded: Victim) -> None:
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

    with pytest.raises(approvals.AlreadyDecided):
        contact_recording.decide_plan_as_second(actor=ewa, proposal_id=proposal.id, agrees=True, now=NOW)

    assert not PlanPoint.objects.exists()
    contact_recording.decide_plan_as_second(
        actor=ewa, proposal_id=proposal.id, agrees=False, now=NOW
    )  # refusing it stays possible


def test_a_plan_needs_a_check(sol: Actor, victim: Victim) -> None:
    with pytest.raises(identity_checks.IdentityCheckMissing):
        contact_recording.confirm_plan(actor=sol, victim_id=victim.id, plan=ProposedPlan(), now=NOW)
