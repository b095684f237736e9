"""A worker is killed around the provider's call. What the stand-in's journal holds is the only judge.

Short form: every moment twice. Long form (VICTIMCARE_FAULTS=long): 1,000 kills. It prints n and the 95 % bound 3/n.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.db.models.functions import Now
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.conftest import Database
from tests.outside import Outside, eventually, running
from tests.services.messages.conftest import TEMPLATE
from tests.services.messages.tellings import NOW, a_queued_text, a_reachable_victim
from victimcare.installation import force_file
from victimcare.records.models import Telling
from victimcare.services import queue

MOMENTS = (
    "the intent is written, not committed",
    "the intent is committed, the provider not called",
    "the request has left, no answer has come",
    "the provider has answered, nothing is written",
    "the answer is written, not committed",
    "the answer is committed, the job not finished",
)
KILLS = 1000 if os.environ.get("VICTIMCARE_FAULTS") == "long" else 2 * len(MOMENTS)
AT_THE_PROVIDER = {"accepted", "sending", "delivered"}


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
            process.wait(timeout=15)


@pytest.fixture
def stack(real_database: Database, tmp_path: Path) -> Iterator[Stack]:
    home = tmp_path / "home"
    home.mkdir()
    unlimited = force_file.example().replace("usual = 20", "usual = 1000000")
    (home / force_file.NAME).write_text(unlimited)
    with running(tmp_path / "outside") as outside:
        yield Stack(
            outside,
            os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "victimcare.config.settings",
                "VICTIMCARE_HOME": str(home),
                "VICTIMCARE_NOW": NOW.isoformat(),
                "DATABASE_URL": real_database.url,
                "NOTIFY_BASE_URL": outside.url,
                "NOTIFY_API_KEY": outside.api_key,
                "NOTIFY_TEXT_TEMPLATE_ID": TEMPLATE,  # else the first request of a worker asks for it
            },
        )


def test_a_killed_worker_loses_no_message_and_doubles_none(stack: Stack) -> None:
    killed = Counter(_kill(stack))
    assert killed == {9: KILLS}, "each worker died at its moment"
    assert 0 < len(stack.outside.journal()) < KILLS, "some had left, others had not"

    _let_healthy_workers_finish(stack)

    handed_over = Counter(entry["reference"] for entry in stack.outside.journal())
    ours = {str(reference) for reference in Telling.objects.values_list("reference", flat=True)}
    lost, doubled = ours - set(handed_over), {reference for reference, n in handed_over.items() if n > 1}
    print(f"\n{KILLS} kills: lost {len(lost)}, doubled {len(doubled)}; 95 % bound of each {3 / KILLS:.2%}")
    assert len(ours) == KILLS
    assert (lost, doubled, set(handed_over) - ours) == (set(), set(), set())


def _kill(stack: Stack) -> Iterator[int]:
    """Queue one message after another, and kill the worker that takes it, at each moment in turn."""
    with stack.running("tests.faults.nursery") as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for number in range(KILLS):
            a_queued_text(a_reachable_victim(mobile=f"07700 900{100 + number % 800}"))
            nursery.stdin.write(MOMENTS[number % len(MOMENTS)] + "\n")
            nursery.stdin.flush()
            yield int(nursery.stdout.readline())


def _let_healthy_workers_finish(stack: Stack) -> None:
    """Time passes, then a worker carries out what is due; what it puts off is due the next time."""
    for _ in range(4):
        _let_time_pass()
        with stack.running("victimcare.config.command", "worker"):
            eventually(_nothing_is_due, within=60 + KILLS / 5)
    assert set(Telling.objects.values_list("status", flat=True)) <= AT_THE_PROVIDER


def _let_time_pass() -> None:
    """What some minutes do while nobody works: the dead are found dead, and what waits for its time is due."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")
    async_to_sync(queue.rescue_stalled)()


def _nothing_is_due() -> bool:
    due = ProcrastinateJob.objects.filter(status="todo", scheduled_at__lte=Now())
    unscheduled = ProcrastinateJob.objects.filter(status="todo", scheduled_at=None)
    at_work = ProcrastinateJob.objects.filter(status="doing")
    return not (due.exists() or unscheduled.exists() or at_work.exists())
