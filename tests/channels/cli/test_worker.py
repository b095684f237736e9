"""`victimcare worker` ends when it is told to, at whatever moment of its start that is."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.conftest import Database


@pytest.mark.parametrize("seconds", [0.5, 0.8, 1.1, 1.4, 2.0])
def test_it_ends_whenever_it_is_told_to(real_database: Database, tmp_path: Path, seconds: float) -> None:
    """Told while its connections were being opened, it once went on for good."""
    worker = subprocess.Popen(
        [sys.executable, "-m", "victimcare.config.command", "worker"],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "victimcare.config.settings",
            "VICTIMCARE_HOME": str(tmp_path),
            "DATABASE_URL": real_database.url,
        },
    )
    try:
        time.sleep(seconds)
        worker.terminate()
        worker.wait(timeout=30)
    finally:
        worker.kill()
        worker.wait()
