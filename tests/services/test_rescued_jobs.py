"""Jobs of a worker that died are put back, whatever other jobs there are."""

from __future__ import annotations

import threading
from typing import Any

from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from victimcare.services import job_queue
from victimcare.services.job_queue import Job

ROUNDS = 25


def a_dead_workers_job(lock: str | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args, status)"
            " VALUES ('default', %s, %s, '{}', 'doing') RETURNING id",
            [Job.SCAN_FILES, lock],
        )
        return int(cursor.fetchone()[0])


def a_waiting_job(lock: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args)"
            " VALUES ('default', %s, %s, '{}') ON CONFLICT DO NOTHING RETURNING id",
            [Job.SCAN_FILES, lock],
        )
        return int((cursor.fetchone() or [0])[0])


def states() -> dict[int, str]:
    return dict(ProcrastinateJob.objects.values_list("id", "status"))


def test_one_whose_like_waits_already_keeps_none_of_the_others_and_follows_it(real_database: Any) -> None:
    """The queue has one place for each lock: the waiting job runs first, then the dead worker's job is put back."""
    first, last = a_dead_workers_job("scan"), a_dead_workers_job()
    waiting = a_waiting_job("scan")

    assert async_to_sync(job_queue.rescue_stalled_jobs)() == 1
    assert states() == {first: "doing", last: "todo", waiting: "todo"}

    ProcrastinateJob.objects.filter(id=waiting).delete()  # it has run
    assert async_to_sync(job_queue.rescue_stalled_jobs)() == 1
    assert states() == {first: "todo", last: "todo"}


def test_a_rescue_that_races_with_a_new_job_of_its_lock_fails_never(real_database: Any) -> None:
    wrong: list[BaseException] = []
    start = threading.Barrier(2)

    def defer() -> None:
        for number in range(ROUNDS):
            start.wait()
            a_waiting_job(f"lock {number}")
        connection.close()

    other = threading.Thread(target=defer)
    other.start()
    for number in range(ROUNDS):
        a_dead_workers_job(f"lock {number}")
        start.wait()
        try:
            async_to_sync(job_queue.rescue_stalled_jobs)()
        except BaseException as error:
            wrong.append(error)
    other.join()

    assert wrong == []
    waits = [
        lock for lock, status in ProcrastinateJob.objects.values_list("queueing_lock", "status") if status == "todo"
    ]
    assert sorted(waits) == sorted(f"lock {number}" for number in range(ROUNDS)), "each once"
