"""How long an identity check holds: for one contact, and never for the next caller."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.services.calls.waiting import on_duty
from tests.services.people_and_cases import NOW, a_case, a_point, a_victim, staff
from tests.services.plans import agreed, by
from victimcare.records.models import (
    Agent,
    AgentStatePeriod,
    AuditEntry,
    ContactPoint,
    LinkedPerson,
    LinkedPoint,
    Staff,
    Victim,
)
from victimcare.rules.calls.agents import AgentState
from victimcare.services.access import Actor
from victimcare.services.contact import contact_recording
from victimcare.services.contact.victim_search import search_victim
from victimcare.services.conversations import identity_checks
from victimcare.services.desk.staff_sessions import record_sign_in, record_sign_out
from victimcare.services.safe_contact.plan_shapes import IdentityCheck

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def victim() -> Victim:
    return a_victim(a_case(reference="44/10307/26"))


def prove(actor: Actor, victim: Victim, now: datetime = NOW) -> None:
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=now
    )


def looks_up(sol: Actor, victim: Victim) -> None:
    assert search_victim(actor=sol, reference="44/10307/26", name="", now=LATER).victim_id == victim.public_id


def begins(sol: Actor, victim: Victim) -> None:
    identity_checks.begin_contact(actor=sol, victim=victim, now=LATER)


def finishes(sol: Actor, victim: Victim) -> None:
    identity_checks.finish_contact(actor=sol, victim_id=victim.id, now=LATER)


def signs_in(sol: Actor, victim: Victim) -> None:
    record_sign_in(actor=sol, now=LATER)


def signs_out(sol: Actor, victim: Victim) -> None:
    record_sign_out(actor=sol, now=LATER)


@pytest.mark.parametrize("ends", [looks_up, begins, finishes, signs_in, signs_out])
def test_a_check_ends_with_its_contact_and_another_is_recorded_anew(
    sol: Actor, victim: Victim, ends: Callable[[Actor, Victim], None]
) -> None:
    ewa = staff("Ewa Tomala")
    for actor in (sol, ewa):
        prove(actor, victim)

    ends(sol, victim)

    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, victim.id, now=LATER)
    assert identity_checks.require_identity_check(ewa, victim.id, now=LATER).at == NOW, "only their own"
    prove(sol, victim, now=LATER)
    assert identity_checks.require_identity_check(sol, victim.id, now=LATER).at == LATER


def test_signing_in_again_in_the_middle_of_a_call_keeps_its_check_while_it_lasts(victim: Victim) -> None:
    sol, ewa = on_duty("Sol Pereira"), on_duty("Ewa Tomala")
    call = in_a_call(sol)
    prove(sol, victim)
    prove(ewa, victim)  # not in a call

    for actor in (sol, ewa):
        record_sign_in(actor=actor, now=LATER)
        identity_checks.carry_checks_over(staff_id=actor.staff_id or 0, now=LATER)

    assert identity_checks.require_identity_check(sol, victim.id, now=LATER) == IdentityCheck(how="in_person", at=NOW)
    kept = AuditEntry.objects.filter(act="proof.recorded", at=LATER).values_list("actor", "detail__in_call")
    assert list(kept) == [(sol.id, call.id)]
    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(ewa, victim.id, now=LATER)
    with pytest.raises(identity_checks.IdentityCheckMissing):  # no longer than without a call
        identity_checks.require_identity_check(sol, victim.id, now=NOW + identity_checks.CHECK_HOLDS_FOR)

    AgentStatePeriod.objects.filter(id=call.id).update(ended_at=LATER)
    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, victim.id, now=LATER)


def test_a_check_from_before_the_call_or_ended_in_it_is_not_kept(victim: Victim) -> None:
    sol, another = on_duty(), a_victim()
    prove(sol, victim, NOW - timedelta(minutes=1))
    in_a_call(sol)
    prove(sol, another)
    identity_checks.finish_contact(actor=sol, victim_id=another.id, now=NOW)

    record_sign_in(actor=sol, now=LATER)
    identity_checks.carry_checks_over(staff_id=sol.staff_id or 0, now=LATER)

    for each in (victim, another):
        with pytest.raises(identity_checks.IdentityCheckMissing):
            identity_checks.require_identity_check(sol, each.id, now=LATER)


def in_a_call(actor: Actor) -> AgentStatePeriod:
    """The agent is in a call from now on."""
    AgentStatePeriod.objects.filter(agent__staff_id=actor.staff_id or 0, ended_at=None).update(ended_at=NOW)
    agent = Agent.objects.get(staff_id=actor.staff_id or 0)
    return AgentStatePeriod.objects.create(agent=agent, state=AgentState.ON_A_CALL, began_at=NOW)


def test_an_identity_check_holds_for_an_hour_and_for_one_victim(sol: Actor, victim: Victim) -> None:
    prove(sol, victim)

    assert identity_checks.require_identity_check(sol, victim.id, now=NOW + timedelta(minutes=59)).at == NOW
    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, victim.id, now=NOW + timedelta(hours=1))
    with pytest.raises(identity_checks.IdentityCheckMissing):
        identity_checks.require_identity_check(sol, a_victim().id, now=NOW)


def test_looking_for_a_check_reads_an_index_and_not_the_whole_audit(sol: Actor, victim: Victim) -> None:
    prove(sol, victim)
    with CaptureQueriesContext(connection) as asked:
        identity_checks.require_identity_check(sol, victim.id, now=NOW)

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")  # otherwise a handful of rows would be read in full
        cursor.execute("EXPLAIN " + asked[-1]["sql"])
        steps = " ".join(row[0] for row in cursor.fetchall())
    assert "audit_of_proofs" in steps


def test_a_number_from_before_guarding_proves_nothing_until_the_victim_is_asked_anew(
    sol: Actor, victim: Victim
) -> None:
    point = a_point(victim, "+447700900998")
    ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=sol.staff_id)
    plan = agreed(victim, by("call", point))
    contact_recording.mark_guarded(
        actor=sol, victim_id=victim.id, reason="He reads her telephone", now=NOW + timedelta(hours=1)
    )

    with pytest.raises(identity_checks.IdentityCheckInvalid):
        identity_checks.record_identity_check(
            actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.CALL_BACK, now=NOW + timedelta(hours=2)
        )

    plan.confirmed_at = NOW + timedelta(hours=3)
    plan.save()
    assert identity_checks.has_confirmed_number(victim.id)


def test_a_suspects_number_proves_nothing_even_before_it_is_held(sol: Actor, victim: Victim) -> None:
    """The victim was recorded and the suspect entered at the same moment; the job that holds his number runs a little
    later."""
    point = a_point(victim, "+447700900999")
    ContactPoint.objects.filter(id=point.id).update(confirmed_at=NOW, confirmed_by_id=sol.staff_id)
    agreed(victim, by("call", point))
    assert identity_checks.has_confirmed_number(victim.id)

    him = LinkedPerson.objects.create(victim=victim, relation="suspect", record_id="P1", entered_at=NOW)
    LinkedPoint.objects.create(person=him, kind="mobile", value="his", match_key=point.match_key, added_at=NOW)

    with pytest.raises(identity_checks.IdentityCheckInvalid):
        identity_checks.record_identity_check(
            actor=sol, victim_id=victim.id, how=identity_checks.CheckMethod.CALL_BACK, now=NOW
        )
