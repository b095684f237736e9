"""The staff who work with the victim, and the victims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.contact.confirming import prove
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import a_team, staff
from victimcare.records.models import Victim
from victimcare.services.access import Actor


@pytest.fixture
def sol(db: None) -> Actor:
    return replace(staff("Sol Pereira"), reason="She rang")


@pytest.fixture
def victim(db: None) -> Victim:
    a_team()
    return load("44/00001/26", recorded(a_person()))["V1"]


@pytest.fixture
def proved(sol: Actor, victim: Victim) -> Victim:
    prove(sol, victim)
    return victim
