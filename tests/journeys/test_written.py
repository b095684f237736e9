"""An e-mail to the victim by a mail server, its report, what the victim answers and STOP: real processes from end to
end."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.journeys.test_one_crime import ANY_HOUR, World, _eventually, _line, a_world

VICTIMS, NOBODYS, ANOTHERS = "rowan@inbox.example", "perm-fail@inbox.example", "ashgrove@inbox.example"


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with a_world(VICTIMCARE_MAILER="smtp") as world:
        yield world


def crime(reference: str, address: str) -> list[dict[str, Any]]:
    now = datetime.now(UTC)
    who = {
        "victim_id": f"V-{reference}",
        "kind": "person",
        "given_name": "Rowan",
        "family_name": "Ashgrove",
        "date_of_birth": "1988-05-06",
        "email": address,
        "safe_contact": {"may_text": False, "may_email": True, "hours": ANY_HOUR},
    }
    recorded = {
        "reported_at": (now - timedelta(hours=31)).isoformat(timespec="seconds"),
        "offence": {"group": "robbery", "title": "A crime"},
        "area": "CE",
        "victims": [who],
        "officer": {"officer_id": "J1", "name": "PC Amara Cole"},
    }
    return [
        _line(reference, 1, "case.recorded", now - timedelta(hours=30), recorded),
        _line(reference, 2, "suspect.arrested", now - timedelta(minutes=5), {"suspect_ref": "S1"}),
    ]


def states(world: World, reference: str) -> list[str]:
    return [message["state"] for message in world.command("messages", "--crime", reference)]


def write_back(world: World, words: str) -> None:
    wrote = {"to": "answers@page.example", "from": VICTIMS, "body": words}
    request = urllib.request.Request(f"{world.running.ready['outside']}/reply", data=json.dumps(wrote).encode())
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert json.load(answer) == {"sent": True}


def intake(world: World, kind: str, besides: Collection[str]) -> list[dict[str, Any]]:
    """What came in of this kind, without what the demonstration plays."""
    return [one for one in world.command("intake") if one["kind"] == kind and one["id"] not in besides]


def test_an_email_its_report_the_victims_answer_and_stop(world: World) -> None:
    assert world.feed(*crime("WR/1/26", VICTIMS), *crime("WR/2/26", NOBODYS))["applied"] == 4

    _eventually(lambda: states(world, "WR/1/26") == ["delivered"])
    _eventually(lambda: states(world, "WR/2/26") == ["failed"])
    with urllib.request.urlopen(f"{world.running.ready['outside']}/journal.json", timeout=60) as answer:
        [email] = [entry for entry in json.load(answer) if entry["to"] == VICTIMS]
    assert (email["subject"], email["from"]) == ("A few words for you", "YourPage <answers@page.example>")
    assert not any(word in email["body"].lower() for word in ("police", "arrest", "crime", "victim", "rowan"))

    played = {one["id"] for one in world.command("intake")}
    write_back(world, "Can you ring me?")
    [reply] = _eventually(lambda: intake(world, "reply", played))
    assert (reply["state"], reply["channel"]) == ("waiting", "email")

    write_back(world, "STOP")
    [stop] = _eventually(lambda: intake(world, "stop", played))
    assert stop["state"] == "waiting"
    now = datetime.now(UTC)
    charged = _line("WR/1/26", 3, "suspect.interviewed", now - timedelta(minutes=1), {"suspect_ref": "S1"})
    assert world.feed(charged, *crime("WR/3/26", ANOTHERS))["applied"] == 3
    _eventually(lambda: states(world, "WR/3/26") == ["delivered"])  # which came after, and is told
    assert states(world, "WR/1/26") == ["delivered"]

    logs = "\n".join(path.read_text(errors="replace") for path in (world.home / "home" / "logs").glob("*.log"))
    assert [word for word in (VICTIMS, NOBODYS, ANOTHERS, "ring me") if word in logs] == []
