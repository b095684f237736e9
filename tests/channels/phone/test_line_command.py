"""`victimcare line` as a process: answers, has a voice, stops when told, says in one line why it does not start."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from tests.channels.phone.caller import Caller
from tests.conftest import Database
from tests.outside import eventually
from tests.ports import free_port
from tests.voice import with_its_voice

from victimcare.installation import network_ports
from victimcare.records.models import AuditEntry, Call

COMMAND = (sys.executable, "-m", "victimcare.config.command_line", "line")


@contextmanager
def running(home: Path, port: int, database: str | None = None) -> Iterator[subprocess.Popen[str]]:
    environ = {
        **os.environ,
        "VICTIMCARE_HOME": str(home),
        "VICTIMCARE_ENV": "test",
        "VICTIMCARE_SIP_PORT": str(port),
        "DATABASE_URL": database or str(settings.ENVIRONMENT.database_url),
    }
    process = subprocess.Popen(COMMAND, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until_it_answers(process: subprocess.Popen[str], port: int) -> None:
    deadline = time.monotonic() + 60
    while not network_ports.does_sip_answer("127.0.0.1", port):
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return with_its_voice(tmp_path)


def test_it_answers_and_stops_cleanly_when_told(home: Path) -> None:
    folder = home / "prompts" / "en"
    kept = {path.name for path in folder.glob("*.ulaw")}
    missing = {name for name in kept if name.startswith(("calls-digit-", "calls-safety."))}
    for name in missing:
        (folder / name).unlink()

    port = free_port()
    with running(home, port) as process:
        wait_until_it_answers(process, port)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=60)

    assert process.returncode == 0, output
    assert re.search("line.stopped", output)
    assert len(missing) == 11
    assert {path.name for path in folder.glob("*.ulaw")} == kept, "it makes what it lacks"


def test_a_taken_port_is_told_in_one_line(home: Path, real_database: Database) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with running(home, port, real_database.url) as process:
            output, _ = process.communicate(timeout=30)

    assert process.returncode == 2
    assert output.strip() == (
        f"The line cannot listen on 127.0.0.1:{port}: Address already in use. Set VICTIMCARE_SIP_PORT."
    )


def test_a_bad_recording_is_told_in_one_line(home: Path) -> None:
    folder = home / "recordings" / "en"
    folder.mkdir(parents=True)
    (folder / "calls-safety.wav").write_text("no sound")

    with running(home, 0) as process:
        output, _ = process.communicate(timeout=30)

    assert process.returncode == 2
    assert output.startswith(f"{folder / 'calls-safety.wav'}: expected a WAV file")
    assert len(output.strip().splitlines()) == 1


def test_a_call_whose_line_was_killed_is_ended_by_the_next_line(
    home: Path, real_database: Database, django_db_blocker: Any
) -> None:
    def calls() -> list[tuple[bool, list[str], str]]:
        with django_db_blocker.unblock():
            return [(call.ended_at is not None, call.path, call.outcome) for call in Call.objects.all()]

    async def ring(port: int) -> None:
        async with Caller(("127.0.0.1", port), is_deaf=True) as caller:
            await caller.ring()
            await asyncio.to_thread(eventually, lambda: [path for _, path, _ in calls() if path])
            caller.is_hung_up.set()  # the line is killed, so no goodbye is expected
            killed.kill()

    port = free_port()
    with running(home, port, real_database.url) as killed:
        wait_until_it_answers(killed, port)
        asyncio.run(ring(port))
        killed.wait()
    left = calls()
    with running(home, port, real_database.url) as process:
        ended = eventually(lambda: calls() if calls() != left else [], within=120)
        assert process.poll() is None

    assert left == [(False, ["greeting"], "")]
    assert ended == [(True, ["greeting"], "cut_off")]
    with django_db_blocker.unblock():
        assert AuditEntry.objects.get(act="call.ended").detail["outcome"] == "cut_off"
