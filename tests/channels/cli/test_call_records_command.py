"""`victimcare control-room calls load`: every line is loaded or listed with its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from victimcare.channels.cli.control_room_commands import control_room_group
from victimcare.records.models import EmergencyCall, RoomContact

pytestmark = pytest.mark.django_db
CALLS = """id,service,presented_at,answered_at,ended_at,end,number
1,999,2026-10-25T00:59:58Z,2026-10-25T01:00:02+00:00,2026-10-25T01:04:00Z,answered,07700 900123
2,999,2026-10-25T01:30:00+01:00,,2026-10-25T01:30:09+01:00,abandoned,
3,112,2026-10-25T02:00:00Z,,,,
4,999,2026-10-25T01:30:00,,,,
5,101,2026-10-25T03:00:00Z,2026-10-25T02:59:00Z,,,
6,101,2026-10-25T04:00:00Z,,,,,,,7
"""


def load(file: Path, *more: str) -> Result:
    return CliRunner().invoke(control_room_group, ["calls", "load", str(file), "--json", *more])


def test_a_file_is_loaded_and_each_bad_line_is_named(tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    file.write_text(CALLS)

    first, again = load(file), load(file)

    assert (first.exit_code, again.exit_code) == (3, 3)
    told = json.loads(first.stdout)
    assert (told["loaded"], told["new"], told["call_backs"]) == (2, 2, 1)
    assert [(each["line"], each["field"]) for each in told["refused"]] == [
        (4, "service"),
        (5, "presented_at"),
        (6, "answered_at"),
        (7, ""),
    ]
    assert json.loads(again.stdout)["new"] == 0
    assert (EmergencyCall.objects.count(), RoomContact.objects.count()) == (2, 1)


def test_old_calls_open_no_call_back(tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    file.write_text("".join(CALLS.splitlines(keepends=True)[:3]))

    assert load(file, "--history").exit_code == 0
    assert not RoomContact.objects.exists()


def test_a_file_that_is_no_list_of_calls_is_refused_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "calls.csv"
    file.write_text("number;when\n")

    result = load(file)

    assert result.exit_code == 2
    assert "lacks the column id" in result.output
