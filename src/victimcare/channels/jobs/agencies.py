"""Duties of other agencies: tasks to ask for what is near, and the end of waiting for what is done."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.desk import agency_chasing
from victimcare.services.job_queue import ONE_AT_A_TIME, Job

log = structlog.get_logger()


@app.periodic(cron="*/10 * * * *")
@app.task(name=Job.CHASE_AGENCIES, queueing_lock=Job.CHASE_AGENCIES, lock=ONE_AT_A_TIME)
def chase_agencies(timestamp: int) -> None:
    now = clock.current_time()
    closed, made = agency_chasing.close_ended_requests(now=now), agency_chasing.make_request_tasks(now=now)
    if closed or made:
        log.info("desk.agencies", closed=closed, tasks=made)
