"""A job is a row in the transaction that starts it."""

from __future__ import annotations

import pytest
from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.testing import InMemoryConnector

from victimcare.services.job_queue import Job, queue_job


@pytest.mark.django_db
def test_a_job_that_is_queued_in_a_worker_commits_with_the_change_and_goes_with_it() -> None:
    with app.replace_connector(InMemoryConnector()):  # as a worker does, with a connection of its own
        queue_job(Job.SORT_OFFICER_REPLY, reply_id=1)
        with transaction.atomic():
            queue_job(Job.SORT_OFFICER_REPLY, reply_id=2)
            transaction.set_rollback(True)

    queued = ProcrastinateJob.objects.filter(task_name=Job.SORT_OFFICER_REPLY)
    assert [job.args for job in queued] == [{"reply_id": 1}]
