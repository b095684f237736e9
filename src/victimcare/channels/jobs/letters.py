"""The job that looks after letters which wait to be printed."""

from __future__ import annotations

import structlog
from procrastinate.contrib.django import app

from victimcare.services import clock
from victimcare.services.job_queue import Job
from victimcare.services.messages import delivery_status

log = structlog.get_logger()


@app.periodic(cron="23 * * * *")
@app.task(name=Job.LOOK_AFTER_LETTERS, queueing_lock=Job.LOOK_AFTER_LETTERS)
def look_after(timestamp: int) -> None:
    looked = delivery_status.check_print_rooms(now=clock.current_time())
    if looked.lying or looked.removed:
        log.info("letters.looked_after", lying=looked.lying, removed=looked.removed)
