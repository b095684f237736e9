"""A victim's number was entered as the suspect's by mistake: undone at once with the victim, or by two people, and kept
in the history."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.services.feed.feed_lines import a_victim, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from tests.services.plans import wanted
from victimcare.records.models import (
    AuditEntry,
    LinkedPerson,
    LinkedPoint,
    PlanProposal,
    PointChange,
    Staff,
    Task,
    Victim,
)
from victimcare.records.models.tasks import TaskKind
from victimcare.records.models.victim_contact.linked_people import RelationToVictim
from victimcare.rules.errors import FieldRequired
from victimcare.rules.safe_contact.contact_plan import ContactByStaff, ContactMethod, ContactNow, StaffOnlyReason
from victimcare.services.access import Actor, Role
from victimcare.services.access_codes import codes_at_desk, victim_codes
from victimcare.services.contact import contact_recording
from victimcare.services.contact_plans import approvals, exception_approvals, linked_people, point_changes
from victimcare.services.contact_plans.linked_people import LinkedPersonEntry
from victimcare.services.conversations import identity_checks
from victimcare.services.safe_contact import gate
from victimcare.services.safe_contact.plan_shapes import ProposedPlan
from victimcare.services.sealed_columns import LINK_DOUBT

pytestmark = pytest.mark.django_db

VICTIMS, THEIRS, HIS = "07700 900123", "07700 900124", "07700 900999"
TEXTS = {"safe_contact": {"may_text": True}}
WHY = "The two lines of the form were swapped"


@pytest.fixture(autouse=True)
def team() -> None:
    a_team()


@pytest.fixture
def sol() -> Actor:
    return replace(staff("Sol Pereira"), reason="The officer rang")


@pytest.fixture
def entered(sol: Actor) -> None:
    """Two victims with one telephone number, which Sol has entered as the suspect's, beside the suspect's own."""
    load(recorded(a_victim("V1", mobile=VICTIMS, **TEXTS), a_victim("V2", mobile=VICTIMS, **TEXTS)))
    him = LinkedPersonEntry(RelationToVictim.SUSPECT, name="Dean Holt", numbers=[VICTIMS, HIS])
    linked_people.add_linked_person(actor=sol, victim_id=victim_of("V1").public_id, link=him, now=NOW)


def victim_of(record_id: str = "V1") -> Victim:
    return Victim.objects.get(record_id=record_id)


def prove(actor: Actor, victim: Victim) -> None:
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=NOW
    )


def clash(record_id: str = "V1") -> PointChange:
    return PointChange.objects.get(victim=victim_of(record_id), ended_at=None)


def may_be_told(record_id: str = "V1") -> object:
    gate.lock_victims([victim_of(record_id).id])
    return gate.decide_contact([victim_of(record_id)], now=NOW + timedelta(hours=3))[victim_of(record_id).id].decision


def of_the_links() -> list[str]:
    acts = AuditEntry.objects.filter(act__startswith="clash.").order_by("id")
    return list(acts.values_list("act", flat=True))


@pytest.mark.usefixtures("entered")
def test_after_an_identity_check_one_person_undoes_it_at_once_for_the_whole_case(sol: Actor) -> None:
    assert (may_be_told("V1"), may_be_told("V2")) == (
        ContactByStaff(StaffOnlyReason.NO_POINT),
        ContactByStaff(StaffOnlyReason.NO_POINT),
    )
    prove(sol, victim_of())

    assert exception_approvals.resolve_misattributed_number(actor=sol, change_id=clash().id, reason=WHY, now=NOW)

    assert isinstance(may_be_told("V1"), ContactNow)
    assert isinstance(may_be_told("V2"), ContactNow)
    assert not Task.objects.filter(kind=TaskKind.CLASH, closed_at=None).exists()
    assert set(PointChange.objects.values_list("end", flat=True)) == {"mistake"}
    kept = LinkedPoint.objects.get(match_key="+447700900123")
    assert (LINK_DOUBT.open_words(kept), kept.withdrawn_by_id, kept.withdrawn_how) == (WHY, sol.staff_id, "in_person")
    assert of_the_links() == ["clash.mistake"]
    shown = linked_people.list_linked_people(actor=sol, victim_id=victim_of().public_id, now=NOW)
    assert shown.people is not None
    assert shown.people[0].points == (("mobile", HIS),)


@pytest.mark.usefixtures("entered")
def test_without_the_victim_it_takes_two_and_the_first_says_why(sol: Actor, ewa: Actor) -> None:
    change = clash()
    with pytest.raises(FieldRequired):
        exception_approvals.resolve_misattributed_number(actor=sol, change_id=change.id, reason="  ", now=NOW)

    assert not exception_approvals.resolve_misattributed_number(actor=sol, change_id=change.id, reason=WHY, now=NOW)
    assert may_be_told() == ContactByStaff(StaffOnlyReason.NO_POINT)
    shown = point_changes.load_clash(ewa, change)
    assert (shown.doubted_by, shown.doubted_reason, shown.is_my_doubt) == ("Sol Pereira", WHY, False)
    assert point_changes.load_clash(sol, change).is_my_doubt
    with pytest.raises(approvals.SecondPersonRequired):
        exception_approvals.resolve_misattributed_number(actor=sol, change_id=change.id, reason=WHY, now=NOW)

    assert exception_approvals.resolve_misattributed_number(actor=ewa, change_id=change.id, reason="", now=NOW)
    assert isinstance(may_be_told(), ContactNow)
    assert of_the_links() == ["clash.mistake_first", "clash.mistake"]
    with pytest.raises(approvals.AlreadyDecided):
        exception_approvals.resolve_misattributed_number(actor=ewa, change_id=change.id, reason=WHY, now=NOW)


@pytest.mark.usefixtures("entered")
def test_it_holds_while_another_linked_person_has_that_number(sol: Actor) -> None:
    prove(sol, victim_of())
    exception_approvals.resolve_misattributed_number(actor=sol, change_id=clash().id, reason=WHY, now=NOW)

    again = LinkedPersonEntry(RelationToVictim.FAMILY, name="Sam Holt", numbers=[VICTIMS])
    linked_people.add_linked_person(actor=sol, victim_id=victim_of().public_id, link=again, now=NOW)

    assert may_be_told() == ContactByStaff(StaffOnlyReason.NO_POINT)
    assert clash().clashes_with.filter(withdrawn_at=None).get().person.name == "Sam Holt"


def test_a_number_asked_for_never_becomes_the_victims_that_way(sol: Actor, ewa: Actor) -> None:
    """A suspect rings to have his number entered: saying that it was never his does not get round the two who
    decide."""
    load(recorded(a_victim("V1", mobile=VICTIMS)))
    linked_people.add_linked_person(
        actor=ewa,
        victim_id=victim_of().public_id,
        link=LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[HIS]),
        now=NOW,
    )
    prove(sol, victim_of())
    plan = ProposedPlan(ways=(wanted(ContactMethod.TEXT, given=HIS),))
    contact_recording.confirm_plan(actor=sol, victim_id=victim_of().id, plan=plan, now=NOW)

    with pytest.raises(approvals.AlreadyDecided):
        exception_approvals.resolve_misattributed_number(actor=ewa, change_id=clash().id, reason=WHY, now=NOW)


def test_what_waited_only_because_of_it_waits_as_it_would_have_without(sol: Actor, ewa: Actor) -> None:
    load(recorded(a_victim("V1", mobile=VICTIMS, phone="020 7946 0123")))
    point, other = victim_of().person.contact_points.order_by("kind")
    prove(sol, victim_of())
    contact_recording.confirm_plan(
        actor=sol, victim_id=victim_of().id, plan=ProposedPlan(ways=(wanted(ContactMethod.TEXT, point),)), now=NOW
    )
    him = LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[other.value, HIS])
    linked_people.add_linked_person(actor=ewa, victim_id=victim_of().public_id, link=him, now=NOW)
    plan = ProposedPlan(ways=(wanted(ContactMethod.TEXT, point), wanted(ContactMethod.CALL, other)))
    contact_recording.confirm_plan(actor=sol, victim_id=victim_of().id, plan=plan, now=NOW)
    held, asked = PointChange.objects.filter(ended_at=None, waits_for="clash").order_by("plan_proposal")
    held, asked = (asked, held) if held.plan_proposal_id else (held, asked)

    exception_approvals.resolve_misattributed_number(actor=sol, change_id=held.id, reason=WHY, now=NOW)

    asked.refresh_from_db()
    assert (asked.waits_for, asked.cools_until) == ("cooling", NOW + timedelta(hours=24))
    assert not Task.objects.filter(kind=TaskKind.CLASH, closed_at=None).exists()
    assert Task.objects.filter(kind=TaskKind.SECOND_PERSON, closed_at=None).count() == 1
    point_changes.apply_cooled_changes(actor=Actor.system("contact.apply_cooled"), now=NOW + timedelta(hours=25))
    assert PlanProposal.objects.get().accepted is True


def test_the_record_system_may_be_wrong_too_and_naming_it_again_changes_nothing(sol: Actor) -> None:
    load(recorded(a_victim("V1", mobile=VICTIMS, **TEXTS)))
    him = LinkedPerson.objects.create(
        victim=victim_of(), relation=RelationToVictim.SUSPECT, record_id="P1", name="Dean Holt", entered_at=NOW
    )
    LinkedPoint.objects.create(person=him, kind="mobile", value=VICTIMS, match_key="+447700900123", added_at=NOW)
    point_changes.compare_all_points(now=NOW)
    prove(sol, victim_of())
    exception_approvals.resolve_misattributed_number(actor=sol, change_id=clash().id, reason=WHY, now=NOW)

    linked_people._add(him, [linked_people._telephone(VICTIMS)], NOW)
    point_changes.compare_victim_points(victim_of().id, now=NOW)

    assert isinstance(may_be_told(), ContactNow)


@pytest.mark.usefixtures("entered")
def test_the_table_requires_a_check_or_two_people(sol: Actor) -> None:
    point = LinkedPoint.objects.filter(match_key="+447700900123")
    first = {"doubted_at": NOW, "doubted_by_id": sol.staff_id, "sealed_doubted_reason": b"sealed"}

    for values in ({}, first, {**first, "withdrawn_how": "code", "withdrawn_by_id": None}):
        alone = {"withdrawn_at": NOW, "withdrawn_by_id": sol.staff_id, **values}
        with pytest.raises(IntegrityError, match="linked_point_withdrawn_on_proof_or_by_two"), transaction.atomic():
            point.update(**alone)


def test_a_check_by_code_alone_does_not_spare_the_second_person(sol: Actor, ewa: Actor) -> None:
    """The suspect's number was recorded as the victim's when he reported the crime: he rings with their code and asks
    why nothing comes."""
    load(recorded(a_victim("V1", mobile=HIS, **TEXTS)))
    code = victim_codes.make_victim_code(actor=sol, victim_id=victim_of().id, opens="short", now=NOW).code
    linked_people.add_linked_person(
        actor=ewa,
        victim_id=victim_of().public_id,
        link=LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[HIS]),
        now=NOW,
    )
    assert codes_at_desk.check_identity_by_code(actor=sol, victim_id=victim_of().id, typed=code, now=NOW)

    assert not exception_approvals.resolve_misattributed_number(actor=sol, change_id=clash().id, reason=WHY, now=NOW)

    assert may_be_told() == ContactByStaff(StaffOnlyReason.NO_POINT)


def test_a_suspect_who_is_also_a_victim_of_the_case_makes_his_number_only_his(sol: Actor, ewa: Actor) -> None:
    """Each accuses the other. That the number is truly his is no reason to take it for the other victim's."""
    load(recorded(a_victim("V1", mobile=VICTIMS, **TEXTS), a_victim("V2", mobile=HIS, **TEXTS)))
    linked_people.add_linked_person(
        actor=ewa,
        victim_id=victim_of().public_id,
        link=LinkedPersonEntry(RelationToVictim.PARTNER, numbers=[HIS]),
        now=NOW,
    )
    prove(ewa, victim_of("V1"))
    plan = ProposedPlan(ways=(wanted(ContactMethod.TEXT, given=HIS),))
    contact_recording.confirm_plan(actor=ewa, victim_id=victim_of("V1").id, plan=plan, now=NOW)
    asked = clash("V1")
    prove(sol, victim_of("V2"))

    assert not exception_approvals.resolve_misattributed_number(
        actor=sol, change_id=clash("V2").id, reason=WHY, now=NOW
    )
    nia = staff("Nia Rowe", Role.SUPERVISOR)
    assert exception_approvals.resolve_misattributed_number(actor=nia, change_id=clash("V2").id, reason="", now=NOW)

    assert isinstance(may_be_told("V2"), ContactNow)
    asked.refresh_from_db()
    assert (asked.ended_at, asked.waits_for) == (None, "clash")
    assert not LinkedPoint.objects.exclude(withdrawn_at=None).exists()


def test_a_supervisor_is_one_person_too(sol: Actor) -> None:
    load(recorded(a_victim("V1", mobile=VICTIMS, **TEXTS)))
    linked_people.add_linked_person(
        actor=sol,
        victim_id=victim_of().public_id,
        link=LinkedPersonEntry(RelationToVictim.SUSPECT, numbers=[VICTIMS]),
        now=NOW,
    )
    nia = replace(staff("Nia Rowe", Role.SUPERVISOR), reason="A task about her")

    assert not exception_approvals.resolve_misattributed_number(actor=nia, change_id=clash().id, reason=WHY, now=NOW)
    with pytest.raises(approvals.SecondPersonRequired):
        exception_approvals.resolve_misattributed_number(actor=nia, change_id=clash().id, reason=WHY, now=NOW)
