"""The staff who work with the victim, and the victims."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import staff
from victimcare.records.models import Victim
from victimcare.services.access import Actor, Role


@pytest.fixture
def sol(db: None) -> Actor:
    return replace(staff("Sol Pereira"), reason="She rang")


@pytest.fixture
def ewa(db: None) -> Actor:
    return replace(staff("Ewa Tomala"), reason="A task about her")


@pytest.fixture
def nia(db: None) -> Actor:
    return replace(staff("Nia Rowe", Role.SUPERVISOR), reason="A task about her")


@pytest.fixture
def victim(db: None) -> Victim:
    return load("44/00001/26", recorded(a_person()))["V1"]


@pytest.fixture
def guarded(db: None) -> Victim:
    return load("44/00002/26", recorded(a_person("V2", mobile="07700 900222"), group="sexual"))["V2"]
