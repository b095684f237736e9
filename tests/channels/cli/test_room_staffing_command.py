"""`victimcare control-room staffing`: the advice as lines, and as JSON with all that it was worked out from."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from django.test import override_settings
from tests.services.control_room.room_staff import NOW
from tests.services.control_room.test_half_hours import record
from tests.services.control_room.test_room_staffing import thursdays_calls

from victimcare.channels.cli.control_room_commands import control_room_group

pytestmark = pytest.mark.django_db


def staffing(*more: str) -> str:
    with override_settings(VICTIMCARE_NOW=NOW):
        done = CliRunner().invoke(control_room_group, ["staffing", *more])
    assert done.exit_code == 0, done.output
    return done.output


def test_tomorrow_is_advised_on_with_its_inputs() -> None:
    record(*thursdays_calls(patience=120))

    told = json.loads(staffing("--json"))

    assert told["on"] == "2026-12-03"
    assert told["inputs"] == {"shrinkage": 0.3, "after_call": 60}
    assert told["unknown"] == ["calls_999", "written"]
    assert told["half_hours"][18]["from"] == "09:00"
    assert told["half_hours"][18]["rostered"] > told["half_hours"][18]["calls"]["101"]["people"] > 0


def test_without_records_it_names_what_is_not_known() -> None:
    assert staffing("--day", "2026-12-24").splitlines() == [
        "Not known, and left out: calls 999.",
        "Not known, and left out: calls 101.",
        "Not known, and left out: written.",
    ]
