"""`victimcare worker` ends when it is told to, at any moment of its start."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
from tests.conftest import Database
from tests.outside import eventually


@pytest.mark.parametrize("seconds", [0.5, 0.8, 1.1, 1.4, 2.0])
def test_it_ends_whenever_it_is_told_to(real_database: Database, tmp_path: Path, seconds: float) -> None:
    """Told while its connections were being opened, it once went on for good."""
    worker = started(real_database, tmp_path)
    try:
        time.sleep(seconds)
        worker.terminate()
        worker.wait(timeout=30)
    finally:
        worker.kill()
        worker.wait()


def test_work_that_takes_an_age_does_not_keep_it(real_database: Database, tmp_path: Path) -> None:
    """After a load of thousands one job alone took longer than the parent waits."""
    with psycopg.connect(real_database.url) as held, psycopg.connect(real_database.url, autocommit=True) as watch:
        held.execute("LOCK records_notification IN ACCESS EXCLUSIVE MODE")
        worker = started(real_database, tmp_path)
        try:
            waits = (
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            )
            eventually(lambda: watch.execute(waits).fetchone() != (0,), within=60)
            worker.terminate()
            assert worker.wait(timeout=30) == 0
        finally:
            worker.kill()
            worker.wait()


def started(database: Database, home: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "victimcare.config.command_line", "worker"],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "victimcare.config.settings",
            "VICTIMCARE_HOME": str(home),
            "DATABASE_URL": database.url,
        },
    )
