"""That wrong codes come to whoever looks after her. In these times the seconds come last."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.access_codes import compromised_access
from victimcare.services.job_queue import Job

log = structlog.get_logger()


@app.periodic(cron="* * * * *")
@app.task(name=Job.LOOK_FOR_GUESSING, queueing_lock=Job.LOOK_FOR_GUESSING)
def look_for_guessing(timestamp: int) -> None:
    told = compromised_access.alert_guessed_codes(now=clock.current_time())
    if told:
        log.info("people.guessing_told", victims=told)
