"""A record system that posts its lines one by one and remembers which of them were acknowledged."""

from __future__ import annotations

import http.client
import json
import subprocess
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from tests.installation.running import COMMAND, variables

SOURCE = "urn:test:faults"
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ANY_HOUR = [{"days": DAYS, "from": "12:00", "to": "11:59"}, {"days": DAYS, "from": "11:30", "to": "12:30"}]
LONGEST_ANSWER = 30.0  # seconds


@dataclass
class RecordSystem:
    """`acknowledged`: ids of the lines of which the product has said that it has them."""

    token: str
    acknowledged: list[str] = field(default_factory=list)

    def post(self, web: str, line: dict[str, Any]) -> bool:
        """Post one line; whether it was acknowledged. A line whose answer was lost may have been applied all the same:
        a record system posts it again, and then it is a duplicate."""
        request = urllib.request.Request(
            f"{web}/api/v1/feed",
            data=json.dumps(line).encode(),
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/x-ndjson"},
        )
        try:
            with urllib.request.urlopen(request, timeout=LONGEST_ANSWER) as answer:
                counts = json.load(answer)
        except (OSError, http.client.HTTPException, ValueError):  # no answer, a refusal, or half an answer
            return False
        assert counts["applied"] + counts["duplicate"] == 1, counts
        self.acknowledged.append(line["id"])
        return True

    def held(self, database: str) -> Counter[str]:
        """How often each line of ours is on a timeline."""
        with psycopg.connect(database) as connection:
            rows = connection.execute(
                "SELECT source_event_id, count(*) FROM records_event WHERE source = %s GROUP BY 1", [SOURCE]
            )
            return Counter(dict(rows.fetchall()))


def crime(reference: str, *, mobile: str | None = None) -> dict[str, Any]:
    """A burglary of some days ago; with a mobile number, its victim takes texts at any hour."""
    victim: dict[str, Any] = {"victim_id": f"V-{reference}", "kind": "person"}
    if mobile:
        victim |= {"mobile": mobile, "safe_contact": {"may_text": True, "hours": ANY_HOUR}}
    at = (datetime.now(UTC) - timedelta(days=3)).isoformat(timespec="seconds")
    facts = {
        "reported_at": at,
        "offence": {"group": "burglary", "title": "A crime"},
        "area": "CE",
        "victims": [victim],
    }
    return _line(reference, 1, "case.recorded", at, facts)


def arrest(reference: str) -> dict[str, Any]:
    """News of the last minutes, of which a text tells the victim."""
    at = (datetime.now(UTC) - timedelta(minutes=5)).isoformat(timespec="seconds")
    return _line(reference, 2, "suspect.arrested", at, {"suspect_ref": "S1"})


def _line(reference: str, sequence: int, kind: str, at: str, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "specversion": "1.0",
        "id": f"{reference}-{sequence}",
        "source": SOURCE,
        "type": kind,
        "subject": reference,
        "time": at,
        "sequence": sequence,
        "data": facts,
    }


def command(home: Path, *words: str) -> Any:
    """What a command of the installation in this home answers as JSON, one object or a list of its lines."""
    ran = subprocess.run(
        [*COMMAND, *words, "--json"], env=variables(home, {}), capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]
