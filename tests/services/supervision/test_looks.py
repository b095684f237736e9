"""Looks that a supervisor answers for: two hours later, with what is odd, and never their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.channels.web.desk.conftest import news_for, task_of
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import AccessReview, AccessSnapshot, Agent, AgentStatePeriod, Staff, Task, Victim
from victimcare.records.models.supervision import AccessReviewResult
from victimcare.records.models.tasks import TaskKind
from victimcare.rules.desk.supervisor_reviews import ODD_FROM, AccessReviewReason
from victimcare.rules.errors import FieldRequired, NotFound
from victimcare.services.access import Actor, Role
from victimcare.services.contact import task_panels, victim_search
from victimcare.services.conversations import identity_checks
from victimcare.services.desk import task_actions
from victimcare.services.supervision import access_reviews, staff_conflicts, witness_checks

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def marta(db: None) -> Victim:
    a_team()
    return news_for()


def look(actor: Actor, victim: Victim, reason: str = "She rang") -> None:
    victim_search.search_victim(actor=replace(actor, reason=reason), reference=victim.case.reference, name="", now=NOW)


def odd() -> list[AccessReview]:
    return list(AccessReview.objects.filter(score__gte=ODD_FROM).order_by("id"))


def test_a_look_at_ones_own_name_is_answered_for_by_a_supervisor(marta: Victim) -> None:
    jan, lead = staff("Jan Kowal"), staff("Ines Moreau", Role.DESK, Role.SUPERVISOR)
    look(jan, marta, reason="Checking")
    assert access_reviews.read_audit_for_looks(now=NOW + timedelta(hours=1)) == 0, "what came of it is not known yet"

    while access_reviews.read_audit_for_looks(now=LATER):
        pass

    found = access_reviews.list_accesses_to_answer(actor=lead, now=LATER)
    [shown] = [one for one in found.looks if AccessReviewReason.OWN_NAME in one.reasons]
    assert (shown.who, shown.why, shown.reference) == ("Jan Kowal", "Checking", marta.case.reference)
    assert shown.reasons == (AccessReviewReason.OWN_NAME, AccessReviewReason.NO_WORK)
    task = Task.objects.get(kind=TaskKind.WATCH, closed_at=None)
    assert (task.reason, task.team_id) == ("looks_wait", jan.team_id)
    with pytest.raises(FieldRequired):
        access_reviews.answer_access(
            actor=lead, look_id=shown.id, answer=AccessReviewResult.TALKED, words="", now=LATER
        )
    for one in found.looks:
        access_reviews.answer_access(actor=lead, look_id=one.id, answer=AccessReviewResult.FINE, words="", now=LATER)
    task.refresh_from_db()
    assert task.closed_at == LATER


def test_what_has_work_does_not_stand_out(marta: Victim) -> None:
    sol = staff("Sol Pereira")
    task_actions.take_task(actor=sol, task_id=task_of(marta).public_id, now=NOW)
    task_panels.begin_contact_from_task(actor=replace(sol, reason="A task"), victim_id=marta.public_id, now=NOW)
    look(sol, marta)

    access_reviews.read_audit_for_looks(now=LATER)

    assert list(AccessSnapshot.objects.values_list("has_work", flat=True)) == [True, True]
    assert odd() == []


def test_trying_what_is_shut_stands_out_and_so_does_one_search_after_the_other(marta: Victim) -> None:
    sol, ewa = staff("Sol Pereira"), staff("Ewa Tomala")
    staff_conflicts.declare_conflict(actor=sol, reference=marta.case.reference, words="My cousin", now=NOW)
    look(sol, marta)
    for _ in range(6):
        victim_search.search_victim(actor=replace(ewa, reason="x"), reference="99/99999/26", name="", now=NOW)

    access_reviews.read_audit_for_looks(now=LATER)

    found = {(row.staff_id, AccessReviewReason(row.reasons[0])) for row in odd()}
    assert (sol.staff_id, AccessReviewReason.SHUT) in found
    assert (ewa.staff_id, AccessReviewReason.EMPTY) in found


def test_several_who_look_at_one_case_stand_out_all_of_them(marta: Victim) -> None:
    for name in ("Sol Pereira", "Ewa Tomala", "Noor Aziz", "Ola Hale"):
        look(staff(name), marta)

    access_reviews.read_audit_for_looks(now=LATER)

    assert {row.reasons[0] for row in odd()} == {AccessReviewReason.WATCHED}
    assert len(odd()) == 4
    assert access_reviews.delete_old_looks(now=NOW + timedelta(days=40)) == 4


def test_the_second_person_in_a_call_with_an_unknown_caller_stands_out_but_not_another_case_or_a_child(
    marta: Victim,
) -> None:
    sol, other = staff("Sol Pereira"), news_for("40/30002/26", mobile="07700 900456")
    own, child = news_for("40/30003/26", mobile="07700 900789"), news_for("40/30004/26", name="Jan")
    Victim.objects.filter(id=own.id).update(record_id=marta.record_id)
    agent = Agent.objects.create(staff_id=sol.staff_id or 0, way="none", since=NOW, idle_since=NOW)
    minute = timedelta(minutes=1)
    AgentStatePeriod.objects.create(agent=agent, state="on_a_call", began_at=NOW - minute, ended_at=NOW + 8 * minute)
    for victim in (child, marta, own, marta, other):
        look(sol, victim)

    access_reviews.read_audit_for_looks(now=LATER)

    assert [(row.victim_id, row.reasons) for row in odd()] == [
        (other.id, [AccessReviewReason.SECOND_IN_CALL, AccessReviewReason.IN_CALL])
    ]


def test_a_colleague_named_as_present_says_whether_it_is_so(marta: Victim) -> None:
    jan, ewa, lead = staff("Jan Novak"), staff("Ewa Tomala"), staff("Ines Moreau", Role.DESK, Role.SUPERVISOR)
    there = Staff.objects.get(id=ewa.staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=jan, victim_id=marta.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=there, now=NOW
    )
    while access_reviews.read_audit_for_looks(now=LATER):
        pass

    [asked] = witness_checks.list_witness_checks(actor=ewa, now=LATER)
    assert (asked.by, asked.reference) == ("Jan Novak", marta.case.reference)
    assert (
        witness_checks.list_witness_checks(actor=jan, now=LATER)
        == witness_checks.list_witness_checks(actor=lead, now=LATER)
        == ()
    )
    with pytest.raises(NotFound):
        access_reviews.record_witness_answer(actor=jan, task_id=asked.id, was_there=True, now=LATER)
    access_reviews.record_witness_answer(actor=ewa, task_id=asked.id, was_there=False, now=LATER)

    [shown] = [
        one
        for one in access_reviews.list_accesses_to_answer(actor=lead, now=LATER).looks
        if one.reasons == (AccessReviewReason.DISOWNED,)
    ]
    assert shown.who == "Jan Novak"
    assert witness_checks.list_witness_checks(actor=ewa, now=LATER) == ()
