"""A victim whose case is recorded, and the moment at which they look."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import override_settings

from tests.services.loading import a_person, load, recorded
from tests.services.people_and_cases import NOW, a_team
from victimcare.records.models import Victim


@pytest.fixture
def clock() -> Iterator[None]:
    """Requested by name: the pages in a browser show a stopped clock, and have one of their own."""
    with override_settings(VICTIMCARE_NOW=NOW):
        yield


@pytest.fixture
def victim(db: None) -> Victim:
    a_team()
    return load("44/20001/26", recorded(a_person()))["V1"]
