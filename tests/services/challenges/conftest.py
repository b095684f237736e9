"""A victim who was not told, the officer in their case, and people at the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.loading import a_person, fact, load, recorded
from tests.services.people_and_cases import NOW, a_team, staff
from victimcare.records.models import Staff, Victim
from victimcare.rules.cases.page_rights import right_key_of_duty
from victimcare.services.access import Actor, ActorKind, Role
from victimcare.services.conversations import identity_checks
from victimcare.services.rights.ledger_queries import load_duty_standings

ARRESTED = NOW - timedelta(days=20)


@pytest.fixture
def ada(db: None) -> Victim:
    """News of an arrest has been owed to Ada for three weeks."""
    a_team()
    load("44/60001/26", recorded(a_person()))
    return load("44/60001/26", fact("suspect.arrested", ARRESTED, suspect_ref="S1"))["V1"]


@pytest.fixture
def by_text(db: None) -> Victim:
    """As Ada; and the record system states that this victim may be sent texts at any hour."""
    a_team()
    load("44/60003/26", recorded(a_person(safe_contact={"may_text": True})))
    return load("44/60003/26", fact("suspect.arrested", ARRESTED, suspect_ref="S1"))["V1"]


@pytest.fixture
def sol(db: None) -> Actor:
    return staff("Sol Pereira")


@pytest.fixture
def ewa(db: None) -> Actor:
    return staff("Ewa Tomala", Role.SUPERVISOR)


def as_victim(victim: Victim, opens: str = "case") -> Actor:
    return Actor(ActorKind.VICTIM, "grant:test", victim_id=victim.id, opens=opens)


def key(victim: Victim, code: str = "r6_suspect_arrested") -> str:
    return next(right_key_of_duty(one.duty) for one in load_duty_standings(victim.id, now=NOW) if one.duty.id == code)


def prove(actor: Actor, victim: Victim) -> None:
    colleague = Staff.objects.get(id=staff("Colleague There").staff_id or 0).public_id
    identity_checks.record_identity_check(
        actor=actor, victim_id=victim.id, how=identity_checks.CheckMethod.IN_PERSON, colleague=colleague, now=NOW
    )
