"""`victimcare line` as a process: answers, has a voice, stops when told, says in one line why it does not start."""

from __future__ import annotations

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

import pytest
from django.conf import settings

from victimcare.installation import probes

COMMAND = (sys.executable, "-m", "victimcare.config.command", "line")


@contextmanager
def running(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    environ = {
        **os.environ,
        "VICTIMCARE_HOME": str(home),
        "VICTIMCARE_ENV": "test",
        "VICTIMCARE_SIP_PORT": str(port),
        "DATABASE_URL": str(settings.ENVIRONMENT.database_url),
    }
    process = subprocess.Popen(COMMAND, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path


def test_it_answers_and_stops_cleanly_when_told(home: Path) -> None:
    port = free_port()
    with running(home, port) as process:
        answers = probes.answers_sip("127.0.0.1", port)
        deadline = time.monotonic() + 30
        while not answers(process):  # type: ignore[arg-type]
            assert process.poll() is None, process.communicate()[0]
            assert time.monotonic() < deadline
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        output, _ = process.communicate(timeout=15)

    assert process.returncode == 0, output
    assert re.search("line.stopped", output)
    assert len(list((home / "prompts" / "en").glob("*.ulaw"))) > 20


def test_a_taken_port_is_told_in_one_line(home: Path) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with running(home, port) as process:
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
