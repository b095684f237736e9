"""What the fault tests run the product's programs with: a database, the make-believe outside, and every supplier."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from asgiref.sync import async_to_sync
from django.db import connection
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.conftest import Database
from tests.outside import TEMPLATE, Outside
from tests.services.messages.tellings import NOW
from victimcare.demo.outside.notify_checks import TEMPLATES
from victimcare.demo.outside.sinch_server import PLAN
from victimcare.installation.force import force_toml
from victimcare.records.models import Notification
from victimcare.services import job_queue
from victimcare.services.messages import message_states

SECRET = "agreed-between-provider-and-product"


@dataclass(frozen=True)
class Stack:
    """What the workers of this test run with."""

    outside: Outside
    environ: dict[str, str]

    @contextmanager
    def running(self, *program: str) -> Iterator[subprocess.Popen[str]]:
        process = subprocess.Popen(
            [sys.executable, "-m", *program],
            env=self.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=60)


def environment(outside: Outside, database: Database, home: Path) -> dict[str, str]:
    """Two suppliers of texts, one of e-mails, one of letters; no ceiling that a fault test could come to."""
    home.mkdir()
    (home / force_toml.FORCE_FILE_NAME).write_text(
        force_toml.read_example_text().replace("usual = 20", "usual = 1000000")
    )
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "victimcare.config.settings",
        "VICTIMCARE_HOME": str(home),
        "VICTIMCARE_NOW": NOW.isoformat(),
        "DATABASE_URL": database.url,
        "NOTIFY_BASE_URL": outside.url,
        "NOTIFY_API_KEY": outside.api_key,
        "NOTIFY_CALLBACK_TOKEN": SECRET,
        # Else the first request of a worker asks for them.
        "NOTIFY_TEXT_TEMPLATE_ID": TEMPLATE,
        "NOTIFY_EMAIL_TEMPLATE_ID": next(one.id for one in TEMPLATES.values() if one.kind == "email"),
        "VICTIMCARE_MAILER": "notify",
        "VICTIMCARE_LETTERS": "print-folder",
        "SINCH_BASE_URL": outside.url,
        "SINCH_SERVICE_PLAN_ID": PLAN,
        "SINCH_API_TOKEN": outside.api_key,
        "SINCH_CALLBACK_SECRET": SECRET,
    }


def letters_in(home: Path) -> list[str]:
    """The references of the letters that lie in the print folder, as its manifest has them."""
    manifest = home / "letters" / "manifest.ndjson"
    return [json.loads(line)["reference"] for line in manifest.read_text().splitlines()] if manifest.exists() else []


def let_time_pass() -> None:
    """What some minutes do while no one works: the dead are found dead, and what waits for its time is due."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
        cursor.execute("UPDATE records_notification SET rests_until = now() WHERE rests_until > now()")
    async_to_sync(job_queue.rescue_stalled_jobs)()


def nothing_is_due() -> bool:
    due = ProcrastinateJob.objects.filter(status="todo", scheduled_at__lte=Now())
    unscheduled = ProcrastinateJob.objects.filter(status="todo", scheduled_at=None)
    at_work = ProcrastinateJob.objects.filter(status="doing")
    messages = Notification.objects.filter(message_states.is_message_due(NOW))
    doubts = Notification.objects.filter(status__in=message_states.AT_THE_SUPPLIER, rests_until__lte=Now())
    return not any(rows.exists() for rows in (due, unscheduled, at_work, messages, doubts))
