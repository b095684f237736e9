"""The interfaces for machines while no database answers, as a process without one serves them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.installation.running import variables

TOKEN = "agreed-between-provider-and-product"
_ASK = """
import json, sys
import django
django.setup()
from django.test import Client
client = Client(raise_request_exception=False)
found = []
for address, token, body in json.loads(sys.argv[1]):
    answer = client.post(address, body, "application/json", headers={"authorization": f"Bearer {token}"})
    found.append([answer.status_code, answer.headers["Content-Type"], answer.headers.get("Retry-After"), answer.text])
print(json.dumps(found))
"""


def _without_a_database(home: Path, *asked: tuple[str, str, str]) -> list[list[Any]]:
    settings = {"VICTIMCARE_ENV": "test", "NOTIFY_CALLBACK_TOKEN": TOKEN}
    environment = variables(home, {**settings, "DJANGO_SETTINGS_MODULE": "victimcare.config.settings"})
    (home / "home").mkdir()
    argv = [sys.executable, "-c", _ASK, json.dumps(asked)]
    ran = subprocess.run(argv, env=environment, capture_output=True, text=True, check=True)
    found: list[list[Any]] = json.loads(ran.stdout)
    return found


def test_while_the_database_is_away_machines_are_told_so_in_json_and_come_again(tmp_path: Path) -> None:
    receipt = {
        "id": "740e5834-3a29-46b4-9a6f-16142fde533a",
        "reference": "2f0d8f6e-8a52-4a2e-9f3f-0a6f2f6c1a01",
        "status": "delivered",
        "completed_at": "2026-11-25T09:00:02.000000Z",
    }

    found = _without_a_database(
        tmp_path,
        ("/api/v1/feed", "vc_anything", "{}"),
        ("/hooks/notify", TOKEN, json.dumps(receipt)),
        ("/sign-in", "", "{}"),
    )

    for status, form, again, body in found[:2]:
        assert (status, form, again) == (503, "application/json", "30")
        assert json.loads(body)["detail"].startswith("The database does not answer")
    assert found[2][0] != 503
    assert found[2][1].startswith("text/html")
