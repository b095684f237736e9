"""A victim with a court day and two things that the police hold, and the colleague who checked who they are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.contact_plans.confirming import prove
from tests.services.loading import a_person, fact, load, recorded
from tests.services.people.writers import signed_in_victim
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Victim
from victimcare.services.access import Actor


@pytest.fixture
def victims(db: None) -> dict[str, Victim]:
    a_team()
    load("44/30001/26", recorded(a_person("V1"), a_person("V2", given_name="Ben"), time=NOW - timedelta(days=30)))
    seized = NOW - timedelta(days=20)
    return load(
        "44/30001/26",
        fact("property.seized", seized, item_ref="P1", description="A blue bicycle", victim_id="V1"),
        fact("property.seized", seized, item_ref="P2", description="A telephone", victim_id="V1"),
        fact("property.seized", seized, item_ref="P3", description="A red coat", victim_id="V2"),
        fact("property.ready", NOW - timedelta(days=2), item_ref="P1"),
    )


@pytest.fixture
def ada(victims: dict[str, Victim]) -> Actor:
    return signed_in_victim(victims["V1"])


@pytest.fixture
def proved(sol: Actor, victims: dict[str, Victim]) -> Actor:
    prove(sol, victims["V1"])
    return sol
