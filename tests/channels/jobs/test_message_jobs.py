from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django import app
from tests.conftest import Database
from tests.outside import Outside
from tests.services.messages.tellings import NOW, a_queued_text

from victimcare.records.models import Telling


@pytest.fixture(autouse=True)
def at_nine(settings: Any) -> None:
    settings.VICTIMCARE_NOW = NOW


def test_a_job_that_an_accident_stopped_runs_again_and_sends_once(real_database: Database, outside: Outside) -> None:
    telling = a_queued_text()
    with connection.cursor() as cursor:  # the accident: for a moment nothing can be written
        cursor.execute("ALTER TABLE records_tellingstate RENAME TO records_tellingstate_away")

    _work()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE records_tellingstate_away RENAME TO records_tellingstate")
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
    _work()

    assert Telling.objects.get().status == "accepted"
    assert len(outside.handed_over(str(telling.reference))) == 1


def _work() -> None:
    """Let a worker carry out what is due."""
    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        app.run_worker(wait=False, install_signal_handlers=False)
