"""A record system says by mistake that thousands were let go. At most twenty people are told before the brake.

Short form: 60 false events. Long form (VICTIMCARE_FAULTS=long): 8,000. It prints how many left, and what two people
who find that it was true after all need until the last has left.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.conftest import Database
from tests.faults.stack import Stack
from tests.outside import TEMPLATE, eventually, running
from tests.services.people_and_cases import NOW, staff
from victimcare.installation.force import force_toml
from victimcare.records.models import Brake, Notification, Task
from victimcare.services.access import Role
from victimcare.services.messages import brake_releases

LONG = os.environ.get("VICTIMCARE_FAULTS") == "long"
FALSE = 8_000 if LONG else 60
AT_MOST = 20  # the ceiling of a fresh installation
AREAS = ("RC", "RN", "RS")


@pytest.fixture
def stack(real_database: Database, tmp_path: Path) -> Iterator[Stack]:
    home = tmp_path / "home"
    home.mkdir()
    (home / force_toml.FORCE_FILE_NAME).write_text(force_toml.read_example_text())
    with running(tmp_path / "outside") as outside:
        yield Stack(
            outside,
            os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "victimcare.config.settings",
                "VICTIMCARE_HOME": str(home),
                "VICTIMCARE_NOW": NOW.isoformat(),
                "DATABASE_URL": real_database.url,
                "NOTIFY_BASE_URL": outside.url,
                "NOTIFY_API_KEY": outside.api_key,
                "NOTIFY_TEXT_TEMPLATE_ID": TEMPLATE,
            },
        )


def test_of_thousands_of_false_releases_twenty_are_told(stack: Stack) -> None:
    _load(stack, [_recorded(number) for number in range(FALSE)])
    _load(stack, [_let_go(number) for number in range(FALSE)])
    assert Notification.objects.count() == FALSE

    with _workers(stack):
        eventually(_nothing_is_queued, within=60 + FALSE / 20)

    told = len(stack.outside.journal())
    print(f"\n{FALSE} false events: {told} people were told, {FALSE - told} messages held")
    assert told <= AT_MOST
    assert Notification.objects.filter(status="held", held_reason="brake").count() == FALSE - told
    assert Task.objects.filter(kind="brake").count() == Brake.objects.filter(ended_at=None).count() > 0


def test_a_true_busy_day_is_through_within_a_quarter_of_an_hour_of_two_people(stack: Stack) -> None:
    _load(stack, [_recorded(number) for number in range(FALSE)])
    _load(stack, [_let_go(number) for number in range(FALSE)])
    with _workers(stack):
        eventually(_nothing_is_queued, within=60 + FALSE / 20)
    first, second = staff("Ewa Tomala", Role.DESK), staff("Sam Okoye", Role.SUPERVISOR)

    began, decisions = time.monotonic(), 0
    with _workers(stack):
        while brakes := list(Brake.objects.filter(ended_at=None).values_list("public_id", flat=True)):
            for brake_id in brakes:
                brake_releases.ask_for_brake_release(
                    actor=first, brake_id=brake_id, reason="Checked with custody.", now=NOW
                )
                brake_releases.release_brake(actor=second, brake_id=brake_id, now=NOW)
                decisions += 1
            eventually(_nothing_is_queued, within=60 + FALSE / 5)
    took = timedelta(seconds=time.monotonic() - began)

    print(f"\n{FALSE} true messages: the last left {took.total_seconds():.0f} s after two people had agreed")
    assert len({entry["reference"] for entry in stack.outside.journal()}) == FALSE
    assert decisions == 1  # whatever kinds they are of, no one is asked about the same messages twice
    assert took < timedelta(minutes=15)


def _load(stack: Stack, lines: list[dict[str, Any]]) -> None:
    subprocess.run(
        [sys.executable, "-m", "victimcare.config.command_line", "feed", "load", "-", "--json"],
        input="\n".join(json.dumps(line) for line in lines),
        env=stack.environ,
        check=True,
        text=True,
        capture_output=True,
    )


def _workers(stack: Stack) -> Any:
    return stack.running("victimcare.config.command_line", "worker")


def _nothing_is_queued() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM records_notification WHERE status IN ('queued', 'handed_over', 'in_doubt')"
        )
        return bool(cursor.fetchone() == (0,))


def _line(number: int, kind: str, hours: int, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": f"{kind}-{number}",
        "source": "urn:records:riverside",
        "type": kind,
        "subject": f"50/{number:06}/26",
        "time": (NOW - timedelta(hours=hours)).isoformat(),
        "sequence": 2 if hours == 0 else 1,
        "data": data,
    }


def _recorded(number: int) -> dict[str, Any]:
    return _line(
        number,
        "case.recorded",
        48,
        {
            "reported_at": (NOW - timedelta(hours=48)).isoformat(),
            "offence": {"group": "burglary", "title": "Burglary in a dwelling"},
            "area": AREAS[number % len(AREAS)],
            "victims": [
                {
                    "victim_id": f"V{number}",
                    "kind": "person",
                    "given_name": "Ada",
                    "family_name": f"Marsh {number}",
                    "mobile": f"07700 900{number % 1000:03}",
                    "safe_contact": {"may_text": True},
                }
            ],
        },
    )


def _let_go(number: int) -> dict[str, Any]:
    return _line(number, "suspect.released_without_charge", 0, {"suspect_ref": f"S{number}"})
