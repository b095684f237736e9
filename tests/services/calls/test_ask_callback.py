"""Promising to ring: what may be kept as a number."""

from __future__ import annotations

import pytest

from tests.services.people_and_cases import NOW, a_team, a_victim, staff
from victimcare.records.models import Callback
from victimcare.services.calls import actions
from victimcare.services.people import codes


@pytest.mark.django_db
def test_a_code_keyed_where_a_number_was_asked_for_is_not_kept() -> None:
    a_team()
    made = codes.make_code(actor=staff(), victim_id=a_victim().id, opens="case", now=NOW)
    call = actions.begin(carrier_call_id="1", direction="in", now=NOW)

    with pytest.raises(actions.NumberNeeded):
        actions.ask_callback(
            call_id=call,
            wish="person",
            keyed_number=made.code.replace(" ", ""),
            caller_number="07700900456",
            now=NOW,
        )

    assert not Callback.objects.exists()
