"""The victim, before and after an identity check."""

from __future__ import annotations

import pytest

from tests.services.contact_plans.confirming import prove
from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import a_team
from victimcare.records.models import Victim
from victimcare.services.access import Actor


@pytest.fixture
def victim(db: None) -> Victim:
    a_team()
    return load("44/00001/26", recorded(a_person()))["V1"]


@pytest.fixture
def proved(sol: Actor, victim: Victim) -> Victim:
    prove(sol, victim)
    return victim
