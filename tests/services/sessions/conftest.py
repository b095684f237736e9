"""A victim whose code opens the case."""

from __future__ import annotations

import pytest

from tests.services.people_and_cases import NOW, staff
from victimcare.records.models import Victim
from victimcare.rules.access_codes import access_code
from victimcare.rules.access_codes.access_code import AccessCode
from victimcare.services.access_codes import victim_codes


@pytest.fixture
def code(victim: Victim) -> AccessCode:
    return case_code(victim)


def case_code(victim: Victim, opens: str = "case") -> AccessCode:
    made = victim_codes.make_victim_code(actor=staff(), victim_id=victim.id, opens=opens, now=NOW)
    code = access_code.parse_access_code(made.code)
    assert isinstance(code, AccessCode)
    return code
