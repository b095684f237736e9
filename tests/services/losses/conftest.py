"""A victim with the case page open, and the colleague who checked who they are."""

from __future__ import annotations

import pytest

from tests.services.contact_plans.confirming import prove
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import a_team
from victimcare.records.models import Victim
from victimcare.services.access import Actor


@pytest.fixture
def ada(victim: Victim) -> Actor:
    a_team()
    return signed_in_victim(victim)


@pytest.fixture
def proved(sol: Actor, victim: Victim) -> Actor:
    prove(sol, victim)
    return sol
