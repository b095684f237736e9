"""The database killed hard while a feed is posted: what was acknowledged is there afterwards, once."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from typing import Any

from tests.installation.running import COMMAND, Running, installation, variables

KILLS = 200 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 2
LINES_BETWEEN = 15
KILLED_AFTER = 6  # lines; the next one is on its way while the database dies
SOURCE = "urn:test:faults"


def test_nothing_acknowledged_is_lost_when_the_database_is_killed() -> None:
    with TemporaryDirectory(prefix="victimcare-faults-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        with installation(home) as running:
            token = _command(home, "token", "new", "--source", SOURCE)["token"]
            acknowledged: list[str] = []
            for kill in range(KILLS):
                acknowledged += _post_lines(running, token, kill, kill_after=KILLED_AFTER)
                _until(running.answers)
            acknowledged += _post_lines(running, token, KILLS)

            status = _command(home, "feed", "status")
            kept = {_command(home, "timeline", reference)["crime_reference"] for reference in acknowledged[-3:]}

    assert kept == set(acknowledged[-3:])
    assert len(acknowledged) == len(set(acknowledged))
    # A line whose answer was lost may have been applied: then there is one more, never one less.
    assert len(acknowledged) <= status["cases"] <= LINES_BETWEEN * (KILLS + 1)
    assert len(acknowledged) >= KILLED_AFTER * KILLS


def _post_lines(running: Running, token: str, batch: int, *, kill_after: int | None = None) -> list[str]:
    """Post crimes one by one; those that were acknowledged. The database is killed while one is being written."""
    done = []
    for number in range(LINES_BETWEEN):
        if number == kill_after:
            Timer(random.uniform(0, 0.02), os.kill, (running.child("postgres"), signal.SIGKILL)).start()
        reference = f"KD/{batch * LINES_BETWEEN + number}/26"
        if _is_acknowledged(running, token, reference):
            done.append(reference)
    return done


def _is_acknowledged(running: Running, token: str, reference: str) -> bool:
    request = urllib.request.Request(
        f"{running.ready['web']}/api/v1/feed",
        data=json.dumps(_crime(reference)).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/x-ndjson"},
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return bool(json.load(answer)["applied"] == 1)
    except (urllib.error.URLError, OSError):
        return False


def _crime(reference: str) -> dict[str, Any]:
    at = (datetime.now(UTC) - timedelta(days=3)).isoformat(timespec="seconds")
    return {
        "specversion": "1.0",
        "id": reference,
        "source": SOURCE,
        "type": "case.recorded",
        "subject": reference,
        "time": at,
        "sequence": 1,
        "data": {
            "reported_at": at,
            "offence": {"group": "burglary", "title": "A crime"},
            "area": "CE",
            "victims": [{"victim_id": f"V-{reference}", "kind": "person"}],
        },
    }


def _command(home: Path, *words: str) -> Any:
    reason = ["--reason", "a fault test"] if words[0] == "timeline" else []
    ran = subprocess.run(
        [*COMMAND, *words, *reason, "--json"], env=variables(home, {}), capture_output=True, text=True, check=True
    )
    return json.loads(ran.stdout)


def _until(holds: Any, *, within: float = 60) -> None:
    give_up = time.monotonic() + within
    while not holds():
        assert time.monotonic() < give_up, "it did not come back"
        time.sleep(0.1)
